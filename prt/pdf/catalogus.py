"""What a file has beside its pages: places to link to, an outline, files inside, what it says of itself."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import md5
from typing import NamedTuple

from prt.pdf import motor
from prt.pdf.normen import metadata

SCHAAL = 0.75
"""Points per CSS pixel."""


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

    @property
    def dag(self) -> str:
        return f"D:{self.gemaakt_op:%Y%m%d}"


class Doelen(dict):
    """Places that links lead to. A place has its own name and that of its part; without the part, the first has it."""

    def __init__(self):
        super().__init__()
        self.paginas: list[int] = []
        self.koppen: list[tuple[int, str, bytes]] = []

    def zet_deel(self, naam: str, paginas: Sequence[int], bladen: Sequence) -> None:
        eerder = len(self.koppen)
        for pagina, blad in zip(paginas, bladen, strict=True):
            for anker, punt in blad.ankers.items():
                doel = self._doel(pagina, blad.hoogte, punt)
                self.setdefault(f"{naam}/{anker}", doel)
                self.setdefault(anker, doel)
            for niveau, tekst, punt, _ in blad.koppen:
                doel = self[f"{naam}/kop-{len(self.koppen) - eerder}"] = self._doel(pagina, blad.hoogte, punt)
                self.koppen.append((niveau, tekst, doel))
        self.paginas += paginas

    @staticmethod
    def _doel(pagina: int, hoogte: float, punt: tuple[float, float]) -> bytes:
        return b"[%d 0 R /XYZ %.2f %.2f 0]" % (pagina, punt[0] * SCHAAL, (hoogte - punt[1]) * SCHAAL)


def namenboom(paren: Iterable[tuple[bytes, bytes]]):
    """A name tree: PDF wants it sorted by the bytes of the names, those in UTF-16 (in hex) after the others."""
    gesorteerd = sorted(paren, key=lambda paar: (paar[0][:1] == b"<", paar[0]))
    return motor.pydyf().Dictionary({"Names": motor.pydyf().Array([deel for paar in gesorteerd for deel in paar])})


def zet_namen(pdf, soort: str, paren: Collection[tuple[bytes, bytes]]) -> None:
    if paren:
        pdf.catalog.setdefault("Names", motor.pydyf().Dictionary())[soort] = namenboom(paren)


def zet_bladwijzers(pdf, koppen: Sequence[tuple[int, str, bytes]]) -> None:
    """The headings as an outline: level, text and place of each."""
    if not koppen:
        return
    boom = motor.pydyf().Dictionary()
    pdf.add_object(boom)
    pdf.catalog["Outlines"] = boom.reference
    pad = [(0, boom)]
    for niveau, tekst, doel in koppen:
        while pad[-1][0] >= niveau:
            pad.pop()
        ouder = pad[-1][1]
        punt = motor.pydyf().Dictionary({"Title": motor.pydyf().String(tekst), "Dest": doel, "Parent": ouder.reference})
        pdf.add_object(punt)
        if vorige := ouder.get("Last"):
            pdf.objects[int(vorige.split()[0])]["Next"] = punt.reference
            punt["Prev"] = vorige
        ouder.setdefault("First", punt.reference)
        ouder["Last"] = punt.reference
        for _, hoger in pad:
            hoger["Count"] = hoger.get("Count", 0) + 1
        pad.append((niveau, punt))


def zet_bijlagen(pdf, bijlagen: Sequence[Bijlage], dag: str) -> None:
    pydyf = motor.pydyf()
    namen = [(pydyf.String(bijlage.naam).data, _zet_bijlage(pdf, bijlage, dag)) for bijlage in bijlagen]
    zet_namen(pdf, "EmbeddedFiles", namen)
    if namen:
        pdf.catalog["AF"] = pydyf.Array([verwijzing for _, verwijzing in namen])


def _zet_bijlage(pdf, bijlage: Bijlage, dag: str) -> bytes:
    pydyf = motor.pydyf()
    tekst, woordenboek = pydyf.String, pydyf.Dictionary
    maten = {
        "Size": len(bijlage.inhoud),
        "CheckSum": f"<{md5(bijlage.inhoud, usedforsecurity=False).hexdigest()}>",
        "CreationDate": tekst(dag),
        "ModDate": tekst(dag),
    }
    soort = pydyf.name(bijlage.mediatype).replace(b"/", b"#2f")[3:]
    kop = woordenboek({"Type": "/EmbeddedFile", "Subtype": b"/" + soort, "Params": woordenboek(maten)})
    bestand = pydyf.Stream([bijlage.inhoud], kop, compress=True)
    pdf.add_object(bestand)
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
    pdf.add_object(verwijzing)
    return verwijzing.reference


def zet_gegevens(pdf, over: Gegevens, *, pdf_ua: bool) -> None:
    pydyf = motor.pydyf()
    tekst, producent = pydyf.String, f"WeasyPrint {motor.versie()}"
    xml = metadata(over.titel, over.gemaakt_op, producent, pdf_ua=pdf_ua)
    stroom = pydyf.Stream([xml], {"Type": "/Metadata", "Subtype": "/XML"})
    pdf.add_object(stroom)
    pdf.catalog.update(
        Metadata=stroom.reference,
        Lang=tekst(over.taal),
        MarkInfo=pydyf.Dictionary({"Marked": "true"}),
        ViewerPreferences=pydyf.Dictionary({"DisplayDocTitle": "true"}),
    )
    pdf.info.update(
        Title=tekst(over.titel),
        Creator=tekst("Regietafel"),
        Producer=tekst(producent),
        CreationDate=tekst(over.dag),
        ModDate=tekst(over.dag),
    )
