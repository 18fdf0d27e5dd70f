"""The last division that was kept, as a sheet for a file."""

from datetime import date

from django.db.models import Q

from opgaven.gebieden.models import Provincie, Regio
from opgaven.gebieden.querysets import binnen
from opgaven.rondes.models import Ronde
from opgaven.verdelen.lezen import KOLOMMEN, verdelingtabel
from opgaven.verdelen.models import Verdeling
from prt.werkboek.schrijven import Blad


def verdeling(provincie: Provincie, regio: Regio | None, ronde: Ronde | None, peildatum: date) -> Blad:
    """The last division kept by that day, over this regio or by the opgaven of this ronde if so asked.

    No rows when none was kept. A division is a working paper of the CdK's staff: only for whoever runs the command.
    """
    hier = Q(gebied=regio) if regio else binnen(provincie, "gebied")
    bewaard = Verdeling.objects.filter(hier, handeling__wanneer__date__lte=peildatum)
    laatste = (bewaard.filter(ronde=ronde) if ronde else bewaard).first()
    regels = [tuple(rij.values()) for rij in verdelingtabel(laatste)] if laatste else []
    return Blad("Verdeling", KOLOMMEN, regels)
