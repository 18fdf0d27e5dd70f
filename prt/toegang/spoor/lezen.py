"""The records as they were known at a moment (R11)."""

from datetime import date, datetime, time, timedelta

from django.db import models
from django.db.models import OuterRef
from django.utils import timezone
from simple_history.models import registered_models

from prt.toegang.spoor.models import Handeling

EERSTE_DAG, LAATSTE_DAG = date(1900, 1, 1), date(2999, 12, 31)
"""Beyond these there is nothing to know, and a day more or less does not fit in the calendar of a computer."""


def als_moment(wanneer: date | None) -> datetime:
    """A day stands for its end, here in the Netherlands; a moment for itself; None for now."""
    if wanneer is None:
        return timezone.now()
    if isinstance(wanneer, datetime):
        return wanneer
    wanneer = min(max(wanneer, EERSTE_DAG), LAATSTE_DAG)
    return timezone.make_aware(datetime.combine(wanneer + timedelta(days=1), time.min)) - timedelta(microseconds=1)


def was_leeg_op(wanneer: date) -> bool:
    """Whether nothing at all had been entered by then: what it says of that day is unknown, not nought."""
    return not Handeling.objects.filter(wanneer__lte=als_moment(wanneer)).exists()


def laatste_rij(model, verwijzing: str, wanneer: date) -> models.QuerySet:
    """For a subquery: of the record that the field ``verwijzing`` points at, the last row of history, then first."""
    historie = model.history.model.objects
    return historie.filter(id=OuterRef(verwijzing), history_date__lte=als_moment(wanneer)).order_by("-history_id")


def bekend_op(model, wanneer: date) -> models.QuerySet:
    """The history rows of a model that were in force at a moment: per record the last one, unless it was deleted.

    The last by ``history_id``, not by time: two actions on one record take turns, and who waited wrote last.
    """
    laatste = models.Subquery(laatste_rij(model, "id", wanneer).values("history_id")[:1])
    return model.history.model.objects.filter(history_id=laatste).exclude(history_type="-")


def gevolgde_modellen() -> list:
    """Every model with a history, in an order of their own and not in that of their modules."""
    return sorted(registered_models.values(), key=lambda model: model._meta.label)
