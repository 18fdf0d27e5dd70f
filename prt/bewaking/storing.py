"""What a visitor sees when something fails: trouble that passes is 503, and never the fault of who was at work.

Django calls the two handlers, named in ``prt/urls.py``.
"""

import errno
import sqlite3
import sys
from collections.abc import Iterator
from http import HTTPStatus

from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.views.defaults import bad_request

from prt.bewaking.verzoek import nummer

OPNIEUW = 30
"""Seconds after which it makes sense to try again."""
VOL = {errno.ENOSPC, errno.EDQUOT}


def is_storing(fout: BaseException | None) -> bool:
    """Whether the database or the disk is behind it: gone, full, locked, or too slow."""
    return any(_is_zelf_storing(oorzaak) for oorzaak in _oorzaken(fout))


def _oorzaken(fout: BaseException | None) -> Iterator[BaseException]:
    while fout is not None:
        yield fout
        fout = fout.__cause__ or fout.__context__


def _is_zelf_storing(fout: BaseException) -> bool:
    if isinstance(fout, OSError):
        return fout.errno in VOL
    if not isinstance(fout, OperationalError | InterfaceError):
        return False
    # SQLite says the same of a question that makes no sense: that is a mistake of ours.
    return getattr(fout.__cause__, "sqlite_errorcode", None) != sqlite3.SQLITE_ERROR


def bij_een_fout(request) -> HttpResponse:
    """The page for an exception that nobody expected; Django logs it with the status that this has."""
    if is_storing(sys.exception()):
        return even_niet_bereikbaar(request)
    inhoud = render_to_string("500.html", {"nummer": nummer()})
    return HttpResponse(inhoud, status=HTTPStatus.INTERNAL_SERVER_ERROR)


def bij_een_vraag_die_niet_klopt(request, exception) -> HttpResponse:
    """A session that could not be saved comes here too: of that Django says that the browser did wrong."""
    return even_niet_bereikbaar(request) if is_storing(exception) else bad_request(request, exception)


def even_niet_bereikbaar(request) -> HttpResponse:
    """Its session is left as it was: saving that would fail again, and be a second failure in the log."""
    if hasattr(request, "session"):
        request.session.modified = False
    inhoud = render_to_string("503.html", {"nummer": nummer()})
    return HttpResponse(inhoud, status=HTTPStatus.SERVICE_UNAVAILABLE, headers={"Retry-After": str(OPNIEUW)})
