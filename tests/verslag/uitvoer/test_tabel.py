"""``manage.py tabel``: the published tables cell for cell, the three formats, and what it says when it cannot."""

import csv
import io
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import time_machine
from django.core.management import CommandError, call_command
from openpyxl import load_workbook

from opgaven.gebieden.models import Gemeente, Provincie, Regio
from opgaven.planning.models import Mijlpaal
from opgaven.rondes.models import Ronde
from prt.toegang.spoor.models import Handeling
from tests import fabriek
from verslag.uitvoer.bestanden import TABELLEN

pytestmark = pytest.mark.django_db

GEGEVENS = Path(__file__).parent.parent.parent / "gegevens"

GEPUBLICEERD = {
    "opgave_asiel_cyclus1": ("opgaven", "--ronde", "asiel-1"),
    "opgave_oekraine_2024-02-01": ("opgaven", "--ronde", "oekraine-2024"),
    "taakstelling_statushouders_2024-I": ("opgaven", "--ronde", "2024-I"),
    "taakstelling_statushouders_ijsselland": (
        "statushouders-halfjaren",
        "--regio",
        "IJsselland",
        "--peildatum",
        "2023-12-31",
    ),
    "planning_prt_2024": ("planning", "--ronde", "1"),
    "capaciteitsbesluiten": ("capaciteitsbesluiten", "--peildatum", "2024-10-31"),
    "gemeenten": ("gemeenten",),
}


def tabel(*opties, formaat="json", uit):
    """What the command writes, as bytes."""
    call_command("tabel", *opties, "--formaat", formaat, "--uit", str(uit), stdout=io.StringIO())
    return uit.read_bytes()


def gepubliceerd(naam):
    with (GEGEVENS / f"{naam}.csv").open(encoding="utf-8", newline="") as bestand:
        return list(csv.reader(bestand))


def als_cel(waarde):
    if waarde is None:
        return ""
    return waarde.date().isoformat() if hasattr(waarde, "date") else str(waarde)


@pytest.mark.parametrize("naam", GEPUBLICEERD)
def test_elke_gepubliceerde_tabel_cel_voor_cel(overijssel, tmp_path, naam):
    verwacht = gepubliceerd(naam)
    assert len(verwacht) > 4
    opties = GEPUBLICEERD[naam]
    kommas = tabel(*opties, formaat="csv", uit=tmp_path / "t.csv").decode("utf-8")
    assert list(csv.reader(io.StringIO(kommas))) == verwacht
    objecten = json.loads(tabel(*opties, uit=tmp_path / "t.json"))
    assert [list(objecten[0]), *([als_cel(cel) for cel in rij.values()] for rij in objecten)] == verwacht
    blad = load_workbook(io.BytesIO(tabel(*opties, formaat="xlsx", uit=tmp_path / "t.xlsx"))).worksheets[0]
    assert [[als_cel(cel) for cel in rij] for rij in blad.values] == verwacht


def test_statushouders_heeft_de_gepubliceerde_kolommen_en_wat_ervan_is_afgeleid(overijssel, tmp_path):
    rijen = json.loads(tabel("statushouders", "--ronde", "2024-I", uit=tmp_path / "t.json"))
    koppen, *verwacht = gepubliceerd("taakstelling_statushouders_2024-I")
    assert [[str(rij[kop]) for kop in koppen] for rij in rijen] == verwacht
    per_naam = {rij["gemeente"]: rij for rij in rijen}
    assert (per_naam["Deventer"]["beginstand"], per_naam["Deventer"]["beginstand_is_hoogstens"]) == (-13, False)
    assert (per_naam["Staphorst"]["beginstand"], per_naam["Staphorst"]["beginstand_is_hoogstens"]) == (-19, True)
    assert per_naam["Deventer"]["gehuisvest"] is None


def test_alleen_een_regio(overijssel, tmp_path):
    for tabelnaam in ("opgaven", "statushouders", "gemeenten"):
        rijen = json.loads(tabel(tabelnaam, "--regio", "twente", uit=tmp_path / "t.json"))
        assert {rij["regio"] for rij in rijen} == {"Twente"}
        assert len(rijen) == 14


def test_zonder_ronde_die_van_de_peildatum(overijssel, tmp_path):
    zeven = fabriek.halfjaar(2024, 2)
    fabriek.opgave(Gemeente.objects.get(naam="Zwolle"), 77, ronde=zeven, grondslag="taakstelling")
    per_dag = {
        dag: json.loads(tabel("statushouders", "--peildatum", dag, uit=tmp_path / "t.json"))[10]["taakstelling"]
        for dag in ("2024-06-30", "2024-07-01")
    }
    assert per_dag == {"2024-06-30": 139, "2024-07-01": 77}


@pytest.mark.parametrize("begin", "=+-@")
def test_tekst_die_op_een_formule_lijkt_wordt_onschadelijk(overijssel, tmp_path, begin):
    Mijlpaal.objects.filter(ronde__nummer=1, datum=date(2024, 2, 1)).update(omschrijving=f"{begin}1+1")
    kommas = tabel("planning", "--ronde", "1", formaat="csv", uit=tmp_path / "t.csv").decode()
    assert f"1,2024-02-01,'{begin}1+1," in kommas
    blad = load_workbook(io.BytesIO(tabel("planning", "--ronde", "1", formaat="xlsx", uit=tmp_path / "t.xlsx")))
    cel = blad.worksheets[0]["C2"]
    assert (cel.data_type, cel.value, cel.quotePrefix) == ("s", f"{begin}1+1", True)


