"""The groups of the main menu: with the mouse, with the keys, without a script and on a phone."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.django_db(transaction=True)


def hoofdmenu(pagina):
    return pagina.get_by_role("navigation", name="Hoofdmenu")


def groep(pagina, naam: str):
    return hoofdmenu(pagina).locator("summary").get_by_text(naam, exact=True)


@pytest.mark.parametrize("breedte", [1280, 360])
def test_een_punt_is_twee_klikken_ver_en_staat_gemerkt(bezoek, breedte):
    pagina = bezoek("cdk", width=breedte)
    groep(pagina, "Stand").click()
    groep(pagina, "Opgaven").click()  # closes the other
    expect(hoofdmenu(pagina).locator("details[open]")).to_have_count(1)
    pagina.get_by_role("link", name="Statushouders").click()
    pagina.wait_for_url("**/statushouders/")
    expect(groep(pagina, "Opgaven")).to_have_attribute("aria-current", "true")
    groep(pagina, "Opgaven").click()
    expect(pagina.get_by_role("link", name="Statushouders")).to_have_attribute("aria-current", "page")
    pagina.get_by_role("contentinfo").click()
    expect(hoofdmenu(pagina).locator("details[open]")).to_have_count(0)


def test_met_de_toetsen(bezoek):
    pagina = bezoek("cdk")
    groep(pagina, "Jaar").focus()
    pagina.keyboard.press("Enter")
    pagina.keyboard.press("Tab")
    expect(pagina.get_by_role("link", name="Planning", exact=True)).to_be_focused()
    pagina.keyboard.press("Escape")
    expect(groep(pagina, "Jaar")).to_be_focused()
    expect(hoofdmenu(pagina).locator("details[open]")).to_have_count(0)
    pagina.keyboard.press("Space")
    for _ in range(3):  # past Planning and Overleggen
        pagina.keyboard.press("Tab")
    expect(groep(pagina, "Beheer")).to_be_focused()
    expect(hoofdmenu(pagina).locator("details[open]")).to_have_count(0)


def test_zonder_script_op_een_telefoon(bezoek):
    pagina = bezoek("cdk", width=360, java_script_enabled=False)
    assert hoofdmenu(pagina).bounding_box()["height"] < 100  # two rows
    for naam, punt in (("Stand", "Knelpunten"), ("Beheer", "Spoor")):
        groep(pagina, naam).click()
        expect(pagina.get_by_role("link", name=punt, exact=True)).to_be_visible()
    expect(hoofdmenu(pagina).locator("details[open]")).to_have_count(1)
    pagina.get_by_role("link", name="Spoor", exact=True).click()
    pagina.wait_for_url("**/spoor/")
