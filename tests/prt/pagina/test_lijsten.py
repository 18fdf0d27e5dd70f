"""A cell of a list is what django-tables2 makes of it; only what is the same for every cell is worked out once."""

from types import SimpleNamespace

import django_tables2 as tables
import pytest

from opgaven.gebieden.models import Gemeente
from prt.pagina.kolommen import Getal, Koppeling
from prt.pagina.lijsten import Tabel
from realisatie.locaties.models import Beschikbaarheid, Locatie
from tests import fabriek
from tests.prt.pagina.test_lijst_als_bestand import LIJSTEN, OP_EEN_DAG


def van_de_bibliotheek(tabel):
    return [[rij.get_cell(kolom.name) for kolom in tabel.columns] for rij in tabel.paginated_rows]


def op_de_pagina(tabel):
    return [[cel for _, cel in regel] for regel in tabel.regels()]


@pytest.mark.django_db
@pytest.mark.parametrize("pad", [*LIJSTEN, *OP_EEN_DAG])
def test_elke_lijst_heeft_de_cellen_van_de_bibliotheek(als, vol, pad):
    tabel = als("cdk").get(pad).context["table"]
    cellen = op_de_pagina(tabel)
    assert cellen == van_de_bibliotheek(tabel)
    assert cellen


class Proef(Tabel):
    """What a column can ask, and what a row can be."""

    naam = tables.Column(default="geen")
    diep = tables.Column(accessor="binnen__waarde", default="geen")
    gevraagd = tables.Column(accessor="vraag")
    alles = tables.Column(accessor="naam")
    plekken = Getal(leeg="onbekend")
    koppeling = Koppeling(lambda record: record.pad if hasattr(record, "pad") else None, accessor="naam")
    ergens = tables.Column(accessor="naam", linkify=lambda value, table: f"/{value}/{table.titel}/")

    def render_alles(self, **alles):
        return ", ".join(sorted(alles))

    def render_gevraagd(self, value, bound_row):
        return f"{value} {bound_row.record}"


RIJEN = [
    SimpleNamespace(naam="a<b", binnen=SimpleNamespace(waarde=3), vraag=lambda: "antwoord", plekken=1234, pad="/x?a&b"),
    SimpleNamespace(naam="", binnen=None, plekken=None),
    SimpleNamespace(naam=None, binnen=SimpleNamespace(), vraag=0, plekken=0, pad=None),
    {"naam": "woordenboek", "binnen": {"waarde": "diep"}, "vraag": 7, "plekken": 5},
    {"binnen": {}},
]


def test_een_cel_van_alles_wat_een_rij_kan_zijn():
    tabel = Proef(RIJEN, titel="Proef")
    cellen = op_de_pagina(tabel)
    assert cellen == van_de_bibliotheek(tabel)
    eerste, leeg, *_ = cellen
    assert eerste[1:3] == [3, f"antwoord {RIJEN[0]}"]
    assert eerste[3] == "bound_column, bound_row, column, record, table, value"
    assert eerste[5] == '<a class="nl-link" href="/x?a&amp;b">a&lt;b</a>'
    assert eerste[6] == '<a href="/a&lt;b/Proef/">a&lt;b</a>'
    assert leeg[:2] == ["geen", "geen"]


@pytest.mark.django_db
def test_een_keuze_heet_zoals_zij_heet_ook_aan_het_eind_van_een_weg():
    class Keuzes(Tabel):
        doelgroep = tables.Column()
        soort = tables.Column(accessor="locatie__soort")
        waar = tables.Column(accessor="locatie__gemeente__naam")
        van = tables.Column(accessor="vervangt__naam", default="niets")

    plek = fabriek.locatie(soort="azc")
    fabriek.voornemen(plek, doelgroep="oekraine")
    tabel = Keuzes(Beschikbaarheid.objects.all())
    assert op_de_pagina(tabel) == van_de_bibliotheek(tabel)
    keuze = dict(Locatie._meta.get_field("soort").flatchoices)["azc"]
    assert op_de_pagina(tabel) == [["Oekraïne", keuze, Gemeente.objects.get().naam, "niets"]]
