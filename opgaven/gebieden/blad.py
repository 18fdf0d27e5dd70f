"""The gemeenten as a sheet for a file."""

from django.db.models import F

from opgaven.gebieden.models import Gemeente, Regio
from prt.werkboek.schrijven import Blad


def gemeenten(regio: Regio | None = None) -> Blad:
    """All gemeenten, also those outside the regio's that take part in an uitruil."""
    alle = Gemeente.objects.select_related("regio", "provincie")
    alle = alle.filter(regio=regio) if regio else alle
    geordend = alle.order_by(F("regio__naam").asc(nulls_last=True), "naam")
    regels = [(g.cbs_code, g.naam, g.regio and g.regio.naam, g.provincie.naam) for g in geordend]
    return Blad("Gemeenten", ("cbs_code", "gemeente", "regio", "provincie"), regels)
