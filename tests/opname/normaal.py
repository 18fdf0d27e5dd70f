"""The same text for what a reader sees as the same: layout of the source, tokens and random keys make no difference."""

import html
import re
from html.parser import HTMLParser
from pathlib import Path

WORTEL = next(map_ for map_ in Path(__file__).resolve().parents if (map_ / "manage.py").exists())
IN_DE_REGEL = {"a", "abbr", "b", "br", "code", "em", "i", "mark", "small", "span", "strong", "sub", "sup", "time"}
"""Elements within a line of text: a space before or after one is seen, elsewhere it is not."""
LETTERLIJK = {"pre", "textarea", "script", "style"}
EIGEN_APPS = ("prt", "opgaven", "realisatie", "verslag", "tests")

WISSELEND = (
    (re.compile(r'(name="csrfmiddlewaretoken" type="hidden" value=)"[^"]*"'), r'\1"<csrf>"'),
    (re.compile(r"\b(?!0{8}-)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b"), "<uuid>"),
    (re.compile(r"'(?!0{8})[0-9a-f]{32}'"), "'<uuid>'"),
    (re.compile(r"\b[0-9a-f]{64}\b"), "<sha256>"),
    (re.compile(r"sleutel='[\w-]{43}'"), "sleutel='<sleutel>'"),
    (re.compile(r"\S{1,6}\*{10,}"), "<afgeschermd>"),
    (re.compile(r"/agenda/[\w-]{43}\.ics"), "/agenda/<sleutel>.ics"),
    (re.compile(r"(/wachtwoord/kiezen/[0-9a-z]+)-(?!set-password)[^/\s\"]+/"), r"\1-<sleutel>/"),
    (re.compile(re.escape(str(WORTEL))), "<map>"),
)
"""What is another text every time, and what stands there instead."""
GESTIPT = re.compile(rf"\b(?:{'|'.join(EIGEN_APPS)})(?:\.[A-Za-z_]\w*)*\.([A-Za-z_]\w*)")
SJABLOON = re.compile(r"'(?:[\w-]+/)+([\w-]+\.html)'")


def zonder_wisselend(tekst: str) -> str:
    for patroon, vast in WISSELEND:
        tekst = patroon.sub(vast, tekst)
    return tekst


def zonder_modules(tekst: str) -> str:
    """``opgaven.overleg.views.Overleg`` becomes ``Overleg``: where it stands is what a refactoring changes.

    The same for a template. Only for settings: elsewhere ``verslag.pdf`` is no module.
    """
    return SJABLOON.sub(r"'\1'", GESTIPT.sub(r"\1", tekst))


def pagina(bron: str) -> str:
    """A page with an element or a text per line."""
    lezer = _Regels()
    lezer.feed(bron)
    lezer.close()
    return zonder_wisselend("\n".join(lezer.alle()))


class _Regels(HTMLParser):
    """Writes down spaces as a browser shows them: one between words, none at the edge of a block."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.regels: list[str] = []
        self.lopend, self.na_spatie, self.letterlijk = "", True, ""

    def alle(self) -> list[str]:
        self._sluit_regel()
        return self.regels

    def handle_starttag(self, naam, attributen):
        if naam in IN_DE_REGEL:
            self.lopend += _begin(naam, attributen)
            return
        self._zet_apart(_begin(naam, attributen))
        if naam in LETTERLIJK:
            self.letterlijk = naam

    def handle_endtag(self, naam):
        if naam == self.letterlijk:
            self.letterlijk = ""
        if naam in IN_DE_REGEL:
            self.lopend += f"</{naam}>"
        else:
            self._zet_apart(f"</{naam}>")

    def handle_data(self, tekst):
        if self.letterlijk:
            self.lopend += html.escape(tekst.replace("\n", "⏎"), quote=False)
            return
        tekst = re.sub(r"[ \t\r\n\f]+", " ", tekst)
        if self.na_spatie:
            tekst = tekst.removeprefix(" ")
        if tekst:
            self.na_spatie = tekst.endswith(" ")
            self.lopend += html.escape(tekst, quote=False)

    def handle_comment(self, tekst):
        self._zet_apart(f"<!--{' '.join(tekst.split())}-->")

    def handle_decl(self, tekst):
        self._zet_apart(f"<!{tekst}>")

    def _zet_apart(self, regel: str) -> None:
        self._sluit_regel()
        self.regels.append(regel)

    def _sluit_regel(self) -> None:
        """The last space of a block is not shown, also when it stands within an element that ends there."""
        if regel := re.sub(r" ((?:</\w+>)*)$", r"\1", self.lopend):
            self.regels.append(regel)
        self.lopend, self.na_spatie = "", True


def _begin(naam: str, attributen) -> str:
    return f"<{naam}{''.join(' ' + _attribuut(*paar) for paar in sorted(attributen, key=lambda paar: paar[0]))}>"


def _attribuut(naam: str, waarde: str | None) -> str:
    if waarde is None:
        return naam
    # What somebody typed is kept to the letter; of anything else a line break is only how the template was wrapped.
    waarde = waarde.replace("\n", "⏎") if naam == "value" else " ".join(waarde.split())
    return f'{naam}="{html.escape(waarde)}"'
