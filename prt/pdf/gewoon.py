"""A document with only what WeasyPrint promises: parts laid out by ``render``, all their pages in one ``write_pdf``.

For a WeasyPrint whose inside is not as we know it (``keuze.py``). Nothing is kept between documents, and all pages of a
document are in memory at once: some three megabytes each.

What ``write_pdf`` leaves undone is set right in its finisher, in terms of PDF: the margins are drawn over the pages, a
link leads into any part, the structure has an element for each part, links say where they go.
"""

import copy
import functools
import logging
import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from prt.pdf import motor
from prt.pdf.bestanden import Bestanden, bestanden
from prt.pdf.catalogus import Bijlage, Doelen, Gegevens, namenboom, zet_bijlagen, zet_gegevens, zet_namen
from prt.pdf.gereedschap import omgeving
from prt.pdf.opmaak import Opdracht, bron_van, stijl_van

logger = logging.getLogger(__name__)

PLEKKEN = [f"{kant}-{plek}" for kant in ("top", "bottom") for plek in ("left-corner", "left", "center", "right")]
PLEKKEN += [f"{kant}-{plek}" for kant in ("left", "right") for plek in ("top", "middle", "bottom")]
PLEKKEN += ["top-right-corner", "bottom-right-corner"]
ZONDER_RANDEN = "".join(f"@page{{@{plek}{{content:none!important}}}}" for plek in PLEKKEN)
ALLEEN_RANDEN = "html,body,body *{visibility:hidden!important;background:none!important}"
ALLEEN_RANDEN += "@page{@footnote{border-color:transparent!important;background:none!important}}"
ALLEEN_RANDEN += "".join(f"@page{{@{plek}{{visibility:visible!important}}}}" for plek in PLEKKEN)
NAAM_VAN_SOORT = re.compile(r"@page\s+([A-Za-z_][\w-]*)")
MERK = 1000
"""A named page is told by its bleed, which a page does say: so many to a pixel. It is taken off again."""
VERWIJZING = re.compile(rb"\d+ 0 R")


class Bladzij(NamedTuple):
    """A page that was laid out. ``koppen`` are (level, text, (x, y), state), ``ankers`` name → (x, y)."""

    blad: object
    hoogte: float
    soort: str
    koppen: tuple
    ankers: dict[str, tuple[float, float]]


class Opmaak(NamedTuple):
    document: object
    bladen: tuple[Bladzij, ...]
    lezer: Bestanden


def teken(werk: Sequence[Opdracht], adressen: Sequence[bytes], *, ruim_op: Callable) -> Iterator[Opmaak]:
    for opdracht in werk:
        opmaak = leg_op(opdracht)
        ruim_op()
        yield opmaak


def leg_op(opdracht: Opdracht) -> Opmaak:
    with bestanden() as lezer:
        soorten = _soorten(opdracht.html)
        regels = (ZONDER_RANDEN if opdracht.sleutel else ALLEEN_RANDEN) + _merken(soorten)
        document = motor.leg_op(bron_van(opdracht.html, lezer.haal_op), regels)
    return Opmaak(document, tuple(_bladzij(blad, soorten) for blad in document.pages[opdracht.weg :]), lezer)


def _merken(soorten: list[str]) -> str:
    paren = enumerate(soorten[1:], 1)
    return "".join(f"@page {soort}{{bleed-left:{nummer / MERK}px!important}}" for nummer, soort in paren)


def _soorten(html: str) -> list[str]:
    """The names of pages that its style sheets know, after the page without one."""
    stijlen = stijl_van(html).decode() + html
    return ["", *dict.fromkeys(NAAM_VAN_SOORT.findall(stijlen))]


def _bladzij(blad, soorten: list[str]) -> Bladzij:
    soort = soorten[round(blad.bleed["left"] * MERK)]
    blad.bleed = dict.fromkeys(blad.bleed, 0)
    ankers = {naam: (x, y) for naam, (x, y, *_) in blad.anchors.items()}
    return Bladzij(blad, blad.height, soort, tuple(blad.bookmarks), ankers)


def voeg_samen(
    delen: Sequence[tuple[str, Opmaak]], randen: Sequence[Opmaak], bijlagen: Sequence[Bijlage], over: Gegevens
) -> bytes:
    """The file. ``delen`` are the parts with their names, ``randen`` has the margins of all their pages."""
    afwerking = _Afwerking(delen, _los(randen), bijlagen, over)
    opmaken = [opmaak for _, opmaak in delen]
    pdf = _schrijf(opmaken, motor.VARIANT, over.kenmerk, afwerking)
    for opmaak in (*opmaken, *randen):
        opmaak.lezer.controleer()  # an SVG is read when it is drawn
    return pdf


