"""All of the land from a file: once, again, and with what is wrong in it."""

import csv
import io

import pytest
from django.core.management import CommandError, call_command

from opgaven.gebieden.models import Gebied, Gemeente, Lidmaatschap
from opgaven.gebieden.namen import BESTAND, Gemeentegids, gemeenten_van_nederland
from prt.toegang.spoor.models import Handeling
from prt.werkboek.woorden import Afgekeurd
from tests.opgaven.herindelen.test_herindeling import op
from tests.verslag.conftest import PEILDATUM

pytestmark = pytest.mark.django_db


def lees_in(*bestand) -> str:
    uit = io.StringIO()
    call_command("gebieden", *bestand, stdout=uit)
    return uit.getvalue()


def test_het_hele_land_en_geen_cijfer_anders(overijssel):
    voor = [(g.naam, g.aantal_opgave, g.gegarandeerd) for g in op(PEILDATUM).gemeenten]
    meedoend = set(Gemeente.objects.deelnemend())
    lees_in()
    assert [(g.naam, g.aantal_opgave, g.gegarandeerd) for g in op(PEILDATUM).gemeenten] == voor
    assert set(Gemeente.objects.deelnemend()) == meedoend
    assert Gemeente.objects.count() == 342
    assert Gebied.objects.filter(soort="provincie").count() == 12
    assert Gebied.objects.filter(soort="veiligheidsregio").count() == 25
    groningen = Gemeente.objects.get(naam="Groningen")
    assert groningen.provincie.naam == "Groningen" and not groningen.doet_mee
    assert Handeling.objects.filter(soort="geimporteerd", onderwerp__startswith="Gebieden van Nederland").exists()


def test_nog_eens_verandert_niets(overijssel):
    lees_in()
    voor = list(Lidmaatschap.objects.order_by("pk").values_list())
    assert "0 gebieden nieuw, 0 hernoemd." in lees_in()
    assert list(Lidmaatschap.objects.order_by("pk").values_list()) == voor


@pytest.mark.alleen_sqlite
def test_elke_naam_van_het_cbs_wijst_naar_de_goede_gemeente(overijssel):
    lees_in()
    gids = Gemeentegids(Gemeente.objects.all())
    for naam in gemeenten_van_nederland():
        assert naam.code in {gemeente.code for gemeente in gids.zoek(naam.naam)}, naam.naam
        assert [gemeente.code for gemeente in gids.zoek(naam.code)] == [naam.code]


def anders(tmp_path, *wijzigingen):
    """The file with cells changed: row, column, value; a row that is None goes."""
    with BESTAND.open(encoding="utf-8", newline="") as bron:
        rijen = list(csv.DictReader(bron))
    for rij, kolom, waarde in wijzigingen:
        rijen[rij][kolom] = waarde
    pad = tmp_path / "ander.csv"
    with pad.open("w", encoding="utf-8", newline="") as doel:
        schrijver = csv.DictWriter(doel, list(rijen[0]))
        schrijver.writeheader()
        schrijver.writerows(rij for rij in rijen if rij["naam"] != "WEG")
    return pad


def test_een_nieuwe_naam_en_wat_er_niet_meer_is(overijssel, tmp_path):
    lees_in()
    uit = lees_in(anders(tmp_path, (0, "naam", "Groningen-Stad"), (5, "naam", "WEG")))
    assert "Groningen heet nu Groningen-Stad" in uit
    assert "Leg vast wie hen opvolgt" in uit
    assert Gemeente.objects.count() == 342  # nothing is ended by a file


@pytest.mark.parametrize(
    ("wijziging", "melding"),
    [
        ((3, "cbs_code", "GM0014"), "Rij 5: GM0014 staat ook op rij 2"),
        ((3, "cbs_code", "0014"), "Rij 5: “0014” is geen CBS-code van een gemeente"),
        ((3, "provincie_code", ""), "Rij 5: “” is geen CBS-code van een provincie"),
        ((3, "naam", ""), "Rij 5: .* heeft geen naam"),
    ],
)
def test_een_fout_noemt_de_rij_en_schrijft_niets(overijssel, tmp_path, wijziging, melding):
    voor = Gebied.objects.count()
    with pytest.raises(CommandError, match=melding):
        lees_in(anders(tmp_path, wijziging))
    assert Gebied.objects.count() == voor


def test_een_bestand_dat_geen_lijst_is(overijssel, tmp_path):
    (tmp_path / "leeg.csv").write_text("code;naam\n")
    with pytest.raises(CommandError, match="de kolom cbs_code ontbreekt"):
        lees_in(tmp_path / "leeg.csv")
    with pytest.raises(CommandError, match="niet te lezen"):
        lees_in(tmp_path / "bestaat-niet.csv")


@pytest.mark.alleen_sqlite
def test_wie_elders_ligt_is_geen_tikfout(overijssel):
    """Case N04, also with the whole land in the database."""
    lees_in()
    with pytest.raises(Afgekeurd, match="Emmen ligt in Drenthe"):
        Gemeentegids(Gemeente.objects.deelnemend()).zoek("Emmen")
