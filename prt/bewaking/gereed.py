"""Whether the site can do its work: each part that it needs, and what to do when that part is missing."""

import shutil
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from smtplib import SMTPException
from typing import NamedTuple

from django.conf import settings
from django.core.cache import cache
from django.core.mail import get_connection
from django.db import Error, connection

from prt.bewaking.migraties import lees_stand
from prt.taken.models import Verwerker

ONTHOUDEN = 5
"""Seconds: anybody may ask, and each time it writes in the database and calls the mail server."""
VRIJ_OP_SCHIJF = 200 * 1024**2
"""Bytes: a few workbooks and PDFs in the making."""
MAIL_GEDULD = 5


class Toestand(NamedTuple):
    naam: str
    goed: bool
    tekst: str


class NietGereed(Exception):
    """Why a part does not do; for who keeps the site running, without names or addresses."""


def onderdelen() -> list[Toestand]:
    """All of them, in the order in which they matter; one that fails does not hide the next."""
    return [_beproef(naam, beproef) for naam, beproef in ONDERDELEN.items()]


def _beproef(naam: str, beproef: Callable[[], str]) -> Toestand:
    try:
        return Toestand(naam, True, beproef())
    except NietGereed as waarom:
        return Toestand(naam, False, str(waarom))
    except Error:
        return Toestand(naam, False, "de database antwoordt niet")


def _database() -> str:
    """Written and committed, where the counters of signing in are too: also a full disk shows."""
    cache.set(f"gereed-{threading.get_ident()}", True, timeout=60)
    return "te lezen en te schrijven"


def _migraties() -> str:
    stand = lees_stand()
    if stand.onbekend:
        raise NietGereed("de database is van een andere, waarschijnlijk nieuwere versie")
    if stand.nog_niet:
        raise NietGereed(f"{len(stand.nog_niet)} nog niet toegepast: manage.py migrate")
    return "alle toegepast"


def _verwerker() -> str:
    if not Verwerker.objects.levend().exists():
        raise NietGereed(f"niet gezien in de laatste {settings.TAAK_STIL_NA} seconden: manage.py werk")
    return "actief"


def _schijf() -> str:
    """Of this machine: where files are made, and the database when that is a file."""
    plekken = {Path(tempfile.gettempdir())}
    if connection.vendor == "sqlite" and (bestand := Path(str(settings.DATABASES["default"]["NAME"]))).is_file():
        plekken.add(bestand.parent)
    if min(shutil.disk_usage(plek).free for plek in plekken) < VRIJ_OP_SCHIJF:
        raise NietGereed(f"minder dan {VRIJ_OP_SCHIJF // 1024**2} MB vrij")
    return "genoeg vrij"


def _mail() -> str:
    if not settings.EMAIL_HOST:
        return "niet ingesteld; op de eigen machine komt mail op de console"
    try:
        with get_connection(timeout=MAIL_GEDULD):
            return "de mailserver antwoordt"
    except (SMTPException, OSError) as fout:
        raise NietGereed("de mailserver antwoordt niet") from fout


ONDERDELEN = {
    "database": _database,
    "migraties": _migraties,
    "verwerker": _verwerker,
    "schijf": _schijf,
    "mail": _mail,
}

_slot = threading.Lock()
_laatst: tuple[float, list[Toestand]] = (float("-inf"), [])


def onlangs() -> list[Toestand]:
    """As ``onderdelen``, of at most some seconds ago; who asks meanwhile waits for the same answer."""
    global _laatst
    with _slot:
        if time.monotonic() - _laatst[0] > ONTHOUDEN:
            _laatst = (time.monotonic(), onderdelen())
        return _laatst[1]
