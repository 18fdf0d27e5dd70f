"""What is adopted can be read by every role: a text that its author did not finish stays out of it."""

from datetime import date

import pytest

from opgaven.models import Gemeente, Ronde
from prt.toegang.models import Gebruiker
from verslag.models import Tekst, Vaststelling
from verslag.vaststellen import Opdracht, stel_vast

pytestmark = pytest.mark.django_db
REDENEN = {"duidingen": "Komt later.", "akkoord": "Besproken.", "uitruil": "Loopt.", "eindigt": "Bekend."}


@pytest.fixture(autouse=True)
def zonder_tekenen(monkeypatch):
    """Drawing takes seconds, and what is drawn are the texts that are frozen."""
    monkeypatch.setattr("verslag.vaststellen.als_pdf", lambda verslag, **_: b"%PDF")


def test_een_tekst_die_niet_klaar_is_wordt_niet_vastgesteld(demo):
    ronde, zwolle = Ronde.objects.get(nummer=1), Gemeente.objects.get(naam="Zwolle")
    waar = {"ronde": ronde, "onderdeel": "gemeente", "gemeente": zwolle}
    Tekst.objects.update_or_create(**waar, defaults={"inhoud": "<p>Nog niet besproken.</p>", "klaar": False})
    stel_vast(
        Opdracht(ronde, zwolle.provincie, date(2024, 10, 31), "", REDENEN),
        door=Gebruiker.objects.get(email="cdk@demo.example"),
    )
    teksten = Vaststelling.objects.get().teksten
    assert "Nog niet besproken." not in str(teksten)
    assert f"duiding-cdk/{zwolle.provincie.cbs_code}" in teksten  # what is finished is in it
