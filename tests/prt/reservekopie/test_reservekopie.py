"""A copy of everything, and everything back: on this database and on the other kind, and never half."""

import io
import json
import os
import shutil
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from opgaven.gebieden.models import Gemeente
from prt.reservekopie.maken import INHOUD, maak
from prt.reservekopie.tabellen import modellen, regels, som_van
from prt.reservekopie.terugzetten import KanNietTerug, zet_terug
from prt.toegang.rollen.models import Gebruiker
from prt.toegang.spoor.models import Handeling
from realisatie.locaties.models import Locatie
from tests import fabriek, testdatabase

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.traag]
NIET_OP_POSTGRES = pytest.mark.skipif("DATABASE_URL" in os.environ, reason="maakt zelf haar SQLite")
ALLEEN_POSTGRES = pytest.mark.skipif("DATABASE_URL" not in os.environ, reason="alleen op PostgreSQL")
MANAGE = Path(__file__).parents[3] / "manage.py"


def stil(nummer, aantal, tabel):
    """Nothing is said about progress."""


@pytest.fixture
def kopie(demo, tmp_path):
    """Of the published figures, the demo accounts, a change with its history and a document as bytes."""
    locatie = Locatie.objects.first()
    locatie.naam = "Met een ë, “aanhalingstekens” en een \\ erin"
    locatie.save()
    fabriek.taak(status="klaar", inhoud=bytes(range(256)))
    maak(tmp_path / "kopie.zip", stil)
    return tmp_path / "kopie.zip"


def alles():
    return {model._meta.db_table: som_van(regels(model)) for model in modellen()}


def verslag():
    uit = io.StringIO()
    uit.buffer = io.BytesIO()
    call_command("verslag", cyclus="1", formaat="json", uit="-", stdout=uit)
    return uit.buffer.getvalue()


def test_alles_komt_terug_zoals_het_was(kopie):
    voor, cijfers = alles(), verslag()
    voor = alles()  # with the trail of having asked for the verslag
    maak(kopie.with_name("tweede.zip"), stil)
    call_command("flush", interactive=False, verbosity=0)
    assert not Gebruiker.objects.exists()
    uitkomst = zet_terug(kopie.with_name("tweede.zip"), stil)
    assert alles() == voor
    assert (uitkomst.tabellen, uitkomst.andere_sleutel) == (len(voor), False)
    assert uitkomst.rijen == sum(aantal for aantal, _ in voor.values()) > 500
    assert verslag() == cijfers
    assert Locatie.objects.create(naam="Nieuw", gemeente=Gemeente.objects.first()).pk, "de volgende sleutel is vrij"


ONDERTUSSEN = """
import subprocess, sys
from pathlib import Path
from prt.reservekopie.maken import maak
from prt.reservekopie.tabellen import modellen, regels, som_van
from tests.prt.reservekopie.test_reservekopie import sommen

collega = "from opgaven.gebieden.models import Gemeente; from tests import fabriek; " \
    "fabriek.periode(fabriek.locatie(Gemeente.objects.first(), naam='Intussen'), 5)"

def halverwege(nummer, aantal, tabel):
    if nummer == 5:
        subprocess.run([sys.executable, sys.argv[0], "shell", "--no-imports", "-c", collega], check=True, timeout=60)

def alles():
    return {model._meta.db_table: som_van(regels(model)) for model in modellen()}

voor = alles()
maak(Path("KOPIE"), halverwege)
assert sommen(Path("KOPIE")) == voor
assert alles() != voor
"""


def sommen(kopie: Path) -> dict[str, tuple[int, str]]:
    tabellen = json.loads(zipfile.ZipFile(kopie).read(INHOUD))["tabellen"]
    return {naam: (tabel["rijen"], tabel["sha256"]) for naam, tabel in tabellen.items()}


GEVULD = """
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("loaddata", "overijssel", verbosity=0)
call_command("demo", verbosity=0)
"""


def in_een_bestand(map_, daarna: str):
    """On a SQLite database of its own, in a process of its own: one in memory knows no two at once."""
    omgeving = os.environ | {"DATABASE_URL": f"sqlite:///{map_}/daar.sqlite3"}
    if testdatabase.bestand().exists():
        shutil.copy(testdatabase.bestand(), map_ / "daar.sqlite3")
    opdracht = [sys.executable, MANAGE, "shell", "--no-imports", "-c", GEVULD + daarna]
    subprocess.run(opdracht, env=omgeving, check=True, capture_output=True)


@NIET_OP_POSTGRES
def test_wie_intussen_schrijft_wacht_niet_en_staat_er_niet_half_in_op_sqlite(tmp_path):
    """The copy is of the moment at which it began."""
    kopie = tmp_path / "kopie.zip"
    in_een_bestand(tmp_path, ONDERTUSSEN.replace("KOPIE", str(kopie)))
    assert kopie.exists()


