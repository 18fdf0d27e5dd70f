"""From whatever HTML somebody typed or pasted to the tree of the subset.

nh3 takes out what may harm, as a browser would understand it; what remains is well-formed and is put in shape here.
Text is never dropped because of the element that it stood in, except in elements whose text is not for readers.
"""

import re
from collections.abc import Sequence
from html.parser import HTMLParser

import nh3

from prt.tekst.boom import (
    MERKEN,
    VORM,
    Alinea,
    Blok,
    Citaat,
    Inhoud,
    Lijst,
    Regeleinde,
    Tekstcel,
    TekstFout,
    Tekststuk,
    Voetnoot,
)
from prt.tekst.regel import WIT, adres, heeft_tekst, regel, tekens, zichtbare_tekens
from prt.tekst.tabel import KOLOMMEN, RIJEN, maak_tabel
from prt.weergave import getal

LENGTE, ELEMENTEN, DIEPTE, VOETNOTEN = 200_000, 30_000, 6, 150
"""More footnotes than that take the PDF engine very long: its time grows with their square."""
KOPPEN: dict[str, int] = VORM["koppen"]
BEVAT: dict[str, list[str]] = VORM["bevat"]
TABELDELEN = set(VORM["tabeldelen"])
# What breaks a line is gone from the result: two lines must not become one word.
TOEGESTAAN = {*MERKEN, *KOPPEN, *TABELDELEN, *VORM["breekt"]}
TOEGESTAAN |= {"a", "span", "p", "br", "hr", "ul", "ol", "li", "blockquote", "table"}
ATTRIBUTEN = {"a": {"href"}, "td": set(VORM["cel"]), "th": set(VORM["cel"])}
TAG = re.compile(r"<[/a-zA-Z]")
# Emphasis that is left open is opened again by a browser in every paragraph that follows, as often as its attributes
# differ: a few kilobytes would become gigabytes. Without attributes that ends at three; it is done before parsing.
NADRUK = re.compile(r"<(/?)(?:(b|strong)|(i|em)|big|code|font|nobr|s|small|strike|tt|u)(?![\w:-])[^>]*>", re.IGNORECASE)
ZUIVEREN = nh3.Cleaner(
    tags=TOEGESTAAN,
    clean_content_tags=set(VORM["niet_voor_lezers"]),
    attributes=ATTRIBUTEN,
    allowed_classes={"span": {"voetnoot"}},
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
)


def ontleed(html: str) -> tuple[Blok, ...]:
    """The text as a tree.

    Raises:
        TekstFout: when it is too long, too deep or has a table that is too large.
    """
    controleer_omvang(html)
    bouwer = _Bouwer()
    bouwer.feed(ZUIVEREN.clean(_zonder_attributen(zichtbare_tekens(html))))
    bouwer.close()
    return _sluitende_koppen(bouwer.klaar())


def controleer_omvang(html: str) -> None:
    if len(html) > LENGTE:
        raise TekstFout(
            f"De tekst is te lang: {getal(len(html))} tekens met de opmaak erbij; er passen er {getal(LENGTE)}. "
            "Verdeel hem over meer onderdelen."
        )
    if len(TAG.findall(html)) > ELEMENTEN:
        raise TekstFout("De tekst heeft te veel opmaak. Plak hem zonder opmaak, of verdeel hem over meer onderdelen.")


def _zonder_attributen(html: str) -> str:
    tot = html.rfind(">") + 1  # so that every tag that begins before it also ends: the search never starts in vain
    return NADRUK.sub(_kale_nadruk, html[:tot]) + html[tot:]


def _kale_nadruk(gevonden: re.Match) -> str:
    sluit, vet, cursief = gevonden.groups()
    return f"<{sluit}strong>" if vet else f"<{sluit}em>" if cursief else ""


def _sluitende_koppen(blokken: list[Blok]) -> tuple[Blok, ...]:
    """No level is skipped: the first heading is of the first level."""
    uit, hoogste = [], 1
    for blok in blokken:
        if isinstance(blok, Alinea) and blok.niveau:
            blok = Alinea(blok.inhoud, min(blok.niveau, hoogste))
            hoogste = 2
        uit.append(blok)
    return tuple(uit)


