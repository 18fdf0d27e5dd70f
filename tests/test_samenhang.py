"""Nothing lies around unused, nothing is open that should be closed."""

import re
from pathlib import Path
from pkgutil import resolve_name

import pytest
from django.contrib import admin
from django.core.management import get_commands
from django.urls import URLPattern, get_resolver

from opgaven.statushouders.lezen import RUILBRONNEN
from prt.taken import soorten
from prt.templatetags import componenten
from verslag.rapport.onderdelen import ONDERDELEN

WORTEL = Path(__file__).parent.parent
APPS = ("prt", "opgaven", "realisatie", "verslag")
SJABLONEN = WORTEL / "templates"
VANZELF = {
    "django/forms/widgets/select.html",
    "400.html",
    "403.html",
    "403_csrf.html",
    "404.html",
    "429.html",
    "500.html",
    "503.html",
}
VAN_COMPONENTEN = {f"componenten/{naam}.html" for naam in componenten.register.tags}
VAN_ONDERDELEN = {naam for deel in ONDERDELEN.values() for naam in deel.sjablonen}
"""Templates that the parts of reports name."""
ELDERS_GENOEMD = VANZELF | VAN_ONDERDELEN | VAN_COMPONENTEN
OPENBAAR = {
    "security-txt": 404,  # on this machine there is nobody to tell
    "agenda-bestand": 404,  # the address itself is the secret, and this one is nobody's
    "account_login": 200,
    "account_logout": 405,  # by POST only; also stops a log-in that is halfway, at the second factor
    "account_reset_password": 200,
    "account_reset_password_done": 200,
    "account_reset_password_from_key": 200,
    "account_reset_password_from_key_done": 200,
    "openid_connect_login": 405,  # by POST only
    "openid_connect_callback": 404,  # there is no provider of the name in this test
    "socialaccount_login_cancelled": 200,
}
"""Pages for who is not signed in, with the answer to a plain GET. Of two names for one address the last counts."""


def _bronteksten():
    for app in APPS:
        yield from (pad.read_text() for pad in (WORTEL / app).rglob("*.py"))
    yield from (pad.read_text() for pad in SJABLONEN.rglob("*.html"))


def test_elk_sjabloon_wordt_gebruikt():
    tekst = "\n".join(_bronteksten())
    ongebruikt = [
        naam
        for pad in SJABLONEN.rglob("*.html")
        if (naam := pad.relative_to(SJABLONEN).as_posix()) not in VANZELF | VAN_ONDERDELEN | VAN_COMPONENTEN
        and naam not in tekst
    ]
    assert not ongebruikt


def patronen(resolver=None, voor=""):
    for patroon in (resolver or get_resolver()).url_patterns:
        if isinstance(patroon, URLPattern):
            yield voor + str(patroon.pattern), patroon
        elif not str(patroon.pattern).startswith("beheer/"):
            yield from patronen(patroon, voor + str(patroon.pattern))


PATRONEN = dict(patronen())
VOORBEELD = {"int": "1", "uuid": "00000000-0000-0000-0000-000000000001"}


@pytest.mark.django_db
@pytest.mark.parametrize("pad", PATRONEN)
def test_zonder_inloggen_kom_je_nergens(client, pad):
    adres = "/" + re.sub(r"<(\w+):\w+>", lambda soort: VOORBEELD.get(soort[1], "abc"), pad)
    adres = re.sub(r"\(\?P<\w+>(\w*)[^)]*\)", lambda keus: keus[1] or "abc", adres).translate(
        str.maketrans("", "", "^$\\")
    )
    antwoord = client.get(adres)
    if PATRONEN[pad].name in OPENBAAR:
        assert antwoord.status_code == OPENBAAR[PATRONEN[pad].name]
    else:
        assert antwoord.status_code == 302
        assert antwoord.url.startswith("/inloggen/")


@pytest.mark.django_db
def test_het_beheer_toont_geen_locaties(admin_client):
    """The beheerder is not among those who may see a confidential locatie (DOMEIN §6)."""
    assert "locatie" not in admin_client.get("/beheer/").content.decode().lower()


def van_ons(module: str) -> bool:
    return module.split(".")[0] in APPS


def test_wat_zich_vanzelf_aanmeldt_is_er():
    """What is found by the name of its module goes missing without an error when that module moves.

    The kinds of task are stored by these names: a waiting task is looked up by them.
    """
    taken = {naam for naam, soort in soorten._soorten.items() if van_ons(soort.maak.__module__)}
    assert taken == {"verslag-document", "verslag-vaststellen"}
    assert [bron.__name__ for bron in RUILBRONNEN] == ["ruilposten"]
    assert {model._meta.label for model, beheer in admin.site._registry.items() if van_ons(model.__module__)} == {
        *("opgaven.Bron", "opgaven.Provincie", "opgaven.Regio", "opgaven.Gemeente", "opgaven.Inwonertal"),
        *("opgaven.Ronde", "opgaven.Opgave", "opgaven.Taakstellingpost", "opgaven.Mijlpaal"),
        *("realisatie.Regiototaal", "toegang.Gebruiker"),
    }
    assert {naam for naam, app in get_commands().items() if van_ons(app)} == {
        *(
            "demo",
            "flush",
            "gebieden",
            "herinner",
            "herstel",
            "importeer",
            "loaddata",
            "migrate",
            "overbrengen",
            "reservekopie",
            "tabel",
            "verslag",
            "werk",
        )
    }


MAPPEN = ("templates/", "tests/", "docs/", "tools/", "fixtures/")
NOG_NIET_GEMAAKT = {"prt/static/extern/"}
"""Made by ``make``."""
DOCUMENTEN = [WORTEL / "README.md", WORTEL / "SECURITY.md", *sorted((WORTEL / "docs").rglob("*.md"))]


@pytest.mark.parametrize("document", DOCUMENTEN, ids=lambda pad: pad.name)
def test_documenten_noemen_wat_er_is(document):
    """Every path, and every name of a module or of something in it."""
    genoemd = re.findall(r"`([\w./-]+)`", document.read_text())
    paden = {
        naam for naam in genoemd if re.match(r"(prt|opgaven|realisatie|verslag|templates|tests|docs|tools)/", naam)
    }
    assert not {pad for pad in paden if not (WORTEL / pad).exists()} - NOG_NIET_GEMAAKT
    namen = {naam for naam in genoemd if re.match(r"(prt|opgaven|realisatie|verslag)\.\w", naam)}
    assert not {naam for naam in namen if not bestaat(naam)}


def bestaat(naam: str) -> bool:
    """As a module, as a name in one, or as a name of a class in one."""
    try:
        resolve_name(naam)
    except (ImportError, AttributeError):
        return False
    return True
