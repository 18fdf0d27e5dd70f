"""Names and codes of gemeenten as people write them (cases N01 and N04)."""

import pytest

from opgaven.gebieden.models import Gemeente
from opgaven.gebieden.namen import Gemeentegids, gemeenten_van_nederland
from prt.werkboek.woorden import Afgekeurd
from tests import fabriek

pytestmark = pytest.mark.django_db


@pytest.fixture
def gids(overijssel):
    return Gemeentegids(Gemeente.objects.deelnemend())


def test_alle_gemeenten_van_het_land():
    """Counted in the list of the CBS for 2025: 342 in twelve provincies, each code and official name once."""
    alle = gemeenten_van_nederland()
    assert len(alle) == 342 and len({naam.provincie for naam in alle}) == 12
    assert len({naam.code for naam in alle}) == len({naam.naam for naam in alle}) == 342


def test_wie_hier_ligt_wordt_herkend_en_van_de_rest_wordt_gezegd_waar(gids):
    hier = set(Gemeente.objects.deelnemend().values_list("code", flat=True))
    for naam in gemeenten_van_nederland():
        for woord in (naam.naam, naam.code, f"Gemeente {naam.naam}"):
            if naam.code in hier:
                assert [gemeente.code for gemeente in gids.zoek(woord)] == [naam.code], woord
            else:
                with pytest.raises(Afgekeurd) as fout:
                    gids.zoek(woord)
                assert f"{naam.naam} ligt in {naam.provincie}" in str(fout.value), woord
                assert "Bedoelt u" not in str(fout.value)


@pytest.mark.parametrize("woord", ["Hengelo", "Hengelo (O.)", " hengelo (o.) ", "GM0164", "gm0164", "0164", "164"])
def test_hengelo_op_elke_manier(gids, woord):
    assert [gemeente.naam for gemeente in gids.zoek(woord)] == ["Hengelo"]


@pytest.mark.parametrize("apostrof", "'’‘ʼ`´")
def test_met_elke_apostrof(db, apostrof):
    den_bosch = fabriek.gemeente("'s-Hertogenbosch", code="GM0796")
    gids = Gemeentegids(Gemeente.objects.all())
    assert gids.zoek(f"{apostrof}s-Hertogenbosch") == gids.zoek("Den Bosch") == [den_bosch]


def test_een_vraagteken_alleen_bij_wat_geen_gemeente_is(gids):
    with pytest.raises(Afgekeurd, match="Bedoelt u “Zwolle”"):
        gids.zoek("Zwole")
    with pytest.raises(Afgekeurd, match=r"Emmen ligt in Drenthe, en doet hier niet mee\. Verwijder deze rij\."):
        gids.zoek("Emmen")
