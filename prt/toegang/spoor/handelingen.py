"""Who did what, when and why: one handeling per action, and the history of records that hangs from it (R11).

The trail only grows: the database itself refuses to change or delete it (see ``onwrikbaar``).
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from prt.toegang.rollen.rechten import Recht, bereik, waar
from prt.toegang.spoor.keuzes import Handelingsoort, Herkomst

OPDRACHTREGEL = "Opdrachtregel"

_lopend: ContextVar["Handeling | None"] = ContextVar("lopende_handeling", default=None)

_namens: ContextVar = ContextVar("namens", default=None)


class HandelingQuerySet(models.QuerySet):
    """Verbs on actions."""

    def zichtbaar_voor(self, gebruiker):
        """Of one's own gemeenten or regio's; for the CdK's staff of the provincie, and what concerns no gebied.

        These are exactly the people who may see a confidential locatie of that gemeente (DOMEIN §6).
        """
        betrokken = Handeling.gemeenten.through.objects.filter(handeling=OuterRef("pk"))
        zichtbaar = Q(Exists(betrokken.filter(waar(gebruiker, Recht.SPOOR_LEZEN, "gemeente"))))
        if provincies := bereik(gebruiker).provincies_als_secretaris:
            zichtbaar |= Q(provincie__in=provincies) | (Q(provincie=None) & ~Exists(betrokken))
        return self.filter(zichtbaar)


class Handeling(models.Model):
    """One action. ``naam`` and ``rol`` are as they were then, and stay when the account is removed.

    ``gemeenten`` and ``provincie`` say whom it concerns, and so who may read it.
    """

    wie = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    naam = models.CharField(max_length=120)
    rol = models.CharField(max_length=300, blank=True)
    wanneer = models.DateTimeField(default=timezone.now, db_index=True)
    soort = models.CharField(max_length=20, choices=Handelingsoort)
    herkomst = models.CharField(max_length=20, choices=Herkomst)
    onderwerp = models.CharField(max_length=300)
    reden = models.CharField(max_length=500, blank=True)
    provincie = models.ForeignKey("opgaven.Provincie", models.PROTECT, null=True, blank=True, related_name="+")
    gemeenten = models.ManyToManyField("opgaven.Gemeente", related_name="+", blank=True)
    objects = HandelingQuerySet.as_manager()

    class Meta:
        verbose_name = "handeling"
        verbose_name_plural = "handelingen"
        ordering = ("-pk",)

    def __str__(self):
        return f"{self.get_soort_display()}: {self.onderwerp}"


def log(
    soort: str, onderwerp: str, *, door, reden: str = "", herkomst: str = "", gemeenten: Iterable = (), provincie=None
) -> Handeling:
    """Write down one action. ``door``: the account, or None for the command line."""
    handeling = Handeling.objects.create(
        wie=door,
        naam=door.naam if door else OPDRACHTREGEL,
        rol=_rollen(door)[:300],
        soort=soort,
        herkomst=herkomst or (Herkomst.FORMULIER if door else Herkomst.OPDRACHT),
        onderwerp=onderwerp[:300],
        reden=reden.strip()[:500],
        provincie=provincie,
    )
    if gemeenten := list(gemeenten):
        handeling.gemeenten.add(*gemeenten)
    return handeling


@contextmanager
def handeling(soort: str, onderwerp: str, **velden) -> Iterator[Handeling]:
    """Everything that is saved within belongs to this one action: all of it or nothing. See ``log``."""
    with transaction.atomic():
        deze = log(soort, onderwerp, **velden)
        merk = _lopend.set(deze)
        try:
            yield deze
        finally:
            _lopend.reset(merk)


@contextmanager
def namens(gebruiker) -> Iterator[None]:
    """Whatever is saved within and belongs to no action, as in the admin, has this person's name."""
    merk = _namens.set(gebruiker)
    try:
        yield
    finally:
        _namens.reset(merk)


def _rollen(door) -> str:
    if door is None:
        return ""
    vandaag = timezone.localdate()
    geldend = door.rollen.filter(Q(tot=None) | Q(tot__gt=vandaag)).select_related("gemeente", "regio", "provincie")
    return ", ".join(str(rol) for rol in geldend)


class Spoorrij(models.Model):
    """What every row of history has beside the fields of its record."""

    handeling = models.ForeignKey(Handeling, models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Spoor(HistoricalRecords):
    """History of a model, each row with the action it belongs to instead of with an account of its own."""

    def __init__(self, **opties):
        super().__init__(bases=(Spoorrij,), **opties)

    def get_extra_fields(self, model, fields):
        """Who and why stand in the handeling; the library writes to these two, so they take anything."""
        niets = property(lambda rij: None, lambda rij, waarde: None)
        return super().get_extra_fields(model, fields) | {"history_user": niets, "history_change_reason": niets}

    def create_historical_record(self, instance, history_type, using=None):
        """One row, at the moment of its action: an action is known as a whole or not at all."""
        deze = _lopend.get() or _ongenoemd(instance, history_type)
        velden = {veld.attname: getattr(instance, veld.attname) for veld in self.fields_included(instance)}
        historie = getattr(instance, self.manager_name).model
        historie.objects.create(history_date=deze.wanneer, history_type=history_type, handeling=deze, **velden)


def _ongenoemd(instance, history_type: str) -> Handeling:
    """A record saved outside every action: from the admin or a shell. It gets an action of its own."""
    soort = {"+": Handelingsoort.INGEVOERD, "-": Handelingsoort.VERWIJDERD}.get(history_type, Handelingsoort.GEWIJZIGD)
    wie = _namens.get()
    door = wie if wie and wie.is_authenticated else None
    return log(soort, type(instance)._meta.verbose_name.capitalize(), door=door, herkomst=Herkomst.BEHEER)


def leg_vast(rijen: Iterable[models.Model], handeling: Handeling, *, nieuw: bool) -> None:
    """History of rows that were written in bulk, which the library does not see."""
    rijen = list(rijen)
    if rijen:
        type(rijen[0]).history.bulk_history_create(
            rijen, update=not nieuw, default_date=handeling.wanneer, custom_historical_attrs={"handeling": handeling}
        )
