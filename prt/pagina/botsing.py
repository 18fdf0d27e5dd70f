"""Two people changed the same record with a form of its own: what each filled in, side by side, and nothing lost.

For a form of one record; a locatie with all its periods has a screen of its own (``realisatie.invoer.botsing``).
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Max
from django.forms import ModelForm
from django.forms.boundfield import BoundField
from django.forms.widgets import DateTimeBaseInput

from prt.toegang.spoor.models import Handeling

VERSIE = "versie"
"""The hidden field with the version that a form was opened with."""


class Achterhaald(Exception):  # noqa: N818 - not an error: somebody else was first
    """The record was changed since the version that this change started from."""


def versie_van(rij) -> int:
    """The last row of its history; 0 for what is not there yet."""
    return rij.pk and (rij.history.aggregate(laatste=Max("history_id"))["laatste"] or 0) or 0


def gestuurde_versie(gegevens) -> int:
    """What the form says; without anything legible it is nobody's version."""
    tekst = gegevens.get(VERSIE, "")
    return int(tekst) if tekst.isascii() and tekst.isdecimal() and len(tekst) < 16 else 0


def eis_versie(rij, versie: int) -> None:
    """Within a transaction: nobody else writes this record until it is over.

    Raises:
        Achterhaald: when somebody did since ``versie``.
    """
    type(rij)._base_manager.select_for_update().get(pk=rij.pk)
    if versie_van(rij) != versie:
        raise Achterhaald


@dataclass(frozen=True, slots=True)
class Verschil:
    """A field that somebody else changed. ``beide``: filled in differently here as well, so that one must choose."""

    label: str
    mijn: str
    hun: str
    beide: bool


@dataclass(frozen=True)
class Botsing:
    """What to show, and ``formulier``: mine again, with theirs in every field that only they changed."""

    verschillen: tuple[Verschil, ...]
    anderen: tuple[Handeling, ...]
    formulier: ModelForm
    versie: int


def botsing(mijn: ModelForm, versie: int, maak: Callable[..., ModelForm]) -> Botsing:
    """What stands against each other now that ``mijn``, which is valid, turned out to be behind.

    Args:
        maak: makes the same form again, of a given record, with or without what was filled in.
    """
    model = type(mijn.instance)
    nu = model._base_manager.get(pk=mijn.instance.pk)
    toen = nu.history.filter(history_id=versie).first()
    hun, basis = maak(instance=nu), maak(instance=toen.instance if toen else nu)
    gegevens, verschillen = mijn.data.copy(), []
    for veld in mijn.visible_fields():
        m, h, b = _tekst(veld), _tekst(hun[veld.name]), _tekst(basis[veld.name])
        if h in (m, b) and toen:
            continue
        if h != m:
            alleen_zij = toen is not None and m == b
            verschillen.append(Verschil(veld.label, _leesbaar(veld), _leesbaar(hun[veld.name]), beide=not alleen_zij))
            if alleen_zij:
                gegevens[veld.html_name] = h
    sinds = nu.history.filter(history_id__gt=versie).values("handeling")
    anderen = tuple(Handeling.objects.filter(pk__in=sinds).order_by("pk"))
    return Botsing(tuple(verschillen), anderen, maak(gegevens, instance=nu), versie_van(nu))


def _tekst(veld: BoundField) -> str:
    """As the browser would send it."""
    waarde = veld.value()
    if isinstance(veld.field.widget, DateTimeBaseInput):
        waarde = veld.field.widget.format_value(waarde)
    return "" if waarde is None else str(waarde).replace("\r\n", "\n").strip()


def _leesbaar(veld: BoundField) -> str:
    tekst = _tekst(veld)
    keuzes = {str(waarde): naam for waarde, naam in getattr(veld.field, "choices", ())}
    return str(keuzes.get(tekst, tekst)) if tekst else "niet ingevuld"
