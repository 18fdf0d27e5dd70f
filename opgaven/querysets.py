"""Queryset verbs of what must be achieved."""

from django.db import models
from django.db.models import F, Q

from opgaven.keuzes import Stroom
from prt.toegang.rollen.rechten import Recht, bereik, waar


class GemeenteQuerySet(models.QuerySet):
    """Verbs on gemeenten."""

    def in_verslagvolgorde(self):
        """Per regio in the order of the provincie (Twente first), alphabetical within it (DOMEIN §4)."""
        return self.order_by(F("regio__volgorde").asc(nulls_last=True), "naam")

    def in_provincie(self, provincie, regio=None):
        """Those with a regio, or of one regio; in the order of the verslag."""
        eigen = self.filter(regio=regio) if regio else self.filter(regio__isnull=False)
        return eigen.filter(provincie=provincie).select_related("regio").in_verslagvolgorde()

    def in_te_voeren_door(self, gebruiker):
        """The gemeenten whose locaties this person may enter and change."""
        return self.filter(waar(gebruiker, Recht.LOCATIES_WIJZIGEN))

    def vertrouwd_voor(self, gebruiker):
        """The gemeenten of which somebody sees everything, confidential locaties included (DOMEIN §6)."""
        return self.filter(waar(gebruiker, Recht.VERTROUWELIJKE_LOCATIES_ZIEN))

    def get_by_natural_key(self, cbs_code):
        return self.get(cbs_code=cbs_code)


class RondeQuerySet(models.QuerySet):
    """Verbs on rondes."""

    def cycli(self):
        """The two-year cycli of the Spreidingswet: those with a garantievenster, latest first."""
        return self.filter(stroom=Stroom.ASIEL, venster_van__isnull=False).order_by("-van")

    def halfjaren(self):
        """The half-years of the taakstelling statushouders, in order."""
        return self.filter(stroom=Stroom.STATUSHOUDERS, van__month__in=(1, 7), van__day=1).order_by("van")

    def get_by_natural_key(self, code):
        return self.get(code=code)


class VerdelingQuerySet(models.QuerySet):
    """Verbs on divisions and on scenario's."""

    def van_staf(self, gebruiker):
        """Those of the provincies in which somebody belongs to the CdK's staff: nobody else sees them."""
        return self.filter(provincie__in=bereik(gebruiker).provincies_als_secretaris)


def geldend_op(opgaven, dag):
    """Of opgaven, or of their history, what had taken effect by that day; the last per addressee is in force."""
    return opgaven.filter(Q(geldig_vanaf__isnull=True) | Q(geldig_vanaf__lte=dag)).order_by(
        F("geldig_vanaf").asc(nulls_first=True), "id"
    )


class OverlegQuerySet(models.QuerySet):
    """Verbs on meetings."""

    def zichtbaar_voor(self, gebruiker):
        """Every role in the provincie reads them."""
        mijn = bereik(gebruiker)
        breed = Q(provincie__in=mijn.hele_provincies) | Q(provincie__regios__in=mijn.regios)
        return self.filter(breed | Q(provincie__gemeenten__in=mijn.gemeenten)).distinct()

    def van_deelnemer(self, gebruiker):
        """The PRT is for the CdK's staff and the regiosecretarissen, an RRT for its regiosecretaris and gemeenten."""
        mijn = bereik(gebruiker)
        prt = Q(provincie__in=mijn.provincies_als_secretaris) | Q(provincie__regios__in=mijn.regios)
        rrt = Q(regio__in=mijn.regios) | Q(regio__gemeenten__in=mijn.gemeenten)
        return self.filter(Q(prt, regio=None) | rrt).distinct()
