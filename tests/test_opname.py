"""The record of ``make opname``: what counts as the same, and that every difference is told."""

import pytest

from tests.opname.formulieren import formulieren
from tests.opname.normaal import pagina, zonder_modules, zonder_wisselend
from tests.opname.schrijver import Schrijver, bestandsnaam
from tests.opname.vergelijk import KanNietVergelijken, lees_toegestaan, vergelijk, verslag

KORT = '<p class="a  b" id="x">Zie <a href="/">hier</a> en <b>daar</b>.</p>'


@pytest.mark.parametrize(
    "anders",
    [
        '<p id="x"\n   class="a b">\n  Zie <a href="/">hier</a>\n  en <b>daar</b>.\n</p>\n',
        "<p class='a b' id=x>Zie <a href='/'>hier</a> en\t<b>daar</b>.\n\n</p>",
    ],
)
def test_een_sjabloon_anders_afgebroken_is_dezelfde_pagina(anders):
    assert pagina(anders) == pagina(KORT)


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [
        ("Zie <a", "Zie<a"),  # two words become one
        ("</b>.", " </b>."),
        ('href="/"', 'href="/elders/"'),
        ("a  b", "b a"),
        ("<b>daar</b>", "&lt;b&gt;daar&lt;/b&gt;"),
        ("<p ", "<p hidden "),
    ],
)
def test_wat_een_lezer_anders_ziet_is_een_andere_pagina(oud, nieuw):
    assert oud in KORT
    assert pagina(KORT.replace(oud, nieuw)) != pagina(KORT)


def test_wat_iemand_typte_blijft_zoals_het_was():
    assert "⏎  twee" in pagina("<textarea>een\n  twee</textarea>")
    assert pagina('<input value="a  b">') != pagina('<input value="a b">')


@pytest.mark.parametrize(
    "wisselt",
    [
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}">',
        '<a href="/taken/{}/">taak</a>',
        '<a href="/agenda/{}.ics">agenda</a>',
        '<a href="/wachtwoord/kiezen/3-{}/">kies</a>',
    ],
)
def test_loten_van_de_software_tellen_niet(wisselt):
    lot = ("0f" * 4 + "-0f0f" * 3 + "-" + "0f" * 6, "1e" * 4 + "-1e1e" * 3 + "-" + "1e" * 6)
    if "agenda" in wisselt:
        lot = ("a" * 43, "b" * 43)
    assert pagina(wisselt.format(lot[0])) == pagina(wisselt.format(lot[1]))


def test_waar_een_module_staat_telt_niet():
    assert zonder_modules("['opgaven.overleg.views.Besluit']") == zonder_modules("['opgaven.overleg.views.Besluit']")
    assert zonder_modules("django.forms.Form") == "django.forms.Form"
    assert zonder_wisselend("00000000-0000-0000-0000-000000000001").endswith("1")


def test_een_formulier_wordt_ingevuld_als_door_iemand():
    bron = """<form method="post" action="../b/"><input name="van"><input name="aantal" inputmode="numeric">
        <select name="soort"><option value="">Kies</option><option value="azc">Azc</option></select>
        <textarea name="tekst" required>\n</textarea><input type="checkbox" name="x-DELETE">
        <input type="hidden" name="versie" value="7"><button name="opslaan" value="1">Opslaan</button></form>"""
    [formulier] = formulieren(bron, "/a/")
    assert (formulier.methode, formulier.actie, formulier.knoppen) == ("POST", "/b/", [("opslaan", "1")])
    kaal = {"van": [""], "aantal": [""], "soort": [""], "tekst": ["Een tekst van de opname."], "versie": ["7"]}
    assert formulier.gegevens(vol=False) == kaal
    vol = {"van": ["1-11-2026"], "aantal": ["3"], "soort": ["azc"]}
    assert formulier.gegevens(vol=True) == kaal | vol


def test_een_naam_is_terug_te_lezen_en_wordt_niet_twee_keer_gebruikt(tmp_path):
    assert bestandsnaam("/") == "start"
    assert bestandsnaam("/locaties/2/?zoek=a") == "locaties.2@zoek=a"
    schrijver = Schrijver(tmp_path)
    schrijver.schrijf("a/b", "tekst", "antwoord")
    with pytest.raises(FileExistsError):
        schrijver.schrijf("a/b", "anders", "antwoord")
    assert schrijver.aantallen == {"antwoord": 1}


@pytest.fixture
def twee(tmp_path):
    """Two records that are the same."""
    mappen = tmp_path / "voor", tmp_path / "na"
    for map_ in mappen:
        for naam in ("pagina/a", "pagina/b", "velden"):
            Schrijver(map_).schrijf(naam, "een\ntwee\ndrie", "antwoord")
    return mappen


def test_gelijk_is_gelijk(twee):
    assert vergelijk(*twee, {}) == (3, [])
    assert verslag(3, [], {}) == "3 opnamen: 3 gelijk, 0 verschillen, waarvan 0 toegestaan."


def test_elk_verschil_wordt_gezegd(twee):
    _, na = twee
    (na / "pagina/a.txt").write_text("een\ntwEe\ndrie\n")
    (na / "pagina/b.txt").unlink()
    Schrijver(na).schrijf("pagina/c", "nieuw", "antwoord")
    aantal, verschillen = vergelijk(*twee, {})
    assert [(verschil.soort, verschil.naam) for verschil in verschillen] == [
        ("anders", "pagina/a.txt"),
        ("weg", "pagina/b.txt"),
        ("erbij", "pagina/c.txt"),
    ]
    tekst = verslag(aantal, verschillen, {})
    assert "vanaf regel 2\n    - twee\n" in tekst and "+ twEe\n" in tekst
    assert tekst.endswith("4 opnamen: 1 gelijk, 3 verschillen, waarvan 0 toegestaan.")


def test_ook_een_byte_die_niet_te_zien_is(twee):
    (twee[1] / "velden.txt").write_bytes(b"een\r\ntwee\ndrie\n")
    assert [verschil.naam for verschil in vergelijk(*twee, {})[1]] == ["velden.txt"]


def test_wat_mag_verschillen_staat_er_met_de_reden(twee, tmp_path):
    lijst = tmp_path / "toegestaan.txt"
    lijst.write_text("# bedoeld\n\npagina/*: nieuwe tekst\nvelden.txt: bestaat nog\n")
    for naam in ("a", "b"):
        (twee[1] / f"pagina/{naam}.txt").write_text("anders")
    toegestaan = lees_toegestaan(lijst)
    aantal, verschillen = vergelijk(*twee, toegestaan)
    assert {verschil.reden for verschil in verschillen} == {"nieuwe tekst"}
    tekst = verslag(aantal, verschillen, toegestaan)
    assert "toegestaan (nieuwe tekst): anders: pagina/a.txt" in tekst
    assert "let op: velden.txt staat bij wat mag verschillen, maar is gelijk" in tekst


def test_zonder_reden_mag_het_niet(tmp_path):
    lijst = tmp_path / "toegestaan.txt"
    lijst.write_text("pagina/a.txt:\n")
    with pytest.raises(KanNietVergelijken, match="regel 1: er staat geen reden achter pagina/a.txt"):
        lees_toegestaan(lijst)


def test_een_map_die_er_niet_is_zegt_wat_te_doen(tmp_path):
    with pytest.raises(KanNietVergelijken, match="make opname NAAM=weg"):
        vergelijk(tmp_path / "weg", tmp_path, {})
