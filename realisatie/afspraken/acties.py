"""What happens to an uitruil, one step at a time: whoever gives is locked, so that nothing is given away twice (R6)."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from opgaven.gebieden.models import Gemeente
from opgaven.gebieden.werkgebied import rol_bij, vertrouwde_gemeenten
from prt.pagina.botsing import eis_afdruk
from prt.problemen import KanNiet
from prt.toegang.rollen.rechten import Recht, eis, mag
from prt.toegang.spoor.handelingen import handeling
from prt.toegang.spoor.keuzes import Handelingsoort
from prt.weergave import datum
from realisatie.afspraken.lezen import bevestigd_door, lijnen_van, partijen, tekorten, versie_van_uitruil
from realisatie.afspraken.rechten import mag_namens_bevestigen
from realisatie.uitruil.keuzes import Uitruilstand, Voorwaarde
from realisatie.uitruil.models import Bevestiging, Overdracht, Uitruil

NIETS = "Er is niets opgeslagen: "


@transaction.atomic
def stel_voor(uitruil: Uitruil, lijnen: Sequence[Overdracht], *, door, reden: str = "") -> Uitruil:
    """Write down a proposal: it counts nowhere before every party confirmed it."""
    eis(door, Recht.UITRUIL_VOORSTELLEN, partijen(lijnen))
    with _over(uitruil, "voorgesteld", partijen(lijnen), door, reden, Handelingsoort.INGEVOERD):
        uitruil.bevestigd_op = None
        _bewaar(uitruil, lijnen)
    return uitruil


@transaction.atomic
def wijzig(
    uitruil: Uitruil,
    lijnen: Sequence[Overdracht],
    weg: Iterable[Overdracht] = (),
    *,
    door,
    versie: int,
    reden: str = "",
) -> Uitruil:
    """Change a proposal. Who had confirmed it, confirmed something else and is asked again."""
    nu, oude_lijnen = _vergrendel(uitruil, versie)
    blijft = [lijn for lijn in oude_lijnen if lijn.pk not in {r.pk for r in (*lijnen, *weg)}]
    eis(door, Recht.UITRUIL_VOORSTELLEN, partijen(oude_lijnen))
    eis(door, Recht.UITRUIL_VOORSTELLEN, partijen([*blijft, *lijnen]))
    _eis(nu, Uitruilstand.VOORSTEL, "alleen een voorstel kan worden gewijzigd")
    with _over(uitruil, "gewijzigd", partijen([*oude_lijnen, *lijnen]), door, reden):
        for lijn in weg:
            lijn.delete()
        _bewaar(uitruil, lijnen)
        for bevestiging in uitruil.bevestigingen.all():
            bevestiging.delete()
    return uitruil


@transaction.atomic
def bevestig(uitruil: Uitruil, gemeente: Gemeente, *, door, versie: int, document: str = "", reden: str = "") -> bool:
    """One party agrees; with the last one the lines begin to count. Whether this was the last one.

    Raises:
        KanNiet: when it is no proposal any more, or a giver has not enough places on some day.
    """
    nu, lijnen = _vergrendel(uitruil, versie)
    alle = partijen(lijnen)
    if gemeente not in alle:
        raise PermissionDenied("Deze gemeente doet niet mee aan deze uitruil.")
    if not mag(door, Recht.UITRUIL_BEVESTIGEN, gemeente):
        if not mag_namens_bevestigen(door, gemeente, alle):
            raise PermissionDenied("U kunt niet voor deze gemeente bevestigen.")
        if not document.strip():
            raise KanNiet(f"{NIETS}noem het document waarin {gemeente} de afspraak bevestigt.")
    _eis(nu, Uitruilstand.VOORSTEL, "alleen een voorstel kan worden bevestigd")
    if gemeente.pk in bevestigd_door(nu, lijnen):
        raise KanNiet(f"{NIETS}{gemeente} heeft dit voorstel al bevestigd.")
    _eis_plekken(lijnen, door)
    with _over(nu, f"bevestigd door {gemeente}", alle, door, reden):
        wie = {"naam": door.naam, "rol": rol_bij(door, gemeente)[:120], "document": document.strip()}
        Bevestiging.objects.create(uitruil=nu, gemeente=gemeente, datum=timezone.localdate(), **wie)
        compleet = {wie.pk for wie in alle} <= bevestigd_door(nu, lijnen).keys()
        if compleet:
            nu.bevestigd_op = timezone.localdate()
            nu.save(update_fields=("bevestigd_op",))
    return compleet


@transaction.atomic
def beoordeel(uitruil: Uitruil, *, vervuld: bool, op: date, bewijs: str, door, versie: int, reden: str = "") -> None:
    """Say whether the ontbindende voorwaarde was met; if not, the uitruil counts no more, on any day (R6)."""
    nu, lijnen = _vergrendel(uitruil, versie)
    eis(door, Recht.UITRUIL_BEOORDELEN, partijen(lijnen))
    if not nu.bevestigd_op:
        raise KanNiet(f"{NIETS}over een voorwaarde valt pas te oordelen als alle gemeenten hebben bevestigd.")
    if nu.voorwaarde_stand == Voorwaarde.GEEN:
        raise KanNiet(f"{NIETS}bij deze uitruil is geen ontbindende voorwaarde afgesproken.")
    herleeft = vervuld and nu.voorwaarde_stand == Voorwaarde.NIET_VERVULD
    nu.voorwaarde_stand = Voorwaarde.VERVULD if vervuld else Voorwaarde.NIET_VERVULD
    nu.voorwaarde_beoordeeld_op, nu.voorwaarde_bewijs = op, bewijs
    if herleeft:
        for lijn in lijnen:
            lijn.uitruil = nu
        _eis_plekken(lijnen, door)
    with _over(nu, f"voorwaarde {nu.get_voorwaarde_stand_display().lower()}", partijen(lijnen), door, reden):
        nu.save(update_fields=("voorwaarde_stand", "voorwaarde_beoordeeld_op", "voorwaarde_bewijs"))


@transaction.atomic
def ontbind(uitruil: Uitruil, *, per: date, door, versie: int, reden: str) -> None:
    """End it from a day on. A proposal is withdrawn, by whoever may change it."""
    nu, lijnen = _vergrendel(uitruil, versie)
    eis(door, Recht.UITRUIL_BEOORDELEN if nu.bevestigd_op else Recht.UITRUIL_VOORSTELLEN, partijen(lijnen))
    if nu.stand not in (Uitruilstand.VOORSTEL, Uitruilstand.GELDT):
        raise KanNiet(f"{NIETS}deze uitruil is al ontbonden.")
    if nu.bevestigd_op and all(lijn.tot and lijn.tot <= per for lijn in lijnen):
        raise KanNiet(f"{NIETS}op {datum(per)} is de uitruil al afgelopen.")
    nu.ontbonden_per = per
    wat = f"ontbonden per {datum(per)}" if nu.bevestigd_op else "voorstel ingetrokken"
    with _over(nu, wat, partijen(lijnen), door, reden, Handelingsoort.BEEINDIGD):
        nu.save(update_fields=("ontbonden_per",))


@transaction.atomic
def verleng(uitruil: Uitruil, *, tot: date, door, versie: int, reden: str) -> None:
    """Move the end to a later day, where that was agreed."""
    nu, lijnen = _vergrendel(uitruil, versie)
    eis(door, Recht.UITRUIL_BEOORDELEN, partijen(lijnen))
    _eis(nu, Uitruilstand.GELDT, "alleen een bevestigde uitruil kan worden verlengd")
    if not nu.verlengbaar:
        raise KanNiet(f"{NIETS}afgesproken is dat deze uitruil niet kan worden verlengd. Maak een nieuwe afspraak.")
    if any(lijn.tot is None or lijn.tot >= tot for lijn in lijnen):
        raise KanNiet(f"{NIETS}kies een dag na het einde van alle regels van de uitruil.")
    for lijn in lijnen:
        lijn.tot = tot
    _eis_plekken(lijnen, door)
    with _over(nu, f"verlengd tot {datum(tot)}", partijen(lijnen), door, reden):
        for lijn in lijnen:
            lijn.save(update_fields=("tot",))


def _vergrendel(uitruil: Uitruil, versie: int) -> tuple[Uitruil, list[Overdracht]]:
    """The agreement as it is now, with its givers locked first and always in the same order.

    Raises:
        Achterhaald: when it is no longer what the person had in view.
    """
    gevers = uitruil.overdrachten.order_by().values("gever")
    list(Gemeente.objects.select_for_update(no_key=True).filter(pk__in=gevers).order_by("pk"))
    nu = Uitruil.objects.select_for_update(no_key=True).get(pk=uitruil.pk)
    eis_afdruk(versie_van_uitruil(nu), versie)
    return nu, lijnen_van(nu)


def _eis(uitruil: Uitruil, stand: Uitruilstand, waarom: str) -> None:
    if uitruil.stand != stand:
        raise KanNiet(f"{NIETS}{waarom}. Deze uitruil is nu: {uitruil.stand.label.lower()}.")


def _eis_plekken(lijnen: Sequence[Overdracht], door) -> None:
    lopend = [lijn for lijn in lijnen if not lijn.uitruil.ontbonden_per or lijn.uitruil.ontbonden_per > lijn.van]
    if redenen := tekorten(lopend, vertrouwd=vertrouwde_gemeenten(door)):
        raise KanNiet(NIETS + " ".join(redenen))


def _bewaar(uitruil: Uitruil, lijnen: Sequence[Overdracht]) -> None:
    uitruil.save()
    for lijn in lijnen:
        lijn.uitruil = uitruil
        lijn.save()


def _over(uitruil: Uitruil, wat: str, wie, door, reden: str, soort=Handelingsoort.GEWIJZIGD):
    return handeling(soort, f"Uitruil {uitruil.naam}: {wat}", door=door, reden=reden, gemeenten=wie)
