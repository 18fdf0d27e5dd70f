"""What the headers tell a browser to refuse, on every kind of answer."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
SOORTEN = {"/inloggen/": 200, "/": 302, "/bestaat-niet/": 404, "/static/bestaat-niet.css": 404, "/uitloggen/": 405}


def beleid(tekst: str, tussen: str, is_: str) -> dict[str, str]:
    return dict(deel.strip().partition(is_)[::2] for deel in tekst.split(tussen))


@pytest.mark.parametrize("pad", SOORTEN)
def test_elke_soort_antwoord_heeft_ze(pad):
    antwoord = Client().get(pad)
    assert antwoord.status_code == SOORTEN[pad]
    csp = beleid(antwoord.headers["Content-Security-Policy"], ";", " ")
    assert csp["default-src"] == csp["frame-ancestors"] == "'none'"
    assert csp["script-src"] == csp["style-src"] == "'self'"
    apparaten = beleid(antwoord.headers["Permissions-Policy"], ",", "=")
    assert apparaten["camera"] == apparaten["microphone"] == apparaten["geolocation"] == "()"
    assert apparaten["publickey-credentials-get"] == apparaten["publickey-credentials-create"] == "(self)"
    assert antwoord.headers["X-Content-Type-Options"] == "nosniff"
    assert antwoord.headers["Referrer-Policy"] == "same-origin"


def test_geen_pagina_past_in_een_andere_site():
    assert Client().get("/inloggen/").headers["X-Frame-Options"] == "DENY"


def test_over_https_blijft_het_https(settings):
    settings.SECURE_HSTS_SECONDS, settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = 31_536_000, True
    koppen = Client().get("/inloggen/", secure=True).headers
    assert koppen["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
