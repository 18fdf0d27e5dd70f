"""The decision-making on locaties and voornemens: what a page shows of it, what is missing, and writing it down."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.urls import reverse

from opgaven.gebieden.models import Provincie
from prt.problemen import Ernst, Probleem
from prt.toegang.spoor.handelingen import handeling
from prt.toegang.spoor.keuzes import Handelingsoort
from realisatie.keuzes import Hardheid, Stapsoort
from realisatie.models import Beschikbaarheid, Besluitstap, Locatie
from realisatie.rekenen.besluitvorming import HardOp, doorlooptijden, hard_op, is_te_laat


class Achterhaald(Exception):  # noqa: N818 - not an error: somebody else was first
    """The steps of this locatie were changed since the version that this change started from."""


@dataclass(frozen=True)
class Stapregel:
    """One of the steps on screen. ``rij`` is ``None`` while nothing is known of it."""

    naam: str
    rij: Besluitstap | None
    te_laat: bool
    dagen: int | None
    """Since the dated step before it."""
    zeker: bool


@dataclass(frozen=True)
class Traject:
    """The steps of a locatie, or of one voornemen when ``periode`` is given."""

    locatie: Locatie
    periode: Beschikbaarheid | None
    regels: tuple[Stapregel, ...]
    hard_op: HardOp | None

    @property
    def is_leeg(self) -> bool:
        return all(regel.rij is None for regel in self.regels)


def traject(locatie: Locatie, stappen: Iterable[Besluitstap], peildatum: date, periode=None) -> Traject:
    """All steps in their fixed order, those without a row included."""
    per_soort = {stap.soort: stap for stap in stappen}
    dateringen = [stap.datering for stap in per_soort.values()]
    duur = {tijd.naar: tijd for tijd in doorlooptijden(dateringen)}
    regels = []
    for soort in Stapsoort:
        rij, tijd = per_soort.get(soort), duur.get(soort)
        te_laat = rij is not None and is_te_laat(rij.datering, peildatum)
        regels.append(Stapregel(soort.label, rij, te_laat, tijd and tijd.dagen, bool(tijd and tijd.zeker)))
    return Traject(locatie, periode, tuple(regels), hard_op(dateringen))


def trajecten(locatie: Locatie, periodes: Sequence[Beschikbaarheid], peildatum: date) -> list[Traject]:
    """Of the locatie, and of each of its voornemens that has steps of its own. One query."""
    stappen = list(locatie.besluitstappen.all())
    eigen = {stap.periode_id for stap in stappen}
    gevonden = [traject(locatie, [s for s in stappen if s.periode_id is None], peildatum)]
    for periode in periodes:
        if periode.pk in eigen and periode.hardheid != Hardheid.VERVALLEN:
            gevonden.append(traject(locatie, [s for s in stappen if s.periode_id == periode.pk], peildatum, periode))
    return gevonden


def zonder_besluitdatum(gebruiker, provincie: Provincie) -> list[Probleem]:
    """The voornemens of which nobody knows when the decision is due (R13), among what somebody may see. Two queries.

    A voornemen without steps of its own follows those of its locatie. Per locatie once: it is mended in one place.
    """
    voornemens = (
        Beschikbaarheid.objects.zichtbaar_voor(gebruiker)
        .voornemens()
        .filter(locatie__gemeente__provincie=provincie)
        .select_related("locatie__gemeente")
        .prefetch_related("locatie__besluitstappen")
        .order_by("locatie__gemeente__naam", "locatie__naam", "pk")
    )
    zonder = {rij.locatie: None for rij in voornemens if not _hard_op(rij)}
    return [_probleem(locatie) for locatie in zonder]


def samengevat(problemen: Sequence[Probleem], provincie: Provincie) -> list[Probleem]:
    """The same as one problem: a page about a whole provincie would be full of them."""
    if len(problemen) < 2:
        return list(problemen)
    waar = ", ".join(dict.fromkeys(probleem.waar for probleem in problemen))
    tekst = f"Van de voornemens op {len(problemen)} locaties is niet bekend wanneer er een besluit is: {waar}."
    return [Probleem(Ernst.LET_OP, tekst, provincie.naam, f"{reverse('periodes')}?hardheid={Hardheid.VOORNEMEN}")]


def _hard_op(voornemen: Beschikbaarheid) -> HardOp | None:
    alle = voornemen.locatie.besluitstappen.all()
    eigen = [stap for stap in alle if stap.periode_id == voornemen.pk]
    return hard_op([stap.datering for stap in eigen or alle if stap.periode_id in (None, voornemen.pk)])


def _probleem(locatie: Locatie) -> Probleem:
    tekst = f"Bij “{locatie.naam}” is niet bekend wanneer er een besluit is. Vul de besluitvorming in."
    return Probleem(Ernst.LET_OP, tekst, locatie.gemeente.naam, f"{reverse('locatie', args=[locatie.pk])}#kop-besluit")


def versie_van(locatie: Locatie) -> int:
    """The last row of history of its steps; 0 without any."""
    return Besluitstap.history.filter(locatie_id=locatie.pk).aggregate(laatste=Max("history_id"))["laatste"] or 0


@transaction.atomic
def bewaar(
    locatie: Locatie, nieuw: Sequence[Besluitstap], weg: Sequence[Besluitstap], *, versie: int, door, reden: str = ""
) -> None:
    """Write the steps that changed and remove those about which nothing is known any more, as one action.

    Raises:
        Achterhaald: when somebody else changed steps of this locatie since ``versie``.
    """
    Locatie.objects.select_for_update().get(pk=locatie.pk)
    if versie_van(locatie) != versie:
        raise Achterhaald
    if not nieuw and not weg:
        return
    onderwerp = f"Besluitvorming {locatie.naam} ({locatie.gemeente})"
    velden = {"door": door, "reden": reden, "gemeenten": [locatie.gemeente]}
    with handeling(Handelingsoort.GEWIJZIGD, onderwerp, **velden):
        for stap in nieuw:
            stap.save()
        for stap in weg:
            stap.delete()
