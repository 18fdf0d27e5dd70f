"""From the records of a provincie to the one figures object of a cyclus. No number is computed anywhere else."""

from collections import defaultdict
from collections.abc import Collection, Container, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from opgaven.gebieden.indeling import Tabelgroep, groep_van, per_groep
from opgaven.gebieden.kaart import kaart
from opgaven.gebieden.keuzes import Lidsoort
from opgaven.gebieden.models import Gemeente, Provincie, Regio
from opgaven.opgaven.lezen import GeldendeOpgaven, opgaven_van, ronde_van
from opgaven.rondes.models import Ronde
from prt.rekenen.getallen import som_bekend
from prt.weergave import periode_kort
from realisatie.locaties.keuzes import Doelgroep
from realisatie.locaties.models import Beschikbaarheid
from realisatie.locaties.querysets import ASIEL_EN_AMV
from realisatie.stand.lezen import lees_records, stand_van
from realisatie.stand.rekenen.garantie import Bijdrage
from realisatie.stand.rekenen.kolommen import kolommen
from realisatie.stand.rekenen.onherleidbaar import Verborgen
from realisatie.stand.rekenen.stand import Stand, Vakstand
from realisatie.stand.rekenen.uitloop import Einde, samengenomen, uitloop
from realisatie.stand.terugblik import Records
from verslag.cijfers.cijfers import (
    Cijfers,
    EenGemeente,
    GemeenteCijfers,
    Groepcijfers,
    InDeTijd,
    Optelling,
    RegioCijfers,
    tel_op,
)
from verslag.cijfers.controles import controleer, te_veel_gegeven
from verslag.cijfers.tijdlijn import tijdlijnen
from verslag.cijfers.verborgen import ZONDER_GROEP, Toevoegingen, met, toevoegingen, weggelaten
from verslag.cijfers.verloop import in_de_tijd

ASIEL, AMV = Doelgroep.ASIEL, Doelgroep.AMV

Verborgenen = Mapping[Hashable, Sequence[Verborgen]]
Verloop = Mapping[int | None, InDeTijd]

OPVANG = {ASIEL: "asielopvang", AMV: "amv-opvang"}


@dataclass(frozen=True)
class Kader:
    """What every step needs: the cyclus, the day, and the records with what the maker makes of them for this reader.

    ``records`` hold only the periods that the reader may tell apart; ``periodes`` are those by gemeente (primary key).
    """

    ronde: Ronde
    peildatum: date
    opgaven: GeldendeOpgaven
    records: Records
    periodes: Mapping[int, list[Beschikbaarheid]]
    stand: Stand


def stel_gemeente_samen(
    ronde: Ronde,
    gemeente: Gemeente,
    peildatum: date,
    bekend_op: date | None = None,
    *,
    vertrouwd: Container[int] = frozenset(),
    records: Records | None = None,
) -> EenGemeente:
    """The same figures of one gemeente: nothing of another is read. A fixed number of queries.

    Args:
        records: those of the gemeente by ``bekend_op``, when they were read already.
    """
    ronde = ronde_van(ronde, bekend_op)
    opgaven = opgaven_van(ronde, peildatum, bekend_op, gebied__in=kaart().op(peildatum).omvat(gemeente.pk))
    alle = records or lees_records([gemeente], bekend_op, op=peildatum)
    deel = _gemeente(_kader(ronde, peildatum, opgaven, alle, vertrouwd), gemeente)
    problemen = tuple(te_veel_gegeven(deel))
    return EenGemeente(gemeente.provincie, ronde, peildatum, deel, bekend_op=bekend_op, problemen=problemen)


