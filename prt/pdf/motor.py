"""WeasyPrint, and the only module that knows it.

The first half is what WeasyPrint promises: HTML in, pages out, a file written. The second half reaches inside, for the
fast way (``stuk.py``, ``samenvoegen.py``). ``STEUNT_OP`` names what of WeasyPrint 70 it leans on, and ``afwijkingen``
says what of that is different in the WeasyPrint that is installed; then the fast way is not taken. Of objects it uses:

- ``Page._page_box``, its ``children`` (margin boxes among them) and the name of its ``page_type``: the margins of pages
  are drawn apart from their text, and WeasyPrint does not say which named page a page is;
- ``link_annotation`` of a box: what WeasyPrint made of a link;
- ``page_rules`` of ``CSS``, to leave margins empty, and ``etree_element`` of ``HTML``, to read a style sheet once;
- of a font ``missing``, ``glyph_count``, ``ascent``, ``descent``, ``widths`` and ``to_unicode``: parts share one font.

Whether those mean what we think is for ``keuze.py``, which draws a page both ways.
"""

import copy
import functools
import importlib
import importlib.metadata
import importlib.resources
import inspect
import io
import logging
import re
import ssl
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from types import ModuleType

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

    class Ophaler(urls.URLFetcher):
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


def leg_op(bron_, css: str):
    """The pages, with these style rules on top of those of the document: as of a reader, so ``!important`` wins."""
    regels = laad().CSS(string=css, font_config=lettertypen())
    return bron_.render(font_config=lettertypen(), stylesheets=[regels], pdf_variant=VARIANT, cache={})


def schrijf(document, bladen: list, *, variant: str, kenmerk: bytes, rond_af: Callable) -> bytes:
    """These pages as a file. ``rond_af`` is given the objects just before they are written."""
    samen = document.copy(bladen)
    return samen.write_pdf(pdf_variant=variant, pdf_identifier=kenmerk, finisher=lambda _, pdf: rond_af(pdf))


def tekst_van(vak) -> str:
    """The text of a link."""
    element = getattr(vak, "element", None)
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


# What it does not promise.

STEUNT_OP: dict[str, str | None] = {
    "weasyprint.anchors:make_page_bookmark_tree": "page skipped_levels last_by_depth previous_level page_number matrix",
    "weasyprint.css:find_stylesheets": "wrapper_element device_media_type url_fetcher base_url font_config"
    " counter_style color_profiles page_rules layers",
    "weasyprint.css.counters:CounterStyle": None,
    "weasyprint.formatting_structure.boxes:MarginBox": None,
    "weasyprint.layout.inline:handle_leader": "context line containing_block",
    "weasyprint.layout.leader:leader_index": "box",
    "weasyprint.layout.preferred:split_first_line": "text style context max_width justification_spacing is_line_start"
    " minimum",
    "weasyprint.matrix:Matrix": "a b c d e f matrix",
    "weasyprint.pdf:D50": None,
    "weasyprint.pdf:D65": None,
    "weasyprint.pdf:Stream": "fonts page_rectangle resources images tags color_profiles output_intent args kwargs",
    "weasyprint.pdf:_use_references": "pdf resources images color_profiles",
    "weasyprint.pdf:add_links": "links_and_anchors matrix pdf page names tags",
    "weasyprint.pdf:add_outlines": "pdf bookmarks parent",
    "weasyprint.pdf:add_tags": "pdf document pdf_version page_streams",
    "weasyprint.pdf:build_fonts_dictionary": "pdf fonts compress subset options",
    "pydyf:_to_bytes": "item",
}
"""Module and name, with the parameters where it is called or replaced."""

KIJK_VOORUIT = 64
"""Letters: more than any that is written as a heap of marks."""
OP_HET_BLAD = (None, "@footnote")
"""What style rules for a page are about, its margins left out."""


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


_uit = functools.cache(_zoek)


@contextmanager
def _vervangen(**nieuw: Callable[[Callable], Callable]) -> Iterator[None]:
    """Some functions of WeasyPrint by others for a moment: those whose name is that of a keyword."""
    plekken = {naam.split(":")[1]: importlib.import_module(naam.split(":")[0]) for naam in STEUNT_OP}
    eerder = {naam: getattr(plekken[naam], naam) for naam in nieuw}
    for naam, maak in nieuw.items():
        setattr(plekken[naam], naam, maak(eerder[naam]))
    try:
        yield
    finally:
        for naam, functie in eerder.items():
            setattr(plekken[naam], naam, functie)


