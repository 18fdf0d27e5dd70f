"""A long document made of parts: only what changed is laid out again."""

import hashlib
import re
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from prt.pdf import motor
from prt.pdf.catalogus import Bijlage, Gegevens
from prt.pdf.gereedschap import PdfMislukt, PdfNietBeschikbaar, slot
from prt.pdf.helper import gedeeld, start
from prt.pdf.letters import zijn_bekend
from prt.pdf.opmaak import Opmaakopdracht, stijl_van, zonder_opruimen
from prt.pdf.samenvoegen import voeg_samen
from prt.pdf.stuk import Pdfstuk
from prt.pdf.trucs import mag_trucs, teken_deel

VOORRAAD = 64_000_000
"""Bytes of drawn parts that a process keeps: well over a thousand pages."""
PER_KANTLIJN = 24
"""Pages whose margins are drawn at a time."""
RONDES = 6
SLEUTEL = re.compile(r"[A-Za-z0-9_-]+")
"""Names of parts: they become part of names in the file."""


@dataclass(frozen=True)
class Kop:
    """A heading with a bookmark. ``adres`` is for a link: ``href="#{{ kop.adres }}"``; ``blad`` counts from 1."""

    tekst: str
    niveau: int
    blad: int
    deel: str
    adres: str


@dataclass(frozen=True)
class Pdfbladzijde:
    """A page of the whole, for its margins."""

    nummer: int
    aantal: int
    deel: str
    liggend: bool


@dataclass(frozen=True)
class Overzicht:
    """What is known when all parts are laid out: pages in all, headings, and the first page of each part."""

    aantal: int
    koppen: tuple[Kop, ...]
    begin: Mapping[str, int]


@dataclass(frozen=True)
class Pdfdeel:
    """A part, as a complete HTML document. Its first page is a new page.

    ``html`` may be a function of the ``Overzicht``: so are a table of contents and "62 pages" on a title page made.
    ``bladen`` says beforehand how long such a part will be, so that it need not be laid out twice; it may be wrong.
    """

    sleutel: str
    html: str | Callable[[Overzicht], str]
    bladen: Callable[[Overzicht], int] = lambda overzicht: 1


def pdf_uit_delen(
    delen: Sequence[Pdfdeel],
    *,
    titel: str,
    gemaakt_op: date,
    kantlijn: Callable[[Sequence[Pdfbladzijde]], str],
    taal: str = "nl",
    bijlagen: Sequence[Bijlage] = (),
    voortgang: Callable[[int, int], None] | None = None,
) -> bytes:
    """The parts as one PDF. The same parts give the same bytes, whatever was drawn before.

    Args:
        kantlijn: makes an HTML document with one (empty) page for each of these pages, of the same size.
            Its margin boxes (page numbers, running header) are drawn on the pages of the parts, which have none.
            It is asked for some pages at a time, so their numbers are in ``Blad``, not in ``counter(page)``.
        voortgang: is told before a part is laid out which part it is, counted from 1, and of how many.

    Raises:
        PdfNietBeschikbaar: when the libraries are missing.
        PdfMislukt: when a part refers to anything but a static file, or does not settle.
    """
    _controleer(delen)
    with slot:
        motor.lettertypen()
        with zonder_opruimen() as ruim_op:
            drukkerij = _Drukkerij(ruim_op, voortgang or (lambda nummer, totaal: None), trucs=mag_trucs())
            stukken = drukkerij.stukken(delen)
            randen = drukkerij.randen(kantlijn, stukken)
            kenmerk = hashlib.sha256(repr((titel, gemaakt_op, drukkerij.gezien)).encode()).digest()[:16]
            return voeg_samen(stukken, randen, bijlagen, Gegevens(titel, taal, gemaakt_op, kenmerk))


def warm_op() -> None:
    """Load beforehand what the first document would wait for, and get help. For a process that is young: see helper.

    What is missing is said when a document is asked for.
    """
    with suppress(PdfNietBeschikbaar, PdfMislukt):
        motor.laad()
        start(teken_deel)
        with slot:
            motor.lettertypen()
            mag_trucs()


def _controleer(delen: Sequence[Pdfdeel]) -> None:
    sleutels = [deel.sleutel for deel in delen]
    if not delen or len(set(sleutels)) < len(sleutels) or not all(map(SLEUTEL.fullmatch, sleutels)):
        raise ValueError("elk deel heeft een eigen sleutel, van letters, cijfers en streepjes")


class Voorraad:
    """Drawn parts by a hash of what they were made from; what was not used for longest goes first."""

    def __init__(self, grootste: int):
        self.grootste = grootste
        self.stukken: OrderedDict[bytes, Pdfstuk] = OrderedDict()
        self.omvang = 0

    def get(self, sleutel: bytes) -> Pdfstuk | None:
        if sleutel in self.stukken:
            self.stukken.move_to_end(sleutel)
        return self.stukken.get(sleutel)

    def bewaar(self, sleutel: bytes, stuk: Pdfstuk) -> None:
        eerder = self.stukken.pop(sleutel, None)
        self.stukken[sleutel] = stuk
        self.omvang += stuk.omvang - (eerder.omvang if eerder else 0)
        while self.omvang > self.grootste:
            _, oudste = self.stukken.popitem(last=False)
            self.omvang -= oudste.omvang

    def leeg(self) -> None:
        self.stukken.clear()
        self.omvang = 0


