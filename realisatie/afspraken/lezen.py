"""Reading an uitruil: its parties, its ledger, what it does to every party, and whether the giver has the places."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Max, Q

from opgaven.gebieden.models import Gemeente
from opgaven.opgaven.lezen import opgaven_van
from prt.rekenen.getallen import som_bekend
from prt.toegang.spoor.models import Handeling
from prt.weergave import datum, getal, in_zin
from realisatie.locaties.keuzes import Doelgroep
from realisatie.locaties.models import Beschikbaarheid
from realisatie.locaties.querysets import ASIEL_EN_AMV
from realisatie.spoor.lezen import wijzigingen
from realisatie.stand.lezen import bijdragen_uit, soort_telt
from realisatie.stand.rekenen.garantie import capaciteit
from realisatie.stand.rekenen.telregels import tellend
from realisatie.uitruil.models import Bevestiging, Overdracht, Uitruil
from realisatie.uitruil.rekenen import Dagstand, Overboeking, dagstanden, tekort

MET_PLEKKEN = (*ASIEL_EN_AMV, Doelgroep.OEKRAINE)
"""Of these a gemeente cannot give away more than it has; statushouders are persons, not places."""


@dataclass(frozen=True, slots=True)
class Saldo:
    """Guaranteed places of a party over the garantievenster beside its opgave, amv included; None is not known.

    ``zonder`` and ``met``: without and with this uitruil. The one of the two that is not in the published figures
    is None for who may not know when the confidential places of this gemeente are there (DOMEIN §6).
    """

    gemeente: Gemeente
    opgave: int | None
    zonder: int | None
    met: int | None
    verzwegen: bool = False


def partijen(lijnen: Iterable[Overdracht]) -> list[Gemeente]:
    """Every gemeente in these lines, once, as they come by."""
    return list({g.pk: g for lijn in lijnen for g in (lijn.gever, lijn.ontvanger)}.values())


def lijnen_van(uitruil: Uitruil) -> list[Overdracht]:
    lijnen = uitruil.overdrachten.select_related(
        "uitruil__ronde", "gever__provincie", "ontvanger__provincie", "gever__regio"
    )
    return list(lijnen.select_related("ontvanger__regio", "locatie").order_by("van", "pk"))


def versie_van_uitruil(uitruil: Uitruil) -> int:
    """The last handeling on the agreement, its lines or its confirmations."""
    rijen = (
        Uitruil.history.filter(id=uitruil.pk),
        Overdracht.history.filter(uitruil_id=uitruil.pk),
        Bevestiging.history.filter(uitruil_id=uitruil.pk),
    )
    return max(rij.aggregate(laatste=Max("handeling"))["laatste"] or 0 for rij in rijen)


def grootboek(lijnen: Iterable[Overdracht]) -> list[Dagstand]:
    """The ledger: on every day and for every doelgroep the sum over all gemeenten is zero."""
    return dagstanden(
        [
            Overboeking(lijn.gever_id, lijn.ontvanger_id, lijn.doelgroep, lijn.plekken, lijn.periode)
            for lijn in lijnen
            if not lijn.uitruil.ontbonden_per or lijn.uitruil.ontbonden_per > lijn.van
        ]
    )


def tekorten(lijnen: Sequence[Overdracht], *, vertrouwd: set[int]) -> list[str]:
    """Why these lines cannot count beside what counts already: who gives away more than there is, from which day.

    A gemeente outside every regio keeps no locaties here: only what was entered of it limits what it gives.

    Args:
        vertrouwd: the gemeenten whose confidential locaties the reader may see; of others with such places neither
            the day nor the number is told.
    """
    nieuw = [lijn for lijn in lijnen if lijn.doelgroep in MET_PLEKKEN]
    gevers = {lijn.gever_id: lijn.gever for lijn in nieuw}
    regels = {lijn.uitruil.ronde.regel for lijn in nieuw}
    hard = [rij for rij in _hard(gevers) if all(soort_telt(rij, regel) for regel in regels)]
    eigen = {rij.locatie.gemeente_id for rij in hard}
    samen = bijdragen_uit(hard, [*_andere(gevers, nieuw), *nieuw])
    redenen = []
    for gever, doelgroep in dict.fromkeys((lijn.gever_id, lijn.doelgroep) for lijn in nieuw):
        if gevers[gever].regio_id is None and gever not in eigen:
            continue
        over = [lijn.periode for lijn in nieuw if (lijn.gever_id, lijn.doelgroep) == (gever, doelgroep)]
        if te_weinig := tekort(capaciteit(samen[gever, doelgroep]), over):
            geheim = gever not in vertrouwd and any(_gesloten(rij, gever, doelgroep) for rij in hard)
            redenen.append(_reden(gevers[gever], Doelgroep(doelgroep), None if geheim else te_weinig))
    return redenen


def _reden(gever: Gemeente, doelgroep: Doelgroep, te_weinig) -> str:
    wat = f"plekken voor {in_zin(doelgroep.label)}"
    if te_weinig is None:
        return f"{gever} heeft niet op elke dag genoeg harde {wat} over. Vraag {gever} hoeveel er te geven is."
    dag, aantal = te_weinig
    komt = f"{gever} komt op {datum(dag)} {getal(aantal)} harde {wat} tekort"
    return f"{komt}: wat al is weggegeven, kan niet nog eens. Geef minder plekken of kies een andere periode."


def _hard(gemeenten: Iterable[int]):
    hard = Beschikbaarheid.objects.hard().filter(doelgroep__in=MET_PLEKKEN, locatie__gemeente__in=gemeenten)
    return hard.select_related("locatie").order_by("pk")


def _andere(gemeenten: Iterable[int], behalve: Sequence[Overdracht]):
    """The lines that count for these gemeenten, but for those that are being looked at."""
    raakt = Q(gever__in=gemeenten) | Q(ontvanger__in=gemeenten)
    andere = Overdracht.objects.geldend().filter(raakt, doelgroep__in=MET_PLEKKEN)
    andere = andere.exclude(pk__in=[lijn.pk for lijn in behalve if lijn.pk])
    return andere.select_related("locatie").order_by("pk")


def _gesloten(rij: Beschikbaarheid, gemeente: int, doelgroep: str) -> bool:
    return rij.locatie.vertrouwelijk and (rij.locatie.gemeente_id, rij.doelgroep) == (gemeente, doelgroep)


def saldi(uitruil: Uitruil, lijnen: Sequence[Overdracht], *, vertrouwd: set[int], vandaag) -> list[Saldo]:
    """Per party what it guarantees without and with this uitruil. Three queries."""
    wie = {gemeente.pk: gemeente for gemeente in partijen(lijnen)}
    regel = uitruil.ronde.regel
    hard = [rij for rij in _hard(wie) if rij.doelgroep in ASIEL_EN_AMV and soort_telt(rij, regel)]
    asiel = [lijn for lijn in lijnen if lijn.doelgroep in ASIEL_EN_AMV and soort_telt(lijn, regel)]
    asiel = [lijn for lijn in asiel if not uitruil.ontbonden_per or uitruil.ontbonden_per > lijn.van]
    andere = [lijn for lijn in _andere(wie, asiel) if lijn.doelgroep in ASIEL_EN_AMV and soort_telt(lijn, regel)]
    zonder, met = bijdragen_uit(hard, andere), bijdragen_uit(hard, [*andere, *asiel])
    opgaven = opgaven_van(uitruil.ronde, uitruil.ronde.peildatum_op(vandaag)).per_gemeente
    telt = any(lijn.geldt for lijn in asiel)

    def saldo(gemeente: Gemeente) -> Saldo:
        def garandeert(bijdragen):
            delen = [tellend(bijdragen[gemeente.pk, d], regel) for d in ASIEL_EN_AMV if (gemeente.pk, d) in bijdragen]
            return som_bekend(capaciteit(deel).minimum(uitruil.ronde.venster) for deel in delen)

        geheim = gemeente.pk not in vertrouwd and any(
            rij.locatie.vertrouwelijk and rij.locatie.gemeente_id == gemeente.pk for rij in hard
        )
        opgave = opgaven.get(gemeente.pk)
        return Saldo(
            gemeente,
            opgave.aantal if opgave else None,
            None if geheim and telt else garandeert(zonder),
            None if geheim and not telt else garandeert(met),
            geheim,
        )

    return [saldo(gemeente) for gemeente in wie.values()]


def geschiedenis_van_uitruil(uitruil: Uitruil, *, gebruiker, hoogstens: int = 50):
    """The last actions, latest first, as far as somebody may read the trail of one of the parties."""
    alleen = {Uitruil: Q(id=uitruil.pk), Overdracht: Q(uitruil=uitruil.pk), Bevestiging: Q(uitruil=uitruil.pk)}
    over = Q(pk__in=())
    for model, eigen in alleen.items():
        over |= Q(pk__in=model.history.filter(eigen).values("handeling"))
    handelingen = list(Handeling.objects.zichtbaar_voor(gebruiker).filter(over).order_by("-pk")[:hoogstens])
    per_handeling = wijzigingen(handelingen, gebruiker=gebruiker, hoogstens=200, alleen=alleen)
    return [(handeling, per_handeling[handeling.pk]) for handeling in handelingen if handeling.pk in per_handeling]
