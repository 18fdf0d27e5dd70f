"""The main job, end to end: a medewerker enters a locatie, the dashboard and the PDF show the new figures."""

import pypdfium2
import pytest

from prt.weergave import getal
from realisatie.locaties.models import Locatie
from tests.prt.taken.hulp import voer_taken_uit

pytestmark = pytest.mark.django_db(transaction=True)


def vul_periode(pagina, nummer, **velden):
    rij = pagina.locator("[data-periodes] [data-periode]").nth(nummer)
    for label, waarde in velden.items():
        veld = rij.get_by_label(label.capitalize(), exact=False).first
        if veld.evaluate("veld => veld.tagName") == "SELECT":
            veld.select_option(label=waarde)
        else:
            veld.fill(waarde)


def pdf_tekst(pagina) -> str:
    taak = pagina.request.get("/verslag/asiel-1/verslag.pdf?peildatum=2024-10-31").url
    voer_taken_uit()
    antwoord = pagina.request.get(f"{taak}bestand/")
    assert antwoord.ok
    document = pypdfium2.PdfDocument(antwoord.body())
    return "\n".join(bladzij.get_textpage().get_text_range() for bladzij in document)


def test_een_medewerker_voert_een_locatie_in_en_de_cijfers_volgen(bezoek):
    pagina = bezoek("zwolle")
    assert pagina.get_by_role("heading", name="Zwolle", level=1).is_visible()
    assert "3.864" in pdf_tekst(pagina)

    pagina.get_by_role("link", name="Locatie toevoegen").click()
    pagina.get_by_label("Naam van de locatie").fill("Azc Hanzeland")
    vul_periode(
        pagina,
        0,
        doelgroep="Asiel",
        plekken="100",
        van="1-1-2025",
        tot="2030",
        hardheid="Vastgesteld (besluit genomen)",
    )
    pagina.get_by_role("button", name="Periode toevoegen").click()
    assert pagina.get_by_text("Periode 2").is_visible()
    vul_periode(pagina, 1, doelgroep="Amv", plekken="20", van="1-7-2025", hardheid="Gerealiseerd (open)")
    pagina.get_by_label("Naam van de locatie").focus()
    pagina.get_by_text("514 plekken").wait_for()  # 394 + 100 + 20, before anything was saved
    assert not Locatie.objects.filter(naam="Azc Hanzeland").exists()

    pagina.get_by_role("button", name="Opslaan").click()
    melding = pagina.get_by_role("status").first
    assert "Zwolle garandeert in Spreidingswet cyclus 1 nu 514 plekken; dat waren er 394." in melding.inner_text()
    assert pagina.get_by_text("telt mee").count() == 2

    pagina.get_by_role("link", name="Overzicht").click()
    assert pagina.locator(".regietafel-kerncijfers").get_by_text("514", exact=True).is_visible()
    pagina.goto("/provincie/PV23/")
    assert pagina.locator(".regietafel-kerncijfers").get_by_text("3.984", exact=True).is_visible()

    tekst = pdf_tekst(pagina)
    for aantal in (3864 + 120, 1998 + 120, 394 + 120, 3734 + 100, 130 + 20):
        assert getal(aantal) in tekst
    assert "Hanzeland" not in tekst  # confidential: nobody unticked the box


def test_een_fout_verliest_niets_en_wijst_de_weg(bezoek):
    pagina = bezoek("zwolle", width=360)
    pagina.goto("/locaties/nieuw/")
    pagina.get_by_label("Naam van de locatie").fill("Azc Hanzeland")
    vul_periode(pagina, 0, doelgroep="Asiel", plekken="100", van="31-2-2025", hardheid="Gerealiseerd (open)")
    pagina.get_by_role("button", name="Opslaan").click()
    overzicht = pagina.get_by_role("alert")
    overzicht.wait_for()
    assert "“31-2-2025” bestaat niet." in overzicht.inner_text()
    overzicht.get_by_role("link", name="Periode 1, Van").click()
    assert pagina.evaluate("document.activeElement.value") == "31-2-2025"
    assert pagina.get_by_label("Naam van de locatie").input_value() == "Azc Hanzeland"


def test_alleen_met_het_toetsenbord(bezoek):
    pagina = bezoek()
    pagina.goto("/inloggen/")
    toets = pagina.keyboard
    pagina.get_by_label("E-mailadres").focus()
    toets.type("zwolle@demo.example")
    toets.press("Tab")
    toets.type("demo-regietafel")
    toets.press("Enter")
    pagina.wait_for_url("**/gemeente/GM0193/")
    pagina.goto("/locaties/nieuw/")
    toets.press("Tab")
    assert pagina.evaluate("document.activeElement.textContent") == "Naar de inhoud"
    toets.press("Enter")
    assert pagina.evaluate("document.activeElement.id") == "inhoud"
    pagina.get_by_label("Naam van de locatie").focus()
    toets.type("Met de toetsen")
    pagina.get_by_role("button", name="Periode toevoegen").focus()
    toets.press("Enter")
    assert pagina.evaluate("document.activeElement.name") == "beschikbaarheden-1-doelgroep"
    toets.type("As")
    toets.press("Tab")
    toets.type("40")
    toets.press("Tab")
    toets.type("Va")
    toets.press("Tab")
    toets.type("2025")
    toets.press("Enter")
    pagina.get_by_role("status").first.wait_for()
    assert Locatie.objects.get(naam="Met de toetsen").beschikbaarheden.get().plekken == 40


def test_een_periode_weghalen(bezoek):
    pagina = bezoek("zwolle")
    pagina.goto("/locaties/nieuw/")
    pagina.get_by_label("Naam van de locatie").fill("Azc Hanzeland")
    vul_periode(pagina, 0, doelgroep="Asiel", plekken="100", van="1-1-2025", hardheid="Gerealiseerd (open)")
    pagina.get_by_role("button", name="Periode toevoegen").click()
    vul_periode(pagina, 1, doelgroep="Amv", plekken="20", van="1-7-2025", hardheid="Gerealiseerd (open)")
    eerste = pagina.locator("[data-periode]").first
    eerste.get_by_role("button", name="Deze periode weghalen").click()
    assert not eerste.is_visible()
    assert pagina.locator("fieldset:visible legend").all_inner_texts() == ["Periode 1"]
    pagina.get_by_role("button", name="Opslaan").click()
    pagina.get_by_role("status").first.wait_for()
    assert [b.plekken for b in Locatie.objects.get(naam="Azc Hanzeland").beschikbaarheden.all()] == [20]
