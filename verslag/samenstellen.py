"""From the records of a provincie to the one figures object of a cyclus. No number is computed anywhere else."""

from collections import defaultdict
from collections.abc import Container, Hashable, Iterable
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from opgaven.models import Gemeente, Provincie, Ronde
from opgaven.stand import Opgaven, opgaven_van, ronde_van
from prt.rekenen.getallen import som_bekend
from prt.rekenen.perioden import Periode
from prt.weergave import periode_kort
from realisatie.keuzes import Doelgroep
from realisatie.rekenen.garantie import Bijdrage, capaciteit, garantie, wat_als_zonder
from realisatie.rekenen.kolommen import kolommen
from realisatie.rekenen.uitloop import Einde, samengenomen, uitloop
from realisatie.rekenen.voornemens import Voornemenstand, tel_voornemens
from realisatie.stand import Stand, lees_stand
from verslag.cijfers import Cijfers, GemeenteCijfers, Optelling, RegioCijfers, tel_op
from verslag.controles import controleer

ASIEL, AMV = Doelgroep.ASIEL, Doelgroep.AMV
OPVANG = {ASIEL: "asielopvang", AMV: "amv-opvang"}


class Kader(NamedTuple):
    """What every step needs: the cyclus, the day, the records."""

    ronde: Ronde
    peildatum: date
    opgaven: Opgaven
    stand: Stand
    vertrouwd: Container[int]

    def verbergt(self, gemeente: int, regel: Hashable) -> bool:
        """Whether this reader may not tell a record (primary key of a beschikbaarheid) apart from the total."""
        return gemeente not in self.vertrouwd and self.stand.regels[regel].locatie.vertrouwelijk


def stel_samen(
    ronde: Ronde,
    provincie: Provincie,
    peildatum: date,
    bekend_op: date | None = None,
    *,
    vertrouwd: Container[int] = frozenset(),
) -> Cijfers:
    """The figures of a cyclus on ``peildatum``, totals including confidential locaties. A fixed number of queries.

    Args:
        bekend_op: from what had been entered by then (a moment, or the end of a day); None is now (R11).
        vertrouwd: primary keys of the gemeenten whose confidential locaties the reader may see. Of all others
            such a locatie is part of totals only (DOMEIN §6): without this, the figures can be published.
    """
    ronde = ronde_van(ronde, bekend_op)
    opgaven = opgaven_van(ronde, peildatum, bekend_op)
    kader = Kader(ronde, peildatum, opgaven, lees_stand(ronde, provincie, bekend_op), vertrouwd)
    per_regio: dict[int, list[GemeenteCijfers]] = defaultdict(list)
    for gemeente in Gemeente.objects.filter(provincie=provincie, regio__isnull=False).order_by("naam"):
        per_regio[gemeente.regio_id].append(_gemeente(kader, gemeente))
    regios = tuple(_regio(kader, regio, tuple(per_regio[regio.pk])) for regio in provincie.regios.all())
    cijfers = Cijfers(
        provincie=provincie,
        ronde=ronde,
        peildatum=peildatum,
        bekend_op=bekend_op,
        regios=regios,
        asiel=tel_op(provincie.naam, [regio.asiel for regio in regios]),
        amv=tel_op(provincie.naam, [regio.amv for regio in regios]),
        uitruilen=tuple(kader.stand.uitruilen),
    )
    return replace(cijfers, problemen=tuple(controleer(cijfers, kader.opgaven, kader.stand)))


