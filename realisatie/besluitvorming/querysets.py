"""Queryset verbs on the steps of the decision-making."""

from typing import Self

from django.db import models
from django.db.models import Q

from prt.rekenen.perioden import Precisie
from realisatie.locaties.querysets import locatie_zichtbaar
from realisatie.locaties.rekenen import Hardheid


class BesluitstapQuerySet(models.QuerySet):
    """Verbs on the steps of the decision-making."""

    def zichtbaar_voor(self, gebruiker) -> Self:
        return self.filter(locatie_zichtbaar(gebruiker, "locatie__"))

    def te_nemen(self) -> Self:
        """Planned and not taken yet; not of a voornemen that was withdrawn."""
        vervallen = Q(periode__isnull=False, periode__hardheid=Hardheid.VERVALLEN)
        return self.filter(gepland__isnull=False, werkelijk=None).exclude(vervallen)

    def te_laat_op(self, dag) -> Self:
        """Whose planned day, month or year is wholly before that day, as ``rekenen.besluitvorming.voorbij`` says."""
        maand, jaar = dag.replace(day=1), dag.replace(month=1, day=1)
        return self.te_nemen().filter(
            Q(gepland_precisie=Precisie.DAG, gepland__lt=dag)
            | Q(gepland_precisie=Precisie.MAAND, gepland__lt=maand)
            | Q(gepland_precisie=Precisie.JAAR, gepland__lt=jaar)
        )
