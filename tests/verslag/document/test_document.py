"""What the verslag says, and what it leaves out."""

import re

import pytest

from opgaven.gebieden.models import Provincie
from prt.geheugen import verzoek
from realisatie.locaties.models import Beschikbaarheid, Locatie
from realisatie.uitruil.models import Overdracht
from tests import fabriek
from tests.verslag.conftest import PEILDATUM
from tests.verslag.heel import als_html
from verslag.cijfers import tabellen
from verslag.cijfers.samenstellen import stel_samen
from verslag.document.document import Verslag
from verslag.uitvoer.formaten import FORMATEN

pytestmark = pytest.mark.django_db


def opnieuw(verslag) -> Verslag:
    return Verslag(stel_samen(verslag.ronde, verslag.cijfers.provincie, PEILDATUM))


def test_titel_bestandsnaam_en_bronnen(verslag):
    assert verslag.titel == "Provinciaal verslag asielopvang Overijssel 2024"
    assert verslag.bestandsnaam("pdf") == "verslag-overijssel-cyclus-1-2024-10-31.pdf"
    assert verslag.bronnen == ("Plan van aanpak PRT Overijssel 2024 (indicatieve verdeling)",)


def test_onderverdeling_telt_op_tot_de_gemeente(verslag):
    """Kampen and Zwolle have several commitments; every part is in one cell of the published table."""
    blokken = {blok.gemeente.naam: blok for blok in verslag.garanties}
    assert {naam for naam, blok in blokken.items() if blok.onderverdeling} == {"Kampen", "Zwolle"}
    assert blokken["Kampen"].hoogte == 3 and blokken["Zwolle"].hoogte == 6
    for blok in blokken.values():
        for kolom in ("realisatie_asiel", "realisatie_amv"):
            delen = [rij[kolom] for rij in blok.onderverdeling if rij[kolom] is not None]
            assert not delen or sum(delen) == blok.rij[kolom]
    assert blokken["Zwolle"].rij["amv_van_tot"] == "01/09/23 – 28/02/26"  # one commitment: in the row itself


def test_onbekend_is_nergens_nul(verslag):
    rijen = {rij["gemeente"]: rij for regio in verslag.cijfers.regios for rij in tabellen.per_gemeente(regio.gemeenten)}
    assert rijen["Haaksbergen"]["voornemens"] is None
    assert rijen["Haaksbergen"]["voornemens_zonder_aantal"] == 1
    assert rijen["Borne"]["gegarandeerd"] is None
    bijlage = als_html(verslag).split('id="bijlage"')[1]
    rij = re.search(r'scope="row">Haaksbergen</th>.*?</tr>', bijlage, re.DOTALL)[0]
    assert re.findall(r">\s*([^<>\s]+)</td>", rij) == ["143", "12", "–", "–", "onbekend", "−143"]


def test_zonder_opgave_staat_er_onbekend(db):
    ronde, gemeente = fabriek.cyclus(), fabriek.gemeente("Zonder")
    fabriek.periode(gemeente, 40)
    html = als_html(Verslag(stel_samen(ronde, gemeente.provincie, PEILDATUM)))
    assert "De opgave is nog onbekend." in html and "% van de opgave" not in html
    assert "geen afspraken over uitruilen" in html


def test_een_provincie_zonder_garanties(db):
    gemeente = fabriek.gemeente("Niets")
    html = als_html(Verslag(stel_samen(fabriek.cyclus(), gemeente.provincie, PEILDATUM)))
    assert "garandeert nog geen gemeente plekken" in html
    assert "loopt er volgens de gegevens niets af" in html


def test_een_ontbonden_uitruil_staat_er_als_ontbonden(verslag):
    uitruil = verslag.cijfers.uitruilen[0]
    uitruil.voorwaarde_stand = "niet_vervuld"
    uitruil.save()
    html = als_html(opnieuw(verslag))
    assert "De uitruil is daarmee ontbonden en telt niet mee" in html
    assert "Uitruil: 200 plekken van Dronten." not in html


def test_de_uitruil_van_een_andere_provincie_staat_er_niet_in(verslag):
    fabriek.overdracht(uitruil=fabriek.uitruil(naam="Elders onderling", ronde=verslag.ronde))
    assert "Elders onderling" not in als_html(opnieuw(verslag))


@pytest.mark.parametrize("formaat", ["html", "json", "xlsx"])
def test_van_een_vertrouwelijke_locatie_staat_er_geen_woord(verslag, formaat):
    """DOMEIN §6, on every way out: the places count, the name and the texts stay inside."""
    plek = Locatie.objects.create(
        gemeente=verslag.cijfers.gemeenten[0].gemeente,
        naam="Geheimzin",
        adres="Geheimzin 1",
        bijzonderheden="Geheimzin",
    )
    Beschikbaarheid.objects.create(
        locatie=plek, doelgroep="asiel", plekken=77, van="2025-01-01", hardheid="vastgesteld", toelichting="Geheimzin"
    )
    lijn = Overdracht.objects.get()
    lijn.locatie = plek
    lijn.save()
    nieuw = opnieuw(verslag)
    assert nieuw.cijfers.asiel.gegarandeerd == 3_864 + 77
    inhoud = als_html(nieuw).encode() if formaat == "html" else FORMATEN[formaat].maak(nieuw)
    assert b"Geheimzin" not in inhoud


def test_de_openbare_locatie_van_een_uitruil_wordt_genoemd(verslag):
    assert "op de locatie Azc Dronten" in als_html(verslag)


def test_meer_gegevens_kosten_niet_meer_vragen(verslag, django_assert_num_queries):
    def vragen():
        with verzoek(), django_assert_num_queries(10):  # three for the land
            als_html(opnieuw(verslag))

    overijssel = Provincie.objects.get(naam="Overijssel")
    vragen()
    for _ in range(3):
        gever = fabriek.gemeente(regio=overijssel.regios.first(), code=f"GM9{fabriek.Gemeente.objects.count():03}")
        fabriek.overdracht(gever, verslag.cijfers.gemeenten[0].gemeente, uitruil=fabriek.uitruil(ronde=verslag.ronde))
    vragen()
