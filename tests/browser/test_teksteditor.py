"""The editor in a real Chromium: what somebody writes with keys or mouse is what is saved."""

import re
from contextlib import suppress
from html import unescape

import pytest
from playwright.sync_api import TimeoutError, expect

from prt.tekst.schoon import schoon
from tests.browser.test_toegankelijk import bezwaren
from tests.vijandig import ADRESSEN, SCRIPTS, TEKENS

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.urls("tests.browser.proefpagina")]


@pytest.fixture
def schrijf(bezoek):
    """``schrijf("<p>begin</p>", width=360)``: the page with the editor, with the caret in it."""

    def open_editor(tekst="", **opties):
        pagina = bezoek("cdk", **opties)
        pagina.goto("/proef/")
        if tekst:
            zet_tekst(pagina, tekst)
        vak(pagina).focus()
        return pagina

    return open_editor


def zet_tekst(pagina, tekst):
    """As the form does that puts back what was typed: the field changes, and the form says so."""
    pagina.evaluate(
        """tekst => {
            const veld = document.querySelector("textarea[data-tekstveld]");
            veld.value = tekst;
            veld.form.dispatchEvent(new Event("change", { bubbles: true }));
        }""",
        tekst,
    )


def plak(pagina, html):
    pagina.evaluate(
        """html => {
            const data = new DataTransfer();
            data.setData("text/html", html);
            const vak = document.querySelector(".ProseMirror");
            vak.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }""",
        html,
    )


def plak_over_alles(pagina, html):
    pagina.keyboard.press("Control+a")
    plak(pagina, html)


def vak(pagina):
    return pagina.get_by_role("textbox", name="Tekst", exact=True)


def knop(pagina, naam):
    return pagina.get_by_role("button", name=naam, exact=True)


def druk_rustig(pagina, *toetsen):
    """At the speed of a person: the browser tells the editor a moment after a key where the caret is."""
    for toets in toetsen:
        pagina.wait_for_timeout(150)
        pagina.keyboard.press(toets)
    pagina.wait_for_timeout(150)


def loop_naar(pagina, doel, toets, hoogstens):
    """Press a key until this is there: on a busy machine the editor may come later than a person's next press."""
    for _ in range(hoogstens):
        druk_rustig(pagina, toets)
        with suppress(TimeoutError):
            return doel.wait_for(timeout=500)
    raise AssertionError(f"na {hoogstens} keer {toets} nog niet")


def bewaar(pagina) -> str:
    with pagina.expect_navigation():
        knop(pagina, "Opslaan").click()
    return pagina.locator("#bewaard").inner_text()


def test_typen_met_vet_en_cursief(schrijf):
    pagina = schrijf()
    toets = pagina.keyboard
    toets.type("Dit is ")
    toets.press("Control+b")
    assert knop(pagina, "Vet").get_attribute("aria-pressed") == "true"
    toets.type("van belang")
    toets.press("Control+b")
    toets.press("Enter")
    toets.type("Tweede ")
    knop(pagina, "Cursief").click()
    toets.type("alinea")
    assert bewaar(pagina) == "<p>Dit is <strong>van belang</strong></p><p>Tweede <em>alinea</em></p>"


def test_koppen_en_ongedaan_maken(schrijf):
    pagina = schrijf()
    knop(pagina, "Kop").click()
    pagina.keyboard.type("Stand van zaken")
    pagina.keyboard.press("Enter")
    knop(pagina, "Subkop").click()
    pagina.keyboard.type("Twente")
    pagina.keyboard.press("Enter")
    pagina.keyboard.type("Tekst.")
    knop(pagina, "Ongedaan maken").click()
    assert "Tekst." not in vak(pagina).inner_text()
    knop(pagina, "Opnieuw").click()
    assert bewaar(pagina) == "<h3>Stand van zaken</h3><h4>Twente</h4><p>Tekst.</p>"


def test_lijsten(schrijf):
    pagina = schrijf()
    toets = pagina.keyboard
    knop(pagina, "Opsomming").click()
    toets.type("een")
    toets.press("Enter")
    toets.type("twee")
    knop(pagina, "Inspringen").click()
    knop(pagina, "Nummering").click()
    toets.press("Enter")
    toets.type("drie")
    toets.press("Enter")
    toets.press("Enter")
    toets.press("Enter")
    toets.type("Erna.")
    assert bewaar(pagina) == "<ul><li>een<ol><li>twee</li><li>drie</li></ol></li></ul><p>Erna.</p>"


