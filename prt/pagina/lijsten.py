"""Lists: a table, a filter form and a totals row over everything that was found, not just this page."""

from datetime import date
from functools import cached_property

import django_filters as filters
import django_tables2 as tables
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.views.generic import TemplateView
from django_filters.views import FilterView
from django_tables2 import SingleTableMixin

from prt.pagina.terugblik import DATUM, dagveld, meld_lege_stand
from prt.toegang.rollen.poort import Poort
from prt.weergave import getal


class Getal(tables.Column):
    """A number column in Dutch notation, right-aligned; ``totaal`` names the sum shown in the totals row."""

    attrs = {
        "td": {"class": "regietafel-getal"},
        "th": {"class": "regietafel-getal"},
        "tf": {"class": "regietafel-getal"},
    }

    def __init__(self, *args, totaal: str | None = None, leeg: str = "–", **kwargs):
        self.leeg = leeg
        if totaal:
            kwargs["footer"] = lambda table: getal(table.totalen.get(totaal))
        super().__init__(*args, attrs=self.attrs, default=leeg, **kwargs)

    def render(self, value):
        return getal(value, self.leeg)


REGELS, MEESTE_REGELS = 50, 200

HEEL = {"td": {"class": "regietafel-heel"}}
"""Attributes of a column whose cells stay on one line."""


class Tabel(tables.Table):
    """The look of every list. ``totalen`` are computed by the view in one query; ``titel`` is that of its page."""

    class Meta:
        template_name = "componenten/lijst.html"
        empty_text = "Niets gevonden. Pas de zoekopdracht of de filters aan."
        per_page_field = "aantal"
        page_field = "pagina"
        order_by_field = "volgorde"

    def __init__(self, *args, totalen=None, titel="", **kwargs):
        self.totalen, self.titel = totalen or {}, titel
        super().__init__(*args, **kwargs)

    def koppen(self):
        """Every column with the way it is sorted: for a screen reader, and the arrow for who sees it."""
        for kolom in self.columns:
            if not kolom.is_ordered:
                yield kolom, "none", "↕"
            elif kolom.order_by_alias.is_descending:
                yield kolom, "descending", "↓"
            else:
                yield kolom, "ascending", "↑"

    def regels(self):
        """The rows of this page as ``(attributes, cell)``; the library works the attributes out again per cell."""
        kolommen = list(self.columns)
        attributen = [kolom.attrs["td"].as_html() for kolom in kolommen]
        for rij in self.paginated_rows:
            cellen = (rij.get_cell(kolom.name) for kolom in kolommen)
            yield list(zip(attributen, cellen, strict=True))

    def paginate(self, *args, per_page=None, **kwargs):
        """The address may ask for other page sizes, within reason."""
        super().paginate(*args, per_page=min(max(per_page or REGELS, 1), MEESTE_REGELS), **kwargs)


class LijstView(Poort, SingleTableMixin, FilterView):
    """A page with one list. Subclasses name ``model``, ``table_class``, ``filterset_class`` and ``titel``."""

    template_name = "lijst.html"
    paginate_by = REGELS
    titel = ""
    inleiding = ""
    leeg = ""
    """What a list says while there is nothing at all: what will stand here, and who puts it there."""
    strict = False

    def totalen(self, gevonden) -> dict[str, int | None]:
        """Sums over all rows found, by the name that a column's ``totaal`` refers to."""
        return {}

    def get_table_kwargs(self):
        return {
            "titel": self.titel,
            "totalen": self.totalen(self.object_list.order_by()),
            "empty_text": self.leeg if self.is_leeg else None,
        }

    @cached_property
    def is_leeg(self) -> bool:
        """Whether nothing was found while nothing was asked for: then a search has nothing to offer either."""
        return bool(self.leeg) and not self.request.GET and not self.object_list.exists()

    def acties(self):
        """Links beside the title: ``(text, url, is the main one)``."""
        return []

    def get_context_data(self, **kwargs):
        kwargs |= {"titel": self.titel, "inleiding": self.inleiding, "acties": self.acties(), "is_leeg": self.is_leeg}
        return super().get_context_data(**kwargs)


class TerugblikFilter(filters.FilterSet):
    """Filters of a list that can be asked for as it was known on a day."""

    bekend_op = filters.DateFilter(label="Bekend op", method="al_gelezen", widget=DATUM)

    def al_gelezen(self, queryset, naam, dag):
        """The view has chosen where to read from; here it is a field in the form and a date to check."""
        return queryset


class TerugblikLijst(LijstView):
    """A list that can also be read from history (R11), where there is nothing to change.

    Subclasses name ``table_class_toen`` and, where its fields are called otherwise, ``filterset_class_toen``.
    """

    table_class_toen = filterset_class_toen = None

    def lijst_nu(self):
        raise NotImplementedError

    def lijst_toen(self, moment: date):
        """The rows as they were known then, within what this person may see."""
        raise NotImplementedError

    def acties_nu(self):
        """Links to change something."""
        return []

    def acties_altijd(self):
        return []

    @cached_property
    def bekend_op(self) -> date | None:
        """The day asked for; what is no date stays in the form, with a message, and the list is the one of now."""
        try:
            return dagveld("").clean(self.request.GET.get("bekend_op"))
        except ValidationError:
            return None

    def get_queryset(self):
        return self.lijst_toen(self.bekend_op) if self.bekend_op else self.lijst_nu()

    def get_table_class(self):
        return self.table_class_toen if self.bekend_op else self.table_class

    def get_filterset_class(self):
        return self.bekend_op and self.filterset_class_toen or self.filterset_class

    def acties(self):
        return [*([] if self.bekend_op else self.acties_nu()), *self.acties_altijd()]

    def get_context_data(self, **kwargs):
        meld_lege_stand(self.request, self.bekend_op)
        return super().get_context_data(bekend_op=self.bekend_op, **kwargs)


class Rekenlijst(Poort, SingleTableMixin, TemplateView):
    """A page with one list of figures that were reckoned out rather than stored.

    Subclasses name ``table_class`` and ``titel``, and give ``keuze()`` (a bound form), ``rijen()`` and ``totalen()``.
    """

    template_name = "rekenlijst.html"
    paginate_by = MEESTE_REGELS
    titel = ""
    inleiding = ""

    def acties(self):
        """Links beside the title: ``(text, url, is the main one)``."""
        return []

    def get_table_data(self):
        return self.rijen()

    def get_table_kwargs(self):
        return {"titel": self.titel, "totalen": self.totalen()}

    def get_context_data(self, **kwargs):
        kwargs |= {"titel": self.titel, "inleiding": self.inleiding, "acties": self.acties()}
        return super().get_context_data(filter={"form": self.keuze()}, **kwargs)


MEESTE_WOORDEN = 10


def zoek_in(*velden):
    """Every word must occur in one of the fields."""

    def zoek(queryset, naam, tekst):
        for woord in tekst.split()[:MEESTE_WOORDEN]:
            queryset = queryset.filter(
                Q(*((f"{veld}__icontains", woord) for veld in velden), _connector=Q.OR),
            )
        return queryset

    return zoek
