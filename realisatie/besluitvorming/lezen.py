"""The decision-making on locaties and voornemens: what a page shows of it, and what is missing."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from opgaven.gebieden.kaart import kaart
from opgaven.gebieden.models import Gemeente, Provincie
from prt.problemen import Ernst, Probleem
from prt.weergave import datum, in_zin
from realisatie.besluitvorming.models import Besluitstap
from realisatie.besluitvorming.rekenen import HardOp, Stapsoort, doorlooptijden, hard_op, is_te_laat
from realisatie.locaties.models import Beschikbaarheid, Locatie
from realisatie.locaties.rekenen import Hardheid


@dataclass(frozen=True)
class Stapregel:
    """One of the steps on screen. ``rij`` is ``None`` while nothing is known of it."""

    naam: str
    rij: Besluitstap | None
    te_laat: bool
    dagen: int | None
    """Since the dated step before it."""
    zeker: bool

    @property
    def document(self) -> str:
        return self.rij.document if self.rij else ""


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

    @property
    def wanneer(self) -> str:
        """When it became hard, or may become so."""
        if not self.hard_op:
            return "Nog niet bekend is wanneer het besluit is genomen: vul de datum van het college en de raad in."
        dag = datum(self.hard_op.dag, self.hard_op.precisie)
        if self.hard_op.zeker:
            return f"Het besluit is genomen op {dag}."
        return f"Kan volgens de planning hard worden per {dag}."

    @property
    def toevoeging(self) -> str:
        """What tells its table from that of another, behind its name."""
        return f" {in_zin(self.periode.get_doelgroep_display())}" if self.periode else ""


def traject(locatie: Locatie, stappen: Iterable[Besluitstap], peildatum: date, periode=None) -> Traject:
    """All steps in their fixed order, those without a row included."""
    per_soort = {stap.soort: stap for stap in stappen}
    dateringen = [stap.datering for stap in per_soort.values()]
    duur = {tijd.naar: tijd for tijd in doorlooptijden(dateringen)}
    regels = []
    for soort in Stapsoort:
        rij, tijd = per_soort.get(soort), duur.get(soort)
        te_laat = rij is not None and is_te_laat(rij.datering, peildatum)
        regels.append(Stapregel(soort.label, rij, te_laat, tijd.dagen if tijd else None, bool(tijd and tijd.zeker)))
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


def zonder_besluitdatum(gebruiker, gemeenten: QuerySet[Gemeente]) -> list[Probleem]:
    """The voornemens of which nobody knows when the decision is due (R13), among what somebody may see. Two queries.

    A voornemen without steps of its own follows those of its locatie. Per locatie once: it is mended in one place.
    """
    voornemens = (
        Beschikbaarheid.objects.zichtbaar_voor(gebruiker)
        .voornemens()
        .filter(locatie__gemeente__in=kaart().met_voorgangers(gemeenten.values_list("pk", flat=True)))
        .order_by("locatie__gemeente__naam", "locatie__naam", "pk")
    )
    stappen = defaultdict(list)
    for stap in Besluitstap.objects.filter(locatie__in=voornemens.order_by().values("locatie")):
        stappen[stap.locatie_id].append(stap)
    zonder = {
        locatie: (naam, waar)
        for pk, locatie, naam, waar in voornemens.values_list(
            "pk", "locatie", "locatie__naam", "locatie__gemeente__naam"
        )
        if not _hard_op(pk, stappen.get(locatie, ()))
    }
    return [_probleem(locatie, naam, waar) for locatie, (naam, waar) in zonder.items()]


def samengevat(problemen: Sequence[Probleem], provincie: Provincie) -> list[Probleem]:
    """The same as one problem: a page about a whole provincie would be full of them."""
    if len(problemen) < 2:
        return list(problemen)
    waar = ", ".join(dict.fromkeys(probleem.waar for probleem in problemen))
    tekst = f"Van de voornemens op {len(problemen)} locaties is niet bekend wanneer er een besluit is: {waar}."
    return [Probleem(Ernst.LET_OP, tekst, provincie.naam, f"{reverse('periodes')}?hardheid={Hardheid.VOORNEMEN}")]


def _hard_op(voornemen: int, alle: Sequence[Besluitstap]) -> HardOp | None:
    """Of a voornemen, by its key and the steps at its locatie."""
    eigen = [stap for stap in alle if stap.periode_id == voornemen]
    return hard_op([stap.datering for stap in eigen or alle if stap.periode_id in (None, voornemen)])


def _probleem(locatie: int, naam: str, waar: str) -> Probleem:
    tekst = f"Bij “{naam}” is niet bekend wanneer er een besluit is. Vul de besluitvorming in."
    return Probleem(Ernst.LET_OP, tekst, waar, f"{reverse('locatie', args=[locatie])}#kop-besluit")


def stappen_toen(locatie: Locatie):
    """The history of its steps, those of its voornemens included."""
    return Besluitstap.history.filter(locatie_id=locatie.pk)
