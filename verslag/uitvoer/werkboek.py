"""The verslag as a workbook: a sheet per table, numbers as numbers, what is unknown as an empty cell."""

from collections.abc import Callable, Iterable, Mapping

from prt.werkboek.schrijven import Blad, als_xlsx
from verslag.cijfers import tabellen
from verslag.document.document import Verslag
from verslag.uitvoer.gegevens import TABELLEN

UITLEG = "Een lege cel betekent: niet bekend of niet van toepassing. Een 0 is echt nul."


def als_werkboek(verslag: Verslag) -> bytes:
    over = Blad("Over dit bestand", ("Onderwerp", "Toelichting"), _over(verslag))
    return als_xlsx(over, *(BLADEN[naam](verslag) for naam in verslag.rapport.gegevens))


def _over(verslag: Verslag) -> Iterable[tuple]:
    ronde = verslag.ronde
    yield "Titel", verslag.titel
    yield "Status", verslag.status
    yield "Provincie", verslag.cijfers.naam
    if verslag.gebied != verslag.cijfers.provincie:
        yield "Gebied", str(verslag.gebied)
    yield "Cyclus", ronde.nummer
    yield "Begin van de cyclus", ronde.van
    yield "Einde van de cyclus (tot)", ronde.tot
    yield "Begin van het garantievenster", ronde.venster_van
    yield "Einde van het garantievenster (tot)", ronde.venster_tot
    yield "Peildatum", verslag.cijfers.peildatum
    if verslag.cijfers.bekend_op:
        yield "Zoals bekend op", verslag.cijfers.bekend_op
    yield "Telregel", ronde.telregel_in_woorden
    yield from (("Bron van de opgaven", bron) for bron in verslag.bronnen)
    yield "Lege cellen", UITLEG
    yield "Vertrouwelijke locaties", verslag.cijfers.over_vertrouwelijk


def _oogopslag(verslag: Verslag) -> Blad:
    rijen = tabellen.in_een_oogopslag(verslag.cijfers)
    gebieden = list(rijen[0])[2:]
    return Blad("In één oogopslag", ("Tabel", "Regel", *gebieden), (tuple(rij.values()) for rij in rijen))


def _garanties(verslag: Verslag) -> Blad:
    koppen = (
        "Gemeente",
        "Opgave",
        "Realisatie totaal",
        "Realisatie asiel",
        "Asielplekken beschikbaar (van/tot)",
        "Realisatie amv",
        "Amv-plekken beschikbaar (van/tot)",
        "Bijzonderheden",
        "Niet meegeteld",
    )
    rijen = [tuple(rij.values()) for rij in tabellen.garanties(verslag.cijfers)]
    teksten = [(" ".join(g.bijzonderheden), " ".join(g.voetnoten)) for g in verslag.cijfers.garanderend]
    return Blad("Garanties", koppen, (rij + tekst for rij, tekst in zip(rijen, [*teksten, ("", "")], strict=True)))


def _stand(verslag: Verslag) -> Blad:
    rijen = (tuple(rij.values()) for rij in tabellen.stand_van_zaken(verslag.cijfers))
    return Blad("Stand van zaken", ("Gemeente", "Stand van zaken"), rijen)


def _per_gemeente(verslag: Verslag) -> Blad:
    koppen = (
        "Regio",
        "Gemeente",
        "Opgave",
        "Opgave waarvan amv",
        "Gegarandeerd",
        "Gegarandeerd waarvan amv",
        "Voornemens",
        "Voornemens zonder aantal",
        "Verschil (gegarandeerd min opgave)",
        "Stand van zaken",
    )
    regio_van: dict[object, str] = {g.naam: regio.naam for regio in verslag.cijfers.regios for g in regio.gemeenten}
    rijen = ((regio_van[rij["gemeente"]], *rij.values()) for rij in tabellen.per_gemeente(verslag.gemeenten))
    return Blad("Per gemeente", koppen, rijen)


def _tabel(naam: str, sleutel: str, *koppen: str) -> Callable[[Verslag], Blad]:
    """A sheet with the same rows and columns as the table in the data file."""
    return lambda verslag: Blad(naam, koppen, (tuple(rij.values()) for rij in TABELLEN[sleutel](verslag)))


_AFLOOP = ("Vanaf", "Vanaf, zoals bekend", "Gemeente", "Plekken minder", "Tijdens de cyclus")

_OPGAVEN = (
    "Gemeente",
    "Asiel: opgave",
    "Asiel: opgave waarvan amv",
    "Asiel: gegarandeerd",
    "Oekraïne: opgave",
    "Oekraïne: plekken",
    "Statushouders: taakstelling",
    "Statushouders: inclusief voor- of achterstand",
)

_VERSCHIL = (
    "Gebied",
    "Opgave vorige maand",
    "Opgave",
    "Gegarandeerd vorige maand",
    "Gegarandeerd",
    "Voornemens vorige maand",
    "Voornemens",
)

_TIJDLIJN = ("Gemeente", "Naam", "Doelgroep", "Plekken", "Van", "Tot", "Periode, zoals bekend", "Zekerheid")

BLADEN: Mapping[str, Callable[[Verslag], Blad]] = {
    "in_een_oogopslag": _oogopslag,
    "garanties": _garanties,
    "stand_van_zaken": _stand,
    "gemeenten": _per_gemeente,
    "opgaven": _tabel("Opgaven", "opgaven", *_OPGAVEN),
    "tijdlijn": _tabel("Tijdlijn", "tijdlijn", *_TIJDLIJN),
    "afloop": _tabel("Wat loopt wanneer af", "afloop", *_AFLOOP),
    "afloop_jaar": _tabel("Loopt af binnen een jaar", "afloop_jaar", *_AFLOOP),
    "maandverschil": _tabel("Sinds vorige maand", "maandverschil", *_VERSCHIL),
    "maandstanden": _tabel("Maandstanden", "maandstanden", "Gemeente", "Status", "Bevestigd op", "Nog niet bevestigd"),
    "knelpunten": _tabel("Knelpunten", "knelpunten", "Thema", "Gebied", "Knelpunt", "Status", "Sinds"),
}
