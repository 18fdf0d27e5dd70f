"""What the database itself refuses of months, reminders and remarks."""

from datetime import date

import pytest
from django.utils import timezone

from realisatie.herinneringen.models import Herinnering
from realisatie.maand.models import Maandstand, Maandstap
from realisatie.opmerkingen.models import Opmerking
from tests import fabriek
from tests.databaseregels import weigert

pytestmark = pytest.mark.django_db

WIE = {"naam": "Naam", "rol": "Rol"}

NOVEMBER, OKTOBER = date(2026, 11, 1), date(2026, 10, 1)


def maandstand(maand=NOVEMBER, gemeente=None):
    return Maandstand.objects.create(gemeente=gemeente or fabriek.gemeente(), maand=maand)


def maandstap():
    figuren = {"capaciteit": 1, "periodes": 1, "afdruk": "x"}
    return Maandstap.objects.create(maandstand=maandstand(), soort="indienen", **figuren, **WIE)


def opmerking(**velden):
    onderwerp = velden or {"over": fabriek.gemeente(), "cijfer": "Opgave"}
    return Opmerking.objects.create(tekst="Tekst", **onderwerp, **WIE)


def antwoord():
    return opmerking(antwoord_op=opmerking())


def herinnering(datum=NOVEMBER, gebruiker=None):
    wie = gebruiker or fabriek.gebruiker()
    return Herinnering.objects.create(gebruiker=wie, datum=datum, soort="regio_vooraf")


FOUT = {
    "halverwege de maand": (maandstand, "maandstand_eerste_van_de_maand", {"maand": date(2026, 11, 2)}),
    "onbekende stap": (maandstap, "maandstap_soort", {"soort": "dansen"}),
    "zonder afdruk": (maandstap, "maandstap_heeft_afdruk", {"afdruk": ""}),
    "onbekende mail": (fabriek.mailtekst, "mailtekst_soort", {"soort": "dansen"}),
    "onbekende herinnering": (herinnering, "herinnering_soort", {"soort": "dansen"}),
    "over niets": (opmerking, "opmerking_een_onderwerp", {"cijfer": ""}),
    "over geen gemeente": (opmerking, "opmerking_een_onderwerp", {"over": None}),
    "zonder tekst": (opmerking, "opmerking_met_tekst", {"tekst": ""}),
    "door niemand afgesloten": (opmerking, "opmerking_afgesloten_met_naam", {"afgesloten_op": timezone.now()}),
    "nooit afgesloten": (opmerking, "opmerking_afgesloten_met_naam", {"afgesloten_naam": "Naam"}),
    "antwoord dat opvolging vraagt": (antwoord, "opmerking_antwoord_volgt_de_vraag", {"opvolging": True}),
}


@pytest.mark.parametrize(("maak", "regel", "velden"), FOUT.values(), ids=FOUT)
def test_de_database_weigert(maak, regel, velden):
    weigert(maak(), regel, **velden)


def test_een_opmerking_gaat_over_een_ding():
    weigert(opmerking(), "opmerking_een_onderwerp", locatie=fabriek.locatie())
    weigert(opmerking(), "opmerking_een_onderwerp", antwoord_op=opmerking())


def test_een_maand_per_gemeente():
    een = maandstand()
    weigert(maandstand(OKTOBER, een.gemeente), "uni", maand=een.maand)


def test_een_herinnering_per_persoon_en_dag():
    een = herinnering()
    weigert(herinnering(OKTOBER, een.gebruiker), "uni", datum=een.datum)


GETEST = {regel for _, regel, _ in FOUT.values()} | {"maandstand_uniek", "herinnering_een_per_persoon_en_dag"}


def test_een_stap_overleeft_het_account():
    stap = maandstap()
    stap.door = fabriek.gebruiker()
    stap.save()
    stap.door.delete()
    stap.refresh_from_db()
    assert (stap.door, stap.naam) == (None, "Naam")
