"""Shared fixtures: a fixed cast of people and a small world to put them in (``tests/fabriek.py``)."""

import pytest
from django.core.management import call_command


@pytest.fixture
def overijssel(db):
    """The published figures of Overijssel, as everybody gets them."""
    call_command("loaddata", "overijssel", verbosity=0)
