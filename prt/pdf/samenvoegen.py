"""Drawn parts put together: one page tree, one structure tree, one set of fonts, bookmarks and names over all."""

from collections.abc import Sequence
from functools import partial

from prt.pdf import motor
from prt.pdf.catalogus import (
    Bijlage,
    Doelen,
    Gegevens,
    namenboom,
    zet_bijlagen,
    zet_bladwijzers,
    zet_gegevens,
    zet_namen,
)
from prt.pdf.letters import samen
from prt.pdf.stuk import DOCUMENT, KLEUREN, LETTERS, PAGINAS, RANDWERK, VAST, Pdfstuk, verschoven


def voeg_samen(
    delen: Sequence[tuple[str, Pdfstuk]], randen: Sequence[Pdfstuk], bijlagen: Sequence[Bijlage], over: Gegevens
) -> bytes:
    """The file. ``delen`` are the parts with their names, ``randen`` has the margins of all their pages."""

    def rond_af(pdf) -> None:
        _Samenvoeging(pdf).zet_delen(delen, randen)
        zet_bijlagen(pdf, bijlagen, over.dag)
        zet_gegevens(pdf, over, pdf_ua=all(stuk.wortel for _, stuk in delen))

    letters = samen([stuk.letters for _, stuk in delen] + [stuk.letters for stuk in randen])
    return motor.schrijf(letters, kenmerk=over.kenmerk, rond_af=rond_af)


class _Samenvoeging:
    """A file without pages, to be filled."""

    def __init__(self, pdf):
        self.pydyf = motor.pydyf()
        self.pdf = pdf
        self.structuur = self._object(pdf.catalog["StructTreeRoot"])
        bronnen = next(deel for deel in pdf.objects if isinstance(deel, dict) and "ColorSpace" in deel)
        randwerk = self.pydyf.Stream([b"/Artifact <</Type /Pagination>> BDC /rand Do EMC"])
        pdf.add_object(randwerk)
        self.gedeeld = {
            PAGINAS: pdf.pages.reference,
            KLEUREN: bronnen["ColorSpace"],
            LETTERS: bronnen["Font"],
            DOCUMENT: self.structuur["K"][0],
            RANDWERK: randwerk.reference,
        }

    def zet_delen(self, delen: Sequence[tuple[str, Pdfstuk]], randen: Sequence[Pdfstuk]) -> None:
        getekend = [nummer for stuk in randen for nummer in self._zet(stuk, 0, [None] * len(stuk.bladen))[1]]
        doelen, links, wortels, kenmerken = Doelen(), [], [], []
        tabel: list = []
        for naam, stuk in delen:
            begin = len(doelen.paginas)
            verwijs, paginas = self._zet(stuk, len(tabel) // 2, getekend[begin : begin + len(stuk.bladen)])
            doelen.zet_deel(naam, paginas, stuk.bladen)
            for element in stuk.inhoud:
                tabel += [len(tabel) // 2, verschoven(element, verwijs, 0)]
            wortels.append(verschoven(stuk.wortel, verwijs, 0))
            kenmerken += [(kenmerk, verschoven(element, verwijs, 0)) for kenmerk, element in stuk.kenmerken]
            links += [(doel, verwijs(nummer)) for doel, nummer in stuk.links]
        self.pdf.pages["Kids"] = self.pydyf.Array([deel for nummer in doelen.paginas for deel in (nummer, 0, "R")])
        self.pdf.pages["Count"] = len(doelen.paginas)
        self._zet_structuur(wortels, tabel, kenmerken)
        self._zet_doelen(doelen, links)
        zet_bladwijzers(self.pdf, doelen.koppen)

    def _zet(self, stuk: Pdfstuk, sleutels: int, randen: Sequence[int | None]):
        """The objects of a part; returns what says where one is now, and the numbers of its pages."""
        verschuiving = len(self.pdf.objects) - VAST

        def verwijs(nummer: int, rand=None) -> bytes:
            if nummer < VAST:
                return self.gedeeld.get(nummer) or b"%d 0 R" % rand
            return b"%d 0 R" % (nummer + verschuiving)

        rand_van = dict(zip((blad.nummer for blad in stuk.bladen), randen, strict=True))
        for nummer, (kop, staart) in enumerate(stuk.objecten, VAST):
            kop = verschoven(kop, partial(verwijs, rand=rand_van.get(nummer)), sleutels)
            self.pdf.add_object(motor.soort_ruw()(kop, staart))
        return verwijs, [blad.nummer + verschuiving for blad in stuk.bladen]

    def _zet_structuur(self, wortels: list[bytes], tabel: list, kenmerken: list[tuple[bytes, bytes]]) -> None:
        self._object(self.gedeeld[DOCUMENT])["K"] = self.pydyf.Array(filter(None, wortels))
        self._object(self.structuur["ParentTree"])["Nums"] = self.pydyf.Array(tabel)
        self.structuur["ParentTreeNextKey"] = len(tabel) // 2
        if kenmerken:
            self.structuur["IDTree"] = namenboom(kenmerken)

    def _zet_doelen(self, doelen: Doelen, links: list[tuple[str, bytes]]) -> None:
        """Where links lead. A link to nothing stays a link without effect: a text may be half finished."""
        namen = {}
        for adres, verwijzing in links:
            if adres in doelen:
                naam = self.pydyf.String(adres).data
                namen[naam] = doelen[adres]
                aantekening = self._object(verwijzing)
                aantekening.kop = aantekening.kop.removesuffix(b">>") + b"/Dest " + naam + b">>"
        zet_namen(self.pdf, "Dests", namen.items())

    def _object(self, verwijzing: bytes):
        return self.pdf.objects[int(verwijzing.split()[0])]
