"""What a confidential locatie adds cannot be told from anything the site answers: two worlds, one answer.

Everybody who may not see it crawls the whole site twice, in worlds that differ in nothing but the locatie. Every answer
must be the same, workbooks and PDFs opened. Time stands still, so that no clock makes a difference.
"""

import functools
import io
import os
import re
import zipfile
from contextlib import contextmanager
from datetime import date, timedelta

import pypdfium2
import pytest
import time_machine
from django.db import transaction
from django.utils import timezone

from opgaven.gebieden.keuzes import Gebiedsoort
from opgaven.gebieden.models import Gemeente
from realisatie.locaties.models import Locatie, Regiototaal
from realisatie.stand.rekenen import onherleidbaar
from realisatie.uitruil.models import Uitruil
from tests import fabriek
from tests.test_geen_lek import MAG_NIET, loop_af

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.traag,
    pytest.mark.skipif("DATABASE_URL" in os.environ, reason="de cijfers komen op elke database uit dezelfde code"),
]

EENMALIG = re.compile(
    r'((csrfmiddlewaretoken|inzending)" value=|nonce=|X-CSRFToken": )"[^"]*"|nonce-[\w=+/-]+|/taken/[\da-f-]{36}'
)
MEESTE, MEESTE_VAN_EEN_ANDER = 80, 45
"""Answers per world: the addresses of ``zaadjes`` come first, what they link to after that.

The lezer asks for every moment in every pair of worlds. The figures depend on a reader only by the gemeenten of which
that reader may see all, and Zwolle is not one of them for anybody here.
"""
MAPPEN = ("/provincie/PV23/", "/regio/ijsselland/", "/regio/twente/", "/gemeente/GM0193/", "/verslag/asiel-1/")
INGEDEELD = (
    "/provincie/PV23/",
    "/oekraine/",
    "/statushouders/",
    "/cno/",
    "/cno/cno.xlsx",
    "/opgaven/capaciteitsbesluiten/",
)
"""What can be asked for in other groups than regio's: their totals lie crosswise to those."""
BESTANDEN = tuple(f"/verslag/asiel-1/verslag.{soort}" for soort in ("json", "xlsx"))
PDF = "/verslag/asiel-1/verslag.pdf"
DOCUMENTEN = (PDF, "/verslag/asiel-1/verslag.docx")
"""Drawn for one person and one pair: they are made from what the page and the other files show, compared by all."""


@pytest.fixture
def dagen(demo):
    """The day on which everything was loaded, the next one (for planting) and two days on (for looking)."""
    namen = ("Zwolle", "Deventer", "Enschede", "Almelo")  # of both regio's, and most gemeenten are in none
    fabriek.groep(Gebiedsoort.VEILIGHEIDSREGIO, *Gemeente.objects.filter(naam__in=namen), naam="Dwars")
    geladen = timezone.now()
    return [geladen + timedelta(days=n) for n in range(3)]


def zaadjes(dagen, alle_momenten=True):
    """Every page and file with other moments, and addresses that can be guessed."""
    eerste, laatste = (dag.date() for dag in (dagen[0], dagen[-1]))
    momenten = [f"bekend_op={laatste}", "peildatum=2026-03-01"]
    if alle_momenten:
        momenten += [f"bekend_op={dag.date()}" for dag in dagen[:-1]]
        momenten += [f"peildatum={dag}" for dag in ("2024-10-31", "2029-06-01")]
        yield from (f"{pad}?{moment}" for moment in ("", *momenten) for pad in BESTANDEN)
    yield from (f"{pad}?indeling=veiligheidsregio" for pad in INGEDEELD)
    yield from (f"{pad}?{moment}" for moment in ("", *momenten) for pad in MAPPEN)
    yield from (f"/verschillen/?van={eerste - timedelta(days=9)}", f"/verschillen/?van={eerste}&tot={laatste}")
    yield from (f"/{lijst}/" for lijst in ("", "locaties", "periodes", "opgaven", "uitruil", "spoor", "opmerkingen"))
    yield from (f"/{lijst}/?bekend_op={laatste}" for lijst in ("locaties", "periodes", "uitruil"))
    yield from (f"/periodes/bestand.{soort}?gemeente={zwolle().pk}" for soort in ("xlsx", "csv"))
    yield f"/periodes/bestand.csv?bekend_op={laatste}"
    hoogste = Locatie.objects.latest("pk").pk
    yield from (f"/locaties/{hoogste + nummer}/" for nummer in range(3))
    yield from (f"/locaties/{locatie.pk}/" for locatie in Locatie.objects.filter(gemeente=zwolle()))


@functools.cache
def bladzijden(rauw: bytes) -> tuple[str, ...]:
    return tuple(bladzij.get_textpage().get_text_range() for bladzij in pypdfium2.PdfDocument(rauw))


