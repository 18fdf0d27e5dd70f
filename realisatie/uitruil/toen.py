"""The lines of uitruilen as known on a day (R11)."""

from datetime import date

from django.db.models import Q, QuerySet, Subquery

from prt.toegang.spoor.lezen import bekend_op, laatste_rij
from realisatie.locaties.querysets import vertrouwd
from realisatie.uitruil.models import Overdracht, Uitruil


def overdrachten_toen(moment: date, gebruiker) -> QuerySet:
    """The lines of the uitruilen of then, as far as somebody may see them, and how those stood."""
    uitruil = laatste_rij(Uitruil, "uitruil_id", moment)
    return (
        bekend_op(Overdracht, moment)
        .filter(uitruil_id__in=bekend_op(Uitruil, moment).values("id"))
        .select_related("gever", "ontvanger")
        .annotate(
            toen_uitruil=Subquery(uitruil.values("naam")[:1]),
            toen_voorwaarde=Subquery(uitruil.values("voorwaarde_stand")[:1]),
            toen_bevestigd=Subquery(uitruil.values("bevestigd_op")[:1]),
            toen_ontbonden=Subquery(uitruil.values("ontbonden_per")[:1]),
        )
        .filter(Q(toen_bevestigd__isnull=False) | vertrouwd(gebruiker, "gever", "ontvanger"))
    )
