"""Locaties and periods as known on a day (R11): rows of history, within what somebody may see then and now."""

from collections.abc import Iterable
from datetime import date

from django.db.models import F, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum

from opgaven.gebieden.querysets import volgorde
from prt.toegang.spoor.lezen import bekend_op, laatste_rij
from realisatie.locaties.models import Beschikbaarheid, Locatie
from realisatie.locaties.querysets import er_op, locaties_hier, niet_voorbij_op, vertrouwd
from realisatie.locaties.rekenen import HARDE


def nu_vertrouwelijk():
    """The keys of the locaties that are confidential, and of those that were when they were removed."""
    weg = Locatie.history.filter(history_type="-", vertrouwelijk=True).order_by().values_list("id", flat=True)
    return Locatie.objects.filter(vertrouwelijk=True).order_by().values_list("pk", flat=True).union(weg)


VAN_LOCATIE = {"locatienaam": "naam", "adres": "adres", "gemeentenaam": "gemeente__naam"}


def locaties_toen(moment: date, gebruiker) -> QuerySet:
    """The locaties of then: public ones that still are, and the confidential ones of who is trusted with them.

    Marked ``gesloten`` when they are confidential, then or now.
    """
    gesloten = Q(vertrouwelijk=True) | Q(id__in=nu_vertrouwelijk())
    rijen = bekend_op(Locatie, moment).annotate(gesloten=gesloten).select_related("gemeente")
    return rijen.filter((locaties_hier(gebruiker) & Q(gesloten=False)) | vertrouwd(gebruiker, "gemeente"))


def locaties_met_plekken(moment: date, gebruiker, vandaag: date) -> QuerySet:
    """With what the list shows beside them: hard places today, and the first end, as far as known then."""
    hard = bekend_op(Beschikbaarheid, moment).filter(locatie_id=OuterRef("id"), hardheid__in=HARDE).order_by()
    nu = hard.filter(er_op(vandaag)).values("locatie_id").annotate(som=Sum("plekken")).values("som")
    eerste = hard.filter(niet_voorbij_op(vandaag), tot__isnull=False).order_by("tot", "id")
    return (
        locaties_toen(moment, gebruiker)
        .annotate(
            plekken_nu=Subquery(nu),
            eerstvolgend_einde=Subquery(eerste.values("tot")[:1]),
            einde_precisie=Subquery(eerste.values("tot_precisie")[:1]),
        )
        .order_by("gemeente__naam", "naam")
    )


def periodes_nu(gebruiker) -> QuerySet:
    """The periods that somebody may see, with what is shown of their locatie beside them."""
    van_locatie = {naam: F(f"locatie__{pad}") for naam, pad in (VAN_LOCATIE | {"gemeente": "gemeente"}).items()}
    zichtbaar = Beschikbaarheid.objects.zichtbaar_voor(gebruiker)
    return zichtbaar.annotate(**van_locatie, gesloten=F("locatie__vertrouwelijk"))


def periodes_toen(moment: date, gebruiker) -> QuerySet:
    """The periods of those locaties, with what their locatie was like then, by the names of ``periodes_nu``."""
    plek, zichtbaar = laatste_rij(Locatie, "locatie_id", moment), locaties_toen(moment, gebruiker)
    tekst = {naam: Subquery(plek.values(veld)[:1]) for naam, veld in VAN_LOCATIE.items()}
    gemeente = Subquery(plek.values("gemeente")[:1], output_field=IntegerField())
    gesloten = zichtbaar.filter(gesloten=True).values("id")
    return (
        bekend_op(Beschikbaarheid, moment)
        .filter(locatie_id__in=zichtbaar.values("id"))
        .annotate(**tekst, gemeente=gemeente, gesloten=Q(locatie_id__in=gesloten))
    )


def in_verslagvolgorde(rijen: QuerySet) -> QuerySet:
    """As ``BeschikbaarheidQuerySet.in_verslagvolgorde``, on rows of ``periodes_toen``."""
    regio, _ = volgorde("gemeente")
    return rijen.order_by(regio, "gemeentenaam", "locatie_id", F("van").asc(nulls_last=True), "id")


def als_periodes(rijen: Iterable, moment: date, gebruiker) -> list[Beschikbaarheid]:
    """The periods themselves, each at its locatie of then. Two queries."""
    rijen, locaties = list(rijen), {}
    for rij in locaties_toen(moment, gebruiker).filter(id__in={rij.locatie_id for rij in rijen}):
        locatie = locaties[rij.id] = rij.instance
        locatie.gemeente, locatie.vertrouwelijk = rij.gemeente, rij.gesloten
    periodes = []
    for rij in rijen:
        periode = rij.instance
        periode.locatie = locaties[rij.locatie_id]
        periodes.append(periode)
    return periodes
