"""Drawn parts put together: one page tree, one structure tree, one set of fonts, bookmarks and names over all."""

import importlib.resources
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import md5
from types import SimpleNamespace
from typing import NamedTuple

from prt.pdf.gereedschap import gereedschap
from prt.pdf.letters import samen
from prt.pdf.normen import noem_pdf_ua
from prt.pdf.schrijven import schrijf
from prt.pdf.stuk import (
    CATALOGUS,
    DOCUMENT,
    KLEUREN,
    LETTERS,
    PROFIEL,
    SCHAAL,
    STRUCTUUR,
    VAST,
    Schrijver,
    Stuk,
    verschoven,
    verwijs,
)


@dataclass(frozen=True)
class Bijlage:
    """A file inside the PDF: the figures behind it, for whoever wants to calculate with them."""

    naam: str
    inhoud: bytes
    mediatype: str
    omschrijving: str
    verband: str = "Data"
    """What the file is to the document, one of the words of PDF/A-3: Data, Source, Supplement, Alternative."""


class Gegevens(NamedTuple):
    titel: str
    taal: str
    gemaakt_op: date
    kenmerk: bytes


class Ruw(NamedTuple):
    """An object of a part, ready for the file."""

    data: bytes | tuple[bytes, bytes]


def voeg_samen(
    delen: Sequence[tuple[str, Stuk]], randen: Sequence[Stuk], bijlagen: Sequence[Bijlage], over: Gegevens
) -> bytes:
    """The file. ``delen`` are the parts with their names, ``randen`` has the margins of all their pages."""
    samenvoeging = _Samenvoeging(over)
    samenvoeging.zet_delen(delen, randen)
    samenvoeging.zet_letters([stuk for _, stuk in delen] + [*randen])
    samenvoeging.zet_bijlagen(bijlagen)
    return samenvoeging.bestand()


