"""A text as it is kept: one canonical way to write the subset, safe to put on a page as it is."""

import re
from collections.abc import Iterable
from html import escape
from os.path import commonprefix

from prt.tekst.boom import (
    MERKEN,
    Alinea,
    Blok,
    Citaat,
    Inhoud,
    Lijst,
    Regeleinde,
    Tekstcel,
    Tekststuk,
    Teksttabel,
    Voetnoot,
)
from prt.tekst.ontleden import controleer_omvang, ontleed

OPMAAK = re.compile(r"<[/!a-zA-Z]")


def schoon(html: str) -> str:
    """The text in the subset, the same when cleaned again.

    Raises:
        TekstFout: when it is too long, too deep or has a table that is too large.
    """
    klaar = schrijf(ontleed(html))
    controleer_omvang(klaar)
    return klaar


def uit_invoer(tekst: str) -> str:
    """What was typed without the editor: when there is no mark-up at all, blank lines part the paragraphs."""
    if OPMAAK.search(tekst):
        return tekst
    alineas = re.split(r"\n\s*\n", tekst.replace("\r\n", "\n"))
    return "".join(f"<p>{escape(alinea.strip(), quote=False).replace(chr(10), '<br>')}</p>" for alinea in alineas)


def is_leeg(html: str) -> bool:
    return not ontleed(html)


def schrijf(blokken: Iterable[Blok]) -> str:
    return "".join(map(_blok, blokken))


def _blok(blok: Blok) -> str:
    match blok:
        case Alinea():
            return _element(f"h{blok.niveau + 2}" if blok.niveau else "p", _regel(blok.inhoud))
        case Lijst():
            return _element("ol" if blok.genummerd else "ul", "".join(_element("li", _punt(p)) for p in blok.punten))
        case Citaat():
            return _element("blockquote", schrijf(blok.blokken))
        case Teksttabel():
            return _tabel(blok)


def _element(naam: str, inhoud: str, eigenschappen: str = "") -> str:
    return f"<{naam}{eigenschappen}>{inhoud}</{naam}>"


def _punt(blokken: tuple[Alinea | Lijst, ...]) -> str:
    """A single paragraph, alone or before lists, needs no tags: that is how people write it."""
    if isinstance(blokken[0], Alinea) and not any(isinstance(blok, Alinea) for blok in blokken[1:]):
        return _regel(blokken[0].inhoud) + schrijf(blokken[1:])
    return schrijf(blokken)


def _tabel(tabel: Teksttabel) -> str:
    bijschrift = _element("caption", escape(tabel.bijschrift, quote=False)) if tabel.bijschrift else ""
    kop = "".join(_element("tr", "".join(_cel(cel, "col") for cel in rij)) for rij in tabel.kop)
    romp = "".join(_element("tr", "".join(_cel(cel, "row") for cel in rij)) for rij in tabel.romp)
    delen = (_element(naam, rijen) for naam, rijen in (("thead", kop), ("tbody", romp)) if rijen)
    return _element("table", bijschrift + "".join(delen))


def _cel(cel: Tekstcel, richting: str) -> str:
    eigenschappen = f' scope="{richting}"' if cel.kop else ""
    eigenschappen += f' colspan="{cel.breedte}"' if cel.breedte > 1 else ""
    eigenschappen += f' rowspan="{cel.hoogte}"' if cel.hoogte > 1 else ""
    return _element("th" if cel.kop else "td", _punt(cel.blokken) if cel.blokken else "", eigenschappen)


def _regel(inhoud: Iterable[Inhoud]) -> str:
    """Tags are opened in a fixed order and stay open as long as the next part of the line has them too."""
    uit: list[str] = []
    geopend: list[tuple[str, str]] = []
    for deel in inhoud:
        nodig = _nodig(deel)
        gelijk = len(commonprefix([geopend, nodig]))
        uit += [f"</{naam}>" for naam, _ in reversed(geopend[gelijk:])]
        uit += [f"<{naam}{eigenschappen}>" for naam, eigenschappen in nodig[gelijk:]]
        geopend = geopend[:gelijk] + nodig[gelijk:]
        uit.append(_inhoud(deel))
    uit += [f"</{naam}>" for naam, _ in reversed(geopend)]
    return "".join(uit)


def _nodig(deel: Inhoud) -> list[tuple[str, str]]:
    if not isinstance(deel, Tekststuk):
        return []
    link = [("a", f' href="{escape(deel.adres)}"')] if deel.adres else []
    return link + [(merk, "") for merk in MERKEN if merk in deel.merken]


def _inhoud(deel: Inhoud) -> str:
    match deel:
        case Tekststuk():
            return escape(deel.tekst, quote=False)
        case Regeleinde():
            return "<br>"
        case Voetnoot():
            return _element("span", _regel(deel.stukken), ' class="voetnoot"')
