"""Figures in running text: known names are filled in, everything else is refused and explained."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from prt.tekst.boom import TekstFout
from prt.tekst.invulling import gebroken, namen, onbekende, problemen, vul_in
from prt.tekst.schoon import schoon

WAARDEN = {"garantie.totaal": "3.864", "garantie.percentage": "61", "gemeente.hof-van-twente.opgave": "107"}

ZIN = "<p>In totaal {{ garantie.totaal }} plekken, <strong>{{garantie.percentage}} %</strong> van de opgave.</p>"


def test_invullen():
    assert vul_in(ZIN, WAARDEN) == "<p>In totaal 3.864 plekken, <strong>61 %</strong> van de opgave.</p>"
    assert namen(ZIN + ZIN) == ["garantie.totaal", "garantie.percentage"]
    noot = '<table><caption>{{ garantie.totaal }}</caption></table><span class="voetnoot">{{ garantie.totaal }}</span>'
    assert vul_in(noot, WAARDEN).count("3.864") == 2


def test_een_waarde_wordt_tekst_en_niet_opnieuw_ingevuld():
    waarden = {"a": "<script>{{ b }}&\"'", "b": "nooit"}
    assert vul_in("<p>{{ a }}</p>", waarden) == "<p>&lt;script&gt;{{ b }}&amp;&quot;&#x27;</p>"


def test_een_onbekende_naam_wordt_geweigerd_met_de_bekende():
    html = "<p>{{ garantie.totaa1 }} {{ xyz }}</p>"
    assert onbekende(html, WAARDEN) == ["garantie.totaa1", "xyz"]
    eerste, tweede, lijst = problemen(html, WAARDEN)
    assert eerste == "“{{ garantie.totaa1 }}” is niet bekend. Bedoelt u “{{ garantie.totaal }}”?"
    assert tweede == "“{{ xyz }}” is niet bekend."
    assert lijst == "Bekend zijn: garantie.percentage, garantie.totaal, gemeente.hof-van-twente.opgave."
    with pytest.raises(TekstFout) as fout:
        vul_in(html, WAARDEN)
    assert fout.value.fouten == [eerste, tweede, lijst]


def test_een_lange_lijst_wordt_afgekapt():
    bekende = [f"naam.{nummer:03}" for nummer in range(100)]
    *_, lijst = problemen("<p>{{ x }}</p>", bekende)
    assert "naam.039" in lijst and "naam.040" not in lijst and "60 andere" in lijst
    assert problemen("<p>{{ x }}</p>", [])[-1] == "In deze tekst kunnen geen cijfers worden ingevuld."


@pytest.mark.parametrize(
    ("tekst", "fout"),
    [
        ("a {{ garantie.totaal", "{{ garantie.totaal"),
        ("{{garantie totaal}} b", "{{garantie totaal}}"),
        ("garantie.totaal }} c", "garantie.totaal }}"),
        ("{{ }}", "{{ }}"),
        ("{{ garantie.totaal|safe }}", "{{ garantie.totaal|safe }}"),
        ("{{ garantie..totaal }}", "{{ garantie..totaal }}"),
        ("{{ garantie.__class__() }}", "{{ garantie.__class__() }}"),
        ("{{ gar<strong>antie</strong>.totaal }}", "{{ gar"),
        ("{{ a & b }}", "{{ a & b }}"),
    ],
)
def test_gebroken_invullingen_worden_gemeld(tekst, fout):
    html = schoon(tekst)
    assert gebroken(html)[0] == fout
    assert f"“{fout}”" in problemen(html, WAARDEN)[0]
    with pytest.raises(TekstFout):
        vul_in(html, WAARDEN)


def test_enkele_accolades_en_sjabloontaal_zijn_gewone_tekst():
    html = schoon("{% load static %} {x} 7*7 ${7*7}")
    assert vul_in(html, WAARDEN) == html == "<p>{% load static %} {x} 7*7 ${7*7}</p>"


def test_nooit_in_een_adres():
    html = schoon('<a href="https://voorbeeld.nl/{{ garantie.totaal }}">{{ garantie.totaal }}</a>')
    assert vul_in(html, WAARDEN) == "<p>3.864</p>"


@given(st.text(max_size=60))
@example("{{ a }}")
@example("</p><script>alert(1)</script>")
def test_wat_een_waarde_ook_zegt_zij_blijft_tekst(waarde):
    uit = vul_in("<p>[{{ a }}]</p>", {"a": waarde})
    binnen = uit.removeprefix("<p>[").removesuffix("]</p>")
    assert not set(binnen) & set("<>\"'")
