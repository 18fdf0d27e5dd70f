"""The empty workbook to start from: the sheet to fill in, an explanation of every column, drop-down lists."""

from prt.werkboek.rijen import VERPLICHT
from prt.werkboek.schrijven import Blad, als_xlsx
from realisatie.importeren.kolommen import BLAD, KOLOMMEN, KOPPEN

BESTANDSNAAM = "beschikbaarheid-sjabloon.xlsx"
ALGEMEEN = (
    ("Een rij", "Eén periode waarin een locatie een aantal plekken heeft voor één doelgroep."),
    ("Alles of niets", "Klopt er iets niet, dan wordt niets opgeslagen en ziet u per cel wat u moet verbeteren."),
    (
        "Opnieuw aanleveren",
        "Dezelfde locatie, doelgroep en begindatum: de rij wijzigt wat er al staat, ook waar een cel leeg is. "
        "Wat niet in het bestand staat, blijft zoals het is.",
    ),
    ("Formules", "Formules, samengevoegde cellen en macro’s worden geweigerd."),
)


def sjabloon() -> bytes:
    """The template as an xlsx file."""
    invullen = Blad(BLAD, KOPPEN, keuzes={kolom.kop: kolom.lijst for kolom in KOLOMMEN if kolom.lijst})
    uitleg: list[tuple] = [
        (kolom.kop, kolom.leeg is VERPLICHT, kolom.uitleg, ", ".join(kolom.lijst)) for kolom in KOLOMMEN
    ]
    uitleg += [(onderwerp, None, zin, None) for onderwerp, zin in ALGEMEEN]
    return als_xlsx(invullen, Blad("Uitleg", ("Kolom", "Verplicht", "Wat vult u in", "Keuze uit"), uitleg))
