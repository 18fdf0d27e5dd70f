"""Each variable that is missing or unsafe is refused by its name, all at once, and never with a secret in the text."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from prt.bewaking.checks import verzameld

WORTEL = Path(__file__).parent.parent.parent
GEHEIM = "zeer-geheim-wachtwoord"
GOED = {
    "ALLOWED_HOSTS": "regietafel.example",
    "SITE_ADRES": "https://regietafel.example",
    "SECRET_KEY": "abcdefghijklmnopqrstuvwxyz0123456789-abcdefghijklmnopqrstuvwxyz",
    "DATABASE_URL": f"postgres://regietafel:{GEHEIM}@database.example/regietafel",
    "AANTAL_PROXIES": "1",
    "EMAIL_HOST": "mail.example",
    "AFZENDER": "regietafel@example.org",
    "BEHEERDERS": "Jan Smit <jan@example.org>, els@example.org",
    "VEILIGHEID_MELDEN": "mailto:security@example.org",
    "STATISCH_VERZAMELD": "0",  # nothing was installed here
}
ONVEILIG = {
    "ALLOWED_HOSTS": ("*", "regietafel.example/pad", "https://regietafel.example"),
    "SITE_ADRES": (
        "http://regietafel.example",
        "https://elders.example",
        "https://regietafel.example/map",
        "regietafel",
    ),
    "SECRET_KEY": ("kort", "a" * 80),
    "DATABASE_URL": (f"mongo://regietafel:{GEHEIM}@elders", GEHEIM),
    "AANTAL_PROXIES": ("veel", "-1"),
    "BEHEERDERS": ("Jan Smit", "jan@example.org, Els"),
    "VEILIGHEID_MELDEN": ("security@example.org",),
    "DEBUG": ("1", "misschien"),
    "HTTPS": ("0",),
    "MFA_VERPLICHT": ("soms",),
    "CSRF_TRUSTED_ORIGINS": ("http://elders.example",),
    "INACTIEF_MINUTEN": ("0", "lang"),
    "LOG_LEVEL": ("HARD",),
    "OIDC_AANBIEDERS": (
        "{",
        "{}",
        '[{"id": "x"}]',
        '[{"id": "x", "naam": "x", "server": "http://x", "client_id": "x", "secret": "x", "domeinen": []}]',
    ),
}


def check(*opties, **variabelen):
    omgeving = {naam: waarde for naam, waarde in variabelen.items() if waarde is not None}
    return subprocess.run(
        [sys.executable, "manage.py", "check", *opties],
        cwd=WORTEL,
        env={"PATH": os.environ["PATH"]} | omgeving,
        capture_output=True,
        text=True,
    )


def test_goed_ingesteld_geeft_geen_enkele_waarschuwing():
    klaar = check("--deploy", "--fail-level", "WARNING", **GOED)
    assert klaar.returncode == 0, klaar.stderr
    assert "no issues" in klaar.stdout


def test_wat_ontbreekt_staat_er_in_een_keer():
    klaar = check(ALLOWED_HOSTS="regietafel.example")
    assert klaar.returncode == 1
    genoemd = [regel.split()[1] for regel in klaar.stderr.splitlines()[1:]]
    assert sorted(genoemd) == sorted(GOED.keys() - {"ALLOWED_HOSTS", "STATISCH_VERZAMELD"})
    assert "Traceback" not in klaar.stderr


RONDES = [
    {naam: waarden[ronde] for naam, waarden in ONVEILIG.items() if ronde < len(waarden)}
    for ronde in range(max(map(len, ONVEILIG.values())))
]


@pytest.mark.parametrize("ronde", RONDES, ids=lambda ronde: f"{len(ronde)} onveilig")
def test_wat_onveilig_is_wordt_geweigerd_met_zijn_naam(ronde):
    klaar = check(**GOED | ronde)
    assert klaar.returncode == 1
    genoemd = {regel.split()[1] for regel in klaar.stderr.splitlines()[1:]}
    assert genoemd == ronde.keys()
    assert "Traceback" not in klaar.stderr
    assert GEHEIM not in klaar.stderr


def test_een_wachtwoord_voor_de_mail_gaat_niet_leesbaar_over_de_lijn():
    klaar = check(**GOED, EMAIL_HOST_PASSWORD=GEHEIM, EMAIL_USE_TLS="0")
    assert klaar.returncode == 1
    assert "EMAIL_USE_TLS" in klaar.stderr and GEHEIM not in klaar.stderr
    assert check(**GOED, EMAIL_USE_TLS="0").returncode == 0


def test_op_de_eigen_machine_is_niets_verplicht():
    assert check().returncode == 0
    assert check(ALLOWED_HOSTS=" localhost , 127.0.0.1 ").returncode == 0


def test_zonder_verzamelde_stijlbladen_start_een_server_niet(settings, tmp_path):
    settings.STATIC_ROOT, settings.STATISCH_VERZAMELD = tmp_path, True
    assert "make installatie" in str(verzameld(None))
    (tmp_path / "staticfiles.json").touch()
    assert not verzameld(None)


def database(adres: str) -> dict:
    code = "from prt.settings import DATABASES; import json; print(json.dumps(DATABASES['default'], default=str))"
    klaar = subprocess.run(
        [sys.executable, "-c", code], cwd=WORTEL, env=GOED | {"DATABASE_URL": adres}, capture_output=True, text=True
    )
    return json.loads(klaar.stdout)


def test_verbindingen_met_de_database_blijven_open_en_worden_nagekeken():
    gegevens = database("postgres://regietafel@database.example/regietafel")
    assert gegevens["CONN_MAX_AGE"] > 0 and gegevens["CONN_HEALTH_CHECKS"]
    assert gegevens["OPTIONS"] == {"connect_timeout": 5, "tcp_user_timeout": 30000}


def test_wat_in_het_adres_van_de_database_staat_gaat_voor():
    opties = database("postgres://regietafel@database.example/regietafel?sslmode=verify-full&connect_timeout=2")[
        "OPTIONS"
    ]
    assert (opties["sslmode"], int(opties["connect_timeout"])) == ("verify-full", 2)
