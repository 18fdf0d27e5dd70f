"""Texts as an attacker, a broken program or Word would send them; strategies for every test that takes in text."""

import io

import tinyhtml5
from hypothesis import strategies as st


def _namen(tekst: str) -> list[str]:
    return tekst.split()


ADRESSEN = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "java&#10;script:alert(1)",
    "\x01javascript:alert(1)",
    "&#106;avascript&colon;alert(1)",
    "vbscript:msgbox(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:image/svg+xml;base64,PHN2Zy8+",
    "file:///etc/passwd",
    "//voorbeeld.nl/a",
    "/beheer/",
    "\\\\voorbeeld.nl\\a",
    "http:voorbeeld.nl",
    "http://voorbeeld.nl/a.png",
    "https://voorbeeld.nl/a.css",
    "https://bank.nl@voorbeeld.nl/",
    "http://[::1",
    "ftp://voorbeeld.nl/",
    "blob:https://voorbeeld.nl/1",
    "mailto:a@voorbeeld.nl",
    "#anker",
    '#"onclick=alert(1)',
    "https://voorbeeld.nl/{{ garantie.totaal }}",
    "",
]
SCRIPTS = [
    "<script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<svg><script>alert(1)</script></svg>",
    "<svg onload=alert(1)>",
    '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    '<math><annotation-xml encoding="text/html"><style><img src=x onerror=alert(1)></style></annotation-xml></math>',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "<template><script>alert(1)</script></template>",
    "<xmp><img src=x onerror=alert(1)></xmp>",
    "<textarea></textarea><img src=x onerror=alert(1)>",
    "<title><img src=x onerror=alert(1)></title>",
    "<plaintext><img src=x onerror=alert(1)>",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<!--[if gte mso 9]><xml><o:p>x</o:p></xml><![endif]-->",
    "<?php echo 1 ?>",
    '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>&x;',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<object data="file:///etc/passwd"></object><embed src="javascript:alert(1)">',
    '<base href="http://voorbeeld.nl/"><meta http-equiv=refresh content="0;url=http://voorbeeld.nl">',
    "<link rel=stylesheet href=http://voorbeeld.nl/a.css><link rel=attachment href=file:///etc/passwd>",
    "<style>@import url(http://voorbeeld.nl/a.css); p { background: url(file:///etc/passwd) }</style>",
    "<p style=\"background:url('http://voorbeeld.nl/a.png');position:fixed\" class=nl-button id=inhoud>x</p>",
    "<p title='>' style='color:red' onclick=alert(1)>x</p>",
    "<input autofocus onfocus=alert(1)><details open ontoggle=alert(1)>x</details>",
    "<img src=x onerror=alert(1)//<video><source onerror=alert(1)></video>",
    '<a href="x" onmouseover=alert(1) target=_blank ping=http://voorbeeld.nl>x</a>',
    "<a href=https://voorbeeld.nl/a>a<a href=https://voorbeeld.nl/b>b<table><td><a href=#c>c</table>",
    '<span class="voetnoot x">a<span class=voetnoot>b<p>c</p></span></span>',
    "<h3><span class=voetnoot>in een kop</span>kop</h3><table><tr><th><span class=voetnoot>in een cel</span></table>",
    "{% load static %}{% include '/etc/passwd' %}{{ settings.SECRET_KEY }}{{7*7}}${7*7}#{7*7}",
    "{{ garantie.totaal }} {{garantie totaal}} {{ garantie.totaal {{{{ }}}}",
    "' OR 1=1 --\";</p></body></html><p>na het einde",
]
TEKENS = [
    "\u202etpircsavaj",
    "\u2066om\u2069",
    "شكرا لكم",
    "עברית",
    "👩‍👩‍👧‍👦🏴󠁧󠁢󠁳󠁣󠁴󠁿🇳🇱",
    "a\u200bb\ufeffc\u00add",
    "\x00\x07\x1b[31m\x85\u2028",
    "&#0;&#x202E;&#xD800;&#x110000;&#xFFFE;&nbsp;&zwj;&lt;script&gt;&amp;lt;b&gt;",
    "e\u0301\u0323\u0338",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢",
    "\ud800",
    "ﷺ" * 40,
    "w" * 400,
    "een < twee > een & \"drie\" 'vier' &c",
]
ELEMENTEN = _namen(
    "p h1 h2 h3 h4 h5 h6 strong b em i a ul ol li table caption colgroup col thead tbody tfoot tr th td br hr "
    "blockquote sub sup span div pre code font section svg math foreignObject mtext mglyph style script template "
    "select option form button input img video iframe noscript textarea title xmp nobr u center marquee dl dt dd o:p "
    "body html head"
)
EIGENSCHAPPEN = _namen(
    "href src srcset style class id onclick onerror target title colspan rowspan scope action formaction xlink:href "
    "background poster data lang dir xmlns"
)
WAARDEN = ["voetnoot", "2", "999999999", "-1", "0", "1e3", "col", "rtl", "x", "http://www.w3.org/2000/svg"]

adressen = st.sampled_from(ADRESSEN)
tekens = st.one_of(st.sampled_from(TEKENS), st.text(max_size=20))


@st.composite
def tags(draw) -> str:
    """An opening tag with attributes that it may not have, often with an address in it."""
    paren = st.tuples(
        st.sampled_from(EIGENSCHAPPEN), st.one_of(adressen, st.sampled_from(WAARDEN), st.text(max_size=5))
    )
    aanhaling = draw(st.sampled_from(['"', "'", ""]))
    eigenschappen = "".join(f" {naam}={aanhaling}{w}{aanhaling}" for naam, w in draw(st.lists(paren, max_size=3)))
    return f"<{draw(st.sampled_from(ELEMENTEN))}{eigenschappen}{draw(st.sampled_from(['>', '>', '>', '/>', '']))}"


