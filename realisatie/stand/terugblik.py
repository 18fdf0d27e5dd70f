"""The records of a provincie as they were known at a moment, from their history (R11): six queries."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from opgaven.gebieden.models import Gemeente, Provincie
from opgaven.rondes.models import Ronde
from prt.toegang.spoor.lezen import bekend_op
from realisatie.locaties.keuzes import Hardheid
from realisatie.locaties.models import Beschikbaarheid, Locatie, Regiototaal
from realisatie.locaties.querysets import ASIEL_EN_AMV
from realisatie.locaties.toen import nu_vertrouwelijk
from realisatie.uitruil.models import Overdracht, Uitruil


@dataclass(frozen=True)
class Records:
    """What a stand is made from, each in the order in which it counts."""

    regels: list[Beschikbaarheid]
    overdrachten: list[Overdracht]
    uitruilen: list[Uitruil]
    regiototalen: list[Regiototaal]


def records_bekend_op(ronde: Ronde, provincie: Provincie, moment) -> Records:
    """As the live tables were at ``moment``, with gemeenten as they are now.

    A locatie that is confidential now is treated so then, too: what was closed since may not come out this way.
    """
    gemeenten = Gemeente.objects.in_bulk()
    locaties = _locaties(gemeenten, moment)
    uitruilen = {rij.id: rij.instance for rij in bekend_op(Uitruil, moment).order_by("naam")}
    afgesproken = [u for u in uitruilen.values() if u.ronde_id == ronde.pk and u.bevestigd_op]
    overdrachten = [
        lijn
        for lijn in _overdrachten(gemeenten, locaties, uitruilen, moment)
        if provincie.pk in (lijn.gever.provincie_id, lijn.ontvanger.provincie_id)
    ]
    return Records(
        regels=_regels(locaties, provincie, moment),
        overdrachten=[lijn for lijn in overdrachten if lijn.doelgroep in ASIEL_EN_AMV and lijn.geldt],
        uitruilen=_met_lijnen(afgesproken, overdrachten),
        regiototalen=[rij.instance for rij in bekend_op(Regiototaal, moment).filter(ronde=ronde)],
    )


def _locaties(gemeenten: dict[int, Gemeente], moment) -> dict[int, Locatie]:
    vertrouwelijk = set(nu_vertrouwelijk())
    locaties = {}
    for rij in bekend_op(Locatie, moment):
        locatie = locaties[rij.id] = rij.instance
        locatie.gemeente = gemeenten[rij.gemeente_id]
        locatie.vertrouwelijk |= rij.id in vertrouwelijk
    return locaties


def _regels(locaties: dict[int, Locatie], provincie: Provincie, moment) -> list[Beschikbaarheid]:
    asiel = bekend_op(Beschikbaarheid, moment).filter(doelgroep__in=ASIEL_EN_AMV)
    regels = []
    for rij in asiel.exclude(hardheid__in=(Hardheid.VERVALLEN, Hardheid.VERKENNING)):
        locatie = locaties.get(rij.locatie_id)
        if locatie and locatie.gemeente.provincie_id == provincie.pk:
            regel = rij.instance
            regel.locatie = locatie
            regels.append(regel)
    return sorted(regels, key=lambda regel: (regel.locatie_id, regel.van or date.max, regel.pk))


def _overdrachten(gemeenten, locaties, uitruilen, moment):
    for rij in bekend_op(Overdracht, moment).order_by("id"):
        if rij.uitruil_id not in uitruilen:
            continue
        lijn = rij.instance
        lijn.uitruil = uitruilen[rij.uitruil_id]
        lijn.gever, lijn.ontvanger = gemeenten[rij.gever_id], gemeenten[rij.ontvanger_id]
        lijn.locatie = locaties.get(rij.locatie_id)
        yield lijn


def _met_lijnen(uitruilen: list[Uitruil], overdrachten: list[Overdracht]) -> list[Uitruil]:
    """Each agreement with its lines of then, where a prefetch would have put them."""
    per_uitruil = defaultdict(list)
    for lijn in sorted(overdrachten, key=lambda lijn: (lijn.van, lijn.pk)):
        per_uitruil[lijn.uitruil_id].append(lijn)
    geraakt = [uitruil for uitruil in uitruilen if per_uitruil[uitruil.pk]]
    for uitruil in geraakt:
        lijnen = Overdracht.objects.none()
        lijnen._result_cache = per_uitruil[uitruil.pk]
        uitruil._prefetched_objects_cache = {"overdrachten": lijnen}
    return geraakt
