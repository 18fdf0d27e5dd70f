"""The published table of chapter 3 as pure arithmetic: R2 with its own worked examples, no database."""

from datetime import date, timedelta

import pytest

from prt.rekenen.perioden import Periode
from realisatie.stand.rekenen.garantie import Bijdrage, Deel, garantie

VENSTER = Periode(date(2025, 7, 1), date(2026, 2, 1))

ONBEPAALD = None


def dag(tekst: str | None) -> date | None:
    """ "24/07/23", as in the table."""
    if tekst is None:
        return None
    d, m, j = tekst.split("/")
    return date(2000 + int(j), int(m), int(d))


def toezeggingen(*rijen) -> list[Bijdrage]:
    """Each row of the table a locatie of its own."""
    return [
        Bijdrage(nummer, plekken, Periode(dag(van), dag(tot)), nummer)
        for nummer, (plekken, van, tot) in enumerate(rijen)
    ]


ASIEL = {
    "Almelo": [(398, "16/03/16", ONBEPAALD)],
    "Enschede": [(550, "24/07/23", "24/07/28")],
    "Hengelo": [(425, "01/01/25", "01/01/35")],
    "Rijssen-Holten": [(250, "01/01/25", "01/01/34")],
    "Tubbergen": [(150, "30/09/24", "19/09/32")],
    "Wierden": [(37, "01/10/22", "01/10/27")],
    "Deventer": [(550, "01/01/20", ONBEPAALD)],
    "Hardenberg": [(700, "01/03/16", "01/03/26")],
    "Kampen": [(200, "01/02/24", "01/02/26"), (48, "26/06/24", "26/06/26")],
    "Steenwijkerland": [(80, "01/07/25", "30/06/30")],
    "Zwolle": [
        (300, "01/06/23", "01/02/27"),
        (4, "15/10/22", "28/02/26"),
        (12, "01/10/22", "28/02/26"),
        (8, "15/10/23", "28/02/26"),
        (22, "01/02/23", "28/02/26"),
    ],
}

AMV = {
    "Wierden": [(56, "01/03/23", "01/03/26")],
    "Kampen": [(20, "28/02/17", "28/02/27"), (6, "01/07/25", "28/02/27")],
    "Zwolle": [(48, "01/09/23", "28/02/26")],
}


def test_de_tabel_telt_op_tot_wat_is_gepubliceerd():
    asiel = [garantie(toezeggingen(*rijen), VENSTER).plekken for rijen in ASIEL.values()]
    amv = [garantie(toezeggingen(*rijen), VENSTER).plekken for rijen in AMV.values()]
    assert (sum(asiel), sum(amv), sum(asiel) + sum(amv)) == (3734, 130, 3864)


@pytest.mark.parametrize(("gemeente", "rijen"), [*ASIEL.items(), *AMV.items()])
def test_elke_toezegging_staat_er_zoals_gepubliceerd(gemeente, rijen):
    uitkomst = garantie(toezeggingen(*rijen), VENSTER)
    assert [(deel.plekken, deel.span.van, deel.span.tot) for deel in uitkomst.delen] == [
        (plekken, dag(van), dag(tot)) for plekken, van, tot in rijen
    ]


def test_de_34_van_kampen_beginnen_in_het_venster_en_tellen_niet_mee():
    met_34 = [*ASIEL["Kampen"], (34, "01/10/25", ONBEPAALD)]
    assert garantie(toezeggingen(*met_34), VENSTER).plekken == 248


VLIEGVELDWEG, PARKWEG = "Vliegveldweg", "Parkweg"

HELE_TIJD = Periode(date(2023, 7, 24), date(2028, 7, 24))

een_of_twee_locaties = pytest.mark.parametrize("daarna", [PARKWEG, VLIEGVELDWEG], ids=["twee locaties", "een locatie"])

wisselend = pytest.mark.parametrize("wissel", [date(2025, 7, 2), date(2025, 10, 15), date(2026, 1, 31)], ids=str)


def enschede(daarna, einde_noodopvang, begin_azc):
    """A noodopvang of 550, and an azc of 550 that takes over from it during the window."""
    return [
        Bijdrage(VLIEGVELDWEG, 550, Periode(HELE_TIJD.van, einde_noodopvang), "noodopvang"),
        Bijdrage(daarna, 550, Periode(begin_azc, HELE_TIJD.tot), "azc"),
    ]


@een_of_twee_locaties
@wisselend
def test_enschede_aansluitend_is_een_toezegging_over_de_hele_tijd(daarna, wissel):
    uitkomst = garantie(enschede(daarna, wissel, wissel), VENSTER)
    assert uitkomst.plekken == 550
    assert uitkomst.delen == (Deel(550, HELE_TIJD),)
    assert uitkomst.regels == ("noodopvang", "azc")


@een_of_twee_locaties
@wisselend
def test_enschede_met_een_dag_ertussen_garandeert_niets(daarna, wissel):
    uitkomst = garantie(enschede(daarna, wissel - timedelta(days=1), wissel), VENSTER)
    assert (uitkomst.plekken, uitkomst.delen) == (0, ())


@een_of_twee_locaties
def test_enschede_met_een_maand_overlap_telt_niet_dubbel(daarna):
    uitkomst = garantie(enschede(daarna, date(2025, 11, 15), date(2025, 10, 15)), VENSTER)
    assert uitkomst.delen == (Deel(550, HELE_TIJD),)