sluittags = st.sampled_from(ELEMENTEN).map("</{}>".format)
soep = st.lists(st.one_of(tags(), sluittags, tekens), max_size=12).map("".join)


@st.composite
def tabellen(draw) -> str:
    """Of any size, now and then far too large, with cells that reach over each other and out of the table."""
    rijen, kolommen = draw(st.sampled_from([(1, 1), (3, 4), (6, 12), (4, 13), (301, 1), (40, 3), (2, 300)]))
    bereik = draw(st.sampled_from(["", " colspan=2", " rowspan=2", " rowspan=300 colspan=12", " colspan=0 rowspan=0"]))
    cel = f"<{draw(st.sampled_from(['td', 'th']))}{bereik}>{draw(st.one_of(tekens, st.sampled_from(SCRIPTS)))}"
    gewoon = f"<td>{draw(st.sampled_from(['', 'x', '3.864']))}"
    return f"<table>{('<tr>' + cel + gewoon * (kolommen - 1)) * rijen}{draw(st.sampled_from(['</table>', '']))}"


@st.composite
def diepte(draw) -> str:
    """The same few tags over and over, opened and perhaps closed; each different, as far as attributes make it so."""
    paar = draw(st.lists(st.sampled_from(ELEMENTEN), min_size=1, max_size=2))
    keer = draw(st.sampled_from([3, 7, 7, 30, 30, 1500]))
    open_ = "".join(f"<{naam} x={nummer}>" for nummer in range(keer) for naam in paar)
    dicht = "".join(f"</{naam}>" for _ in range(keer) for naam in reversed(paar)) if draw(st.booleans()) else ""
    return f"<p>{open_}{draw(tekens)}{dicht}{'<p>x' * draw(st.sampled_from([0, 1, 2, 2, 2, 300]))}"


def vijandige_teksten() -> st.SearchStrategy[str]:
    delen = st.one_of(soep, soep, st.sampled_from(SCRIPTS), tekens, tabellen(), diepte())
    return st.lists(delen, min_size=1, max_size=4).map("".join)


@st.composite
def goede_teksten(draw) -> tuple[str, list[str]]:
    """A text as somebody writes it, and its words in order."""
    woorden = []

    def regel() -> str:
        delen = []
        for opmaak in draw(
            st.lists(
                st.sampled_from(
                    [
                        "{}",
                        "<strong>{}</strong>",
                        "<b><i>{}</i></b>",
                        "<sup>{}</sup>",
                        '<a href="https://voorbeeld.nl/">{}</a>',
                        "<u>{}</u>",
                    ]
                ),
                min_size=1,
                max_size=5,
            )
        ):
            woorden.append(draw(st.text(alphabet="abcéëïщд中🙂&<>\"'", min_size=1, max_size=8)))
            delen.append(opmaak.format(woorden[-1].replace("&", "&amp;").replace("<", "&lt;")))
        return " ".join(delen)

    vormen = [
        "<p>{}</p>",
        "<h2>{}</h2>",
        "<h6>{}</h6>",
        "<div>{}</div>",
        "<ul><li>{}</li><li>{}</li></ul>",
        "<ol><li><p>{}</p><ul><li>{}</li></ul></li></ol>",
        "<blockquote><p>{}</p></blockquote>",
        "<table><caption>{}</caption><tr><th>{}</th><td>{}</td></tr><tr><td colspan=2>{}</td></tr></table>",
    ]
    html = "".join(
        "".join(regel() if deel == "{}" else deel for deel in _deel(vorm))
        for vorm in draw(st.lists(st.sampled_from(vormen), min_size=1, max_size=5))
    )
    return html, woorden


def _deel(vorm: str) -> list[str]:
    return [deel for stuk in vorm.replace("{}", "\0{}\0").split("\0") if (deel := stuk)]


ZONDER_EIGENSCHAPPEN = _namen("p h3 h4 strong em ul ol li table caption thead tbody tr br blockquote sub sup")
MAG = {naam: set() for naam in ZONDER_EIGENSCHAPPEN}
MAG |= {"a": {"href"}, "span": {"class"}, "td": {"colspan", "rowspan"}, "th": {"scope", "colspan", "rowspan"}}


def bezwaren(html: str) -> list[str]:
    """What an HTML5 parser that knows nothing of this project finds in a text that should not be there."""
    boom = tinyhtml5.parse(io.StringIO(html), namespace_html_elements=False)  # a short string might name a file
    hoofd, lichaam = boom.find("head"), boom.find("body")
    elementen = list(lichaam.iter())[1:]
    uit = [f"head: {kind.tag}" for kind in hoofd]
    uit += [f"{element.tag}" for element in elementen if element.tag not in MAG]
    for element in elementen:
        vreemd = set(element.attrib) - MAG.get(element.tag, set())
        uit += [f"{element.tag} {naam}" for naam in vreemd]
        href = element.get("href", "#a")
        if not href.startswith(("https://", "http://", "mailto:", "#")):
            uit.append(f"a href={href}")
        if element.get("class", "voetnoot") != "voetnoot":
            uit.append(f"class={element.get('class')}")
    # What is written is what is read: the parser moved nothing, closed nothing and opened nothing by itself.
    if html.count("<") != sum(1 if element.tag == "br" else 2 for element in elementen):
        uit.append("een ontleder leest iets anders dan er staat")
    return uit
