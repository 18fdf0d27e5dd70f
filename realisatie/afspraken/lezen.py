"""Reading an uitruil: its parties, its ledger, what it does to every party, and whether the giver has the places."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.db.models import Q

from opgaven.gebieden.kaart import kaart
from opgaven.gebieden.models import Gemeente
from opgaven.opgaven.lezen import opgaven_van
from prt.pagina.botsing import laatste
from prt.toegang.spoor.models import Handeling
from prt.weergave import datum, getal, in_zin
from realisatie.locaties.keuzes import Doelgroep
from realisatie.locaties.querysets import ASIEL_EN_AMV
from realisatie.spoor.lezen import wijzigingen
from realisatie.stand.lezen import lees_records, lees_stand, lijnen_nu, stand_van
from realisatie.stand.rekenen.rijen import Regel, Rijen
from realisatie.uitruil.models import Bevestiging, Overdracht, Uitruil
from realisatie.uitruil.rekenen import Dagstand, Overboeking, dagstanden, tekort

MET_PLEKKEN = (*ASIEL_EN_AMV, Doelgroep.OEKRAINE)
"""Of these a gemeente cannot give away more than it has; statushouders are persons, not places."""


@dataclass(frozen=True, slots=True)
class Partijsaldo:
    """Guaranteed places of a party over the garantievenster beside its opgave, amv included; None is not known.

    ``zonder`` and ``met``: without and with this uitruil. The one of the two that is not in the published figures
    is None for who may not know when the confidential places of this gemeente are there (DOMEIN §6).
    """

    gemeente: Gemeente
    opgave: int | None
    zonder: int | None
    met: int | None


def partijen(lijnen: Iterable[Overdracht]) -> list[Gemeente]:
    """Every gemeente in these lines, once, as they come by; of one that was succeeded who came in its place."""
    return list({g.nu.pk: g.nu for lijn in lijnen for g in (lijn.gever, lijn.ontvanger)}.values())


def bevestigd_door(uitruil: Uitruil, lijnen: Iterable[Overdracht]) -> dict[int, Bevestiging]:
    """By party (primary key) its confirmation, or that of what it came in the place of.

    Of who has only a part of a gemeente: the one that was given for the whole, before it was split. One query.
    """
    gegeven = list(uitruil.bevestigingen.select_related("bron", "gemeente"))
    gevonden: dict[int, Bevestiging] = {}
    nu = kaart().vandaag.nu
    for kant in (kant for lijn in lijnen for kant in (lijn.gever_id, lijn.ontvanger_id)):
        for bevestiging in gegeven:
            toen = kaart().op(bevestiging.datum).nu
            if nu(kant) == nu(bevestiging.gemeente_id) or toen(kant) == toen(bevestiging.gemeente_id):
                gevonden.setdefault(nu(kant), bevestiging)
    return gevonden


def partijen_tot_nu_toe(gebruiker) -> frozenset[int]:
    """Keys of who exchanged before, as far as somebody may know."""
    lijnen = Overdracht.objects.zichtbaar_voor(gebruiker).values_list("gever", "ontvanger")
    return frozenset(kaart().vandaag.nu(sleutel) for lijn in lijnen for sleutel in lijn)


def lijnen_van(uitruil: Uitruil) -> list[Overdracht]:
    lijnen = uitruil.overdrachten.select_related("uitruil__ronde", "gever", "ontvanger", "locatie")
    return list(lijnen.order_by("van", "pk"))


def geschiedenissen_van(uitruil: Uitruil) -> tuple:
    """Of the agreement, its lines and its confirmations."""
    return (
        Uitruil.history.filter(id=uitruil.pk),
        Overdracht.history.filter(uitruil_id=uitruil.pk),
        Bevestiging.history.filter(uitruil_id=uitruil.pk),
    )


def versie_van_uitruil(uitruil: Uitruil) -> int:
    """The last handeling on any of these."""
    return laatste(*geschiedenissen_van(uitruil))


def grootboek(lijnen: Iterable[Overdracht]) -> list[Dagstand]:
    """The ledger: on every day and for every doelgroep the sum over all gemeenten is zero."""
    return dagstanden(
        [
            Overboeking(lijn.gever.nu.pk, lijn.ontvanger.nu.pk, lijn.doelgroep, lijn.plekken, lijn.periode)
            for lijn in lijnen
            if not lijn.uitruil.ontbonden_per or lijn.uitruil.ontbonden_per > lijn.van
        ]
    )


def tekorten(lijnen: Sequence[Overdracht], *, vertrouwd: set[int]) -> list[str]:
    """Why these lines cannot count beside what counts already: who gives away more than there is, from which day.

    A gemeente outside every regio keeps no locaties here: only what was entered of it limits what it gives.

    Args:
        lijnen: of one uitruil.
        vertrouwd: the gemeenten whose confidential locaties the reader may see; of others with such places neither
            the day nor the number is told.
    """
    nieuw = [lijn for lijn in lijnen if lijn.doelgroep in MET_PLEKKEN]
    gevers = {lijn.gever.nu.pk: lijn.gever.nu for lijn in nieuw}
    if not nieuw:
        return []
    records = lees_records(gevers.values(), doelgroepen=MET_PLEKKEN)
    stand = stand_van(records, nieuw[0].uitruil.ronde).wat_als(
        zonder=_regels(nieuw),
        # What is to be given comes off what counts, also where it is crisisnoodopvang that itself does not.
        erbij=Rijen(lijnen=tuple(replace(lijn, cno=False) for lijn in lijnen_nu(nieuw))),
    )
    openbaar, eigen, redenen = stand.voor(vertrouwd), {rij.gemeente for rij in stand.zichtbaar if rij.hard}, []
    for gever, doelgroep in dict.fromkeys((lijn.gever.nu.pk, lijn.doelgroep) for lijn in nieuw):
        if not gevers[gever].doet_mee and gever not in eigen:
            continue
        over = [lijn.periode for lijn in nieuw if (lijn.gever.nu.pk, lijn.doelgroep) == (gever, doelgroep)]
        if te_weinig := tekort(stand.vak(gever, doelgroep).capaciteit, over):
            geheim = bool(openbaar.vak(gever, doelgroep).verborgen)
            redenen.append(_reden(gevers[gever], Doelgroep(doelgroep), None if geheim else te_weinig))
    return redenen


def _reden(gever: Gemeente, doelgroep: Doelgroep, te_weinig) -> str:
    wat = f"plekken voor {in_zin(doelgroep.label)}"
    if te_weinig is None:
        return f"{gever} heeft niet op elke dag genoeg harde {wat} over. Vraag {gever} hoeveel er te geven is."
    dag, aantal = te_weinig
    komt = f"{gever} komt op {datum(dag)} {getal(aantal)} harde {wat} tekort"
    return f"{komt}: wat al is weggegeven, kan niet nog eens. Geef minder plekken of kies een andere periode."


def _regels(lijnen: Iterable[Overdracht]) -> set[Regel]:
    return {("overdracht", lijn.pk) for lijn in lijnen}


def saldi(uitruil: Uitruil, lijnen: Sequence[Overdracht], *, vertrouwd: set[int], vandaag) -> list[Partijsaldo]:
    """Per party what it guarantees without and with this uitruil. Three queries."""
    wie = partijen(lijnen)
    asiel = [lijn for lijn in lijnen if lijn.doelgroep in ASIEL_EN_AMV]
    asiel = [lijn for lijn in asiel if not uitruil.ontbonden_per or uitruil.ontbonden_per > lijn.van]
    zonder = lees_stand(uitruil.ronde, wie).voor(vertrouwd).wat_als(zonder=_regels(asiel))
    met = zonder.wat_als(erbij=Rijen(lijnen=lijnen_nu(asiel)))
    peildatum = uitruil.ronde.peildatum_op(vandaag)
    hier = kaart().met_voorgangers((gemeente.pk for gemeente in wie), peildatum)
    opgaven = opgaven_van(uitruil.ronde, peildatum, gebied__in=hier).per_gebied
    telt = any(lijn.geldt for lijn in asiel)

    def saldo(gemeente: Gemeente) -> Partijsaldo:
        geheim = any(zonder.vak(gemeente.pk, doelgroep).verborgen for doelgroep in ASIEL_EN_AMV)
        opgave = opgaven.get(gemeente.pk)
        return Partijsaldo(
            gemeente,
            opgave.aantal if opgave else None,
            None if geheim and telt else zonder.gegarandeerd([gemeente.pk], ASIEL_EN_AMV),
            None if geheim and not telt else met.gegarandeerd([gemeente.pk], ASIEL_EN_AMV),
        )

    return [saldo(gemeente) for gemeente in wie]


def geschiedenis_van_uitruil(uitruil: Uitruil, *, gebruiker, hoogstens: int = 50):
    """The last actions, latest first, as far as somebody may read the trail of one of the parties."""
    alleen: dict = {
        Uitruil: Q(id=uitruil.pk),
        Overdracht: Q(uitruil=uitruil.pk),
        Bevestiging: Q(uitruil=uitruil.pk),
    }
    over = Q(pk__in=())
    for model, eigen in alleen.items():
        over |= Q(pk__in=model.history.filter(eigen).values("handeling"))
    handelingen = list(Handeling.objects.zichtbaar_voor(gebruiker).filter(over).order_by("-pk")[:hoogstens])
    per_handeling = wijzigingen(handelingen, gebruiker=gebruiker, hoogstens=200, alleen=alleen)
    return [(handeling, per_handeling[handeling.pk]) for handeling in handelingen if handeling.pk in per_handeling]