class _Samenvoeging:
    def __init__(self, over: Gegevens):
        self.weasyprint = gereedschap().weasyprint
        self.pydyf = self.weasyprint.pdf.pydyf
        self.over = over
        self.pdf = self.pydyf.PDF()
        self.objecten = self.pdf.objects
        profiel = importlib.resources.files("weasyprint.pdf") / "sRGB2014.icc"
        self.objecten += [
            self.pydyf.Stream([profiel.read_bytes()], {"N": 3}),
            self.pydyf.Dictionary(),
            self.pydyf.Dictionary(),
            self.pydyf.Dictionary({"Type": "/StructTreeRoot", "K": self._lijst([verwijs(DOCUMENT)])}),
            self.pydyf.Dictionary({"Type": "/StructElem", "S": "/Document", "P": verwijs(STRUCTUUR)}),
        ]
        self.doelen: dict[str, bytes] = {}
        self.links: list[tuple[str, int]] = []
        self.bladen: list[SimpleNamespace] = []
        self.pagina_nummers: list[int] = []

    def _lijst(self, waarden):
        return self.pydyf.Array(waarden)

    # Parts.

    def zet_delen(self, delen: Sequence[tuple[str, Stuk]], randen: Sequence[Stuk]) -> None:
        randtekeningen = []
        for stuk in randen:
            verschuiving = self._zet(stuk, 0)
            randtekeningen += [verschuiving + blad.tekening for blad in stuk.bladen]
        tabel, wortels, kenmerken, sleutels = [], [], [], 0
        for naam, stuk in delen:
            verschuiving = self._zet(stuk, sleutels)
            self._zet_bladen(naam, stuk, verschuiving, randtekeningen)
            for element in stuk.inhoud_van_bladen + stuk.aantekeningen:
                tabel += [sleutels, verschoven(element, verschuiving, 0)]
                sleutels += 1
            wortels.append(verschoven(stuk.wortel, verschuiving, 0))
            kenmerken += [(k, verschoven(element, verschuiving, 0)) for k, element in stuk.kenmerken]
        self.objecten[DOCUMENT]["K"] = self._lijst(wortels)
        structuur = self.objecten[STRUCTUUR]
        structuur["ParentTree"] = self.pydyf.Dictionary({"Nums": self._lijst(tabel)})
        structuur["ParentTreeNextKey"] = sleutels
        if kenmerken:
            structuur["IDTree"] = self._namen(kenmerken)

    def _zet(self, stuk: Stuk, sleutels: int) -> int:
        """The objects of a part; returns what to add to their numbers."""
        verschuiving = len(self.objecten) - VAST
        for object_ in stuk.objecten:
            if isinstance(object_, tuple):
                object_ = verschoven(object_[0], verschuiving, sleutels), object_[1]
            else:
                object_ = verschoven(object_, verschuiving, sleutels)
            self.objecten.append(Ruw(object_))
        return verschuiving

    def _zet_bladen(self, naam: str, stuk: Stuk, verschuiving: int, randen: Sequence[int]) -> None:
        nummer_van_kop = 0
        for blad in stuk.bladen:
            pagina, tekening = blad.nummer + verschuiving, blad.tekening + verschuiving
            inhoud = b"/Contents [%d 0 R %d 0 R]>>" % (tekening, randen[len(self.bladen)])
            self.objecten[pagina] = Ruw(self.objecten[pagina].data[:-2] + inhoud)
            self.pagina_nummers.append(pagina)
            self.bladen.append(SimpleNamespace(bookmarks=blad.koppen, height=blad.hoogte))
            for anker, punt in blad.ankers.items():
                doel = self._doel(pagina, blad.hoogte, punt)
                self.doelen.setdefault(f"{naam}/{anker}", doel)
                self.doelen.setdefault(anker, doel)
            for _, _, punt, _ in blad.koppen:
                self.doelen[f"{naam}/kop-{nummer_van_kop}"] = self._doel(pagina, blad.hoogte, punt)
                nummer_van_kop += 1
        self.links += [(doel, nummer + verschuiving) for doel, nummer in stuk.links]

    @staticmethod
    def _doel(pagina: int, hoogte: float, punt: tuple[float, float]) -> bytes:
        return b"[%d 0 R /XYZ %.2f %.2f 0]" % (pagina, punt[0] * SCHAAL, (hoogte - punt[1]) * SCHAAL)

    def zet_namen(self) -> None:
        """Destinations of links. A link to nothing stays a link without effect: a text may be half finished."""
        namen = {}
        for doel, nummer in self.links:
            sleutel = self.pydyf.String(doel).data
            if doel in self.doelen:
                namen[sleutel] = self.doelen[doel]
            else:
                self.objecten[nummer] = Ruw(self.objecten[nummer].data.replace(b"/Dest " + sleutel, b""))
        if namen:
            self._catalogus_namen["Dests"] = self._namen(namen.items())

    @property
    def _catalogus_namen(self):
        return self.pdf.catalog.setdefault("Names", self.pydyf.Dictionary())

    def _namen(self, paren):
        """A name tree: PDF wants it sorted by the bytes of the names, those in UTF-16 (in hex) after the others."""
        gesorteerd = sorted(paren, key=lambda paar: (paar[0][:1] == b"<", paar[0]))
        return self.pydyf.Dictionary({"Names": self._lijst([deel for paar in gesorteerd for deel in paar])})

    # What the parts share.

    def zet_letters(self, stukken: Sequence[Stuk]) -> None:
        opties = {"hinting": False, "pdf_version": "1.7"}
        letters = samen(stuk.letters for stuk in stukken)
        self.objecten[LETTERS].update(
            self.weasyprint.pdf.build_fonts_dictionary(self.pdf, letters, False, True, opties)
        )
        wit = self.weasyprint.pdf.D50, self.weasyprint.pdf.D65
        for naam, punt in zip(("lab-d50", "lab-d65"), wit, strict=True):
            bereik = {"WhitePoint": self._lijst(punt), "Range": self._lijst((-125, 125, -125, 125))}
            self.objecten[KLEUREN][naam] = self._lijst(["/Lab", self.pydyf.Dictionary(bereik)])
        self.objecten[KLEUREN]["srgb"] = self._lijst(["/ICCBased", verwijs(PROFIEL)])

    def zet_bijlagen(self, bijlagen: Sequence[Bijlage]) -> None:
        namen = [(self.pydyf.String(bijlage.naam).data, self._zet_bijlage(bijlage)) for bijlage in bijlagen]
        if namen:
            self._catalogus_namen["EmbeddedFiles"] = self._namen(namen)
            self.pdf.catalog["AF"] = self._lijst([verwijzing for _, verwijzing in namen])

    def _zet_bijlage(self, bijlage: Bijlage) -> bytes:
        tekst, woordenboek = self.pydyf.String, self.pydyf.Dictionary
        dag = tekst(self._dag)
        maten = {
            "Size": len(bijlage.inhoud),
            "CheckSum": f"<{md5(bijlage.inhoud, usedforsecurity=False).hexdigest()}>",
            "CreationDate": dag,
            "ModDate": dag,
        }
        soort = self.pydyf.name(bijlage.mediatype).replace(b"/", b"#2f")[3:]
        kop = woordenboek({"Type": "/EmbeddedFile", "Subtype": b"/" + soort, "Params": woordenboek(maten)})
        bestand = self.pydyf.Stream([bijlage.inhoud], kop)
        self.pdf.add_object(bestand)
        verwijzing = woordenboek(
            {
                "Type": "/Filespec",
                "F": tekst(bijlage.naam.encode("ascii", "replace").decode()),
                "UF": tekst(bijlage.naam),
                "EF": woordenboek({"F": bestand.reference, "UF": bestand.reference}),
                "Desc": tekst(bijlage.omschrijving),
                "AFRelationship": f"/{bijlage.verband}",
            }
        )
        self.pdf.add_object(verwijzing)
        return verwijzing.reference

    @property
    def _dag(self) -> str:
        return f"D:{self.over.gemaakt_op:%Y%m%d}"

    def _zet_bladwijzers(self) -> None:
        wortel, overgeslagen, niveau = [], [], 0
        laatste = [wortel]
        for nummer, blad in enumerate(self.bladen):
            matrix = self.weasyprint.matrix.Matrix(a=SCHAAL, d=-SCHAAL, f=blad.height * SCHAAL)
            niveau = self.weasyprint.anchors.make_page_bookmark_tree(
                blad, overgeslagen, laatste, niveau, nummer, matrix
            )
        self.weasyprint.pdf.add_outlines(self.pdf, wortel)

    def _zet_metadata(self) -> None:
        dag = self.over.gemaakt_op.isoformat()
        metadata = self.weasyprint.document.DocumentMetadata(
            title=self.over.titel, generator="Regietafel", created=dag, modified=dag, lang=self.over.taal
        )
        noem_pdf_ua(metadata)
        metadata.include_in_pdf(self.pdf, "a", 3, "A", compress=False)
        tekst = self.pydyf.String
        self.pdf.info.update(
            Title=tekst(self.over.titel),
            Creator=tekst("Regietafel"),
            Producer=tekst(f"WeasyPrint {self.weasyprint.VERSION}"),
            CreationDate=tekst(self._dag),
            ModDate=tekst(self._dag),
        )
        self.pdf.add_object(self.pdf.info)

    def bestand(self) -> bytes:
        self.zet_namen()
        self.pdf.pages["Kids"] = self._lijst([deel for nummer in self.pagina_nummers for deel in (nummer, 0, "R")])
        self.pdf.pages["Count"] = len(self.pagina_nummers)
        self._zet_bladwijzers()
        self._zet_metadata()
        naam = self.pydyf.String("sRGB IEC61966-2.1")
        intentie = {"Type": "/OutputIntent", "S": "/GTS_PDFA1", "OutputConditionIdentifier": naam, "Info": naam}
        intentie["DestOutputProfile"] = verwijs(PROFIEL)
        self.pdf.catalog.update(
            Lang=self.pydyf.String(self.over.taal),
            StructTreeRoot=verwijs(STRUCTUUR),
            MarkInfo=self.pydyf.Dictionary({"Marked": "true"}),
            ViewerPreferences=self.pydyf.Dictionary({"DisplayDocTitle": "true"}),
            OutputIntents=self._lijst([self.pydyf.Dictionary(intentie)]),
        )
        schrijver = Schrijver(self.pydyf, {})
        objecten = [o.data if isinstance(o, Ruw) else schrijver.object(o) for o in self.objecten[1:]]
        return schrijf(objecten, wortel=CATALOGUS, info=self.pdf.info.number, kenmerk=self.over.kenmerk)