def _gemeente(kader: Kader, gemeente: Gemeente) -> GemeenteCijfers:
    stand, venster = kader.stand, kader.ronde.venster
    per_doelgroep = {doelgroep: stand.van(gemeente.pk, doelgroep) for doelgroep in (ASIEL, AMV)}
    tellend = {doelgroep: stand.tellend_van(gemeente.pk, doelgroep) for doelgroep in (ASIEL, AMV)}
    zichtbaar = {
        doelgroep: [b for b in bijdragen if not _verborgen(kader, gemeente, b)]
        for doelgroep, bijdragen in per_doelgroep.items()
    }
    asiel, amv = (
        garantie(bijdragen, venster, ongedeeld=any(_verborgen(kader, gemeente, b) for b in bijdragen))
        for bijdragen in tellend.values()
    )
    plannen = stand.voornemens.get(gemeente.pk, [])
    open_plannen = [plan for plan in plannen if not kader.verbergt(gemeente.pk, plan.regel)]
    los = [b for bijdragen in tellend.values() for b in _niet_meegeteld(bijdragen, kader.ronde)]
    te_kort = [b for d in (ASIEL, AMV) for b in _niet_duurzaam(per_doelgroep[d], tellend[d], venster)]
    return GemeenteCijfers(
        gemeente=gemeente,
        opgave=kader.opgaven.per_gemeente.get(gemeente.pk),
        asiel=asiel,
        amv=amv,
        voornemens=tel_voornemens(open_plannen, stand.gegarandeerd_per_locatie),
        voornemens_amv=tel_voornemens((p for p in open_plannen if p.doelgroep == AMV), stand.gegarandeerd_per_locatie),
        voornemen_verborgen=len(open_plannen) < len(plannen),
        kolommen=kolommen(
            gegarandeerd=som_bekend(g.plekken for g in (asiel, amv) if g),
            hard_buiten_venster=any(
                _te_laat_of_te_kort(b, venster) for bijdragen in per_doelgroep.values() for b in bijdragen
            )
            or bool(te_kort),
            voornemen=bool(plannen),
        ),
        capaciteit=capaciteit([*zichtbaar[ASIEL], *zichtbaar[AMV]]),
        uitloop=tuple(_uitloop(kader, zichtbaar.values())),
        bijzonderheden=tuple(_bijzonderheden(kader, gemeente, tellend)),
        voetnoten=(
            *(_voetnoot(b, TE_LAAT) for b in los if not _verborgen(kader, gemeente, b)),
            *(_voetnoot(b, NIET_DUURZAAM) for b in te_kort if not _verborgen(kader, gemeente, b)),
        ),
    )


def _uitloop(kader: Kader, groepen: Iterable[list[Bijdrage]]) -> list[Einde]:
    """Per doelgroep, so that amv that begins does not hide asiel that ends on the same day."""
    return samengenomen(e for groep in groepen for e in uitloop(groep, kader.peildatum, kader.ronde.cyclus))


def _verborgen(kader: Kader, gemeente: Gemeente, bijdrage: Bijdrage) -> bool:
    soort, sleutel = bijdrage.regel
    return soort == "beschikbaarheid" and kader.verbergt(gemeente.pk, sleutel)


def _te_laat_of_te_kort(bijdrage: Bijdrage, venster: Periode) -> bool:
    """Own or received places that are there in or after the window, but not all through it."""
    blijft = bijdrage.periode.omvat(venster)
    return bijdrage.plekken > 0 and bijdrage.periode.eind > venster.begin and not blijft


TE_LAAT = "maar niet het hele garantievenster beschikbaar"
NIET_DUURZAAM = "maar niet duurzaam (ten minste vijf jaar)"


def _voetnoot(bijdrage: Bijdrage, maar: str) -> str:
    return (
        f"{bijdrage.plekken} plekken ({periode_kort(bijdrage.periode)}) zijn hard, {maar}; zij tellen daarom niet mee."
    )


def _niet_duurzaam(bijdragen: list[Bijdrage], tellend: list[Bijdrage], venster: Periode) -> Iterable[Bijdrage]:
    """Hard places in the window that do not count by the telregel, or the part of them that does not."""
    telt = {b.regel: b.plekken for b in tellend}
    for bijdrage in bijdragen:
        rest = bijdrage.plekken - telt.get(bijdrage.regel, 0)
        if bijdrage.plekken > 0 and rest and bijdrage.periode.raakt(venster):
            yield replace(bijdrage, plekken=rest)


def _niet_meegeteld(bijdragen: list[Bijdrage], ronde: Ronde) -> Iterable[Bijdrage]:
    """Hard places in the window that add nothing to the minimum (Kampen's 34): they belong in a footnote."""
    for bijdrage in bijdragen:
        deels = bijdrage.periode.raakt(ronde.venster) and not bijdrage.periode.omvat(ronde.venster)
        if bijdrage.plekken > 0 and deels and not wat_als_zonder(bijdragen, bijdrage.regel, ronde.venster):
            yield bijdrage


