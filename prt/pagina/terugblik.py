"""Asking for what was known on a day (R11): the question, and what every page says when there was nothing yet."""

from datetime import date

from django import forms
from django.contrib import messages

from prt.toegang.spoor.lezen import was_leeg_op
from prt.weergave import datum

DATUM = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def dagveld(label: str) -> forms.DateField:
    return forms.DateField(label=label, required=False, widget=DATUM)


def meld_lege_stand(request, bekend_op: date | None) -> None:
    """Before the first record everything is unknown, which a page full of noughts would hide."""
    if bekend_op and was_leeg_op(bekend_op):
        tekst = f"Op {datum(bekend_op)} stond er nog niets in de regietafel. De cijfers van toen zijn dus onbekend."
        messages.warning(request, tekst)
