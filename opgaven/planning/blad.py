"""The planning as a sheet for a file."""

from opgaven.gebieden.models import Provincie
from opgaven.planning.models import Mijlpaal
from opgaven.rondes.models import Ronde
from prt.werkboek.schrijven import Blad


def planning(ronde: Ronde, provincie: Provincie) -> Blad:
    mijlpalen = Mijlpaal.objects.van(provincie).filter(ronde=ronde).order_by("datum", "pk")
    regels = [(m.kwartaal, m.datum, m.omschrijving, m.verantwoordelijk or None) for m in mijlpalen]
    return Blad("Planning", ("kwartaal", "datum", "mijlpaal", "verantwoordelijk"), regels)
