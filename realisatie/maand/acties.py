"""The steps in the month of a gemeente: one at a time, on the figures that the person had in view."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction

from opgaven.gebieden.models import Gemeente
from opgaven.gebieden.werkgebied import rol_bij
from prt.pagina.botsing import eis_afdruk
from prt.problemen import KanNiet
from prt.toegang.rollen.rechten import eis
from realisatie.maand.lezen import maandregel
from realisatie.maand.models import Maandstand, Maandstap
from realisatie.maand.rechten import RECHT_PER_STAP
from realisatie.maand.rekenen import Stap
from realisatie.opmerkingen.models import Opmerking


@transaction.atomic
def zet_stap(
    gemeente: Gemeente,
    maand: date,
    soort: Stap,
    *,
    door,
    versie: int,
    opmerkingen: Sequence[Mapping] = (),
) -> Maandstap:
    """Take a step and freeze the figures with it.

    Args:
        versie: of the records that the person had on screen.
        opmerkingen: fields of the remarks with which a month is sent back.

    Raises:
        PermissionDenied: this is not a step for this person.
        KanNiet: the month is not ready for it.
        Achterhaald: the records are others by now.
    """
    eis(door, RECHT_PER_STAP[soort], gemeente)
    stand, _ = Maandstand.objects.get_or_create(gemeente=gemeente, maand=maand)
    Maandstand.objects.select_for_update().get(pk=stand.pk)
    regel = maandregel(gemeente, maand)
    if soort not in regel.mogelijk:
        voorbij = " en de maand is voorbij" if regel.voorbij else ""
        raise KanNiet(f"Er is niets opgeslagen: deze maand is {regel.status}{voorbij}. {regel.status.uitleg}")
    if not regel.voorbij:
        eis_afdruk(regel.versie, versie)
    cijfers = regel.bevestigd if regel.voorbij else regel.cijfers
    wie = {"door": door, "naam": door.naam, "rol": rol_bij(door, gemeente)}
    stap = Maandstap.objects.create(
        maandstand=stand,
        soort=soort,
        **wie,
        **{veld: getattr(cijfers, veld) for veld in ("ronde", "asiel", "amv", "capaciteit", "periodes", "afdruk")},
    )
    Opmerking.objects.bulk_create(Opmerking(maandstap=stap, opvolging=True, **wie, **velden) for velden in opmerkingen)
    return stap
