"""What is read once and then used for the whole of one request: kept for as long as that lasts, and no longer.

Outside a request nothing is kept, so that a worker that runs for weeks never answers with what was.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

Waarde = TypeVar("Waarde")

_onthouden: ContextVar[dict | None] = ContextVar("onthouden", default=None)


@contextmanager
def verzoek() -> Iterator[None]:
    """Within it what is asked by the same name is made once."""
    merk = _onthouden.set({})
    try:
        yield
    finally:
        _onthouden.reset(merk)


def onthoud(naam: str, maak: Callable[[], Waarde]) -> Waarde:
    """What was made by this name in this request; made now when that was not done yet."""
    geheugen = _onthouden.get()
    if geheugen is None:
        return maak()
    if naam not in geheugen:
        geheugen[naam] = maak()
    return geheugen[naam]


def vergeet(naam: str) -> None:
    """For who changed what it was made from."""
    (_onthouden.get() or {}).pop(naam, None)
