"""The pages of one's own documents: what they say, and to whom."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from prt.taken.models import Taak
from prt.toegang.rollen.keuzes import Rolsoort
from prt.toegang.spoor.models import Handeling
from tests import fabriek
from tests.bezoek import log_in

pytestmark = pytest.mark.django_db

LANG_GELEDEN = timezone.now() - timedelta(minutes=5)

HTMX = {"HX-Request": "true"}


@pytest.fixture
def wie(db):
    return fabriek.gebruiker(Rolsoort.LEZER, fabriek.provincie())


@pytest.fixture
def client(wie):
    client = Client()
    log_in(client, wie)
    return client


def pagina(client, taak, **opties) -> str:
    antwoord = client.get(f"/taken/{taak.pk}/", **opties)
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def test_wat_er_gebeurt_staat_er_en_de_balk_klopt(client, wie):
    taak = fabriek.taak(wie, status="bezig", stap="Hoofdstuk 3 opmaken", gedaan=1200, totaal=3000)
    tekst = pagina(client, taak)
    assert "Hoofdstuk 3 opmaken" in tekst
    assert 'max="3000" value="1200"' in tekst  # numbers for the browser, not in Dutch notation
    assert "1.200 van 3.000 stappen gedaan" in tekst
    assert 'hx-trigger="every 1s"' in tekst
    assert re.search(r"<noscript>\s*<meta", tekst)


def test_htmx_krijgt_alleen_wat_verandert_en_houdt_op_als_het_af_is(client, wie):
    bezig, klaar = fabriek.taak(wie, status="bezig"), fabriek.taak(wie, status="klaar")
    deel = pagina(client, bezig, headers=HTMX)
    assert deel.startswith('<div class="regietafel-smal" id="taak"') and "<html" not in deel and "hx-get" in deel
    assert "hx-get" not in pagina(client, klaar, headers=HTMX)
    assert "<noscript>" not in pagina(client, klaar)


@pytest.mark.parametrize(
    ("voor", "zin"),
    [
        ([], "Wordt zo gestart"),
        (["bezig"], "er is nog één document voor"),
        (["bezig", "wacht", "klaar"], "er zijn nog 2 documenten voor"),
    ],
)
def test_de_plaats_in_de_rij(client, wie, voor, zin):
    fabriek.verwerker()
    for status in voor:
        fabriek.taak(status=status, titel="Van een ander", aangevraagd_op=LANG_GELEDEN)
    taak = fabriek.taak(wie)
    fabriek.taak()  # asked for later
    tekst = pagina(client, taak)
    assert zin in tekst and "Van een ander" not in tekst


@pytest.mark.parametrize("status", ["wacht", "bezig"])
@pytest.mark.parametrize("hoe", ["nooit", "stil", "gestopt"])
def test_zonder_verwerker_staat_er_geen_balk(client, wie, status, hoe):
    if hoe != "nooit":
        fabriek.verwerker(**{"stil": {"gezien_op": LANG_GELEDEN}, "gestopt": {"gestopt_op": timezone.now()}}[hoe])
    velden = {"verwerker": fabriek.verwerker(gezien_op=LANG_GELEDEN)} if status == "bezig" else {}
    tekst = pagina(client, fabriek.taak(wie, status=status, **velden))
    assert "Er is geen verwerker actief; neem contact op met de beheerder." in tekst
    assert "<progress" not in tekst
    assert "hx-get" in tekst  # goes on by itself when there is one again


def test_een_uitgevallen_verwerker_wordt_overgenomen(client, wie):
    taak = fabriek.taak(wie, status="bezig", verwerker=fabriek.verwerker(gezien_op=LANG_GELEDEN))
    fabriek.verwerker()
    assert "Een andere verwerker begint zo opnieuw" in pagina(client, taak)


def test_klaar_met_een_knop_en_geen_vanzelf_gestarte_download(client, wie):
    taak = fabriek.taak(wie, status="klaar")
    tekst = pagina(client, taak)
    assert f'href="/taken/{taak.pk}/bestand/" download' in tekst
    assert "hx-" not in tekst.split("<main")[1] and "http-equiv" not in tekst


def test_mislukt_met_uitleg_en_nog_een_keer(client, wie):
    taak = fabriek.taak(wie, status="mislukt", foutmelding="Er is geen papier meer.")
    assert "Er is geen papier meer." in pagina(client, taak)
    antwoord = client.post(f"/taken/{taak.pk}/opnieuw/")
    assert (antwoord.status_code, antwoord.url) == (302, f"/taken/{taak.pk}/")
    assert Taak.objects.get().status == "wacht"
    assert client.get(f"/taken/{taak.pk}/opnieuw/").status_code == 405


@pytest.mark.parametrize("status", ["wacht", "klaar"])
def test_wat_niet_mislukte_begint_niet_opnieuw(client, wie, status):
    taak = fabriek.taak(wie, status=status)
    assert client.post(f"/taken/{taak.pk}/opnieuw/").status_code == 302
    assert Taak.objects.get().status == status


def test_het_bestand_en_het_spoor(client, wie):
    provincie = fabriek.provincie()
    taak = fabriek.taak(wie, status="klaar", provincie=provincie, naam="verslag – été.pdf", mediatype="application/pdf")
    antwoord = client.get(f"/taken/{taak.pk}/bestand/")
    assert (antwoord.content, antwoord["Content-Type"]) == (b"inhoud", "application/pdf")
    assert antwoord["Content-Disposition"].startswith("attachment; filename*=utf-8''verslag%20")
    assert antwoord["Cache-Control"] == "private, no-store"
    spoor = Handeling.objects.get(soort="geexporteerd")
    assert (spoor.onderwerp, spoor.wie, spoor.gebied) == ("verslag – été.pdf", wie, provincie)


def test_wat_er_niet_of_niet_meer_is_leidt_naar_de_pagina(client, wie):
    verlopen = {"afgerond_op": LANG_GELEDEN - timedelta(days=7), "verloopt_op": LANG_GELEDEN}
    for taak in (fabriek.taak(wie), fabriek.taak(wie, status="mislukt"), fabriek.taak(wie, status="klaar", **verlopen)):
        antwoord = client.get(f"/taken/{taak.pk}/bestand/")
        assert (antwoord.status_code, antwoord.url) == (302, f"/taken/{taak.pk}/")
    assert not Handeling.objects.filter(soort="geexporteerd").exists()


def test_een_ander_komt_er_niet_bij(client):
    taak = fabriek.taak(status="klaar")
    mislukt = fabriek.taak(taak.door, status="mislukt")
    assert {client.get(f"/taken/{taak.pk}/{deel}").status_code for deel in ("", "bestand/")} == {404}
    assert client.post(f"/taken/{mislukt.pk}/opnieuw/").status_code == 404
    assert taak.titel not in client.get("/taken/").content.decode()


def test_zonder_rol_niet_meer_bij_eigen_documenten(client, wie):
    taak = fabriek.taak(wie, status="klaar")
    wie.rollen.update(tot="2020-01-01")
    assert {client.get(pad).status_code for pad in ("/taken/", f"/taken/{taak.pk}/bestand/")} == {403}


def test_kijken_wordt_bijgehouden_maar_niet_elke_seconde(client, wie):
    taak = fabriek.taak(wie, bekeken_op=LANG_GELEDEN)
    pagina(client, taak)
    eerste = Taak.objects.get().bekeken_op
    assert timezone.now() - eerste < timedelta(seconds=20)
    pagina(client, taak)
    assert Taak.objects.get().bekeken_op == eerste


@pytest.mark.parametrize("deel", ["", "bestand/"])
def test_wie_het_einde_ziet_hoeft_geen_mail(client, wie, deel):
    taak = fabriek.taak(wie, status="klaar", bekeken_op=LANG_GELEDEN)
    client.get(f"/taken/{taak.pk}/{deel}")
    assert Taak.objects.get().gezien_op


def test_een_pagina_die_zichzelf_ververst_houdt_niemand_ingelogd(wie):
    with time_machine.travel(1_790_000_000, tick=False) as reis:
        client = Client()
        client.force_login(wie)
        adres = f"/taken/{fabriek.taak(wie).pk}/"
        client.get(adres)
        for minuut in range(0, 31, 3):
            reis.move_to(1_790_000_000 + minuut * 60)
            assert client.get(f"{adres}?vanzelf=1", headers=HTMX).status_code == 200
        reis.move_to(1_790_000_000 + 31 * 60)
        antwoord = client.get(f"{adres}?vanzelf=1", headers=HTMX | {"HX-Current-URL": f"http://testserver{adres}"})
        assert antwoord["HX-Redirect"].startswith("/inloggen/")


@pytest.mark.parametrize("aantal", [1, 3])
def test_de_lijst_kost_evenveel_vragen(client, wie, aantal):
    for status in ("klaar", "bezig", "mislukt")[:aantal]:
        fabriek.taak(wie, status=status)
    with CaptureQueriesContext(connection) as vragen:
        tekst = client.get("/taken/").content.decode()
    assert tekst.count("utrecht-status-badge--") == aantal
    assert len(vragen) == 8  # session, account, roles, the land (three), number of tasks, tasks
    assert not [vraag for vraag in vragen if '"inhoud"' in vraag["sql"]]
