"""The records of gemeenten as they were known at a moment, from their history (R11): a fixed number of queries."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from opgaven.rondes.models import Ronde
from prt.toegang.spoor.lezen import bekend_op
from realisatie.locaties.models import Beschikbaarheid, Locatie, Regiototaal
from realisatie.locaties.toen import nu_vertrouwelijk
from realisatie.stand.rekenen.rijen import Rijen
from realisatie.uitruil.models import Overdracht, Uitruil


@dataclass(frozen=True)
class Records:
    """What a stand is made from, each in the order in which it counts; agreements only for a report of a ronde.

    ``ingevoerd``: the rows as of the gemeenten that they were entered for, where another has the place of one by now.
    """

    periodes: list[Beschikbaarheid]
    overdrachten: list[Overdracht]
    uitruilen: list[Uitruil] = field(default_factory=list)
    regiototalen: list[Regiototaal] = field(default_factory=list)
    ingevoerd: Rijen | None = None


def records_bekend_op(
    gemeenten: Collection[int], moment: date, doelgroepen: Iterable[str], ronde: Ronde | None
) -> Records:
    """As the live tables were at ``moment``, with gemeenten as they are now.

    A locatie that is confidential now is treated so then, too: what was closed since may not come out this way.
    """
    eigen = set(gemeenten)
    lijnen = _lijnen(eigen, moment)
    locaties = _locaties(eigen, {rij.locatie_id for rij in lijnen}, moment)
    geruild = bekend_op(Uitruil, moment).filter(id__in={rij.uitruil_id for rij in lijnen}).order_by("naam")
    uitruilen = {rij.id: rij.instance for rij in geruild}
    overdrachten = list(_overdrachten(lijnen, locaties, uitruilen))
    afgesproken = [u for u in uitruilen.values() if ronde and u.ronde_id == ronde.pk and u.bevestigd_op]
    return Records(
        _periodes({pk: plek for pk, plek in locaties.items() if plek.gemeente_id in eigen}, doelgroepen, moment),
        [lijn for lijn in overdrachten if lijn.doelgroep in doelgroepen and lijn.geldt],
        _met_lijnen(afgesproken, overdrachten),
        [rij.instance for rij in bekend_op(Regiototaal, moment).filter(ronde=ronde)] if ronde else [],
    )


def periodes_bekend_op(gemeenten: Collection[int], moment: date, doelgroepen: Iterable[str]) -> list[Beschikbaarheid]:
    """The periods alone, at their locaties of then."""
    return _periodes(_locaties(set(gemeenten), set(), moment), doelgroepen, moment)


def _lijnen(gemeenten: set[int], moment: date) -> list:
    """Rows of history, with both sides: whether their uitruil was there, ``_overdrachten`` says."""
    raakt = Q(gever__in=gemeenten) | Q(ontvanger__in=gemeenten)
    return list(bekend_op(Overdracht, moment).filter(raakt).select_related("gever", "ontvanger").order_by("id"))


def _locaties(gemeenten: set[int], van_lijnen: set[int | None], moment: date) -> dict[int, Locatie]:
    """Those in these gemeenten, and those that a line names."""
    vertrouwelijk = set(nu_vertrouwelijk())
    locaties = {}
    for rij in bekend_op(Locatie, moment).filter(Q(gemeente__in=gemeenten) | Q(id__in=van_lijnen - {None})):
        locatie = locaties[rij.id] = rij.instance
        locatie.vertrouwelijk |= rij.id in vertrouwelijk
    return locaties


def _periodes(locaties: dict[int, Locatie], doelgroepen: Iterable[str], moment: date) -> list[Beschikbaarheid]:
    periodes = []
    for rij in bekend_op(Beschikbaarheid, moment).filter(locatie_id__in=locaties, doelgroep__in=doelgroepen):
        periode = rij.instance
        periode.locatie = locaties[rij.locatie_id]
        periodes.append(periode)
    return sorted(periodes, key=lambda periode: (periode.locatie_id, periode.van or date.max, periode.pk))


def _overdrachten(lijnen: list, locaties: dict[int, Locatie], uitruilen: dict[int, Uitruil]):
    for rij in lijnen:
        if rij.uitruil_id not in uitruilen:
            continue
        lijn = rij.instance
        lijn.uitruil = uitruilen[rij.uitruil_id]
        lijn.gever, lijn.ontvanger = rij.gever, rij.ontvanger
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
        uitruil._prefetched_objects_cache = {"overdrachten": lijnen}  # type: ignore[attr-defined]  # Django's own place
    return geraakt
