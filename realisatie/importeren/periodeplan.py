"""Setting the rows of a sheet against the periods that a locatie has."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from prt.werkboek.bevindingen import Bevindingen
from prt.werkboek.woorden import kort
from realisatie.importeren.celwaarden import als_gemeld
from realisatie.importeren.kolommen import PER_VELD
from realisatie.importeren.lezen import Werkboekrij
from realisatie.locaties.models import Beschikbaarheid, Locatie
from realisatie.locaties.rekenen import HARDE

Perioden = dict[tuple[int, str, date | None], list[Beschikbaarheid]]
"""By what makes a period the same: locatie, doelgroep and begin."""


class Periodeplan:
    """Sets the rows of one locatie after another against the periods that it has."""

    def __init__(self, bestaand: Perioden, bevindingen: Bevindingen) -> None:
        self._bestaand, self._bevindingen = bestaand, bevindingen
        self.nieuw: list[Beschikbaarheid] = []
        self.gewijzigd: list[Beschikbaarheid] = []
        self.ongewijzigd = 0

    def plan(self, locatie: Locatie, rijen: Iterable[Werkboekrij]) -> None:
        """Rows that say what is there already are done with; of what is left, one row may change one period."""
        for (doelgroep, van), samen in _per_periode(rijen).items():
            over = list(self._bestaand.get((locatie.pk, doelgroep, van), ()))
            anders = []
            for rij in samen:
                gelijk = next((periode for periode in over if _is_gelijk(periode, rij)), None)
                if gelijk:
                    over.remove(gelijk)
                    self.ongewijzigd += 1
                else:
                    anders.append(rij)
            if anders:
                self._plan_verschil(locatie, samen, anders, over)

    def _plan_verschil(
        self, locatie: Locatie, samen: list[Werkboekrij], anders: list[Werkboekrij], over: list[Beschikbaarheid]
    ) -> None:
        van = PER_VELD["van"].kop
        if len(samen) > 1:
            for rij in samen[1:]:
                self._bevindingen.bij_cel(rij.nummer, van, _dubbel(samen[0]))
        elif not anders[0].heeft(*PER_VELD):
            return  # its own problem comes first
        elif len(over) > 1:
            self._bevindingen.bij_cel(anders[0].nummer, van, _MEER_PERIODES)
        elif over:
            self._wijzig(over[0], anders[0])
        else:
            self.nieuw.append(_met(Beschikbaarheid(locatie=locatie), anders[0]))

    def _wijzig(self, periode: Beschikbaarheid, rij: Werkboekrij) -> None:
        if periode.optie_tot and not (rij.tot.dag and rij.tot.dag < periode.optie_tot):
            self._bevindingen.bij_cel(rij.nummer, PER_VELD["tot"].kop, _OPTIE)
        if periode.vervangt_id and rij.hardheid in HARDE:
            self._bevindingen.bij_cel(rij.nummer, PER_VELD["hardheid"].kop, _VERVANGT)
        self.gewijzigd.append(_met(periode, rij))


def _per_periode(rijen: Iterable[Werkboekrij]) -> dict[tuple[str, date | None], list[Werkboekrij]]:
    """The rows of one locatie by what makes a period the same: doelgroep and begin."""
    groepen = defaultdict(list)
    for rij in rijen:
        if rij.heeft("doelgroep", "van"):
            groepen[rij.doelgroep, rij.van.dag].append(rij)
    return groepen


def _is_gelijk(periode: Beschikbaarheid, rij: Werkboekrij) -> bool:
    return (periode.plekken, periode.hardheid) == (rij.plekken, rij.hardheid) and (
        als_gemeld(periode.van, periode.van_precisie, eind=False),
        als_gemeld(periode.tot, periode.tot_precisie, eind=True),
    ) == (rij.van, rij.tot)


def _met(periode: Beschikbaarheid, rij: Werkboekrij) -> Beschikbaarheid:
    """The period with the values of the row. It no longer comes from a document, nor from a total of voornemens."""
    periode.doelgroep, periode.plekken, periode.hardheid = rij.doelgroep, rij.plekken, rij.hardheid
    periode.van, periode.van_precisie = rij.van.dag, rij.van.precisie
    periode.tot, periode.tot_precisie = rij.tot.dag, rij.tot.precisie
    periode.bron, periode.vindplaats = None, ""
    if periode.is_hard:
        periode.regiototaal = None
    return periode


def _dubbel(eerste: Werkboekrij) -> str:
    return (
        f"Deze periode staat ook in rij {eerste.nummer}: dezelfde locatie, doelgroep en begindatum "
        f"({kort(eerste.locatie)}). Verwijder een van de rijen of pas de begindatum aan."
    )


_MEER_PERIODES = (
    "Deze locatie heeft al meer periodes met deze doelgroep en begindatum. Het is niet duidelijk welke u bedoelt: "
    "wijzig deze periode op de pagina van de locatie."
)
_OPTIE = (
    "Bij deze periode hoort een optie tot verlenging die dan niet meer na de einddatum ligt. "
    "Wijzig deze periode op de pagina van de locatie."
)
_VERVANGT = (
    "Deze periode is een voornemen dat een andere locatie vervangt. Haal die verwijzing eerst weg op de pagina "
    "van de locatie."
)
