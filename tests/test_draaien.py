"""`make run`: what stands in the way is mended, or said in one Dutch line."""

import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import draai
import omgeving
import postgres
import pytest
from uitvoer import Mislukt

WORTEL = Path(__file__).parent.parent


@pytest.fixture
def boom(tmp_path):
    """A fresh copy of the tools, for they work in the folder that they are in."""
    shutil.copytree(WORTEL / "tools", tmp_path / "boom" / "tools", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path / "boom"


def make_run(boom, adres="127.0.0.1:0"):
    return [sys.executable, str(boom / "tools" / "draai.py"), adres]


def een_regel(boom, adres) -> str:
    """What it says and stops with, before anything is fetched."""
    klaar = subprocess.run(make_run(boom, adres), capture_output=True, text=True)
    assert klaar.returncode == 1
    assert "Traceback" not in klaar.stderr
    assert not klaar.stdout and klaar.stderr.count("\n") == 1, klaar.stderr
    return klaar.stderr


def test_een_poort_die_bezet_is(boom):
    with socket.socket() as ander:
        ander.bind(("127.0.0.1", 0))
        ander.listen()
        poort = ander.getsockname()[1]
        assert f"Poort {poort} is bezet" in een_regel(boom, f"127.0.0.1:{poort}")
        assert f"Poort {poort} is bezet" in een_regel(boom, str(poort))


@pytest.mark.parametrize("adres", ["", "nergens", "127.0.0.1", "127.0.0.1:0", "127.0.0.1:70000", "een adres:80"])
def test_een_adres_dat_er_geen_is(boom, adres):
    assert "geen adres" in een_regel(boom, adres)


def test_een_adres_van_een_andere_computer(boom):
    assert "192.0.2.1 is geen adres van deze computer" in een_regel(boom, "192.0.2.1:8000")


def test_twee_keer_tegelijk(boom, monkeypatch):
    """The lock is held by this process, as a running site would."""
    monkeypatch.setattr(draai, "LOKAAL", boom / ".lokaal")
    monkeypatch.setattr(draai, "SLOT", boom / ".lokaal" / "draait")
    with draai.slot():
        assert f"draait al vanuit deze map (proces {os.getpid()})" in een_regel(boom, "127.0.0.1:8000")
    with draai.slot():
        pass  # and afterwards it is free again


@pytest.mark.parametrize("wat", [".lokaal", ".lokaal/regietafel.sqlite3", ".venv"])
def test_een_map_van_een_andere_gebruiker(wat):
    """In a folder that the other can reach, which those of pytest are not."""
    if os.geteuid() != 0:
        pytest.skip("alleen root kan een andere gebruiker spelen")
    with postgres.tijdelijke_map() as boom:
        shutil.copytree(WORTEL / "tools", boom / "tools")
        (boom / wat).mkdir(parents=True, mode=0o700)
        for pad in (boom, *boom.rglob("*")):
            if pad != boom / wat:
                os.chown(pad, postgres.NIEMAND, postgres.NIEMAND)
        opdracht = ["python3", *make_run(boom, "8000")[1:]]
        klaar = subprocess.run(opdracht, capture_output=True, text=True, **postgres.als_niemand(boom))
        assert klaar.returncode == 1
        assert f"{boom / wat} is van een andere gebruiker (root)" in klaar.stderr
        assert "sudo chown -R" in klaar.stderr and klaar.stderr.count("\n") == 1


@pytest.fixture
def stempel(tmp_path, monkeypatch):
    """An environment with two packages, and the file that says so."""
    for naam in ("django-5.2.dist-info", "requests-2.32.dist-info"):
        (tmp_path / "lib" / "python3.11" / "site-packages" / naam).mkdir(parents=True)
    monkeypatch.setattr(omgeving, "VENV", tmp_path)
    monkeypatch.setattr(omgeving, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(omgeving, "STEMPEL", tmp_path / "stempel.json")
    inhoud = {
        "python": omgeving.versie(sys.executable),
        "groepen": {"base": "kenmerk"},
        "pakketten": omgeving.pakketten(),
    }
    omgeving.STEMPEL.write_text(json.dumps(inhoud))
    return omgeving.STEMPEL


def test_een_omgeving_die_heel_is(stempel):
    assert omgeving.lees_stempel() == {"base": "kenmerk"}


def test_een_pakket_dat_weg_is_wordt_opnieuw_geinstalleerd(stempel):
    shutil.rmtree(stempel.parent / "lib" / "python3.11" / "site-packages" / "requests-2.32.dist-info")
    assert omgeving.lees_stempel() == {}


@pytest.mark.parametrize("tekst", ["", "{", "{}", "[]", "null", '{"python": "3', '"tekst"'])
def test_een_half_bestand_met_de_stand_telt_niet(stempel, tekst):
    stempel.write_text(tekst)
    assert omgeving.lees_stempel() == {}


class Klaar:
    def __init__(self, code, fout=""):
        self.returncode, self.stderr, self.stdout = code, fout, ""


ONTBREEKT = "Traceback (most recent call last):\n  …\nModuleNotFoundError: No module named 'nh3'\n"


def test_een_pakket_waarvan_de_bestanden_weg_zijn_geeft_een_nieuwe_omgeving(monkeypatch, tmp_path):
    gedaan, antwoorden = [], iter([Klaar(1, ONTBREEKT), Klaar(0), Klaar(0)])
    monkeypatch.setattr(omgeving, "STEMPEL", tmp_path / "stempel.json")
    omgeving.STEMPEL.touch()
    monkeypatch.setattr(omgeving, "hoofd", lambda groepen: gedaan.append(omgeving.STEMPEL.exists()))
    monkeypatch.setattr(draai.voorkant, "hoofd", lambda opties: None)
    monkeypatch.setattr(draai.pango, "hoofd", lambda opties: None)
    monkeypatch.setattr(draai, "draai", lambda *opdracht: next(antwoorden))
    draai.bereid_voor()
    assert gedaan == [True, False], "de tweede keer zonder stempel, dus helemaal opnieuw"


def test_wat_de_database_mankeert_wordt_gezegd(monkeypatch):
    with pytest.raises(Mislukt, match="^De database is beschadigd.$"):
        draai.ontbreekt_er_een(Klaar(1, "CommandError: De database is beschadigd.\n"))


@pytest.mark.parametrize("inhoud", ["", "half"])
def test_een_halve_sleutel(tmp_path, inhoud):
    """In a copy, for the key of this folder is in use."""
    for naam in ("prt", "opgaven", "realisatie", "verslag", "templates", "fixtures"):
        shutil.copytree(WORTEL / naam, tmp_path / naam, ignore=shutil.ignore_patterns("extern"))
    shutil.copy(WORTEL / "manage.py", tmp_path)
    (tmp_path / ".lokaal").mkdir()
    sleutel = tmp_path / ".lokaal" / "sleutel"
    sleutel.write_text(inhoud)

    def check():
        schoon = {"PATH": os.environ["PATH"]}
        opdracht = [sys.executable, "manage.py", "check"]
        return subprocess.run(opdracht, cwd=tmp_path, env=schoon, capture_output=True, text=True)

    klaar = check()
    assert klaar.returncode == 1
    assert "SECRET_KEY is onvolledig bewaard" in klaar.stderr and "Traceback" not in klaar.stderr
    sleutel.unlink()
    assert check().returncode == 0
    assert len(sleutel.read_text()) > 50 and sleutel.stat().st_mode & 0o777 == 0o600
    assert [pad.name for pad in sleutel.parent.iterdir()] == ["sleutel"]