def stel_samen(
    ronde: Ronde,
    provincie: Provincie,
    peildatum: date,
    bekend_op: date | None = None,
    *,
    vertrouwd: Container[int] = frozenset(),
    indeling: Lidsoort = Lidsoort.REGIO,
) -> Cijfers:
    """The figures of a cyclus on ``peildatum``. A fixed number of queries.

    Args:
        bekend_op: from what had been entered by then (a moment, or the end of a day); None is now (R11).
        vertrouwd: primary keys of the gemeenten whose confidential locaties the reader may see. Of all others
            hard places are part of the guaranteed numbers and of nothing else, and voornemens only of totals from
            which none can be told (DOMEIN §6): without this, the figures can be published.
        indeling: in which groups the gemeenten are added up on that day; that of the verslag is by regio.
    """
    ronde = ronde_van(ronde, bekend_op)
    opgaven = opgaven_van(ronde, peildatum, bekend_op)
    alle = lees_records([provincie], bekend_op, op=peildatum, ronde=ronde)
    kader = _kader(ronde, peildatum, opgaven, alle, vertrouwd)
    records, stand = kader.records, kader.stand
    per_regio: dict[Regio, list[Gemeente]] = {regio: [] for regio in kaart().regios(provincie.pk, peildatum)}
    for gemeente in Gemeente.objects.in_gebied(provincie, peildatum).order_by("naam"):
        if regio := gemeente.regio_op(peildatum):
            per_regio[regio].append(gemeente)
    gemeenten = [gemeente for groep in per_regio.values() for gemeente in groep]
    sleutels = [gemeente.pk for gemeente in gemeenten]
    erbij = toevoegingen(stand, sleutels, ronde, peildatum, bekend_op)
    verborgen = erbij.per_groep(Lidsoort.REGIO)
    delen = {regio: tuple(_gemeente(kader, g) for g in groep) for regio, groep in per_regio.items()}
    tijd = _in_de_tijd(kader, [deel for groep in delen.values() for deel in groep], Lidsoort.REGIO)
    regios = tuple(_regio(kader, regio, groep, verborgen, tijd) for regio, groep in delen.items())
    cijfers = Cijfers(
        provincie=provincie,
        ronde=ronde,
        peildatum=peildatum,
        bekend_op=bekend_op,
        regios=regios,
        asiel=met(verborgen.get(None, ()), tel_op(provincie.naam, [regio.asiel for regio in regios])),
        amv=met(verborgen.get(None, ()), tel_op(provincie.naam, [regio.amv for regio in regios]), AMV),
        uitruilen=tuple(records.uitruilen),
        tijdlijnen=tijdlijnen(records.periodes, records.overdrachten),
    )
    ziet_alles = all(gemeente.pk in vertrouwd for gemeente in gemeenten)
    niet_openbaar = weggelaten(stand, sleutels, ronde, bekend_op) if ziet_alles else 0
    cijfers = replace(cijfers, problemen=tuple(controleer(cijfers, opgaven, records, niet_openbaar=niet_openbaar)))
    return cijfers if indeling == Lidsoort.REGIO else _anders_ingedeeld(cijfers, kader, erbij, indeling)


def _kader(ronde: Ronde, peildatum: date, opgaven: GeldendeOpgaven, alle: Records, vertrouwd: Container[int]) -> Kader:
    stand = stand_van(alle, ronde).voor(vertrouwd)
    zichtbaar = {rij.sleutel for rij in stand.zichtbaar}
    records = replace(alle, periodes=[periode for periode in alle.periodes if periode.pk in zichtbaar])
    periodes: dict[int, list[Beschikbaarheid]] = defaultdict(list)
    for periode in records.periodes:
        periodes[periode.locatie.gemeente_id].append(periode)
    return Kader(ronde, peildatum, opgaven, records, periodes, stand)


def _gemeente(kader: Kader, gemeente: Gemeente) -> GemeenteCijfers:
    hier, stand = [gemeente.pk], kader.stand
    vakken = {doelgroep: stand.vak(gemeente.pk, doelgroep) for doelgroep in ASIEL_EN_AMV}
    voornemens = stand.voornemens(hier, ASIEL_EN_AMV)
    return GemeenteCijfers(
        gemeente=gemeente,
        opgave=kader.opgaven.per_gebied.get(gemeente.pk),
        asiel=vakken[ASIEL].garantie,
        amv=vakken[AMV].garantie,
        voornemens=voornemens,
        voornemens_amv=stand.voornemens(hier, [AMV]),
        kolommen=kolommen(
            gegarandeerd=stand.gegarandeerd(hier, ASIEL_EN_AMV),
            hard_buiten_venster=any(vak.haalt_venster_niet for vak in vakken.values()),
            voornemen=bool(voornemens.aantal),
        ),
        capaciteit=stand.capaciteit(hier, ASIEL_EN_AMV),
        uitloop=tuple(_uitloop(kader, vakken.values())),
        bijzonderheden=tuple(_bijzonderheden(kader, gemeente, vakken)),
        voetnoten=tuple(_voetnoten(vakken.values())),
    )


def _uitloop(kader: Kader, vakken: Iterable[Vakstand]) -> list[Einde]:
    """Per doelgroep, so that amv that begins does not hide asiel that ends on the same day."""
    return samengenomen(e for vak in vakken for e in uitloop(vak.hard, kader.peildatum, kader.ronde.cyclus))


TE_LAAT = "maar niet het hele garantievenster beschikbaar"

NIET_DUURZAAM = "maar niet duurzaam (ten minste vijf jaar)"


def _voetnoten(vakken: Collection[Vakstand]) -> Iterable[str]:
    yield from (_voetnoot(bijdrage, TE_LAAT) for vak in vakken for bijdrage in vak.zonder_gevolg)
    yield from (_voetnoot(bijdrage, NIET_DUURZAAM) for vak in vakken for bijdrage in vak.niet_duurzaam)


def _voetnoot(bijdrage: Bijdrage, maar: str) -> str:
    return (
        f"{bijdrage.plekken} plekken ({periode_kort(bijdrage.periode)}) zijn hard, {maar}; zij tellen daarom niet mee."
    )


