"""From a sheet with monthly counts to counts of the ledger, with everything that is wrong with it and where."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO

from opgaven.gebieden.models import Gemeente
from opgaven.gebieden.namen import Gemeentegids
from opgaven.rondes.models import Ronde
from opgaven.statushouders.acties import Telling
from opgaven.statushouders.forms import MEESTE_PERSONEN
from opgaven.statushouders.keuzes import Postsoort
from opgaven.statushouders.lezen import maanden_van
from prt.datums import lees_datum
from prt.weergave import datum, getal
from prt.werkboek.bevindingen import Bevindingen
from prt.werkboek.celtekst import als_getal, als_tekst
from prt.werkboek.csvlezen import open_csv
from prt.werkboek.lezen import Cel, Soort, open_blad
from prt.werkboek.rijen import VERPLICHT, Bladrijen
from prt.werkboek.schrijven import Blad, als_xlsx
from prt.werkboek.woorden import Afgekeurd, kort

BLAD = "Statushouders"

KOPPEN = GEMEENTE, MAAND, GEHUISVEST, AMV = "Gemeente", "Maand", "Gehuisvest", "Waarvan amv"

UITLEG = {
    GEMEENTE: "Naam of CBS-code (GM0193) van de gemeente.",
    MAAND: "De maand waarin is gehuisvest, bijvoorbeeld januari 2024 of 1-1-2024.",
    GEHUISVEST: "Aantal personen, zoals het COA het op de 1e van de volgende maand telt.",
    AMV: "Aantal amv onder hen. Leeg is niet bekend.",
}

MEESTE_RIJEN = 5_000


@dataclass(frozen=True, slots=True)
class Telbladinlezing:
    """The counts of a sheet, and its problems; as long as there are any, nothing is to be written."""

    tellingen: tuple[Telling, ...]
    bevindingen: Bevindingen


class Gids:
    """Which gemeente and which half-year a cell means, within one provincie. Two queries."""

    def __init__(self, provincies: frozenset[int], vandaag: date) -> None:
        self._vandaag = vandaag
        self._gids = Gemeentegids(Gemeente.objects.deelnemend().order_by("naam"))
        self._provincies = provincies
        self._rondes = {maand: ronde for ronde in Ronde.objects.halfjaren() for maand in maanden_van(ronde)}

    def gemeente(self, cel: Cel) -> Gemeente:
        tekst = als_tekst(cel)
        gevonden = self._gids.zoek(tekst)
        eigen = [g for g in gevonden if g.provincie.pk in self._provincies]
        if not eigen:
            raise Afgekeurd(f"{gevonden[0].naam} ligt niet in uw provincie. Verwijder deze rij.")
        if len(eigen) > 1:
            raise Afgekeurd(f"Er zijn meer gemeenten die {kort(tekst)} heten. Vul de CBS-code in.")
        return eigen[0]

    def maand(self, cel: Cel) -> tuple[Ronde, date]:
        dag = _dag(cel)
        if dag.day != 1:
            raise Afgekeurd(f"{datum(dag)} is geen maand. Vul de maand in, bijvoorbeeld januari 2024 of 1-1-2024.")
        if dag >= self._vandaag.replace(day=1):
            raise Afgekeurd(f"{_maandnaam(dag)} is nog niet voorbij. Vul een maand in die helemaal geteld is.")
        if dag not in self._rondes:
            raise Afgekeurd(f"Van {_maandnaam(dag)} is er geen halfjaar in de regietafel. Laat het halfjaar toevoegen.")
        return self._rondes[dag], dag


def lees(bestand: BinaryIO, naam: str, *, gids: Gids, grootste: int) -> Telbladinlezing:
    """Read a workbook or, by the end of its name, a CSV file of at most ``grootste`` bytes. Raises Onleesbaar."""
    openen = open_csv if naam.lower().endswith(".csv") else open_blad
    kolommen = {
        GEMEENTE: (gids.gemeente, VERPLICHT),
        MAAND: (gids.maand, VERPLICHT),
        GEHUISVEST: (_personen, VERPLICHT),
        AMV: (_personen, None),
    }
    rijen = Bladrijen(openen(bestand, BLAD, grootste=grootste), kolommen, MEESTE_RIJEN)
    tellingen: dict[tuple[int, date], tuple[int, list[Telling]]] = {}
    for nummer, waarden in rijen:
        _lees_rij(nummer, waarden, rijen.bevindingen, tellingen)
    return Telbladinlezing(tuple(telling for _, rij in tellingen.values() for telling in rij), rijen.bevindingen)


def _lees_rij(nummer: int, waarden: dict, bevindingen: Bevindingen, tellingen: dict) -> None:
    gehuisvest, amv = waarden.get(GEHUISVEST), waarden.get(AMV)
    if gehuisvest is not None and amv is not None and amv > gehuisvest:
        bevindingen.bij_cel(
            nummer, AMV, f"{getal(amv)} is meer dan de {getal(gehuisvest)} gehuisveste personen. De amv horen daarbij."
        )
    if {GEMEENTE, MAAND} <= waarden.keys():
        _neem_op(nummer, waarden, bevindingen, tellingen)


def _neem_op(nummer: int, waarden, bevindingen, tellingen) -> None:
    gemeente, (ronde, maand) = waarden[GEMEENTE], waarden[MAAND]
    plaats = gemeente.pk, maand
    if plaats in tellingen:
        bevindingen.bij_cel(
            nummer,
            GEMEENTE,
            f"{gemeente.naam} in {_maandnaam(maand)} staat ook op rij {tellingen[plaats][0]}. Verwijder er een.",
        )
        return
    soorten = ((Postsoort.REALISATIE, GEHUISVEST), (Postsoort.AMV, AMV))
    tellingen[plaats] = (
        nummer,
        [
            Telling(gemeente, ronde, soort, maand, waarden[kop])
            for soort, kop in soorten
            if waarden.get(kop) is not None
        ],
    )


def _dag(cel: Cel) -> date:
    if cel.soort is Soort.DATUM:
        return cel.waarde.date() if isinstance(cel.waarde, datetime) else cel.waarde
    if cel.soort is Soort.GETAL:
        raise Afgekeurd(f"Hier staat het getal {cel.waarde} in plaats van een maand. Typ bijvoorbeeld januari 2024.")
    try:
        return lees_datum(kort(als_tekst(cel)))[0]
    except ValueError:
        raise Afgekeurd(f"“{kort(cel.waarde)}” is geen maand. Typ bijvoorbeeld januari 2024 of 1-1-2024.") from None


def _personen(cel: Cel) -> int:
    te_weinig = "Een aantal gehuisveste personen is niet negatief. Leg een correctie apart vast."
    return als_getal(cel, minste=0, meeste=MEESTE_PERSONEN, te_weinig=te_weinig)


def _maandnaam(dag: date) -> str:
    return datum(dag).split(" ", 1)[1]


def sjabloon() -> bytes:
    """The empty workbook to start from."""
    return als_xlsx(Blad(BLAD, KOPPEN), Blad("Uitleg", ("Kolom", "Wat vult u in"), list(UITLEG.items())))
