"""Whatever happens to uitruilen, and in whatever order: every day every doelgroep adds up to nothing (R6).

Counted a day at a time from the rule alone, next to the ledger and to the figures that the app keeps.
"""

from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from prt.problemen import KanNiet
from prt.toegang.rollen.keuzes import Rolsoort
from realisatie.afspraken import acties
from realisatie.afspraken.lezen import grootboek, lijnen_van, partijen, versie_van_uitruil
from realisatie.stand.lezen import als_rijen
from realisatie.stand.rekenen.rijen import bijdragen_uit
from realisatie.uitruil.models import Overdracht, Uitruil
from tests import fabriek
from tests.voorbeelden import voorbeelden

pytestmark = [pytest.mark.django_db, pytest.mark.traag]

EERSTE, DAGEN, PLEKKEN = date(2025, 1, 1), 12, 25

KALENDER = [EERSTE + timedelta(n) for n in range(-1, DAGEN + 3)]

DAG = st.integers(0, DAGEN).map(lambda n: EERSTE + timedelta(n))

LIJN = st.tuples(
    st.permutations(range(3)).map(lambda volgorde: volgorde[:2]),
    st.sampled_from(["asiel", "amv", "statushouders"]),
    st.integers(1, 20),
    DAG,
    st.none() | st.integers(1, DAGEN),
)

STAP = st.one_of(
    st.tuples(st.just("voorstel"), st.lists(LIJN, min_size=1, max_size=3)),
    st.tuples(st.just("bevestig"), st.integers(0, 3), st.integers(0, 2)),
    st.tuples(st.just("bevestig"), st.integers(0, 3), st.integers(0, 2)),
    st.tuples(st.just("allen"), st.integers(0, 3)),
    st.tuples(st.just("oordeel"), st.integers(0, 3), st.booleans()),
    st.tuples(st.just("ontbind"), st.integers(0, 3), DAG),
)


class Model:
    """The rule, without the app: who confirmed what, and what came of it."""

    def __init__(self, lijnen):
        self.lijnen, self.bevestigd, self.vervuld, self.ontbonden = lijnen, set(), None, None

    @property
    def partijen(self):
        return {wie for (gever, ontvanger), *_ in self.lijnen for wie in (gever, ontvanger)}

    def op(self, dag) -> list[tuple[int, str, int]]:
        """What it puts on whose account on a day."""
        af = self.ontbonden is not None and dag >= self.ontbonden
        if self.bevestigd != self.partijen or self.vervuld is False or af:
            return []
        posten = []
        for (gever, ontvanger), doelgroep, aantal, van, duur in self.lijnen:
            if van <= dag and (duur is None or dag < van + timedelta(duur)):
                posten += [(gever, doelgroep, -aantal), (ontvanger, doelgroep, aantal)]
        return posten


def som(posten) -> dict[tuple[int, str], int]:
    """Per account and doelgroep; what adds up to nothing is left out."""
    per_rekening: dict[tuple[int, str], int] = {}
    for wie, doelgroep, aantal in posten:
        per_rekening[wie, doelgroep] = per_rekening.get((wie, doelgroep), 0) + aantal
    return {rekening: aantal for rekening, aantal in per_rekening.items() if aantal}


