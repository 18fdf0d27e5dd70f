"""Importing on a page: who may, what is shown, and that a file is looked at before anything is written."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.html import strip_spaces_between_tags
from openpyxl import load_workbook

from realisatie.importeren.kolommen import KOLOMMEN
from realisatie.locaties.models import Beschikbaarheid, Locatie
from tests.formulierhulp import neem_over
from tests.realisatie.importeren.hulp import KOPPEN, bestand, rij
from tests.realisatie.importeren.test_opdracht import TIEN_FOUTEN, veel

pytestmark = [pytest.mark.django_db, pytest.mark.traag]


PAD = "/importeren/"


def stuur(client, inhoud, **opties):
    return neem_over(client, PAD, als_bestand(inhoud), **opties)


def als_bestand(inhoud):
    bytes_ = inhoud if isinstance(inhoud, bytes) else inhoud.getvalue()
    return SimpleUploadedFile("aanlevering.xlsx", bytes_)


def aantallen():
    return Locatie.objects.count(), Beschikbaarheid.objects.count()


@pytest.mark.parametrize(
    ("wie", "status"),
    [("zwolle", 200), ("enschede", 200), ("cdk", 200), ("ijsselland", 403), ("lezer", 403), ("niemand", 403)],
)
def test_alleen_wie_mag_invoeren(als, wie, status):
    client = als(wie)
    voor = aantallen()
    assert client.get("/importeren/").status_code == status
    assert client.get("/importeren/sjabloon.xlsx").status_code == status
    if status == 403:
        assert stuur(client, bestand(rij())).status_code == 403
        assert aantallen() == voor


def test_zonder_inloggen_niet(client, db):
    assert client.get("/importeren/").url.startswith("/inloggen/")
    assert client.get("/importeren/sjabloon.xlsx").url.startswith("/inloggen/")


def test_importeren_slaat_op_en_zegt_hoeveel(als):
    locaties, periodes = aantallen()
    antwoord = stuur(als("zwolle"), bestand(rij(), rij(Doelgroep="amv")), follow=True)
    assert antwoord.redirect_chain == [("/importeren/", 302)]
    assert "Het bestand is geïmporteerd. Locaties: 1 nieuw, 0 gewijzigd, 0 ongewijzigd. Periodes: 2 nieuw" in tekst(
        antwoord
    )
    assert aantallen() == (locaties + 1, periodes + 2)


def tekst(antwoord) -> str:
    return strip_spaces_between_tags(antwoord.content.decode())


def test_een_gekozen_bestand_wordt_eerst_alleen_bekeken(als):
    voor = aantallen()
    antwoord = als("zwolle").post(PAD, {"bestand": als_bestand(bestand(rij()))})
    assert antwoord.status_code == 200
    assert "Het bestand is in orde" in tekst(antwoord)
    assert "Locaties: 1 nieuw" in tekst(antwoord)
    assert aantallen() == voor


@pytest.mark.traag
def test_drieduizend_rijen(als):
    locaties, periodes = aantallen()
    stuur(als("cdk"), bestand(*veel(3_000)), follow=True)
    assert aantallen() == (locaties + 1_002, periodes + 3_000)


def test_tien_fouten_in_een_tabel_en_niets_geschreven(als):
    voor = aantallen()
    fout = [rij(**{"Locatie": f"Locatie {nummer}"} | anders) for nummer, (_, anders, _) in enumerate(TIEN_FOUTEN)]
    antwoord = stuur(als("zwolle"), bestand(*fout))
    assert antwoord.status_code == 422
    assert aantallen() == voor
    html = tekst(antwoord)
    assert "Het bestand heeft 10 problemen." in html
    assert 'role="alert"' in html and "<title>Fout: Importeren" in html
    for cel, anders, zegt in TIEN_FOUTEN:
        assert f"<td>Beschikbaarheid!{cel}</td><td>{next(iter(anders))}</td><td>" in html
        assert zegt in html


def test_een_andere_gemeente_is_een_probleem(als):
    voor = aantallen()
    antwoord = stuur(als("zwolle"), bestand(rij(), rij(Gemeente="Enschede")))
    assert "U kunt voor de gemeente Enschede niets invoeren." in tekst(antwoord)
    assert aantallen() == voor


def test_wat_in_het_bestand_staat_wordt_geen_html(als):
    html = tekst(stuur(als("zwolle"), bestand(rij(Soort="<script>alert(1)</script>"))))
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;” is geen bekende soort" in html


@pytest.mark.parametrize(
    ("inhoud", "zegt"),
    [
        (b"", "leeg"),
        (b"Gemeente;Locatie", "Dit is geen Excel-werkmap, ook al heet het misschien .xlsx."),
        (b"PK\x03\x04" + bytes(100), "beschadigd"),
    ],
)
def test_geen_bruikbaar_bestand(als, inhoud, zegt):
    antwoord = stuur(als("zwolle"), inhoud)
    assert antwoord.status_code == 422
    assert zegt in tekst(antwoord)


def test_te_groot(als, settings):
    settings.UPLOAD_GROOTSTE = 1024 * 1024
    assert "Het bestand is groter dan 1 MB." in tekst(stuur(als("zwolle"), bytes(1024 * 1024 + 1)))


def test_veel_problemen(als):
    html = tekst(stuur(als("zwolle"), bestand(*[rij(Plekken=0)] * 600)))
    assert "Het bestand heeft 1.199 problemen." in html
    assert "Hieronder staan de eerste 500; er zijn er nog 699." in html
    assert html.count("<td>Beschikbaarheid!") == 500


def test_de_pagina_legt_elke_kolom_uit(als):
    html = tekst(als("zwolle").get("/importeren/"))
    for kolom in KOLOMMEN:
        assert f'<th scope="row">{kolom.kop}</th>' in html
        assert kolom.uitleg in html


@pytest.fixture
def sjabloon(als):
    antwoord = als("zwolle").get("/importeren/sjabloon.xlsx")
    assert antwoord["Content-Disposition"] == 'attachment; filename="beschikbaarheid-sjabloon.xlsx"'
    return load_workbook(BytesIO(antwoord.content))


def test_het_sjabloon_heeft_koppen_uitleg_en_keuzelijsten(sjabloon):
    assert sjabloon.sheetnames == ["Beschikbaarheid", "Uitleg", "Keuzes"]
    assert [cel.value for cel in sjabloon["Beschikbaarheid"][1]] == KOPPEN
    assert [rij[0].value for rij in sjabloon["Uitleg"].iter_rows(min_row=2, max_row=13)] == KOPPEN
    lijsten = sjabloon["Beschikbaarheid"].data_validations.dataValidation
    kolommen = [KOPPEN["ABCDEFGHIJKL".index(str(lijst.sqref)[0])] for lijst in lijsten]
    assert kolommen == ["Soort", "Exploitant", "Doelgroep", "Hardheid", "Vertrouwelijk"]


def test_een_ingevuld_sjabloon_is_te_importeren(als, sjabloon):
    """With what its own drop-down lists offer."""
    vel, keuzes = sjabloon["Beschikbaarheid"], sjabloon["Keuzes"]
    for nummer in range(2, 12):
        gegevens = rij(Locatie=f"Locatie {nummer}")
        for kolom in keuzes.iter_cols():
            if kolom[nummer - 1].value:
                gegevens[kolom[0].value] = kolom[nummer - 1].value
        vel.append(list(gegevens.values()))
    uit = BytesIO()
    sjabloon.save(uit)
    assert "Periodes: 10 nieuw" in tekst(stuur(als("zwolle"), uit, follow=True))
