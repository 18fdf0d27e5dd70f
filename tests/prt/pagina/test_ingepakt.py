"""What goes over the line compressed: pages for who came here from this site, and static files under a lasting name."""

import gzip
import runpy

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage, staticfiles_storage
from django.core.management import call_command
from django.http import HttpResponse
from django.test import RequestFactory, override_settings
from django.utils.module_loading import import_string
from whitenoise.middleware import WhiteNoiseMiddleware

from prt.pagina.middleware import Ingepakt
from tests.prt.test_omgeving import GOED

EIGEN = {"HTTP_ACCEPT_ENCODING": "gzip", "HTTP_SEC_FETCH_SITE": "same-origin"}


@pytest.mark.django_db
@pytest.mark.parametrize("van", ["same-origin", "none"])
def test_een_pagina_gaat_ingepakt_naar_wie_van_deze_site_komt(als, van):
    client = als("cdk")
    antwoord = client.get("/provincie/PV23/", **EIGEN | {"HTTP_SEC_FETCH_SITE": van})
    assert antwoord.headers["Content-Encoding"] == "gzip"
    pagina = gzip.decompress(antwoord.content)
    assert b"Overijssel" in pagina and len(antwoord.content) * 4 < len(pagina)
    assert "no-store" in antwoord.headers["Cache-Control"]


@pytest.mark.django_db
@pytest.mark.parametrize("van", ["cross-site", "same-site", None])
def test_wat_een_andere_site_laat_opvragen_wordt_niet_ingepakt(als, van):
    """Also of a browser that does not say where somebody came from."""
    koppen = {naam: van if naam == "HTTP_SEC_FETCH_SITE" else waarde for naam, waarde in EIGEN.items()}
    antwoord = als("cdk").get("/provincie/PV23/", **{naam: waarde for naam, waarde in koppen.items() if waarde})
    assert antwoord.status_code == 200
    assert "Content-Encoding" not in antwoord.headers


@pytest.mark.parametrize(("soort", "ingepakt"), [("text/csv", True), ("application/json", True), ("image/png", False)])
def test_een_bestand_dat_al_klein_is_wordt_niet_nog_eens_ingepakt(soort, ingepakt):
    antwoord = Ingepakt(lambda vraag: HttpResponse(b"abc" * 500, soort))(RequestFactory().get("/", **EIGEN))
    assert antwoord.has_header("Content-Encoding") is ingepakt


@pytest.fixture
def server(tmp_path):
    """Files as a server has them: gathered in one place, each under a name of its own."""
    opslag = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    with override_settings(
        STORAGES=settings.STORAGES | {"staticfiles": opslag},
        STATIC_ROOT=tmp_path,
        WHITENOISE_USE_FINDERS=False,
        WHITENOISE_AUTOREFRESH=False,
    ):
        elders = ["admin", "import_export", "tekst.js"]  # large, and treated no differently
        call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=elders)
        yield WhiteNoiseMiddleware(lambda vraag: HttpResponse(status=404))


@pytest.mark.traag
def test_een_statisch_bestand_is_ingepakt_en_mag_voorgoed_worden_bewaard(server):
    adres = staticfiles_storage.url("huis.css")
    assert adres != "/static/huis.css"
    for soort, kop in (("br", "gzip, br"), ("gzip", "gzip")):
        antwoord = server(RequestFactory().get(adres, HTTP_ACCEPT_ENCODING=kop))
        assert antwoord.headers["Content-Encoding"] == soort
        assert "immutable" in antwoord.headers["Cache-Control"]
    zonder_naam = server(RequestFactory().get("/static/huis.css"))
    assert "immutable" not in zonder_naam.headers["Cache-Control"]


@pytest.mark.parametrize(("omgeving", "vast"), [(GOED, True), ({"ALLOWED_HOSTS": "localhost,127.0.0.1"}, False)])
def test_alleen_op_een_server_zijn_de_namen_vast(monkeypatch, omgeving, vast):
    """On one's own machine nothing was gathered: there files are served as they lie in the sources."""
    for naam, waarde in omgeving.items():
        monkeypatch.setenv(naam, waarde)
    monkeypatch.delenv("STATISCH_VERZAMELD", raising=False)
    instellingen = runpy.run_path(settings.BASE_DIR / "prt" / "settings.py")
    opslag = instellingen["STORAGES"]["staticfiles"]["BACKEND"]
    assert issubclass(import_string(opslag), ManifestStaticFilesStorage) is vast
    assert instellingen["WHITENOISE_USE_FINDERS"] is not vast
