"""Asking for an address as somebody, and writing down what came of it: everything is undone afterwards."""

import re
from contextlib import contextmanager
from functools import cache

from allauth.core.context import request_context
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache as teller
from django.db import connection, transaction
from django.test import Client

from prt.toegang.rollen.models import Gebruiker
from tests.bezoek import log_in
from tests.momentopname import alle_rijen
from tests.opname.bestanden import als_tekst
from tests.opname.normaal import zonder_wisselend
from tests.opname.wereld import ANONIEM, adres_van

KOPPEN = ("Content-Type", "Content-Disposition", "Cache-Control", "Location", "Allow", "HX-Redirect", "HX-Trigger")
"""The headers that differ between addresses; all of them are in ``koppen.txt``, for one page."""
SCHRIJFT = re.compile(r'\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM)\s+"(\w+)"', re.IGNORECASE)
ZWIJGT = {"password", "session_data", "session_key"}
"""Columns with another value every time."""


@contextmanager
def ongedaan():
    """What happens in here leaves nothing behind: no rows, no mails, no counted attempts."""
    teller.clear()
    mail.outbox = []
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


class Bezoeker(Client):
    """Does after each request what waits for the commit that does not come here."""

    def request(self, **verzoek):
        antwoord = super().request(**verzoek)
        wacht, connection.run_on_commit = connection.run_on_commit, []
        with request_context(antwoord.wsgi_request):
            for _, functie, _ in wacht:
                functie()
        return antwoord


_SESSIES: dict[str, str] = {}


def meld_aan(*wie: str) -> None:
    """Before anything is recorded, for what comes after is undone."""
    for persoon in wie:
        client = Client()
        log_in(client, Gebruiker.objects.get(email=adres_van(persoon)))
        _SESSIES[persoon] = client.cookies["regietafel_sessie"].value


def client_van(wie: str) -> Bezoeker:
    """A new one for every request, so that a cookie that was set does not go along with the next."""
    client = Bezoeker(raise_request_exception=False)
    if wie != ANONIEM:
        client.cookies["regietafel_sessie"] = _SESSIES[wie]
    return client


def als_regels(antwoord) -> str:
    """Status, headers and body."""
    koppen = [f"{kop}: {antwoord.headers[kop]}" for kop in KOPPEN if kop in antwoord.headers]
    koppen = zonder_wisselend("\n".join([f"status {antwoord.status_code}", *koppen]))
    return f"{koppen}\n\n{als_tekst(inhoud_van(antwoord), antwoord.headers.get('Content-Type', ''))}\n"


def inhoud_van(antwoord) -> bytes:
    return antwoord.getvalue()


def vervolg(client: Client, antwoord) -> str:
    """The page that somebody is sent to, with what it says about what was done."""
    if antwoord.status_code != 302 or not antwoord.url.startswith("/"):
        return ""
    return f"\ndaarna {zonder_wisselend(antwoord.url)}\n{als_regels(client.get(antwoord.url))}"


def mails() -> str:
    return "".join(f"\nmail aan {', '.join(bericht.to)}\n{mailtekst(bericht)}" for bericht in mail.outbox)


def mailtekst(bericht) -> str:
    koppen = f"van: {bericht.from_email}\naan: {', '.join(bericht.to)}\nonderwerp: {bericht.subject}\n"
    anders = "".join(f"\n{soort}:\n{inhoud}" for inhoud, soort in getattr(bericht, "alternatives", ()))
    return zonder_wisselend(f"{koppen}\n{bericht.body}{anders}\n")


@contextmanager
def geschreven(regels: list[str]):
    """Adds to the lines what is another row after it than in the world as it was made."""
    voor, geraakt = _rijen_van_de_wereld(), set()

    def let_op(voer_uit, opdracht, *rest):
        if schrijft := SCHRIJFT.match(opdracht):
            geraakt.add(schrijft[1])
        return voer_uit(opdracht, *rest)

    with connection.execute_wrapper(let_op):
        yield
    na = _rijen(geraakt)
    for tabel in sorted(na):
        regels += _wijzigingen(tabel, voor[tabel], na[tabel])


@cache
def _rijen_van_de_wereld() -> dict[str, dict]:
    """Read once, for every request is undone; the first time is before the first of them."""
    return _rijen()


def _rijen(alleen: set[str] | None = None) -> dict[str, dict]:
    """Per table, by key. Sessions left out: every request writes those."""
    return {
        model._meta.db_table: {
            rij[velden.index(model._meta.pk.column)]: dict(zip(velden, rij, strict=True)) for rij in rijen
        }
        for model, rijen in alle_rijen(alleen).items()
        if model is not Session
        for velden in [[veld.column for veld in model._meta.local_concrete_fields]]
    }


def _wijzigingen(tabel: str, voor: dict, na: dict):
    for sleutel in sorted(voor.keys() | na.keys(), key=str):
        oud, nieuw = voor.get(sleutel), na.get(sleutel)
        if oud == nieuw:
            continue
        soort = "nieuw" if oud is None else "weg" if nieuw is None else "gewijzigd"
        anders = [naam for naam, waarde in (nieuw or oud).items() if not (oud and nieuw) or oud[naam] != waarde]
        yield f"{soort} {tabel}: " + ", ".join(_cel(naam, (nieuw or oud)[naam]) for naam in sorted(anders))


def _cel(naam: str, waarde) -> str:
    if naam in ZWIJGT:
        return f"{naam}=<wisselt>"
    if isinstance(waarde, bytes | memoryview):
        return f"{naam}=<bestand>"
    return zonder_wisselend(f"{naam}={waarde!r}")
