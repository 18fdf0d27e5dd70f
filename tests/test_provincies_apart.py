"""Two provincies in one installation: of the other one nothing is seen and nothing can be changed.

Twin worlds: the same person crawls the site with and without the other provincie, and every answer is the same.
"""

import io
import re
from urllib.parse import urlsplit

import pytest
import time_machine
from django.apps import apps
from django.core.management import call_command
from django.db.models import Q
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from opgaven.gebieden.models import Gebied, Opvolging, Provincie
from prt.toegang.rollen.keuzes import Rolsoort
from prt.toegang.rollen.models import Agendasleutel, Gebruiker
from realisatie.locaties.models import Locatie
from tests import tweede_provincie
from tests.bezoek import zonder_tekenen
from tests.fabriek import terug_naar_nu
from tests.test_geen_lek import DOCUMENT, ZAADJES, loop_af
from tests.test_geen_lek_getallen import inhoud
from tests.test_rechtentabel import EIGEN, TABEL, adres, maak_plaatsen
from tests.tweede_provincie import WOORD

pytestmark = [pytest.mark.django_db, pytest.mark.traag]
MET_SLEUTEL = re.compile(r"\d|kwartelkoning")
"""A page that makes something new is the same for everybody; whose it becomes, its action asks."""
MEESTE, MEESTE_VAN_EEN_ANDER = 180, 70
"""The CdK's staff reaches most; the others ask for every list, file and dashboard, and the first pages from there."""
PER_ADRES, PER_ADRES_VAN_EEN_ANDER = 3, 2
"""Different questions to one address: the addresses are what counts, each reads the facts of a provincie by itself."""
MEESTE_ADRESSEN = 150
"""Each asked once: the one question more about an address leads to no other address."""
GEWEIGERD = {403, 404, 405}
WIE = ("zwolle", "beheer-zwolle", "twente", "cdk", "toezicht", "coa", "lezer", "beheer")


def rondgang(client, wie: str) -> dict[str, tuple[str, ...]]:
    hoogste, vragen = (MEESTE, PER_ADRES) if wie == "cdk" else (MEESTE_VAN_EEN_ANDER, PER_ADRES_VAN_EEN_ANDER)
    antwoorden = loop_af(client, ZAADJES, hoogste, behalve=DOCUMENT, per_adres=vragen)
    return {pad: inhoud(antwoord) for pad, antwoord in antwoorden}


@pytest.mark.parametrize("wie", WIE)
def test_met_of_zonder_de_ander_is_alles_hetzelfde(als, wie):
    with time_machine.travel(timezone.now(), tick=False):
        client = als(wie)
        with terug_naar_nu():  # a file that is taken, is in the trail
            zonder = rondgang(client, wie)
        with terug_naar_nu():
            tweede_provincie.maak()
            met = rondgang(client, wie)
    genoemd = [pad for pad, delen in met.items() if any(WOORD.lower() in deel.lower() for deel in delen)]
    anders = [pad for pad in zonder.keys() | met.keys() if zonder.get(pad) != met.get(pad)]
    print(f"{wie}: {len(met)} antwoorden vergeleken")
    assert not genoemd, "\n".join(genoemd)
    assert not anders, "\n".join(anders)
    assert len(met) > 60


BEWAARD = ("vaststelling-bestand", "taak-bestand")
"""Files that are kept as they were made; here they are no real ones."""


@pytest.mark.parametrize("wie", WIE)
def test_elk_adres_geeft_hetzelfde(als, wie):
    """Of the table of rights: also forms, and what no list leads to."""
    plaats, client = maak_plaatsen()[EIGEN], als(wie)
    paden = {adres(naam, plaats, EIGEN) for naam in TABEL if naam not in BEWAARD}

    def antwoorden() -> dict[str, tuple]:
        gekregen = {pad: client.get(pad) for pad in sorted(paden)}
        return {pad: (antwoord.status_code, *inhoud(antwoord)) for pad, antwoord in gekregen.items()}

    with time_machine.travel(timezone.now(), tick=False):
        with terug_naar_nu():
            zonder = antwoorden()
        with terug_naar_nu():
            tweede_provincie.maak()
            met = antwoorden()
    print(f"{wie}: {len(met)} adressen vergeleken, {sum(delen[0] == 200 for delen in met.values())} te lezen")
    assert [pad for pad in paden if zonder[pad] != met[pad]] == []
    assert not [pad for pad, delen in met.items() if any(WOORD.lower() in str(deel).lower() for deel in delen)]


HERINNERD = ("2026-11-08", "2026-11-16", "2026-11-27")
"""Before a month has to be confirmed, after it, and on the day of today: each sends other mails."""