@ALLEEN_POSTGRES
def test_wie_intussen_schrijft_wacht_niet_en_staat_er_niet_half_in_op_postgresql(demo, tmp_path):
    def schrijf():
        fabriek.periode(fabriek.locatie(Gemeente.objects.first(), naam="Intussen"), 5)
        connection.close()

    def halverwege(nummer, aantal, tabel):
        if nummer == 5:
            collega = threading.Thread(target=schrijf)
            collega.start()
            collega.join(timeout=15)

    voor = alles()
    maak(tmp_path / "kopie.zip", halverwege)
    assert sommen(tmp_path / "kopie.zip") == voor
    assert Locatie.objects.filter(naam="Intussen").exists()


def herschreven(kopie, anders) -> Path:
    """The same copy with other content: ``anders`` gives for a name and its bytes what stands there instead."""
    nieuw = kopie.with_name("anders.zip")
    with zipfile.ZipFile(kopie) as oud, zipfile.ZipFile(nieuw, "w") as uit:
        for naam in oud.namelist():
            inhoud = anders(naam, oud.read(naam))
            if inhoud is not None:
                uit.writestr(naam, inhoud)
    return nieuw


def _met_inhoud(**velden):
    def anders(naam, bytes_):
        return json.dumps(json.loads(bytes_) | velden) if naam == INHOUD else bytes_

    return anders


GEVALLEN = {
    "een cijfer anders": (
        lambda n, b: b.replace(b"Kampen", b"Kempen") if "opgaven_gebied" in n else b,
        "is beschadigd",
    ),
    "een tabel weg uit de inhoud": (_met_inhoud(tabellen={}), "ontbreekt in de reservekopie"),
    "zonder inhoudsopgave": (lambda n, b: None if n == INHOUD else b, "inhoudsopgave ontbreekt"),
    "een ander formaat": (_met_inhoud(formaat=99), "formaat 99"),
    "een nieuwere versie": (_met_inhoud(migraties=[["prt", "9999_later"]]), "nieuwere versie"),
    "een oudere versie": (_met_inhoud(migraties=[]), "oudere versie"),
}


@pytest.mark.parametrize("geval", GEVALLEN)
def test_wat_niet_klopt_wordt_geweigerd_en_er_verandert_niets(kopie, geval):
    anders, uitleg = GEVALLEN[geval]
    fout = herschreven(kopie, anders)
    call_command("flush", interactive=False, verbosity=0)
    leeg = alles()
    with pytest.raises(CommandError, match=uitleg):
        call_command("herstel", fout)
    assert alles() == leeg


def test_een_half_bestand_en_iets_anders_worden_geweigerd(kopie):
    call_command("flush", interactive=False, verbosity=0)
    for inhoud in (kopie.read_bytes()[:5000], b"geen zip", b""):
        (fout := kopie.with_name("half.zip")).write_bytes(inhoud)
        with pytest.raises(KanNietTerug, match="beschadigd of geen reservekopie"):
            zet_terug(fout, stil)


def test_over_accounts_heen_wordt_niets_teruggezet(kopie):
    voor = alles()
    with pytest.raises(CommandError, match="staan al accounts"):
        call_command("herstel", kopie)
    assert alles() == voor


def test_een_reservekopie_wordt_nooit_overschreven_en_is_alleen_voor_de_eigenaar(kopie):
    assert kopie.stat().st_mode & 0o777 == 0o600
    with pytest.raises(CommandError, match="bestaat al"):
        call_command("reservekopie", uit=kopie)
    with pytest.raises(CommandError, match="kan niet worden geschreven"):
        call_command("reservekopie", uit=kopie / "onder" / "een-bestand.zip")
    assert [pad.name for pad in kopie.parent.iterdir()] == ["kopie.zip"]


def test_een_reservekopie_staat_in_het_spoor(demo, tmp_path):
    call_command("reservekopie", uit=tmp_path / "maandag.zip", stdout=io.StringIO())
    handeling = Handeling.objects.first()
    assert (handeling.soort, handeling.onderwerp) == ("geexporteerd", "Reservekopie maandag.zip")
    assert (handeling.wie, handeling.herkomst) == (None, "opdracht")


def test_een_andere_geheime_sleutel_wordt_gemeld(kopie, settings):
    call_command("flush", interactive=False, verbosity=0)
    settings.SECRET_KEY = "een heel andere sleutel"
    uit = io.StringIO()
    call_command("herstel", kopie, stdout=uit)
    assert "SECRET_KEY_FALLBACKS" in uit.getvalue()


@NIET_OP_POSTGRES
def test_de_proef_zet_hem_terug_in_sqlite_en_wijzigt_hier_niets(kopie):
    voor, uit = alles(), io.StringIO()
    call_command("herstel", kopie, proef=True, stdout=uit)
    assert "Proef gelukt, er is niets gewijzigd." in uit.getvalue()
    assert alles() == voor


@ALLEEN_POSTGRES
def test_van_sqlite_naar_postgresql(transactional_db, tmp_path):
    in_een_bestand(tmp_path, f"call_command('reservekopie', '--uit', {str(tmp_path / 'kopie.zip')!r})")
    uitkomst = zet_terug(tmp_path / "kopie.zip", stil)
    assert uitkomst.rijen == sum(aantal for aantal, _ in alles().values()) > 500
    assert Gemeente.objects.filter(naam="Zwolle").exists()