def _bijzonderheden(kader: Kader, gemeente: Gemeente, vakken: Mapping[Doelgroep, Vakstand]) -> Iterable[str]:
    """What the records say about the places that count; never a word about a confidential locatie."""
    for doelgroep, vak in vakken.items():
        regels = {bijdrage.regel for bijdrage in vak.meetellend}
        meetellend = [rij for rij in kader.periodes.get(gemeente.pk, ()) if ("beschikbaarheid", rij.pk) in regels]
        if len({rij.locatie_id for rij in meetellend}) > 1:
            yield f"Meerdere locaties voor {OPVANG[doelgroep]}."
        yield from (rij.toelichting for rij in meetellend if rij.toelichting and not rij.locatie.vertrouwelijk)
    regels = {bijdrage.regel for vak in vakken.values() for bijdrage in vak.tellend}
    for lijn in kader.records.overdrachten:
        if not lijn.periode.raakt(kader.ronde.venster) or ("overdracht", lijn.pk) not in regels:
            continue
        if lijn.ontvanger_id == gemeente.pk:
            yield f"Uitruil: {lijn.plekken} plekken van {lijn.gever.naam}."
        elif lijn.gever_id == gemeente.pk:
            yield f"Uitruil: {lijn.plekken} plekken aan {lijn.ontvanger.naam}."


def _anders_ingedeeld(cijfers: Cijfers, kader: Kader, erbij: Toevoegingen, soort: Lidsoort) -> Cijfers:
    """The same gemeenten and the same total, in other groups. Of those nothing is published: no opgave and no total."""
    verborgen = erbij.per_groep(soort)
    groepen = per_groep(cijfers.gemeenten, lambda gemeente: groep_van(gemeente.gemeente.pk, soort, cijfers.peildatum))
    tijd = _in_de_tijd(kader, cijfers.gemeenten, soort)
    ingedeeld = (_groep(kader, groep, delen, verborgen, tijd) for groep, delen in groepen.items())
    return replace(cijfers, ingedeeld=tuple(ingedeeld))


def _in_de_tijd(kader: Kader, gemeenten: Sequence[GemeenteCijfers], soort: Lidsoort) -> Verloop:
    return in_de_tijd(kader.stand, kader.records.ingevoerd, gemeenten, soort)


def _groep(
    kader: Kader, groep: Tabelgroep, delen: list[GemeenteCijfers], verborgen: Verborgenen, tijd: Verloop
) -> Groepcijfers:
    gemeenten = tuple(sorted(delen, key=lambda gemeente: gemeente.naam))
    sleutel = groep.gebied.pk if groep.gebied else None
    erbij = verborgen.get(ZONDER_GROEP if sleutel is None else sleutel, ())
    asiel, amv = (
        met(erbij, _optelling(kader, groep.titel, gemeenten, doelgroep), doelgroep) for doelgroep in (None, AMV)
    )
    return Groepcijfers(asiel, amv, gemeenten, tijd.get(sleutel, InDeTijd()))


def _regio(
    kader: Kader, regio: Regio, gemeenten: tuple[GemeenteCijfers, ...], verborgen: Verborgenen, tijd: Verloop
) -> RegioCijfers:
    totaal = next((totaal for totaal in kader.records.regiototalen if totaal.regio_id == regio.pk), None)
    erbij = verborgen.get(regio.pk, ())

    def samen(doelgroep: str | None, gepubliceerd: int | None) -> Optelling:
        buiten = _optelling(kader, regio.naam, gemeenten, doelgroep, buiten_totaal=True)
        if totaal:
            buiten = replace(buiten, voornemens=_met_totaal(gepubliceerd, buiten.voornemens))
        return met(erbij, buiten, doelgroep)

    asiel, amv = samen(None, totaal.aantal if totaal else None), samen(AMV, totaal.waarvan_amv if totaal else None)
    return RegioCijfers(asiel, amv, gemeenten, tijd.get(regio.pk, InDeTijd()), regio)


def _optelling(
    kader: Kader,
    naam: str,
    gemeenten: Sequence[GemeenteCijfers],
    doelgroep: str | None,
    *,
    buiten_totaal: bool = False,
) -> Optelling:
    """Of asiel including amv, or of this doelgroep alone; ``buiten_totaal``: without what a regiototaal holds."""
    hier, doelgroepen = [deel.gemeente.pk for deel in gemeenten], [doelgroep] if doelgroep else ASIEL_EN_AMV
    voornemens = kader.stand.voornemens(hier, doelgroepen, buiten_totaal=buiten_totaal)
    return Optelling(
        naam=naam,
        opgave=som_bekend(deel.opgave_amv if doelgroep else deel.aantal_opgave for deel in gemeenten),
        gegarandeerd=kader.stand.gegarandeerd(hier, doelgroepen) or 0,
        voornemens=voornemens.plekken,
        voornemens_zonder_aantal=voornemens.zonder_aantal,
    )


def _met_totaal(totaal: int | None, buiten: int | None) -> int | None:
    """A regiototaal and the voornemens beside it; unknown while the regiototaal is and nothing else is known."""
    return (buiten or None) if totaal is None else totaal + (buiten or 0)
