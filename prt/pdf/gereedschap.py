"""WeasyPrint, loaded when the first document is drawn, with the fonts and style sheets that it has read."""

import functools
import importlib
import io
import logging
import os
import re
import threading
import warnings
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from prt.pdf.sneller import maak_sneller

LETTERTYPEN = Path(__file__).parents[1] / "lettertypen.conf"
ONTBREEKT = (
    "De pdf kan niet worden gemaakt: {wat} ontbreekt op deze computer. Installeer Pango "
    "(Debian en Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0) "
    "of voer uit: python3 tools/pango.py"
)
slot = threading.Lock()
"""Held while a document is drawn: the fonts are shared, and Pango is not made for threads."""


class PdfNietBeschikbaar(Exception):
    """WeasyPrint or a library that it needs is not there; the message says which, and how to get it."""


class PdfMislukt(Exception):
    """The document asked for something that it may not have or that is not there: a mistake in a template."""


class Gereedschap(NamedTuple):
    """WeasyPrint, and the fonts that it has read: reading them takes longer than a short document does."""

    weasyprint: ModuleType
    lettertypen: object


@functools.cache
def gereedschap() -> Gereedschap:
    weasyprint = laad()
    with omgeving(FONTCONFIG_FILE=str(LETTERTYPEN)):  # no fonts of the system
        return Gereedschap(weasyprint, importlib.import_module("weasyprint.text.fonts").FontConfiguration())


def laad() -> ModuleType:
    """WeasyPrint without its fonts."""
    with omgeving(FONTCONFIG_FILE=str(LETTERTYPEN)):
        return _weasyprint()


def _weasyprint() -> ModuleType:
    try:
        # When a library is missing WeasyPrint prints advice: on standard output, where a PDF may be expected.
        with redirect_stdout(io.StringIO()), warnings.catch_warnings():
            warnings.filterwarnings("ignore", "No fonts configured")
            weasyprint = importlib.import_module("weasyprint")
    except ImportError as fout:
        raise PdfNietBeschikbaar(ONTBREEKT.format(wat="het programma WeasyPrint")) from fout
    except OSError as fout:
        bibliotheek = re.search(r"library '([^']+)'", str(fout))
        wat = f"de systeembibliotheek {bibliotheek[1]}" if bibliotheek else "een systeembibliotheek"
        raise PdfNietBeschikbaar(ONTBREEKT.format(wat=wat)) from fout
    maak_sneller()
    # Its warnings are about rules for screens in a style sheet that the site uses too.
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    return weasyprint


@contextmanager
def omgeving(**variabelen: str):
    """These environment variables for a moment; what other programs are started with stays as it was."""
    eerder = {naam: os.environ.get(naam) for naam in variabelen}
    os.environ.update(variabelen)
    try:
        yield
    finally:
        for naam, waarde in eerder.items():
            if waarde is None:
                del os.environ[naam]
            else:
                os.environ[naam] = waarde
