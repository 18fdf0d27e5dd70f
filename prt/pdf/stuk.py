"""A drawn part: everything of it that goes into the file, as bytes that do not know yet where they will stand.

Laid-out pages weigh about a megabyte each, their drawing some ten kilobytes. So only the drawing is kept. Numbers of
objects in it are its own, and are shifted when parts are put together; a reference is marked with bytes that no text
in a PDF of WeasyPrint can contain (its strings are ASCII), so that nothing a text says can be taken for one.
"""

import re
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from types import SimpleNamespace

from prt.pdf import motor
from prt.pdf.catalogus import SCHAAL
from prt.pdf.letters import Lettergebruik, Letters

BLADEN, CATALOGUS, PROFIEL, KLEUREN, LETTERS, STRUCTUUR, DOCUMENT, VAST = range(1, 9)
"""Objects that a document has once; they have these numbers in every part as well as in the whole."""
VERWIJZING = re.compile(rb"\d+ 0 R")
GEMERKT = re.compile(rb"\xff(\d+)\xff|\xfe(\d+)\xfe")


class Sleutel(int):
    """A key of the table that leads from what is on a page to the structure tree."""


@dataclass(frozen=True, slots=True)
class Bladdeel:
    """One page of a part. ``koppen`` are (level, text, (x, y), state), ``ankers`` name → (x, y), in CSS pixels."""

    nummer: int
    tekening: int
    breedte: float
    hoogte: float
    soort: str
    koppen: tuple
    ankers: dict[str, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Stuk:
    """``objecten`` are bytes, or a pair of a dictionary and a compressed stream; the first has the number ``VAST``."""

    objecten: list
    bladen: tuple[Bladdeel, ...]
    letters: dict[int, Lettergebruik]
    inhoud_van_bladen: tuple[bytes, ...] = ()
    """Per page: the elements of the structure tree that its marked pieces belong to, in their order."""
    aantekeningen: tuple[bytes, ...] = ()
    wortel: bytes = b""
    kenmerken: tuple[tuple[bytes, bytes], ...] = ()
    """Names of table headers, with their element."""
    links: tuple[tuple[str, int], ...] = ()
    """Places in the document that are linked to, with the number of the link."""

    @property
    def omvang(self) -> int:
        """Bytes, more or less."""
        return sum(len(o) if isinstance(o, bytes) else len(o[0]) + len(o[1]) for o in self.objecten)


def teken(document, sleutel: str) -> Stuk:
    """Draw the pages of a part, with their structure."""
    return _Tekening(document, sleutel).stuk()


def teken_randen(document) -> Stuk:
    """Draw only the margins of the pages: no part of the text for whoever has it read aloud."""
    for blad in document.pages:
        motor.houd(blad, motor.is_rand)
        blad.links, blad.anchors, blad.bookmarks = [], {}, []
    return _Tekening(document, "").stuk(met_structuur=False)


def teken_met_randen(document, sleutel: str) -> tuple[Stuk, Stuk]:
    """A document that has its margins itself: its pages without, and the margins."""
    vakken = [motor.houd(blad, lambda vak: not motor.is_rand(vak)) for blad in document.pages]
    stuk = teken(document, sleutel)
    for blad, eigen in zip(document.pages, vakken, strict=True):
        motor.zet_terug(blad, eigen)
    return stuk, teken_randen(document)


class _Tekening:
    """What WeasyPrint's own ``generate_pdf`` does for a whole document, for a part without what the whole shares."""

    def __init__(self, document, sleutel: str):
        self.pydyf = motor.pydyf()
        self.document = document
        self.sleutel = sleutel
        self.letters = Letters()
        self.pdf = self.pydyf.PDF()
        for _ in range(CATALOGUS + 1, VAST):
            self.pdf.add_object(self.pydyf.Dictionary())
        naam = self.pydyf.Dictionary
        self.bronnen = naam(
            {
                "ExtGState": naam(),
                "XObject": naam(),
                "Pattern": naam(),
                "Shading": naam(),
                "ColorSpace": verwijs(KLEUREN),
                "Font": verwijs(LETTERS),
            }
        )
        self.pdf.add_object(self.bronnen)
        self.profielen = {"srgb": SimpleNamespace(pdf_reference=verwijs(PROFIEL))}
        self.beelden = {}
        self.links = []
        self.eigen_ankers = {naam for blad in document.pages for naam in blad.anchors}

    def stuk(self, *, met_structuur: bool = True) -> Stuk:
        paren = [self._blad(nummer, blad, met_structuur) for nummer, blad in enumerate(self.document.pages)]
        motor.zet_bronnen(self.pdf, self.bronnen, self.beelden, self.profielen)
        boom = self._structuur([tekening for _, tekening in paren]) if met_structuur else {}
        weg = boom.pop("weg", set())
        nummers = {VAST + i: o for i, o in enumerate(o for o in self.pdf.objects[VAST:] if o.number not in weg)}
        nieuw = {object_.number: nummer for nummer, object_ in nummers.items()}
        schrijver = Schrijver(self.pydyf, nieuw)
        return Stuk(
            objecten=[schrijver.object(object_) for object_ in nummers.values()],
            bladen=tuple(
                self._bladdeel(blad, nieuw[pagina.number], nieuw[tekening.number])
                for blad, (pagina, tekening) in zip(self.document.pages, paren, strict=True)
            ),
            letters=self.letters.gebruik(),
            links=tuple((doel, nieuw[link.number]) for doel, link in self.links),
            **{naam: schrijver.deel(waarde) for naam, waarde in boom.items()},
        )

    def _blad(self, nummer: int, blad, met_structuur: bool):
        hoogte = blad.height * SCHAAL
        merken = {} if met_structuur else None
        tekening = motor.tekenvlak(self.letters, blad, self.bronnen, self.beelden, merken, self.profielen)
        self.pdf.add_object(tekening)
        pagina = self.pydyf.Dictionary(
            {
                "Type": "/Page",
                "Parent": self.pdf.pages.reference,
                "MediaBox": self.pydyf.Array([0, 0, blad.width * SCHAAL, hoogte]),
                "Resources": self.bronnen.reference,
                "Tabs": "/S",
                "StructParents": Sleutel(nummer),
            }
        )
        self.pdf.add_page(pagina)
        if met_structuur:
            self._links(blad, hoogte, pagina)
        with tekening.stacked() if met_structuur else _als_randwerk(tekening):
            tekening.transform(d=-1, f=hoogte)
            blad.paint(tekening, SCHAAL)
        return pagina, tekening

    def _links(self, blad, hoogte: float, pagina) -> None:
        """Clickable places. An anchor of the part itself goes before one elsewhere with the same name."""
        links = [
            (soort, f"{self.sleutel}/{doel}" if soort == "internal" and doel in self.eigen_ankers else doel, plek, vak)
            for soort, doel, plek, vak in blad.links
            if soort != "attachment"
        ]
        aantekeningen = motor.zet_links(links, hoogte, SCHAAL, self.pdf, pagina)
        for (soort, doel, _, vak), aantekening in zip(links, aantekeningen, strict=True):
            aantekening["Contents"] = self.pydyf.String(motor.tekst_van(vak) or doel)
            aantekening["F"] = 4  # printed: PDF/A wants it said
            if soort == "internal":
                self.links.append((doel, aantekening))

    def _structuur(self, tekeningen: list) -> dict:
        """The elements of the pages, below one element for the part."""
        motor.zet_structuur(self.pdf, self.document, tekeningen)
        wortel = self._object(self.pdf.catalog["StructTreeRoot"])
        tabel = self._object(wortel["ParentTree"])
        deel = self._object(wortel["K"][0])
        deel["S"], deel["P"] = "/Part", verwijs(DOCUMENT)
        aantal = len(tekeningen)
        elementen = tabel["Nums"][1::2]
        kenmerken = []
        for object_ in self.pdf.objects:
            if not isinstance(object_, dict):
                continue
            if "StructParent" in object_:
                object_["StructParent"] = Sleutel(object_["StructParent"])
            if kenmerk := object_.get("ID"):  # also where cells refer to it: they share the object
                kenmerk.string = f"{self.sleutel}-{kenmerk.string}"
                kenmerken.append((kenmerk, object_.reference))
        return {
            "inhoud_van_bladen": tuple(elementen[:aantal]),
            "aantekeningen": tuple(elementen[aantal:]),
            "wortel": deel.reference,
            "kenmerken": tuple(kenmerken),
            "weg": {wortel.number, tabel.number},
        }

    def _object(self, verwijzing: bytes):
        return self.pdf.objects[int(verwijzing.split()[0])]

    def _bladdeel(self, blad, nummer: int, tekening: int) -> Bladdeel:
        soort = motor.soort_van(blad)
        ankers = {naam: (x, y) for naam, (x, y, *_) in blad.anchors.items()}
        return Bladdeel(nummer, tekening, blad.width, blad.height, soort, tuple(blad.bookmarks), ankers)


def verwijs(nummer: int) -> bytes:
    return b"%d 0 R" % nummer


@contextmanager
def _als_randwerk(tekening):
    """Everything drawn inside belongs to the page, not to the text."""
    tekening.stream += [b"/Artifact <</Type /Pagination>> BDC"]
    with tekening.stacked():
        yield
    tekening.stream += [b"EMC"]


class Schrijver:
    """Objects as bytes, with every reference to an object of the part itself marked."""

    def __init__(self, pydyf, nieuw: dict[int, int]):
        self.pydyf = pydyf
        self.als_bytes = motor.als_bytes()
        self.nieuw = nieuw

    def object(self, object_) -> bytes | tuple[bytes, bytes]:
        if not isinstance(object_, self.pydyf.Stream):
            return self.deel(object_)
        inhoud = zlib.compress(b"\n".join(map(self.als_bytes, object_.stream)), 6)
        kop = {**object_.extra, "Filter": "/FlateDecode", "Length": len(inhoud)}
        return self.deel(self.pydyf.Dictionary(kop)), inhoud

    def deel(self, waarde):
        """A value as it stands in the file; a tuple stays one."""
        if isinstance(waarde, tuple):
            return tuple(map(self.deel, waarde))
        if isinstance(waarde, dict):
            paren = (b"/" + self.als_bytes(naam) + b" " + self.deel(deel) for naam, deel in waarde.items())
            return b"<<" + b"".join(paren) + b">>"
        if isinstance(waarde, list):
            return b"[" + b" ".join(map(self.deel, waarde)) + b"]"
        if isinstance(waarde, bytes) and VERWIJZING.fullmatch(waarde):
            nummer = int(waarde[:-4])
            return b"\xff%d\xff" % self.nieuw[nummer] if nummer in self.nieuw else waarde
        if isinstance(waarde, Sleutel):
            return b"\xfe%d\xfe" % waarde
        return self.als_bytes(waarde)


def verschoven(bytes_: bytes, nummers: int, sleutels: int) -> bytes:
    """The same, with its own objects and keys counted from elsewhere."""
    return GEMERKT.sub(
        lambda gevonden: (
            b"%d 0 R" % (int(gevonden[1]) + nummers) if gevonden[1] else b"%d" % (int(gevonden[2]) + sleutels)
        ),
        bytes_,
    )