def test_een_tabel(schrijf):
    pagina = schrijf()
    assert not knop(pagina, "Rij eronder").is_visible()
    knop(pagina, "Tabel").click()
    toets = pagina.keyboard
    for woord in ("Gemeente", "Opgave", "Plekken", "Almelo", "224", "200"):
        toets.type(woord)
        toets.press("Tab")
    toets.type("Totaal")
    knop(pagina, "Kolom weg").click()
    knop(pagina, "Rij eronder").click()
    knop(pagina, "Rij weg").click()
    knop(pagina, "Bijschrift").click()
    pagina.get_by_label("Bijschrift", exact=True).fill("Opgave per gemeente")
    toets.press("Enter")
    assert bewaar(pagina) == (
        "<table><caption>Opgave per gemeente</caption>"
        '<thead><tr><th scope="col">Opgave</th><th scope="col">Plekken</th></tr></thead>'
        "<tbody><tr><td>224</td><td>200</td></tr><tr><td></td><td></td></tr></tbody></table>"
    )


def test_een_link_en_een_geweigerd_adres(schrijf):
    pagina = schrijf("<p>Zie de wet</p>")
    toets = pagina.keyboard
    druk_rustig(pagina, "Control+End", "Control+Shift+ArrowLeft")
    toets.press("Control+k")
    venster = pagina.get_by_role("dialog", name="Link")
    venster.get_by_label("Adres").fill("javascript:alert(1)")
    toets.press("Enter")
    assert venster.get_by_role("alert").inner_text().startswith("Een link begint met https://")
    venster.get_by_label("Adres").fill("https://wetten.overheid.nl/")
    toets.press("Enter")
    assert bewaar(pagina) == '<p>Zie de <a href="https://wetten.overheid.nl/">wet</a></p>'


def test_een_link_verwijderen(schrijf):
    pagina = schrijf('<p><a href="https://voorbeeld.nl">hier <strong>en daar</strong></a> niet</p>')
    druk_rustig(pagina, "Control+Home", "ArrowRight")
    knop(pagina, "Link").click()
    assert pagina.get_by_label("Adres").input_value() == "https://voorbeeld.nl"
    knop(pagina, "Link verwijderen").click()
    assert bewaar(pagina) == "<p>hier <strong>en daar</strong> niet</p>"


def test_een_voetnoot_maken_wijzigen_en_verwijderen(schrijf):
    pagina = schrijf("<p>Kampen</p>")
    toets = pagina.keyboard
    toets.press("Control+End")
    knop(pagina, "Voetnoot").click()
    toets.type("Nog ")
    toets.press("Control+b")
    toets.type("34 plekken")
    toets.press("Enter")
    toets.type(" telt mee.")
    assert bewaar(pagina) == ('<p>Kampen<span class="voetnoot">Nog <strong>34 plekken</strong></span> telt mee.</p>')
    pagina.locator(".regietafel-voetnoot").dblclick()
    toets.press("Control+End")
    toets.type(" erbij")
    knop(pagina, "Overnemen").click()
    assert "34 plekken erbij" in vak(pagina).inner_text()
    expect(vak(pagina)).to_be_focused()
    druk_rustig(pagina, "Control+Home")
    gekozen = pagina.locator(".regietafel-voetnoot.ProseMirror-selectednode")
    loop_naar(pagina, gekozen, "ArrowRight", hoogstens=len("Kampen.") + 2)
    toets.press("Enter")
    knop(pagina, "Voetnoot verwijderen").click()
    assert bewaar(pagina) == "<p>Kampen telt mee.</p>"


def test_een_cijfer_invoegen(schrijf):
    pagina = schrijf("<p>Dat is {{ voornemens.totaal }} erbij.</p>")
    assert vak(pagina).inner_text() == "Dat is 1.835 voornemens.totaal erbij."
    toets = pagina.keyboard
    toets.press("Control+Home")
    toets.type("In totaal ")
    knop(pagina, "Cijfer invoegen").click()
    pagina.get_by_label("Zoek op naam of betekenis").fill("provincie gegarandeerde")
    assert pagina.get_by_role("status").get_by_text("1 cijfer").is_visible()
    pagina.get_by_role("button", name="3.864").click()
    toets.type(" plekken, {{ garantie.percentage }} %. ")
    assert "61 garantie.percentage" in vak(pagina).inner_text()
    assert bewaar(pagina) == (
        "<p>In totaal {{ garantie.totaal }} plekken, {{ garantie.percentage }} %. "
        "Dat is {{ voornemens.totaal }} erbij.</p>"
    )


