"""Do the opgaven add up (R13): gemeenten to their regio, regio's to the provincie, in every ronde."""

from collections.abc import Iterable
from datetime import date

from opgaven.bronnen.models import Bron
from opgaven.gebieden.models import Gebied, Gemeente, Provincie, het_land
from opgaven.opgaven.adres import pad_van
from opgaven.opgaven.lezen import Opgavecijfer, opgaven_per_ronde
from opgaven.rondes.models import Ronde
from prt.problemen import Ernst, Probleem
from prt.weergave import getal

VELDEN = {
    "aantal": "opgaven",
    "waarvan_amv": "amv-opgaven",
    "inclusief_saldo": "taakstellingen met voor- of achterstand",
}


def waarom_niet_van(ronde_of_bron: Ronde | Bron | None, gebied: Gebied) -> str:
    """What is of one provincie, is for what lies in it alone; "" when it fits."""
    if ronde_of_bron is None or ronde_of_bron.gebied in (het_land(), gebied.bestuur):
        return ""
    return f"“{ronde_of_bron}” is alleen voor {ronde_of_bron.gebied}. Kies bij {gebied} een andere."


def tel_na(provincie: Provincie, dag: date) -> list[Probleem]:
    """The figures in force on the day. Only where all parts are known: an unknown part is no mistake."""
    regios = list(provincie.regios.all())
    gemeenten = list(Gemeente.objects.in_gebied(provincie))
    problemen: list[Probleem] = []
    for ronde, opgaven in opgaven_per_ronde(dag).items():
        for regio in regios:
            delen = [opgaven.per_gebied.get(g.pk) for g in gemeenten if g.pk in regio.omvat]
            problemen += _vergelijk(ronde, regio, "gemeenten", delen, opgaven.per_gebied.get(regio.pk))
        delen = [opgaven.per_gebied.get(regio.pk) for regio in regios]
        problemen += _vergelijk(ronde, provincie, "regio’s", delen, opgaven.per_gebied.get(provincie.pk))
    return problemen


def _vergelijk(
    ronde: Ronde, gebied, wie: str, delen: list[Opgavecijfer | None], geheel: Opgavecijfer | None
) -> Iterable[Probleem]:
    if geheel is None or not delen or None in delen:
        return
    grondslagen = list(dict.fromkeys(deel.grondslag for deel in delen if deel))
    for veld, wat in VELDEN.items():
        waarden, totaal = [getattr(deel, veld) for deel in delen], getattr(geheel, veld)
        if totaal is None or None in waarden or sum(waarden) == totaal:
            continue
        zelfde = grondslagen == [geheel.grondslag]
        uitleg = "Controleer de opgaven." if zelfde else (
            f"Zij rusten op verschillende documenten ({', '.join(grondslagen).lower()} en "
            f"{geheel.grondslag.lower()}). Leg de ontbrekende opgaven vast."
        )  # fmt: skip
        yield Probleem(
            Ernst.FOUT if zelfde else Ernst.LET_OP,
            f"{ronde}: de {wat} van de {wie} tellen op tot {getal(sum(waarden))}, die van {gebied} is {getal(totaal)}. "
            + uitleg,
            str(gebied),
            pad_van(gebied),
        )
