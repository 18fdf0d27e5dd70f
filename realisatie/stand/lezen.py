"""From records to arithmetic: the hard contributions and the voornemens per gemeente, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q

from opgaven.gebieden.models import Provincie
from opgaven.rondes.models import Ronde
from opgaven.rondes.rekenen import Telregel
from realisatie.locaties.keuzes import Hardheid, Locatiesoort
from realisatie.locaties.models import Beschikbaarheid, Regiototaal
from realisatie.locaties.querysets import ASIEL_EN_AMV
from realisatie.stand.rekenen.garantie import Bijdrage, capaciteit
from realisatie.stand.rekenen.telregels import tellend, voornemen_telt
from realisatie.stand.rekenen.voornemens import Voornemen
from realisatie.stand.terugblik import Records, records_bekend_op
from realisatie.uitruil.models import Overdracht, Uitruil

Vak = tuple[int, str]
"""A gemeente (primary key) and a doelgroep."""


@dataclass(frozen=True)
class Stand:
    """What the records of one provincie say for the asiel-opgave of one ronde.

    ``bijdragen``: all hard places; which of them count, ``realisatie.stand.rekenen.telregels.tellend`` says (R10).
    """

    bijdragen: Mapping[Vak, list[Bijdrage]]
    voornemens: Mapping[int, list[Voornemen]]
    regiototalen: Mapping[int, Regiototaal]
    regels: Mapping[int, Beschikbaarheid]
    overdrachten: list[Overdracht]
    uitruilen: list[Uitruil]
    gegarandeerd_per_locatie: Mapping[tuple[int, str], int]

    def van(self, gemeente: int, doelgroep: str) -> list[Bijdrage]:
        """The hard contributions of one gemeente: received places first, then its own as they were entered."""
        return self.bijdragen.get((gemeente, doelgroep), [])

    def bijdragen_zonder(self, locaties: Container[int], gemeente: int, doelgroep: str) -> list[Bijdrage]:
        """The hard contributions but for the places of these locaties themselves."""
        return [b for b in self.van(gemeente, doelgroep) if not self.is_van(b, locaties)]

    def is_van(self, bijdrage: Bijdrage, locaties: Container[int]) -> bool:
        """Whether a contribution is a period at one of these locaties; a line of an uitruil never is."""
        soort, sleutel = bijdrage.regel
        return soort == "beschikbaarheid" and self.regels[sleutel].locatie_id in locaties

    def vertrouwelijk_buiten(self, gemeenten: Container[int]) -> frozenset[int]:
        """The confidential locaties (primary keys) of all gemeenten but these."""
        return frozenset(
            rij.locatie_id
            for rij in self.regels.values()
            if rij.locatie.vertrouwelijk and rij.locatie.gemeente_id not in gemeenten
        )

    def zonder(self, locaties: Container[int]) -> "Stand":
        """The same, with no record of these locaties to look up."""
        return replace(self, regels={pk: rij for pk, rij in self.regels.items() if rij.locatie_id not in locaties})


def lees_stand(ronde: Ronde, provincie: Provincie, bekend_op: date | None = None) -> Stand:
    """All records that bear on the asiel-opgave (amv included) of the gemeenten of a provincie.

    Args:
        bekend_op: as they were known then (a moment, or the end of a day); None is now.
    """
    records = _records_nu(ronde, provincie) if bekend_op is None else records_bekend_op(ronde, provincie, bekend_op)
    regels = [regel for regel in records.regels if soort_telt(regel, ronde.regel)]
    hard = [regel for regel in regels if regel.is_hard]
    lijnen = [lijn for lijn in records.overdrachten if soort_telt(lijn, ronde.regel)]
    return Stand(
        bijdragen=bijdragen_uit(hard, lijnen),
        voornemens=_voornemens((regel for regel in regels if not regel.is_hard), ronde),
        regiototalen={totaal.regio_id: totaal for totaal in records.regiototalen},
        regels={regel.pk: regel for regel in regels},
        overdrachten=records.overdrachten,
        uitruilen=records.uitruilen,
        gegarandeerd_per_locatie=_per_locatie(hard, ronde),
    )


def _records_nu(ronde: Ronde, provincie: Provincie) -> Records:
    regels = (
        Beschikbaarheid.objects.asiel()
        .filter(locatie__gemeente__provincie=provincie)
        .exclude(hardheid__in=(Hardheid.VERVALLEN, Hardheid.VERKENNING))
        .select_related("locatie")
        .order_by("locatie_id", "van", "pk")
    )
    overdrachten = (
        Overdracht.objects.geldend()
        .filter(Q(gever__provincie=provincie) | Q(ontvanger__provincie=provincie), doelgroep__in=ASIEL_EN_AMV)
        .select_related("gever", "ontvanger", "locatie")
        .order_by("pk")
    )
    raakt = Q(overdrachten__gever__provincie=provincie) | Q(overdrachten__ontvanger__provincie=provincie)
    uitruilen = (
        Uitruil.objects.filter(raakt, ronde=ronde, bevestigd_op__isnull=False)
        .distinct()
        .prefetch_related("overdrachten__gever", "overdrachten__ontvanger", "overdrachten__locatie")
    )
    totalen = Regiototaal.objects.filter(ronde=ronde)
    return Records(list(regels), list(overdrachten), list(uitruilen), list(totalen))


def bijdragen_uit(hard: Iterable[Beschikbaarheid], overdrachten: Iterable[Overdracht]) -> dict[Vak, list[Bijdrage]]:
    """Every gemeente credited with its own hard places and what it received, debited with what it gave (R2, R6)."""
    bijdragen: dict[Vak, list[Bijdrage]] = defaultdict(list)
    for lijn in overdrachten:
        herkomst, regel = ("overdracht", lijn.pk), ("overdracht", lijn.pk)
        bijdragen[lijn.ontvanger_id, lijn.doelgroep].append(Bijdrage(herkomst, lijn.plekken, lijn.periode, regel))
        waar = ("locatie", lijn.locatie_id) if lijn.locatie_id else herkomst
        bijdragen[lijn.gever_id, lijn.doelgroep].append(Bijdrage(waar, -lijn.plekken, lijn.periode, regel))
    for rij in hard:
        bijdragen[rij.locatie.gemeente_id, rij.doelgroep].append(
            Bijdrage(("locatie", rij.locatie_id), rij.plekken, rij.periode, ("beschikbaarheid", rij.pk))
        )
    return bijdragen


def soort_telt(regel: Beschikbaarheid | Overdracht, telregel: Telregel) -> bool:
    """Whether its kind of locatie counts for the asiel-opgave: crisisnoodopvang only where the telregel says so."""
    return telregel.telt_cno or regel.locatie is None or regel.locatie.soort != Locatiesoort.CNO


def _voornemens(regels: Iterable[Beschikbaarheid], ronde: Ronde) -> dict[int, list[Voornemen]]:
    """The plans that are not over before the cyclus begins and can count in it, per gemeente of the locatie."""
    voornemens: dict[int, list[Voornemen]] = defaultdict(list)
    for rij in regels:
        if rij.periode.eind > ronde.cyclus.begin and voornemen_telt(rij.periode, ronde.regel):
            voornemens[rij.locatie.gemeente_id].append(
                Voornemen(rij.locatie_id, rij.doelgroep, rij.plekken, rij.periode, rij.vervangt_id, rij.pk)
            )
    return voornemens


def _per_locatie(hard: Iterable[Beschikbaarheid], ronde: Ronde) -> dict[tuple[int, str], int]:
    groepen: dict[tuple[int, str], list[Bijdrage]] = defaultdict(list)
    for rij in hard:
        groepen[rij.locatie_id, rij.doelgroep].append(Bijdrage(rij.locatie_id, rij.plekken, rij.periode))
    geteld = {sleutel: capaciteit(tellend(groep, ronde.regel)) for sleutel, groep in groepen.items()}
    return {sleutel: trap.minimum(ronde.venster) for sleutel, trap in geteld.items()}
