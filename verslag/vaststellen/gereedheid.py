"""What stands in the way of adopting the verslag (R13): per kind of point what it is about, and whose it is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.urls import reverse

from opgaven.gebieden.keuzes import Gebiedsoort
from prt.problemen import Ernst, Probleem
from prt.tekst.invulling import problemen as invulproblemen
from prt.weergave import datum, getal
from realisatie.maand.lezen import Maandregel
from realisatie.maand.rekenen import GEACCORDEERD
from realisatie.uitruil.keuzes import Voorwaarde
from verslag.cijfers.cijfers import Cijfers
from verslag.cijfers.waarden import waarden
from verslag.teksten.lezen import Tekstregel


class Weging(StrEnum):
    """What a point asks for before the verslag can be adopted."""

    BLOKKEERT = "blokkeert"
    REDEN = "vraagt een reden"


SOORTEN = {
    "cijfers": ("Cijfers die niet kloppen", Weging.BLOKKEERT),
    "duiding-cdk": ("De tekst van de CdK is niet klaar", Weging.BLOKKEERT),
    "invullingen": ("Onbekende cijfers in een tekst", Weging.BLOKKEERT),
    "aandacht": ("Aandachtspunten bij de cijfers", Weging.REDEN),
    "duidingen": ("Duidingen die ontbreken", Weging.REDEN),
    "akkoord": ("Gemeenten zonder akkoord deze maand", Weging.REDEN),
    "uitruil": ("Uitruil met een open voorwaarde", Weging.REDEN),
    "besluit": ("Voornemens zonder besluitdatum", Weging.REDEN),
    "eindigt": ("Plekken die in het garantievenster eindigen", Weging.REDEN),
}
"""The kinds of points by the name under which a reason is kept: what they are called and what they ask for."""


@dataclass(frozen=True, slots=True)
class Belemmering:
    """One thing that is not in order: what, who is about it, and the page to mend it on."""

    tekst: str
    eigenaar: str
    pad: str = ""


@dataclass(frozen=True, slots=True)
class Punt:
    """All of one kind. ``sleutel`` names it where a reason is kept for it."""

    sleutel: str
    titel: str
    weging: Weging
    belemmeringen: tuple[Belemmering, ...]

    @property
    def blokkeert(self) -> bool:
        return self.weging == Weging.BLOKKEERT

    @property
    def badge(self) -> str:
        return "danger" if self.blokkeert else "warning"


@dataclass(frozen=True)
class Grond:
    """What the verslag rests on: figures with nothing hidden from who looks, every text, and this month.

    ``besluitloos``: the voornemens without a day for their decision, of the locaties that who looks may see.
    """

    cijfers: Cijfers
    teksten: list[Tekstregel]
    maanden: list[Maandregel]
    besluitloos: list[Probleem]


def gereedheid(grond: Grond) -> tuple[Punt, ...]:
    """The kinds of points that have anything in them, what blocks first."""
    cijfers = grond.cijfers
    fouten = (p for p in cijfers.problemen if p.ernst == Ernst.FOUT)
    let_op = (p for p in cijfers.problemen if p.ernst == Ernst.LET_OP)
    gevonden = {
        "cijfers": _problemen(cijfers, fouten),
        "duiding-cdk": _teksten(grond, provincie=True),
        "invullingen": _invullingen(grond),
        "aandacht": _problemen(cijfers, let_op),
        "duidingen": _teksten(grond, provincie=False),
        "akkoord": _zonder_akkoord(grond.maanden),
        "uitruil": _open_uitruil(cijfers),
        "besluit": _zonder_besluitdatum(grond.besluitloos),
        "eindigt": _eindigt(cijfers),
    }
    punten = (Punt(sleutel, *SOORTEN[sleutel], tuple(belemmeringen)) for sleutel, belemmeringen in gevonden.items())
    return tuple(punt for punt in punten if punt.belemmeringen)


def samenvatting(punten: Sequence[Punt]) -> str:
    """Whether the verslag can be adopted, as the end of a sentence."""
    if not punten:
        return "er staat niets in de weg."
    if any(punt.blokkeert for punt in punten):
        return "er zijn punten die eerst in orde moeten zijn."
    return "niets houdt het vaststellen tegen, maar bij sommige punten hoort een reden."


def _problemen(cijfers: Cijfers, problemen) -> Iterable[Belemmering]:
    pad = reverse("provincie", args=[cijfers.provincie.code])
    return (Belemmering(str(probleem), "CdK-staf", probleem.pad or pad) for probleem in problemen)


def _teksten(grond: Grond, *, provincie: bool) -> Iterable[Belemmering]:
    for regel in grond.teksten:
        deel = regel.onderdeel
        gevraagd = deel.verplicht and (deel.soort == Gebiedsoort.PROVINCIE) is provincie
        if gevraagd and regel.status != "klaar":
            yield Belemmering(f"{regel.titel}: {regel.status}", regel.wie, _naar_tekst(grond, regel))


def _invullingen(grond: Grond) -> Iterable[Belemmering]:
    for regel in grond.teksten:
        if regel.tekst and regel.tekst.inhoud:
            for fout in invulproblemen(regel.tekst.inhoud, waarden(grond.cijfers, regel.gebied)):
                yield Belemmering(f"{regel.titel}: {fout}", regel.wie, _naar_tekst(grond, regel))


def _naar_tekst(grond: Grond, regel: Tekstregel) -> str:
    return reverse("tekst", args=[grond.cijfers.ronde.code, regel.onderdeel.sleutel, regel.code])


def _zonder_akkoord(maanden: Iterable[Maandregel]) -> Iterable[Belemmering]:
    for regel in maanden:
        if regel.status is not GEACCORDEERD:
            wie = f"gemeente {regel.gemeente}" if regel.status.wacht_op_gemeente else f"regio {regel.gemeente.regio}"
            pad = reverse("maandstand", args=[regel.gemeente.code])
            yield Belemmering(f"{regel.gemeente}: {regel.status}", wie, pad)


def _open_uitruil(cijfers: Cijfers) -> Iterable[Belemmering]:
    for uitruil in cijfers.uitruilen:
        if uitruil.voorwaarde_stand == Voorwaarde.OPEN:
            uiterlijk = uitruil.voorwaarde_uiterlijk
            wanneer = f", uiterlijk {datum(uiterlijk)}" if uiterlijk else ""
            yield Belemmering(
                f"{uitruil.naam}: de ontbindende voorwaarde is nog open{wanneer}", "de gemeenten", reverse("uitruil")
            )


def _zonder_besluitdatum(problemen: Iterable[Probleem]) -> Iterable[Belemmering]:
    """Each on the page of its locatie, where the steps are and who may fill them in finds the form."""
    return (Belemmering(str(probleem), f"gemeente {probleem.waar}", probleem.pad) for probleem in problemen)


def _eindigt(cijfers: Cijfers) -> Iterable[Belemmering]:
    venster = cijfers.ronde.venster
    for gemeente in cijfers.gemeenten:
        for einde in gemeente.uitloop:
            if venster.bevat(einde.dag):
                wanneer = datum(einde.dag, einde.precisie)
                pad = reverse("gemeente", args=[gemeente.gemeente.code])
                tekst = f"{gemeente.naam}: {getal(einde.plekken)} plekken eindigen op {wanneer}"
                yield Belemmering(tekst, f"gemeente {gemeente.naam}", pad)
