"""WeasyPrint, and the only module that knows it.

The first half is what WeasyPrint promises: HTML in, pages out, a file written. The second half reaches inside, for what
that saves: ``STEUNT_OP`` names what of WeasyPrint 70 it leans on, and ``afwijkingen`` says what of that is different in
the WeasyPrint that is installed. Of a font it uses ``missing``, ``glyph_count``, ``ascent``, ``descent``, ``widths``
and ``to_unicode``, so that parts share one. Whether those mean what we think is for ``trucs.py``, which tries.
"""

import copy
import functools
import importlib
import importlib.metadata
import inspect
import io
import logging
import re
import ssl
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, redirect_stdout, suppress
from pathlib import Path
from types import ModuleType
from typing import Any

from prt.pdf.gereedschap import PdfNietBeschikbaar, omgeving

LETTERTYPEN = Path(__file__).parents[1] / "lettertypen.conf"
ONTBREEKT = (
    "De pdf kan niet worden gemaakt: {wat} ontbreekt op deze computer. Installeer Pango "
    "(Debian en Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0) "
    "of voer uit: python3 tools/pango.py"
)
VARIANT = "pdf/a-3a"
ZONDER_STRUCTUUR = "pdf/a-3b"


# What WeasyPrint promises.


def versie() -> str:
    """Without loading it."""
    return importlib.metadata.version("weasyprint")


@functools.cache
def laad() -> ModuleType:
    """WeasyPrint without its fonts, loaded late: it needs a library of the system that may be absent."""
    try:
        # When a library is missing WeasyPrint prints advice: on standard output, where a PDF may be expected.
        with omgeving(FONTCONFIG_FILE=str(LETTERTYPEN)), redirect_stdout(io.StringIO()), warnings.catch_warnings():
            warnings.filterwarnings("ignore", "No fonts configured")
            weasyprint = importlib.import_module("weasyprint")
    except ImportError as fout:
        raise PdfNietBeschikbaar(ONTBREEKT.format(wat="het programma WeasyPrint")) from fout
    except OSError as fout:
        bibliotheek = re.search(r"library '([^']+)'", str(fout))
        wat = f"de systeembibliotheek {bibliotheek[1]}" if bibliotheek else "een systeembibliotheek"
        raise PdfNietBeschikbaar(ONTBREEKT.format(wat=wat)) from fout
    # Its warnings are about rules for screens in a style sheet that the site uses too.
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    return weasyprint


@functools.cache
def lettertypen():
    """The fonts that WeasyPrint has read: reading them takes longer than a short document does."""
    laad()
    with omgeving(FONTCONFIG_FILE=str(LETTERTYPEN)):  # no fonts of the system
        return importlib.import_module("weasyprint.text.fonts").FontConfiguration()


def pydyf() -> ModuleType:
    """The objects that a PDF of WeasyPrint is made of; a finisher is given them."""
    return importlib.import_module("pydyf")


def ophaler(lees: Callable[[str], tuple[bytes, str]]):
    """What fetches for WeasyPrint: ``lees`` gives contents and media type. What cannot be fetched ends the document."""
    return _soort_ophaler()(lees)


@functools.cache
def _soort_ophaler() -> type:
    laad()
    urls = importlib.import_module("weasyprint.urls")
    # Given one, never used: without, the certificates of the system would be read for each.
    versleuteling = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)

    class Ophaler(urls.URLFetcher):  # type: ignore[name-defined]  # known once it is loaded
        def __init__(self, lees):
            super().__init__(fail_on_errors=True, ssl_context=versleuteling)
            self.lees = lees

        def fetch(self, url, headers=None):
            inhoud, soort = self.lees(url)
            return urls.URLFetcherResponse(url, inhoud, {"Content-Type": soort})

    return Ophaler


def niet_opgehaald() -> type[Exception]:
    laad()
    return importlib.import_module("weasyprint.urls").FatalURLFetchingError


def bron(html: str, basis: str, haal_op):
    return laad().HTML(string=html, base_url=basis, url_fetcher=haal_op)


def stijlblad(tekst: str, *, basis: str, haal_op, teltekens: dict | None = None):
    """A style sheet, with its fonts; its counter styles are put in ``teltekens``."""
    soort = {"base_url": basis, "url_fetcher": haal_op, "font_config": lettertypen(), "counter_style": teltekens}
    return laad().CSS(string=tekst, **soort)


def teltekens(bekend: dict | None = None) -> dict:
    """Counter styles: those of some style sheets, or none yet."""
    laad()
    return importlib.import_module("weasyprint.css.counters").CounterStyle(bekend or {})


def leg_op(bron_, stijlbladen: Sequence, bekend: dict):
    """The pages, with these style sheets on top of those of the document: as of a reader, so ``!important`` wins."""
    opties = {"font_config": lettertypen(), "counter_style": teltekens(bekend), "pdf_variant": VARIANT}
    return bron_.render(stylesheets=stijlbladen, cache={}, **opties)


class _Klaar(Exception):
    """The objects are there, and need not be written as a file of their own."""


def teken(document, bladen: Sequence, *, met_structuur: bool, letters: dict | None):
    """What these pages are in a file, as objects. ``letters`` gathers their fonts, that are then not put in it."""
    samen, gevangen = document.copy(bladen), []
    if letters is not None:
        samen.fonts = letters

    def vang(_, pdf):
        gevangen.append(pdf)
        raise _Klaar

    with suppress(_Klaar):
        samen.write_pdf(pdf_variant=VARIANT if met_structuur else ZONDER_STRUCTUUR, finisher=vang)
    return gevangen[0]


