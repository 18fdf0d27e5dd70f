"""The timeline of a gemeente, ready to draw: a bar per period of places, from the cyclus until two years after it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from opgaven.rondes.models import Ronde
from prt.grafiek.schaal import Tijdas, Tik, verschil
from prt.weergave import datum, getal, periode_kort
from verslag.cijfers.tijdlijn import Tijdlijnregel, Zekerheid
from verslag.grafieken.trap import tijdas


@dataclass(frozen=True, slots=True)
class Lijnbalk:
    """One bar: ``van`` and ``breedte`` are percentages of the width; without them its begin is onbekend."""

    naam: str
    plekken: str
    periode: str
    omschrijving: str
    zekerheid: str
    van: str = ""
    breedte: str = ""


@dataclass(frozen=True, slots=True)
class Tijdlijn:
    """``bevinding`` says in a sentence what the drawing shows. Places are percentages of the width.

    ``maanden``: each tick with the side of its label that it stands at (``text-anchor``).
    """

    titel: str
    bevinding: str
    balken: tuple[Lijnbalk, ...]
    maanden: tuple[tuple[Tik, str], ...]
    venster_van: str
    venster_tot: str
    venster_breedte: str
    peildatum: str

    @property
    def soorten(self) -> list[str]:
        """Which kinds of bars there are, for the legend."""
        return [
            soort.name.lower() for soort in Zekerheid if any(b.zekerheid == soort.name.lower() for b in self.balken)
        ]


def tijdlijn(naam: str, regels: Iterable[Tijdlijnregel], ronde: Ronde, peildatum: date) -> Tijdlijn:
    """Only what is there, or may be there, on some day of the axis."""
    as_ = tijdas(ronde)
    getoond = [regel for regel in regels if regel.periode.eind > as_.van and regel.periode.begin < as_.tot]
    van, tot = as_.plek(ronde.venster.begin), as_.plek(ronde.venster.eind)
    return Tijdlijn(
        titel=f"Tijdlijn van de plekken in {naam}, {datum(as_.van)} tot {datum(as_.tot)}",
        bevinding=_bevinding(getoond, ronde),
        balken=tuple(_balk(regel, as_) for regel in getoond),
        maanden=tuple((tik, _anker(as_, tik)) for tik in as_.tikken()),
        venster_van=van,
        venster_tot=tot,
        venster_breedte=verschil(van, tot),
        peildatum=as_.plek(peildatum) if as_.bevat(peildatum) else "",
    )


def _anker(as_: Tijdas, tik: Tik) -> str:
    """So that the first and the last label stay within the drawing."""
    rand = (as_.tot - as_.van) // 20
    if tik.plek in (as_.plek(as_.van), "0"):
        return "start"
    return "end" if float(tik.plek) > float(as_.plek(as_.tot - rand)) else "middle"


def _balk(regel: Tijdlijnregel, as_: Tijdas) -> Lijnbalk:
    periode, soort = regel.periode, regel.zekerheid
    aantal = "onbekend aantal" if regel.plekken is None else getal(regel.plekken)
    plekken = f"{aantal} {regel.doelgroep}"
    kort = periode_kort(periode)
    plaats = {}
    if periode.van:
        van, tot = as_.plek(periode.van), as_.plek(min(periode.eind, as_.tot))
        plaats = {"van": van, "breedte": verschil(van, tot)}
    omschrijving = f"{regel.naam}, {plekken}, {soort.value}: {kort}"
    return Lijnbalk(regel.naam, plekken, kort, omschrijving, soort.name.lower(), **plaats)


def _bevinding(regels: list[Tijdlijnregel], ronde: Ronde) -> str:
    if not regels:
        return "Er zijn geen plekken of plannen die hier getoond kunnen worden."
    hard = [regel for regel in regels if regel.zekerheid == Zekerheid.HARD]
    blijvend = sum(regel.periode.omvat(ronde.venster) for regel in hard)
    plannen = sum(regel.zekerheid == Zekerheid.VOORNEMEN for regel in regels)
    return (
        f"Periodes met harde plekken: {len(hard)}, waarvan {blijvend} het hele garantievenster. Voornemens: {plannen}."
    )
