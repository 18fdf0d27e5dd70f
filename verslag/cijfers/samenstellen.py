"""From the records of a provincie to the one figures object of a cyclus. No number is computed anywhere else."""

from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from datetime import date

from opgaven.gebieden.models import Gemeente, Provincie
from opgaven.opgaven.lezen import Opgaven, opgaven_van, ronde_van
from opgaven.rondes.models import Ronde
from prt.rekenen.getallen import som_bekend
from prt.rekenen.perioden import Periode
from prt.rekenen.trap import som
from prt.weergave import periode_kort
from realisatie.locaties.keuzes import Doelgroep
from realisatie.locaties.models import Beschikbaarheid
from realisatie.stand.lezen import Stand, lees_stand
from realisatie.stand.rekenen.garantie import Bijdrage, Garantie, capaciteit, garantie, wat_als_zonder
from realisatie.stand.rekenen.kolommen import kolommen
from realisatie.stand.rekenen.telregels import tellend
from realisatie.stand.rekenen.uitloop import Einde, samengenomen, uitloop
from realisatie.stand.rekenen.voornemens import Voornemen, Voornemenstand, tel_voornemens
from verslag.cijfers.cijfers import Cijfers, GemeenteCijfers, Optelling, RegioCijfers, tel_op
from verslag.cijfers.controles import controleer
from verslag.cijfers.tijdlijn import tijdlijnen
from verslag.cijfers.verborgen import Toevoegingen, toevoegingen, weggelaten

ASIEL, AMV = Doelgroep.ASIEL, Doelgroep.AMV

OPVANG = {ASIEL: "asielopvang", AMV: "amv-opvang"}


@dataclass(frozen=True)
class Kader:
    """What every step needs: the cyclus, the day, the records, and which locaties this reader may not see."""

    ronde: Ronde
    peildatum: date
    opgaven: Opgaven
    stand: Stand
    verborgen: Container[int]
    toevoegingen: Toevoegingen

    def zichtbaar(self, gemeente: Gemeente, doelgroep: str) -> list[Bijdrage]:
        """The hard contributions to a gemeente that this reader may tell apart."""
        return self.stand.bijdragen_zonder(self.verborgen, gemeente.pk, doelgroep)

    def niet_zichtbaar(self, gemeente: Gemeente, doelgroep: str) -> list[Bijdrage]:
        return [b for b in self.stand.van(gemeente.pk, doelgroep) if self.stand.is_van(b, self.verborgen)]

    def voornemens(self, gemeente: Gemeente) -> list[Voornemen]:
        return [plan for plan in self.stand.voornemens.get(gemeente.pk, ()) if plan.locatie not in self.verborgen]

    def tel(self, plannen: Iterable[Voornemen]) -> Voornemenstand:
        """What replaces a locatie that the reader may not see counts in full: the rest would tell its places."""
        per_locatie = self.stand.gegarandeerd_per_locatie
        return tel_voornemens(plannen, {vak: n for vak, n in per_locatie.items() if vak[0] not in self.verborgen})

    @property
    def open_regels(self) -> list[Beschikbaarheid]:
        """What this reader may tell apart."""
        return [regel for regel in self.stand.regels.values() if regel.locatie_id not in self.verborgen]


