"""``manage.py verslag``: the right bytes in the right place, and otherwise one clear sentence."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from prt.pdf.gereedschap import PdfNietBeschikbaar
from tests import fabriek
from verslag.uitvoer import papier

pytestmark = [pytest.mark.django_db, pytest.mark.traag]

GOED = {"cyclus": "1", "peildatum": "2024-10-31", "formaat": "json"}


def verslag(**opties) -> str:
    uit = io.StringIO()
    call_command("verslag", stdout=uit, stderr=uit, **GOED | opties)
    return uit.getvalue()


@pytest.mark.parametrize("formaat", ["json", "xlsx", "docx", pytest.param("pdf", marks=pytest.mark.traag)])
def test_naar_een_bestand(overijssel, tmp_path, formaat):
    doel = tmp_path / f"verslag.{formaat}"
    assert f"Het verslag staat in {doel}." in verslag(formaat=formaat, uit=str(doel))
    begin = {"json": b"{", "xlsx": b"PK", "docx": b"PK", "pdf": b"%PDF-1.7"}
    assert doel.read_bytes().startswith(begin[formaat])
    assert list(tmp_path.iterdir()) == [doel]


def test_op_de_standaarduitvoer_staat_niets_anders(overijssel, capfdbinary):
    call_command("verslag", **GOED, uit="-")
    inhoud = json.loads(capfdbinary.readouterr().out.decode("utf-8"))
    assert inhoud["provincie"] == "Overijssel"


def test_standaarduitvoer_en_bestand_zijn_gelijk(overijssel, capfdbinary, tmp_path):
    call_command("verslag", **GOED | {"formaat": "xlsx"}, uit="-")
    uitvoer = capfdbinary.readouterr().out
    verslag(formaat="xlsx", uit=str(tmp_path / "b.xlsx"))
    assert uitvoer == (tmp_path / "b.xlsx").read_bytes()


def test_zonder_peildatum_is_het_die_van_het_verslag(overijssel, tmp_path):
    verslag(peildatum=None, uit=str(tmp_path / "a.json"))
    gelezen = json.loads((tmp_path / "a.json").read_text())
    assert gelezen["peildatum"] == "2024-10-31"  # the cyclus is over: the eve of the day on which it was due


@pytest.mark.parametrize(
    ("opties", "melding"),
    [
        ({"cyclus": "9"}, "“9” bestaat niet als --cyclus. Kies uit: 1."),
        ({"cyclus": "een"}, "“een” bestaat niet als --cyclus. Kies uit: 1."),
        ({"cyclus": None}, "--cyclus ontbreekt. Kies uit: 1."),
        ({"formaat": "odt"}, "“odt” bestaat niet als --formaat. Kies uit: docx, json, pdf, xlsx."),
        ({"formaat": None}, "--formaat ontbreekt."),
        ({"peildatum": "31-10-2024"}, "“31-10-2024” is geen datum. Schrijf een bestaande dag als 2024-10-31."),
        ({"peildatum": "2024-02-30"}, "“2024-02-30” is geen datum."),
        ({"provincie": "Gelderland"}, "“Gelderland” bestaat niet als --provincie. Kies uit: Overijssel."),
        ({"uit": None}, "--uit ontbreekt."),
    ],
)
def test_wat_niet_kan_staat_in_een_zin(overijssel, tmp_path, opties, melding):
    with pytest.raises(CommandError) as fout:
        verslag(**{"uit": str(tmp_path / "a")} | opties)
    assert str(fout.value).startswith(melding)
    assert list(tmp_path.iterdir()) == []


def test_bij_meer_provincies_moet_je_kiezen(overijssel, tmp_path):
    fabriek.regio(provincie=fabriek.provincie(naam="Gelderland", code="PV25"))
    with pytest.raises(CommandError, match="--provincie ontbreekt. Kies uit: Gelderland, Overijssel."):
        verslag(uit=str(tmp_path / "a"))
    verslag(uit=str(tmp_path / "b"), provincie="overijssel")
    assert json.loads((tmp_path / "b").read_text())["provincie"] == "Overijssel"


def test_een_lege_database(db, tmp_path):
    with pytest.raises(CommandError, match="--cyclus en er valt nog niets te kiezen"):
        verslag(uit=str(tmp_path / "a"))


@pytest.mark.parametrize(
    ("doel", "oorzaak"),
    [("bestaat/niet.json", "de map bestaat niet"), ("bezet/niet.json", "de map bestaat niet"), (".", "het is een map")],
)
def test_een_plek_waar_niet_te_schrijven_is(overijssel, tmp_path, doel, oorzaak):
    (tmp_path / "bezet").write_text("geen map")
    with pytest.raises(CommandError, match=f"kan niet worden geschreven: {oorzaak}"):
        verslag(uit=str(tmp_path / doel))


def test_een_volle_schijf_laat_het_oude_bestand_heel(overijssel, tmp_path, monkeypatch):
    doel = tmp_path / "verslag.json"
    doel.write_text("het vorige")

    def vol(pad, inhoud):
        with pad.open("wb") as bestand:
            bestand.write(inhoud[:10])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", vol)
    with pytest.raises(CommandError, match="No space left"):
        verslag(uit=str(doel))
    assert doel.read_text() == "het vorige"
    assert list(tmp_path.iterdir()) == [doel]


def test_zonder_pango_staat_er_hoe_het_te_krijgen_is(overijssel, tmp_path, monkeypatch):
    def ontbreekt(*_, **__):
        raise PdfNietBeschikbaar("de systeembibliotheek libpango ontbreekt")

    monkeypatch.setattr(papier, "pdf_uit_delen", ontbreekt)
    with pytest.raises(CommandError, match="libpango ontbreekt"):
        verslag(formaat="pdf", uit=str(tmp_path / "a.pdf"))
    assert list(tmp_path.iterdir()) == []
