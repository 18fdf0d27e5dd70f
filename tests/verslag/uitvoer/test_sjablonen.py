"""The version of the templates: of everything that a report is drawn with, and of nothing else."""

import shutil
from copy import deepcopy
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings as instellingen
from django.template import Template
from django.test.signals import template_rendered

from opgaven.gebieden.keuzes import Gebiedsoort
from opgaven.gebieden.models import Gemeente, Provincie, Regio
from opgaven.rondes.models import Ronde
from tests import fabriek
from tests.verslag.heel import als_html
from verslag.document.opstellen import stel_op
from verslag.rapport.rapporten import ADDENDUM, RAPPORTEN, VERSLAG
from verslag.uitvoer.sjablonen import ALTIJD, sjablonen_van, sjabloonversie

GEBIED = {Gebiedsoort.PROVINCIE: Provincie, Gebiedsoort.REGIO: Regio, Gebiedsoort.GEMEENTE: Gemeente}


@pytest.fixture
def getekende():
    """The names of the templates that were drawn."""
    namen = set()

    def noteer(template: Template, **_):
        namen.add(template.name)

    template_rendered.connect(noteer)
    yield namen
    template_rendered.disconnect(noteer)


@pytest.mark.django_db
@pytest.mark.traag
@pytest.mark.parametrize("rapport", [*RAPPORTEN.values(), ADDENDUM], ids=lambda rapport: rapport.sleutel)
def test_wat_wordt_getekend_telt_mee(demo, getekende, rapport):
    zwolle = Gemeente.objects.get(naam="Zwolle")
    fabriek.knelpunt(zwolle, geadresseerde="lrt")
    gebied = zwolle if rapport.soort == Gebiedsoort.GEMEENTE else GEBIED[rapport.soort].objects.filter().first()
    als_html(stel_op(Ronde.objects.get(nummer=1), gebied, date(2024, 10, 31), rapport=rapport))
    assert "verslag/uitvoer/papier/document.html" in getekende
    assert getekende <= sjablonen_van(rapport).keys()


def test_een_rapport_noemt_alleen_zijn_eigen_sjablonen():
    factsheet = sjablonen_van(RAPPORTEN["factsheet"])
    assert factsheet.keys() - set(ALTIJD) == {
        "verslag/dashboard/_bekend_op.html",
        "verslag/rapport/onderdelen/gemeente.html",
        "grafiek/tijdlijn.html",
        "grafiek/_tijdvak.html",
        *(f"componenten/{naam}.html" for naam in ("tabel", "bijschrift", "kolommen", "kolom")),
    }


@pytest.fixture
def eigen_sjablonen(settings, tmp_path):
    """The templates in a folder of this test; what it writes in them is read anew."""
    doel = tmp_path / "templates"
    shutil.copytree(Path(instellingen.BASE_DIR) / "templates", doel)

    def herlees():
        settings.TEMPLATES = [deepcopy(settings.TEMPLATES[0]) | {"DIRS": [doel]}]
        sjabloonversie.cache_clear()
        return doel

    yield herlees
    sjabloonversie.cache_clear()


@pytest.mark.parametrize(
    ("bestand", "telt"),
    [
        ("verslag/uitvoer/papier/document.html", True),
        ("verslag/rapport/onderdelen/garanties.html", True),
        ("grafiek/_tijdvak.html", True),  # included by what a part includes
        ("componenten/tabel.html", True),  # drawn by a tag that holds content
        ("componenten/kolom.html", True),  # drawn by a tag within one
        ("componenten/kruimel.html", False),  # of screens
        ("verslag/rapport/onderdelen/maandstanden.html", False),  # of another report
        ("verslag/dashboard/provincie.html", False),
    ],
)
def test_een_gewijzigd_sjabloon_is_een_andere_versie(eigen_sjablonen, bestand, telt):
    map_ = eigen_sjablonen()
    eerst = sjabloonversie(VERSLAG)
    (map_ / bestand).write_text((map_ / bestand).read_text() + " ")
    eigen_sjablonen()
    assert (sjabloonversie(VERSLAG) != eerst) is telt


def test_een_gewijzigde_stijl_is_een_andere_versie(monkeypatch):
    sjabloonversie.cache_clear()
    eerst = sjabloonversie(VERSLAG)
    monkeypatch.setattr("verslag.uitvoer.sjablonen.stijl_van", lambda html: b"p { color: red }")
    sjabloonversie.cache_clear()
    assert sjabloonversie(VERSLAG) != eerst
    sjabloonversie.cache_clear()
