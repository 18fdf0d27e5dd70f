"""From the stand to a scenario (R9), and from one that was kept to its table. No number is computed anywhere else."""

from collections.abc import Collection, Container, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from opgaven.gebieden.models import Gemeente, Provincie
from opgaven.opgaven.keuzes import Grondslag
from opgaven.opgaven.lezen import GeldendeOpgaven, opgaven_van
from opgaven.rondes.models import Ronde
from prt.rekenen.getallen import som_bekend
from prt.weergave import getal
from realisatie.locaties.keuzes import Doelgroep
from realisatie.locaties.models import Beschikbaarheid
from realisatie.locaties.querysets import ASIEL_EN_AMV
from realisatie.stand.lezen import lees_records, stand_van
from realisatie.stand.rekenen.rijen import Plekrij
from realisatie.stand.rekenen.stand import Stand
from verslag.scenario.models import Scenario, Scenarioregel
from verslag.scenario.rekenen import Deelnemer, Toewijzing, Uitkomst, stel_voor

KOLOMMEN = (
    "gemeente", "opgave", "gegarandeerd", "voornemens", "toegewezen", "taak", "opgave_amv", "gegarandeerd_amv",
    "voornemens_amv", "toegewezen_amv", "taak_amv", "bijzonderheden",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Afwijking:
    """What was decided by hand for one gemeente."""

    uitgesloten: bool = False
    vast: int | None = None
    vast_amv: int | None = None
    reden: str = ""


@dataclass(frozen=True)
class Uitgangspunt:
    """The stand that scenario's start from: per gemeente its indicative opgave, guarantee and plans."""

    ronde: Ronde
    provincie: Provincie
    peildatum: date
    opgaven: GeldendeOpgaven
    gemeenten: Sequence[Gemeente]
    gegarandeerd: Mapping[int, tuple[int, int]]
    stand: Stand
    periodes: Mapping[Hashable, Beschikbaarheid]

    @property
    def opgave(self) -> tuple[int | None, int | None]:
        """Of the provincie, as published or else added up; amv after it."""
        eigen = self.opgaven.per_gebied.get(self.provincie.pk)
        van_gemeenten = (self.opgaven.per_gebied.get(gemeente.pk) for gemeente in self.gemeenten)
        cijfers = [eigen] if eigen else [cijfer for cijfer in van_gemeenten if cijfer]
        return som_bekend(c.aantal for c in cijfers), som_bekend(c.waarvan_amv for c in cijfers)

    @property
    def plannen(self) -> list[tuple[Gemeente, Beschikbaarheid]]:
        """Every voornemen, in the order of the gemeenten."""
        return [
            (gemeente, self.periodes[plan.sleutel])
            for gemeente in self.gemeenten
            for plan in self.stand.plannen([gemeente.pk])
        ]

    def gekozen_van(self, gemeente: Gemeente, gekozen: Container[Hashable]) -> list[Plekrij]:
        return [plan for plan in self.stand.plannen([gemeente.pk]) if plan.sleutel in gekozen]


def uitgangspunt(ronde: Ronde, provincie: Provincie, peildatum: date) -> Uitgangspunt:
    """With confidential voornemens: only for the CdK's staff. A fixed number of queries."""
    gemeenten = list(Gemeente.objects.in_gebied(provincie))
    records = lees_records(gemeenten)
    stand = stand_van(records, ronde)
    return Uitgangspunt(
        ronde,
        provincie,
        peildatum,
        opgaven_van(ronde, peildatum, grondslag=Grondslag.INDICATIEF),
        gemeenten,
        {g.pk: (_aanbod(stand, g, ASIEL_EN_AMV), _aanbod(stand, g, [Doelgroep.AMV])) for g in gemeenten},
        stand,
        {periode.pk: periode for periode in records.periodes},
    )


def _aanbod(stand: Stand, gemeente: Gemeente, doelgroepen: Collection[str]) -> int:
    """Who gave away more than it has, offers nothing."""
    return max(0, stand.gegarandeerd([gemeente.pk], doelgroepen) or 0)


@dataclass(frozen=True)
class Voorstel:
    """A scenario that was reckoned out and not kept: its rows, unsaved, and both outcomes."""

    asiel: Uitkomst
    amv: Uitkomst
    regels: list[Scenarioregel]
    want: Mapping[int, str] = field(default_factory=dict)

    @property
    def niet_over_te_nemen(self) -> list[str]:
        """Why it cannot become the opgave yet (R9), each as a sentence with what to do. Onbekend never becomes 0."""
        zonder = [r.gemeente.naam for r in self.regels if r.opgave is None and r.vast is None and not r.uitgesloten]
        zonder_amv = [
            r.gemeente.naam
            for r in self.regels
            if r.opgave is not None and r.opgave_amv is None and r.vast_amv is None and not r.uitgesloten
        ]
        kandidaten = (
            _onbekend("indicatieve opgave", zonder),
            _onbekend("indicatieve amv-opgave", zonder_amv),
            _onverdeeld(self.asiel, "plekken"),
            _onverdeeld(self.amv, "amv-plekken"),
        )
        return [reden for reden in kandidaten if reden]


def _onbekend(wat: str, namen: Sequence[str]) -> str:
    if not namen:
        return ""
    wie = f"{namen[0]} en {len(namen) - 1} andere gemeenten" if len(namen) > 3 else " en ".join(namen)
    return f"Van {wie} is de {wat} onbekend: leg haar vast, of zet het deel met de hand vast."


def _onverdeeld(uitkomst: Uitkomst, wat: str) -> str:
    if not uitkomst.onverdeeld:
        return ""
    over = f"{getal(abs(uitkomst.onverdeeld))} {wat}"
    if uitkomst.onverdeeld > 0:
        return f"Er zijn {over} nog niet verdeeld: geef een gemeente meer."
    return f"Er zijn {over} te veel verdeeld: geef een gemeente minder."


def reken(
    van: Uitgangspunt,
    *,
    opgave: int,
    opgave_amv: int,
    gekozen: Iterable[int] = (),
    afwijkingen: Mapping[int, Afwijking] | None = None,
    minimum: int = 0,
    minimum_amv: int = 0,
) -> Voorstel:
    """The scenario by these choices.

    Args:
        gekozen: primary keys of the voornemens that are taken over.
        afwijkingen: by primary key of the gemeente.
    """
    regels = [_regel(van, gemeente, set(gekozen), (afwijkingen or {}).get(gemeente.pk)) for gemeente in van.gemeenten]
    asiel = stel_voor(opgave, [_deelnemer(regel) for regel in regels], minimum=minimum)
    for regel in regels:
        regel.toegewezen = asiel.toewijzingen[regel.gemeente.code].toegewezen
    amv = stel_voor(opgave_amv, [_deelnemer_amv(regel) for regel in regels], minimum=minimum_amv)
    for regel in regels:
        regel.toegewezen_amv = amv.toewijzingen[regel.gemeente.code].toegewezen
    return Voorstel(asiel, amv, regels, {r.gemeente.pk: _bijzonder(r, asiel.toewijzingen) for r in regels})


def _regel(van: Uitgangspunt, gemeente: Gemeente, gekozen: set[int], afwijking: Afwijking | None) -> Scenarioregel:
    cijfer = van.opgaven.per_gebied.get(gemeente.pk)
    gegarandeerd, gegarandeerd_amv = van.gegarandeerd[gemeente.pk]
    plannen = van.gekozen_van(gemeente, gekozen)
    amv = [plan for plan in plannen if plan.doelgroep == Doelgroep.AMV]
    afwijking = afwijking or Afwijking()
    return Scenarioregel(
        gemeente=gemeente,
        opgave=cijfer.aantal if cijfer else None,
        opgave_amv=cijfer.waarvan_amv if cijfer else None,
        gegarandeerd=max(gegarandeerd, gegarandeerd_amv),
        gegarandeerd_amv=gegarandeerd_amv,
        voornemens=van.stand.tel(plannen).plekken or 0,
        voornemens_amv=van.stand.tel(amv).plekken or 0,
        gekozen=[[van.periodes[p.sleutel].locatie.naam, p.doelgroep, p.plekken] for p in plannen],
        uitgesloten=afwijking.uitgesloten,
        vast=afwijking.vast,
        vast_amv=afwijking.vast_amv,
        reden=afwijking.reden,
    )


def _deelnemer(regel: Scenarioregel) -> Deelnemer:
    return Deelnemer(regel.gemeente.code, regel.opgave, regel.aanbod, regel.uitgesloten, regel.vast)


def _deelnemer_amv(regel: Scenarioregel) -> Deelnemer:
    """Amv is part of the whole: nobody gets more amv places than its taak has places."""
    return Deelnemer(
        regel.gemeente.code, regel.opgave_amv, regel.aanbod_amv, regel.uitgesloten, regel.vast_amv, regel.taak
    )


def _bijzonder(regel: Scenarioregel, toewijzingen: Mapping[str, Toewijzing]) -> str:
    want = toewijzingen[regel.gemeente.code].want
    return f"{want}: {regel.reden}" if regel.reden else want


def van_bewaard(scenario: Scenario) -> Voorstel:
    """The same, of a scenario that was kept; its numbers are those of then. One query."""
    regels = list(scenario.regels.select_related("gemeente").order_by("pk"))
    asiel = _bewaard(scenario.opgave, [(_deelnemer(regel), regel.toegewezen) for regel in regels])
    amv = _bewaard(scenario.opgave_amv, [(_deelnemer_amv(regel), regel.toegewezen_amv) for regel in regels])
    opnieuw = stel_voor(scenario.opgave, [_deelnemer(regel) for regel in regels], minimum=scenario.minimum)
    return Voorstel(asiel, amv, regels, {r.gemeente_id: _bijzonder(r, opnieuw.toewijzingen) for r in regels})


def _bewaard(opgave: int, paren: Iterable[tuple[Deelnemer, int]]) -> Uitkomst:
    return Uitkomst(opgave, {deelnemer.sleutel: Toewijzing(deelnemer, aantal, "") for deelnemer, aantal in paren})


def scenariotabel(voorstel: Voorstel) -> list[dict]:
    """The rows as they are exported, by column name, and the total."""
    rijen = [
        {
            **{kolom: getattr(regel, kolom) for kolom in KOLOMMEN[1:-1]},
            "gemeente": regel.gemeente.naam,
            "bijzonderheden": voorstel.want[regel.gemeente.pk],
        }
        for regel in voorstel.regels
    ]
    totaal = {kolom: som_bekend(rij[kolom] for rij in rijen) for kolom in KOLOMMEN[1:-1]}
    rijen.append({**totaal, "gemeente": "Totaal", "bijzonderheden": None})
    return [{kolom: rij[kolom] for kolom in KOLOMMEN} for rij in rijen]
