"""The columns of a list: how a value is shown on its page, and what it is in a file. Unknown is empty there."""

from collections.abc import Callable
from datetime import datetime

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localtime
from django_tables2.utils import Accessor

from prt.rekenen.perioden import Precisie
from prt.weergave import LEEG, cel, datum, getal

HEEL = {"td": {"class": "regietafel-heel"}}
"""Attributes of a column whose cells stay on one line."""


class Getal(tables.Column):
    """A number column in Dutch notation, right-aligned; ``totaal`` names the sum shown in the totals row."""

    attrs = {
        "td": {"class": "regietafel-getal"},
        "th": {"class": "regietafel-getal"},
        "tf": {"class": "regietafel-getal"},
    }

    def __init__(self, *args, totaal: str | None = None, leeg: str = LEEG, **kwargs):
        self.totaal = totaal
        if totaal:
            kwargs["footer"] = lambda table: getal(table.totalen[totaal], leeg) if totaal in table.totalen else LEEG
        super().__init__(*args, attrs=self.attrs, default=leeg, **kwargs)

    def render(self, value):
        return getal(value)

    def value(self, value):
        return cel(value)


class Dag(tables.Column):
    """A day, as precisely as it is known: ``precisie`` names the field that says so.

    ``einde``: when there is none it says which: *onbepaald*, or not known.
    """

    def __init__(self, *args, precisie: str = "", einde: bool = False, leeg: str = LEEG, **kwargs):
        self.precisie = precisie
        if einde:
            kwargs["empty_values"] = ()
        super().__init__(*args, attrs=HEEL, default=leeg, **kwargs)

    def render(self, value, record):
        return datum(_als_dag(value), self._precisie(record))

    def value(self, value, record):
        """A date only when the day is known: the first of the month would say too much."""
        if value is None or self._precisie(record) != Precisie.DAG:
            return self.render(value, record)
        return _als_dag(value)

    def _precisie(self, record) -> str:
        return getattr(record, self.precisie) if self.precisie else Precisie.DAG


def _als_dag(waarde):
    return localtime(waarde).date() if isinstance(waarde, datetime) else waarde


class Tijdstip(tables.Column):
    """A day and a time, in the Netherlands."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, attrs=HEEL, **kwargs)

    def render(self, value):
        return f"{localtime(value):%d-%m-%Y %H:%M}"

    def value(self, value):
        return localtime(value).replace(tzinfo=None)


class Koppeling(tables.Column):
    """A value that leads to a page; not as it was known on an earlier day, for the page may be gone."""

    def __init__(self, adres: str | Callable, sleutel: str = "pk", *args, heel: bool = False, **kwargs):
        """``adres``: a name with the row's ``sleutel`` behind it, or a function of the row."""
        self.adres, self.sleutel = adres, Accessor(sleutel)
        attrs = {"a": {"class": "nl-link"}} | (HEEL if heel else {})
        super().__init__(*args, linkify=self.pad, attrs=attrs, **kwargs)

    def pad(self, record) -> str | None:
        if hasattr(record, "history_id"):
            return None
        return self.adres(record) if callable(self.adres) else reverse(self.adres, args=[self.sleutel.resolve(record)])


class Merk(tables.Column):
    """One of a list of choices, each with its colour of the design system."""

    def __init__(self, kleuren, *args, **kwargs):
        self.kleuren = {keuze.label: kleur for keuze, kleur in kleuren.items()}
        super().__init__(*args, attrs=HEEL, **kwargs)

    def render(self, value):
        return merk(self.kleuren[value], value)

    def value(self, value):
        return value


def merk(kleur: str, tekst: str):
    return format_html('<span class="utrecht-status-badge utrecht-status-badge--{}">{}</span>', kleur, tekst)