def _los(randen: Sequence[Opmaak]):
    """The margins as a document of its own, as objects."""
    for opmaak in randen:
        for blad, *_ in opmaak.bladen:
            blad.links, blad.anchors, blad.bookmarks = [], {}, []
    objecten = []
    _schrijf(randen, motor.ZONDER_STRUCTUUR, b"", objecten.append)
    return objecten[0]


def _schrijf(opmaken: Sequence[Opmaak], variant: str, kenmerk: bytes, rond_af) -> bytes:
    bladen = [blad for opmaak in opmaken for blad, *_ in opmaak.bladen]
    with omgeving(SOURCE_DATE_EPOCH="0"):
        return motor.schrijf(opmaken[0].document, bladen, variant=variant, kenmerk=kenmerk, rond_af=rond_af)


class Link(NamedTuple):
    adres: str
    intern: bool
    tekst: str


class _Afwerking:
    """The finisher: what the file needs beyond what WeasyPrint writes."""

    def __init__(self, delen: Sequence[tuple[str, Opmaak]], randen, bijlagen: Sequence[Bijlage], over: Gegevens):
        self.pydyf = motor.pydyf()
        self.delen, self.randen, self.bijlagen, self.over = delen, randen, bijlagen, over
        self.links = [self._neem_links(naam, opmaak) for naam, opmaak in delen]

    @staticmethod
    def _neem_links(naam: str, opmaak: Opmaak) -> list[list[Link]]:
        """The links of each page. To WeasyPrint they all lead elsewhere: it would drop one into another part."""
        eigen, links = {anker for blad in opmaak.bladen for anker in blad.ankers}, []
        for blad, *_ in opmaak.bladen:
            blad.links = [link for link in blad.links if link[0] != "attachment"]
            links.append([])
            for soort, doel, _, vak in blad.links:
                adres = f"{naam}/{doel}" if soort == "internal" and doel in eigen else doel
                links[-1].append(Link(adres, soort == "internal", motor.tekst_van(vak) or doel))
            blad.links = [("external", doel, plek, vak) for _, doel, plek, vak in blad.links]
            blad.anchors = {}
        return links

    def __call__(self, pdf) -> None:
        self.pdf = pdf
        self.paginas = [int(verwijzing.split()[0]) for verwijzing in pdf.page_references]
        self._zet_links()
        self._zet_randen()
        zet_bijlagen(pdf, self.bijlagen, self.over.dag)
        zet_gegevens(pdf, self.over, pdf_ua=self._structuur_is_goed())

    def _object(self, verwijzing: bytes):
        return _object(self.pdf, verwijzing)

    def _per_deel(self) -> Iterator[tuple[str, Opmaak, list[int]]]:
        """Each part with the numbers of its pages."""
        begin = 0
        for naam, opmaak in self.delen:
            yield naam, opmaak, self.paginas[begin : begin + len(opmaak.bladen)]
            begin += len(opmaak.bladen)

    def _zet_links(self) -> None:
        """A link to nothing stays a link without effect: a text may be half finished."""
        doelen, namen = Doelen(), {}
        for naam, opmaak, paginas in self._per_deel():
            doelen.zet_deel(naam, paginas, opmaak.bladen)
        for pagina, links in zip(self.paginas, (blad for deel in self.links for blad in deel), strict=True):
            aantekeningen = map(self._object, self.pdf.objects[pagina].get("Annots", ()))
            for link, aantekening in zip(links, aantekeningen, strict=True):
                aantekening["Contents"] = self.pydyf.String(link.tekst)
                if link.intern:
                    del aantekening["A"]
                    if link.adres in doelen:
                        aantekening["Dest"] = self.pydyf.String(link.adres)
                        namen[aantekening["Dest"].data] = doelen[link.adres]
        zet_namen(self.pdf, "Dests", namen.items())

    def _zet_randen(self) -> None:
        """Margins as drawings over the pages, and no part of their text."""
        overzetten = _Overzetten(self.randen, self.pdf)
        paren = zip(self.paginas, self.randen.page_references, strict=True)
        for nummer, (pagina, kader) in enumerate(paren):
            self._zet_rand(f"rand-{nummer}", self.pdf.objects[pagina], _object(self.randen, kader), overzetten)

    def _zet_rand(self, naam: str, pagina, kader, overzetten: "_Overzetten") -> None:
        vorm = {"Type": "/XObject", "Subtype": "/Form", "BBox": kader["MediaBox"], "Resources": kader["Resources"]}
        getekend = _object(self.randen, kader["Contents"])
        rand = self.pydyf.Stream(getekend.stream, overzetten.waarde(vorm), compress=True)
        self.pdf.add_object(rand)
        bronnen = self._object(pagina["Resources"])
        bronnen.setdefault("XObject", self.pydyf.Dictionary())[naam] = rand.reference
        eigen = self._object(pagina["Contents"])
        eigen.stream = [b"q", *eigen.stream, b"Q"]
        erop = self.pydyf.Stream([b"/Artifact <</Type /Pagination>> BDC", f"/{naam} Do".encode(), b"EMC"])
        self.pdf.add_object(erop)
        pagina["Contents"] = self.pydyf.Array([eigen.reference, erop.reference])

    def _structuur_is_goed(self) -> bool:
        """Whether it could be made as PDF/UA asks; if not the file does not say that it keeps to that."""
        try:
            self._zet_structuur()
        except (KeyError, IndexError, TypeError, ValueError) as fout:
            _meld(f"{type(fout).__name__}: {fout}")
            return False
        return True

    def _zet_structuur(self) -> None:
        """One element for each part, and the names of table headers."""
        wortel = self._object(self.pdf.catalog["StructTreeRoot"])
        document = self._object(wortel["K"][0])
        deel_van = {b"%d 0 R" % nummer: naam for naam, _, paginas in self._per_deel() for nummer in paginas}
        per_deel: dict[str, list[bytes]] = {naam: [] for naam, _ in self.delen}
        for verwijzing in document["K"]:
            per_deel[deel_van[self._object(verwijzing)["Pg"]]].append(verwijzing)
        document["K"] = self.pydyf.Array([self._zet_deel(document, kinderen) for kinderen in per_deel.values()])
        kenmerken = [(o["ID"].data, o.reference) for o in self.pdf.objects if isinstance(o, dict) and "ID" in o]
        if kenmerken:
            wortel["IDTree"] = namenboom(kenmerken)
        wortel["ParentTreeNextKey"] = len(self._object(wortel["ParentTree"])["Nums"]) // 2

    def _zet_deel(self, document, kinderen: list[bytes]) -> bytes:
        deel = self.pydyf.Dictionary({"Type": "/StructElem", "S": "/Part", "P": document.reference})
        deel["K"] = self.pydyf.Array(kinderen)
        self.pdf.add_object(deel)
        for kind in kinderen:
            self._object(kind)["P"] = deel.reference
        return deel.reference


