"""The published verslag of 2024: its figures, its document, and its PDF, drawn once for all tests that look at it."""

from dataclasses import replace
from datetime import date

import pytest
from django.conf import settings

from opgaven.gebieden.models import Provincie
from opgaven.rondes.models import Ronde
from tests.verslag.heel import als_html
from verslag.cijfers.samenstellen import stel_samen
from verslag.document.document import Verslag
from verslag.rapport.rapporten import VERSLAG
from verslag.uitvoer.papier import als_pdf

PEILDATUM = date(2024, 10, 31)
ZONDER_PLAN = replace(VERSLAG, plaatsen=tuple(p for p in VERSLAG.plaatsen if p.onderdeel.sleutel != "plan"))
"""Without a page per gemeente, for tests that draw many of them."""


@pytest.fixture
def cijfers(overijssel):
    return stel_samen(Ronde.objects.get(nummer=1), Provincie.objects.get(naam="Overijssel"), PEILDATUM)


@pytest.fixture
def verslag(cijfers):
    return Verslag(cijfers)


@pytest.fixture
def druk(getekend):
    """A PDF of this document, made the way that is set."""

    def druk(verslag: Verslag) -> bytes:
        sleutel = als_html(verslag), settings.PDF_GEWOON
        if sleutel not in getekend:
            getekend[sleutel] = als_pdf(verslag)
        return getekend[sleutel]

    return druk


@pytest.fixture
def pdf(verslag, druk):
    return druk(verslag)
