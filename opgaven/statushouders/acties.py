"""Writes on the taakstelling statushouders: each one action in the trail, with the person who does it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max

from opgaven.gebieden.models import Gemeente
from opgaven.rondes.models import Ronde
from opgaven.statushouders.keuzes import GETELD, Postsoort
from opgaven.statushouders.lezen import code_van
from opgaven.statushouders.models import Taakstellingpost, Toezichtstap
from prt.pagina.botsing import eis_afdruk, eis_versie, versie_van
from prt.toegang.rollen.rechten import Recht, eis
from prt.toegang.spoor.handelingen import handeling, leg_vast
from prt.toegang.spoor.keuzes import Handelingsoort, Herkomst
from prt.weergave import getal


@dataclass(frozen=True, slots=True)
class Telling:
    """Persons housed in a month of a half-year, all together (``soort`` realisatie) or the amv among them."""

    gemeente: Gemeente
    ronde: Ronde
    soort: str
    maand: date | None
    aantal: int


@dataclass(frozen=True, slots=True)
class Telbladuitkomst:
    """How many counts are new, other than they were, and the same."""

    nieuw: tuple[Taakstellingpost, ...]
    gewijzigd: tuple[Taakstellingpost, ...]
    ongewijzigd: int

    @property
    def wijzigt(self) -> bool:
        return bool(self.nieuw or self.gewijzigd)

    def __str__(self) -> str:
        aantallen = (len(self.nieuw), "nieuw"), (len(self.gewijzigd), "gewijzigd"), (self.ongewijzigd, "ongewijzigd")
        return ", ".join(f"{getal(aantal)} {woord}" for aantal, woord in aantallen)


def vergelijk(tellingen: Iterable[Telling]) -> Telbladuitkomst:
    """What these counts would change; a changed entry has its old number as ``was``. One query."""
    tellingen = list(tellingen)
    rondes, gemeenten = {t.ronde.pk for t in tellingen}, {t.gemeente.pk for t in tellingen}
    posten = Taakstellingpost.objects.filter(ronde__in=rondes, gebied__in=gemeenten).select_related("gebied")
    bekend = {(p.gebied_id, p.ronde_id, p.soort, p.maand): p for p in posten}
    nieuw, gewijzigd, ongewijzigd = [], [], 0
    for telling in tellingen:
        post = bekend.get((telling.gemeente.pk, telling.ronde.pk, telling.soort, telling.maand))
        if post is None:
            velden = {"soort": telling.soort, "maand": telling.maand, "aantal": telling.aantal}
            nieuw.append(Taakstellingpost(gebied=telling.gemeente, ronde=telling.ronde, **velden))
        elif post.aantal != telling.aantal:
            post.was, post.aantal = post.aantal, telling.aantal
            gewijzigd.append(post)
        else:
            ongewijzigd += 1
    return Telbladuitkomst(tuple(nieuw), tuple(gewijzigd), ongewijzigd)


@transaction.atomic
def leg_tellingen_vast(
    tellingen: Iterable[Telling], *, door, reden: str = "", herkomst: str = "", versie: int | None = None
) -> Telbladuitkomst:
    """Write counts: a new one, or another number for a month that was counted before. No change leaves no trail.

    Args:
        versie: of the counts of these gemeenten in these half-years (``versie_van_tellingen``); None for who saw none.

    Raises:
        Achterhaald: when somebody else counted since.
    """
    tellingen = list(tellingen)
    gemeenten = {telling.gemeente.pk: telling.gemeente for telling in tellingen}
    for gemeente in gemeenten.values():
        eis(door, Recht.TOEZICHT_HOUDEN, gemeente)
    # Who writes for the same gemeente takes turns, also while there is no row yet to lock.
    list(Gemeente.objects.select_for_update(no_key=True).filter(pk__in=gemeenten).order_by("pk").values_list("pk"))
    if versie is not None:
        eis_afdruk(versie_van_tellingen(gemeenten, {telling.ronde for telling in tellingen}), versie)
    uitkomst = vergelijk(tellingen)
    if uitkomst.wijzigt:
        over = gemeenten[next(iter(gemeenten))] if len(gemeenten) == 1 else f"{len(gemeenten)} gemeenten"
        soort = Handelingsoort.GEIMPORTEERD if herkomst == Herkomst.IMPORT else Handelingsoort.INGEVOERD
        onderwerp = f"Taakstelling statushouders, tellingen van {over}: {uitkomst}"
        velden = {"door": door, "reden": reden, "herkomst": herkomst, "gemeenten": gemeenten.values()}
        with handeling(soort, onderwerp, **velden) as deze:
            Taakstellingpost.objects.bulk_create(uitkomst.nieuw)
            Taakstellingpost.objects.bulk_update(uitkomst.gewijzigd, ("aantal",))
            leg_vast(uitkomst.nieuw, deze, nieuw=True)
            leg_vast(uitkomst.gewijzigd, deze, nieuw=False)
    return uitkomst


def leg_correctie_vast(post: Taakstellingpost, *, door) -> None:
    """A correction is an entry of its own; the counts stay as they were."""
    eis(door, Recht.TOEZICHT_HOUDEN, post.gebied)
    onderwerp = f"Taakstelling {code_van(post.ronde)} {post.gebied}, correctie {getal(post.aantal)}"
    with handeling(Handelingsoort.INGEVOERD, onderwerp, door=door, reden=post.reden, gemeenten=[post.gebied]):
        post.soort = Postsoort.CORRECTIE
        post.save()


def tellingen_van(gemeente: Gemeente, ronde: Ronde, maand: str | None) -> dict[str, int]:
    """What was counted in a month, an ISO date, by kind of count."""
    posten = Taakstellingpost.objects.filter(gebied=gemeente, ronde=ronde, soort__in=GETELD, maand__isnull=False)
    return {post.soort: post.aantal for post in posten if str(post.maand) == maand}


def versie_van_tellingen(gemeenten: Iterable[Gemeente | int], rondes: Iterable[Ronde]) -> int:
    """The last row of the history of all counts of these gemeenten in these half-years."""
    historie = Taakstellingpost.history.filter(gebied__in=gemeenten, ronde__in=rondes, soort__in=GETELD)
    return historie.aggregate(laatste=Max("history_id"))["laatste"] or 0


def beginstand_van(gemeente: Gemeente, ronde: Ronde) -> Taakstellingpost:
    """The opening balance that was entered, or a new one."""
    sleutel = {"gebied": gemeente, "ronde": ronde, "soort": Postsoort.BEGINSTAND}
    return Taakstellingpost.objects.filter(**sleutel).first() or Taakstellingpost(**sleutel)


def leg_beginstand_vast(gemeente: Gemeente, ronde: Ronde, aantal: int, *, door, reden: str, versie: int) -> None:
    """The opening balance of the first half-year of a ledger, where it is known better than by what was published.

    Raises:
        Achterhaald: when somebody else changed it since ``versie``.
    """
    eis(door, Recht.TOEZICHT_HOUDEN, gemeente)
    onderwerp = f"Taakstelling {code_van(ronde)} {gemeente}, beginstand {getal(aantal)}"
    with handeling(Handelingsoort.GEWIJZIGD, onderwerp, door=door, reden=reden, gemeenten=[gemeente]):
        list(Gemeente.objects.select_for_update(no_key=True).filter(pk=gemeente.pk).values_list("pk"))
        post = beginstand_van(gemeente, ronde)
        eis_afdruk(versie_van(post), versie)
        post.aantal, post.reden = aantal, reden
        post.save()


@transaction.atomic
def leg_stap_vast(stap: Toezichtstap, *, versie: int = 0, door) -> None:
    """A step of the supervision, new or corrected.

    Raises:
        Achterhaald: when somebody else corrected it since ``versie``.
    """
    eis(door, Recht.TOEZICHT_HOUDEN, stap.gemeente)
    if stap.pk:
        eis_versie(stap, versie)
    soort = Handelingsoort.GEWIJZIGD if stap.pk else Handelingsoort.INGEVOERD
    onderwerp = f"Toezicht {stap.gemeente}: {stap.get_trede_display()}"
    with handeling(soort, onderwerp, door=door, gemeenten=[stap.gemeente]):
        stap.save()
