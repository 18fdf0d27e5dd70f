"""How numbers, dates and periods are written in Dutch: the same words on screen, in a workbook and on paper."""

from datetime import date
from fractions import Fraction

from prt.rekenen.getallen import Som
from prt.rekenen.perioden import Periode, Precisie

MAANDEN = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]
ONBEPAALD, EINDE_ONBEKEND, ONBEKEND = "onbepaald", "einde onbekend", "onbekend"
LEEG = "–"


def getal(waarde: int | Som | None, leeg: str = LEEG) -> str:
    """3864 → "3.864"; what nobody gave is a dash, never 0.

    A sum of which parts are unknown says so: "ten minste 420 · 1 van 25 bekend", or "onbekend · 3 van 25 bekend" where
    the parts that are unknown may be below 0.
    """
    if isinstance(waarde, Som):
        return _som(waarde, leeg)
    return leeg if waarde is None else f"{waarde:,}".replace(",", ".").replace("-", "\N{MINUS SIGN}")


def _som(som: Som, leeg: str) -> str:
    if som.bekend == som.van or not som.bekend:
        return getal(som.aantal, leeg)
    grens = f"ten minste {getal(som.aantal)}" if som.positief else ONBEKEND
    return f"{grens} · {som.bekend} van {som.van} bekend"


def cel(waarde: int | Som | None) -> int | str | None:
    """In a file: a number that can be reckoned with, or the words for a sum of which parts are unknown."""
    if not isinstance(waarde, Som):
        return waarde
    return getal(waarde) if 0 < waarde.bekend < waarde.van else waarde.aantal


EIGENNAMEN = ("Oekraïne",)


def in_zin(woord: str) -> str:
    """A choice as a word within a sentence: "asiel", but "Oekraïne"."""
    return woord if woord in EIGENNAMEN else woord.lower()


def breuk(waarde: Fraction, decimalen: int = 2) -> str:
    """A fraction with so many decimals, half-up: Fraction(2, 3) → "0,67". Not negative."""
    macht = 10**decimalen
    heel, rest = divmod((2 * waarde.numerator * macht + waarde.denominator) // (2 * waarde.denominator), macht)
    return f"{getal(heel)},{rest:0{decimalen}d}"


def procent(waarde: int | None) -> str:
    return LEEG if waarde is None else f"{waarde}\N{NO-BREAK SPACE}%"


def datum(dag: date | None, precisie: str = Precisie.DAG) -> str:
    """In words, as precisely as it is known: "24 juli 2023", "maart 2026", "2035"."""
    if dag is None:
        return ONBEKEND if precisie == Precisie.ONBEKEND else ONBEPAALD
    if precisie == Precisie.JAAR:
        return str(dag.year)
    maand = f"{MAANDEN[dag.month - 1]} {dag.year}"
    return maand if precisie == Precisie.MAAND else f"{dag.day} {maand}"


def datum_kort(dag: date | None, precisie: str = Precisie.DAG) -> str:
    """As in the tables of the verslag: "24/07/23", "maart 2026", "2035"."""
    return dag.strftime("%d/%m/%y") if dag and precisie == Precisie.DAG else datum(dag, precisie)


def periode_kort(periode: Periode) -> str:
    """ "24/07/23 – 24/07/28", "16/03/16 – onbepaald", "01/10/25 – einde onbekend"."""
    if periode.tot is None and periode.tot_precisie == Precisie.ONBEKEND:
        einde = EINDE_ONBEKEND
    else:
        einde = datum_kort(periode.tot, periode.tot_precisie)
    begin = datum_kort(periode.van, periode.van_precisie) if periode.van else ONBEKEND
    return f"{begin} {LEEG} {einde}"
