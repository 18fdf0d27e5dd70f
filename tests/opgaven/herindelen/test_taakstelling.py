"""The ledger of the taakstelling of gemeenten that became one, by hand (R7): what each had is carried on in one."""

from datetime import date

import pytest

from opgaven.gebieden.models import Gebied, Gemeente
from opgaven.herindelen.acties import voeg_samen
from opgaven.statushouders.keuzes import Postsoort
from opgaven.statushouders.lezen import lees_grootboeken
from opgaven.statushouders.rekenen import Saldo
from prt.toegang.rollen.rechten import OPDRACHTREGEL
from tests import fabriek

pytestmark = pytest.mark.django_db

DAG = date(2027, 1, 1)


@pytest.fixture
def vooraf():
    """Two gemeenten that close the half-year before with 3 and 6 to do; the next one is asked of what they become."""
    west = fabriek.gemeente("West")
    oost = fabriek.gemeente("Oost", regio=west.regio)
    eerste, tweede = fabriek.halfjaar(2026, 2), fabriek.halfjaar(2027, 1)
    for gemeente, taakstelling, begin, gehuisvest in ((west, 10, 5, 12), (oost, 30, -4, 20)):
        fabriek.opgave(gemeente, taakstelling, ronde=eerste)
        fabriek.taakstellingpost(gemeente, begin, ronde=eerste, soort=Postsoort.BEGINSTAND)
        fabriek.taakstellingpost(gemeente, gehuisvest, ronde=eerste)
    return west, oost, eerste, tweede


def samen(west: Gemeente, oost: Gemeente, **velden) -> Gemeente:
    standaard = {"code": oost.code, "naam": oost.naam, "regio": oost.regio, "vanaf": DAG, "reden": "Besluit"}
    return voeg_samen([west, oost], **standaard | velden, door=OPDRACHTREGEL)


def boek(gemeente: Gebied, ronde, dag: date):
    [grootboek] = lees_grootboeken([Gemeente.objects.get(pk=gemeente.pk)], dag)
    return grootboek.van(ronde).halfjaar


def test_wat_zij_nog_moesten_doen_gaat_samen_verder(vooraf):
    west, oost, eerste, tweede = vooraf
    samen(west, oost)
    fabriek.opgave(oost, 45, ronde=tweede)
    fabriek.taakstellingpost(oost, 8, ronde=tweede, maand=date(2027, 1, 1))
    voor, na = date(2026, 12, 31), date(2027, 2, 1)
    assert [boek(wie, eerste, voor).eindstand for wie in (west, oost)] == [Saldo(3), Saldo(6)]
    toen = boek(oost, eerste, na)
    assert (toen.taakstelling, toen.beginstand, toen.gerealiseerd, toen.eindstand) == (40, Saldo(1), 32, Saldo(9))
    nu = boek(oost, tweede, na)
    assert (nu.beginstand, nu.inclusief, nu.stand) == (Saldo(9), Saldo(54), Saldo(46))


def test_een_late_correctie_op_een_van_hen_telt_door(vooraf):
    west, oost, eerste, tweede = vooraf
    samen(west, oost)
    correctie = {"soort": Postsoort.CORRECTIE, "datum": date(2027, 1, 20), "reden": "Telling COA"}
    fabriek.taakstellingpost(west, 2, ronde=eerste, **correctie)
    assert boek(oost, tweede, date(2027, 2, 1)).beginstand == Saldo(11)


def test_een_nieuwe_gemeente_begint_met_wat_haar_voorgangers_overhielden(vooraf):
    west, oost, eerste, tweede = vooraf
    nieuw = samen(west, oost, code="GM9990", naam="Westoost")
    fabriek.opgave(nieuw, 45, ronde=tweede)
    assert boek(nieuw, tweede, DAG).beginstand == Saldo(9)
    assert boek(nieuw, eerste, DAG).eindstand == Saldo(9)


def test_wat_van_een_van_hen_onbekend_is_is_van_het_geheel_onbekend(vooraf):
    west, oost, eerste, tweede = vooraf
    eerste.posten.filter(gebied=west, soort=Postsoort.REALISATIE).delete()
    samen(west, oost)
    nu = boek(oost, eerste, DAG)
    assert (nu.taakstelling, nu.gerealiseerd, nu.eindstand) == (40, None, None)
    assert boek(oost, tweede, DAG).beginstand is None


def test_halverwege_een_halfjaar_telt_elk_tot_en_met_het_halfjaar_apart(vooraf):
    west, oost, eerste, tweede = vooraf
    samen(west, oost, vanaf=date(2026, 10, 1))
    assert boek(oost, eerste, DAG).eindstand == Saldo(9)
    assert boek(oost, tweede, DAG).beginstand == Saldo(9)