def mails_en_agenda(postvak) -> dict[str, list[str]]:
    """By who gets it: every mail in full, and the calendar."""
    postvak.clear()
    for dag in HERINNERD:
        call_command("herinner", "--datum", dag, stdout=io.StringIO())
    gekregen = {bericht.to[0]: [] for bericht in postvak}
    for bericht in postvak:
        gekregen[bericht.to[0]].append(f"{bericht.subject}\n{bericht.body}")
    for wie in WIE:
        sleutel, _ = Agendasleutel.objects.get_or_create(
            gebruiker=Gebruiker.objects.get(email=f"{wie}@demo.example"), defaults={"sleutel": f"agenda-{wie}"}
        )
        kalender = Client().get(reverse("agenda-bestand", args=[sleutel.sleutel]))
        assert kalender.status_code == 200
        gekregen[f"agenda van {wie}"] = [kalender.content.decode()]
    return gekregen


def test_mails_en_agenda_zijn_met_of_zonder_de_ander_gelijk(demo, mailoutbox):
    with time_machine.travel(timezone.now(), tick=False):
        with terug_naar_nu():
            zonder = mails_en_agenda(mailoutbox)
        with terug_naar_nu():
            tweede_provincie.maak()
            met = mails_en_agenda(mailoutbox)
    hier = {wie: teksten for wie, teksten in met.items() if "kwartelkoning" not in wie}
    print(f"{sum(map(len, hier.values()))} mails en agenda’s vergeleken, van {len(hier)}")
    assert hier == zonder and len(hier) > len(WIE)
    assert not [wie for wie, teksten in hier.items() if any(WOORD.lower() in tekst.lower() for tekst in teksten)]
    assert met.keys() > hier.keys()  # who works there is reminded as well


def van_daar(rol: str) -> Client:
    client = Client()
    client.force_login(Gebruiker.objects.get(naam=f"{WOORD} {rol}"))
    return client


def paden(client) -> set[str]:
    return {urlsplit(pad).path for pad, _ in loop_af(client, ZAADJES, MEESTE_ADRESSEN, behalve=DOCUMENT, per_adres=1)}


def test_wat_alleen_daar_een_adres_heeft_bestaat_hier_niet(als):
    """Whatever the CdK's staff there reaches by a link or a form, asked for and sent from here: refused."""
    tweede_provincie.maak()
    anders = paden(van_daar(Rolsoort.PRT_SECRETARIS)) - paden(als("cdk"))
    daar = {pad for pad in anders if MET_SLEUTEL.search(pad)}
    mis = []
    for wie in (*WIE, "beheer-installatie"):
        client = als(wie)
        for methode in (client.get, client.post):
            with zonder_tekenen():
                antwoorden = {pad: methode(pad).status_code for pad in sorted(daar)}
            mis += [(wie, methode.__name__, pad, code) for pad, code in antwoorden.items() if code not in GEWEIGERD]
    print(f"{len(daar)} adressen, {len(daar) * (len(WIE) + 1) * 2} keer gevraagd")
    assert not mis, "\n".join(map(str, mis))
    assert len(daar) > 60


def test_in_de_andere_wereld_is_er_van_alles_een(demo):
    """Of whatever belongs to a gebied: what is not there, no comparison would miss."""
    hier, zonder = tweede_provincie.maak().omvat, []
    for model in apps.get_models():
        paden = [veld.name for veld in model._meta.local_fields if veld.is_relation and _is_gebied(veld.related_model)]
        if paden and not model._meta.proxy and not model.__name__.startswith("Historical") and model not in NIET_DAAR:
            er_is = Q(*((f"{pad}__in", hier) for pad in paden), _connector=Q.OR)
            if not model.objects.filter(er_is).exists():
                zonder.append(model.__name__)
    assert not zonder


def _is_gebied(model) -> bool:
    return model._meta.concrete_model is Gebied


NIET_DAAR = (Opvolging,)
"""A herindeling there has tests of its own."""


def test_wie_daar_werkt_ziet_het_wel(als):
    """Otherwise the comparison would find nothing for a reason of its own."""
    tweede_provincie.maak()
    client = van_daar(Rolsoort.LEZER)
    lijsten = ("/provincie/PV77/", "/locaties/", "/opgaven/", "/uitruil/", "/knelpunten/", "/overleggen/", "/oekraine/")
    assert not [pad for pad in lijsten if not any(WOORD in deel for deel in inhoud(client.get(pad)))]


def test_de_tweede_provincie_om_te_proberen(demo):
    """Her real gemeenten with invented figures, and an account for every kind of place."""
    for _ in range(2):
        call_command("demo", "--tweede-provincie", verbosity=0, stdout=io.StringIO())
    drenthe = Provincie.objects.get(code="PV22")
    assert drenthe.gemeenten.deelnemend().count() == 12
    assert {locatie.bron.code for locatie in Locatie.objects.filter(gemeente__in=drenthe.omvat)} == {"oefening"}
    client = Client()
    client.force_login(Gebruiker.objects.get(email="cdk-2@demo.example"))
    assert "Drenthe" in client.get("/", follow=True).content.decode()
    overzicht = {
        pad: "Overijssel" in client.get(pad).content.decode() for pad in ("/locaties/", "/planning/", "/spoor/")
    }
    assert overzicht == dict.fromkeys(overzicht, False)
    assert client.get("/provincie/PV23/").status_code == 404