def inhoud(antwoord) -> tuple[str, ...]:
    """All there is to read in an answer, without what is new in every answer."""
    rauw = b"".join(antwoord.streaming_content) if antwoord.streaming else antwoord.content
    if rauw.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(rauw)) as boek:
            delen = [boek.read(naam).decode("utf-8", "replace") for naam in boek.namelist()]
    elif rauw.startswith(b"%PDF"):
        delen = bladzijden(rauw)
    else:
        delen = [rauw.decode("utf-8", "replace")]
    koppen = [f"{naam}: {waarde}" for naam, waarde in sorted(antwoord.headers.items())]
    return tuple(EENMALIG.sub("", deel) for deel in (str(antwoord.status_code), *koppen, *delen))


def zwolle():
    return Gemeente.objects.get(naam="Zwolle")


def gezien(client, paden, **opties) -> dict[str, tuple[str, ...]]:
    return {pad: inhoud(antwoord) for pad, antwoord in loop_af(client, paden, **opties)}


@contextmanager
def wereld(plant, dagen):
    """What was planted yesterday, looked at today; gone again afterwards."""
    with transaction.atomic():
        with time_machine.travel(dagen[1], tick=False):
            plant()
        with time_machine.travel(dagen[2], tick=False):
            yield
        transaction.set_rollback(True)


def niets():
    pass


def geheim(naam, **velden):
    return fabriek.locatie(zwolle(), naam=naam, vertrouwelijk=True, **velden)


def een_voornemen():
    """For both doelgroepen, with and without a number, in and beside the published total, replacing a public one."""
    locatie = geheim("Plan")
    fabriek.voornemen(locatie, 123, van=date(2025, 9, 1), tot=date(2031, 1, 1))
    fabriek.voornemen(locatie, 45, doelgroep="amv", vervangt=Locatie.objects.get(naam__startswith="Amv-opvang Zwolle"))
    fabriek.voornemen(geheim("Plan zonder aantal"))
    begrepen = Regiototaal.objects.get(regio__code="ijsselland")
    fabriek.voornemen(geheim("Plan in het totaal"), 1700, regiototaal=begrepen)
    fabriek.periode(geheim("Verkenning"), 88, hardheid="verkenning")


def harde_plekken_buiten_het_venster():
    locatie = geheim("Te laat", soort="azc")
    fabriek.periode(locatie, 66, van=date(2025, 8, 1), tot=date(2029, 5, 5))
    fabriek.periode(locatie, 33, doelgroep="amv", van=date(2023, 1, 1), tot=date(2025, 7, 1), hardheid="gerealiseerd")


def harde_plekken_op_een_locatie():
    """With a public plan that replaces it, places given away from it, and a public period that it completes."""
    openbaar = fabriek.locatie(zwolle(), naam="Openbaar ernaast")
    locatie = geheim("Een", soort="azc", exploitant="coa")
    _om_heen(locatie, openbaar)
    fabriek.periode(locatie, 77, van=date(2025, 1, 1), tot=date(2029, 5, 5), toelichting="Een")


def dezelfde_plekken_op_twee_locaties():
    openbaar = fabriek.locatie(zwolle(), naam="Openbaar ernaast")
    een, twee = geheim("Twee", soort="noodopvang"), geheim("Drie", bijzonderheden="Drie")
    _om_heen(een, openbaar)
    fabriek.periode(een, 40, van=date(2022, 3, 1), hardheid="gerealiseerd")
    fabriek.periode(twee, 37, van=date(2025, 7, 1), tot=date(2025, 10, 1))
    fabriek.periode(twee, 37, van=date(2025, 10, 1), tot=date(2027, 1, 1))


def _om_heen(geheim_, openbaar):
    fabriek.periode(openbaar, 25, van=date(2025, 10, 1), tot=date(2030, 1, 1))
    fabriek.voornemen(openbaar, 100, vervangt=geheim_)
    fabriek.overdracht(
        zwolle(), Gemeente.objects.get(naam="Dalfsen"), 5, uitruil=Uitruil.objects.get(), locatie=geheim_
    )


PAREN = (
    (niets, een_voornemen),
    (niets, harde_plekken_buiten_het_venster),
    (harde_plekken_op_een_locatie, dezelfde_plekken_op_twee_locaties),
)
PAREN_VAN = dict(zip(("enschede", "toezicht", "coa"), zip(PAREN), strict=True)) | {"beheer": PAREN[:1]}
"""Of the worlds, those that somebody looks at who is not the lezer or the secretaris of the other regio."""