def stel_samen(
    ronde: Ronde,
    provincie: Provincie,
    peildatum: date,
    bekend_op: date | None = None,
    *,
    vertrouwd: Container[int] = frozenset(),
) -> Cijfers:
    """The figures of a cyclus on ``peildatum``. A fixed number of queries.

    Args:
        bekend_op: from what had been entered by then (a moment, or the end of a day); None is now (R11).
        vertrouwd: primary keys of the gemeenten whose confidential locaties the reader may see. Of all others
            hard places are part of the guaranteed numbers and of nothing else, and voornemens only of totals from
            which none can be told (DOMEIN §6): without this, the figures can be published.
    """
    ronde = ronde_van(ronde, bekend_op)
    opgaven = opgaven_van(ronde, peildatum, bekend_op)
    stand = lees_stand(ronde, provincie, bekend_op)
    per_regio: dict[int, list[Gemeente]] = defaultdict(list)
    for gemeente in Gemeente.objects.filter(provincie=provincie, regio__isnull=False).order_by("naam"):
        per_regio[gemeente.regio_id].append(gemeente)
    gemeenten = [gemeente for groep in per_regio.values() for gemeente in groep]
    verborgen = stand.vertrouwelijk_buiten(vertrouwd)
    erbij = toevoegingen(stand, gemeenten, verborgen, ronde, bekend_op)
    kader = Kader(ronde, peildatum, opgaven, stand, verborgen, erbij)
    regios = tuple(_regio(kader, regio, per_regio[regio.pk]) for regio in provincie.regios.all())
    cijfers = Cijfers(
        provincie=provincie,
        ronde=ronde,
        peildatum=peildatum,
        bekend_op=bekend_op,
        regios=regios,
        asiel=erbij.bij(None, tel_op(provincie.naam, [regio.asiel for regio in regios])),
        amv=erbij.bij(None, tel_op(provincie.naam, [regio.amv for regio in regios]), AMV),
        uitruilen=tuple(stand.uitruilen),
        tijdlijnen=tijdlijnen(kader.open_regels, stand.overdrachten),
    )
    ziet_alles = all(gemeente.pk in vertrouwd for gemeente in gemeenten)
    niet_openbaar = weggelaten(stand, gemeenten, ronde, bekend_op) if ziet_alles else 0
    problemen = controleer(cijfers, opgaven, stand.zonder(verborgen), niet_openbaar=niet_openbaar)
    return replace(cijfers, problemen=tuple(problemen))


def _gemeente(kader: Kader, gemeente: Gemeente) -> GemeenteCijfers:
    ronde, venster = kader.ronde, kader.ronde.venster
    zichtbaar = {doelgroep: kader.zichtbaar(gemeente, doelgroep) for doelgroep in (ASIEL, AMV)}
    telt = {doelgroep: tellend(bijdragen, ronde.regel) for doelgroep, bijdragen in zichtbaar.items()}
    garanties = {
        doelgroep: garantie(
            bijdragen, venster, verborgen=tellend(kader.niet_zichtbaar(gemeente, doelgroep), ronde.regel)
        )
        for doelgroep, bijdragen in telt.items()
    }
    alle = [*zichtbaar[ASIEL], *zichtbaar[AMV]]
    te_kort = [b for d in (ASIEL, AMV) for b in _niet_duurzaam(zichtbaar[d], telt[d], venster)]
    plannen = kader.voornemens(gemeente)
    return GemeenteCijfers(
        gemeente=gemeente,
        opgave=kader.opgaven.per_gemeente.get(gemeente.pk),
        asiel=garanties[ASIEL],
        amv=garanties[AMV],
        voornemens=kader.tel(plannen),
        voornemens_amv=kader.tel(plan for plan in plannen if plan.doelgroep == AMV),
        kolommen=kolommen(
            gegarandeerd=som_bekend(g.plekken for g in garanties.values() if g),
            hard_buiten_venster=any(_te_laat_of_te_kort(b, venster) for b in alle) or bool(te_kort),
            voornemen=bool(plannen),
        ),
        capaciteit=capaciteit(alle),
        uitloop=tuple(_uitloop(kader, zichtbaar.values())),
        bijzonderheden=tuple(_bijzonderheden(kader, gemeente, telt)),
        voetnoten=(*_voetnoten(ronde, telt, garanties), *(_voetnoot(b, NIET_DUURZAAM) for b in te_kort)),
    )


def _uitloop(kader: Kader, groepen: Iterable[list[Bijdrage]]) -> list[Einde]:
    """Per doelgroep, so that amv that begins does not hide asiel that ends on the same day."""
    return samengenomen(e for groep in groepen for e in uitloop(groep, kader.peildatum, kader.ronde.cyclus))


def _te_laat_of_te_kort(bijdrage: Bijdrage, venster: Periode) -> bool:
    """Own or received places that are there in or after the window, but not all through it."""
    blijft = bijdrage.periode.omvat(venster)
    return bijdrage.plekken > 0 and bijdrage.periode.eind > venster.begin and not blijft


TE_LAAT = "maar niet het hele garantievenster beschikbaar"