class Wereld:
    """Three gemeenten with hard places, the app and the model side by side."""

    def __init__(self):
        regio = fabriek.regio()
        self.gemeenten = [fabriek.gemeente(regio=regio) for _ in range(3)]
        for gemeente in self.gemeenten:
            for doelgroep in ("asiel", "amv"):
                fabriek.periode(gemeente, PLEKKEN, doelgroep=doelgroep, van=KALENDER[0], tot=None)
        self.staf = fabriek.gebruiker(Rolsoort.PRT_SECRETARIS, regio.provincie)
        self.ronde = fabriek.cyclus()
        self.paren: list[tuple[Uitruil, Model]] = []

    def voorstel(self, lijnen):
        uitruil = Uitruil(
            ronde=self.ronde, naam=f"Afspraak {len(self.paren)}", voorwaarde="Anders niet.", voorwaarde_stand="open"
        )
        regels = [
            Overdracht(
                gever=self.gemeenten[gever],
                ontvanger=self.gemeenten[ontvanger],
                doelgroep=doelgroep,
                plekken=aantal,
                van=van,
                tot=None if duur is None else van + timedelta(duur),
            )
            for (gever, ontvanger), doelgroep, aantal, van, duur in lijnen
        ]
        self.paren.append((acties.stel_voor(uitruil, regels, door=self.staf), Model(lijnen)))

    def bevestig(self, nummer, wie):
        uitruil, model = self.paren[nummer]
        if wie in model.partijen and self._lukt(acties.bevestig, uitruil, self.gemeenten[wie], document="Brief"):
            model.bevestigd.add(wie)

    def allen(self, nummer):
        for wie in range(3):
            self.bevestig(nummer, wie)

    def oordeel(self, nummer, vervuld):
        uitruil, model = self.paren[nummer]
        if self._lukt(acties.beoordeel, uitruil, vervuld=vervuld, op=EERSTE, bewijs="Brief"):
            model.vervuld = vervuld

    def ontbind(self, nummer, per):
        uitruil, model = self.paren[nummer]
        if self._lukt(acties.ontbind, uitruil, per=per, reden="Anders."):
            model.ontbonden = per if model.bevestigd == model.partijen else date.min

    def _lukt(self, doe, uitruil, *wie, **velden) -> bool:
        try:
            doe(uitruil, *wie, door=self.staf, versie=versie_van_uitruil(uitruil), **velden)
        except KanNiet:
            return False
        return True

    def nummer(self, gemeente: int) -> int:
        return next(rang for rang, record in enumerate(self.gemeenten) if record.pk == gemeente)


@contextmanager
def teruggedraaid():
    """Every example begins with an empty database."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@voorbeelden(40)
@given(stappen=st.lists(STAP, min_size=4, max_size=16))
def test_elke_dag_is_de_som_nul(stappen):
    with teruggedraaid():
        wereld = Wereld()
        for soort, *gegevens in stappen:
            if soort == "voorstel":
                wereld.voorstel(*gegevens)
            elif gegevens[0] < len(wereld.paren):
                getattr(wereld, soort)(*gegevens)
        geldend = list(Overdracht.objects.geldend())
        saldo = bijdragen_uit((), als_rijen(overdrachten=geldend).lijnen)
        for dag in KALENDER:
            volgens_regel = som(post for _, model in wereld.paren for post in model.op(dag))
            in_de_app = som(
                (wereld.nummer(wie), doelgroep, bijdrage.plekken)
                for (wie, doelgroep), bijdragen in saldo.items()
                for bijdrage in bijdragen
                if bijdrage.periode.bevat(dag)
            )
            assert in_de_app == volgens_regel
            for doelgroep in ("asiel", "amv", "statushouders"):
                assert sum(aantal for (_, groep), aantal in in_de_app.items() if groep == doelgroep) == 0
        for uitruil, model in wereld.paren:
            for stand in grootboek(lijnen_van(Uitruil.objects.get(pk=uitruil.pk))):
                assert stand.som == 0
            assert {wereld.nummer(gemeente.pk) for gemeente in partijen(lijnen_van(uitruil))} == model.partijen


@voorbeelden(25)
@given(voorstellen=st.lists(st.lists(LIJN, min_size=1, max_size=2), min_size=1, max_size=6))
def test_wie_alleen_bevestigt_komt_nooit_onder_nul(voorstellen):
    """Whatever is agreed on top of each other: on the days of each line its giver keeps what it has."""
    with teruggedraaid():
        wereld = Wereld()
        for nummer, lijnen in enumerate(voorstellen):
            wereld.voorstel(lijnen)
            wereld.allen(nummer)
        for dag in KALENDER:
            posten = som(post for _, model in wereld.paren for post in model.op(dag))
            assert all(
                PLEKKEN + aantal >= 0 for (_, doelgroep), aantal in posten.items() if doelgroep != "statushouders"
            )
