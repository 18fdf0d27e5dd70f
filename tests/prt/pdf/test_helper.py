"""A second process that draws parts: the same bytes, the same errors, and nothing left behind when one is killed."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.traag,
    pytest.mark.skipif(len(os.sched_getaffinity(0)) < 2, reason="met één kern is er geen tweede proces"),
]

WORTEL = Path(__file__).parent.parent.parent.parent

OMGEVING = os.environ | {"DJANGO_SETTINGS_MODULE": "prt.settings"}

GEDULD = 40


def draai(wat: str):
    """What a fresh process says that runs this scene of ``helper``."""
    opdracht = [sys.executable, "-m", "tests.prt.pdf.helper", wat]
    uit = subprocess.run(opdracht, capture_output=True, text=True, cwd=WORTEL, env=OMGEVING)
    assert uit.returncode == 0, uit.stderr
    return json.loads(uit.stdout)


@pytest.fixture(scope="module")
def uitkomsten():
    return draai("documenten")


def test_met_z_n_tweeen_dezelfde_bytes(uitkomsten):
    for alleen, samen in uitkomsten["documenten"]:
        assert alleen["pdf"] == samen["pdf"] and alleen["voortgang"] == samen["voortgang"]


def test_het_tweede_proces_doet_een_deel(uitkomsten):
    alleen, samen = uitkomsten["documenten"][-1]
    assert 0 < samen["zelf"] < alleen["zelf"]


def test_dezelfde_fouten(uitkomsten):
    for alleen, samen in uitkomsten["fouten"]:
        assert alleen == samen and alleen.startswith("De pdf is niet gemaakt: ")
    assert len({alleen for alleen, _ in uitkomsten["fouten"]}) == 2


def test_na_een_afgebroken_document_weer_een_goed(uitkomsten):
    assert uitkomsten["afgebroken"] == ["genoeg", uitkomsten["documenten"][-1][0]["pdf"]]


@pytest.mark.parametrize("wanneer", ["vooraf", "halverwege"])
def test_zonder_het_tweede_proces_gaat_het_eerste_verder(uitkomsten, wanneer):
    assert draai(wanneer) == {"pdf": uitkomsten["documenten"][-1][0]["pdf"], "leeft": False}


def test_naast_andere_draden_komt_er_geen_tweede_proces():
    assert draai("draden") is None


@pytest.mark.parametrize("bezig", ["rust", "werk"])
def test_gedood_neemt_het_tweede_proces_mee(bezig):
    opdracht = [sys.executable, "-m", "tests.prt.pdf.helper", bezig]
    eerste = subprocess.Popen(opdracht, stdout=subprocess.PIPE, text=True, cwd=WORTEL, env=OMGEVING)
    tweede = json.loads(eerste.stdout.readline())
    assert leeft(tweede)
    eerste.send_signal(signal.SIGKILL)
    eerste.wait()
    eerste.stdout.close()
    uiterlijk = time.monotonic() + GEDULD
    while leeft(tweede) and time.monotonic() < uiterlijk:
        time.sleep(0.1)
    assert not leeft(tweede)


def leeft(proces: int) -> bool:
    """Whether it runs; one that ended may still be listed."""
    try:
        return Path(f"/proc/{proces}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