class _Vak:
    """Something that holds blocks; ``mag`` says which kinds besides paragraphs."""

    def __init__(self, mag: Sequence[str] = ()):
        self.mag = mag
        self.blokken: list = []


class _Lijst:
    def __init__(self):
        self.punten: list[_Vak] = []


class _Tabel:
    def __init__(self):
        self.rijen: list[tuple[bool, list[Tekstcel]]] = []
        self.in_kop = False
        self.bijschrift = ""


class _Bouwer(HTMLParser):
    """Reads what nh3 gives: every element is closed, in order. What is opened says how it is closed."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.stapel: list[_Vak | _Lijst | _Tabel] = [_Vak(BEVAT["tekst"])]
        self.sluiters: list = []
        self.inhoud: list[Inhoud] = []
        self.niveau = 0
        self.merken: list[str] = []
        self.adressen: list[str] = []
        self.voetnoot: list[Tekststuk] | None = None
        self.voetnoten = 0

    def klaar(self) -> list[Blok]:
        self._sluit_alinea()
        return self._vak().blokken

    def handle_data(self, data: str) -> None:
        stuk = Tekststuk(tekens(data), frozenset(self.merken), self.adressen[-1] if self.adressen else "")
        (self.inhoud if self.voetnoot is None else self.voetnoot).append(stuk)

    def handle_starttag(self, tag: str, attrs: list) -> None:
        if tag in ("br", "hr"):
            self._breek_regel(tag)
        else:
            self.sluiters.append(self._open(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if sluit := self.sluiters.pop():
            sluit()

    def _open(self, tag: str, attributen: dict):
        if tag in MERKEN:
            self.merken.append(tag)
            return self.merken.pop
        if tag == "a":
            self.adressen.append(adres(attributen.get("href") or ""))
            return self.adressen.pop
        if tag == "span":
            is_voetnoot = self.voetnoot is None and attributen.get("class") == "voetnoot"
            return self._open_voetnoot() if is_voetnoot else None
        if self.voetnoot is not None:
            self.voetnoot.append(Tekststuk(" "))
            return None
        self._sluit_alinea()
        return self._open_blok(tag, attributen) or self._sluit_alinea

    def _breek_regel(self, tag: str) -> None:
        if self.voetnoot is not None:
            self.voetnoot.append(Tekststuk(" "))
        elif tag == "br":
            self.inhoud.append(Regeleinde())
        else:
            self._sluit_alinea()

    def _open_voetnoot(self):
        """The look of the line and of its link are not those of the note."""
        buiten, self.merken, self.adressen, self.voetnoot = (self.merken, self.adressen), [], [], []

        def sluit():
            stukken: tuple = regel(self.voetnoot or ())  # nothing but pieces, as what it is given
            if stukken:
                self._tel_voetnoot()
                self.inhoud.append(Voetnoot(stukken))
            (self.merken, self.adressen), self.voetnoot = buiten, None

        return sluit

    def _tel_voetnoot(self) -> None:
        self.voetnoten += 1
        if self.voetnoten > VOETNOTEN:
            raise TekstFout(f"Een tekst heeft ten hoogste {VOETNOTEN} voetnoten. Verdeel hem over meer onderdelen.")

    def _open_blok(self, tag: str, attributen: dict):
        boven = self.stapel[-1]
        mag = self._vak().mag if not isinstance(boven, _Tabel) else []
        if tag in KOPPEN and "kop" in mag:
            self.niveau = KOPPEN[tag]
            return self._sluit_kop
        if tag in ("ul", "ol") and "lijst" in mag:
            return self._open_lijst(tag == "ol")
        if tag == "li" and isinstance(boven, _Lijst):
            boven.punten.append(_Vak(BEVAT["punt"]))
            return self._stapel(boven.punten[-1])
        if tag == "blockquote" and "citaat" in mag:
            return self._open_citaat()
        if tag == "table" and "tabel" in mag:
            return self._open_tabel()
        if tag in TABELDELEN and isinstance(boven, _Tabel):
            return self._open_tabeldeel(boven, tag, attributen)
        return None

    def _stapel(self, ding, daarna=lambda: None):
        self.stapel.append(ding)

        def sluit():
            self._sluit_alinea()
            self.stapel.pop()
            daarna()

        return sluit

    def _sluit_kop(self) -> None:
        self._sluit_alinea()
        self.niveau = 0

    def _open_lijst(self, genummerd: bool):
        if sum(isinstance(ding, _Lijst) for ding in self.stapel) == DIEPTE:
            raise TekstFout(f"Lijsten mogen ten hoogste {DIEPTE} diep in elkaar zitten. Maak er minder lagen van.")
        lijst, vak = _Lijst(), self._vak()

        def bewaar():
            if punten := tuple(tuple(punt.blokken) for punt in lijst.punten if punt.blokken):
                vak.blokken.append(Lijst(punten, genummerd))

        return self._stapel(lijst, bewaar)

    def _open_citaat(self):
        citaat, vak = _Vak(BEVAT["citaat"]), self._vak()

        def bewaar():
            if citaat.blokken:
                vak.blokken.append(Citaat(tuple(citaat.blokken)))

        return self._stapel(citaat, bewaar)

    def _open_tabel(self):
        tabel, vak = _Tabel(), self._vak()

        def bewaar():
            if klaar := maak_tabel(tabel.rijen, tabel.bijschrift):
                vak.blokken.append(klaar)
            elif tabel.bijschrift:
                vak.blokken.append(Alinea((Tekststuk(tabel.bijschrift),)))

        return self._stapel(tabel, bewaar)

    def _open_tabeldeel(self, tabel: _Tabel, tag: str, attributen: dict):
        if tag in ("thead", "tbody", "tfoot"):
            tabel.in_kop = tag == "thead"
            return None
        if tag == "caption":
            bijschrift = _Vak()
            return self._stapel(bijschrift, lambda: self._bewaar_bijschrift(tabel, bijschrift))
        if tag == "tr" or not tabel.rijen:
            tabel.rijen.append((tabel.in_kop, []))
        return None if tag == "tr" else self._open_cel(tabel.rijen[-1][1], tag == "th", attributen)

    def _open_cel(self, rij: list[Tekstcel], kop: bool, attributen: dict):
        cel = _Vak(BEVAT["cel"])
        breedte = _klein_getal(attributen.get("colspan"), KOLOMMEN)
        hoogte = _klein_getal(attributen.get("rowspan"), RIJEN)
        return self._stapel(cel, lambda: rij.append(Tekstcel(tuple(cel.blokken), kop, breedte, hoogte)))

    def _bewaar_bijschrift(self, tabel: _Tabel, vak: _Vak) -> None:
        """A caption is plain text: it also names the table in the list of tables and to a screen reader."""
        delen = (deel for alinea in vak.blokken for deel in (*alinea.inhoud, Regeleinde()))
        tekst = "".join(map(_kale_tekst, delen))
        tabel.bijschrift = tekens(WIT.sub(" ", tekst)).strip()

    def _vak(self) -> _Vak:
        """Where a block goes that comes now: directly in a list it belongs to the last item, in a table before it."""
        boven = next(ding for ding in reversed(self.stapel) if not isinstance(ding, _Tabel))
        if isinstance(boven, _Lijst):
            boven.punten = boven.punten or [_Vak(BEVAT["punt"])]
            return boven.punten[-1]
        return boven

    def _sluit_alinea(self) -> None:
        inhoud, self.inhoud = regel(self.inhoud), []
        if heeft_tekst(inhoud):
            vak = self._vak()
            vak.blokken.append(Alinea(inhoud, self.niveau if "kop" in vak.mag else 0))


def _kale_tekst(deel: Inhoud) -> str:
    match deel:
        case Tekststuk():
            return deel.tekst
        case Voetnoot():
            return f" ({''.join(map(_kale_tekst, deel.stukken))})"
        case _:
            return " "


def _klein_getal(ruw: str | None, grootste: int) -> int:
    return int(ruw) if ruw and re.fullmatch(r"[1-9][0-9]{0,2}", ruw) and int(ruw) <= grootste else 1
