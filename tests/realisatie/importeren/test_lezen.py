"""From a workbook to rows: headers, and what is wrong per cell. No database."""

from datetime import date

import pytest
from django.conf import settings
from openpyxl.worksheet.formula import ArrayFormula

from prt.werkboek import bevindingen
from prt.werkboek.problemen import Onleesbaar
from realisatie.importeren import lezen
from tests.realisatie.importeren.hulp import GOED, KOPPEN, LETTER, bestand, rij, stroom, werkmap


def ingelezen(*rijen, **opties):
    return lezen.lees(bestand(*rijen, **opties), grootste=settings.UPLOAD_GROOTSTE)


def problemen(inlezing) -> list[str]:
    return [str(probleem) for probleem in inlezing.bevindingen.problemen]


def test_een_goede_rij():
    inlezing = ingelezen(rij())
    assert problemen(inlezing) == []
    (gelezen,) = inlezing.rijen
    assert (gelezen.nummer, gelezen.gemeente, gelezen.plekken, gelezen.hardheid) == (2, "Zwolle", 120, "vastgesteld")
    assert (gelezen.van.dag, gelezen.tot.dag) == (date(2025, 7, 1), date(2030, 7, 1))


def test_een_probleem_noemt_blad_cel_rij_en_kolom():
    (probleem,) = ingelezen(rij(), rij(Plekken="veel")).bevindingen.problemen
    assert str(probleem).startswith("Beschikbaarheid!G3 (rij 3, kolom Plekken): “veel” is geen heel getal.")
    assert (probleem.cel, probleem.kolom) == ("Beschikbaarheid!G3", "Plekken")


FOUTEN = {
    "verplicht": ({"Doelgroep": None}, "Doelgroep", "Doelgroep is niet ingevuld."),
    "alleen spaties": ({"Locatie": "   "}, "Locatie", "Locatie is niet ingevuld."),
    "formule": ({"Plekken": "=10*12"}, "Plekken", "Hier staat een formule."),
    "formule in tekst": ({"Bijzonderheden": '=HYPERLINK("x")'}, "Bijzonderheden", "Hier staat een formule."),
    "matrixformule": ({"Plekken": ArrayFormula("G2", "=SUM(A1:A3)")}, "Plekken", "Hier staat een formule."),
    "foutwaarde": ({"Gemeente": "#N/A"}, "Gemeente", "Hier staat een foutwaarde van Excel."),
    "waarheid": ({"Vertrouwelijk": True}, "Vertrouwelijk", "Hier staat WAAR of ONWAAR."),
    "einde voor begin": (
        {"Tot": date(2025, 6, 30)},
        "Tot",
        "De einddatum (30 juni 2025) ligt niet na de begindatum (1 j",
    ),
    "einde op begin": ({"Tot": date(2025, 7, 1)}, "Tot", "De einddatum (1 juli 2025) ligt niet na"),
    "einde in hetzelfde jaar": ({"Van": "2026", "Tot": "2026"}, "Tot", "De einddatum (1 januari 2026) ligt niet na"),
    "hard zonder plekken": ({"Plekken": None}, "Plekken", "Vul het aantal plekken in. Dat is nodig bij “vastgesteld"),
    "hard zonder begin": ({"Van": None, "Hardheid": "open"}, "Van", "Vul de begindatum in. Dat is nodig bij “gerealis"),
    "hard met onbekend begin": ({"Van": "onbekend"}, "Van", "Vul de begindatum in."),
}


@pytest.mark.parametrize(("anders", "kolom", "zegt"), FOUTEN.values(), ids=FOUTEN)
def test_een_fout_in_een_rij(anders, kolom, zegt):
    (melding,) = problemen(ingelezen(rij(**anders)))
    assert melding.startswith(f"Beschikbaarheid!{LETTER[kolom]}2 (rij 2, kolom {kolom}): {zegt}")


@pytest.mark.parametrize("hardheid", ["voornemen", "verkenning", "vervallen"])
def test_zolang_er_niets_is_besloten_mogen_aantal_en_begin_ontbreken(hardheid):
    inlezing = ingelezen(rij(Hardheid=hardheid, Plekken=None, Van=None, Tot=None))
    assert problemen(inlezing) == []
    assert (inlezing.rijen[0].plekken, inlezing.rijen[0].van.dag) == (None, None)


def test_alle_problemen_van_alle_rijen_in_de_volgorde_van_het_blad():
    inlezing = ingelezen(rij(Soort="kasteel", Hardheid="zeker"), rij(), rij(Gemeente=None, Plekken=-1))
    cellen = [probleem.cel.split("!")[1] for probleem in inlezing.bevindingen.problemen]
    assert cellen == ["C2", "J2", "A4", "G4"]


