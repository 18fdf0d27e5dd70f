"""Two people changed the same record with a form of its own: what each filled in, side by side, and nothing lost.

For a form of one record; a locatie with all its periods has a screen of its own (``realisatie.invoer.botsing``).
"""

import hashlib
from dataclasses import dataclass

from django.db.models import Max
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.forms.widgets import DateTimeBaseInput
from django.http import QueryDict

from prt.toegang.spoor.models import Handeling

VERSIE = "versie"
"""The hidden field with the version that a form was opened with."""
GEEN_VERSIE = -1


class Achterhaald(Exception):  # noqa: N818 - not an error: somebody else was first
    """The record was changed since the version that this change started from."""


def versie_van(rij) -> int:
    """The last row of its history; 0 for what is not there yet."""
    return rij.pk and (rij.history.aggregate(laatste=Max("history_id"))["laatste"] or 0) or 0


def gestuurde_versie(gegevens) -> int:
    """What the form says; without anything legible it is nobody's version, and refused for what is there already."""
    tekst = gegevens.get(VERSIE, "")
    return int(tekst) if tekst.isascii() and tekst.isdecimal() and len(tekst) < 16 else GEEN_VERSIE


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
    """What to show, and ``gegevens``: mine again, with theirs in every field that only they changed."""

    verschillen: tuple[Verschil, ...]
    anderen: tuple[Handeling, ...]
    gegevens: QueryDict


def toen_van(rij, versie: int):
    """The record as that version had it; None for no version of it."""
    toen = rij.history.filter(history_id=versie).first()
    return toen and toen.instance


def anderen_sinds(rij, versie: int) -> tuple[Handeling, ...]:
    """What was done to the record since; of what has no history that is not known."""
    if rij is None:
        return ()
    sinds = rij.history.filter(history_id__gt=versie).values("handeling")
    return tuple(Handeling.objects.filter(pk__in=sinds).order_by("pk"))


def botsing(mijn: BaseForm, hun: BaseForm, basis: BaseForm | None, anderen: tuple[Handeling, ...]) -> Botsing:
    """What stands against each other now that ``mijn``, which is valid, turned out to be behind.

    Args:
        hun: the same form as it is stored now.
        basis: as it was when ``mijn`` was opened; without it every difference is one to choose about.
    """
    gegevens, verschillen = mijn.data.copy(), []
    for veld in mijn.visible_fields():
        m, h, b = (formulier and _tekst(formulier[veld.name]) for formulier in (mijn, hun, basis))
        if h in (m, b):
            continue
        alleen_zij = m == b
        verschillen.append(Verschil(veld.label, _leesbaar(veld), _leesbaar(hun[veld.name]), beide=not alleen_zij))
        if alleen_zij:
            gegevens[veld.html_name] = h
    return Botsing(tuple(verschillen), anderen, gegevens)


def afdruk(*waarden) -> int:
    """The version of what has no history: another number for other values."""
    return int(hashlib.sha256(repr(waarden).encode()).hexdigest()[:12], 16)


def eis_afdruk(nu: int, versie: int) -> None:
    """Raises Achterhaald: when it is no longer what was seen."""
    if nu != versie:
        raise Achterhaald


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
