"""The number of a request, which the error page shows and the log has; and what monitors ask for."""

import secrets
from contextvars import ContextVar

GEZONDHEID, GEREED = "/gezondheid/", "/gereed/"

_nummer: ContextVar[str] = ContextVar("nummer_van_het_verzoek", default="")


def begin() -> str:
    """A new number, for all that this thread does from now on."""
    nummer = secrets.token_hex(4)
    _nummer.set(nummer)
    return nummer


def nummer() -> str:
    """Of the request that is being answered; "" outside every request."""
    return _nummer.get()
