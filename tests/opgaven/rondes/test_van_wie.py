"""A ronde and a bron are of the land or of one provincie; of another provincie nobody finds them."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from opgaven.bronnen.models import Bron
from opgaven.gebieden.models import Gemeente, Provincie, het_land
from opgaven.opgaven.acties import leg_opgave_vast
from opgaven.rondes.models import Ronde
from prt.problemen import KanNiet
from prt.toegang.rollen.keuzes import Rolsoort
from prt.toegang.rollen.models import Gebruiker
from prt.toegang.rollen.rechten import OPDRACHTREGEL
from tests import fabriek, tweede_provincie
from tests.databaseregels import weigert
from tests.tweede_provincie import WOORD

pytestmark = pytest.mark.django_db


def ronde(gebied, **velden):
    vast = {"stroom": "cno", "code": "eigen", "naam": "Eigen ronde", "uiterlijk": date(2025, 7, 1)}
    return Ronde.objects.create(gebied=gebied, **vast | velden)


@pytest.mark.parametrize("maak", [fabriek.cyclus, fabriek.halfjaar])
def test_wat_de_wet_bepaalt_is_van_het_land(maak):
    weigert(maak(), "land", gebied=fabriek.provincie())


@pytest.mark.parametrize("maak", [ronde, fabriek.bron])
def test_van_een_gemeente_is_er_geen(maak):
    with pytest.raises(IntegrityError, match="soort"), transaction.atomic():
        maak(gebied=fabriek.gemeente())


def test_twee_provincies_mogen_dezelfde_code_gebruiken_maar_niet_die_van_het_land():
    een, ander = ronde(fabriek.provincie()), ronde(fabriek.provincie())
    assert een.code == ander.code
    with pytest.raises(IntegrityError, match="land"), transaction.atomic():
        ronde(fabriek.land())
    van_het_land = ronde(fabriek.land(), code="anders")
    weigert(een, "land", code=van_het_land.code)
    een.naam = "Andere naam"
    een.save()


def opgave(ronde, gebied, bron=None):
    vast = {"grondslag": "verzoek", "geldig_vanaf": date(2025, 1, 1), "aantal": 5, "waarvan_amv": None}
    return leg_opgave_vast(ronde=ronde, gebied=gebied, bron=bron, vindplaats="", reden="", door=OPDRACHTREGEL, **vast)


def test_een_eigen_ronde_of_bron_is_voor_eigen_opgaven():
    gemeente, ander = fabriek.gemeente(), fabriek.gemeente()
    eigen, bron = ronde(gemeente.provincie), fabriek.bron(gebied=gemeente.provincie)
    opgave(eigen, gemeente, bron)
    opgave(eigen, gemeente.provincie)
    for elders in (ander, fabriek.land()):
        with pytest.raises(KanNiet, match="alleen voor") as fout:
            opgave(eigen, elders)
        assert fout.value.veld == "ronde"
    with pytest.raises(KanNiet, match="alleen voor") as fout:
        opgave(fabriek.cyclus(), ander, bron)
    assert fout.value.veld == "bron"
    with pytest.raises(IntegrityError, match="land"), transaction.atomic():
        fabriek.opgave(fabriek.land(), ronde=eigen)


def test_alleen_eigen_mensen_kunnen_haar_kiezen(als):
    """In the form of an opgave, of a verdeling, and in the lists."""
    tweede_provincie.maak()
    hier = als("cdk")
    daar = als("cdk")
    daar.force_login(Gebruiker.objects.get(email=f"{Rolsoort.PRT_SECRETARIS}@kwartelkoning.example"))
    for pad in ("/opgaven/nieuw/", "/verdelingen/nieuw/", "/opgaven/", "/oekraine/"):
        assert f"{WOORD} " in daar.get(pad).content.decode(), pad
        assert WOORD not in hier.get(pad).content.decode(), pad
    velden = {
        "ronde": Ronde.objects.get(code="kwartelkoning-cno").pk,
        "gebied": f"gemeente-{Gemeente.objects.get(naam='Zwolle').pk}",
        "bron": Bron.objects.get(titel=f"{WOORD} bron").pk,
    }
    fouten = hier.post("/opgaven/nieuw/", velden).context["form"].errors
    assert {"ronde", "bron"} <= fouten.keys()


def test_de_opgaven_van_een_eigen_ronde_staan_op_de_eigen_paginas(als):
    """The last CNO-ronde is that of the provincie itself, where it has one."""
    hier = Provincie.objects.get(code="PV23")
    eigen = ronde(hier, uiterlijk=date(2027, 1, 1))
    fabriek.opgave(hier.regios[0], 4321, ronde=eigen)
    assert "4.321" in als("cdk").get("/cno/").content.decode()
    assert het_land() != eigen.gebied