def test_een_onbekend_cijfer_staat_bij_het_veld_en_niets_gaat_verloren(schrijf):
    pagina = schrijf("<p>Nu {{ garantie.totaa1 }} plekken.</p>")
    assert pagina.locator(".regietafel-invulling--onbekend").is_visible()
    knop(pagina, "Opslaan").click()
    overzicht = pagina.locator("#fouten")
    overzicht.get_by_text("Bedoelt u “{{ garantie.totaal }}”?").wait_for()
    assert "Nu onbekend cijfer garantie.totaa1 plekken." in vak(pagina).inner_text()
    assert vak(pagina).get_attribute("aria-invalid") == "true"
    beschreven = vak(pagina).get_attribute("aria-describedby").split()
    assert "Bekend zijn" in pagina.locator("#id_tekst_error").inner_text() and "id_tekst_error" in beschreven
    overzicht.get_by_role("link", name="Tekst").first.click()
    assert vak(pagina).evaluate("vak => document.activeElement === vak")


def test_plakken_geeft_alleen_wat_mag(schrijf):
    pagina = schrijf()
    geplakt = """<html><head><style>p { color: red }</style></head><body onload="alert(1)">
        <h1 style="mso-outline-level:1" class="MsoTitle">Kop</h1>
        <p class="MsoNormal" style="margin:0cm"><b style="color:red">Vet</b><o:p></o:p><script>alert(1)</script>
        <a href="javascript:alert(1)">weg</a> <a href="https://voorbeeld.nl/a">blijft</a>
        <img src="x" onerror="alert(1)"><span style="font-family:Comic">tekst</span></p>
        <table border="1"><tr><td width="10">a</td><td><p>b</p></td></tr></table></body></html>"""
    plak(pagina, geplakt)
    assert bewaar(pagina) == (
        '<h3>Kop</h3><p><strong>Vet</strong> weg <a href="https://voorbeeld.nl/a">blijft</a> tekst</p>'
        '<table><thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead></table>'
    )


