"""The tasks of the trial app leave nothing behind."""

import pytest

import tests.proefapp.taken as proefapp


@pytest.fixture(autouse=True)
def niets_te_kijken():
    yield
    proefapp.KIJK.clear()
