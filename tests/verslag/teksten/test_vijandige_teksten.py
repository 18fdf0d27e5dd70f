"""Hostile texts all the way: cleaned as the form does it, shown on the page, and drawn on paper."""

import os
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from prt.tekst.boom import TekstFout
from prt.tekst.invulling import problemen
from prt.tekst.schoon import schoon, uit_invoer
from tests.prt.pdf.keuring import keur
from tests.prt.tekst.test_vijandig import keur as keur_schoon
from tests.vijandig import SCRIPTS, bezwaren, vijandige_teksten
from verslag.cijfers.waarden import waarden
from verslag.document.document import Verslag
from verslag.rapport.onderdelen import Onderdeel
from verslag.rapport.rapporten import ADDENDUM, Plaats
from verslag.uitvoer.papier import als_pdf

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.traag,
    pytest.mark.skipif("DATABASE_URL" in os.environ, reason="schrijft niets weg: één keer is genoeg"),
]

PER_DOCUMENT, PER_PORTIE = 40, 1_000

SAMEN = int(os.environ.get("VIJANDIGE_TEKSTEN", 100))

AANTALLEN = [min(PER_PORTIE, SAMEN - begin) for begin in range(0, SAMEN, PER_PORTIE)]

GROOT, GROTE = 2_000, 25
"""Of texts with more characters than this only so many are drawn: they are long tables and lists, pages of the same."""


def verzamel(aantal: int, bekend) -> list[str]:
    """What is kept of so many hostile texts, each outcome once; a form refuses the others."""
    bewaard = {}

    @settings(
        max_examples=aantal,
        deadline=None,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(vijandige_teksten())
    def maak_schoon(ruw):
        keur_schoon(ruw)
        if tekst := aangenomen(ruw, bekend):
            bewaard[tekst] = ruw

    maak_schoon()
    return list(bewaard)


def aangenomen(ruw: str, bekend) -> str:
    """What the field of the form makes of it, "" when it says that something is wrong."""
    try:
        tekst = schoon(uit_invoer(ruw))
    except TekstFout:
        return ""
    return "" if problemen(tekst, bekend) else tekst


def met_teksten(cijfers, teksten: list[str]) -> Verslag:
    """A report that holds nothing else."""
    onderdelen = [Onderdeel(f"tekst-{nummer}", f"Tekst {nummer}", opdracht="Tekst.") for nummer in range(len(teksten))]
    rapport = replace(ADDENDUM, kort=True, plaatsen=tuple(map(Plaats, onderdelen)))
    code = cijfers.provincie.code
    return Verslag(cijfers, rapport, teksten={(o.sleutel, code): t for o, t in zip(onderdelen, teksten, strict=True)})


def toon_en_druk(cijfers, teksten: list[str]) -> bytes:
    """``als_pdf`` raises as soon as anything but our own style and fonts is asked for."""
    verslag = met_teksten(cijfers, teksten)
    for stuk in verslag.stukken:
        _, _, tekst = verslag.teken(stuk, papier=False).partition('<div class="verslag-tekst">')
        assert bezwaren(tekst.rpartition("</div>")[0]) == [], stuk.tekst
    try:
        return als_pdf(verslag)
    except Exception as fout:
        if len(teksten) == 1:
            raise AssertionError(f"niet te drukken: {teksten[0]!r}") from fout
        helft = len(teksten) // 2
        toon_en_druk(cijfers, teksten[:helft])
        return toon_en_druk(cijfers, teksten[helft:])


def druk_alle(cijfers, aantal: int) -> list[bytes]:
    teksten = verzamel(aantal, waarden(cijfers, cijfers.provincie))
    groot = [tekst for tekst in teksten if len(tekst) > GROOT]
    teksten = [tekst for tekst in teksten if len(tekst) <= GROOT] + groot[:GROTE]
    groepen = [teksten[begin : begin + PER_DOCUMENT] for begin in range(0, len(teksten), PER_DOCUMENT)]
    print(f"{aantal} teksten, {len(teksten)} verschillende gedrukt in {len(groepen)} documenten", end="; ")
    print(f"{len(groot[GROTE:])} grote alleen schoongemaakt")
    return [toon_en_druk(cijfers, groep) for groep in groepen]


@pytest.mark.usefixtures("weg")
def test_bekende_aanvallen_op_het_scherm_en_op_papier(cijfers):
    bekend = waarden(cijfers, cijfers.provincie)
    teksten = [tekst for ruw in SCRIPTS if (tekst := aangenomen(ruw, bekend))]
    assert len(teksten) > 10
    assert keur(toon_en_druk(cijfers, teksten)) == []


@pytest.mark.usefixtures("weg")
def test_vijandige_teksten_langs_beide_wegen(cijfers):
    for document in druk_alle(cijfers, 40):
        assert keur(document) == []


@pytest.mark.parametrize("aantal", AANTALLEN)
def test_veel_vijandige_teksten(cijfers, aantal):
    """``make vijandig`` asks for 10,000, which takes minutes: in portions, so that all cores take part."""
    assert all(document.startswith(b"%PDF") for document in druk_alle(cijfers, aantal))