def schrijf(letters: dict, *, kenmerk: bytes, rond_af: Callable) -> bytes:
    """A file with these fonts and without pages; ``rond_af`` is given its objects just before they are written."""
    leeg = laad().HTML(string='<html lang="nl">').render(font_config=lettertypen(), pdf_variant=VARIANT).copy(())
    leeg.fonts = letters
    return leeg.write_pdf(pdf_variant=VARIANT, pdf_identifier=kenmerk, finisher=lambda _, pdf: rond_af(pdf))


@functools.cache
def soort_ruw() -> type:
    """Objects of a file that are bytes already: a value, or with ``staart`` the dictionary of a stream and the rest."""

    class Ruw(pydyf().Object):  # type: ignore[misc]  # known once it is loaded
        __slots__ = ("kop", "staart", "number")
        offset, generation, free = 0, 0, "n"

        def __init__(self, kop, staart):
            self.kop, self.staart = kop, staart

        @property
        def data(self):
            return self.kop + self.staart

        @property
        def compressible(self):
            return not self.staart

    return Ruw


def tekst_van(vak) -> str:
    """The text of a link."""
    element = getattr(vak, "element", None)
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


# What it does not promise.

STEUNT_OP: dict[str, str | None] = {
    "weasyprint.layout.inline:handle_leader": "context line containing_block",
    "weasyprint.layout.leader:leader_index": "box",
    "weasyprint.layout.preferred:split_first_line": "text style context max_width justification_spacing is_line_start"
    " minimum",
}
"""Module and name, with the parameters where it is called or replaced."""

KIJK_VOORUIT = 64
"""Letters: more than any that is written as a heap of marks."""


def afwijkingen() -> list[str]:
    """What the installed WeasyPrint has otherwise than ``STEUNT_OP`` says."""
    laad()
    return [naam for naam, verwacht in STEUNT_OP.items() if not _is_er(naam, verwacht)]


def _is_er(naam: str, verwacht: str | None) -> bool:
    try:
        ding = _zoek(naam)
        return verwacht is None or list(inspect.signature(ding).parameters) == verwacht.split()
    except (ImportError, AttributeError, TypeError, ValueError):
        return False


def _zoek(naam: str):
    module, _, ding = naam.partition(":")
    return getattr(importlib.import_module(module), ding)


@contextmanager
def met_trucs() -> Iterator[None]:
    """Some functions of WeasyPrint by others for a moment."""
    regel: Any = importlib.import_module("weasyprint.layout.inline")
    maten: Any = importlib.import_module("weasyprint.layout.preferred")
    eerder = regel.handle_leader, maten.split_first_line
    regel.handle_leader, maten.split_first_line = _in_een_rij(eerder[0]), _niet_verder_dan_nodig(eerder[1])
    try:
        yield
    finally:
        regel.handle_leader, maten.split_first_line = eerder


def _niet_verder_dan_nodig(splits):
    """How WeasyPrint finds the narrowest width of a text that may break anywhere, without all that follows.

    It takes the letters off one by one and has Pango break the whole rest each time: for the seven thousand letters
    that somebody pasted into one cell of a table that takes minutes. The first few tell the same.
    """

    def splits_kort(tekst, stijl, context, breedte, *rest, minimum=False, **opties):
        if minimum and breedte == 0 and len(tekst) > KIJK_VOORUIT and stijl["overflow_wrap"] == "anywhere":
            regel = splits(tekst[:KIJK_VOORUIT], stijl, context, breedte, *rest, minimum=minimum, **opties)
            if regel[2] is not None:  # where the next line begins
                return regel
        return splits(tekst, stijl, context, breedte, *rest, minimum=minimum, **opties)

    return splits_kort


def _in_een_rij(vul_regel):
    """The dots of a ``leader()`` as one text: WeasyPrint draws each by itself, and a contents page has thousands."""
    leider_van = _zoek("weasyprint.layout.leader:leader_index")

    def vul_regel_met_een_rij(context, regel, blok):
        vul_regel(context, regel, blok)
        _, leider = leider_van(regel)
        if leider is None or not leider.children:
            return
        rij = leider.children[-1].copy()  # the one on the left: they were placed from the right
        rij.text *= len(leider.children)
        rij.width *= len(leider.children)
        rij.pango_layout = copy.copy(rij.pango_layout)
        rij.pango_layout.text = rij.text
        leider.children = (rij,)

    return vul_regel_met_een_rij


def nummer_ontbrekend(letter, maak: Callable[[int], dict]) -> None:
    """Have letters that a font lacks numbered by what ``maak`` makes, given how many the font has."""
    if letter.missing:
        raise ValueError("het lettertype heeft al letters die ontbreken")
    letter.missing = maak(letter.glyph_count)


def gebruik_van(letter) -> tuple[int, int, dict, dict, dict]:
    """What was drawn with a font: its height and depth, and of its letters the widths, the texts, those that lack."""
    return letter.ascent, letter.descent, dict(letter.widths), dict(letter.to_unicode), dict(letter.missing)


def met_gebruik(letter, gebruik: tuple[int, int, dict, dict, dict]):
    """The same font, as if only this was drawn with it."""
    kopie = copy.copy(letter)
    kopie.ascent, kopie.descent, kopie.widths, kopie.to_unicode, kopie.missing = gebruik
    return kopie
