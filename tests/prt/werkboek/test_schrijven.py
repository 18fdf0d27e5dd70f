"""Workbooks and CSV that go out: nothing in them runs, and equal input gives equal bytes."""

from datetime import UTC, date, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from prt.werkboek.csvbestand import als_csv
from prt.werkboek.lezen import Soort, open_blad
from prt.werkboek.odsschrijven import als_ods
from prt.werkboek.schrijven import Blad, als_xlsx, bladnamen

RIJ = ("Kampen", 1250, date(2026, 3, 1), None, True, "=1+1")

BLAD = Blad("Plekken", ("Naam", "Aantal", "Van", "Tot", "Open", "Tekst"), [RIJ])


def heropend(*bladen):
    return load_workbook(BytesIO(als_xlsx(*bladen)))


def test_getallen_datums_en_wat_niet_bekend_is():
    vel = heropend(BLAD)["Plekken"]
    assert [cel.value for cel in vel[2]] == ["Kampen", 1250, datetime(2026, 3, 1), None, "ja", "=1+1"]
    assert vel["B2"].number_format == "#,##0"
    assert vel["C2"].number_format == "dd-mm-yyyy"


@pytest.mark.parametrize("tekst", ["=1+1", "+31 6", "-2", "@SUM(A1)", "\tx", "=HYPERLINK(1)"])
def test_tekst_die_op_een_formule_lijkt_blijft_tekst(tekst):
    cel = heropend(Blad("B", ("Kop",), [(tekst,)]))["B"]["A2"]
    assert (cel.value, cel.data_type, cel.quotePrefix) == (tekst, "s", True)


def test_ook_een_kop_wordt_geen_formule():
    assert heropend(Blad("B", ("=1+1",)))["B"]["A1"].data_type == "s"


def test_kop_vet_en_vast_met_filter_en_leesbare_breedte():
    vel = heropend(BLAD)["Plekken"]
    assert vel["A1"].font.bold and not vel["A2"].font.bold
    assert vel.freeze_panes == "A2"
    assert vel.auto_filter.ref == "A1:F2"
    lang = heropend(Blad("B", ("Kop",), [("x" * 500,)]))["B"]
    assert vel.column_dimensions["A"].width >= len("Kampen") < lang.column_dimensions["A"].width <= 60


def test_stuurtekens_en_regeleinden():
    vel = heropend(Blad("B", ("Kop",), [("a\x00b\x07c\r\nd",), ("x" * 40_000,)]))["B"]
    assert vel["A2"].value == "abc\nd"
    assert len(vel["A3"].value) == 32_767  # what a cell can hold


def test_gelijke_invoer_geeft_gelijke_bytes():
    assert als_xlsx(BLAD) == als_xlsx(BLAD)
    assert als_xlsx(BLAD) != als_xlsx(Blad("Plekken", BLAD.koppen, [("Zwolle", *RIJ[1:])]))


def test_het_moment_staat_in_de_eigenschappen():
    boek = load_workbook(BytesIO(als_xlsx(BLAD, moment=datetime(2026, 11, 1, 12))))
    assert boek.properties.created == boek.properties.modified == datetime(2026, 11, 1, 12)


def test_een_tijdstip_met_tijdzone_wordt_nederlandse_tijd():
    vel = heropend(Blad("B", ("Kop",), [(datetime(2026, 7, 1, 10, tzinfo=UTC),)]))["B"]
    assert vel["A2"].value == datetime(2026, 7, 1, 12)


@pytest.mark.parametrize(
    ("gewenst", "namen"),
    [
        (["Opgave/realisatie: wat?"], ["Opgave realisatie wat"]),
        (["x" * 40], ["x" * 31]),
        (["Asiel", "asiel", "ASIEL"], ["Asiel", "asiel (2)", "ASIEL (3)"]),
        (["y" * 31, "y" * 31], ["y" * 31, "y" * 27 + " (2)"]),
        (["'aanhaling'", ""], ["aanhaling", "Blad"]),
    ],
)
def test_bladnamen_die_excel_aanneemt(gewenst, namen):
    assert bladnamen(gewenst) == namen


def test_keuzelijsten_verwijzen_naar_een_blad_met_alle_keuzes():
    lang = tuple(f"Keuze nummer {nummer} met een lange naam" for nummer in range(30))  # over 255 characters together
    boek = heropend(Blad("Invullen", ("Soort", "Open"), keuzes={"Soort": lang, "Open": ("ja", "nee")}))
    lijsten = {str(lijst.sqref): lijst.formula1 for lijst in boek["Invullen"].data_validations.dataValidation}
    assert lijsten == {"A2:A20000": "'Keuzes'!$A$2:$A$31", "B2:B20000": "'Keuzes'!$B$2:$B$3"}
    assert [cel.value for cel in boek["Keuzes"]["A"]] == ["Soort", *lang]
    assert [cel.value for cel in boek["Keuzes"]["B"][:4]] == ["Open", "ja", "nee", None]


@pytest.mark.traag
@given(st.lists(st.text(max_size=20), min_size=1, max_size=5))
def test_elke_tekst_is_te_schrijven_en_komt_terug_als_tekst(teksten):
    """Whatever text: the file opens, and no cell became a formula."""
    blad = open_blad(BytesIO(als_xlsx(Blad("B", ("Kop",), [("x", tekst) for tekst in teksten]))), "B", grootste=10**6)
    rijen = [cellen for nummer, cellen in blad.rijen() if nummer > 1]
    assert len(rijen) == len(teksten)
    assert {cel.soort for cellen in rijen for cel in cellen} <= {Soort.TEKST, Soort.LEEG}


def test_csv_voor_nederlands_excel():
    assert als_csv(BLAD).decode("utf-8") == (
        "\ufeffNaam;Aantal;Van;Tot;Open;Tekst\r\nKampen;1250;01-03-2026;;ja;'=1+1\r\n"
    )


@pytest.mark.parametrize("tekst", ["=1+1", "+1", "-1", "@a", "\tx", "\rx", "＝1+1", " =1+1"])
def test_csv_maakt_formules_onschadelijk(tekst):
    regel = als_csv(Blad("B", ("Kop",), [(tekst,)])).decode("utf-8-sig").split("\r\n", 1)[1]
    assert regel.lstrip('"').startswith("'")


def test_csv_laat_een_negatief_getal_een_getal():
    assert als_csv(Blad("B", ("Kop",), [(-5,)])).decode("utf-8-sig").splitlines()[1] == "-5"


def test_ods_zegt_van_elke_cel_haar_soort_en_is_elke_keer_gelijk():
    inhoud = als_ods(BLAD)
    assert inhoud == als_ods(BLAD)
    with ZipFile(BytesIO(inhoud)) as bestand:
        xml = bestand.read("content.xml").decode()
        assert bestand.namelist()[0] == "mimetype"
    for cel in (
        'office:value-type="string" office:string-value="Kampen"',
        'office:value-type="float" office:value="1250"',
        'office:value-type="date" office:date-value="2026-03-01"',
        'office:value-type="string" office:string-value="=1+1"',
        "<table:table-cell/>",
    ):
        assert cel in xml
