"""What changes the map: a gemeente that moves to another regio, gemeenten that merge; each from a day on.

Nothing before that day changes, and no fact moves: who has the place of whom is worked out where facts are read.
"""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import Q

from opgaven.gebieden.kaart import is_gewijzigd
from opgaven.gebieden.keuzes import Gebiedsoort, Lidsoort
from opgaven.gebieden.models import Gebied, Gemeente, Lidmaatschap, Opvolging, Regio
from prt.problemen import KanNiet
from prt.toegang.rollen.rechten import Recht, eis
from prt.toegang.spoor.handelingen import handeling
from prt.toegang.spoor.keuzes import Handelingsoort
from prt.weergave import datum


@transaction.atomic
def verplaats(gemeente: Gemeente, regio: Regio, *, vanaf: date, reden: str, door) -> None:
    """To another regio of its provincie. Raises KanNiet: when it is there already, or its place changes later too."""
    eis(door, Recht.HERINDELEN, gemeente.provincie)
    [gemeente] = _op_beurt([gemeente])
    eigen = gemeente.lidmaatschappen.filter(soort=Lidsoort.REGIO)
    if regio.provincie != gemeente.provincie:
        raise KanNiet(f"{regio} ligt in {regio.provincie}. Kies een regio van {gemeente.provincie}.", "regio")
    if gemeente.regio_op(vanaf) == regio:
        raise KanNiet(f"{gemeente} hoort op {datum(vanaf)} al bij {regio}. Kies een andere regio of dag.", "regio")
    if later := eigen.filter(vanaf__gte=vanaf).order_by("vanaf").first():
        raise KanNiet(f"{gemeente} gaat op {datum(later.vanaf)} al naar {later.groep}. Kies een dag daarna.", "vanaf")
    onderwerp = f"{gemeente} hoort vanaf {datum(vanaf)} bij {regio}"
    velden = {"door": door, "reden": reden, "provincie": gemeente.provincie, "gemeenten": [gemeente]}
    with handeling(Handelingsoort.GEWIJZIGD, onderwerp, **velden):
        Lidmaatschap.objects.create(gebied=gemeente, soort=Lidsoort.REGIO, groep=regio, vanaf=vanaf)


@transaction.atomic
def voeg_samen(
    gemeenten: Sequence[Gemeente], *, code: str, naam: str, regio: Regio, vanaf: date, reden: str, door
) -> Gemeente:
    """Into one: one of them that stays, by its code, or a new one. What was exchanged among them ends that day.

    Raises:
        KanNiet: when they do not lie in one provincie, or one of them has ended or goes on changing after that day.
    """
    for gemeente in gemeenten:
        eis(door, Recht.HERINDELEN, gemeente.provincie)
    gemeenten = _op_beurt(gemeenten)
    blijft = next((gemeente for gemeente in gemeenten if gemeente.code == code), None)
    weg = [gemeente for gemeente in gemeenten if gemeente != blijft]
    provincie = regio.provincie
    for fout in _waarom_niet(gemeenten, weg, blijft, code, naam, provincie, vanaf):
        raise fout
    onderwerp = f"{' en '.join(map(str, gemeenten))} worden op {datum(vanaf)} {naam}"
    velden = {"door": door, "reden": reden, "provincie": provincie, "gemeenten": gemeenten}
    with handeling(Handelingsoort.GEWIJZIGD, onderwerp, **velden):
        for gemeente in weg:  # first: its name is free from that day on
            gemeente.tot = vanaf
            gemeente.save()
        opvolger = blijft or Gemeente.objects.create(code=code, naam=naam, van=vanaf)
        if blijft is None:
            Lidmaatschap.objects.create(gebied=opvolger, soort=Lidsoort.PROVINCIE, groep=provincie, vanaf=vanaf)
        if opvolger.regio_op(vanaf) != regio:
            Lidmaatschap.objects.create(gebied=opvolger, soort=Lidsoort.REGIO, groep=regio, vanaf=vanaf)
        for gemeente in weg:
            Opvolging.objects.create(gebied=gemeente, opvolger=opvolger)
    return opvolger


def _waarom_niet(gemeenten, weg, blijft: Gemeente | None, code: str, naam: str, provincie, vanaf: date):
    if not weg:
        yield KanNiet("Kies minstens twee gemeenten die samengaan.", "gemeenten")
    for gemeente in gemeenten:
        if gemeente.provincie != provincie:
            yield KanNiet(f"{gemeente} ligt in {gemeente.provincie} en de regio in {provincie}.", "gemeenten")
        if gemeente.tot:
            yield KanNiet(f"{gemeente} bestaat vanaf {datum(gemeente.tot)} niet meer.", "gemeenten")
        if gemeente.van and gemeente.van >= vanaf:
            yield KanNiet(f"{gemeente} bestaat pas vanaf {datum(gemeente.van)}. Kies een latere dag.", "vanaf")
    if later := Lidmaatschap.objects.filter(gebied__in=gemeenten, vanaf__gte=vanaf).order_by("vanaf").first():
        yield KanNiet(f"{later.gebied} verandert op {datum(later.vanaf)} nog van regio. Kies een dag daarna.", "vanaf")
    if blijft and blijft.naam != naam:
        yield KanNiet(
            f"{code} is de code van {blijft}. Neem bij een andere naam de nieuwe code van het CBS over.", "code"
        )
    if not blijft and (bezet := Gebied.objects.filter(code=code).first()):
        yield KanNiet(f"De code {code} is al van {bezet}. Neem de nieuwe code van het CBS over.", "code")
    zelfde = Gebied.objects.filter(soort=Gebiedsoort.GEMEENTE, naam=naam, pk__in=provincie.omvat)
    if zelfde.filter(Q(tot=None) | Q(tot__gt=vanaf)).exclude(pk__in=[gemeente.pk for gemeente in gemeenten]).exists():
        yield KanNiet(f"In {provincie} is er al een gemeente {naam}. Kies een andere naam.", "naam")


def _op_beurt(gemeenten: Sequence[Gemeente]) -> list[Gemeente]:
    """As they are by now: who changes the same part of the map takes turns."""
    sleutels = [gemeente.pk for gemeente in gemeenten]
    is_gewijzigd()
    return list(Gemeente.objects.select_for_update(no_key=True).filter(pk__in=sleutels).order_by("pk"))