GOOGLE_DOCS = """<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"
    style="line-height:1.38"><span style="font-weight:400;font-style:normal;white-space:pre-wrap;">Gewoon, </span><span
    style="font-weight:700;">vet</span><span style="font-weight:400;">, </span><span
    style="font-style:italic;">cursief</span><span style="font-weight:400;"> en m</span><span
    style="font-size:0.6em;vertical-align:super;">2</span></p><br /><h2 dir="ltr" style="font-weight:700"><span
    style="font-weight:400;">Kop</span></h2></b>"""
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {margin:0cm}</style></head>
    <body><!--StartFragment--><p class=MsoNormal>Gewoon, <b style='mso-bidi-font-weight:normal'>vet</b>, <i><span
    style='font-weight:bold'>beide</span></i> en <span style='font-style:italic;mso-bidi-font-style:normal'>cursief<b>
    <span style='font-weight:normal'>er</span></b></span><o:p></o:p></p><!--EndFragment--></body></html>"""


@pytest.mark.parametrize(
    ("geplakt", "bewaard"),
    [
        (GOOGLE_DOCS, "<p>Gewoon, <strong>vet</strong>, <em>cursief</em> en m<sup>2</sup></p><h3>Kop</h3>"),
        (
            WORD,
            "<p>Gewoon, <strong>vet</strong>, <strong><em>beide</em></strong> en <em>cursief</em> <em>er</em></p>",
        ),
    ],
    ids=["google-docs", "word"],
)
def test_plakken_houdt_vet_en_cursief(schrijf, geplakt, bewaard):
    pagina = schrijf()
    plak(pagina, geplakt)
    assert bewaar(pagina) == bewaard


def word_punt(niveau, teken, tekst, lijst="l0"):
    return f"""<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:{lijst} level{niveau} lfo1'>
        <![if !supportLists]><span style='font-family:Symbol;mso-list:Ignore'>{teken}<span
        style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>{tekst}<o:p></o:p></p>\n"""


def test_plakken_van_lijsten_uit_word(schrijf):
    """There they are paragraphs that say in their style to which list they belong, with the bullet as text."""
    pagina = schrijf()
    bullets = word_punt(1, "·", "Eerste") + word_punt(2, "o", "Onder") + word_punt(1, "·", "<b>Tweede</b>")
    nummers = (
        word_punt(1, "1.", "Een", "l1") + word_punt(2, "a)", "Onder een", "l1") + word_punt(3, "§", "Dieper", "l1")
    )
    nummers += word_punt(1, "2.", "Twee", "l1")
    plak(pagina, f"<html><body><p>Vooraf</p>{bullets}{nummers}<p>Daarna</p>{word_punt(1, '-', 'Los')}</body></html>")
    assert bewaar(pagina) == (
        "<p>Vooraf</p><ul><li>Eerste<ul><li>Onder</li></ul></li><li><strong>Tweede</strong></li></ul>"
        "<ol><li>Een<ol><li>Onder een<ul><li>Dieper</li></ul></li></ol></li><li>Twee</li></ol>"
        "<p>Daarna</p><ul><li>Los</li></ul>"
    )


VREEMD = ".ProseMirror :is(script, img:not(.ProseMirror-separator), iframe, svg, style, input, object, [onclick])"


@pytest.mark.parametrize("zet", [zet_tekst, plak_over_alles])
def test_vijandige_teksten_doen_niets_in_de_editor(schrijf, zet):
    """Also what was never cleaned: after a mistake elsewhere in the form the editor gets the text as it was sent."""
    pagina = schrijf()
    vragen = []
    pagina.on("dialog", lambda vraag: (vragen.append(vraag.message), vraag.dismiss()))
    gevraagd = []
    pagina.on("request", lambda verzoek: gevraagd.append(verzoek.url))
    for ruw in SCRIPTS:
        zet(pagina, ruw)
        assert pagina.locator(VREEMD).count() == 0
    for adres_ in ADRESSEN:
        zet(pagina, f"<p><a href='{adres_}'>x</a></p>")
        hrefs = pagina.eval_on_selector_all(".ProseMirror a", "links => links.map(link => link.protocol)")
        assert set(hrefs) <= {"https:", "http:", "mailto:"}
    assert not vragen and not [adres_ for adres_ in gevraagd if "localhost" not in adres_]


@pytest.mark.parametrize("zet", [zet_tekst, plak_over_alles])
def test_hoe_diep_ook_de_woorden_blijven(schrijf, zet):
    pagina = schrijf("<p>Iets anders</p>")
    zet(pagina, "<div><i>" * 1500 + "woord" + "<script>alert(1)</script>" + "</i></div>" * 1500)
    assert vak(pagina).inner_text().strip() == "woord"


def test_een_browser_leest_precies_wat_er_is_bewaard(schrijf):
    pagina = schrijf()
    for ruw in SCRIPTS + TEKENS:
        klaar = schoon(ruw)
        gelezen = pagina.evaluate(
            """html => {
                const vak = document.createElement("div");
                vak.innerHTML = html;
                const namen = [...vak.querySelectorAll("*")].map(element => element.localName);
                return [namen, vak.textContent];
            }""",
            klaar,
        )
        assert gelezen[0] == re.findall(r"<([a-z0-9]+)", klaar)
        assert gelezen[1] == unescape(re.sub(r"<[^>]*>", "", klaar))


def test_alleen_met_het_toetsenbord(schrijf):
    pagina = schrijf()
    toets = pagina.keyboard
    toets.type("Plekken: ")
    toets.press("Shift+Tab")
    assert pagina.evaluate("document.activeElement.textContent") == "Kop"
    toets.press("ArrowLeft")
    assert pagina.evaluate("document.activeElement.textContent") == "Opnieuw"
    toets.press("Home")
    for _ in range(12):
        toets.press("ArrowRight")
    assert pagina.evaluate("document.activeElement.textContent") == "Cijfer invoegen"
    toets.press("Enter")
    toets.type("garantie.totaal")
    toets.press("Tab")
    toets.press("Enter")
    toets.type(".")
    toets.press("Tab")
    assert pagina.evaluate("document.activeElement.textContent") == "Opslaan"
    with pagina.expect_navigation():
        toets.press("Enter")
    assert pagina.locator("#bewaard").inner_text() == "<p>Plekken: {{ garantie.totaal }}.</p>"


def test_weggaan_waarschuwt(schrijf):
    pagina = schrijf()
    vragen = []
    pagina.on("dialog", lambda vraag: (vragen.append(vraag.type), vraag.dismiss()))
    pagina.keyboard.type("Nog niet bewaard")
    pagina.evaluate("location.reload()")
    pagina.wait_for_timeout(500)
    assert vragen == ["beforeunload"]
    assert "Nog niet bewaard" in vak(pagina).inner_text()
    bewaar(pagina)
    assert vragen == ["beforeunload"]


def test_uitgelogd_tijdens_het_schrijven(schrijf, settings):
    pagina = schrijf()
    pagina.keyboard.type("Half werk")
    settings.INACTIEF_MINUTEN = -1
    knop(pagina, "Opslaan").click()
    pagina.wait_for_url("**/inloggen/**")
    settings.INACTIEF_MINUTEN = 30
    pagina.get_by_label("E-mailadres").fill("cdk@demo.example")
    pagina.get_by_label("Wachtwoord").fill("demo-regietafel")
    knop(pagina, "Inloggen").click()
    pagina.wait_for_url("**/proef/")
    assert "Half werk" in vak(pagina).inner_text()
    assert bewaar(pagina) == "<p>Half werk</p>"


def test_zonder_script_blijft_het_tekstvak(bezoek):
    pagina = bezoek("cdk", java_script_enabled=False)
    pagina.goto("/proef/")
    veld = pagina.get_by_label("Tekst")
    assert veld.is_visible() and pagina.get_by_text("een lege regel begint een nieuwe alinea").is_visible()
    veld.fill("Eerste alinea.\n\nTweede < derde.")
    assert bewaar(pagina) == "<p>Eerste alinea.</p><p>Tweede &lt; derde.</p>"


ALLES = (
    "<h3>Stand van zaken</h3><p>Een<br>twee, CO<sub>2</sub> en m<sup>2</sup>"
    '<span class="voetnoot">Zie <a href="https://voorbeeld.nl/?a=1&amp;b=2">hier</a>: {{ garantie.totaal }}.</span>'
    " &lt;p&gt; <strong>vet <em>en cursief</em></strong> <strong>{{ garantie.totaal }}</strong></p>"
    "<h4>Twente</h4><ul><li>een<ol><li>onder</li></ol></li>"
    '<li><p>twee</p><p>vervolg <a href="#slot">slot</a></p></li></ul>'
    "<blockquote><p>Citaat</p><ul><li>met punt</li></ul></blockquote>"
    "<table><caption>Opgave {{ garantie.totaal }}</caption>"
    '<thead><tr><td></td><th scope="col" colspan="2">Plekken</th></tr></thead>'
    '<tbody><tr><th scope="row" rowspan="2">Almelo</th><td>1</td><td></td></tr>'
    "<tr><td><p>a</p><p>b</p></td><td>x<ul><li>y</li></ul></td></tr></tbody></table>"
)


def test_openen_en_bewaren_verandert_niets(schrijf):
    pagina = schrijf(ALLES)
    pagina.keyboard.press("Control+End")
    pagina.keyboard.type("z")
    pagina.keyboard.press("Backspace")
    assert bewaar(pagina) == schoon(ALLES) == ALLES


def test_kopieren_binnen_de_editor_verandert_niets(schrijf):
    pagina = schrijf(ALLES)
    pagina.keyboard.press("Control+a")
    gekopieerd = pagina.evaluate(
        """() => {
            const data = new DataTransfer();
            const vak = document.querySelector(".ProseMirror");
            vak.dispatchEvent(new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true }));
            return data.getData("text/html");
        }"""
    )
    assert "Almelo" in gekopieerd
    plak(pagina, "<p>Iets anders</p>")
    plak_over_alles(pagina, gekopieerd)
    assert bewaar(pagina) == ALLES


TEKST = (
    "<h3>Stand van zaken</h3><p>In totaal {{ garantie.totaal }} plekken"
    "<span class='voetnoot'>Peildatum 1 november.</span>, <a href='https://voorbeeld.nl'>zie daar</a>.</p>"
    "<h4>Twente</h4><ul><li>een<ol><li>twee</li></ol></li></ul>"
    "<blockquote><p>Citaat.</p></blockquote><table><caption>Opgave</caption><tr><th>Gemeente</th><th>Opgave</th></tr>"
    "<tr><td>Almelo</td><td>{{ voornemens.totaal }}</td></tr></table><p>{{ onbekend }}</p>"
)


@pytest.mark.parametrize(("kleur", "breedte"), [("light", 1280), ("dark", 320)])
def test_geen_bezwaren_en_niets_te_breed(schrijf, kleur, breedte):
    pagina = schrijf(TEKST, width=breedte, kleur=kleur)
    pagina.locator(".ProseMirror td").first.click()
    assert bezwaren(pagina) == []
    assert pagina.evaluate("document.documentElement.scrollWidth") <= breedte
    for naam in ("Link", "Voetnoot", "Cijfer invoegen"):
        knop(pagina, naam).click()
        assert bezwaren(pagina) == []
        knop(pagina, "Annuleren").click()
