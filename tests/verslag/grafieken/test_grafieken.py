"""The charts: the right lengths, a text for everything that is drawn, and markup that any reader can parse."""

import re
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string

from tests import fabriek
from tests.verslag.conftest import PEILDATUM
from verslag.cijfers.samenstellen import stel_samen
from verslag.grafieken.staven import staven, staven_totaal
from verslag.grafieken.trap import trap

pytestmark = pytest.mark.django_db

SVG = "{http://www.w3.org/2000/svg}"


def balken(grafiek):
    return {balk.naam: balk for groep in grafiek.groepen for balk in groep.balken}


def teken(naam, grafiek):
    return render_to_string(f"grafiek/{naam}.html", {"grafiek": grafiek})


def svgs(html):
    """Every drawing, parsed as strictly as XML is."""
    bronnen = re.findall(r"<svg(?:[^<]|<(?!/?svg)|<svg.*?</svg>)*</svg>", html, re.DOTALL)  # a drawing may hold one
    return [
        ElementTree.fromstring(bron.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)) for bron in bronnen
    ]


def test_lengtes_zijn_naar_verhouding(cijfers):
    per_naam = balken(staven(cijfers))
    assert len(per_naam) == 25
    zwolle = float(per_naam["Zwolle"].opgave)
    for naam, opgave, hard in (("Almelo", 323, 398), ("Hardenberg", 355, 700), ("Kampen", 308, 274)):
        assert float(per_naam[naam].opgave) / zwolle == pytest.approx(opgave / 717, abs=0.001)
        assert float(per_naam[naam].gegarandeerd) / zwolle == pytest.approx(hard / 717, abs=0.001)
    assert 95 < zwolle < 100  # the longest one, with room for the mark at its end


def test_getallen_staan_naast_de_balk(cijfers):
    per_naam = balken(staven(cijfers))
    assert per_naam["Almelo"].getallen == "398 van 323 (123\N{NO-BREAK SPACE}%)"
    assert per_naam["Borne"].getallen == "– van 148"
    assert per_naam["Haaksbergen"].voornemen == "+ voornemen onbekend"
    assert per_naam["Haaksbergen"].lengte_voornemen == "0"
    assert per_naam["Almelo"].voornemen == ""


def test_de_bevinding_telt_alle_gemeenten(cijfers):
    """From the published table: 6 gemeenten offer at least their opgave, 5 a part of it."""
    assert staven(cijfers).bevinding == (
        "Van de 25 gemeenten met een opgave garanderen er 6 hun hele opgave, 5 een deel en 14 geen plekken."
    )
    assert staven_totaal(cijfers).bevinding.startswith(
        "Overijssel garandeert 3.864 plekken, 61\N{NO-BREAK SPACE}% van de opgave van 6.325."
    )


def test_totalen_met_voornemens(cijfers):
    per_naam = balken(staven_totaal(cijfers))
    assert list(per_naam) == ["Overijssel", "Twente", "IJsselland"]
    assert per_naam["Overijssel"].voornemen == "+ voornemen 1.835"
    lengte = float(per_naam["Overijssel"].lengte_voornemen) / float(per_naam["Overijssel"].opgave)
    assert lengte == pytest.approx(1835 / 6325, abs=0.001)


def test_een_gemeente_zonder_opgave_of_met_een_half_bekend_voornemen(db):
    ronde, gemeente = fabriek.cyclus(), fabriek.gemeente("Zonder")
    fabriek.periode(gemeente, 40)
    fabriek.voornemen(gemeente, 10)
    fabriek.voornemen(gemeente)
    cijfers = stel_samen(ronde, gemeente.provincie, PEILDATUM)
    balk = balken(staven(cijfers))["Zonder"]
    assert (balk.getallen, balk.voornemen, balk.opgave) == (
        "40 plekken, opgave onbekend",
        "+ voornemen 10 + onbekend",
        None,
    )
    assert "grafiek-baan" not in teken("staven", staven(cijfers)).split("grafiek-rijen")[1]
    assert trap(cijfers, ronde, PEILDATUM).bevinding.endswith("De opgave is onbekend.")


def test_de_lijn_loopt_van_rand_tot_rand_zonder_gat(cijfers):
    for gebied in (cijfers, *cijfers.regios, *cijfers.gemeenten):
        lijn = trap(gebied, cijfers.ronde, PEILDATUM).lijn
        assert (lijn[0].x1, lijn[-1].x2) == ("0", "100")
        assert all((a.x2, a.y2) == (b.x1, b.y1) for a, b in pairwise(lijn))
        assert all(stuk.x1 == stuk.x2 or stuk.y1 == stuk.y2 for stuk in lijn)


