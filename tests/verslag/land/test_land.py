"""The provincies side by side: only what was adopted, only for Rijk and LRT, and what is not there is not nought."""

import io
from datetime import date

import pytest
from django.core.management import call_command
from django.test import Client
from openpyxl import load_workbook

from opgaven.gebieden.models import Provincie
from opgaven.opgaven.models import Opgave
from opgaven.rondes.models import Ronde
from prt.toegang.rollen.models import Gebruiker
from tests import fabriek
from tests.test_rechtentabel import TABEL, adres, maak_plaatsen
from verslag.land.lezen import lees_landtabel
from verslag.vaststellen.bevroren import FORMAAT

pytestmark = pytest.mark.django_db

DAG = date(2024, 10, 31)


def regel(gemeente, opgave, gegarandeerd, voornemens=0, zonder=0):
    return {
        "gemeente": gemeente,
        "opgave": opgave,
        "gegarandeerd": gegarandeerd,
        "voornemens": voornemens,
        "voornemens_zonder_aantal": zonder,
    }


@pytest.fixture
def rijk(demo):
    call_command("demo", "--tweede-provincie", stdout=io.StringIO())
    client = Client()
    client.force_login(Gebruiker.objects.get(email="rijk@demo.example"))
    return client


def stel_vast(naam, *gemeenten, **velden):
    provincie = Provincie.objects.get(naam=naam)
    return fabriek.vaststelling(
        Ronde.objects.get(nummer=1), provincie, cijfers={"formaat": FORMAAT, "gemeenten": list(gemeenten)}, **velden
    )


def tabel():
    return lees_landtabel(Ronde.objects.get(nummer=1), DAG)


def test_wie_niets_heeft_vastgesteld_is_geen_nul(rijk):
    stel_vast("Overijssel", regel("A", 100, 150), regel("B", 100, None), regel("C", None, 20))
    overijssel, drenthe = (
        next(rij for rij in tabel().rijen if rij.provincie == naam) for naam in ("Overijssel", "Drenthe")
    )
    gemeld = overijssel.gemeld
    assert (gemeld.gegarandeerd, gemeld.overschot, gemeld.tekort, gemeld.voornemens) == (170, 50, 100, 0)
    assert drenthe.gemeld is None
    assert tabel().dekking == "1 van 12 provincies"
    assert tabel().sommen["gegarandeerd"] == "ten minste 170"
    pagina = rijk.get("/land/").content.decode()
    assert "nog niet geleverd" in pagina and "ten minste 170" in pagina and "1 van 12 provincies" in pagina


def test_een_onbekend_voornemen_maakt_de_som_onbekend(rijk):
    stel_vast("Overijssel", regel("A", 100, 10, voornemens=30, zonder=1))
    assert tabel().sommen["voornemens"] == "onbekend"
    stel_vast("Drenthe", regel("B", 100, 10, voornemens=40))
    assert tabel().sommen["voornemens"] == "ten minste 40"
    assert tabel().sommen["gegarandeerd"] == "ten minste 20"
    assert len(tabel().rijen) == 12


def test_zonder_iets_is_alles_onbekend(rijk):
    assert tabel().sommen == {"opgave": tabel().sommen["opgave"]} | dict.fromkeys(
        ("gegarandeerd", "overschot", "tekort", "voornemens"), "onbekend"
    )


def test_de_laatste_versie_telt_en_wat_niet_te_lezen_is_niet(rijk):
    een = stel_vast("Overijssel", regel("A", 100, 10))
    twee = {"nummer": 2, "vorige": een, "reden": "Herzien"}
    tweede = stel_vast("Overijssel", regel("A", 100, 60), **twee)
    assert tabel().sommen["gegarandeerd"] == "ten minste 60"
    fabriek.vaststelling(
        een.ronde, een.provincie, cijfers={"formaat": 99}, nummer=3, vorige=tweede, reden="Nieuwer formaat"
    )
    assert tabel().sommen["gegarandeerd"] == "ten minste 60"


def test_gepubliceerd_naast_de_som(rijk):
    """A published national number that is not the sum is said beside it; only when every provincie is known."""
    ronde = Ronde.objects.get(nummer=1)
    assert tabel().verschil == "" and tabel().sommen["opgave"].startswith("ten minste")
    call_command("gebieden", stdout=io.StringIO())
    for provincie in Provincie.objects.exclude(naam__in=("Overijssel", "Drenthe")):
        fabriek.opgave(provincie, 100, ronde=ronde)
    Opgave.objects.filter(ronde=ronde, gebied__soort="land").update(aantal=77_100)
    som = sum(rij.opgave for rij in tabel().rijen)
    assert (
        f"Landelijk gepubliceerd is 77.100; de provincies tellen op tot {som:,}.".replace(",", ".") == tabel().verschil
    )
    Opgave.objects.filter(ronde=ronde, gebied__soort="land").update(aantal=som)
    assert tabel().verschil == ""


def test_het_bestand_heeft_dezelfde_rijen(rijk):
    stel_vast("Overijssel", regel("A", 100, 150))
    antwoord = rijk.get("/land/provincies.xlsx")
    rijen = list(load_workbook(io.BytesIO(antwoord.content)).active.values)
    assert rijen[0][:3] == ("provincie", "opgave", "gegarandeerd")
    assert {rij[0]: rij[2] for rij in rijen[1:] if rij[2] is not None} == {"Overijssel": 150}
    assert len(rijen) == 13 and {rij[6] for rij in rijen[1:]} >= {"nog niet geleverd"}
    assert rijk.get("/land/provincies.exe").status_code == 404


def test_rijk_leest_verder_niets_van_een_provincie(als, rijk):
    """Every address of the site; only the table of provincies and what is of one's own account is open."""
    plaatsen = maak_plaatsen()
    locatie = next(iter(plaatsen.values()))
    open_ = set()
    for naam in TABEL:
        if naam.startswith("taak") or naam in ("start",):
            continue
        status = rijk.get(adres(naam, locatie, next(iter(plaatsen)))).status_code
        assert status in (200, 403, 404, 405), naam
        if status == 200:
            open_.add(naam)
    assert open_ <= {"land", "land-bestand", "taken", "agenda", "agenda-bestand"}, open_
    assert rijk.get("/").url == "/land/"


def test_wie_in_een_provincie_werkt_leest_deze_tafel_niet(als, rijk):
    for wie in ("zwolle", "cdk", "lezer"):
        assert als(wie).get("/land/").status_code == 403
        assert "Alle provincies" not in als(wie).get("/", follow=True).content.decode()
