"""From records to the rows of a stand, for as many gemeenten as are asked for: one, several or a provincie."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Prefetch, Q

from opgaven.gebieden.models import Gemeente
from opgaven.rondes.models import Ronde
from realisatie.locaties.keuzes import Locatiesoort
from realisatie.locaties.models import Beschikbaarheid, Locatie, Regiototaal
from realisatie.locaties.querysets import ASIEL_EN_AMV
from realisatie.stand.rekenen.rijen import Lijn, Plekrij, Rijen
from realisatie.stand.rekenen.stand import Maatstaf, Stand
from realisatie.stand.terugblik import Records, periodes_bekend_op, records_bekend_op
from realisatie.uitruil.models import Overdracht, Uitruil


def lees_stand(ronde: Ronde, gemeenten: Iterable[Gemeente], bekend_op: date | None = None) -> Stand:
    """The stand of these gemeenten in a cyclus, for asiel and amv; of others nothing is read. Two queries.

    Args:
        gemeenten: a list, or a queryset: that is not asked by itself.
        bekend_op: as it was known then (a moment, or the end of a day); None is now.
    """
    return stand_van(lees_records(gemeenten, bekend_op), ronde)


def lees_records(
    gemeenten: Iterable[Gemeente],
    bekend_op: date | None = None,
    *,
    doelgroepen: Iterable[str] = ASIEL_EN_AMV,
    ronde: Ronde | None = None,
) -> Records:
    """All periods of these gemeenten, whatever their hardheid, and the lines that count for them.

    A voornemen replaces a locatie of its own gemeente (so the maker): for what it replaces nothing else is read.

    Args:
        ronde: of this one its agreements and regiototalen, too.
    """
    if bekend_op is not None:
        return records_bekend_op(gemeenten, bekend_op, doelgroepen, ronde)
    raakt = Q(gever__in=gemeenten) | Q(ontvanger__in=gemeenten)
    overdrachten = Overdracht.objects.geldend().filter(raakt, doelgroep__in=doelgroepen)
    return Records(
        list(periodes_van(gemeenten, doelgroepen)),
        list(overdrachten.select_related("gever", "ontvanger", "locatie").order_by("pk")),
        _uitruilen(gemeenten, ronde) if ronde else [],
        list(Regiototaal.objects.filter(ronde=ronde)) if ronde else [],
    )


def lees_periodes(
    gemeenten: Iterable[Gemeente], bekend_op: date | None = None, *, doelgroepen: Iterable[str]
) -> list[Beschikbaarheid]:
    """The periods alone, for what knows no uitruil."""
    if bekend_op is not None:
        return periodes_bekend_op(gemeenten, bekend_op, doelgroepen)
    return list(periodes_van(gemeenten, doelgroepen))


def periodes_van(gemeenten: Iterable[Gemeente], doelgroepen: Iterable[str]):
    """In the order in which they count: by locatie, as they were entered."""
    periodes = Beschikbaarheid.objects.filter(locatie__gemeente__in=gemeenten, doelgroep__in=doelgroepen)
    return periodes.select_related("locatie").order_by("locatie_id", "van", "pk")


def _uitruilen(gemeenten: Iterable[Gemeente], ronde: Ronde) -> list[Uitruil]:
    raakt = Q(overdrachten__gever__in=gemeenten) | Q(overdrachten__ontvanger__in=gemeenten)
    uitruilen = Uitruil.objects.filter(raakt, ronde=ronde, bevestigd_op__isnull=False).distinct()
    lijnen = Overdracht.objects.select_related("gever", "ontvanger", "locatie")
    return list(uitruilen.prefetch_related(Prefetch("overdrachten", lijnen)))


def stand_van(records: Records, ronde: Ronde | None) -> Stand:
    """By the rules of a cyclus; without one only its capacity and voornemens can be told."""
    maatstaf = Maatstaf(ronde.regel, ronde.venster, ronde.cyclus) if ronde else Maatstaf()
    return Stand(als_rijen(records.periodes, records.overdrachten), maatstaf)


def als_rijen(periodes: Iterable[Beschikbaarheid] = (), overdrachten: Iterable[Overdracht] = ()) -> Rijen:
    """What the maker reckons with; each record with its locatie, a line also with its uitruil."""
    return Rijen(tuple(map(_plekrij, periodes)), tuple(map(als_lijn, overdrachten)))


def _plekrij(rij: Beschikbaarheid) -> Plekrij:
    return Plekrij(
        rij.pk,
        rij.locatie.gemeente_id,
        rij.locatie_id,
        rij.doelgroep,
        rij.plekken,
        rij.periode,
        rij.hardheid,
        cno=_is_cno(rij.locatie, rij.doelgroep),
        vertrouwelijk=rij.locatie.vertrouwelijk,
        vervangt=rij.vervangt_id,
        in_totaal=bool(rij.regiototaal_id),
    )


def als_lijn(lijn: Overdracht) -> Lijn:
    cno = _is_cno(lijn.locatie, lijn.doelgroep)
    return Lijn(
        lijn.pk, lijn.gever_id, lijn.ontvanger_id, lijn.doelgroep, lijn.plekken, lijn.periode, lijn.locatie_id, cno
    )


def _is_cno(locatie: Locatie | None, doelgroep: str) -> bool:
    """Crisisnoodopvang is for asiel (R10); Oekraïne or statushouders at such a locatie are places like any other."""
    return locatie is not None and locatie.soort == Locatiesoort.CNO and doelgroep in ASIEL_EN_AMV
