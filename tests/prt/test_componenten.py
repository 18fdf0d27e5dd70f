"""What pages and documents are put together from: the HTML that it gives, and that nothing of it can break out."""

import pytest
from django.template import Context, Template
from django.utils.safestring import mark_safe
from tinyhtml5 import parse

VIJAND = """<script>alert("x")</script>' onclick='y"""


def teken(bron: str, **context) -> str:
    return " ".join(Template(bron).render(Context(context)).split())


def test_een_tabel_met_haar_koppen():
    html = teken(
        """{% tabel "opgaven in " ronde klasse="regietafel-past" %}
          {% bijschrift "Opgaven van " gebied " in " ronde verborgen=True %}
          {% kolommen %}{% kolom "Gemeente" %}{% kolom "Plekken in " jaar getal=True klasse="regietafel-breekt" %}
          {% eindkolommen %}
        {% eindtabel %}""",
        ronde="cyclus 1",
        gebied="Zwolle",
        jaar=2026,
    )
    assert 'role="region" aria-label="Tabel: opgaven in cyclus 1" tabindex="0"' in html
    assert '<table class="utrecht-table utrecht-table--html-table regietafel-past">' in html
    assert '<caption class="regietafel-verborgen">Opgaven van Zwolle in cyclus 1</caption>' in html
    assert '<th scope="col">Gemeente</th>' in html
    assert '<th scope="col" class="regietafel-getal regietafel-breekt">Plekken in 2.026</th>' in html


def test_een_tabel_op_papier_heet_zoals_zij_heet():
    html = teken('{% tabel "Aflopend" papier=True %}{% bijschrift "Aflopend" kaal=True %}{% eindtabel %}')
    assert 'aria-label="Aflopend"' in html
    assert '<table class="utrecht-table utrecht-table--html-table verslag-tabel">' in html
    assert "<caption>Aflopend</caption>" in html


def test_een_kruimel_leidt_naar_een_naam_of_een_pad():
    html = teken(
        """{% kruimels %}{% kruimel "Rapporten" "rapporten" ronde=code provincie="PV23" %}
        {% kruimel "Versie 1" pad %}{{ titel }}{% eindkruimels %}""",
        code="c 1",
        pad="/verslag/1/",
        titel="Addendum",
    )
    assert html == (
        '<nav class="utrecht-breadcrumb-nav" aria-label="Kruimelpad"> '
        '<a class="nl-link" href="/rapporten/?ronde=c+1&amp;provincie=PV23">Rapporten</a> › '
        '<a class="nl-link" href="/verslag/1/">Versie 1</a> › Addendum </nav>'
    )


@pytest.mark.parametrize(
    ("argumenten", "opening"),
    [
        ('"info"', '<div class="utrecht-alert utrecht-alert--info" >'),
        ('"ok" rol="status"', '<div class="utrecht-alert utrecht-alert--ok" role="status" >'),
        (
            '"error" rol="alert" anker="fouten" focus=True',
            '<div class="utrecht-alert utrecht-alert--error" role="alert" id="fouten" tabindex="-1" autofocus>',
        ),
        ('"warning" in_lijst=True', '<li class="utrecht-alert utrecht-alert--warning" >'),
    ],
)
def test_een_melding(argumenten, opening):
    html = teken("{% melding " + argumenten + " %}Let op{% eindmelding %}")
    assert html.startswith(opening)
    assert '<div class="utrecht-alert__content"> Let op </div>' in html


def test_gegevens():
    bron = '{% gegeven "Bron" regels=True %}{{ brief }}{% eindgegeven %}'
    html = teken("{% gegevens %}" + bron + "{% eindgegevens %}", brief="van 1 juli")
    assert '<dt class="utrecht-data-list__item-key">Bron</dt>' in html
    assert 'utrecht-data-list__item-value--multiline">van 1 juli</dd>' in html


def test_een_attribuut_van_een_knop_heeft_een_streepje():
    html = teken('{% knop "Weg" soort="subtle" type="button" name="een_naam" data_periode_weg=True hidden=True %}')
    assert html.endswith('type="button" name="een_naam" data-periode-weg hidden>Weg</button>')


def test_knoppen_staan_zonder_spatie_naast_elkaar():
    html = teken(
        """{% knoppen %}
          {% knop "Bewaren" soort="secondary" name="opslaan" value="1" formnovalidate=True %}
          {% knoplink "Pdf" "taak-bestand" sleutel download=True %}
          {% annuleren "planning" %}
        {% eindknoppen %}""",
        sleutel="00000000-0000-0000-0000-000000000001",
    )
    assert html == (
        '<div class="utrecht-button-group"><button class="nl-button nl-button--secondary" type="submit" '
        'name="opslaan" value="1" formnovalidate>Bewaren</button>'
        '<a class="nl-button nl-button--secondary" '
        'href="/taken/00000000-0000-0000-0000-000000000001/bestand/" download>Pdf</a>'
        '<a class="nl-button nl-button--subtle" href="/planning/">Annuleren</a></div>'
    )


@pytest.mark.parametrize(
    "bron",
    [
        "{% tabel x klasse=x %}{% bijschrift x anker=x %}{% eindtabel %}",
        "{% kolommen %}{% kolom x klasse=x %}{% eindkolommen %}",
        '{% kruimels %}{% kruimel x "planning" vraag=x %}{{ x }}{% eindkruimels %}',
        "{% gegevens %}{% gegeven x %}{{ x }}{% eindgegeven %}{% eindgegevens %}",
        "{% gegevens kaal=True %}{% gegeven x kaal=True %}{{ x }}{% eindgegeven %}{% eindgegevens %}",
        "{% melding x rol=x anker=x %}{{ x }}{% eindmelding %}",
        '{% knoppen klasse=x %}{% knop x soort=x name=x %}{% knoplink x "planning" v=x soort=x %}{% eindknoppen %}',
        "{% knoppen navigatie=x %}{% annuleren x %}{% eindknoppen %}",
        "{% veld x x %}{{ x }}{% eindveld %}",
    ],
)
def test_een_vijandige_tekst_blijft_tekst(bron):
    pagina = parse(Template(bron).render(Context({"x": "/" + VIJAND})), namespace_html_elements=False)
    assert not list(pagina.iter("script"))
    assert not [element for element in pagina.iter() if "onclick" in element.attrib or "y" in element.attrib]


def test_wat_veilig_is_verklaard_blijft_zoals_het_is():
    html = teken("{% kolom veilig gevaar %}", veilig=mark_safe("gegaran&shy;deerd "), gevaar="<b>")
    assert html == '<th scope="col">gegaran&shy;deerd &lt;b&gt;</th>'
