"""Laying out one part: its HTML becomes pages. Style sheets are read once and shared by all parts."""

import gc
import re
from contextlib import contextmanager
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urljoin

from prt.pdf.bestanden import BASIS, Bestanden, pad_van
from prt.pdf.gereedschap import gereedschap

RICHTINGTEKENS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
"""Invisible characters that turn the order of letters around: one in a name would reverse the rest of its line."""
RANDVAKKEN = [
    *(f"{rand}-{plek}" for rand in ("top", "bottom") for plek in ("left", "center", "right")),
    *(f"{rand}-{plek}" for rand in ("left", "right") for plek in ("top", "middle", "bottom")),
    *(f"{hoek}-corner" for hoek in ("top-left", "top-right", "bottom-left", "bottom-right")),
]
KALE_RANDEN = "@page {" + " ".join(f"@{vak} {{ content: none !important }}" for vak in RANDVAKKEN) + "}"
"""A part has nothing in its margins: what stands there depends on the whole, and is drawn for the whole."""


class Stijlblad(NamedTuple):
    css: object
    teltekens: dict


def leg_op(html: str, lezer: Bestanden, *, kaal: bool):
    """WeasyPrint's document of one part. ``kaal`` leaves the margins empty, whatever the style sheets say."""
    weasyprint, lettertypen = gereedschap()
    bron = weasyprint.HTML(string=html.translate(RICHTINGTEKENS), base_url=BASIS, url_fetcher=lezer)
    css = [(adres, pad_van(adres).read_bytes()) for adres in _neem_adressen(bron)]
    if kaal:
        css.append((BASIS, KALE_RANDEN.encode()))
    stijlbladen = [_stijlblad(lezer.antwoord, lettertypen, *een) for een in css]
    teltekens = weasyprint.css.counters.CounterStyle()
    for blad in stijlbladen:
        teltekens.update(blad.teltekens)
    bladen = [blad.css for blad in stijlbladen]
    return bron.render(font_config=lettertypen, counter_style=teltekens, stylesheets=bladen, cache={})


def stijl_van(html: str) -> bytes:
    """The contents of the style sheets that a document links to: a drawing is as old as they are."""
    adressen = re.findall(r'<link\b[^>]*\bhref="([^"]+)"', html)
    return b"".join(pad_van(urljoin(BASIS, adres)).read_bytes() for adres in adressen)


def _neem_adressen(bron) -> list[str]:
    """The style sheets that a document links to, taken out of it."""
    adressen = []
    for ouder in bron.etree_element.iter():
        for kind in list(ouder):
            if kind.tag == "link" and kind.get("rel") == "stylesheet" and kind.get("href"):
                adressen.append(urljoin(BASIS, kind.get("href")))
                ouder.remove(kind)
    return adressen


@lru_cache(maxsize=32)
def _stijlblad(antwoord, lettertypen, adres: str, inhoud: bytes) -> Stijlblad:
    """Parsed once for its contents: that costs as much as laying out half a page. Reads its fonts as well."""
    weasyprint, _ = gereedschap()
    teltekens = weasyprint.css.counters.CounterStyle()
    lezer = Bestanden(antwoord)
    css = weasyprint.CSS(
        string=inhoud.decode(), base_url=adres, url_fetcher=lezer, font_config=lettertypen, counter_style=teltekens
    )
    if lezer.fout:
        raise lezer.fout
    return Stijlblad(css, teltekens)


@contextmanager
def zonder_opruimen():
    """Without garbage collection: a layout makes millions of objects that all live until it is done.

    Yields what gives back the memory of what was thrown away since. What already existed is not looked at again.
    """
    stond_aan, bevroren = gc.isenabled(), gc.get_freeze_count()
    gc.disable()
    if not bevroren:
        gc.freeze()
    try:
        yield gc.collect
    finally:
        if not bevroren:
            gc.unfreeze()
        if stond_aan:
            gc.enable()