def _bijzonderheden(kader: Kader, gemeente: Gemeente, tellend: dict[Doelgroep, list[Bijdrage]]) -> Iterable[str]:
    """What the records say about the places that count; never a word about a confidential locatie."""
    venster = kader.ronde.venster
    for doelgroep, bijdragen in tellend.items():
        meetellend = [
            kader.stand.regels[b.regel[1]]
            for b in bijdragen
            if b.regel[0] == "beschikbaarheid" and wat_als_zonder(bijdragen, b.regel, venster) > 0
        ]
        if len({rij.locatie_id for rij in meetellend}) > 1:
            yield f"Meerdere locaties voor {OPVANG[doelgroep]}."
        yield from (rij.toelichting for rij in meetellend if rij.toelichting and not rij.locatie.vertrouwelijk)
    regels = {b.regel for bijdragen in tellend.values() for b in bijdragen}
    for lijn in kader.stand.overdrachten:
        if not lijn.periode.raakt(venster) or ("overdracht", lijn.pk) not in regels:
            continue
        if lijn.ontvanger_id == gemeente.pk:
            yield f"Uitruil: {lijn.plekken} plekken van {lijn.gever.naam}."
        elif lijn.gever_id == gemeente.pk:
            yield f"Uitruil: {lijn.plekken} plekken aan {lijn.ontvanger.naam}."


def _regio(kader: Kader, regio, gemeenten: tuple[GemeenteCijfers, ...]) -> RegioCijfers:
    totaal = kader.stand.regiototalen.get(regio.pk)
    buiten = _buiten_totaal(kader.stand, gemeenten)
    asiel = Optelling(
        naam=regio.naam,
        opgave=som_bekend(g.aantal_opgave for g in gemeenten),
        gegarandeerd=sum(g.gegarandeerd or 0 for g in gemeenten),
        voornemens=_met_totaal(totaal.aantal, buiten) if totaal else buiten.plekken,
        voornemens_zonder_aantal=buiten.zonder_aantal,
    )
    amv_buiten = _buiten_totaal(kader.stand, gemeenten, AMV)
    amv = Optelling(
        naam=regio.naam,
        opgave=som_bekend(g.opgave_amv for g in gemeenten),
        gegarandeerd=sum(g.amv.plekken for g in gemeenten if g.amv),
        voornemens=_met_totaal(totaal.waarvan_amv, amv_buiten) if totaal else amv_buiten.plekken,
        voornemens_zonder_aantal=amv_buiten.zonder_aantal,
    )
    vakken = [(g.gemeente, doelgroep) for g in gemeenten for doelgroep in (ASIEL, AMV)]
    alle = [(gemeente, doelgroep, b) for gemeente, doelgroep in vakken for b in kader.stand.van(gemeente.pk, doelgroep)]
    verborgen = [[b for g, d, b in alle if d == soort and _verborgen(kader, g, b)] for soort in (ASIEL, AMV)]
    return RegioCijfers(
        regio,
        asiel,
        amv,
        gemeenten,
        capaciteit=capaciteit(b for _, _, b in alle),
        verborgen_uitloop=tuple(_uitloop(kader, verborgen)),
    )


def _buiten_totaal(stand: Stand, gemeenten: Iterable[GemeenteCijfers], doelgroep: str | None = None):
    """The voornemens of a regio that its published total does not already cover (R3)."""
    plannen = [
        plan
        for g in gemeenten
        for plan in stand.voornemens.get(g.gemeente.pk, ())
        if doelgroep in (None, plan.doelgroep) and not stand.regels[plan.regel].regiototaal_id
    ]
    return tel_voornemens(plannen, stand.gegarandeerd_per_locatie)


def _met_totaal(totaal: int | None, buiten: Voornemenstand) -> int | None:
    """A regiototaal and the voornemens beside it; unknown while the regiototaal is and nothing else is known."""
    return (buiten.plekken or None) if totaal is None else totaal + (buiten.plekken or 0)
