"""A text at its place in a document: the figures put in, its headings under that of the piece it belongs to."""

import re
from collections.abc import Mapping

from django.utils.safestring import SafeString, mark_safe

from prt.tekst.invulling import Invulling, namen, vul_in
from prt.weergave import ONBEKEND

KOP = re.compile(r"<(/?)h([34])>")

DIEPST = 6


def in_document(html: str, waarden: Mapping[str, Invulling], niveau: int) -> SafeString:
    """Safe HTML, to be shown under a heading of this level. ``html`` is the subset that ``prt.tekst`` lets through.

    A figure of a gebied that is no more is onbekend: the text was right when it was saved.
    """
    genoemd = {naam: waarden[naam].tekst if naam in waarden else ONBEKEND for naam in namen(html)}
    gevuld = vul_in(html, genoemd)
    return mark_safe(_verlaag(gevuld, niveau))  # noqa: S308 -- cleaned when it was saved, and the figures are escaped


def _verlaag(html: str, niveau: int) -> str:
    """An author writes in h3 and h4, the levels within a chapter. One who began with h4 skips no level in the whole."""
    begin = html.find("<h3>") if "<h3>" in html else len(html)
    voor, na = html[:begin].replace("h4>", "h3>"), html[begin:]
    return KOP.sub(lambda kop: f"<{kop[1]}h{min(int(kop[2]) + niveau - 2, DIEPST)}>", voor + na)
