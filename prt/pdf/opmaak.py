"""Laying out one part: its HTML becomes pages. Style sheets are read once and shared by all parts."""

import gc
import re
from contextlib import contextmanager
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urljoin

from prt.pdf import motor
from prt.pdf.bestanden import BASIS, bestanden, pad_van

RICHTINGTEKENS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
"""Invisible characters that turn the order of letters around: one in a name would reverse the rest of its line."""


class Opdracht(NamedTuple):
    """A part to be laid out, or with ``sleutel`` "" the margins of pages, of which the first ``weg`` are left out."""

    sleutel: str
    html: str
    weg: int = 0


def bron_van(html: str, haal_op):
    return motor.bron(html.translate(RICHTINGTEKENS), BASIS, haal_op)


def leg_op(html: str, haal_op, *, kaal: bool):
    """WeasyPrint's document of one part, the fast way.

    ``kaal`` leaves the margins empty, whatever the style sheets say: what stands there depends on the whole and is
    drawn for the whole, and the sixteen boxes of every page cost time when they are empty.
    """
    bron = bron_van(html, haal_op)
    return motor.leg_snel_op(bron, [_stijlblad(motor.lettertypen(), *stijl, kaal) for stijl in _neem_stijlen(bron)])


def stijl_van(html: str) -> bytes:
    """The contents of the style sheets that a document links to: a drawing is as old as they are."""
    adressen = re.findall(r'<link\b[^>]*\bhref="([^"]+)"', html)
    return b"".join(pad_van(urljoin(BASIS, adres)).read_bytes() for adres in adressen)


def _neem_stijlen(bron) -> list[tuple[str, bytes]]:
    """The style sheets of a document, taken out of it: their address and contents, in their order."""
    stijlen = []
    for ouder in motor.elementen(bron):
        for kind in list(ouder):
            if kind.tag == "link" and kind.get("rel") == "stylesheet" and kind.get("href"):
                adres = urljoin(BASIS, kind.get("href"))
                stijlen.append((adres, pad_van(adres).read_bytes()))
                ouder.remove(kind)
            elif kind.tag == "style":
                stijlen.append((BASIS, (kind.text or "").encode()))
                ouder.remove(kind)
    return stijlen


@lru_cache(maxsize=32)
def _stijlblad(lettertypen, adres: str, inhoud: bytes, kaal: bool) -> tuple[object, dict]:
    """Parsed once for its contents: that costs as much as laying out half a page. Reads its fonts as well."""
    with bestanden() as lezer:
        return motor.lees_stijlblad(lettertypen, inhoud.decode(), adres, lezer.haal_op, kaal=kaal)


@contextmanager
def zonder_opruimen():
    """Without garbage collection: a layout makes millions of objects that all live until it is done.

    Yields what gives back the memory of what was thrown away since. What existed before, or is left after that, is not
    looked at again: of hundreds of parts that would be more each time.
    """
    stond_aan, bevroren = gc.isenabled(), gc.get_freeze_count()
    gc.disable()
    if not bevroren:
        gc.freeze()
    try:
        yield gc.collect if bevroren else _ruim_op
    finally:
        if not bevroren:
            gc.unfreeze()
        if stond_aan:
            gc.enable()


def _ruim_op() -> None:
    gc.collect()
    gc.freeze()
