"""From records to the rows of a stand, for as many gemeenten as are asked for: one, several or a provincie."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from django.db.models import Prefetch, Q

from opgaven.gebieden.kaart import kaart
from opgaven.gebieden.models import Gebied, Gemeente
from opgaven.gebieden.rekenen import Landindeling
from opgaven.rondes.models import Ronde
from realisatie.locaties.keuzes import Locatiesoort
from realisatie.locaties.models import Beschikbaarheid, Locatie, Regiototaal
from realisatie.locaties.querysets import ASIEL_EN_AMV
from realisatie.stand.rekenen.rijen import Lijn, Plekrij, Rijen
from realisatie.stand.rekenen.stand import Maatstaf, Stand
from realisatie.stand.terugblik import Records, periodes_bekend_op, records_bekend_op
from realisatie.uitruil.models import Overdracht, Uitruil


def lees_stand(ronde: Ronde, gebieden: Iterable[Gebied], bekend_op: date | None = None) -> Stand:
    """The stand of these gebieden in a cyclus, for asiel and amv; of others nothing is read. Two queries.

    Args:
        bekend_op: as it was known then (a moment, or the end of a day); None is now.
    """
    return stand_van(lees_records(gebieden, bekend_op), ronde)


def lees_records(
    gebieden: Iterable[Gebied],
    bekend_op: date | None = None,
    *,
    op: date | None = None,
    doelgroepen: Iterable[str] = ASIEL_EN_AMV,
    ronde: Ronde | None = None,
) -> Records:
    """All periods in these gebieden, whatever their hardheid, and the lines that count for them.

    A record keeps the gemeente that it was entered for; here it is that of who has come in its place by the day.
    A voornemen replaces a locatie of its own gemeente (so the maker): for what it replaces nothing else is read.

    Args:
        op: what lies in these gebieden on this day; today unless said.
        ronde: of this one its agreements and regiototalen, too.
    """
    indeling, gemeenten = kaart().op(op), kaart().met_voorgangers((gebied.pk for gebied in gebieden), op)
    if bekend_op is not None:
        return in_de_plaats(records_bekend_op(gemeenten, bekend_op, doelgroepen, ronde), indeling)
    raakt = Q(gever__in=gemeenten) | Q(ontvanger__in=gemeenten)
    overdrachten = Overdracht.objects.geldend().filter(raakt, doelgroep__in=doelgroepen)
    records = Records(
        list(periodes_van(gemeenten, doelgroepen)),
        list(overdrachten.select_related("gever", "ontvanger", "locatie").order_by("pk")),
        _uitruilen(gemeenten, ronde) if ronde else [],
        list(Regiototaal.objects.filter(ronde=ronde)) if ronde else [],
    )
    return in_de_plaats(records, indeling)


def in_de_plaats(records: Records, indeling: Landindeling) -> Records:
    """Each record as of the gemeente that has the place of its own; what was exchanged within one is nothing."""
    oud = {rij.locatie.gemeente_id for rij in records.periodes}
    oud |= {sleutel for lijn in records.overdrachten for sleutel in (lijn.gever_id, lijn.ontvanger_id)}
    nieuw = {sleutel: indeling.nu(sleutel) for sleutel in oud if indeling.nu(sleutel) != sleutel}
    if not nieuw:
        return records
    ingevoerd = als_rijen(records.periodes, records.overdrachten)
    opvolgers = Gemeente.objects.in_bulk(set(nieuw.values()))
    for rij in records.periodes:
        if rij.locatie.gemeente_id in nieuw:
            rij.locatie.gemeente = opvolgers[nieuw[rij.locatie.gemeente_id]]
    for lijn in records.overdrachten:
        lijn.gever = opvolgers.get(nieuw.get(lijn.gever_id, 0), lijn.gever)
        lijn.ontvanger = opvolgers.get(nieuw.get(lijn.ontvanger_id, 0), lijn.ontvanger)
    over = [lijn for lijn in records.overdrachten if lijn.gever_id != lijn.ontvanger_id]
    return replace(records, overdrachten=over, ingevoerd=ingevoerd)


def lijnen_nu(overdrachten: Iterable[Overdracht]) -> tuple[Lijn, ...]:
    """As what counts today: between who has come in the place of their gemeenten; within one gemeente nothing."""
    nu = kaart().vandaag.nu
    lijnen = (replace(als_lijn(rij), gever=nu(rij.gever_id), ontvanger=nu(rij.ontvanger_id)) for rij in overdrachten)
    return tuple(lijn for lijn in lijnen if lijn.gever != lijn.ontvanger)


def lees_periodes(
    gebied: Gebied, bekend_op: date | None = None, *, op: date | None = None, doelgroepen: Iterable[str]
) -> list[Beschikbaarheid]:
    """The periods alone, for what knows no uitruil."""
    indeling = kaart().op(op)
    gemeenten = indeling.omvat(gebied.pk)
    if bekend_op is not None:
        periodes = periodes_bekend_op(gemeenten, bekend_op, doelgroepen)
    else:
        periodes = list(periodes_van(gemeenten, doelgroepen))
    return in_de_plaats(Records(periodes, []), indeling).periodes


def periodes_van(gemeenten: Collection[int], doelgroepen: Iterable[str]):
    """In the order in which they count: by locatie, as they were entered."""
    periodes = Beschikbaarheid.objects.filter(locatie__gemeente__in=gemeenten, doelgroep__in=doelgroepen)
    return periodes.select_related("locatie").order_by("locatie_id", "van", "pk")


def _uitruilen(gemeenten: Collection[int], ronde: Ronde) -> list[Uitruil]:
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
