"""The timeline of a gemeente: which lines it has, and where they are drawn."""

import re
from datetime import date

import pytest
from django.template.loader import render_to_string

from opgaven.gebieden.models import Gemeente, Provincie
from prt.rekenen.perioden import Periode, Precisie
from tests import fabriek
from tests.verslag.conftest import PEILDATUM
from verslag.cijfers.samenstellen import stel_samen
from verslag.cijfers.tijdlijn import Tijdlijnregel, Zekerheid
from verslag.grafieken.tijdlijn import tijdlijn

VAN, TOT = date(2024, 2, 1), date(2026, 2, 1)
"""The first cyclus; the axis goes on for two years."""


@pytest.fixture
def ronde(db):
    return fabriek.cyclus()


def teken(ronde, *regels, peildatum=PEILDATUM):
    return tijdlijn("Zwolle", regels, ronde, peildatum)


def regel(van, tot, plekken=50, zekerheid=Zekerheid.HARD, **precisie):
    return Tijdlijnregel("Parkweg", "asiel", plekken, Periode(van, tot, **precisie), zekerheid)


def test_een_balk_loopt_van_begin_tot_eind_en_niet_over_de_rand(ronde):
    """A quarter of the four years of the axis is 365.25 days, and its bounds hold what lies outside."""
    heel, half, voorbij = teken(
        ronde,
        regel(date(2016, 3, 16), None),
        regel(VAN, TOT),
        regel(date(2027, 2, 1), date(2035, 1, 1)),
    ).balken
    assert (heel.van, heel.breedte) == ("0", "100")
    assert heel.periode == "16/03/16 – onbepaald"
    assert half.van == "0" and 49.9 < float(half.breedte) < 50.1
    assert 74.9 < float(voorbij.van) < 75.1 and float(voorbij.van) + float(voorbij.breedte) == pytest.approx(100)


def test_wat_buiten_de_as_valt_wordt_niet_getekend(ronde):
    assert teken(ronde, regel(date(2020, 1, 1), VAN), regel(date(2028, 2, 1), None)).balken == ()
    assert "geen plekken" in teken(ronde).bevinding


def test_een_onbekend_begin_en_aantal_staan_er_als_onbekend(ronde):
    (balk,) = teken(ronde, regel(None, None, None, Zekerheid.VOORNEMEN, tot_precisie=Precisie.ONBEKEND)).balken
    assert (balk.van, balk.breedte) == ("", "")
    assert (balk.plekken, balk.periode) == ("onbekend aantal asiel", "onbekend – einde onbekend")


def test_hard_en_voornemen_verschillen_niet_alleen_in_kleur(ronde):
    grafiek = teken(
        ronde,
        regel(VAN, None),
        regel(VAN, None, zekerheid=Zekerheid.VOORNEMEN),
        regel(VAN, None, zekerheid=Zekerheid.AFGESTAAN),
    )
    svg = render_to_string("grafiek/tijdlijn.html", {"grafiek": grafiek})
    rijen = re.findall(r'<li class="grafiek-rij">(.*?)</li>', svg, re.DOTALL)
    vormen = [re.search(r'<rect class="grafiek-(hard|zacht|afgestaan)"([^>]*)', rij) for rij in rijen]
    assert [vorm[1] for vorm in vormen] == ["hard", "zacht", "afgestaan"]
    assert ["stroke-dasharray" in vorm[2] for vorm in vormen] == [False, True, False]
    assert len({re.search(r' height="(\d+)"', vorm[2])[1] for vorm in vormen}) == 3
    titels = re.findall(r"<title>([^<]+)</title>", "".join(rijen))
    assert [titel.split(", ")[2].split(":")[0] for titel in titels] == [zekerheid.value for zekerheid in Zekerheid]
    assert grafiek.soorten == ["hard", "voornemen", "afgestaan"]


def test_de_peildatum_alleen_als_hij_op_de_as_ligt(ronde):
    assert teken(ronde, regel(VAN, None), peildatum=date(2030, 1, 1)).peildatum == ""
    assert 0 < float(teken(ronde, regel(VAN, None)).peildatum) < 50


def lijnen(ronde, gemeente, **opties):
    provincie = Provincie.objects.get(pk=gemeente.provincie.pk)
    return stel_samen(ronde, provincie, PEILDATUM, **opties).tijdlijnen.get(gemeente.pk, ())


def test_hard_eerst_dan_wat_gepland_is(ronde):
    gemeente = fabriek.gemeente()
    plek = fabriek.locatie(gemeente, naam="Parkweg")
    fabriek.voornemen(plek, 40, van=date(2024, 1, 1))
    fabriek.periode(plek, 30, van=date(2025, 1, 1))
    fabriek.periode(plek, 20, van=date(2023, 1, 1), doelgroep="amv")
    fabriek.periode(plek, 99, hardheid="verkenning")
    gevonden = lijnen(ronde, gemeente)
    assert [(r.plekken, r.doelgroep, r.zekerheid) for r in gevonden] == [
        (20, "amv", Zekerheid.HARD),
        (30, "asiel", Zekerheid.HARD),
        (40, "asiel", Zekerheid.VOORNEMEN),
    ]
    assert {r.naam for r in gevonden} == {"Parkweg"}


def test_een_vertrouwelijke_locatie_alleen_voor_wie_haar_mag_zien(ronde):
    gemeente = fabriek.gemeente()
    geheim = fabriek.locatie(gemeente, naam="Geheim", vertrouwelijk=True)
    fabriek.periode(geheim, 77)
    fabriek.voornemen(geheim, 7)
    assert lijnen(ronde, gemeente) == ()
    assert [r.naam for r in lijnen(ronde, gemeente, vertrouwd={gemeente.pk})] == ["Geheim", "Geheim"]


def test_een_uitruil_staat_bij_beide_gemeenten(ronde):
    regio = fabriek.regio()
    gever, ontvanger = fabriek.gemeente("Dronten", regio=regio), fabriek.gemeente("Kampen", regio=regio)
    fabriek.overdracht(gever, ontvanger, 200, uitruil=fabriek.uitruil(ronde=ronde))
    (af,) = lijnen(ronde, gever)
    (bij,) = lijnen(ronde, ontvanger)
    assert (af.naam, af.plekken, af.zekerheid) == ("Uitruil met Kampen", 200, Zekerheid.AFGESTAAN)
    assert (bij.naam, bij.plekken, bij.zekerheid) == ("Uitruil met Dronten", 200, Zekerheid.HARD)


def test_de_toezeggingen_van_zwolle_zijn_de_gepubliceerde(cijfers):
    """DOMEIN R2: Zwolle has 300, 4, 12, 8 and 22 places for asiel and 48 for amv."""
    zwolle = Gemeente.objects.get(naam="Zwolle")
    hard = [r for r in cijfers.tijdlijnen[zwolle.pk] if r.zekerheid == Zekerheid.HARD]
    assert sorted(r.plekken for r in hard if r.doelgroep == "asiel") == [4, 8, 12, 22, 300]
    assert [r.plekken for r in hard if r.doelgroep == "amv"] == [48]
