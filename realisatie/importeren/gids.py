"""Which gemeente a cell means, and whether somebody may enter for it."""

from opgaven.gebieden.models import Gemeente
from prt.werkboek.woorden import Afgekeurd, Onbekend, sleutel


class Gemeentegids:
    """All gemeenten by name and by CBS-code, and those that ``door`` may enter for (everything for the command)."""

    def __init__(self, door) -> None:
        self._gemeenten = list(Gemeente.objects.order_by("naam"))
        eigen = Gemeente.objects.in_te_voeren_door(door)
        self._toegestaan = set(eigen.values_list("pk", flat=True))
        self._gevonden: dict[str, list[Gemeente]] = {}
        for gemeente in self._gemeenten:
            for woord in (gemeente.naam, f"gemeente {gemeente.naam}", gemeente.cbs_code):
                self._gevonden.setdefault(sleutel(woord), []).append(gemeente)

    def zoek(self, tekst: str) -> Gemeente:
        """Raises Afgekeurd when it is unknown, ambiguous, or not theirs."""
        gevonden = self._gevonden.get(sleutel(tekst), [])
        if not gevonden:
            raise Onbekend(tekst, "gemeente", [gemeente.naam for gemeente in self._gemeenten], som_op=False)
        if len(gevonden) > 1:
            codes = " of ".join(gemeente.cbs_code for gemeente in gevonden)
            raise Afgekeurd(f"Er zijn meer gemeenten die {tekst} heten. Vul in plaats van de naam {codes} in.")
        if gevonden[0].pk not in self._toegestaan:
            raise Afgekeurd(f"U kunt voor de gemeente {gevonden[0].naam} niets invoeren. Verwijder deze rij.")
        return gevonden[0]
