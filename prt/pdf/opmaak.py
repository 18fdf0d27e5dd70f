"""Laying out one part: its HTML becomes pages. Style sheets are read once and shared by all parts."""

import gc
import re
from contextlib import contextmanager
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urljoin

from prt.pdf.bestanden import BASIS, Bestanden, bestanden, pad_van
from prt.pdf.gereedschap import gereedschap

RICHTINGTEKENS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
"""Invisible characters that turn the order of letters around: one in a name would reverse the rest of its line."""
OP_HET_BLAD = (None, "@footnote")
"""What style rules for a page are about, its margins left out. A part has nothing in its margins: what stands there
depends on the whole and is drawn for the whole, and the sixteen boxes of every page cost time when they are empty."""


class Stijlblad(NamedTuple):
    css: object
    teltekens: dict


def leg_op(html: str, lezer: Bestanden, *, kaal: bool):
    """WeasyPrint's document of one part. ``kaal`` leaves the margins empty, whatever the style sheets say."""
    weasyprint, lettertypen = gereedschap()
    bron = weasyprint.HTML(string=html.translate(RICHTINGTEKENS), base_url=BASIS, url_fetcher=lezer)
    stijlbladen = [_stijlblad(lettertypen, *stijl, kaal) for stijl in _neem_stijlen(bron)]
    teltekens = weasyprint.css.counters.CounterStyle()
    for blad in stijlbladen:
        teltekens.update(blad.teltekens)
    with _van_de_auteur(weasyprint.css, [blad.css for blad in stijlbladen]):
        return bron.render(font_config=lettertypen, counter_style=teltekens, cache={})


@contextmanager
def _van_de_auteur(css, bladen: list):
    """Let WeasyPrint find these style sheets in the document.

    Given as ``stylesheets`` they would be those of a user, and count for less than the width and height of an SVG.
    """
    zoek = css.find_stylesheets
    css.find_stylesheets = lambda *_, **__: iter(bladen)
    try:
        yield
    finally:
        css.find_stylesheets = zoek


def stijl_van(html: str) -> bytes:
    """The contents of the style sheets that a document links to: a drawing is as old as they are."""
    adressen = re.findall(r'<link\b[^>]*\bhref="([^"]+)"', html)
    return b"".join(pad_van(urljoin(BASIS, adres)).read_bytes() for adres in adressen)


def _neem_stijlen(bron) -> list[tuple[str, bytes]]:
    """The style sheets of a document, taken out of it: their address and contents, in their order."""
    stijlen = []
    for ouder in bron.etree_element.iter():
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
def _stijlblad(lettertypen, adres: str, inhoud: bytes, kaal: bool) -> Stijlblad:
    """Parsed once for its contents: that costs as much as laying out half a page. Reads its fonts as well."""
    weasyprint, _ = gereedschap()
    teltekens = weasyprint.css.counters.CounterStyle()
    with bestanden(weasyprint) as lezer:
        css = weasyprint.CSS(
            string=inhoud.decode(), base_url=adres, url_fetcher=lezer, font_config=lettertypen, counter_style=teltekens
        )
    if kaal:
        css.page_rules = [regel for regel in css.page_rules if regel[1][0][1] in OP_HET_BLAD]
    return Stijlblad(css, teltekens)


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
