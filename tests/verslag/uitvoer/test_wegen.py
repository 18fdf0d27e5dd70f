"""The verslag of 2024, made either way: one document."""

import pytest

from tests.prt.pdf.vergelijken import kenmerken

pytestmark = [pytest.mark.django_db, pytest.mark.traag]


def test_langs_twee_wegen_hetzelfde_verslag(verslag, druk, settings):
    snel = druk(verslag)
    settings.PDF_GEWOON = True
    anders = druk(verslag)
    assert snel != anders and kenmerken(snel) == kenmerken(anders)
