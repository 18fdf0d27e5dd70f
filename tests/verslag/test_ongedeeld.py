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
    cijfers = stel_samen(Ronde.objects.get(code="asiel-1"), Provincie.objects.get(naam="Overijssel"), date(2024, 10, 31))
    return next(gemeente for gemeente in cijfers.gemeenten if gemeente.naam == "Almelo")


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
