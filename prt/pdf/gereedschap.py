"""What every step of a document needs: what can go wrong, whose turn it is, the environment for a moment."""

import os
import threading
from contextlib import contextmanager

slot = threading.Lock()
"""Held while a document is drawn: the fonts are shared, and Pango is not made for threads."""


class PdfNietBeschikbaar(Exception):
    """WeasyPrint or a library that it needs is not there; the message says which, and how to get it."""


class PdfMislukt(Exception):
    """The document asked for something that it may not have or that is not there: a mistake in a template."""


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
