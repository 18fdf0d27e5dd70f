"""Lists: a table, a filter form and a totals row over everything that was found, not just this page."""

import django_tables2 as tables
from django.views.generic import TemplateView
from django_filters.views import FilterView
from django_tables2 import SingleTableMixin

from prt.toegang.rechten import eis_rol
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
    """The look of every list. ``totalen`` are computed by the view in one query."""

    class Meta:
        template_name = "tabel.html"
        attrs = {"class": "utrecht-table utrecht-table--html-table utrecht-table--row-hover"}
        empty_text = "Niets gevonden. Pas de zoekopdracht of de filters aan."
        per_page_field = "aantal"
        page_field = "pagina"
        order_by_field = "volgorde"

    def __init__(self, *args, totalen=None, **kwargs):
        self.totalen = totalen or {}
        super().__init__(*args, **kwargs)

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


class LijstView(SingleTableMixin, FilterView):
    """A page with one list. Subclasses name ``model``, ``table_class``, ``filterset_class`` and ``titel``."""

    template_name = "lijst.html"
    paginate_by = REGELS
    titel = ""
    inleiding = ""
    strict = False

    def dispatch(self, request, *args, **kwargs):
        eis_rol(request.user)
        return super().dispatch(request, *args, **kwargs)

    def totalen(self, gevonden) -> dict[str, int | None]:
        """Sums over all rows found, by the name that a column's ``totaal`` refers to."""
        return {}

    def get_table_kwargs(self):
        return {"totalen": self.totalen(self.object_list.order_by())}

    def acties(self):
        """Links beside the title: ``(text, url, is the main one)``."""
        return []

    def get_context_data(self, **kwargs):
        kwargs |= {"titel": self.titel, "inleiding": self.inleiding, "acties": self.acties()}
        return super().get_context_data(**kwargs)


class Rekenlijst(SingleTableMixin, TemplateView):
    """A page with one list of figures that were reckoned out rather than stored.

    Subclasses name ``table_class`` and ``titel``, and give ``keuze()`` (a bound form), ``rijen()`` and ``totalen()``.
    """

    template_name = "rekenlijst.html"
    paginate_by = MEESTE_REGELS
    titel = ""
    inleiding = ""

    def dispatch(self, request, *args, **kwargs):
        eis_rol(request.user)
        return super().dispatch(request, *args, **kwargs)

    def acties(self):
        """Links beside the title: ``(text, url, is the main one)``."""
        return []

    def get_table_data(self):
        return self.rijen()

    def get_table_kwargs(self):
        return {"totalen": self.totalen()}

    def get_context_data(self, **kwargs):
        kwargs |= {"titel": self.titel, "inleiding": self.inleiding, "acties": self.acties()}
        return super().get_context_data(filter={"form": self.keuze()}, **kwargs)
