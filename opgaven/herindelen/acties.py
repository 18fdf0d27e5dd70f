"""What changes the map: a gemeente that moves to another regio, that merges or is split; each from a day on.

Nothing before that day changes, and no fact moves: who has the place of whom is worked out where facts are read.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from django.db import transaction
from django.db.models import Q

from opgaven.gebieden.kaart import is_gewijzigd, kaart
from opgaven.gebieden.keuzes import Gebiedsoort, Lidsoort
from opgaven.gebieden.models import Gebied, Gemeente, Lidmaatschap, Opvolging, Provincie, Regio
from opgaven.gebieden.rekenen import VANOUDS
from prt.problemen import KanNiet
from prt.toegang.rollen.rechten import Recht, eis
from prt.toegang.spoor.handelingen import handeling
from prt.toegang.spoor.keuzes import Handelingsoort
from prt.weergave import datum


class NieuweGemeente(NamedTuple):
    """A gemeente that begins: its CBS-code, its name and its regio."""

    code: str
    naam: str
    regio: Regio


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
    velden = {"door": door, "reden": reden, "gebied": gemeente.provincie, "gemeenten": [gemeente]}
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
    for fout in _waarom_niet(gemeenten, weg, blijft, NieuweGemeente(code, naam, regio), vanaf):
        raise fout
    onderwerp = f"{' en '.join(map(str, gemeenten))} worden op {datum(vanaf)} {naam}"
    velden = {"door": door, "reden": reden, "gebied": provincie, "gemeenten": gemeenten}
    with handeling(Handelingsoort.GEWIJZIGD, onderwerp, **velden):
        for gemeente in weg:  # first: its name is free from that day on
            gemeente.tot = vanaf
            gemeente.save()
        opvolger = blijft or _begin(NieuweGemeente(code, naam, regio), vanaf, gemeenten)
        if opvolger.regio_op(vanaf) != regio:
            Lidmaatschap.objects.create(gebied=opvolger, soort=Lidsoort.REGIO, groep=regio, vanaf=vanaf)
        for gemeente in weg:
            Opvolging.objects.create(gebied=gemeente, opvolger=opvolger)
    return opvolger


def splits(
    gemeente: Gemeente,
    over: Sequence[Gemeente],
    nieuw: Sequence[NieuweGemeente],
    *,
    hoofd: str,
    vanaf: date,
    door,
) -> dict[str, Gemeente]:
    """On the map only, within the action of who also says what goes where (``realisatie.splitsen``).

    Args:
        hoofd: CBS-code of who gets all that is not said: of one of these, or of the gemeente itself, which then stays.

    Returns: by CBS-code the gemeenten that get a part, and the gemeente itself when it stays.

    Raises:
        KanNiet: when it cannot be, with why.
    """
    eis(door, Recht.HERINDELEN, gemeente.provincie)
    [gemeente] = _op_beurt([gemeente])
    for fout in waarom_niet_gesplitst(gemeente, over, nieuw, vanaf, blijft=hoofd == gemeente.code):
        raise KanNiet(str(fout))  # its fields are those of the choice that was made before
    wie = {ander.code: ander for ander in over}
    if hoofd != gemeente.code:  # first: its name is free from that day on
        gemeente.tot = vanaf
        gemeente.save()
    wie |= {begin.code: _begin(begin, vanaf, [gemeente]) for begin in nieuw}
    if hoofd == gemeente.code:
        return wie | {gemeente.code: gemeente}
    Opvolging.objects.create(gebied=gemeente, opvolger=wie[hoofd])
    return wie


def splits_af(gemeente: Gemeente, naar: Gemeente, *, vanaf: date, door) -> Gemeente:
    """The part of a gemeente, or of such a part, that is of another one from this day on. As ``splits``."""
    eis(door, Recht.HERINDELEN, gemeente.provincie)
    code = gemeente.code.partition("-")[0]
    nummer = 1 + Gebied.objects.filter(soort=Gebiedsoort.GEMEENTEDEEL, code__startswith=f"{code}-").count()
    deel = Gemeente.objects.create(soort=Gebiedsoort.GEMEENTEDEEL, code=f"{code}-{nummer}", naam=gemeente.naam)
    eerder = gemeente.lidmaatschappen.filter(soort=Lidsoort.DEEL, vanaf__lt=vanaf)
    groepen = [(lid.groep, lid.vanaf) for lid in eerder.select_related("groep")] or [(gemeente, VANOUDS)]
    for groep, dag in (*groepen, (naar, vanaf)):
        Lidmaatschap.objects.create(gebied=deel, soort=Lidsoort.DEEL, groep=groep, vanaf=dag)
    return deel


def waarom_niet_gesplitst(
    gemeente: Gemeente, over: Sequence[Gemeente], nieuw: Sequence[NieuweGemeente], vanaf: date, *, blijft: bool
) -> Iterator[KanNiet]:
    """Each with the field that it is about."""
    provincie = gemeente.provincie
    if gemeente in over:
        yield KanNiet(f"{gemeente} wordt gesplitst: kies andere gemeenten die een deel krijgen.", "over")
    if len(over) + len(nieuw) + blijft < 2:
        yield KanNiet("Kies minstens twee gemeenten, of zeg dat de gemeente zelf blijft bestaan.", "over")
    yield from _blijft_tot([gemeente], provincie, vanaf, "gemeente")
    for ander in over:
        if not ander.bestaat_op(vanaf):
            yield KanNiet(f"{ander} bestaat op {datum(vanaf)} niet. Kies een andere gemeente of dag.", "over")
        elif kaart().groep(ander.pk, Lidsoort.PROVINCIE, vanaf) != provincie:
            yield KanNiet(f"{ander} ligt niet in {provincie}. Kies gemeenten van {provincie}.", "over")
    for plaats, begin in enumerate(nieuw):
        yield from _naam_is_vrij(begin, provincie, vanaf, () if blijft else [gemeente], str(plaats))
    if len({begin.code for begin in nieuw}) < len(nieuw) or len({begin.naam for begin in nieuw}) < len(nieuw):
        yield KanNiet("Geef de nieuwe gemeenten elk een eigen naam en code.", "code0")


def _waarom_niet(gemeenten, weg, blijft: Gemeente | None, nieuw: NieuweGemeente, vanaf: date) -> Iterator[KanNiet]:
    provincie = nieuw.regio.provincie
    if not weg:
        yield KanNiet("Kies minstens twee gemeenten die samengaan.", "gemeenten")
    yield from _blijft_tot(gemeenten, provincie, vanaf, "gemeenten")
    if blijft and blijft.naam != nieuw.naam:
        yield KanNiet(
            f"{nieuw.code} is de code van {blijft}. Neem bij een andere naam de nieuwe code van het CBS over.", "code"
        )
    if not blijft:
        yield from _naam_is_vrij(nieuw, provincie, vanaf, gemeenten)


def _blijft_tot(gemeenten: Sequence[Gemeente], provincie: Provincie, vanaf: date, veld: str) -> Iterator[KanNiet]:
    """Whether they are there until that day, and nothing of them changes after it."""
    for gemeente in gemeenten:
        if gemeente.provincie != provincie:
            yield KanNiet(f"{gemeente} ligt in {gemeente.provincie} en de regio in {provincie}.", veld)
        if gemeente.tot:
            yield KanNiet(f"{gemeente} bestaat vanaf {datum(gemeente.tot)} niet meer.", veld)
        if gemeente.van and gemeente.van >= vanaf:
            yield KanNiet(f"{gemeente} bestaat pas vanaf {datum(gemeente.van)}. Kies een latere dag.", "vanaf")
    if later := Lidmaatschap.objects.filter(gebied__in=gemeenten, vanaf__gte=vanaf).order_by("vanaf").first():
        yield KanNiet(f"{later.gebied} verandert op {datum(later.vanaf)} nog van regio. Kies een dag daarna.", "vanaf")


def _naam_is_vrij(
    nieuw: NieuweGemeente, provincie: Provincie, vanaf: date, weg: Sequence[Gemeente], welke: str = ""
) -> Iterator[KanNiet]:
    """Its code for ever, its name from that day on; ``weg`` end then."""
    if bezet := Gebied.objects.filter(code=nieuw.code).first():
        yield KanNiet(f"De code {nieuw.code} is al van {bezet}. Neem de nieuwe code van het CBS over.", f"code{welke}")
    zelfde = Gebied.objects.filter(soort=Gebiedsoort.GEMEENTE, naam=nieuw.naam, pk__in=provincie.omvat)
    if zelfde.filter(Q(tot=None) | Q(tot__gt=vanaf)).exclude(pk__in=[gemeente.pk for gemeente in weg]).exists():
        yield KanNiet(f"In {provincie} is er al een gemeente {nieuw.naam}. Kies een andere naam.", f"naam{welke}")


def _begin(nieuw: NieuweGemeente, vanaf: date, uit: Sequence[Gemeente]) -> Gemeente:
    """In the veiligheidsregio or grouping that all are in of which it is made."""
    groepen: dict[Lidsoort, Gebied] = {Lidsoort.PROVINCIE: nieuw.regio.provincie, Lidsoort.REGIO: nieuw.regio}
    for soort in (Lidsoort.VEILIGHEIDSREGIO, Lidsoort.GROEPERING):
        van_hen = {kaart().groep(oud.pk, soort, vanaf - timedelta(days=1)) for oud in uit}
        if len(van_hen) == 1 and (groep := van_hen.pop()):
            groepen[soort] = groep
    gemeente = Gemeente.objects.create(code=nieuw.code, naam=nieuw.naam, van=vanaf)
    for soort, groep in groepen.items():
        Lidmaatschap.objects.create(gebied=gemeente, soort=soort, groep=groep, vanaf=vanaf)
    return gemeente


def _op_beurt(gemeenten: Sequence[Gemeente]) -> list[Gemeente]:
    """As they are by now: who changes the same part of the map takes turns."""
    sleutels = [gemeente.pk for gemeente in gemeenten]
    is_gewijzigd()
    return list(Gemeente.objects.select_for_update(no_key=True).filter(pk__in=sleutels).order_by("pk"))
