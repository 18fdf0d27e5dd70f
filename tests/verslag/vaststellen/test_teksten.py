"""Adopting: every role reads what is frozen, so nothing unfinished goes in, and nothing changes on the way."""

from datetime import date

import pytest

from opgaven.gebieden.models import Gemeente, Provincie
from opgaven.rondes.models import Ronde
from prt.problemen import KanNiet
from prt.toegang.rollen.models import Gebruiker
from prt.toegang.spoor.models import Handeling
from realisatie.locaties.acties import bewaar
from realisatie.locaties.models import Locatie
from tests import fabriek
from verslag.teksten.models import Tekst
from verslag.vaststellen.acties import Vaststelopdracht, bied_aan, stel_vast
from verslag.vaststellen.models import Vaststelling

pytestmark = pytest.mark.django_db

REDENEN = {
    "duidingen": "Komt later.",
    "akkoord": "Besproken.",
    "uitruil": "Loopt.",
    "eindigt": "Bekend.",
    "besluit": "Volgt.",
}


@pytest.fixture(autouse=True)
def zonder_tekenen(monkeypatch):
    """Drawing takes seconds, and what is drawn are the texts that are frozen."""
    monkeypatch.setattr("verslag.vaststellen.acties.als_pdf", lambda verslag, **_: b"%PDF")


def opdracht() -> Vaststelopdracht:
    ronde, provincie = Ronde.objects.get(nummer=1), Provincie.objects.get(naam="Overijssel")
    return Vaststelopdracht(ronde, provincie, 1, date(2024, 10, 31), "", REDENEN)


def cdk() -> Gebruiker:
    return Gebruiker.objects.get(email="cdk@demo.example")


def test_een_tekst_die_niet_klaar_is_wordt_niet_vastgesteld(demo):
    ronde, zwolle = Ronde.objects.get(nummer=1), Gemeente.objects.get(naam="Zwolle")
    waar = {"ronde": ronde, "onderdeel": "gemeente", "gebied": zwolle}
    Tekst.objects.update_or_create(**waar, defaults={"inhoud": "<p>Nog niet besproken.</p>", "klaar": False})
    stel_vast(opdracht(), door=cdk())
    teksten = Vaststelling.objects.get().teksten
    assert "Nog niet besproken." not in str(teksten)
    assert f"duiding-cdk/{zwolle.provincie.code}" in teksten  # what is finished is in it


def test_een_wijziging_die_pas_tijdens_het_vaststellen_zichtbaar_wordt(demo, monkeypatch):
    """Of two actions at once the one that took its number first may be committed last: its number is no higher."""

    def teken(verslag, **_):
        Handeling.objects.create(pk=-1, naam="Anna", soort="gewijzigd", herkomst="formulier", onderwerp="Azc")
        return b"%PDF"

    monkeypatch.setattr("verslag.vaststellen.acties.als_pdf", teken)
    with pytest.raises(KanNiet, match="Tijdens het vaststellen"):
        stel_vast(opdracht(), door=cdk())


def test_wie_elders_schrijft_houdt_het_vaststellen_niet_op(demo, monkeypatch):
    elders = fabriek.gemeente()
    door = fabriek.gebruiker("medewerker_gemeente", elders)

    def teken(verslag, **_):
        bewaar(Locatie(naam="Elders", gemeente=elders), [], door=door)
        return b"%PDF"

    monkeypatch.setattr("verslag.vaststellen.acties.als_pdf", teken)
    stel_vast(opdracht(), door=cdk())
    assert Vaststelling.objects.get().nummer == 1 and Locatie.objects.filter(naam="Elders").exists()


def test_twee_keer_tegelijk_aanbieden_legt_een_keer_vast(demo):
    """Both had the form before the other one was sent."""
    vastgesteld = stel_vast(opdracht(), door=cdk())
    velden = {"aan": "de minister", "datum": date(2024, 11, 1), "door": cdk()}
    bied_aan(vastgesteld, kenmerk="1", **velden)
    with pytest.raises(KanNiet, match="al vastgelegd"):
        bied_aan(vastgesteld, kenmerk="2", **velden)
    assert Vaststelling.objects.get().aanbieding.kenmerk == "1"
