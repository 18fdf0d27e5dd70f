"""Queryset verbs of what is and will be achieved."""

from functools import reduce
from operator import or_

from django.db import models
from django.db.models import F, Q

from prt.toegang.rollen.rechten import ERGENS, Recht, bereik, mag, waar
from realisatie.keuzes import HARDE, Doelgroep, Hardheid, Precisie, Voorwaarde

ASIEL_EN_AMV = (Doelgroep.ASIEL, Doelgroep.AMV)


def _zichtbaar(gebruiker, naar_locatie: str) -> Q:
    """Which locaties someone may see (DOMEIN §6), as a filter along ``naar_locatie`` ("" or "locatie__")."""
    if not mag(gebruiker, Recht.LOCATIES_ZIEN, ERGENS):
        return Q(pk__in=())
    vertrouwd = waar(gebruiker, Recht.VERTROUWELIJKE_LOCATIES_ZIEN, f"{naar_locatie}gemeente")
    return Q(**{f"{naar_locatie}vertrouwelijk": False}) | vertrouwd


def niet_voorbij_op(dag) -> Q:
    """Not over before that day; a period of which no end is known is not over."""
    return Q(tot__isnull=True) | Q(tot__gt=dag)


def er_op(dag) -> Q:
    """There on that day."""
    return niet_voorbij_op(dag) & Q(van__lte=dag)


class LocatieQuerySet(models.QuerySet):
    """Verbs on locaties."""

    def zichtbaar_voor(self, gebruiker):
        """Confidential ones only for their own gemeente, its regiosecretaris and the CdK's staff."""
        return self.filter(_zichtbaar(gebruiker, ""))


class BeschikbaarheidQuerySet(models.QuerySet):
    """Verbs on periods of availability."""

    def zichtbaar_voor(self, gebruiker):
        return self.filter(_zichtbaar(gebruiker, "locatie__"))

    def hard(self):
        """Open or decided: what counts as guaranteed."""
        return self.filter(hardheid__in=HARDE)

    def voornemens(self):
        return self.filter(hardheid=Hardheid.VOORNEMEN)

    def asiel(self):
        """For the asiel-opgave, which includes amv."""
        return self.filter(doelgroep__in=ASIEL_EN_AMV)

    def niet_voorbij_op(self, dag):
        return self.filter(niet_voorbij_op(dag))

    def op(self, dag):
        return self.filter(er_op(dag))

    def in_verslagvolgorde(self):
        """In the order in which a gemeente's commitments are listed: as they were entered."""
        return self.order_by(
            F("locatie__gemeente__regio__volgorde").asc(nulls_last=True),
            "locatie__gemeente__naam",
            "locatie_id",
            F("van").asc(nulls_last=True),
            "pk",
        )


class BezettingQuerySet(models.QuerySet):
    """Verbs on counts of people at a locatie."""

    def zichtbaar_voor(self, gebruiker):
        return self.filter(_zichtbaar(gebruiker, "locatie__"))

    def laatste_op(self, dag):
        """The last count by then of each teller at each locatie; the latest first, a gemeente before the COA."""
        return self.filter(datum__lte=dag).order_by("locatie", "-datum", "-teller", "pk")


class OverdrachtQuerySet(models.QuerySet):
    """Verbs on the lines of uitruilen."""

    def zichtbaar_voor(self, gebruiker):
        """What was agreed is for everybody; a proposal is for the circle of its gemeenten."""
        eigen = (waar(gebruiker, Recht.UITRUIL_VOORSTELLEN, kant) for kant in ("gever", "ontvanger"))
        return self.filter(reduce(or_, eigen, Q(uitruil__bevestigd_op__isnull=False)))

    def geldend(self):
        """Of agreements that every party confirmed and that were not dissolved before they began (R6)."""
        bevestigd = self.filter(uitruil__bevestigd_op__isnull=False).select_related("uitruil")
        return bevestigd.exclude(uitruil__voorwaarde_stand=Voorwaarde.NIET_VERVULD).exclude(
            uitruil__ontbonden_per__isnull=False, uitruil__ontbonden_per__lte=F("van")
        )


def _tekst_van_eigen_kring(gebruiker) -> Q:
    """On a text: by who may read its drafts."""
    mijn, gemeente = bereik(gebruiker), waar(gebruiker, Recht.OPMERKEN, "gemeente")
    staf = mijn.provincies_als_secretaris
    breder = Q(regio__in=mijn.regios) | Q(regio__provincie__in=staf) | Q(provincie__in=staf)
    return ~Q(onderdeel="") & (gemeente | breder)


class OpmerkingQuerySet(models.QuerySet):
    """Verbs on remarks."""

    def zichtbaar_voor(self, gebruiker):
        """Remarks, without the answers, on what somebody may see; on a month that was sent back only for its circle."""
        mijn = bereik(gebruiker)
        kring = Q(maandstap=None) | waar(gebruiker, Recht.OPMERKEN, "maandstap__maandstand__gemeente")
        over = (Q(gemeente__isnull=False, onderdeel="") if mijn else Q(pk__in=())) | _tekst_van_eigen_kring(gebruiker)
        locatie = Q(locatie__isnull=False) & _zichtbaar(gebruiker, "locatie__")
        return self.filter(over | locatie, kring, antwoord_op=None)

    def over(self, gemeente):
        """On a gemeente's figures or on its locaties."""
        return self.filter(Q(gemeente=gemeente) | Q(locatie__gemeente=gemeente))

    def open_eerst(self):
        """What still asks for follow-up before the rest, latest first."""
        open_ = Q(opvolging=True, afgesloten_op=None)
        return self.alias(open=models.Case(models.When(open_, 0), default=1)).order_by("open", "-moment", "-pk")


class BesluitstapQuerySet(models.QuerySet):
    """Verbs on the steps of the decision-making."""

    def zichtbaar_voor(self, gebruiker):
        return self.filter(_zichtbaar(gebruiker, "locatie__"))

    def te_nemen(self):
        """Planned and not taken yet; not of a voornemen that was withdrawn."""
        vervallen = Q(periode__isnull=False, periode__hardheid=Hardheid.VERVALLEN)
        return self.filter(gepland__isnull=False, werkelijk=None).exclude(vervallen)

    def te_laat_op(self, dag):
        """Whose planned day, month or year is wholly before that day, as ``rekenen.besluitvorming.voorbij`` says."""
        maand, jaar = dag.replace(day=1), dag.replace(month=1, day=1)
        return self.te_nemen().filter(
            Q(gepland_precisie=Precisie.DAG, gepland__lt=dag)
            | Q(gepland_precisie=Precisie.MAAND, gepland__lt=maand)
            | Q(gepland_precisie=Precisie.JAAR, gepland__lt=jaar)
        )
