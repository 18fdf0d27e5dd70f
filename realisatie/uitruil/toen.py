"""The lines of uitruilen with how those stand: now, and as known on a day (R11)."""

from datetime import date

from django.db.models import F, Q, QuerySet, Subquery

from prt.toegang.spoor.lezen import bekend_op, laatste_rij
from realisatie.locaties.querysets import vertrouwd
from realisatie.uitruil.models import Overdracht, Uitruil
from realisatie.uitruil.querysets import hier

VAN_UITRUIL = {
    "uitruilnaam": "naam",
    "voorwaarde": "voorwaarde_stand",
    "bevestigd": "bevestigd_op",
    "ontbonden": "ontbonden_per",
}


def overdrachten_nu(gebruiker) -> QuerySet:
    van_uitruil = {naam: F(f"uitruil__{veld}") for naam, veld in VAN_UITRUIL.items()}
    zichtbaar = Overdracht.objects.zichtbaar_voor(gebruiker)
    return zichtbaar.select_related("gever", "ontvanger").annotate(**van_uitruil)


def overdrachten_toen(moment: date, gebruiker) -> QuerySet:
    """The lines of the uitruilen of then, as far as somebody may see them, by the same names."""
    uitruil = laatste_rij(Uitruil, "uitruil_id", moment)
    return (
        bekend_op(Overdracht, moment)
        .filter(uitruil_id__in=bekend_op(Uitruil, moment).values("id"))
        .select_related("gever", "ontvanger")
        .annotate(**{naam: Subquery(uitruil.values(veld)[:1]) for naam, veld in VAN_UITRUIL.items()})
        .filter((Q(bevestigd__isnull=False) & hier(gebruiker)) | vertrouwd(gebruiker, "gever", "ontvanger"))
    )
