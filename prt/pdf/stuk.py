"""A drawn part: everything of it that goes into the file, as bytes that do not know yet where they will stand.

Laid-out pages weigh about a megabyte each, their drawing some ten kilobytes. So only the drawing is kept: what
WeasyPrint would write of these pages alone, and of that what the pages and their structure refer to. Numbers of objects
are its own, and are shifted when parts are put together; a reference is marked with bytes that no text in a PDF of
WeasyPrint can contain (its strings are ASCII), so that nothing a text says can be taken for one.
"""

import functools
import logging
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

from prt.pdf import motor
from prt.pdf.letters import Lettergebruik, Letters

logger = logging.getLogger(__name__)

PAGINAS, KLEUREN, LETTERS, DOCUMENT, RAND, RANDWERK, VAST = range(7)
"""What the parts share: these numbers stand for it in every part. ``RAND`` are the margins of the page itself."""
VERWIJZING = re.compile(rb"\d+ 0 R")
GEMERKT = re.compile(rb"\xff(\d+)\xff|\xfe(\d+)\xfe")


@dataclass(frozen=True, slots=True)
class Bladdeel:
    """One page of a part. ``koppen`` are (level, text, (x, y), state), ``ankers`` name → (x, y), in CSS pixels."""

    nummer: int
    breedte: float
    hoogte: float
    koppen: tuple
    ankers: dict[str, tuple[float, float]]

    @property
    def liggend(self) -> bool:
        return self.breedte > self.hoogte


@dataclass(frozen=True, slots=True)
class Pdfstuk:
    """``objecten`` are a value, or the dictionary of a stream and the rest of it; the first has the number ``VAST``.

    ``inhoud``: the elements of the structure tree that what is on a page belongs to, by the key that it has in this
    part. ``kenmerken``: names of table headers, with their element. ``links``: places in the document that are linked
    to, with the number of the link.
    """

    objecten: list[tuple[bytes, bytes]]
    bladen: tuple[Bladdeel, ...]
    letters: dict[int, Lettergebruik]
    inhoud: tuple[bytes, ...] = ()
    wortel: bytes = b""
    kenmerken: tuple[tuple[bytes, bytes], ...] = ()
    links: tuple[tuple[str, int], ...] = ()

    @property
    def omvang(self) -> int:
        """Bytes, more or less."""
        return sum(len(kop) + len(staart) for kop, staart in self.objecten)


class Link(NamedTuple):
    adres: str
    intern: bool
    tekst: str


def teken(document, sleutel: str, weg: int = 0, *, trucs: bool) -> Pdfstuk:
    """Draw the pages of a part with their structure, all but the first ``weg``; without ``sleutel`` only margins."""
    return _Stuktekening(document, document.pages[weg:], sleutel, trucs=trucs).stuk()


