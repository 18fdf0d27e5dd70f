"""Whatever is moved, merged and split, one after the other: each record is of one gemeente, on every day (DOMEIN §2).

Beside the map and its readers stands a count in plain Python: whose each locatie, line, opgave and saldo is by day.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import Phase, given
from hypothesis import strategies as st

from opgaven.gebieden.models import Gemeente
from opgaven.herindelen.acties import NieuweGemeente, verplaats, voeg_samen
from opgaven.opgaven.lezen import opgaven_van
from opgaven.statushouders.keuzes import Postsoort
from opgaven.statushouders.lezen import lees_grootboeken
from prt.toegang.rollen.rechten import OPDRACHTREGEL
from realisatie.locaties.querysets import ASIEL_EN_AMV
from realisatie.splitsen.acties import Boedeldeling, Opgavedeel, Splitsing, splits_gemeente
from realisatie.splitsen.lezen import boedel_van
from realisatie.stand.lezen import lees_records, stand_van
from tests import fabriek
from tests.voorbeelden import voorbeelden

pytestmark = [pytest.mark.django_db, pytest.mark.traag]

BEGIN = date(2024, 7, 1)
DAGEN = [date(2025, 1, 1), date(2025, 3, 1), date(2025, 7, 1), date(2026, 1, 1)]
"""On each something changes; two are the first day of a half-year, one is in the middle of one."""
KIJKEN = sorted({BEGIN, *DAGEN, *(dag - timedelta(days=1) for dag in DAGEN), date(2026, 1, 31)})
DOOR = {"reden": "Besluit", "door": OPDRACHTREGEL}


@dataclass
class Telling:
    """By hand: whose a thing is, as steps; and the regio of each gemeente."""

    van: dict = field(default_factory=lambda: defaultdict(list))

    def zet(self, ding, wie, dag: date = BEGIN) -> None:
        self.van[ding].append((dag, wie))

    def op(self, ding, dag: date):
        return [wie for sinds, wie in self.van[ding] if sinds <= dag][-1]


class Wereld:
    def __init__(self):
        self.telling = Telling()
        provincie = fabriek.provincie()
        self.provincie, self.regios = provincie, [fabriek.regio(provincie=provincie) for _ in range(2)]
        self.ronde, self.halfjaren = fabriek.cyclus(), [fabriek.halfjaar(2024, 2), fabriek.halfjaar(2025, 1)]
        self.halfjaren += [fabriek.halfjaar(2025, 2), fabriek.halfjaar(2026, 1)]
        self.er_zijn: list[Gemeente] = []
        self.plekken, self.opgaven, self.saldi, self.lijnen = {}, {}, {}, {}
        for nummer in range(4):
            self.gemeente(nummer)
        self.lijn(0, 1, 7)
        self.lijn(2, 0, 5)

    def gemeente(self, nummer: int) -> None:
        """With two locaties, and numbers by which each thing can be told in any sum."""
        gemeente = fabriek.gemeente(f"Gemeente {nummer}", regio=self.regios[nummer % 2])
        self.er_zijn.append(gemeente)
        self.telling.zet(("regio", gemeente.pk), self.regios[nummer % 2].pk)
        for macht in (2 * nummer, 2 * nummer + 1):
            locatie = fabriek.locatie(gemeente)
            fabriek.periode(locatie, 16 * 2**macht)
            self.plekken[locatie.pk] = 16 * 2**macht
            self.telling.zet(("locatie", locatie.pk), gemeente.pk)
        fabriek.opgave(gemeente, 100 * 4**nummer, waarvan_amv=0, ronde=self.ronde)
        self.opgaven[gemeente.pk] = [(BEGIN, 100 * 4**nummer)]
        fabriek.taakstellingpost(gemeente, 3**nummer, ronde=self.halfjaren[0], soort=Postsoort.BEGINSTAND)
        self.halfjaren_van(gemeente, BEGIN)
        self.saldi[gemeente.pk] = 3**nummer
        self.telling.zet(("saldo", gemeente.pk), gemeente.pk)

    def halfjaren_van(self, gemeente: Gemeente, vanaf: date) -> None:
        """Nothing asked and nobody housed: what is carried on is all that there is."""
        for ronde in self.halfjaren:
            if ronde.van >= vanaf:
                fabriek.opgave(gemeente, 0, ronde=ronde, grondslag="taakstelling")
                fabriek.taakstellingpost(gemeente, 0, ronde=ronde)

    def lijn(self, gever: int, ontvanger: int, plekken: int) -> None:
        partijen = self.er_zijn[gever], self.er_zijn[ontvanger]
        lijn = fabriek.overdracht(*partijen, plekken, uitruil=fabriek.uitruil(ronde=self.ronde))
        self.lijnen[lijn.pk] = plekken
        for kant, gemeente in zip(("gever", "ontvanger"), partijen, strict=True):
            self.telling.zet((kant, lijn.pk), gemeente.pk)

    def alles_van(self, gemeente: Gemeente, dag: date) -> list:
        return [ding for ding in self.telling.van if ding[0] != "regio" and self.telling.op(ding, dag) == gemeente.pk]

    def verhuis(self, trek, dag: date) -> None:
        gemeente = trek(st.sampled_from(self.er_zijn))
        nu = self.telling.op(("regio", gemeente.pk), dag)
        [regio] = [regio for regio in self.regios if regio.pk != nu]
        verplaats(gemeente, regio, vanaf=dag, **DOOR)
        self.telling.zet(("regio", gemeente.pk), regio.pk, dag)

    def fuseer(self, trek, dag: date) -> None:
        wie = trek(st.lists(st.sampled_from(self.er_zijn), min_size=2, max_size=3, unique=True))
        regio, blijft = trek(st.sampled_from(self.regios)), trek(st.booleans())
        code, naam = (wie[0].code, wie[0].naam) if blijft else (f"GM98{DAGEN.index(dag):02}", f"Nieuw {dag}")
        opvolger = voeg_samen(wie, code=code, naam=naam, regio=regio, vanaf=dag, **DOOR)
        for gemeente in wie:
            for ding in self.alles_van(gemeente, dag):
                self.telling.zet(ding, opvolger.pk, dag)
        som = sum(self.opgave_nu(gemeente) for gemeente in wie)
        self._klaar(wie, [opvolger], regio.pk, dag)
        for gemeente in wie:
            self.opgaven.setdefault(gemeente.pk, []).append((dag, 0))
        self.opgaven.setdefault(opvolger.pk, []).append((dag, som))

    def splits(self, trek, dag: date) -> None:
        gemeente = trek(st.sampled_from(self.er_zijn))
        anderen = [ander for ander in self.er_zijn if ander != gemeente]
        over = trek(st.lists(st.sampled_from(anderen), max_size=2, unique=True)) if anderen else []
        regio, blijft = trek(st.sampled_from(self.regios)), trek(st.booleans())
        nieuw = [NieuweGemeente(f"GM97{DAGEN.index(dag):02}", f"Begin {dag}", regio)]
        nieuw = nieuw if trek(st.booleans()) or len(over) + blijft < 2 else []
        if len(over) + len(nieuw) + blijft < 2:
            return
        codes = [gemeente.code] * blijft + [wie.code for wie in (*over, *nieuw)]
        hoofd = gemeente.code if blijft else trek(st.sampled_from(codes))
        boedel = boedel_van(gemeente, dag)
        kies = st.sampled_from(codes)
        locaties = {locatie.pk: trek(kies) for locatie in boedel.locaties}
        kanten = {kant.sleutel: trek(kies) for kant in boedel.kanten}
        deel = trek(st.integers(0, self.opgave_nu(gemeente)))
        naar = trek(st.sampled_from([code for code in codes if code != hoofd]))
        aandelen = {opgave.sleutel: {naar: Opgavedeel(deel)} for opgave in boedel.opgaven}
        wie = splits_gemeente(
            Splitsing(gemeente, over, nieuw, hoofd, dag), Boedeldeling(locaties, kanten, aandelen), **DOOR
        )
        gekozen = {("locatie", pk): code for pk, code in locaties.items()}
        gekozen |= {(kant, pk): code for (pk, kant), code in kanten.items()}
        for ding in self.alles_van(gemeente, dag):
            self.telling.zet(ding, wie[gekozen.get(ding, hoofd)].pk, dag)
        over_van = self.opgave_nu(gemeente)
        self.opgaven.setdefault(gemeente.pk, []).append((dag, 0))
        for code, aantal in ((hoofd, over_van - deel), (naar, deel)):
            eigen = self.opgaven.setdefault(wie[code].pk, [(dag, 0)])
            eigen.append((dag, eigen[-1][1] + aantal))
        self.er_zijn += [wie[begin.code] for begin in nieuw]
        for begin in nieuw:
            self.halfjaren_van(wie[begin.code], dag)
            self.telling.zet(("regio", wie[begin.code].pk), regio.pk, dag)
        if not blijft:
            self.er_zijn.remove(gemeente)

    def opgave_nu(self, gemeente: Gemeente) -> int:
        stappen = self.opgaven.get(gemeente.pk)
        return stappen[-1][1] if stappen else 0

    def regio_op(self, gemeente: int, dag: date) -> int | None:
        ding = ("regio", gemeente)
        return self.telling.op(ding, dag) if self.telling.van[ding][0][0] <= dag else None

    def _klaar(self, weg, erbij, regio: int, dag: date) -> None:
        self.er_zijn = [gemeente for gemeente in self.er_zijn if gemeente not in weg] + list(erbij)
        for gemeente in erbij:
            self.telling.zet(("regio", gemeente.pk), regio, dag)

    def geteld(self, dag: date) -> dict[int, tuple[int, int, int]]:
        """Per gemeente with anything: places, opgave, saldo. By hand."""
        plekken, saldo = defaultdict(int), defaultdict(int)
        for pk, aantal in self.plekken.items():
            plekken[self.telling.op(("locatie", pk), dag)] += aantal
        for pk, aantal in self.lijnen.items():
            plekken[self.telling.op(("gever", pk), dag)] -= aantal
            plekken[self.telling.op(("ontvanger", pk), dag)] += aantal
        for pk, aantal in self.saldi.items():
            saldo[self.telling.op(("saldo", pk), dag)] += aantal
        opgave = {wie: [n for sinds, n in stappen if sinds <= dag] for wie, stappen in self.opgaven.items()}
        opgave = {wie: stappen[-1] for wie, stappen in opgave.items() if stappen}
        alle = {*plekken, *opgave, *saldo}
        return {wie: (plekken[wie], opgave.get(wie, 0), saldo[wie]) for wie in alle}

    def gelezen(self, gebied, dag: date) -> tuple[int, int]:
        """Places and opgave as the software reads them for a gebied: added up over its gemeenten of that day."""
        gemeenten = [gemeente.pk for gemeente in Gemeente.objects.in_gebied(gebied, op=dag)]
        stand = stand_van(lees_records([gebied], op=dag), self.ronde)
        opgaven = opgaven_van(self.ronde, dag).per_gebied
        som = sum(opgaven[wie].aantal for wie in gemeenten if wie in opgaven)
        return stand.capaciteit(gemeenten, ASIEL_EN_AMV).op(dag), som


@given(st.data(), st.lists(st.sampled_from(["verhuis", "fuseer", "splits", "splits"]), min_size=4, max_size=4))
@voorbeelden(15, phases=(Phase.generate,))  # to shrink costs minutes, and the draws tell the story
def test_elk_feit_is_op_elke_dag_van_een_gemeente(data, wat):
    with transaction.atomic():
        wereld = Wereld()
        for dag, soort in zip(DAGEN, wat, strict=True):
            if soort != "fuseer" or len(wereld.er_zijn) > 2:
                getattr(wereld, soort)(data.draw, dag)
        for dag in KIJKEN:
            controleer(wereld, dag)
        transaction.set_rollback(True)


def controleer(wereld: Wereld, dag: date) -> None:
    geteld = wereld.geteld(dag)
    gemeenten = list(Gemeente.objects.in_gebied(wereld.provincie, op=dag))
    halfjaar = max((ronde for ronde in wereld.halfjaren if ronde.van <= dag), key=lambda ronde: ronde.van)
    boeken = {boek.gemeente.pk: boek.van(halfjaar).halfjaar for boek in lees_grootboeken(gemeenten, dag)}
    for gemeente in gemeenten:
        plekken, opgave, saldo = geteld.get(gemeente.pk, (0, 0, 0))
        assert wereld.gelezen(gemeente, dag) == (plekken, opgave), (gemeente, dag)
        assert (boeken[gemeente.pk].beginstand.aantal if boeken[gemeente.pk].beginstand else 0) == saldo
    for regio in wereld.regios:
        hier = [wie for wie in geteld if wereld.regio_op(wie, dag) == regio.pk]
        som = tuple(sum(geteld[wie][deel] for wie in hier) for deel in (0, 1))
        assert wereld.gelezen(regio, dag) == som
    totaal = (sum(wereld.plekken.values()), sum(100 * 4**nummer for nummer in range(4)))
    assert wereld.gelezen(wereld.provincie, dag) == totaal
    assert sum(boek.beginstand.aantal for boek in boeken.values() if boek.beginstand) == sum(wereld.saldi.values())
