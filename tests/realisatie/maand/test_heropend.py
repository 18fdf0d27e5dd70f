"""What happens to a month when the records change after it was confirmed: it shows, and the month is open again."""

from datetime import date

import pytest
import time_machine

from opgaven.gebieden.models import Gemeente
from prt.problemen import KanNiet
from realisatie.locaties.models import Beschikbaarheid, Locatie
from realisatie.locaties.rekenen import Hardheid
from realisatie.maand import rekenen as regels
from realisatie.maand.acties import zet_stap
from realisatie.maand.lezen import maandregel
from realisatie.maand.rekenen import GEACCORDEERD, GEMIST, HEROPEND, INGEDIEND, OPEN, TERUGGESTUURD, Stap
from realisatie.uitruil.keuzes import Voorwaarde
from tests import fabriek

NOVEMBER = date(2026, 11, 1)

STATUSSEN = {
    (None, False, False): OPEN,
    (None, False, True): GEMIST,
    (Stap.INDIENEN, False, False): INGEDIEND,
    (Stap.INDIENEN, True, False): HEROPEND,
    (Stap.INDIENEN, True, True): INGEDIEND,
    (Stap.TERUGSTUREN, False, False): TERUGGESTUURD,
    (Stap.TERUGSTUREN, True, False): TERUGGESTUURD,
    (Stap.TERUGSTUREN, False, True): TERUGGESTUURD,
    (Stap.ACCORDEREN, False, False): GEACCORDEERD,
    (Stap.ACCORDEREN, True, False): HEROPEND,
    (Stap.ACCORDEREN, True, True): GEACCORDEERD,
}


@pytest.mark.parametrize(("feiten", "verwacht"), STATUSSEN.items())
def test_de_status_volgt_uit_de_feiten(feiten, verwacht):
    laatste, gewijzigd, voorbij = feiten
    assert regels.status(laatste, gewijzigd=gewijzigd, voorbij=voorbij) is verwacht


def test_in_een_voorbije_maand_kan_alleen_nog_akkoord():
    assert {nu: regels.mogelijk(nu, voorbij=True) for nu in regels.STATUSSEN if nu.kan} == {
        nu: frozenset({Stap.ACCORDEREN}) if nu is INGEDIEND else frozenset()
        for nu in (OPEN, INGEDIEND, TERUGGESTUURD, GEACCORDEERD, HEROPEND)
    }


@pytest.mark.parametrize("dag", [date(2026, 1, 1), date(2026, 12, 31), date(2028, 2, 29)])
def test_maanden_sluiten_aan(dag):
    maand = regels.eerste(dag)
    assert regels.vorige(regels.volgende(maand)) == maand
    assert regels.volgende(maand).day == 1 and regels.vorige(maand) < maand


@pytest.fixture
def spel(db):
    with time_machine.travel("2026-11-12 10:00+01:00", tick=False):
        fabriek.cyclus()
        gemeente = Gemeente.objects.get(pk=fabriek.gemeente("Ons dorp").pk)
        fabriek.periode(gemeente, 50)
        spelers = fabriek.spelers(gemeente)
        yield gemeente, spelers


def zet(gemeente, wie, stap, maand=NOVEMBER):
    return zet_stap(gemeente, maand, stap, door=wie, versie=maandregel(gemeente).versie)


@pytest.fixture
def akkoord(spel):
    gemeente, spelers = spel
    zet(gemeente, spelers.medewerker, Stap.INDIENEN)
    zet(gemeente, spelers.regiosecretaris, Stap.ACCORDEREN)
    assert maandregel(gemeente).status is GEACCORDEERD
    return gemeente


WIJZIGINGEN = {
    "meer plekken": lambda g: Beschikbaarheid.objects.update(plekken=51),
    "andere toelichting": lambda g: Beschikbaarheid.objects.update(toelichting="toch anders"),
    "ingetrokken": lambda g: Beschikbaarheid.objects.update(hardheid=Hardheid.VERVALLEN),
    "beëindigd": lambda g: Beschikbaarheid.objects.update(tot=date(2030, 1, 1)),
    "verwijderd": lambda g: Beschikbaarheid.objects.all().delete(),
    "andere naam": lambda g: Locatie.objects.update(naam="Andere naam"),
    "openbaar gemaakt": lambda g: Locatie.objects.update(vertrouwelijk=True),
    "nieuwe verkenning": lambda g: fabriek.periode(g, None, hardheid=Hardheid.VERKENNING, van=None),
    "nieuwe locatie zonder periode": lambda g: fabriek.locatie(g),
    "gekregen bij uitruil": lambda g: fabriek.overdracht(ontvanger=g),
    "gegeven bij uitruil": lambda g: fabriek.overdracht(gever=g),
}


@pytest.mark.parametrize("wijzig", WIJZIGINGEN.values(), ids=WIJZIGINGEN)
def test_een_wijziging_na_akkoord_heropent_de_maand(akkoord, wijzig):
    wijzig(akkoord)
    regel = maandregel(akkoord)
    assert regel.status is HEROPEND and regel.gewijzigd
    assert regel.mogelijk == {Stap.INDIENEN}


def test_een_wijziging_elders_heropent_niets(akkoord):
    fabriek.periode(fabriek.gemeente(regio=akkoord.regio), 10)
    fabriek.overdracht()
    assert maandregel(akkoord).status is GEACCORDEERD


def test_een_ontbonden_uitruil_heropent(spel):
    gemeente, spelers = spel
    lijn = fabriek.overdracht(ontvanger=gemeente)
    zet(gemeente, spelers.medewerker, Stap.INDIENEN)
    uitruil = lijn.uitruil
    uitruil.voorwaarde, uitruil.voorwaarde_stand = "Anders niet", Voorwaarde.NIET_VERVULD
    uitruil.save()
    assert maandregel(gemeente).status is HEROPEND


def test_terug_naar_wat_bevestigd_was_is_weer_akkoord(akkoord):
    Beschikbaarheid.objects.update(plekken=51)
    Beschikbaarheid.objects.update(plekken=50)
    assert maandregel(akkoord).status is GEACCORDEERD


def test_opnieuw_bevestigen_vraagt_opnieuw_akkoord(spel, akkoord):
    gemeente, spelers = spel
    Beschikbaarheid.objects.update(plekken=51)
    with pytest.raises(KanNiet, match="heropend"):
        zet(gemeente, spelers.regiosecretaris, Stap.ACCORDEREN)
    zet(gemeente, spelers.medewerker, Stap.INDIENEN)
    assert maandregel(gemeente).status is INGEDIEND
    assert [stap.asiel for stap in maandregel(gemeente).stappen] == [50, 50, 51]


def test_een_voorbije_maand_blijft_zoals_hij_was(spel, akkoord):
    Beschikbaarheid.objects.update(plekken=51)
    with time_machine.travel("2026-12-01 00:30+01:00"):
        assert maandregel(akkoord, NOVEMBER).status is GEACCORDEERD
        assert maandregel(akkoord).status is OPEN


def test_akkoord_na_afloop_geldt_voor_wat_toen_bevestigd_is(spel):
    gemeente, spelers = spel
    zet(gemeente, spelers.medewerker, Stap.INDIENEN)
    Beschikbaarheid.objects.update(plekken=51)
    with time_machine.travel("2026-12-02 10:00+01:00"):
        stap = zet(gemeente, spelers.regiosecretaris, Stap.ACCORDEREN)
        assert stap.asiel == 50
        with pytest.raises(KanNiet, match="de maand is voorbij"):
            zet(gemeente, spelers.cdk_staf, Stap.TERUGSTUREN)
