"""Two people change the same locatie: the choice between the two, with the keyboard and without a script."""

import pytest

from realisatie.locaties.models import Locatie


@pytest.mark.parametrize("width", [320, 1280])
def test_kiezen_met_het_toetsenbord_en_zonder_script(bezoek, width):
    locatie = Locatie.objects.filter(gemeente__naam="Zwolle", vertrouwelijk=False).order_by("naam").first()
    pad = f"/locaties/{locatie.pk}/wijzigen/"
    ander = bezoek("cdk", java_script_enabled=False)
    ik = bezoek("zwolle", width=width, java_script_enabled=False)
    for wie, naam, adres in ((ander, "Van de ander", "Stationsweg 9"), (ik, "Van mij", "Stationsweg 5")):
        wie.goto(pad)
        wie.get_by_label("Naam van de locatie").fill(naam)
        wie.get_by_label("Adres").fill(adres)
    ander.get_by_role("button", name="Opslaan").last.click()
    ander.wait_for_url(f"**/locaties/{locatie.pk}/")
    ik.get_by_role("button", name="Opslaan").last.click()
    ik.get_by_role("heading", name="Iemand anders heeft dit ook gewijzigd").wait_for()
    assert ik.evaluate("document.documentElement.scrollWidth <= innerWidth")
    ik.get_by_role("group", name="Adres").get_by_role("radio").first.focus()
    ik.keyboard.press("ArrowDown")
    ik.get_by_role("button", name="Opslaan").focus()
    ik.keyboard.press("Enter")
    ik.wait_for_url(f"**/locaties/{locatie.pk}/")
    locatie.refresh_from_db()
    assert (locatie.naam, locatie.adres) == ("Van mij", "Stationsweg 9")
