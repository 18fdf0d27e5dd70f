"""Who did what, when and why: one handeling per action, and the history of records that hangs from it (R11).

The trail only grows: the database itself refuses to change or delete it (see ``onwrikbaar``).
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import models, transaction
from simple_history.models import HistoricalRecords

from prt.toegang.rollen.rechten import OPDRACHTREGEL, Recht, Systeem, bereik
from prt.toegang.spoor.keuzes import LEZEND, Handelingsoort, Herkomst
from prt.toegang.spoor.models import Handeling, Spoorrij

_lopend: ContextVar["Handeling | None"] = ContextVar("lopende_handeling", default=None)

_namens: ContextVar = ContextVar("namens", default=None)


def log(
    soort: str, onderwerp: str, *, door, reden: str = "", herkomst: str = "", gemeenten: Iterable = (), gebied=None
) -> Handeling:
    """Write down one action. ``door``: the account, or the system by its name.

    ``gebied``: the provincie or the land that it is of. A list that was downloaded concerns no gebied of its own: it is
    of the provincie of who took it. Anything else without a gebied and without gemeenten is nobody's.
    """
    account, gemeenten = None if isinstance(door, Systeem) else door, list(gemeenten)
    waar = gebied.pk if gebied else None
    if soort in LEZEND and waar is None and account and not gemeenten:
        waar = min(bereik(account).provincies_met(Recht.LEZEN), default=None)
    handeling = Handeling.objects.create(
        wie=account,
        naam=door.naam,
        rol=_rollen(account)[:300],
        soort=soort,
        herkomst=herkomst or (Herkomst.FORMULIER if account else Herkomst.OPDRACHT),
        onderwerp=onderwerp[:300],
        reden=reden.strip()[:500],
        gebied_id=waar,
    )
    if gemeenten:
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
    return ", ".join(str(rol) for rol in door.rollen.geldend().select_related("gebied"))


class Spoor(HistoricalRecords):
    """History of a model, each row with the action it belongs to instead of with an account of its own.

    Saved through a proxy it is written too: the library looks at the class that a signal names.
    """

    def __init__(self, **opties):
        super().__init__(bases=(Spoorrij,), **opties)

    def finalize(self, sender, **kwargs):
        if sender._meta.proxy and sender._meta.concrete_model is self.cls:
            for naam in ("post_save", "post_delete", "pre_delete"):
                getattr(models.signals, naam).connect(getattr(self, naam), sender=sender, weak=False)
        else:
            super().finalize(sender, **kwargs)

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
    door = wie if wie and wie.is_authenticated else OPDRACHTREGEL
    naam = type(instance)._meta.verbose_name.capitalize()
    return log(soort, naam, door=door, herkomst=Herkomst.BEHEER, gebied=_van(instance))


def _van(rij) -> Any:
    """The land or the provincie that a record is of, as it says itself, or as the gebied does that it names."""
    if hasattr(rij, "spoor_van"):
        return rij.spoor_van
    gebied = getattr(rij, "gebied", None) or getattr(rij, "gemeente", None)
    return gebied and gebied.bestuur


def leg_vast(rijen: Iterable, handeling: Handeling, *, nieuw: bool) -> None:
    """History of rows that were written in bulk, which the library does not see."""
    rijen = list(rijen)
    if rijen:
        type(rijen[0]).history.bulk_history_create(
            rijen, update=not nieuw, default_date=handeling.wanneer, custom_historical_attrs={"handeling": handeling}
        )