def verschillen(client, dagen, paden, paren=PAREN, behalve=DOCUMENTEN, **opties):
    """How many answers were compared, and which are not the same in the worlds of a pair."""
    werelden, anders = {}, []
    for paar in paren:
        for plant in paar:
            if plant not in werelden:
                with wereld(plant, dagen):
                    werelden[plant] = gezien(client, paden, behalve=behalve, **opties)
        een, ander = (werelden[plant] for plant in paar)
        anders += [f"{pad} ({paar[1].__name__})" for pad in een.keys() | ander.keys() if een.get(pad) != ander.get(pad)]
    return sum(len(werelden[plant]) for paar in paren for plant in paar) // 2, anders


@pytest.mark.parametrize("wie", MAG_NIET)
def test_wie_het_niet_mag_zien_krijgt_in_elke_wereld_hetzelfde(als, dagen, wie):
    with time_machine.travel(dagen[2], tick=False):
        client = als(wie)
    alles, paren = wie == "lezer", PAREN_VAN.get(wie, PAREN)
    meeste = MEESTE if alles else MEESTE_VAN_EEN_ANDER
    paden = list(zaadjes(dagen, alle_momenten=alles))
    vergeleken, anders = verschillen(client, dagen, paden, paren, hoogste=meeste)
    print(f"{wie}: {vergeleken} antwoorden vergeleken")
    assert not anders
    assert vergeleken == len(paren) * meeste


def drie_plannen(*waar):
    """Enough to count in their regio together: 60 places in IJsselland."""
    for plekken, naam in zip((10, 20, 30), waar, strict=True):
        fabriek.voornemen(fabriek.locatie(Gemeente.objects.get(naam=naam), vertrouwelijk=True), plekken)


def in_de_groep():
    drie_plannen("Zwolle", "Zwolle", "Deventer")


def deels_buiten_de_groep():
    drie_plannen("Zwolle", "Kampen", "Raalte")


def test_waar_de_plannen_van_een_regio_liggen_zegt_geen_enkele_indeling(als, dagen):
    """Zwolle and Deventer are in a group that lies crosswise; what counts in IJsselland does not count there."""
    with time_machine.travel(dagen[2], tick=False):
        client = als("lezer")
    paden = [*MAPPEN[:3], *(f"{pad}?indeling=veiligheidsregio" for pad in INGEDEELD), BESTANDEN[0]]
    paar = [(in_de_groep, deels_buiten_de_groep)]
    vergeleken, anders = verschillen(client, dagen, paden, paar, hoogste=len(paden))
    assert not anders
    assert vergeleken == len(paden)
    _, telt_mee = verschillen(client, dagen, paden, [(niets, in_de_groep)], hoogste=len(paden))
    assert {pad.split()[0] for pad in telt_mee} == {*MAPPEN[:2], f"{MAPPEN[0]}?indeling=veiligheidsregio", BESTANDEN[0]}


def test_de_documenten_zijn_in_elke_wereld_dezelfde(als, dagen):
    with time_machine.travel(dagen[2], tick=False):
        client = als("lezer")
    vergeleken, anders = verschillen(client, dagen, DOCUMENTEN, PAREN[2:], behalve=(), hoogste=len(DOCUMENTEN))
    assert not anders
    assert vergeleken == len(DOCUMENTEN)


@pytest.mark.parametrize("wie", ["cdk", "zwolle"])
def test_het_verslag_is_ook_voor_wie_het_wel_mag_zien_hetzelfde(als, dagen, wie):
    with time_machine.travel(dagen[2], tick=False):
        client = als(wie)
    paden = ["/verslag/asiel-1/", *(pad for pad in zaadjes(dagen) if pad.startswith(BESTANDEN[0]))]
    vergeleken, anders = verschillen(client, dagen, paden, hoogste=len(paden))
    print(f"{wie}: {vergeleken} antwoorden vergeleken")
    assert not anders
    assert vergeleken == len(PAREN) * len(paden)


def test_de_vergelijking_ziet_het_als_een_enkel_voornemen_zou_meetellen(als, dagen, monkeypatch):
    """Without this, the comparison would find nothing for a reason of its own."""
    monkeypatch.setattr(onherleidbaar, "MINSTE_LOCATIES", 1)
    monkeypatch.setattr(onherleidbaar, "MINSTE_GEMEENTEN", 1)
    with time_machine.travel(dagen[2], tick=False):
        client = als("lezer")
    paden = [*MAPPEN, BESTANDEN[0]]
    _, anders = verschillen(client, dagen, paden, [(niets, een_voornemen)], hoogste=len(paden))
    geraakt = {pad for pad in paden if pad not in ("/regio/twente/", "/gemeente/GM0193/")}
    assert {pad.split()[0] for pad in anders} == geraakt


def test_wie_het_wel_mag_zien_ziet_het_verschil(als, dagen):
    with time_machine.travel(dagen[2], tick=False):
        client = als("zwolle")
    _, anders = verschillen(client, dagen, ["/gemeente/GM0193/", "/locaties/"], hoogste=2)
    assert len(anders) == 2 * len(PAREN)
