"""Whether somebody may enter for the gemeente that a cell means."""

from opgaven.gebieden.models import Gemeente
from opgaven.gebieden.namen import Gemeentegids
from prt.werkboek.woorden import Afgekeurd


class Invoergids:
    """All gemeenten, and those that ``door`` may enter for (everything for the command)."""

    def __init__(self, door) -> None:
        self._gids = Gemeentegids(Gemeente.objects.order_by("naam"))
        self._toegestaan = set(Gemeente.objects.in_te_voeren_door(door).values_list("pk", flat=True))

    def zoek(self, tekst: str) -> Gemeente:
        """Raises Afgekeurd when it is unknown, ambiguous, or not theirs."""
        gevonden = self._gids.zoek(tekst)
        if len(gevonden) > 1:
            codes = " of ".join(gemeente.code for gemeente in gevonden)
            raise Afgekeurd(f"Er zijn meer gemeenten die {tekst} heten. Vul in plaats van de naam {codes} in.")
        if gevonden[0].pk not in self._toegestaan:
            raise Afgekeurd(f"U kunt voor de gemeente {gevonden[0].naam} niets invoeren. Verwijder deze rij.")
        return gevonden[0]
