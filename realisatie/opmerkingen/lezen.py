"""Remarks beside what they are about: what a page shows of them."""

from django.db.models import Prefetch
from django.urls import reverse

from opgaven.gebieden.models import Gebied, Gemeente
from prt.toegang.rollen.rechten import Recht, mag
from realisatie.locaties.models import Locatie
from realisatie.opmerkingen.models import Opmerking


def zichtbaar(gebruiker):
    """The remarks that somebody may see, each with its answers and subject: two queries."""
    return (
        Opmerking.objects.zichtbaar_voor(gebruiker)
        .select_related("over", "locatie__gemeente")
        .prefetch_related(Prefetch("antwoorden", Opmerking.objects.order_by("moment", "pk")))
        .open_eerst()
    )


def bij_locatie(gebruiker, locatie: Locatie) -> dict:
    """Template context: the remarks on a locatie, and where to add one for who may."""
    pad = reverse("opmerking-bij-locatie", args=[locatie.pk])
    return {
        "opmerkingen": zichtbaar(gebruiker).filter(locatie=locatie),
        "opmerking_pad": pad if mag(gebruiker, Recht.OPMERKEN, locatie.gemeente) else None,
    }


def bij_gemeente(gebruiker, gemeente: Gemeente) -> dict:
    """Template context: the remarks on the figures of a gemeente, and where to add one for who may."""
    pad = reverse("opmerking-bij-gemeente", args=[gemeente.code])
    return {
        "opmerkingen": zichtbaar(gebruiker).filter(over=gemeente, onderdeel=""),
        "opmerking_pad": pad if mag(gebruiker, Recht.OPMERKEN, gemeente) else None,
    }


def bij_tekst(gebruiker, onderdeel: str, gebied: Gebied, pad: str) -> dict:
    """Template context: the remarks on a text of the reports, and where to add one for who may."""
    waar = {"onderdeel": onderdeel, "over": gebied}
    return {
        "opmerkingen": zichtbaar(gebruiker).filter(**waar),
        "opmerking_pad": pad if mag(gebruiker, Recht.OPMERKEN, gebied) else None,
    }
