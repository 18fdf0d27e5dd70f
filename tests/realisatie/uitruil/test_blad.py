"""The ledger as rows: what was published, twice, and together nothing."""

from datetime import date

import pytest

from opgaven.gebieden.models import Gemeente, Provincie, Regio
from opgaven.rondes.models import Ronde
from realisatie.uitruil.blad import uitruil
from realisatie.uitruil.models import Uitruil
from tests import fabriek

pytestmark = pytest.mark.django_db


def rijen(regio: str = "", dag=date(2025, 11, 1)) -> list[dict]:
    gebied = Regio.objects.get(code=regio) if regio else None
    blad = uitruil(Ronde.objects.get(nummer=1), Provincie.objects.get(code="PV23"), gebied, dag)
    return [dict(zip(blad.koppen, rij, strict=True)) for rij in blad.rijen]


def test_kampen_en_dronten(overijssel):
    kort = [(rij["gemeente"], rij["tegenpartij"], rij["aantal"], rij["van"], rij["tot"]) for rij in rijen()]
    van, tot = date(2024, 2, 1), date(2026, 2, 1)
    assert kort == [("Dronten", "Kampen", -200, van, tot), ("Kampen", "Dronten", 200, van, tot)]
    assert {(rij["voorwaarde"], rij["telt_mee"]) for rij in rijen()} == {("Nog niet beoordeeld", True)}


def test_telt_mee_op_de_dag_en_niet_meer_na_ontbinding(overijssel):
    assert [rij["telt_mee"] for rij in rijen(dag=date(2026, 2, 1))] == [False, False]
    Uitruil.objects.update(ontbonden_per=date(2025, 6, 1))
    assert {(rij["tot"], rij["stand"], rij["telt_mee"]) for rij in rijen()} == {(date(2025, 6, 1), "Ontbonden", False)}
    Uitruil.objects.update(voorwaarde_stand="niet_vervuld", ontbonden_per=None)
    assert {rij["telt_mee"] for rij in rijen()} == {False}


def test_een_regio_en_een_voorstel(overijssel):
    assert len(rijen("ijsselland")) == 2 and rijen("twente") == []
    enschede, kampen = (Gemeente.objects.get(naam=naam) for naam in ("Enschede", "Kampen"))
    voorstel = fabriek.uitruil(ronde=Ronde.objects.get(nummer=1), bevestigd_op=None)
    fabriek.overdracht(enschede, kampen, 5, uitruil=voorstel)
    assert rijen("twente") == []
    Uitruil.objects.filter(pk=voorstel.pk).update(bevestigd_op=date(2025, 1, 1))
    assert sum(rij["aantal"] for rij in rijen("twente")) == 0 and len(rijen("twente")) == 2
