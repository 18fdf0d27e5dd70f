"""The gemeenten as a sheet for a file."""

from opgaven.gebieden.indeling import groep_van
from opgaven.gebieden.keuzes import Lidsoort
from opgaven.gebieden.models import Gemeente, Regio
from prt.werkboek.schrijven import Blad


def gemeenten(regio: Regio | None = None, indeling: Lidsoort = Lidsoort.REGIO) -> Blad:
    """All gemeenten, also those outside the regio's that take part in an uitruil."""
    alle = regio.gemeenten if regio else Gemeente.objects.all()
    groepen = {g.pk: groep_van(g.pk, indeling).gebied for g in alle}
    regels = [(g.code, g.naam, groep and groep.naam, g.provincie.naam) for g in alle for groep in [groepen[g.pk]]]
    regels.sort(key=lambda regel: (regel[2] is None, regel[2] or "", regel[1]))
    return Blad("Gemeenten", ("cbs_code", "gemeente", indeling.value, "provincie"), regels)
