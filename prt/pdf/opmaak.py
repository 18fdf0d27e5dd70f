"""Laying out one part: its HTML becomes pages. Style sheets are read once and shared by all parts."""

import gc
import re
from contextlib import contextmanager, nullcontext
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urljoin

from prt.pdf import motor
from prt.pdf.bestanden import BASIS, bestanden, lees

RICHTINGTEKENS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
"""Invisible characters that turn the order of letters around: one in a name would reverse the rest of its line."""


STIJLBLAD = re.compile(r'<link\b[^>]*\brel="?stylesheet\b[^>]*\bhref="([^"]+)"[^>]*>')
PLEKKEN = [f"{kant}-{plek}" for kant in ("top", "bottom") for plek in ("left-corner", "left", "center", "right")]
PLEKKEN += [f"{kant}-{plek}" for kant in ("left", "right") for plek in ("top", "middle", "bottom")]
PLEKKEN += ["top-right-corner", "bottom-right-corner"]
ZONDER_RANDEN = "".join(f"@page{{@{plek}{{content:none!important}}}}" for plek in PLEKKEN)
ALLEEN_RANDEN = "html,body,body *{visibility:hidden!important;background:none!important}"
ALLEEN_RANDEN += "@page{@footnote{border-color:transparent!important;background:none!important}}"
ALLEEN_RANDEN += "".join(f"@page{{@{plek}{{visibility:visible!important}}}}" for plek in PLEKKEN)


class Opmaakopdracht(NamedTuple):
    """A part to be laid out, or with ``sleutel`` "" the margins of pages, of which the first ``weg`` are left out."""

    sleutel: str
    html: str
    weg: int
    trucs: bool


def leg_op(opdracht: Opmaakopdracht, haal_op):
    """WeasyPrint's document of one part: only its text, or only its margins, whatever its style sheets say.

    What stands in the margins depends on the whole and is drawn for the whole.
    """
    bron = motor.bron(STIJLBLAD.sub("", opdracht.html).translate(RICHTINGTEKENS), BASIS, haal_op)
    gelezen, teltekens = _lees_stijlen(motor.lettertypen(), _stijlen_van(opdracht.html))
    wat = motor.stijlblad(ZONDER_RANDEN if opdracht.sleutel else ALLEEN_RANDEN, basis=BASIS, haal_op=haal_op)
    with motor.met_trucs() if opdracht.trucs else nullcontext():
        return motor.leg_op(bron, [*gelezen, wat], teltekens)


def stijl_van(html: str) -> bytes:
    """The contents of the style sheets that a document links to: a drawing is as old as they are."""
    return b"".join(inhoud for _, inhoud in _stijlen_van(html))


def _stijlen_van(html: str) -> tuple[tuple[str, bytes], ...]:
    adressen = [urljoin(BASIS, adres) for adres in STIJLBLAD.findall(html)]
    with bestanden():
        return tuple((adres, lees(adres)[0]) for adres in adressen)


@lru_cache(maxsize=8)
def _lees_stijlen(lettertypen, stijlen: tuple[tuple[str, bytes], ...]) -> tuple[list, dict]:
    """Parsed once for their contents: that costs as much as laying out half a page. Reads their fonts as well."""
    teltekens = motor.teltekens()
    with bestanden() as lezer:
        gelezen = [
            motor.stijlblad(inhoud.decode(), basis=adres, haal_op=lezer.haal_op, teltekens=teltekens)
            for adres, inhoud in stijlen
        ]
    return gelezen, teltekens


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
