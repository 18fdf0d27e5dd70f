"""A month in a real browser: confirmed in one click, sent back with a remark, confirmed again, accorded."""

import pytest

pytestmark = pytest.mark.django_db(transaction=True)


def test_een_klik_om_te_bevestigen_en_akkoord(bezoek):
    zwolle = bezoek("zwolle", width=360)
    zwolle.get_by_role("link", name="Naar de maandstand").click()
    zwolle.get_by_role("button", name="Ongewijzigd bevestigen").click()
    assert "De stand van Zwolle is bevestigd" in zwolle.get_by_role("status").first.inner_text()

    regio = bezoek("ijsselland")
    assert regio.get_by_text("1 van 11 gemeenten hebben deze maand bevestigd").is_visible()
    regio.get_by_role("link", name="Naar de maandstanden").click()
    regio.get_by_role("link", name="Zwolle").click()
    regio.get_by_role("link", name="Terugsturen").click()
    regio.get_by_label("Gegarandeerde plekken amv").fill("Zijn dit er niet meer?")
    regio.get_by_role("button", name="Terugsturen").click()
    assert "teruggestuurd met uw opmerkingen" in regio.get_by_role("status").first.inner_text()

    zwolle.reload()
    assert zwolle.get_by_text("Zijn dit er niet meer?").is_visible()
    knop = zwolle.get_by_role("button", name="Ongewijzigd bevestigen")
    knop.focus()
    zwolle.keyboard.press("Enter")
    zwolle.get_by_text("De stand van Zwolle is bevestigd").wait_for()

    regio.reload()
    regio.get_by_role("button", name="Akkoord geven").click()
    assert "U bent akkoord met de stand van Zwolle." in regio.get_by_role("status").first.inner_text()
    regio.get_by_role("link", name="Maandstanden", exact=True).first.click()
    assert regio.get_by_role("row", name="Zwolle").get_by_text("geaccordeerd").is_visible()