voorraad = Voorraad(VOORRAAD)


class _Drukkerij:
    """One document in the making."""

    def __init__(self, ruim_op: Callable[[], None], voortgang: Callable[[int, int], None], *, trucs: bool):
        self.ruim_op, self.voortgang, self.trucs = ruim_op, voortgang, trucs
        self.gezien: list[bytes] = []

    def stukken(self, delen: Sequence[Pdfdeel]) -> list[tuple[str, Pdfstuk]]:
        """All parts, those that depend on the whole after the others, until nothing moves any more."""
        vast = [self._opdracht(deel, deel.html) for deel in delen if isinstance(deel.html, str)]
        los = [(deel, deel.html) for deel in delen if not isinstance(deel.html, str)]
        stukken: dict[str, Pdfstuk] = {}
        geschat: dict[str, int] = {}
        overzicht: Overzicht | None = None
        self._neem_op(stukken, vast, 0, len(delen))
        if los:
            eerste = _overzicht(delen, stukken, geschat)
            geschat = {deel.sleutel: deel.bladen(eerste) for deel, _ in los}
        for _ in range(RONDES):
            eerder, overzicht = overzicht, _overzicht(delen, stukken, geschat)
            if overzicht == eerder:
                return [(deel.sleutel, stukken[deel.sleutel]) for deel in delen]
            werk = [self._opdracht(deel, html(overzicht)) for deel, html in los]
            self._neem_op(stukken, werk, len(vast), len(delen))
        raise PdfMislukt("De pdf is niet gemaakt: de inhoudsopgave blijft van lengte veranderen.")

    def _opdracht(self, deel: Pdfdeel, html: str) -> Opmaakopdracht:
        return Opmaakopdracht(deel.sleutel, html, 0, self.trucs)

    def _neem_op(self, stukken: dict[str, Pdfstuk], werk: Sequence[Opmaakopdracht], eerder: int, totaal: int) -> None:
        getekend = self._teken(werk)
        for nummer, opdracht in enumerate(werk, eerder + 1):
            self.voortgang(nummer, totaal)
            stukken[opdracht.sleutel] = next(getekend)

    def randen(self, kantlijn: Callable, stukken: Sequence[tuple[str, Pdfstuk]]) -> list[Pdfstuk]:
        """The margins of all pages, some pages at a time: two processes can share that, and memory does not grow.

        From the second time on the page before is laid out too and left out: ``@page:first`` is about that one.
        """
        soorten = [(sleutel, blad.liggend) for sleutel, stuk in stukken for blad in stuk.bladen]
        bladen = [Pdfbladzijde(nummer, len(soorten), *soort) for nummer, soort in enumerate(soorten, 1)]
        reeksen = [bladen[max(begin - 1, 0) : begin + PER_KANTLIJN] for begin in range(0, len(bladen), PER_KANTLIJN)]
        werk = [
            Opmaakopdracht("", kantlijn(reeks), int(nummer > 0), self.trucs) for nummer, reeks in enumerate(reeksen)
        ]
        randen = list(self._teken(werk))
        aantal = sum(len(stuk.bladen) for stuk in randen)
        if aantal != len(bladen):
            raise PdfMislukt(f"De pdf is niet gemaakt: {aantal} kantlijnen voor {len(bladen)} bladzijden.")
        return randen

    def _teken(self, werk: Sequence[Opmaakopdracht]) -> Iterator[Pdfstuk]:
        """Each in turn, from stock or drawn, by this process or by the one that helps."""
        adressen = [_adres(opdracht) for opdracht in werk]
        self.gezien += adressen
        stukken = {adres: stuk for adres in adressen if (stuk := voorraad.get(adres))}
        nieuw = {adres: opdracht for adres, opdracht in zip(adressen, werk, strict=True) if adres not in stukken}
        nummers = {adres: nummer for nummer, adres in enumerate(nieuw)}
        with gedeeld(list(nieuw.values())) as van_de_helper:
            for adres in adressen:
                if adres not in stukken:
                    stuk = van_de_helper(nummers[adres])
                    if stuk is None or not zijn_bekend(stuk.letters):
                        stuk = teken_deel(nieuw[adres])
                        self.ruim_op()
                    stukken[adres] = stuk
                    voorraad.bewaar(adres, stuk)
                yield stukken[adres]


def _adres(opdracht: Opmaakopdracht) -> bytes:
    """Under which a drawing is in stock: whatever it was made from."""
    return hashlib.sha256(repr(opdracht).encode() + stijl_van(opdracht.html)).digest()


def _overzicht(delen: Sequence[Pdfdeel], stukken: Mapping[str, Pdfstuk], geschat: Mapping[str, int]) -> Overzicht:
    """A part that has not been laid out counts as ``geschat``, or as one page."""
    koppen, begin, nummer = [], {}, 1
    for deel in delen:
        begin[deel.sleutel] = nummer
        if deel.sleutel not in stukken:
            nummer += geschat.get(deel.sleutel, 1)
            continue
        volgnummer = 0
        for blad in stukken[deel.sleutel].bladen:
            for niveau, tekst, _, _ in blad.koppen:
                koppen.append(Kop(tekst, niveau, nummer, deel.sleutel, f"{deel.sleutel}/kop-{volgnummer}"))
                volgnummer += 1
            nummer += 1
    return Overzicht(nummer - 1, tuple(koppen), begin)
