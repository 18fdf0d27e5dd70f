"""The log of a server: one JSON object a line, with what happened and where, and nothing of whom it happened to.

The text of an exception often repeats what somebody typed, and an address may hold the secret of a link. So a
failure is told by its kind and the lines of code it went through; of a page only the pattern of its address is named.
"""

import json
import logging
import time
import traceback
from datetime import UTC, datetime
from smtplib import SMTPException

from django.core.exceptions import ImproperlyConfigured
from django.core.mail import mail_admins
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest

from prt.bewaking.verzoek import GEREED, GEZONDHEID, nummer

logger = logging.getLogger(__name__)
SPREEKT = (OperationalError, InterfaceError)
"""Of these the first line is about the installation, and nobody can mend that without; the next may be about a row."""
STIL = 15 * 60
"""Seconds between two mails about the same."""
SERVERFOUT = 500


class JsonRegel(logging.Formatter):
    """A record as one line."""

    def format(self, record: logging.LogRecord) -> str:
        return json.dumps(self.velden(record), ensure_ascii=False)

    def velden(self, record: logging.LogRecord) -> dict:
        velden: dict = {
            "tijd": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "niveau": record.levelname,
            "bron": record.name,
            "proces": record.process,
        }
        if nummer():
            velden["verzoek"] = nummer()
        velden["melding"] = record.getMessage()
        # The web server of one's own machine puts a socket there.
        if isinstance(request := getattr(record, "request", None), HttpRequest):
            velden |= _van_het_verzoek(record, request)
        if record.exc_info and record.exc_info[1]:
            velden["fouten"] = [_fout(fout) for fout in _keten(record.exc_info[1])]
        return velden


def _van_het_verzoek(record: logging.LogRecord, request) -> dict:
    """The address stands in Django's messages, escaped: its pattern takes its place."""
    route = request.resolver_match.route if request.resolver_match else "onbekend adres"
    adres = request.path.encode("unicode_escape").decode("ascii")
    return {
        "melding": record.getMessage().replace(adres, route),
        "methode": request.method,
        "route": route,
        "status": getattr(record, "status_code", None),
    }


def _keten(fout: BaseException | None):
    while fout is not None:
        yield fout
        fout = fout.__cause__ or (None if fout.__suppress_context__ else fout.__context__)


def _fout(fout: BaseException) -> dict:
    regels = [f"{plek.filename}:{plek.lineno} {plek.name}" for plek in traceback.extract_tb(fout.__traceback__)]
    velden = {"soort": f"{type(fout).__module__}.{type(fout).__qualname__}", "regels": regels}
    if isinstance(fout, SPREEKT):
        velden["tekst"] = str(fout).partition("\n")[0]
    if isinstance(fout, ImproperlyConfigured):
        velden["tekst"] = str(fout)
    if isinstance(fout, OSError) and fout.strerror:
        velden["tekst"] = fout.strerror
    return velden


class GeenMonitor(logging.Filter):
    """A monitor has its answer, and asks again and again: what it hears is not in the log as well."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        return request is None or request.path not in (GEZONDHEID, GEREED)


class NaarBeheerders(logging.Handler):
    """A mail to the administrators that the settings name, with what the log says.

    Once in a while for the same: when the database is gone every page fails. And only for what is the site's own
    fault: an address that nobody asked for well is no news.
    """

    def __init__(self, **opties):
        super().__init__(**opties)
        self._gemaild: dict[tuple, float] = {}

    def emit(self, record: logging.LogRecord) -> None:
        if getattr(record, "status_code", SERVERFOUT) < SERVERFOUT or not self._is_nieuws(record):
            return
        velden = JsonRegel().velden(record)
        try:
            mail_admins(f"fout in {velden['bron']}", json.dumps(velden, ensure_ascii=False, indent=2))
        except (SMTPException, OSError):
            logger.warning("De mail aan de beheerders over een fout is niet verstuurd.")

    def _is_nieuws(self, record: logging.LogRecord) -> bool:
        fout = record.exc_info[1] if record.exc_info else None
        waar = traceback.extract_tb(fout.__traceback__)[-1:] if fout else []
        wat = (record.name, record.msg, type(fout), str(waar))
        nu = time.monotonic()
        nieuws = nu - self._gemaild.get(wat, float("-inf")) > STIL
        if nieuws:
            self._gemaild[wat] = nu
        return nieuws