def leg_snel_op(bron_, stijlbladen: Sequence[tuple[object, dict]]):
    """The pages, with style sheets that were read before, as if the document had them itself.

    Given as ``stylesheets`` they would be those of a reader, and count for less than the width and height of an SVG.
    """
    teltekens = _uit("weasyprint.css.counters:CounterStyle")()
    for _, eigen in stijlbladen:
        teltekens.update(eigen)
    with _vervangen(
        find_stylesheets=lambda zoek: lambda *_, **__: iter([css for css, _ in stijlbladen]),
        split_first_line=_niet_verder_dan_nodig,
        handle_leader=_in_een_rij,
    ):
        return bron_.render(font_config=lettertypen(), counter_style=teltekens, cache={})


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
    leider_van = _uit("weasyprint.layout.leader:leader_index")

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


def lees_stijlblad(letters, tekst: str, adres: str, haal_op, *, kaal: bool) -> tuple[object, dict]:
    """A style sheet with its counter styles; ``kaal`` leaves the margins of pages out."""
    teltekens = _uit("weasyprint.css.counters:CounterStyle")()
    css = laad().CSS(string=tekst, base_url=adres, url_fetcher=haal_op, font_config=letters, counter_style=teltekens)
    if kaal:
        css.page_rules = [regel for regel in css.page_rules if regel[1][0][1] in OP_HET_BLAD]
    return css, teltekens


def elementen(bron_) -> Iterable:
    return bron_.etree_element.iter()


def is_rand(vak) -> bool:
    return isinstance(vak, _uit("weasyprint.formatting_structure.boxes:MarginBox"))


def houd(blad, keuze: Callable[[object], bool]) -> tuple:
    """Keep only some of the boxes of a page; returns those that it had."""
    eerder = blad._page_box.children
    blad._page_box.children = tuple(filter(keuze, eerder))
    return eerder


def zet_terug(blad, vakken: tuple) -> None:
    blad._page_box.children = vakken


def soort_van(blad) -> str:
    """The named page that it is, "" without a name."""
    return blad._page_box.page_type.name or ""


def tekenvlak(letters: dict, blad, bronnen, beelden: dict, merken: dict | None, profielen: dict):
    """A stream that a page can be painted on."""
    vlak = (0, 0, blad.width, blad.height)
    return _uit("weasyprint.pdf:Stream")(letters, vlak, bronnen, beelden, merken, profielen, None)


def zet_links(links: list, hoogte: float, schaal: float, pdf, pagina) -> list:
    """Links on a page; returns what they became in the file."""
    matrix = _uit("weasyprint.matrix:Matrix")(schaal, 0, 0, -schaal, 0, hoogte)
    _uit("weasyprint.pdf:add_links")((links, []), matrix, pdf, pagina, [], {})
    return [vak.link_annotation for *_, vak in links]


def zet_structuur(pdf, document, tekeningen: list) -> None:
    pdf.catalog["Lang"] = ""  # that of the whole is set later; without any WeasyPrint complains
    _uit("weasyprint.pdf:add_tags")(pdf, document, "1.7", tekeningen)


def zet_bronnen(pdf, bronnen, beelden: dict, profielen: dict) -> None:
    _uit("weasyprint.pdf:_use_references")(pdf, bronnen, beelden, profielen)


def zet_letters(pdf, letters: dict) -> dict:
    """Fonts in the file, with only the letters that were used."""
    opties = {"hinting": False, "pdf_version": "1.7"}
    return _uit("weasyprint.pdf:build_fonts_dictionary")(pdf, letters, False, True, opties)


def zet_bladwijzers(pdf, bladen: Sequence, schaal: float) -> None:
    """Bookmarks of pages; each has ``bookmarks`` and ``height``."""
    wortel, overgeslagen, niveau = [], [], 0
    laatste = [wortel]
    for nummer, blad in enumerate(bladen):
        matrix = _uit("weasyprint.matrix:Matrix")(a=schaal, d=-schaal, f=blad.height * schaal)
        boom = _uit("weasyprint.anchors:make_page_bookmark_tree")
        niveau = boom(blad, overgeslagen, laatste, niveau, nummer, matrix)
    _uit("weasyprint.pdf:add_outlines")(pdf, wortel)


def witpunten() -> dict[str, tuple]:
    return {"lab-d50": _uit("weasyprint.pdf:D50"), "lab-d65": _uit("weasyprint.pdf:D65")}


def kleurprofiel() -> bytes:
    return (importlib.resources.files("weasyprint.pdf") / "sRGB2014.icc").read_bytes()


def als_bytes() -> Callable[[object], bytes]:
    """What writes a name, number or string as it stands in a file."""
    return _uit("pydyf:_to_bytes")


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
