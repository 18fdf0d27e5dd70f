"""Messages that several pages with figures give."""

from datetime import date

from django.contrib import messages

from prt.toegang.handelingen import was_leeg_op
from prt.weergave import datum


def meld_lege_stand(request, bekend_op: date | None) -> None:
    """Before the first record everything is unknown, which a page full of noughts would hide."""
    if bekend_op and was_leeg_op(bekend_op):
        tekst = f"Op {datum(bekend_op)} stond er nog niets in de regietafel. De cijfers van toen zijn dus onbekend."
        messages.warning(request, tekst)