def test_een_rij_met_een_slechte_cel_geeft_geen_vervolgproblemen():
    assert len(problemen(ingelezen(rij(Van="morgen", Plekken="veel", Hardheid="open")))) == 2


def test_kolommen_mogen_in_een_andere_volgorde_en_met_andere_hoofdletters():
    inlezing = ingelezen(rij(), koppen=list(reversed(KOPPEN)))
    assert problemen(inlezing) == []
    assert inlezing.rijen[0].locatie == "Azc Hanzeland"
    boek = werkmap(rij())
    for cel in boek.active[1]:
        cel.value = f" {cel.value.upper()} "
    assert problemen(lezen.lees(stroom(boek), grootste=10**6)) == []


def met_koppen(*koppen):
    return problemen(lezen.lees(stroom(werkmap(rij(), koppen=koppen)), grootste=10**6))


def test_een_kolom_ontbreekt():
    (melding,) = met_koppen(*[kop for kop in KOPPEN if kop != "Plekken"])
    assert melding.startswith("Beschikbaarheid!1 (rij 1, kolom Plekken): De kolom Plekken ontbreekt. Voeg hem toe.")


def test_een_kolom_staat_er_twee_keer():
    (melding,) = met_koppen(*KOPPEN, "Plekken")
    assert melding.startswith("Beschikbaarheid!M1 (rij 1, kolom Plekken): De kolom Plekken komt twee keer voor.")


def test_een_verkeerd_gespelde_kop_noemt_de_naaste_en_de_cellen_worden_toch_gekeurd():
    boek = werkmap(rij(Plekken="veel"))
    boek.active["G1"] = "Plakken"
    meldingen = problemen(lezen.lees(stroom(boek), grootste=10**6))
    assert len(meldingen) == 2
    assert meldingen[0].startswith(
        "Beschikbaarheid!G1 (rij 1, kolom Plakken): “Plakken” is geen bekende kolom. Bedoelt u “Plekken”?"
    )
    assert meldingen[1].startswith("Beschikbaarheid!G2 (rij 2, kolom Plekken): “veel” is geen heel getal.")


def test_een_vreemde_kolom():
    (melding,) = met_koppen(*KOPPEN, "Contactpersoon")
    assert "“Contactpersoon” is geen bekende kolom. Verwijder deze kolom" in melding


def test_geen_koppen():
    (melding,) = met_koppen()
    assert melding.startswith("Beschikbaarheid!1 (rij 1): In rij 1 staan niet de verwachte koppen: Gemeente, Locatie,")
    boek = werkmap(rij())
    boek.active.insert_rows(1)
    (melding,) = problemen(lezen.lees(stroom(boek), grootste=10**6))
    assert "In rij 1 staan niet de verwachte koppen" in melding


def test_geen_gegevens():
    (melding,) = problemen(ingelezen())
    assert melding == "Beschikbaarheid!2 (rij 2): Er staan geen gegevens onder de koppen. Vul minstens één rij in."


def test_samengevoegde_cellen_naast_de_andere_problemen():
    boek = werkmap(rij(), rij(Plekken=0))
    boek.active.merge_cells("K2:K3")
    meldingen = problemen(lezen.lees(stroom(boek), grootste=10**6))
    assert [melding.split(" ")[0] for melding in meldingen] == ["Beschikbaarheid!K2", "Beschikbaarheid!G3"]
    assert "De cellen K2:K3 zijn samengevoegd. Hef de samenvoeging op" in meldingen[0]


def test_te_veel_rijen(monkeypatch):
    monkeypatch.setattr(lezen, "MEESTE_RIJEN", 3)
    assert problemen(ingelezen(*[rij()] * 3)) == []
    with pytest.raises(Onleesbaar, match="Het blad heeft meer dan"):
        ingelezen(*[rij()] * 4)


def test_van_heel_veel_problemen_wordt_de_rest_geteld(monkeypatch):
    monkeypatch.setattr(bevindingen, "MEEST_BEWAARD", 5)
    gevonden = ingelezen(*[rij(Plekken=0, Soort="kasteel")] * 10).bevindingen
    assert (len(gevonden.problemen), gevonden.verzwegen, gevonden.aantal) == (5, 15, 20)


def test_de_voortgang():
    gemeld = []
    lezen.lees(bestand(rij(), rij()), grootste=10**6, bij_rij=gemeld.append)
    assert gemeld == [1, 2]


def test_elke_kolom_van_de_import_staat_in_de_hulp():
    assert list(GOED) == KOPPEN
