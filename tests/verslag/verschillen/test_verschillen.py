"""What changed between two moments: the records and the figures, and for whom."""

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from prt.toegang.rollen.rechten import OPDRACHTREGEL
from prt.toegang.spoor.models import Handeling
from realisatie.locaties import acties
from realisatie.locaties.models import Beschikbaarheid

pytestmark = pytest.mark.django_db

PAD = "/verschillen/"


@pytest.fixture
def later(demo):
    """Two days after everything was loaded Zwolle loses 300 places and Enschede gets 40 more."""
    geladen = Handeling.objects.earliest("pk").wanneer
    with time_machine.travel(geladen + timedelta(days=2), tick=True):
        for gemeente, plekken, nieuw in (("Zwolle", 300, 100), ("Enschede", 550, 590)):
            for regel in Beschikbaarheid.objects.filter(locatie__gemeente__naam=gemeente, plekken=plekken):
                regel.plekken = nieuw
                acties.bewaar(
                    regel.locatie, [regel], door=OPDRACHTREGEL, reden=f"Herteld {gemeente}", ook_locatie=False
                )
        yield timezone.localdate() - timedelta(days=1)


def tekst(als, wie, **vraag):
    antwoord = als(wie).get(PAD, vraag)
    assert antwoord.status_code == 200
    return " ".join(antwoord.content.decode().split())


def test_de_cijfers_die_veranderden_en_geen_andere(als, later):
    cijfers = tekst(als, "cdk", van=later).split('id="kop-records"')[0]
    for regel in ("394 → <strong>194</strong>", "550 → <strong>590</strong>", "3.864 → <strong>3.704</strong>"):
        assert regel in cijfers
    assert ">Hengelo<" not in cijfers


@pytest.mark.parametrize(
    ("wie", "zwolle", "enschede"),
    [("cdk", True, True), ("zwolle", True, False), ("twente", False, True), ("lezer", False, False)],
)
def test_van_de_records_alleen_het_eigen_gebied(als, later, wie, zwolle, enschede):
    pagina = tekst(als, wie, van=later)
    assert ("Plekken: 300 → 100" in pagina, "Herteld Zwolle" in pagina) == (zwolle, zwolle)
    assert ("Plekken: 550 → 590" in pagina, "Herteld Enschede" in pagina) == (enschede, enschede)


def test_tussen_twee_dagen_waarin_niets_gebeurde(als, later):
    pagina = tekst(als, "cdk", van=later, tot=later)
    assert "Van geen enkele gemeente" in pagina
    assert "Herteld" not in pagina


@pytest.mark.parametrize("vraag", [{"van": "morgen"}, {"van": "2026-02-01", "tot": "2026-01-01"}, {"ronde": "x"}])
def test_een_vraag_die_niet_klopt_is_een_melding(als, demo, vraag):
    assert "datum bestaat niet" in tekst(als, "cdk", **vraag)


def test_voor_alles_was_de_opgave_onbekend(als, demo):
    assert "onbekend → <strong>6.325</strong>" in tekst(als, "cdk", van=date(2020, 1, 1))