def test_dagen_en_hoogtes_staan_waar_zij_horen(cijfers):
    tekening = trap(cijfers, cijfers.ronde, PEILDATUM)
    dagen = (date(2028, 2, 1) - date(2024, 2, 1)).days
    assert float(tekening.peildatum.x) == pytest.approx(100 * (PEILDATUM - date(2024, 2, 1)).days / dagen, abs=0.01)
    assert float(tekening.venster.van) == pytest.approx(
        100 * (date(2025, 7, 1) - date(2024, 2, 1)).days / dagen, abs=0.01
    )
    assert tekening.waarden[-1].tekst == "8.000"
    assert float(tekening.opgave.y) == pytest.approx(100 * (1 - 6325 / 8000), abs=0.01)
    assert tekening.opgave.tekst == "opgave 6.325" and tekening.venster.tekst == "3.864"
    assert float(tekening.venster.hoogte) == pytest.approx(100 * (1 - 3864 / 8000), abs=0.01)


def test_de_grootste_sprongen_hebben_een_label(cijfers):
    """Hardenberg and Wierden end on 1-3-2026: 700 and 56 places (R12)."""
    labels = {label.tekst: label.dag for label in trap(cijfers, cijfers.ronde, PEILDATUM).sprongen}
    assert labels["−756"] == "1 maart 2026"


def test_een_peildatum_buiten_de_tekening_en_een_gemeente_zonder_plekken(cijfers):
    borne = next(g for g in cijfers.gemeenten if g.naam == "Borne")
    tekening = trap(borne, cijfers.ronde, date(2030, 1, 1))
    assert tekening.peildatum is None
    assert tekening.bevinding == "Er zijn geen harde plekken bekend. De opgave is 148."
    assert "peildatum" not in teken("trap", tekening)


def test_meer_weggegeven_dan_er_is_valt_niet_buiten_de_tekening(db):
    ronde, gever = fabriek.cyclus(), fabriek.gemeente("Gever")
    fabriek.overdracht(gever, fabriek.gemeente(regio=gever.regio), 30, uitruil=fabriek.uitruil(ronde=ronde))
    cijfers = stel_samen(ronde, gever.provincie, PEILDATUM)
    gemeente = next(g for g in cijfers.gemeenten if g.naam == "Gever")
    assert balken(staven(cijfers))["Gever"].gegarandeerd == "0"
    tekening = trap(gemeente, ronde, PEILDATUM)
    assert [tik.tekst for tik in tekening.waarden][0] == "−30"
    assert all(0 <= float(y) <= 100 for stuk in tekening.lijn for y in (stuk.y1, stuk.y2))


def test_elke_tekening_heeft_een_titel_en_geen_eigen_stijl(cijfers):
    ronde = cijfers.ronde
    html = teken("staven", staven(cijfers)) + "".join(
        teken("trap", trap(g, ronde, PEILDATUM)) for g in cijfers.gemeenten
    )
    assert "style=" not in html and "<style" not in html and " id=" not in html
    tekeningen = svgs(html)
    assert len(tekeningen) == 3 + 25 + 25
    for svg in tekeningen:
        assert svg.find(f"{SVG}title").text
        assert svg.get("role") == "img" or svg.get("aria-hidden") == "true"


def test_elk_getal_in_de_tekening_is_leesbaar_voor_svg(cijfers):
    """A Dutch comma or a thousand separator in an attribute would draw nothing."""
    html = teken("staven", staven(cijfers)) + teken("trap", trap(cijfers, cijfers.ronde, PEILDATUM))
    for svg in svgs(html):
        for element in svg.iter():
            for naam in ("x", "y", "x1", "x2", "y1", "y2", "width", "height", "dx", "dy"):
                assert re.fullmatch(r"-?\d+(\.\d+)?%?", element.get(naam, "0")), (element.tag, naam)


def test_de_beschrijving_noemt_elke_stap(cijfers):
    kampen = next(g for g in cijfers.gemeenten if g.naam == "Kampen")
    assert trap(kampen, cijfers.ronde, PEILDATUM).beschrijving == (
        "1 februari 2024: 220 plekken; 26 juni 2024: 268; 1 juli 2025: 274; 1 oktober 2025: 308; "
        "1 februari 2026: 108; 26 juni 2026: 60; 28 februari 2027: 34."
    )
