"""The subset of HTML: what is kept, what is put in shape, and what is refused with a message."""

import re
from html import unescape

import pytest
from hypothesis import given

from prt.tekst.boom import TekstFout
from prt.tekst.schoon import is_leeg, schoon, uit_invoer
from tests.vijandig import goede_teksten
from tests.voorbeelden import voorbeelden


@pytest.mark.parametrize(
    ("ruw", "klaar"),
    [
        ("los", "<p>los</p>"),
        ("<div>een</div><div>twee</div>", "<p>een</p><p>twee</p>"),
        ("<p>a <b>b</b><i>c</i></p>", "<p>a <strong>b</strong><em>c</em></p>"),
        ("<p><em><strong>a</strong></em> <strong>b</strong>", "<p><strong><em>a</em></strong> <strong>b</strong></p>"),
        ("<p>x<sub>2</sub> m<sup>2</sup>", "<p>x<sub>2</sub> m<sup>2</sup></p>"),
        ("<p>\n een\t <strong> twee </strong>\n</p>", "<p>een <strong>twee</strong></p>"),
        ("<p>een<br>twee<br></p>", "<p>een<br>twee</p>"),
        ("<p style='color:red' class=x id=y onclick=z lang=en>a", "<p>a</p>"),
        ("<p>a</p><p> &nbsp;</p><p><strong></strong></p><ul><li></ul>", "<p>a</p>"),
        ("e\u0301 &lt;b&gt; &amp;amp;", "<p>é &lt;b&gt; &amp;amp;</p>"),
        ("&#x202E;om&#x2066;\u200b\x00", "<p>om</p>"),
        ("<u>onder</u>streept", "<p>onderstreept</p>"),
    ],
)
def test_alineas(ruw, klaar):
    assert schoon(ruw) == klaar


@pytest.mark.parametrize(
    ("ruw", "klaar"),
    [
        ("<h1>a</h1><h2>b</h2><h3>c</h3>", "<h3>a</h3><h3>b</h3><h3>c</h3>"),
        ("<h2>a</h2><h4>b</h4><h6>c</h6>", "<h3>a</h3><h4>b</h4><h4>c</h4>"),
        ("<h5>a</h5><h5>b</h5>", "<h3>a</h3><h4>b</h4>"),
        ("<ul><li><h3>a</h3></ul>", "<ul><li>a</li></ul>"),
    ],
)
def test_koppen_slaan_geen_niveau_over(ruw, klaar):
    assert schoon(ruw) == klaar