class _Stuktekening:
    """What WeasyPrint makes of the pages, and which of its objects go along: those found from the pages, as bytes."""

    def __init__(self, document, bladen: list, sleutel: str, *, trucs: bool):
        self.pydyf = motor.pydyf()
        self.bladen, self.sleutel = bladen, sleutel
        self.delen = [_bladdeel(blad) for blad in bladen]
        self.links = self._neem_links()
        self.letters = Letters() if trucs else None
        self.pdf = motor.teken(document, bladen, met_structuur=bool(sleutel), letters=self.letters)
        self.nummers = {self.pdf.pages.number: PAGINAS}
        self.gevonden: list = []

    def stuk(self) -> Pdfstuk:
        paginas = list(map(self._object, self.pdf.page_references))
        bronnen = self._object(paginas[0]["Resources"])
        self.nummers[_nummer(bronnen["ColorSpace"])] = KLEUREN
        if self.letters is not None:
            self.nummers[_nummer(bronnen["Font"])] = LETTERS
        aantekeningen = self._zet_links(paginas)
        zet = self._zet_pagina if self.sleutel else self._zet_rand
        bladen = [self._verwijs(zet(pagina, bronnen)) for pagina in paginas]
        structuur = self._structuur() if self.sleutel else {}
        return Pdfstuk(
            objecten=list(map(self._bytes, self.gevonden)),  # grows while it is read
            bladen=tuple(replace(deel, nummer=nummer) for deel, nummer in zip(self.delen, bladen, strict=True)),
            letters=self.letters.gebruik() if self.letters is not None else {},
            links=tuple((doel, self.nummers[aantekening.number]) for doel, aantekening in aantekeningen),
            **structuur,
        )

    def _neem_links(self) -> list[list[Link]]:
        """The links of each page. To WeasyPrint they all lead elsewhere: it would drop one into another part."""
        eigen = {anker for deel in self.delen for anker in deel.ankers}
        links: list[list[Link]] = []
        for blad in self.bladen:
            blad.links = [link for link in blad.links if link[0] != "attachment"] if self.sleutel else []
            links.append([])
            for soort, doel, _, vak in blad.links:
                adres = f"{self.sleutel}/{doel}" if soort == "internal" and doel in eigen else doel
                links[-1].append(Link(adres, soort == "internal", motor.tekst_van(vak) or doel))
            blad.links = [("external", doel, plek, vak) for _, doel, plek, vak in blad.links]
            blad.anchors, blad.bookmarks = {}, []
        return links

    def _zet_links(self, paginas: list) -> list[tuple]:
        """What links say; returns those into the document, which are given a place when that is known."""
        intern = []
        for pagina, links in zip(paginas, self.links, strict=True):
            for link, aantekening in zip(links, map(self._object, pagina.get("Annots", ())), strict=True):
                aantekening["Contents"] = self.pydyf.String(link.tekst)
                if link.intern:
                    del aantekening["A"]
                    intern.append((link.adres, aantekening))
        return intern

    def _zet_pagina(self, pagina, bronnen) -> bytes:
        """A page, with room for its margins: a drawing over it, and no part of its text."""
        tekening = self._object(pagina["Contents"])
        tekening.stream = [b"q", *tekening.stream, b"Q"]
        pagina["Contents"] = self.pydyf.Array([tekening.reference, _merk(RANDWERK)])
        beelden = self.pydyf.Dictionary({**bronnen["XObject"], "rand": _merk(RAND)})
        pagina["Resources"] = self.pydyf.Dictionary({**bronnen, "XObject": beelden})
        return pagina.reference

    def _zet_rand(self, pagina, bronnen) -> bytes:
        """The margins of a page, as a drawing."""
        vorm = {"Type": "/XObject", "Subtype": "/Form", "BBox": pagina["MediaBox"], "Resources": pagina["Resources"]}
        self._object(pagina["Contents"]).extra = vorm
        return pagina["Contents"]

    def _structuur(self) -> dict:
        """Keys that are this part's own; and, if it could be made as PDF/UA asks, its elements."""
        sleutels = 0
        for object_ in self.pdf.objects:
            for naam in {"StructParents", "StructParent"} & set(object_ if isinstance(object_, dict) else ()):
                object_[naam] = b"\xfe%d\xfe" % object_[naam]
                sleutels += 1
        try:
            return self._boom()
        except (KeyError, IndexError, TypeError, ValueError) as fout:
            _meld(f"{type(fout).__name__}: {fout}")
            return {"inhoud": (b"null",) * sleutels}

    def _boom(self) -> dict:
        """The elements of the pages, below one element for the part."""
        wortel = self._object(self.pdf.catalog["StructTreeRoot"])
        deel = self._object(wortel["K"][0])
        deel.update(S="/Part", P=_merk(DOCUMENT))
        namen = []
        for object_ in self.pdf.objects:
            if isinstance(object_, self.pydyf.Dictionary) and (
                naam := object_.get("ID")
            ):  # also where cells refer to it: they share it
                naam.string = f"{self.sleutel}-{naam.string}"
                namen.append((naam.data, _merk(self._verwijs(object_.reference))))
        inhoud = self._object(wortel["ParentTree"])["Nums"][1::2]
        return {
            "inhoud": tuple(self.pydyf.Array([self._deel(element)]).data[1:-1] for element in inhoud),
            "wortel": _merk(self._verwijs(deel.reference)),
            "kenmerken": tuple(namen),
        }

    def _object(self, verwijzing: bytes):
        return self.pdf.objects[_nummer(verwijzing)]

    def _verwijs(self, verwijzing: bytes) -> int:
        """The number in this part, of an object that then goes along."""
        oud = _nummer(verwijzing)
        if oud not in self.nummers:
            self.nummers[oud] = VAST + len(self.gevonden)
            self.gevonden.append(self.pdf.objects[oud])
        return self.nummers[oud]

    def _deel(self, waarde):
        """A value, with what it refers to marked."""
        if isinstance(waarde, dict):
            return self.pydyf.Dictionary({naam: self._deel(deel) for naam, deel in waarde.items()})
        if isinstance(waarde, list):
            return self.pydyf.Array(map(self._deel, waarde))
        if isinstance(waarde, bytes) and VERWIJZING.fullmatch(waarde):
            return _merk(self._verwijs(waarde))
        return waarde

    def _bytes(self, object_) -> tuple[bytes, bytes]:
        if not isinstance(object_, self.pydyf.Stream):
            return self._deel(object_).data, b""
        kop, scheiding, inhoud = self.pydyf.Stream(
            object_.stream, self._deel(object_.extra), object_.compress
        ).data.partition(b"\nstream\n")
        return kop, scheiding + inhoud


def _bladdeel(blad) -> Bladdeel:
    ankers = {naam: (x, y) for naam, (x, y, *_) in blad.anchors.items()}
    return Bladdeel(0, blad.width, blad.height, tuple(blad.bookmarks), ankers)


def _nummer(verwijzing: bytes) -> int:
    return int(verwijzing.split()[0])


def _merk(nummer: int) -> bytes:
    return b"\xff%d\xff" % nummer


def verschoven(bytes_: bytes, verwijs: Callable[[int], bytes], sleutels: int) -> bytes:
    """The same, referring to where its objects are now, and with its keys counted from elsewhere."""
    return GEMERKT.sub(
        lambda gevonden: verwijs(int(gevonden[1])) if gevonden[1] else b"%d" % (int(gevonden[2]) + sleutels), bytes_
    )


@functools.cache
def _meld(wat: str) -> None:
    """Once in a process."""
    logger.warning("Een pdf noemt zich geen PDF/UA: de structuur is niet zoals verwacht (%s).", wat)
