"""Which of several opgaven is in force, and who reads them."""

from django.db.models import F, Q

from opgaven.gebieden.keuzes import Gebiedsoort
from opgaven.gebieden.querysets import leesbaar_in


def geldend_op(opgaven, dag):
    """Of opgaven, or of their history, what had taken effect by that day; the last per addressee is in force."""
    return opgaven.filter(Q(geldig_vanaf__isnull=True) | Q(geldig_vanaf__lte=dag)).order_by(
        F("geldig_vanaf").asc(nulls_first=True), "id"
    )


def zichtbaar_voor(gebruiker) -> Q:
    """Those of the provincies in which somebody has a role, and those of the whole country."""
    return Q(gebied__soort=Gebiedsoort.LAND) | leesbaar_in(gebruiker, "gebied")
