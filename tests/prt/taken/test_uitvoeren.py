"""The queue and carrying out what is in it: once, in order, and always with an end that somebody can read."""

import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from prt.taken import wachtrij
from prt.taken.models import Taak, Verwerker
from prt.taken.soorten import Resultaat, taaksoort
from prt.taken.uitvoeren import Ingehaald, Meter, voer_uit
from tests import fabriek
from tests.proefapp.taken import KIJK
from tests.prt.taken.hulp import voer_taken_uit

pytestmark = pytest.mark.django_db

LANG_GELEDEN = timezone.now() - timedelta(minutes=5)


def test_van_wachten_tot_klaar():
    taak = fabriek.taak(parameters={"tekst": "x"})
    gezien = []
    KIJK["proef"] = lambda nummer: gezien.append(
        Taak.objects.values_list("status", "stap", "gedaan", "totaal").get(pk=taak.pk)
    )
    assert voer_taken_uit() == 1
    assert gezien == [("bezig", f"Hoofdstuk {n + 1} opmaken", n, 3) for n in range(3)]
    taak.refresh_from_db()
    assert (taak.status, taak.naam, taak.mediatype, bytes(taak.inhoud)) == (
        "klaar",
        "proef.txt",
        "text/plain",
        b"inhoud x",
    )
    assert (taak.gedaan, taak.totaal, taak.stap, taak.verwerker) == (3, 3, "", None)
    assert taak.verloopt_op - taak.afgerond_op == timedelta(days=7)


def test_wie_het_langst_wacht_gaat_voor():
    later = fabriek.taak()
    eerder = fabriek.taak(aangevraagd_op=LANG_GELEDEN)
    verwerker = wachtrij.meld_aan()
    assert [wachtrij.neem(verwerker), wachtrij.neem(verwerker), wachtrij.neem(verwerker)] == [eerder, later, None]


def test_een_fout_staat_in_het_log_en_niet_op_het_scherm(caplog):
    taak = fabriek.taak(soort="proef-fout")
    voer_taken_uit()
    taak.refresh_from_db()
    assert taak.status == "mislukt"
    assert taak.foutmelding.startswith("Er ging iets mis bij het maken van dit document. Probeer het opnieuw.")
    assert str(taak.pk)[:8] in taak.foutmelding
    assert "wachtwoord" not in taak.foutmelding and "Traceback" not in taak.foutmelding
    [regel] = [regel for regel in caplog.records if regel.levelno == logging.ERROR]
    assert "wachtwoord van de database" in regel.exc_text and str(taak.pk) in regel.getMessage()


@pytest.mark.parametrize(
    ("soort", "uitleg"),
    [
        ("proef-uitleg", "Er is geen papier meer."),
        ("bestaat-niet-meer", "De site kan dit document niet meer maken. Vraag het opnieuw aan."),
    ],
)
def test_wat_niet_kan_wordt_uitgelegd(soort, uitleg):
    taak = fabriek.taak(soort=soort)
    voer_taken_uit()
    taak.refresh_from_db()
    assert (taak.status, taak.foutmelding) == ("mislukt", uitleg)


@pytest.mark.django_db(transaction=True)
def test_een_bestand_dat_niet_bewaard_kan_worden(monkeypatch, caplog):
    """The database refuses a file without a name: that must not leave the task hanging."""
    monkeypatch.setattr("prt.taken.soorten._soorten", {})
    taaksoort("proef", titel="Proef")(lambda voortgang: Resultaat("", "text/plain", b"x"))
    taak = fabriek.taak()
    voer_taken_uit()
    taak.refresh_from_db()
    assert taak.status == "mislukt" and "is mislukt" in caplog.text


def test_na_een_mislukking_gaat_het_werk_door():
    fabriek.taak(soort="proef-fout", aangevraagd_op=LANG_GELEDEN)
    goed = fabriek.taak()
    assert voer_taken_uit() == 2
    goed.refresh_from_db()
    assert goed.status == "klaar"


def test_meer_gedaan_dan_er_is_breekt_niets():
    taak = fabriek.taak(status="bezig")
    assert wachtrij.schrijf_voortgang(taak, 5, 3, "Afronden " + "x" * 300)
    taak.refresh_from_db()
    assert (taak.gedaan, taak.totaal, len(taak.stap)) == (3, 3, 200)


