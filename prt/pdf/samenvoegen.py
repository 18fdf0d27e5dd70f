"""Drawn parts put together: one page tree, one structure tree, one set of fonts, bookmarks and names over all."""

from collections.abc import Sequence
from types import SimpleNamespace
from typing import NamedTuple

from prt.pdf import motor
from prt.pdf.catalogus import SCHAAL, Bijlage, Doelen, Gegevens, namenboom, zet_bijlagen, zet_gegevens, zet_namen
from prt.pdf.letters import samen
from prt.pdf.schrijven import schrijf
from prt.pdf.stuk import (
    CATALOGUS,
    DOCUMENT,
    KLEUREN,
    LETTERS,
    PROFIEL,
    STRUCTUUR,
    VAST,
    Schrijver,
    Stuk,
    verschoven,
    verwijs,
)


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
    zet_bijlagen(samenvoeging.pdf, bijlagen, over.dag)
    return samenvoeging.bestand()


class _Samenvoeging:
    def __init__(self, over: Gegevens):
        self.pydyf = motor.pydyf()
        self.over = over
        self.pdf = self.pydyf.PDF()
        self.objecten = self.pdf.objects
        self.objecten += [
            self.pydyf.Stream([motor.kleurprofiel()], {"N": 3}),
            self.pydyf.Dictionary(),
            self.pydyf.Dictionary(),
            self.pydyf.Dictionary({"Type": "/StructTreeRoot", "K": self._lijst([verwijs(DOCUMENT)])}),
            self.pydyf.Dictionary({"Type": "/StructElem", "S": "/Document", "P": verwijs(STRUCTUUR)}),
        ]
        self.doelen = Doelen()
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
            structuur["IDTree"] = namenboom(kenmerken)

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
        paginas = [blad.nummer + verschuiving for blad in stuk.bladen]
        for pagina, blad in zip(paginas, stuk.bladen, strict=True):
            inhoud = b"/Contents [%d 0 R %d 0 R]>>" % (blad.tekening + verschuiving, randen[len(self.bladen)])
            self.objecten[pagina] = Ruw(self.objecten[pagina].data[:-2] + inhoud)
            self.bladen.append(SimpleNamespace(bookmarks=blad.koppen, height=blad.hoogte))
        self.pagina_nummers += paginas
        self.doelen.zet_deel(naam, paginas, stuk.bladen)
        self.links += [(doel, nummer + verschuiving) for doel, nummer in stuk.links]

    def zet_namen(self) -> None:
        """Destinations of links. A link to nothing stays a link without effect: a text may be half finished."""
        namen = {}
        for doel, nummer in self.links:
            sleutel = self.pydyf.String(doel).data
            if doel in self.doelen:
                namen[sleutel] = self.doelen[doel]
            else:
                self.objecten[nummer] = Ruw(self.objecten[nummer].data.replace(b"/Dest " + sleutel, b""))
        zet_namen(self.pdf, "Dests", namen.items())

    # What the parts share.

    def zet_letters(self, stukken: Sequence[Stuk]) -> None:
        self.objecten[LETTERS].update(motor.zet_letters(self.pdf, samen(stuk.letters for stuk in stukken)))
        for naam, punt in motor.witpunten().items():
            bereik = {"WhitePoint": self._lijst(punt), "Range": self._lijst((-125, 125, -125, 125))}
            self.objecten[KLEUREN][naam] = self._lijst(["/Lab", self.pydyf.Dictionary(bereik)])
        self.objecten[KLEUREN]["srgb"] = self._lijst(["/ICCBased", verwijs(PROFIEL)])

    def bestand(self) -> bytes:
        self.zet_namen()
        self.pdf.pages["Kids"] = self._lijst([deel for nummer in self.pagina_nummers for deel in (nummer, 0, "R")])
        self.pdf.pages["Count"] = len(self.pagina_nummers)
        motor.zet_bladwijzers(self.pdf, self.bladen, SCHAAL)
        zet_gegevens(self.pdf, self.over, pdf_ua=True)
        self.pdf.add_object(self.pdf.info)
        naam = self.pydyf.String("sRGB IEC61966-2.1")
        intentie = {"Type": "/OutputIntent", "S": "/GTS_PDFA1", "OutputConditionIdentifier": naam, "Info": naam}
        intentie["DestOutputProfile"] = verwijs(PROFIEL)
        self.pdf.catalog.update(
            StructTreeRoot=verwijs(STRUCTUUR), OutputIntents=self._lijst([self.pydyf.Dictionary(intentie)])
        )
        schrijver = Schrijver(self.pydyf, {})
        objecten = [o.data if isinstance(o, Ruw) else schrijver.object(o) for o in self.objecten[1:]]
        return schrijf(objecten, wortel=CATALOGUS, info=self.pdf.info.number, kenmerk=self.over.kenmerk)
