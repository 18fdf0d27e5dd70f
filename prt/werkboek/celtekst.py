"""What a cell says where text or a number is expected, and what belongs in no column at all."""

from prt.getallen import lees_getal
from prt.weergave import getal
from prt.werkboek.lezen import Cel, Soort
from prt.werkboek.woorden import Afgekeurd, kort

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


def als_getal(cel: Cel, *, minste: int, meeste: int, te_weinig: str) -> int:
    """The whole number in a cell, also where it was typed as text; ``te_weinig`` is said of a smaller one."""
    if cel.soort is Soort.DATUM:
        raise Afgekeurd("Hier staat een datum in plaats van een getal. Geef de cel de opmaak Getal en typ het opnieuw.")
    waarde = cel.waarde
    if cel.soort is Soort.TEKST:
        try:
            waarde = lees_getal(waarde)
        except ValueError as fout:
            raise Afgekeurd(f"“{kort(waarde)}” is geen heel getal. {fout}") from None
    if waarde != int(waarde):
        raise Afgekeurd(f"{kort(str(waarde)).replace('.', ',')} is geen heel getal. Rond het af.")
    if waarde < minste:
        raise Afgekeurd(te_weinig)
    if waarde > meeste:
        raise Afgekeurd(f"Meer dan {getal(meeste)} kan niet kloppen. Controleer het aantal.")
    return int(waarde)