def test_wie_is_ingehaald_schrijft_niets_meer():
    """A laptop that slept: everybody had given up on it, and another had taken over."""
    oud, nieuw = fabriek.verwerker(gezien_op=LANG_GELEDEN), fabriek.verwerker()
    fabriek.taak()
    voor_oud = wachtrij.neem(oud)
    wachtrij.raap_op(nieuw)
    voor_nieuw = wachtrij.neem(nieuw)
    assert voor_nieuw.pk == voor_oud.pk

    meter = Meter(voor_oud)
    meter(1, 3, "Verder waar ik was")
    meter.schrijf()
    with pytest.raises(Ingehaald):
        meter(2, 3, "Nog verder")
    assert not wachtrij.rond_af(voor_oud, Resultaat("oud.txt", "text/plain", b"oud"))
    assert not wachtrij.laat_mislukken(voor_oud, "oud")
    assert wachtrij.rond_af(voor_nieuw, Resultaat("nieuw.txt", "text/plain", b"nieuw"))
    assert Taak.objects.get().naam == "nieuw.txt"


def test_een_taak_die_ingehaald_wordt_houdt_op(monkeypatch):
    monkeypatch.setattr("prt.taken.soorten._soorten", {})
    stappen = []

    @taaksoort("proef", titel="Proef")
    def traag(voortgang):
        for nummer in range(3):
            voortgang(nummer, 3, "Bezig")
            stappen.append(nummer)
            voortgang.ingehaald = True

    fabriek.taak()
    taak = wachtrij.neem(wachtrij.meld_aan())
    voer_uit(taak, Meter(taak))
    assert stappen == [0]
    assert Taak.objects.get().status == "bezig"  # for whoever has it now


def test_van_een_verwerker_die_stierf_wordt_het_een_keer_overgenomen():
    fabriek.taak()
    for _ in range(2):
        taak = wachtrij.neem(fabriek.verwerker(gezien_op=LANG_GELEDEN))
        wachtrij.raap_op(fabriek.verwerker())
    taak.refresh_from_db()
    assert (taak.status, taak.pogingen) == ("mislukt", 2)
    assert "twee keer afgebroken" in taak.foutmelding


def test_van_een_verwerker_die_leeft_blijft_men_af():
    taak = fabriek.taak(status="bezig")
    wachtrij.raap_op(fabriek.verwerker())
    taak.refresh_from_db()
    assert taak.status == "bezig"


def test_wat_is_blijven_liggen_toen_de_database_wegviel_wordt_hervat():
    verwerker = fabriek.verwerker()
    taak = fabriek.taak(status="bezig", verwerker=verwerker, pogingen=1)
    wachtrij.raap_op(verwerker)
    taak.refresh_from_db()
    assert taak.status == "wacht"


def test_wie_netjes_stopt_zet_zijn_taak_terug_en_dat_telt_niet_mee():
    verwerker = wachtrij.meld_aan()
    fabriek.taak()
    taak = wachtrij.neem(verwerker)
    wachtrij.meld_af(verwerker)
    taak.refresh_from_db()
    assert (taak.status, taak.pogingen, taak.verwerker) == ("wacht", 0, None)
    assert not Verwerker.objects.levend().exists()


def test_een_taak_wordt_door_een_verwerker_genomen(gedeelde_database):
    verwerkers, samen = [wachtrij.meld_aan() for _ in range(4)], Barrier(4)
    fabriek.taak()

    def neem(verwerker):
        try:
            samen.wait(timeout=20)
            return wachtrij.neem(verwerker)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as draden:
        assert len([taak for taak in draden.map(neem, verwerkers) if taak]) == 1
    assert Taak.objects.get().pogingen == 1


def test_opruimen_na_een_week():
    oud = {"afgerond_op": LANG_GELEDEN - timedelta(days=7), "verloopt_op": LANG_GELEDEN}
    for status in ("klaar", "mislukt"):
        fabriek.taak(status=status, **oud)
    blijft = {fabriek.taak(status=status).pk for status in ("wacht", "bezig", "klaar", "mislukt")}
    fabriek.verwerker(gezien_op=LANG_GELEDEN - timedelta(days=8))
    wachtrij.ruim_op()
    assert set(Taak.objects.values_list("pk", flat=True)) == blijft
    assert Verwerker.objects.count() == 1
