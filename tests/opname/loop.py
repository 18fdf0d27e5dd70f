"""The whole record: the world is built once, and two processes write down the pieces of it."""

import logging
import multiprocessing
import os
import shutil
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import time_machine
from django.conf import settings
from django.db import connections
from django.test.utils import setup_test_environment

from tests.conftest import HASHERS
from tests.opname.berichten import neem_account, neem_foutpaginas, neem_mails, neem_vaststelling
from tests.opname.documenten import LEZERS, neem_documenten
from tests.opname.opdrachten import neem_overige, neem_tabellen, neem_uitleg, neem_verslagen
from tests.opname.paginas import alle_adressen, neem_agendas, neem_beheer, neem_koppen, neem_rol, neem_toen
from tests.opname.schrijver import Schrijver
from tests.opname.verzoek import meld_aan
from tests.opname.vorm import neem_vorm
from tests.opname.wereld import MOMENT, OPPERBEHEER, WIE, Wereld, bouw
from tests.test_rechtentabel import ROLLEN
from verslag.uitvoer.formaten import FORMATEN

TELLER = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
PROCESSEN = 2

Stuk = Callable[[Schrijver], set[str] | None]
"""Writes a part of the record; may return the fields of the forms that it met."""


@dataclass(frozen=True)
class Uitkomst:
    naam: str
    seconden: float
    aantallen: Counter
    velden: set[str]


def neem_alles(map_: Path) -> None:
    begin = time.monotonic()
    setup_test_environment()
    logging.disable()  # a refusal is no news here: it is in the record
    settings.PASSWORD_HASHERS, settings.CACHES = HASHERS, TELLER
    with time_machine.travel(MOMENT, tick=False):
        wereld = bouw()
        meld_aan(*ROLLEN, OPPERBEHEER)
        adressen = len(alle_adressen(wereld))
        meld(f"wereld gebouwd ({time.monotonic() - begin:.1f} s)")
        uitkomsten = _verdeel(_stukken(wereld), map_)
    velden = sorted(set().union(*(uitkomst.velden for uitkomst in uitkomsten)))
    Schrijver(map_).schrijf("velden", "\n".join(velden), "vorm")
    aantallen = sum((uitkomst.aantallen for uitkomst in uitkomsten), Counter(veld=len(velden), adres=adressen))
    meld(_omvang(aantallen))
    meld(f"klaar in {time.monotonic() - begin:.0f} s")


def meld(tekst: str) -> None:
    print(tekst, flush=True)


def _omvang(aantal: Counter) -> str:
    storingen = f", {aantal['storing']} storingen" if aantal["storing"] else ""
    return (
        f"{aantal['adres']} adressen × {len(WIE)} rollen = {aantal['antwoord']} antwoorden, "
        f"{aantal['bestand']} bestanden, {aantal['mail']} mails, {aantal['agenda']} agenda's, "
        f"{aantal['opdracht']} opdrachten, {aantal['veld']} velden, {aantal['instelling']} instellingen, "
        f"{aantal['tabel']} tabellen{storingen}"
    )


def _stukken(wereld: Wereld) -> dict[str, Stuk]:
    """By name, the longest first: then neither process is left waiting for the other."""
    getekend = {f"verslagen {formaat}": partial(neem_verslagen, formaat=formaat) for formaat in FORMATEN}
    getekend |= {
        f"documenten {formaat} {wie}": partial(neem_documenten, formaat=formaat, wie=wie)
        for formaat in FORMATEN
        for wie in LEZERS
    }
    rollen = {f"pagina's {wie}": partial(neem_rol, wereld=wereld, wie=wie) for wie in ("cdk", "zwolle", "lezer", *WIE)}
    toen = {f"toen {wie}": partial(neem_toen, wereld=wereld, wie=wie) for wie in ("cdk", "zwolle")}
    overige = {
        "vaststelling": neem_vaststelling,
        "account": neem_account,
        "beheer": neem_beheer,
        "agenda's": neem_agendas,
        "mails": neem_mails,
        "foutpagina's": neem_foutpaginas,
        "koppen": neem_koppen,
        "opdrachten": neem_overige,
        "tabellen": neem_tabellen,
        "uitleg": partial(neem_uitleg, wereld=wereld),
        "vorm": neem_vorm,
    }
    return rollen | getekend | toen | overige


def _verdeel(stukken: dict[str, Stuk], map_: Path) -> list[Uitkomst]:
    """Each process has a copy of the database of its own."""
    connections.close_all()
    context = multiprocessing.get_context("fork")  # the world and the clock that stands still come along
    werk = [(naam, stuk, map_) for naam, stuk in stukken.items()]
    uitkomsten = []
    with context.Pool(PROCESSEN, initializer=_eigen_database) as processen:
        for uitkomst in processen.imap_unordered(_neem_stuk, werk):
            telling = ", ".join(f"{aantal} {soort}" for soort, aantal in sorted(uitkomst.aantallen.items()))
            meld(f"{uitkomst.naam}: {telling} ({uitkomst.seconden:.1f} s)")
            uitkomsten.append(uitkomst)
    if gemist := stukken.keys() - {uitkomst.naam for uitkomst in uitkomsten}:
        raise RuntimeError(f"Niet opgenomen: {', '.join(sorted(gemist))}.")
    return uitkomsten


def _eigen_database() -> None:
    verbinding = connections["default"]
    pad = Path(verbinding.settings_dict["NAME"])
    eigen = pad.with_name(f"{os.getpid()}.sqlite3")
    shutil.copy(pad, eigen)
    verbinding.settings_dict["NAME"] = str(eigen)


def _neem_stuk(werk: tuple[str, Stuk, Path]) -> Uitkomst:
    naam, stuk, map_ = werk
    begin, schrijver = time.monotonic(), Schrijver(map_)
    velden = stuk(schrijver=schrijver) or set()
    return Uitkomst(naam, time.monotonic() - begin, Counter(schrijver.aantallen), velden)
