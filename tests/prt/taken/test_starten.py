"""Asking for a document: a second click gives the same task, as long as nothing changed."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from prt.taken.acties import probeer_opnieuw, sleutel_van, start
from prt.taken.models import Taak
from tests import fabriek
from tests.prt.taken.hulp import voer_taken_uit

pytestmark = pytest.mark.django_db


def vraag(door, versie="1", **parameters):
    return start("proef", parameters or {"tekst": "a"}, door=door, versie=versie)


def test_een_nieuwe_taak():
    wie = fabriek.gebruiker()
    taak = vraag(wie, tekst="nota")
    assert (taak.titel, taak.status, taak.door, taak.parameters) == ("Proefstuk nota", "wacht", wie, {"tekst": "nota"})


def test_een_tweede_klik_geeft_dezelfde():
    wie = fabriek.gebruiker()
    eerste = vraag(wie)
    assert vraag(wie) == eerste
    Taak.objects.update(status="bezig", verwerker=fabriek.verwerker())
    assert vraag(wie) == eerste
    assert Taak.objects.count() == 1


def test_ook_als_hij_klaar_is_en_er_niets_is_gewijzigd():
    wie = fabriek.gebruiker()
    eerste = vraag(wie)
    voer_taken_uit()
    assert vraag(wie) == eerste
    assert vraag(wie).status == "klaar"


@pytest.mark.parametrize("anders", [{"versie": "2"}, {"tekst": "b"}, {"tekst": "a", "stappen": 4}])
def test_wat_anders_is_wordt_een_nieuwe(anders):
    wie = fabriek.gebruiker()
    assert vraag(wie) != vraag(wie, **anders)


def test_van_een_ander_is_het_een_andere():
    assert vraag(fabriek.gebruiker()) != vraag(fabriek.gebruiker())


def test_de_volgorde_van_de_parameters_maakt_niet_uit():
    assert sleutel_van("s", {"a": 1, "b": [2]}, "v") == sleutel_van("s", {"b": [2], "a": 1}, "v")
    anders = {sleutel_van("s", {"a": 1}, "v"), sleutel_van("s", {"a": "1"}, "v"), sleutel_van("t", {"a": 1}, "v")}
    assert len(anders) == 3


def test_een_mislukte_wordt_niet_nog_eens_gegeven():
    wie = fabriek.gebruiker()
    eerste = start("proef-uitleg", {}, door=wie, versie="1")
    voer_taken_uit()
    assert start("proef-uitleg", {}, door=wie, versie="1") != eerste


def test_een_verlopen_resultaat_wordt_niet_meer_gegeven():
    wie = fabriek.gebruiker()
    eerste = vraag(wie)
    voer_taken_uit()
    gisteren = timezone.now() - timedelta(days=1)
    Taak.objects.update(afgerond_op=gisteren - timedelta(days=7), verloopt_op=gisteren)
    assert vraag(wie) != eerste


def test_na_een_nieuwe_verwerker_wordt_het_opnieuw_gemaakt():
    """Another version of the site may make another file of the same data."""
    wie = fabriek.gebruiker()
    eerste = vraag(wie)
    voer_taken_uit()
    fabriek.verwerker()
    assert vraag(wie) != eerste


def test_opnieuw_proberen_is_dezelfde_taak_en_begint_van_voren_af_aan():
    taak = fabriek.taak(status="mislukt", pogingen=2, gezien_op=timezone.now(), gemeld_op=timezone.now())
    assert probeer_opnieuw(taak) == taak
    taak.refresh_from_db()
    assert (taak.status, taak.pogingen, taak.foutmelding) == ("wacht", 0, "")
    assert (taak.gezien_op, taak.gemeld_op, taak.afgerond_op) == (None, None, None)


def test_opnieuw_proberen_geeft_wat_intussen_al_is_aangevraagd():
    mislukt = fabriek.taak(status="mislukt")
    nieuwer = fabriek.taak(mislukt.door, sleutel=mislukt.sleutel)
    assert probeer_opnieuw(mislukt) == nieuwer


def test_tegelijk_klikken_is_een_taak(gedeelde_database):
    wie, samen = fabriek.gebruiker(), Barrier(4)

    def klik(_):
        try:
            samen.wait(timeout=20)
            return vraag(wie).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as draden:
        gekregen = set(draden.map(klik, range(4)))
    assert len(gekregen) == Taak.objects.count() == 1
