"""A report on paper: its pieces in parts, so that only what changed is laid out again, with the figures inside."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from math import ceil

from django.template.loader import render_to_string

from prt.pdf.catalogus import Bijlage
from prt.pdf.delen import Overzicht, Pdfbladzijde, Pdfdeel, pdf_uit_delen
from prt.taken.soorten import Voortgang
from prt.werkboek.schrijven import MEDIATYPE as XLSX
from verslag.document.document import Verslag
from verslag.document.stukken import Documentstuk
from verslag.uitvoer.gegevens import als_json
from verslag.uitvoer.werkboek import als_werkboek

REGELS, MINDER_OP_OMSLAG = 38, 15
"""Lines of the table of contents on a page, and how many fewer on the first one, below the title."""

AAN_HET_EIND = re.compile(r"\s+(?=</(?:p|h[1-6]|li|t[dh]|caption|dt|dd|div)>)")
"""What ends a block before it closes: nobody sees it, but the text of a pdf would have a space there."""


def als_pdf(verslag: Verslag, *, voortgang: Voortgang | None = None) -> bytes:
    """The same figures give the same bytes: the file is dated by its peildatum. Both kinds of figures are attached."""
    return pdf_uit_delen(
        list(delen(verslag)),
        titel=verslag.titel,
        gemaakt_op=verslag.cijfers.peildatum,
        kantlijn=partial(_kantlijn, verslag),
        bijlagen=_bijlagen(verslag),
        voortgang=_meld(voortgang) if voortgang else None,
    )


def delen(verslag: Verslag) -> Iterator[Pdfdeel]:
    """A part for the cover with the contents, and for each run of pieces that begins on a new page."""
    if verslag.rapport.kort:
        stukken = (verslag.teken(stuk, papier=True) for stuk in verslag.stukken)
        yield Pdfdeel("rapport", _deel(verslag, _render("verslag/uitvoer/papier/_omslag.html", verslag), *stukken))
        return
    yield Pdfdeel("omslag", partial(_omslag, verslag), _bladen_van_omslag)
    for groep in _per_bladzijde(verslag.stukken):
        getekend = [verslag.teken(stuk, papier=True) for stuk in groep]
        yield Pdfdeel(groep[0].anker, _deel(verslag, *getekend))


def _per_bladzijde(stukken: Sequence[Documentstuk]) -> list[list[Documentstuk]]:
    groepen: list[list[Documentstuk]] = []
    for stuk in stukken:
        if stuk.onderdeel.nieuwe_pagina or not groepen:
            groepen.append([])
        groepen[-1].append(stuk)
    return groepen


def _omslag(verslag: Verslag, overzicht: Overzicht) -> str:
    koppen = [kop for kop in overzicht.koppen if kop.deel != "omslag"]
    return _deel(
        verslag,
        _render("verslag/uitvoer/papier/_omslag.html", verslag),
        _render("verslag/uitvoer/papier/_inhoud.html", verslag, koppen=koppen),
    )


def _bladen_van_omslag(overzicht: Overzicht) -> int:
    """A guess: the engine sees for itself how many there are, but then lays the contents out once more."""
    return ceil((len(overzicht.koppen) + MINDER_OP_OMSLAG) / REGELS)


def _kantlijn(verslag: Verslag, bladen: Sequence[Pdfbladzijde]) -> str:
    return _deel(verslag, _render("verslag/uitvoer/papier/_kantlijn.html", verslag, bladen=bladen))


def _deel(verslag: Verslag, *inhoud: str) -> str:
    return AAN_HET_EIND.sub("", _render("verslag/uitvoer/papier/document.html", verslag, inhoud=inhoud))


def _render(sjabloon: str, verslag: Verslag, **context) -> str:
    return render_to_string(sjabloon, {"verslag": verslag, "cijfers": verslag.cijfers} | context)


def _bijlagen(verslag: Verslag) -> list[Bijlage]:
    if not verslag.rapport.gegevens:
        return []
    naam = verslag.bestandsnaam
    return [
        Bijlage(naam("xlsx"), als_werkboek(verslag), XLSX, "De cijfers van dit rapport als Excel-bestand"),
        Bijlage(naam("json"), als_json(verslag), "application/json", "De cijfers van dit rapport als JSON"),
    ]


def _meld(voortgang: Voortgang) -> Callable[[int, int], None]:
    """What the engine says of its progress, in words."""
    return lambda nummer, totaal: voortgang(nummer - 1, totaal, f"Deel {nummer} van {totaal} opmaken")
