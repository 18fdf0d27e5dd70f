"""Lists: a table, a filter form and a totals row over everything that was found, not just this page."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cached_property, partial
from html import unescape
from itertools import starmap
from types import SimpleNamespace

import django_filters as filters
import django_tables2 as tables
from django.core.exceptions import ValidationError
from django.db.models import Model, Q
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.views.generic import TemplateView
from django_filters.views import FilterView
from django_tables2 import SingleTableMixin
from django_tables2.utils import Accessor, AttributeDict, signature

from prt.pagina.bestanden import blad_als_download
from prt.pagina.terugblik import DATUM, dagveld, meld_lege_stand
from prt.toegang.rollen.poort import Poort
from prt.toegang.rollen.rechten import ERGENS, Recht, mag
from prt.toegang.spoor.handelingen import log
from prt.toegang.spoor.keuzes import Handelingsoort
from prt.weergave import LEEG, ONBEKEND, datum
from prt.werkboek.lijstbestand import FORMATEN, Lijstbron
from prt.werkboek.schrijven import Blad

REGELS, MEESTE_REGELS = 50, 200


class Tabel(tables.Table):
    """The look of every list. ``totalen`` are computed by the view in one query; ``titel`` is that of its page.

    ``subtotalen``: what comes below the rows in a file, by what it is called; the page has a table of its own for them.
    """

    niets = "Niets gevonden. Pas de zoekopdracht of de filters aan."

    def __init__(self, *args, totalen=None, subtotalen=None, titel="", empty_text="", **kwargs):
        self.totalen, self.subtotalen, self.titel = totalen or {}, subtotalen or {}, titel
        super().__init__(
            *args,
            template_name="componenten/lijst.html",
            empty_text=empty_text or self.niets,
            per_page_field="aantal",
            page_field="pagina",
            order_by_field="volgorde",
            **kwargs,
        )

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
        """The rows of this page as ``(attributes, cell)``; the library works all of it out again per cell."""
        kolommen = [(kolom.attrs["td"].as_html(), Cellen(kolom)) for kolom in self.columns]
        for rij in self.paginated_rows:
            yield [(attributen, cellen.cel(rij)) for attributen, cellen in kolommen]

    def blad(self) -> Blad:
        """Everything that was found, in the columns of the page."""
        kolommen = {kolom.header: partial(_waarde, kolom.name) for kolom in self.columns}
        blad = Lijstbron(kolommen).blad(self.titel, self.rows)
        return replace(blad, rijen=[*blad.rijen, *starmap(self._totaalregel, self.subtotalen.items())])

    def _totaalregel(self, naam: str, totalen) -> list[object]:
        """Each total as its column writes a value; the name is in the first one."""
        kolommen = [kolom.column for kolom in self.columns][1:]
        met = [(kolom, totalen[kolom.totaal]) for kolom in kolommen if getattr(kolom, "totaal", None)]
        per_kolom = {kolom: waarde if waarde is None else kolom.value(waarde) for kolom, waarde in met}
        return [naam, *map(per_kolom.get, kolommen)]

    def paginate(self, *args, per_page=None, **kwargs):
        """The address may ask for other page sizes, within reason."""
        super().paginate(*args, per_page=min(max(per_page or REGELS, 1), MEESTE_REGELS), **kwargs)


class Cellen:
    """The cells of one column, as ``BoundRow.get_cell`` makes them; what is the same for all of them is found once.

    That is most of the work: what arguments the functions of the column ask for, and where its value is found.
    """

    def __init__(self, kolom):
        self.kolom, self.leeg, self.standaard = kolom, kolom.column.empty_values, kolom.default
        self.accessor, self.lezers = Accessor(kolom.accessor), {}
        self.toon, self.koppel = _met_wat_zij_vraagt(kolom.render), kolom.link
        if kolom.link and callable(kolom.link.url):
            kenmerken = AttributeDict(kolom.link.attrs or {}).as_html()
            ervoor = format_html("{} ", kenmerken) if kenmerken else ""
            self.koppel = partial(_koppel, _met_wat_zij_vraagt(kolom.link.url), ervoor)

    def cel(self, rij):
        record = rij.record
        waarde = self._lezer(self.accessor, type(record))(record)
        if waarde in self.leeg:
            return self.standaard
        kolom = self.kolom
        gegevens = {
            "value": waarde,
            "record": record,
            "column": kolom.column,
            "bound_column": kolom,
            "bound_row": rij,
            "table": rij.table,
        }
        inhoud = self.toon(gegevens)
        return self.koppel(inhoud, **gegevens) if self.koppel else inhoud

    def _lezer(self, accessor, soort: type) -> Callable:
        """How a record of this kind is asked for the value."""
        if (accessor, soort) not in self.lezers:
            self.lezers[accessor, soort] = self._zoek_lezer(accessor, soort)
        return self.lezers[accessor, soort]

    def _zoek_lezer(self, accessor, soort: type) -> Callable:
        if accessor.SEPARATOR in accessor:
            laatste = Accessor(accessor.rpartition(accessor.SEPARATOR)[2])

            def verderop(record):
                eerder, _ = accessor.penultimate(record)
                return None if eerder is None else self._lezer(laatste, type(eerder))(eerder)

            return verderop
        if issubclass(soort, Model):
            keuzes = next((veld.flatchoices for veld in soort._meta.fields if veld.name == accessor), None)
            return partial(_keuze, dict(keuzes), accessor) if keuzes else partial(_veld, accessor)
        return partial(accessor.resolve, quiet=True)


def _keuze(namen: dict, naam: str, record) -> object:
    """As ``get_…_display``, that lays the choices out again every time."""
    waarde = getattr(record, naam)
    return namen.get(waarde, waarde)


def _veld(naam: str, record) -> object:
    waarde = getattr(record, naam, None)
    return waarde() if callable(waarde) else waarde


def _met_wat_zij_vraagt(functie: Callable) -> Callable:
    """The function, to be called with a dict of everything there is."""
    namen, alles = signature(functie)
    if alles:
        return lambda gegevens: functie(**gegevens)
    return lambda gegevens: functie(**{naam: gegevens[naam] for naam in namen})


def _koppel(adres: Callable, kenmerken: str, inhoud, **gegevens):
    pad = adres(gegevens)
    return inhoud if pad is None else format_html('<a {}href="{}">{}</a>', kenmerken, pad, inhoud)


def _waarde(kolom: str, rij) -> object:
    """A cell for a file: numbers and days as they are, the rest in the words of the page. Unknown is empty."""
    waarde = rij.get_cell_value(kolom)
    if waarde is None or isinstance(waarde, int | date):
        return waarde
    tekst = unescape(strip_tags(waarde)) if isinstance(waarde, SafeString) else str(waarde)
    return None if tekst in ("", LEEG, ONBEKEND) else tekst


class Lijstpagina(Poort, SingleTableMixin):
    """A page with one list, which can be had as a file. Subclasses name ``table_class`` and ``titel``."""

    template_name: str | None = "lijst.html"
    titel = ""
    inleiding = ""
    is_leeg = False
    toevoegen: tuple[str, str, Recht] | None = None
    """The page that adds to it: what the link says, the name of its address, and the right that it asks."""

    def acties(self):
        """Links beside the title: ``(text, url, is the main one)``."""
        if self.toevoegen is None:
            return []
        tekst, naam, recht = self.toevoegen
        return [(tekst, reverse(naam), True)] if mag(self.request.user, recht, ERGENS) else []

    def gemeenten_met_geheimen(self):
        """The gemeenten of which this list shows confidential locaties: they see that it was taken away as a file."""
        return ()

    def get_table_kwargs(self):
        return {"titel": self.titel}

    def get_context_data(self, **kwargs):
        kwargs |= {"titel": self.titel, "inleiding": self.inleiding, "acties": self.acties(), "is_leeg": self.is_leeg}
        return super().get_context_data(formaten=FORMATEN, **kwargs)

    def render_to_response(self, context, **kwargs):
        """The page, or with ``bestand`` in the address the file; to the page when a filter is wrong: that says so."""
        soort = self.request.GET.get("bestand")
        if soort not in FORMATEN:
            return super().render_to_response(context, **kwargs)
        if "filter" in context and context["filter"].form.errors:
            vraag = self.request.GET.copy()
            del vraag["bestand"]
            return redirect(f"{self.request.path}?{vraag.urlencode()}")
        return self.bestand(context["table"].blad(), soort)

    def bestand(self, blad: Blad, soort: str) -> HttpResponse:
        """A sheet of what was found, as a file that the trail knows of."""
        bekend_op = getattr(self, "bekend_op", None)
        toen = f", zoals bekend op {datum(bekend_op)}" if bekend_op else ""
        onderwerp = f"{self.titel} ({soort}){toen}"
        log(Handelingsoort.GEEXPORTEERD, onderwerp, door=self.request.user, gemeenten=self.gemeenten_met_geheimen())
        return blad_als_download(blad, slugify(blad.naam), soort)


class LijstView(Lijstpagina, FilterView):
    """A list of records. Subclasses name ``model`` and ``filterset_class``, too."""

    table_pagination = {"per_page": REGELS}
    leeg = ""
    """What a list says while there is nothing at all: what will stand here, and who puts it there."""
    strict = False

    def totalen(self, gevonden) -> dict[str, int | None]:
        """Sums over all rows found, by the name that a column's ``totaal`` refers to."""
        return {}

    def get_table_kwargs(self):
        return super().get_table_kwargs() | {
            "totalen": self.totalen(self.object_list.order_by()),
            "empty_text": self.leeg if self.is_leeg else "",
        }

    @cached_property
    def is_leeg(self) -> bool:  # type: ignore[override]  # reckoned here, and once
        """Whether nothing was found while nothing was asked for: then a search has nothing to offer either."""
        return bool(self.leeg) and not self.request.GET and not self.object_list.exists()


