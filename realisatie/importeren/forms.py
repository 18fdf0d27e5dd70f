"""Choosing a workbook."""

from django.conf import settings

from prt.pagina.formulieren import Bestand, Reden

MEGABYTE = 1024 * 1024


class Werkboek(Bestand, Reden):
    """The file, and why."""

    field_order = ("bestand", "reden")
    soorten, label = ".xlsx", "Excel-bestand"
    uitleg = f"Een Excel-bestand (.xlsx) van hoogstens {settings.UPLOAD_GROOTSTE // MEGABYTE} MB."
