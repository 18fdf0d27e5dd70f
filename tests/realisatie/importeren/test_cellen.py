"""What an official may write in a cell, and the sentence for what cannot be accepted."""

from datetime import date, datetime, time

import pytest

from prt.werkboek.celtekst import keur_soort
from prt.werkboek.lezen import Cel, Soort
from prt.werkboek.woorden import Afgekeurd
from realisatie.importeren.kolommen import PER_VELD


def cel(waarde, opmaak="dd-mm-yyyy") -> Cel:
    soorten = {str: Soort.TEKST, int: Soort.GETAL, float: Soort.GETAL, bool: Soort.WAARHEID}
    if isinstance(waarde, date):
        return Cel(Soort.DATUM, waarde, opmaak)
    return Cel(soorten.get(type(waarde), Soort.ANDERS), waarde)


def gelezen(veld: str, waarde, **opties):
    invulling = cel(waarde, **opties)
    keur_soort(invulling)
    return PER_VELD[veld].lees(invulling)


def geweigerd(veld: str, waarde, **opties) -> str:
    with pytest.raises(Afgekeurd) as fout:
        gelezen(veld, waarde, **opties)
    return str(fout.value)


@pytest.mark.parametrize(
    ("veld", "tekst", "code"),
    [
        ("soort", "azc", "azc"),
        ("soort", "AZC", "azc"),
        ("soort", "Crisisnoodopvang (CNO)", "cno"),
        ("soort", "crisisnoodopvang", "cno"),
        ("soort", " cno ", "cno"),
        ("soort", "amv_kleinschalig", "amv_kleinschalig"),
        ("soort", "Tussenvoorziening", "doorstroom"),
        ("exploitant", "coa", "coa"),
        ("exploitant", "GEMEENTE", "gemeente"),
        ("doelgroep", "Oekraine", "oekraine"),
        ("doelgroep", "OEKRAÏNE", "oekraine"),
        ("doelgroep", "ontheemden", "oekraine"),
        ("doelgroep", "statushouder", "statushouders"),
        ("hardheid", "open", "gerealiseerd"),
        ("hardheid", "Gerealiseerd (open)", "gerealiseerd"),
        ("hardheid", "gerealiseerd", "gerealiseerd"),
        ("hardheid", "besluit genomen", "vastgesteld"),
        ("hardheid", "voornemen", "voornemen"),
        ("hardheid", "Bestuurlijk  voornemen", "voornemen"),
        ("hardheid", "vervallen", "vervallen"),
        ("vertrouwelijk", "Ja", "ja"),
        ("vertrouwelijk", "N", "nee"),
    ],
)
def test_keuzes_zoals_een_ambtenaar_ze_schrijft(veld, tekst, code):
    assert gelezen(veld, tekst) == code


def test_een_onbekende_keuze_noemt_de_naaste_en_alle_andere():
    assert geweigerd("doelgroep", "aziel") == (
        "“aziel” is geen bekende doelgroep. Bedoelt u “Asiel”? Kies uit: Asiel, Amv, Oekraïne, Statushouders."
    )
    assert geweigerd("vertrouwelijk", "misschien").endswith("Kies uit: ja, nee.")
    assert "Bedoelt u" not in geweigerd("exploitant", "qqqq")


def test_een_lange_onbekende_waarde_wordt_afgekort():
    assert len(geweigerd("hardheid", "x" * 30_000)) < 250


D = date

DATUMS = [
    ("1-7-2025", D(2025, 7, 1), "dag"),
    ("01-07-2025", D(2025, 7, 1), "dag"),
    ("2025-07-01", D(2025, 7, 1), "dag"),
    ("1 juli 2025", D(2025, 7, 1), "dag"),
    ("maart 2026", D(2026, 3, 1), "maand"),
    ("2035", D(2035, 1, 1), "jaar"),
    (2035, D(2035, 1, 1), "jaar"),
    (datetime(2025, 7, 1), D(2025, 7, 1), "dag"),
    (D(2025, 7, 1), D(2025, 7, 1), "dag"),
]


@pytest.mark.parametrize("veld", ["van", "tot"])
@pytest.mark.parametrize(("waarde", "dag", "precisie"), DATUMS)
def test_datums(veld, waarde, dag, precisie):
    gemeld = gelezen(veld, waarde)
    assert (gemeld.dag, gemeld.precisie) == (dag, precisie)


@pytest.mark.parametrize(
    ("dag", "opmaak", "precisie"),
    [
        (D(2026, 3, 1), "mmm-yy", "maand"),  # what Excel makes of a typed "maart 2026"
        (D(2026, 3, 1), "[$-413]mmmm yyyy;@", "maand"),
        (D(2026, 3, 15), "mmm-yy", "dag"),
        (D(2035, 1, 1), "yyyy", "jaar"),
        (D(2035, 3, 1), "yyyy", "dag"),
        (D(2026, 3, 1), "[$-413]d mmmm yyyy", "dag"),
        (D(2026, 3, 1), '"d"mmm-yy', "maand"),
        (D(2026, 3, 1), "General", "dag"),
        (D(2026, 3, 1), "", "dag"),
    ],
)
def test_de_opmaak_van_een_datumcel_zegt_hoe_precies_hij_bekend_is(dag, opmaak, precisie):
    assert gelezen("van", datetime(dag.year, dag.month, dag.day), opmaak=opmaak).precisie == precisie


