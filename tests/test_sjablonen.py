"""The house rules of templates: one element a line, and what opens in one way comes from a component."""

import re
from pathlib import Path

from django.template import engines

from prt.templatetags import componenten

WORTEL = Path(__file__).parent.parent / "templates"
SJABLONEN = sorted(pad for pad in WORTEL.rglob("*") if pad.suffix in (".html", ".txt"))
LANGSTE_REGEL = 120

OPENINGEN = {
    "<table": "{% tabel %}",
    "<caption": "{% bijschrift %}",
    "<thead": "{% kolommen %}",
    "utrecht-breadcrumb-nav": "{% kruimels %}",
    "utrecht-data-list": "{% gegevens %}",
    "regietafel-gegevens": "{% gegevens %}",
    "utrecht-alert": "{% melding %}",
    "utrecht-button-group": "{% knoppen %}",
    "nl-button": "{% knop %} or {% knoplink %}",
    '<th scope="col"': "{% kolom %}",
    'class="utrecht-form-field"': "{% veld %}, or the field of a Django form",
}
"""What a template does not write out, and what it says instead."""
BLOK = re.compile(r"<(?:p|h\d|li|tr|td|th|dt|dd|div|section|form|ul|ol|dl|nav|article|option|label|legend)[ >]")
"""The beginning of an element that is not part of a line of text."""


def naam(pad: Path) -> str:
    return pad.relative_to(WORTEL).as_posix()


def regels():
    for pad in SJABLONEN:
        yield from ((f"{naam(pad)}:{nummer}", regel) for nummer, regel in enumerate(pad.read_text().split("\n"), 1))


def test_geen_regel_is_te_lang():
    """The linter lays templates out; it does not count."""
    assert not [waar for waar, regel in regels() if len(regel) > LANGSTE_REGEL]


def test_een_element_per_regel():
    """An element that is not in a line of text begins a line of its own."""
    assert not [waar for waar, regel in regels() if len(BLOK.findall(regel)) > 1]


def test_openingen_komen_uit_een_component():
    fout = []
    for pad in SJABLONEN:
        if pad.parent.name != "componenten":
            tekst = pad.read_text()
            fout += [f"{naam(pad)}: {stuk} is {eigen}" for stuk, eigen in OPENINGEN.items() if stuk in tekst]
    assert not fout


def test_elke_component_wordt_gebruikt():
    tekst = "\n".join(pad.read_text() for pad in SJABLONEN)
    assert not [tag for tag in componenten.register.tags if not re.search(rf"{{% {tag} ", tekst)]


def test_elk_sjabloon_is_te_lezen():
    """Also the template that no test draws: a tag that does not exist is an error only then."""
    for pad in SJABLONEN:
        engines["django"].get_template(naam(pad))
