"""The gemeenten as a sheet for a file."""

from opgaven.gebieden.models import Gemeente, Regio
from prt.werkboek.schrijven import Blad


def gemeenten(regio: Regio | None = None) -> Blad:
    """All gemeenten, also those outside the regio's that take part in an uitruil."""
    alle = regio.gemeenten if regio else Gemeente.objects.all()
    regels = [(g.code, g.naam, g.regio and g.regio.naam, g.provincie.naam) for g in alle]
    regels.sort(key=lambda regel: (regel[2] is None, regel[2] or "", regel[1]))
    return Blad("Gemeenten", ("cbs_code", "gemeente", "regio", "provincie"), regels)
