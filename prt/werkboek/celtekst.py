"""What a cell says where text is expected, and what belongs in no column at all."""

from prt.werkboek.lezen import Cel, Soort
from prt.werkboek.woorden import Afgekeurd

_NOOIT = {
    Soort.FORMULE: "Hier staat een formule. Vervang haar door de uitkomst: kopieer de cel en plak alleen de waarde.",
    Soort.FOUTWAARDE: "Hier staat een foutwaarde van Excel. Vul de juiste waarde in of maak de cel leeg.",
    Soort.WAARHEID: "Hier staat WAAR of ONWAAR. Vul in plaats daarvan de bedoelde waarde in.",
    Soort.ANDERS: "Hier staat een tijd of tijdsduur. Vul de bedoelde waarde in.",
}


def keur_soort(cel: Cel) -> None:
    """Refuse what belongs in no column."""
    if cel.soort in _NOOIT:
        raise Afgekeurd(_NOOIT[cel.soort])


def als_tekst(cel: Cel) -> str:
    """What a cell says when text is expected."""
    if cel.soort is Soort.TEKST:
        return cel.waarde
    if cel.soort is Soort.GETAL and cel.waarde == int(cel.waarde):
        return str(int(cel.waarde))
    raise Afgekeurd(
        "Hier staat een getal of datum in plaats van tekst. Geef de cel de opmaak Tekst en typ haar opnieuw."
    )