class TerugblikFilter(filters.FilterSet):
    """Filters of a list that can be asked for as it was known on a day."""

    bekend_op = filters.DateFilter(label="Bekend op", method="al_gelezen", widget=DATUM)

    def al_gelezen(self, queryset, naam, dag):
        """The view has chosen where to read from; here it is a field in the form and a date to check."""
        return queryset


class TerugblikLijst(LijstView):
    """A list that can also be read from history (R11), where there is nothing to change.

    The rows of then have by the same names what its table and its filters ask.
    """

    def lijst_nu(self):
        raise NotImplementedError

    def lijst_toen(self, moment: date):
        """The rows as they were known then, within what this person may see."""
        raise NotImplementedError

    def acties_altijd(self):
        """Links of the list as it was, too."""
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

    def acties(self):
        return [*([] if self.bekend_op else super().acties()), *self.acties_altijd()]

    def get_context_data(self, **kwargs):
        meld_lege_stand(self.request, self.bekend_op)
        return super().get_context_data(bekend_op=self.bekend_op, **kwargs)


class Rekenlijst(Lijstpagina, TemplateView):
    """A list of figures that were reckoned out rather than stored.

    Subclasses have a bound ``formulier`` and what was ``gevonden``, and give ``totalen()``.
    """

    template_name = "rekenlijst.html"
    table_pagination = {"per_page": MEESTE_REGELS}

    def get_table_data(self):
        return self.gevonden

    def get_table_kwargs(self):
        return super().get_table_kwargs() | {"totalen": self.totalen()}

    def get_context_data(self, **kwargs):
        return super().get_context_data(filter=SimpleNamespace(form=self.formulier), **kwargs)


MEESTE_WOORDEN = 10


def zoek_in(*velden: "str | Callable[[str], Q]"):
    """Every word must occur in one of the fields, or give a row by another way of finding it."""

    def vind(veld, woord: str) -> Q:
        return veld(woord) if callable(veld) else Q((f"{veld}__icontains", woord))

    def zoek(queryset, naam, tekst):
        for woord in tekst.split()[:MEESTE_WOORDEN]:
            queryset = queryset.filter(Q(*(vind(veld, woord) for veld in velden), _connector=Q.OR))
        return queryset

    return zoek