@pytest.mark.parametrize(
    ("opties", "melding"),
    [
        ((), "NAAM ontbreekt. Kies uit: capaciteitsbesluiten"),
        (("begroting", "--formaat", "csv"), "“begroting” bestaat niet als NAAM"),
        (("opgaven",), "--formaat ontbreekt. Kies uit: csv, json, xlsx."),
        (("opgaven", "--formaat", "pdf"), "“pdf” bestaat niet als --formaat"),
        (("opgaven", "--formaat", "csv", "--ronde", "x"), "“x” is geen ronde van deze tabel. Kies uit: asiel-1"),
        (("statushouders", "--formaat", "csv", "--ronde", "asiel-1"), "“asiel-1” is geen ronde van deze tabel"),
        (("opgaven", "--formaat", "csv", "--regio", "Drenthe"), "Kies uit: IJsselland, Twente."),
        (("opgaven", "--formaat", "csv", "--peildatum", "31-10-2024"), "“31-10-2024” is geen datum"),
        (("opgaven", "--formaat", "csv", "--data", "2024-01-01"), "--data hoort niet bij de tabel opgaven"),
        (("statushouders-halfjaren", "--formaat", "csv"), "--regio ontbreekt"),
        (("opgaven", "--formaat", "csv", "--uit", "/bestaat/niet.csv"), "de map bestaat niet"),
    ],
)
def test_een_fout_zegt_wat_te_doen(overijssel, opties, melding):
    with pytest.raises(CommandError) as fout:
        call_command("tabel", *opties)
    assert melding in str(fout.value)


@pytest.fixture
def verdeeld(overijssel):
    """Over the provincie by own weights on the first day, over IJsselland by its opgaven on the second."""
    provincie, ijsselland = Provincie.objects.get(naam="Overijssel"), Regio.objects.get(naam="IJsselland")
    gemeenten = Gemeente.objects.filter(naam__in=["Zwolle", "Kampen"]).order_by("-naam")
    velden = {"totaal": 10, "niveau": "gemeente", "peildatum": date(2024, 2, 1)}
    op_eigen_gewicht = {"sleutel": "eigen", "ronde": None, "gebied": provincie}
    op_opgave = {"sleutel": "opgave", "ronde": Ronde.objects.get(nummer=1), "gebied": ijsselland}
    for dag, eigen, gewichten in ((1, op_eigen_gewicht, (1, 3)), (2, op_opgave, (2, 1))):
        with time_machine.travel(datetime(2026, 11, dag, 12, tzinfo=UTC), tick=False):
            verdeling = fabriek.verdeling(**velden | eigen)
            for gemeente, gewicht, aantal in zip(gemeenten, gewichten, ((3, 7), (7, 3))[dag - 1], strict=True):
                fabriek.verdeelregel(verdeling=verdeling, gebied=gemeente, gewicht=gewicht, aantal=aantal)


@pytest.mark.parametrize(
    ("opties", "aantallen"),
    [
        ((), [7, 3, 10]),
        (("--peildatum", "2026-11-01"), [3, 7, 10]),
        (("--regio", "IJsselland"), [7, 3, 10]),
        (("--regio", "Twente"), []),
        (("--ronde", "asiel-1"), [7, 3, 10]),
        (("--ronde", "asiel-1", "--peildatum", "2026-11-01"), []),
    ],
)
def test_de_laatst_bewaarde_verdeling(verdeeld, tmp_path, opties, aantallen):
    rijen = json.loads(tabel("verdeling", *opties, uit=tmp_path / "t.json"))
    assert [rij["aantal"] for rij in rijen] == aantallen
    assert [rij["gebied"] for rij in rijen] == ["Zwolle", "Kampen", "Totaal"][: len(aantallen)]


def test_een_lege_tabel_heeft_kolommen_en_zegt_dat_zij_leeg_is(overijssel, tmp_path, capsys):
    assert tabel("verdeling", formaat="csv", uit=tmp_path / "t.csv") == b"gebied,code,gewicht,quotum,rest,aantal\n"
    assert "De tabel verdeling heeft geen rijen" in capsys.readouterr().err


def test_zonder_gegevens_geen_storing(db):
    with pytest.raises(CommandError, match="er valt nog niets te kiezen"):
        call_command("tabel", "opgaven", formaat="csv")
    fabriek.gemeente()
    with pytest.raises(CommandError, match="Er is nog geen ronde voor deze tabel"):
        call_command("tabel", "opgaven", formaat="csv")
    assert not Ronde.objects.exists()


def test_een_download_staat_in_het_spoor(overijssel, tmp_path):
    tabel("gemeenten", formaat="csv", uit=tmp_path / "t.csv")
    assert (Handeling.objects.first().soort, Handeling.objects.first().onderwerp) == (
        "geexporteerd",
        "Tabel gemeenten.csv",
    )


def test_elke_tabel_is_op_alfabet_te_vinden():
    assert list(TABELLEN) == sorted(TABELLEN)