@pytest.mark.parametrize(
    ("ruw", "klaar"),
    [
        ("<ul><li>a<li><p>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
        ("<ol><li><p>a<p>b<ul><li>c</ul></ol>", "<ol><li><p>a</p><p>b</p><ul><li>c</li></ul></li></ol>"),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("<ul>los<li>a</ul>", "<ul><li>los</li><li>a</li></ul>"),
        ("<blockquote>a<h3>b</h3></blockquote>", "<blockquote><p>a</p><p>b</p></blockquote>"),
    ],
)
def test_lijsten_en_citaten(ruw, klaar):
    assert schoon(ruw) == klaar


@pytest.mark.parametrize(
    ("adres", "wordt"),
    [
        ("https://voorbeeld.nl/a?b=1&c", "https://voorbeeld.nl/a?b=1&amp;c"),
        ("HTTP://voorbeeld.nl", "http://voorbeeld.nl"),
        ("mailto:a@voorbeeld.nl", "mailto:a@voorbeeld.nl"),
        ("#bijlage-1", "#bijlage-1"),
    ],
)
def test_links(adres, wordt):
    assert schoon(f'<a href="{adres}" target="_blank">x</a>') == f'<p><a href="{wordt}">x</a></p>'


@pytest.mark.parametrize(
    "adres",
    [
        "javascript:alert(1)",
        "java&#9;script:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//voorbeeld.nl",
        "/locaties/",
        "locaties",
        "http:voorbeeld",
        "https://bank.nl@voorbeeld.nl",
        "https://voorbeeld.nl/{{ garantie.totaal }}",
        "mailto:",
        "#",
        "http://[::1",
        "",
    ],
)
def test_andere_adressen_verdwijnen_en_de_tekst_blijft(adres):
    assert schoon(f'<a href="{adres}">x</a>') == "<p>x</p>"


def test_voetnoten():
    noot = '<p>a<span class="voetnoot">zie <strong>b</strong></span> c</p>'
    assert schoon(noot) == noot
    assert schoon('<b>a<span class="voetnoot x">n</span></b>') == (
        '<p><strong>a</strong><span class="voetnoot">n</span></p>'
    )
    assert schoon('<p><span class="voetnoot">a<br>b<span class="voetnoot">c</span></span></p>') == (
        '<p><span class="voetnoot">a bc</span></p>'
    )
    assert schoon('<p>x<span class="voetnoot"> </span><span class="anders">y</span></p>') == "<p>xy</p>"


def rijen(*rijen_: str) -> str:
    return f"<table>{''.join(f'<tr>{rij}</tr>' for rij in rijen_)}</table>"


@pytest.mark.parametrize(
    ("ruw", "kop", "romp"),
    [
        (
            rijen("<td>a<td>b", "<td>c<td>d"),
            '<tr><th scope="col">a</th><th scope="col">b</th></tr>',
            "<tr><td>c</td><td>d</td></tr>",
        ),
        (
            rijen("<td><th>b", "<th>c<td>d"),
            '<tr><td></td><th scope="col">b</th></tr>',
            '<tr><th scope="row">c</th><td>d</td></tr>',
        ),
        (
            rijen("<th><td>a", "<th><td>b"),
            '<tr><td></td><th scope="col">a</th></tr>',
            "<tr><td></td><td>b</td></tr>",
        ),
        (
            rijen("<td><td>", "<th colspan=2>a", "<td>b"),
            '<tr><th scope="col" colspan="2">a</th></tr>',
            "<tr><td>b</td><td></td></tr>",
        ),
        (
            rijen("<th>a<th>b", "<td rowspan=99>c<td>d", "<td>e<td>f"),
            '<tr><th scope="col">a</th><th scope="col">b</th><td></td></tr>',
            '<tr><td rowspan="2">c</td><td>d</td><td></td></tr><tr><td>e</td><td>f</td></tr>',
        ),
        (
            rijen("<th>a", "<td colspan=9999>b", "<td colspan=0>c"),
            '<tr><th scope="col">a</th></tr>',
            "<tr><td>b</td></tr><tr><td>c</td></tr>",
        ),
    ],
)
def test_tabellen_krijgen_een_koprij_en_gelijke_rijen(ruw, kop, romp):
    assert schoon(ruw) == f"<table><thead>{kop}</thead><tbody>{romp}</tbody></table>"


def test_een_rij_die_een_bladzij_vult_wordt_geen_kop():
    """A head comes back on every page; one that fills the page leaves the engine no room and is not drawn at all."""
    lang = "woord " * 31
    assert "<th" not in schoon(rijen(f"<td>{lang}<td>b", "<td>c<td>d"))
    assert schoon(rijen(f"<th>{lang}<th>b", "<td>c<td>d")).startswith("<table><tbody>")
    assert schoon(rijen(f"<td>{'woord ' * 29}<td>b", "<td>c<td>d")).startswith("<table><thead>")


def test_tabel_met_bijschrift_en_tabel_in_een_cel():
    ruw = "<table><caption>Een <b>bij</b><br>schrift</caption><tr><td>a<table><tr><td>b<td>c</table></table>"
    assert schoon(ruw) == (
        '<table><caption>Een bij schrift</caption><thead><tr><th scope="col"><p>a</p><p>b</p><p>c</p></th></tr></thead>'
        "</table>"
    )
    assert schoon("<table><caption>Alleen dit</caption><tr><td></table>") == "<p>Alleen dit</p>"


@pytest.mark.parametrize(
    ("ruw", "woorden"),
    [
        ("<p>" + "a" * 200_000, "200.003 tekens"),
        ("<p>" + "<" * 3 + "&amp;" * 10 + "<" * 60_000 + "x", "te lang"),
        ("<br>" * 30_001, "te veel opmaak"),
        ("<ul><li>" * 7 + "x", "ten hoogste 6 diep"),
        ('x<span class="voetnoot">n</span>' * 151, "150 voetnoten"),
        (rijen("<td>x" * 13), "13 kolommen; er passen er 12"),
        (rijen(*["<td>x"] * 301), "301 rijen; er passen er 300"),
    ],
)
def test_te_groot_wordt_geweigerd_met_de_grens_erbij(ruw, woorden):
    with pytest.raises(TekstFout, match=woorden):
        schoon(ruw)


def test_op_de_grens_past_het_nog():
    assert schoon("<ul><li>" * 6 + "x").count("<ul>") == 6
    tabel = schoon(rijen(*["<td>x" * 12] * 300))
    assert tabel.count("<tr>") == 300 and schoon(tabel) == tabel


def test_open_gelaten_nadruk_groeit_niet_aan():
    """A browser repeats open emphasis in every paragraph: 2,000 × 2,000 of them would fill the memory."""
    ruw = "<p>" + "".join(f"<b x={nummer}>" for nummer in range(2000)) + "<p>x" * 2000
    assert schoon(ruw) == "<p><strong>x</strong></p>" * 2000


def test_duizenden_stukjes_worden_een_regel():
    assert schoon("x<span></span>" * 14_000) == f"<p>{'x' * 14_000}</p>"
    assert schoon("e<span></span>\u0301") == "<p>é</p>"


@pytest.mark.parametrize("html", ["", " \n", "<p></p>", "<p>&nbsp;<br>\u200d</p>", "<table><tr><td></table>"])
def test_leeg(html):
    assert is_leeg(html) and schoon(html) == ""


def test_niet_leeg():
    assert not is_leeg("<p>.</p>")
    assert not is_leeg('<p><span class="voetnoot">x</span></p>')


def test_zonder_opmaak_worden_witregels_alineas():
    assert uit_invoer("een < twee\r\nnog\r\n \r\ntwee & drie") == "<p>een &lt; twee<br>nog</p><p>twee &amp; drie</p>"
    assert uit_invoer("<p>a</p>\n\n<p>b</p>") == "<p>a</p>\n\n<p>b</p>"


@given(goede_teksten())
@voorbeelden()
def test_geen_woord_gaat_verloren(tekst_en_woorden):
    html, woorden = tekst_en_woorden
    zonder_wit = "".join(unescape(re.sub("<[^>]*>", "", schoon(html))).split())
    assert zonder_wit == "".join("".join(woorden).split())
