"""A long document made of parts: only what changed is laid out again."""

import hashlib
import re
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from prt.pdf.bestanden import Bestanden, bestanden
from prt.pdf.gereedschap import PdfMislukt, gereedschap, omgeving, slot
from prt.pdf.opmaak import leg_op, stijl_van, zonder_opruimen
from prt.pdf.samenvoegen import Bijlage, Gegevens, voeg_samen
from prt.pdf.stuk import Stuk, teken, teken_randen

VOORRAAD = 64_000_000
"""Bytes of drawn parts that a process keeps: well over a thousand pages."""
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
class Blad:
    """A page of the whole, for its margins: ``soort`` is the named page of CSS, "" when it has no name."""

    nummer: int
    deel: str
    soort: str


@dataclass(frozen=True)
class Overzicht:
    """What is known when all parts are laid out: pages in all, headings, and the first page of each part."""

    aantal: int
    koppen: tuple[Kop, ...]
    begin: Mapping[str, int]


@dataclass(frozen=True)
class Deel:
    """A part, as a complete HTML document. Its first page is a new page.

    ``html`` may be a function of the ``Overzicht``: so are a table of contents and "62 pages" on a title page made.
    """

    sleutel: str
    html: str | Callable[[Overzicht], str]


def pdf_uit_delen(
    delen: Sequence[Deel],
    *,
    titel: str,
    gemaakt_op: date,
    kantlijn: Callable[[Sequence[Blad]], str],
    taal: str = "nl",
    bijlagen: Sequence[Bijlage] = (),
    voortgang: Callable[[int, int], None] | None = None,
) -> bytes:
    """The parts as one PDF. The same parts give the same bytes, whatever was drawn before.

    Args:
        kantlijn: makes an HTML document with one (empty) page for each page of the whole, of the same named page.
            Its margin boxes (page numbers, running header) are drawn on the pages of the parts, which have none.
        voortgang: is told before a part is laid out which part it is, counted from 1, and of how many.

    Raises:
        PdfNietBeschikbaar: when the libraries are missing.
        PdfMislukt: when a part refers to anything but a static file, or does not settle.
    """
    _controleer(delen)
    with slot:
        weasyprint, _ = gereedschap()
        with bestanden(weasyprint) as lezer, zonder_opruimen() as ruim_op, omgeving(SOURCE_DATE_EPOCH="0"):
            drukkerij = _Drukkerij(lezer, ruim_op, voortgang or (lambda nummer, totaal: None))
            stukken = drukkerij.stukken(delen)
            randen = drukkerij.randen(kantlijn, stukken)
            kenmerk = hashlib.sha256(repr((titel, gemaakt_op, drukkerij.gezien)).encode()).digest()[:16]
            return voeg_samen(stukken, randen, bijlagen, Gegevens(titel, taal, gemaakt_op, kenmerk))


def _controleer(delen: Sequence[Deel]) -> None:
    sleutels = [deel.sleutel for deel in delen]
    if not delen or len(set(sleutels)) < len(sleutels) or not all(map(SLEUTEL.fullmatch, sleutels)):
        raise ValueError("elk deel heeft een eigen sleutel, van letters, cijfers en streepjes")


class Voorraad:
    """Drawn parts by a hash of what they were made from; what was not used for longest goes first."""

    def __init__(self, grootste: int):
        self.grootste = grootste
        self.stukken: OrderedDict[bytes, Stuk] = OrderedDict()
        self.omvang = 0

    def get(self, sleutel: bytes) -> Stuk | None:
        if sleutel in self.stukken:
            self.stukken.move_to_end(sleutel)
        return self.stukken.get(sleutel)

    def bewaar(self, sleutel: bytes, stuk: Stuk) -> None:
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

    def __init__(self, lezer: Bestanden, ruim_op: Callable, voortgang: Callable[[int, int], None]):
        self.lezer = lezer
        self.ruim_op = ruim_op
        self.voortgang = voortgang
        self.gezien: list[bytes] = []

    def stukken(self, delen: Sequence[Deel]) -> list[tuple[str, Stuk]]:
        """All parts, those that depend on the whole after the others, until nothing moves any more."""
        stukken: dict[str, Stuk] = {}
        vast = [deel for deel in delen if isinstance(deel.html, str)]
        for nummer, deel in enumerate(vast, 1):
            self.voortgang(nummer, len(delen))
            stukken[deel.sleutel] = self._stuk(deel.sleutel, deel.html)
        los = [deel for deel in delen if not isinstance(deel.html, str)]
        overzicht = None
        for _ in range(RONDES):
            eerder, overzicht = overzicht, _overzicht([(deel.sleutel, stukken.get(deel.sleutel)) for deel in delen])
            if overzicht == eerder:
                return [(deel.sleutel, stukken[deel.sleutel]) for deel in delen]
            for nummer, deel in enumerate(los, len(vast) + 1):
                self.voortgang(nummer, len(delen))
                stukken[deel.sleutel] = self._stuk(deel.sleutel, deel.html(overzicht))
        raise PdfMislukt("De pdf is niet gemaakt: de inhoudsopgave blijft van lengte veranderen.")

    def randen(self, kantlijn: Callable, stukken: Sequence[tuple[str, Stuk]]) -> Stuk:
        bladen = [(sleutel, blad.soort) for sleutel, stuk in stukken for blad in stuk.bladen]
        html = kantlijn([Blad(nummer, *blad) for nummer, blad in enumerate(bladen, 1)])
        stuk = self._stuk("", html)
        if len(stuk.bladen) != len(bladen):
            raise PdfMislukt(f"De pdf is niet gemaakt: {len(stuk.bladen)} kantlijnen voor {len(bladen)} bladzijden.")
        return stuk

    def _stuk(self, sleutel: str, html: str) -> Stuk:
        """From stock, or drawn. ``sleutel`` "" is the margins."""
        adres = hashlib.sha256(b"\0".join([sleutel.encode(), stijl_van(html), html.encode()])).digest()
        self.gezien.append(adres)
        stuk = voorraad.get(adres)
        if stuk is None:
            document = leg_op(html, self.lezer, kaal=bool(sleutel))
            stuk = teken(document, sleutel) if sleutel else teken_randen(document)
            voorraad.bewaar(adres, stuk)
            del document
            self.ruim_op()
        return stuk


def _overzicht(stukken: Sequence[tuple[str, Stuk | None]]) -> Overzicht:
    """Counts one page for a part that has not been laid out."""
    koppen, begin, nummer = [], {}, 1
    for sleutel, stuk in stukken:
        begin[sleutel] = nummer
        volgnummer = 0
        for blad in stuk.bladen if stuk else ():
            for niveau, tekst, _, _ in blad.koppen:
                koppen.append(Kop(tekst, niveau, nummer, sleutel, f"{sleutel}/kop-{volgnummer}"))
                volgnummer += 1
            nummer += 1
        nummer += not stuk
    return Overzicht(nummer - 1, tuple(koppen), begin)