@pytest.mark.parametrize(
    ("waarde", "precisie"), [("onbepaald", "dag"), (" Onbepaald", "dag"), ("onbekend", "onbekend")]
)
def test_een_einde_dat_er_niet_is(waarde, precisie):
    gemeld = gelezen("tot", waarde)
    assert (gemeld.dag, gemeld.precisie) == (None, precisie)


def test_wat_een_lege_cel_betekent():
    """No end was agreed; a begin is simply not known yet."""
    leeg = {veld: PER_VELD[veld].leeg for veld in ("van", "tot", "plekken", "soort", "exploitant", "vertrouwelijk")}
    assert (leeg["van"].dag, leeg["van"].precisie) == (None, "onbekend")
    assert (leeg["tot"].dag, leeg["tot"].precisie) == (None, "dag")
    assert leeg["plekken"] is None
    assert (leeg["soort"], leeg["exploitant"], leeg["vertrouwelijk"]) == ("", "", "ja")


@pytest.mark.parametrize(
    ("waarde", "zegt"),
    [
        ("morgen", "“morgen” is geen datum. Schrijf een datum als 1-7-2025"),
        ("31-2-2025", "“31-2-2025” bestaat niet."),
        ("1-7-25", "is geen datum"),
        ("1-1-9999", "Het jaar 9999 kan niet kloppen"),
        (datetime(9999, 12, 31), "Het jaar 9999 kan niet kloppen"),
        (datetime(1900, 1, 1), "Het jaar 1900 kan niet kloppen"),
        (datetime(2025, 7, 1, 9, 30), "een datum met een tijd (01-07-2025 09:30). Vul alleen de datum in."),
        (45839, "Hier staat het getal 45839 in plaats van een datum."),
        (2025.5, "in plaats van een datum"),
        (-1, "in plaats van een datum"),
        (time(9), "een tijd of tijdsduur"),
        (True, "WAAR of ONWAAR"),
    ],
)
def test_wat_geen_datum_is(waarde, zegt):
    assert zegt in geweigerd("van", waarde)


def test_onbepaald_is_geen_begin():
    assert "is geen datum" in geweigerd("van", "onbepaald")


@pytest.mark.parametrize(
    ("waarde", "plekken"),
    [(1, 1), (250.0, 250), (5000, 5000), ("1250", 1250), ("1.250", 1250), ("1\u00a0250", 1250), ("onbekend", None)],
)
def test_plekken(waarde, plekken):
    assert gelezen("plekken", waarde) == plekken


@pytest.mark.parametrize(
    ("waarde", "zegt"),
    [
        (0, "Vul minstens 1 plek in"),
        (-5, "Vul minstens 1 plek in"),
        (5001, "Meer dan 5.000 kan niet kloppen"),
        (10**300, "Meer dan 5.000 kan niet kloppen"),
        (1e300, "Meer dan 5.000 kan niet kloppen"),
        (12.5, "12,5 is geen heel getal. Rond het af."),
        ("6.000", "Meer dan 5.000 kan niet kloppen"),
        ("12,5", "“12,5” is geen heel getal. Schrijf een heel getal met alleen cijfers"),
        ("1.25", "“1.25” is geen heel getal."),
        ("circa 200", "“circa 200” is geen heel getal."),
        (datetime(2025, 1, 1), "Hier staat een datum in plaats van een getal."),
        (False, "WAAR of ONWAAR"),
    ],
)
def test_wat_geen_aantal_plekken_is(waarde, zegt):
    assert zegt in geweigerd("plekken", waarde)


def test_tekst_wordt_netjes():
    assert gelezen("locatie", "  Azc\u00a0 Hanzeland\n") == "Azc Hanzeland"
    assert gelezen("locatie", 112) == "112"
    assert gelezen("bijzonderheden", "een \r\ntwee\tdrie \r\n") == "een\ntwee drie"


@pytest.mark.parametrize(
    ("veld", "waarde", "zegt"),
    [
        ("locatie", "x" * 121, "De tekst is 121 tekens lang. Kort hem in tot 120 tekens."),
        ("adres", "x" * 201, "Kort hem in tot 200 tekens."),
        ("bijzonderheden", "x" * 2001, "De tekst is 2.001 tekens lang. Kort hem in tot 2.000 tekens."),
        ("locatie", "a\0b", "stuurtekens"),
        ("bijzonderheden", "a\x07b", "stuurtekens"),
        ("locatie", 1.5, "in plaats van tekst"),
        ("locatie", datetime(2025, 1, 1), "in plaats van tekst"),
    ],
)
def test_tekst_die_niet_kan(veld, waarde, zegt):
    assert zegt in geweigerd(veld, waarde)


@pytest.mark.parametrize("veld", PER_VELD)
@pytest.mark.parametrize("soort", [Soort.FORMULE, Soort.FOUTWAARDE, Soort.WAARHEID, Soort.ANDERS])
def test_in_geen_enkele_kolom(veld, soort):
    with pytest.raises(Afgekeurd, match="^Hier staat "):
        keur_soort(Cel(soort, "x"))
