"""Real processes: a verwerker that is killed halfway, that is stopped, that takes too long; and one beside the site."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.utils import timezone

from prt.taken.acties import start
from prt.taken.models import Verwerker
from prt.taken.stand import GEEN_VERWERKER, stand_van
from tests import fabriek

pytestmark = pytest.mark.traag

WORTEL = Path(__file__).parent.parent.parent.parent

STIL_NA = 2

GEDULD = 40


@pytest.fixture
def start_werk(gedeelde_database, settings):
    settings.TAAK_STIL_NA = STIL_NA
    omgeving = os.environ | {
        "DATABASE_URL": gedeelde_database,
        "DJANGO_SETTINGS_MODULE": "tests.proefapp.instellingen",
        "TAAK_STIL_NA": str(STIL_NA),
    }
    processen = []

    def begin(**extra):
        proces = subprocess.Popen([sys.executable, "manage.py", "werk"], cwd=WORTEL, env=omgeving | extra)
        processen.append(proces)
        return proces

    yield begin
    for proces in processen:
        if proces.poll() is None:
            proces.kill()
        proces.wait()


@pytest.fixture
def bestanden(tmp_path):
    """What a task of the kind ``proef-wacht`` says and waits for."""
    return {"begin": str(tmp_path / "begin"), "op": str(tmp_path / "op")}


def wacht_tot(klopt, wat):
    uiterlijk = time.monotonic() + GEDULD
    while time.monotonic() < uiterlijk:
        if klopt():
            return
        time.sleep(0.1)
    pytest.fail(f"na {GEDULD} s nog niet: {wat}")


def is_nu(taak, status):
    taak.refresh_from_db()
    return taak.status == status


def keren_begonnen(bestanden):
    pad = Path(bestanden["begin"])
    return len(pad.read_text().splitlines()) if pad.exists() else 0


def test_gedood_halverwege_en_overgenomen(start_werk, bestanden):
    taak = start("proef-wacht", bestanden, door=fabriek.gebruiker(), versie="1")
    assert stand_van(taak).tekst == GEEN_VERWERKER

    eerste = start_werk()
    wacht_tot(lambda: keren_begonnen(bestanden) == 1, "begonnen")
    wacht_tot(lambda: is_nu(taak, "bezig") and taak.stap == "Wachten", "voortgang geschreven")
    assert (taak.gedaan, taak.totaal) == (1, 2)
    eerste.send_signal(signal.SIGKILL)
    eerste.wait()
    wacht_tot(lambda: stand_van(taak).geen_verwerker, "gezegd dat er geen verwerker is")

    start_werk()
    wacht_tot(lambda: keren_begonnen(bestanden) == 2, "overgenomen")
    Path(bestanden["op"]).touch()
    wacht_tot(lambda: is_nu(taak, "klaar"), "klaar")
    assert (bytes(taak.inhoud), taak.pogingen) == (b"klaar", 2)
    assert start("proef-wacht", bestanden, door=taak.door, versie="1") == taak


@pytest.mark.parametrize("teken", [signal.SIGTERM, signal.SIGINT])
def test_netjes_gestopt_zet_de_taak_terug(start_werk, bestanden, teken):
    taak = start("proef-wacht", bestanden, door=fabriek.gebruiker(), versie="1")
    proces = start_werk()
    wacht_tot(lambda: keren_begonnen(bestanden) == 1, "begonnen")
    proces.send_signal(teken)
    assert proces.wait(timeout=10) == 0
    assert is_nu(taak, "wacht")
    assert (taak.pogingen, taak.stap) == (0, "")
    assert not Verwerker.objects.levend().exists()


@pytest.mark.alleen_sqlite
def test_wat_te_lang_duurt_wordt_afgebroken(start_werk, bestanden):
    taak = start("proef-wacht", bestanden, door=fabriek.gebruiker(), versie="1")
    proces = start_werk(TAAK_HOOGSTENS="1")
    assert proces.wait(timeout=GEDULD) == 1
    assert is_nu(taak, "mislukt")
    assert "duurde te lang" in taak.foutmelding


def test_een_lange_taak_blijft_een_teken_van_leven_geven(start_werk, bestanden):
    taak = start("proef-wacht", bestanden, door=fabriek.gebruiker(), versie="1")
    start_werk()
    wacht_tot(lambda: keren_begonnen(bestanden) == 1, "begonnen")
    time.sleep(STIL_NA * 2)
    taak.refresh_from_db()
    assert stand_van(taak).tekst == "Wachten"
    assert (timezone.now() - taak.verwerker.gezien_op).total_seconds() < STIL_NA


PRAAT = "import os, sys, time; open(sys.argv[1], 'a').write(f'{os.getpid()}\\n'); time.sleep(60)"


@pytest.fixture
def samen(tmp_path):
    """The helper and the site of ``make run``, here two programs that only say who they are."""
    paden = [tmp_path / "helper", tmp_path / "site"]
    delen = [deel for pad in paden for deel in ("--", sys.executable, "-c", PRAAT, str(pad))]
    proces = subprocess.Popen(
        [sys.executable, "tools/samen.py", *delen],
        cwd=WORTEL,
        start_new_session=True,
        stderr=subprocess.DEVNULL,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # tests in the background may ignore it
    )
    wacht_tot(lambda: all(map(pids, paden)), "beide gestart")
    yield proces, *paden
    for pid in {pid for pad in paden for pid in pids(pad)}:
        if leeft(pid):
            os.kill(pid, signal.SIGKILL)
    proces.kill()
    proces.wait()


def pids(pad):
    return [int(regel) for regel in pad.read_text().splitlines()] if pad.exists() else []


def leeft(pid):
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().split(")")[1].split()[0]
    except FileNotFoundError:
        return False


@pytest.mark.parametrize("hoe", ["Ctrl-C", "SIGTERM", "de site stopt"])
def test_site_en_verwerker_stoppen_samen(samen, hoe):
    proces, helper, site = samen
    if hoe == "Ctrl-C":
        os.killpg(proces.pid, signal.SIGINT)  # a terminal sends it to the whole group
    else:
        os.kill(proces.pid if hoe == "SIGTERM" else pids(site)[0], signal.SIGTERM)
    proces.wait(timeout=20)
    assert not [pid for pad in (helper, site) for pid in pids(pad) if leeft(pid)]


def test_een_verwerker_die_valt_wordt_weer_gestart(samen):
    proces, helper, site = samen
    os.kill(pids(helper)[0], signal.SIGKILL)
    wacht_tot(lambda: len(pids(helper)) == 2, "opnieuw gestart")
    assert leeft(pids(helper)[1]) and leeft(pids(site)[0]) and proces.poll() is None


@pytest.mark.alleen_sqlite
def test_een_verwerker_zonder_ouder_stopt(gedeelde_database):
    omgeving = os.environ | {"DATABASE_URL": gedeelde_database}
    ouder = "import subprocess, sys; subprocess.Popen([sys.executable, 'manage.py', 'werk', '--met-ouder']); input()"
    proces = subprocess.Popen([sys.executable, "-c", ouder], cwd=WORTEL, env=omgeving, stdin=subprocess.PIPE)
    wacht_tot(lambda: Verwerker.objects.levend().exists(), "gestart")
    proces.kill()
    proces.wait()
    wacht_tot(lambda: Verwerker.objects.filter(gestopt_op__isnull=False).exists(), "gestopt")
