"""Who may see figures."""

from django.core.exceptions import PermissionDenied

from prt.toegang.rechten import bereik


def eis_rol(gebruiker) -> None:
    """Figures are for people with a role; an account alone opens nothing."""
    if not bereik(gebruiker):
        raise PermissionDenied("U hebt nog geen rol in de regietafel. Vraag de PRT-secretaris om toegang.")