NIET_DUURZAAM = "maar niet duurzaam (ten minste vijf jaar)"


def _voetnoten(ronde: Ronde, telt: dict[str, list[Bijdrage]], garanties: dict[str, Garantie]) -> Iterable[str]:
    """Not where a number holds confidential places: whether others count then depends on when those are there."""
    for doelgroep, bijdragen in telt.items():
        if bijdragen and not garanties[doelgroep].verbergt:
            yield from (_voetnoot(bijdrage, TE_LAAT) for bijdrage in _niet_meegeteld(bijdragen, ronde))


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


def _bijzonderheden(kader: Kader, gemeente: Gemeente, telt: dict[Doelgroep, list[Bijdrage]]) -> Iterable[str]:
    """What the records say about the places that count; never a word about a confidential locatie."""
    venster = kader.ronde.venster
    for doelgroep, bijdragen in telt.items():
        meetellend = [
            kader.stand.regels[b.regel[1]]
            for b in bijdragen
            if b.regel[0] == "beschikbaarheid" and wat_als_zonder(bijdragen, b.regel, venster) > 0
        ]
        if len({rij.locatie_id for rij in meetellend}) > 1:
            yield f"Meerdere locaties voor {OPVANG[doelgroep]}."
        yield from (rij.toelichting for rij in meetellend if rij.toelichting and not rij.locatie.vertrouwelijk)
    regels = {b.regel for bijdragen in telt.values() for b in bijdragen}
    for lijn in kader.stand.overdrachten:
        if not lijn.periode.raakt(venster) or ("overdracht", lijn.pk) not in regels:
            continue
        if lijn.ontvanger_id == gemeente.pk:
            yield f"Uitruil: {lijn.plekken} plekken van {lijn.gever.naam}."
        elif lijn.gever_id == gemeente.pk:
            yield f"Uitruil: {lijn.plekken} plekken aan {lijn.ontvanger.naam}."


def _regio(kader: Kader, regio, groep: list[Gemeente]) -> RegioCijfers:
    totaal = kader.stand.regiototalen.get(regio.pk)
    gemeenten = tuple(_gemeente(kader, gemeente) for gemeente in groep)
    buiten = _buiten_totaal(kader, groep)
    asiel = Optelling(
        naam=regio.naam,
        opgave=som_bekend(g.aantal_opgave for g in gemeenten),
        gegarandeerd=sum(g.gegarandeerd or 0 for g in gemeenten),
        voornemens=_met_totaal(totaal.aantal, buiten) if totaal else buiten.plekken,
        voornemens_zonder_aantal=buiten.zonder_aantal,
    )
    amv_buiten = _buiten_totaal(kader, groep, AMV)
    amv = Optelling(
        naam=regio.naam,
        opgave=som_bekend(g.opgave_amv for g in gemeenten),
        gegarandeerd=sum(g.amv.plekken for g in gemeenten if g.amv),
        voornemens=_met_totaal(totaal.waarvan_amv, amv_buiten) if totaal else amv_buiten.plekken,
        voornemens_zonder_aantal=amv_buiten.zonder_aantal,
    )
    erbij = kader.toevoegingen
    return RegioCijfers(
        regio,
        erbij.bij(regio.pk, asiel),
        erbij.bij(regio.pk, amv, AMV),
        gemeenten,
        capaciteit=som(gemeente.capaciteit for gemeente in gemeenten),
    )


def _buiten_totaal(kader: Kader, gemeenten: Iterable[Gemeente], doelgroep: str | None = None) -> Voornemenstand:
    """The voornemens of a regio that its published total does not already cover (R3)."""
    return kader.tel(
        plan
        for gemeente in gemeenten
        for plan in kader.voornemens(gemeente)
        if doelgroep in (None, plan.doelgroep) and not kader.stand.regels[plan.regel].regiototaal_id
    )


def _met_totaal(totaal: int | None, buiten: Voornemenstand) -> int | None:
    """A regiototaal and the voornemens beside it; unknown while the regiototaal is and nothing else is known."""
    return (buiten.plekken or None) if totaal is None else totaal + (buiten.plekken or 0)