def _object(pdf, verwijzing: bytes):
    return pdf.objects[int(verwijzing.split()[0])]


class _Overzetten:
    """Objects of one file into another, with all that they refer to."""

    def __init__(self, van, naar):
        self.pydyf = motor.pydyf()
        self.van, self.naar = van, naar
        self.nieuw: dict[bytes, bytes] = {}

    def waarde(self, waarde):
        if isinstance(waarde, dict):
            return self.pydyf.Dictionary({naam: self.waarde(deel) for naam, deel in waarde.items()})
        if isinstance(waarde, list):
            return self.pydyf.Array(map(self.waarde, waarde))
        if isinstance(waarde, bytes) and VERWIJZING.fullmatch(waarde):
            return self._verwijzing(waarde)
        return waarde

    def _verwijzing(self, oud: bytes) -> bytes:
        if oud not in self.nieuw:
            object_ = _object(self.van, oud)
            kopie = copy.copy(object_)
            self.naar.add_object(kopie)
            self.nieuw[oud] = kopie.reference
            if isinstance(object_, self.pydyf.Stream):
                kopie.extra = self.waarde(object_.extra)
            elif isinstance(object_, dict):
                kopie.update(self.waarde(object_))
            elif isinstance(object_, list):
                kopie[:] = self.waarde(object_)
        return self.nieuw[oud]


@functools.cache
def _meld(wat: str) -> None:
    """Once in a process."""
    logger.warning("Een pdf noemt zich geen PDF/UA: de structuur is niet zoals verwacht (%s).", wat)
