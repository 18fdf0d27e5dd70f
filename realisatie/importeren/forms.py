"""Choosing a workbook."""

from django import forms
from django.conf import settings

from prt.pagina.formulieren import Reden

MEGABYTE = 1024 * 1024


class Werkboekformulier(forms.Form):
    """One file; what is in it is judged by the import itself."""

    bestand = forms.FileField(
        label="Excel-bestand",
        help_text=f"Een Excel-bestand (.xlsx) van hoogstens {settings.UPLOAD_GROOTSTE // MEGABYTE} MB.",
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        allow_empty_file=True,
        error_messages={"required": "Kies een Excel-bestand."},
    )


class Importformulier(Reden, Werkboekformulier):
    """The file, and why."""

    field_order = ("bestand", "reden")
