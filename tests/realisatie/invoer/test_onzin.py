"""Nonsense in an address or a form: an answer that says what is wrong, never an error page of the server (500)."""

import pytest

pytestmark = pytest.mark.django_db


def test_kiezen_wat_een_ander_invulde_kan_niet_bij_een_nieuwe_locatie(als):
    """Nobody else filled in anything there."""
    for pad in ("/locaties/nieuw/", "/locaties/nieuw/effect/"):
        assert als("zwolle").post(pad, {"keuze-naam": "hun", "naam": "Nieuw"}).status_code in (200, 422)


@pytest.mark.parametrize("waarde", ["\x00", "9" * 5000])
def test_een_provincie_cyclus_of_versie_die_niet_bestaat(als, waarde):
    client = als("cdk")
    for pad in ("/rapporten/", "/verschillen/", "/verslag/asiel-1/versies/", "/verslag/asiel-1/"):
        for vraag in ("provincie", "ronde", "versie", "rapport"):
            assert client.get(pad, {vraag: waarde}).status_code < 500, (pad, vraag)
