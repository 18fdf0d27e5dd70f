"""Of a confidential locatie others see at most the total that it is part of (DOMEIN §6)."""

from datetime import date

import pytest

from opgaven.models import Gemeente, Provincie, Ronde
from realisatie.models import Beschikbaarheid, Locatie
from verslag.samenstellen import stel_samen
from verslag.tabellen import van_tot

pytestmark = pytest.mark.django_db


def almelo(*, vertrouwelijk: bool, van: date):
    """Almelo has 398 places for an indefinite time; 77 more come with a second locatie."""
    locatie = Locatie.objects.create(
        gemeente=Gemeente.objects.get(naam="Almelo"), naam="Tweede", vertrouwelijk=vertrouwelijk
    )
    Beschikbaarheid.objects.create(
        locatie=locatie, doelgroep="asiel", plekken=77, van=van, tot=date(2030, 1, 1), hardheid="vastgesteld"
    )
    return cijfers_van_almelo()[1]


def cijfers_van_almelo(**opties):
    ronde, provincie = Ronde.objects.get(nummer=1), Provincie.objects.get(naam="Overijssel")
    cijfers = stel_samen(ronde, provincie, date(2024, 10, 31), **opties)
    return cijfers, next(gemeente for gemeente in cijfers.gemeenten if gemeente.naam == "Almelo")


@pytest.mark.parametrize(
    ("vertrouwelijk", "kolom"),
    [
        (False, "398: 16/03/16 – onbepaald | 77: 01/01/25 – 01/01/30"),
        (True, "01/01/25 – 01/01/30"),
    ],
)
def test_de_onderverdeling(overijssel, vertrouwelijk, kolom):
    gemeente = almelo(vertrouwelijk=vertrouwelijk, van=date(2025, 1, 1))
    assert gemeente.gegarandeerd == 398 + 77
    assert van_tot(gemeente.asiel) == kolom


@pytest.mark.parametrize(("vertrouwelijk", "aantal"), [(False, 1), (True, 0)])
def test_de_voetnoot(overijssel, vertrouwelijk, aantal):
    gemeente = almelo(vertrouwelijk=vertrouwelijk, van=date(2025, 8, 1))
    assert gemeente.gegarandeerd == 398
    assert len(gemeente.voetnoten) == aantal


def test_wie_de_locatie_mag_zien_krijgt_haar_wel_apart(overijssel):
    almelo(vertrouwelijk=True, van=date(2025, 1, 1))
    pk = Gemeente.objects.get(naam="Almelo").pk
    _, gemeente = cijfers_van_almelo(vertrouwd={pk})
    assert van_tot(gemeente.asiel) == "398: 16/03/16 – onbepaald | 77: 01/01/25 – 01/01/30"
    assert [einde.plekken for einde in gemeente.uitloop] == [77]


def test_de_uitloop_noemt_alleen_de_regio(overijssel):
    gemeente = almelo(vertrouwelijk=True, van=date(2025, 1, 1))
    cijfers, _ = cijfers_van_almelo()
    assert gemeente.uitloop == ()
    assert gemeente.capaciteit.op(date(2026, 1, 1)) == 398
    assert cijfers.capaciteit.op(date(2026, 1, 1)) == 3864 + 34 + 77
    assert ("Twente (vertrouwelijk)", 77) in [(a.naam, a.einde.plekken) for a in cijfers.afloop]


def test_een_vertrouwelijk_voornemen_telt_alleen_in_de_regio(overijssel):
    locatie = Locatie.objects.create(gemeente=Gemeente.objects.get(naam="Almelo"), naam="Plan")
    Beschikbaarheid.objects.create(locatie=locatie, doelgroep="asiel", plekken=123, hardheid="voornemen")
    cijfers, gemeente = cijfers_van_almelo()
    assert (gemeente.voornemens.aantal, gemeente.voornemen_verborgen) == (0, True)
    assert cijfers.regios[0].asiel.voornemens == 556 + 123
    _, gemeente = cijfers_van_almelo(vertrouwd={gemeente.gemeente.pk})
    assert (gemeente.voornemens.plekken, gemeente.voornemen_verborgen) == (123, False)
