"""The trail as a list: its table and its filters."""

import django_filters as filters
import django_tables2 as tables
from django.template.loader import render_to_string

from prt.pagina.kolommen import Tijdstip
from prt.pagina.lijsten import Tabel
from prt.pagina.terugblik import DATUM
from prt.toegang.spoor.keuzes import Handelingsoort, Herkomst
from prt.toegang.spoor.models import Handeling
from prt.weergave import LEEG
from realisatie.spoor.lezen import gemeenten_van

OP_EEN_BLADZIJDE, IN_EEN_BESTAND = 5, 5000


class SpoorFilter(filters.FilterSet):
    """Filters of the trail: period, person, kind, gemeente."""

    vanaf = filters.DateFilter(label="Vanaf", field_name="wanneer__date", lookup_expr="gte", widget=DATUM)
    tot_en_met = filters.DateFilter(label="Tot en met", field_name="wanneer__date", lookup_expr="lte", widget=DATUM)
    naam = filters.CharFilter(label="Wie", lookup_expr="icontains")
    soort = filters.ChoiceFilter(label="Wat", choices=Handelingsoort)
    herkomst = filters.ChoiceFilter(label="Herkomst", choices=Herkomst)
    gemeente = filters.ModelChoiceFilter(
        label="Gemeente", field_name="gemeenten", queryset=lambda request: gemeenten_van(request.user)
    )

    class Meta:
        model = Handeling
        fields = ("vanaf", "tot_en_met", "naam", "soort", "herkomst", "gemeente")


class SpoorTabel(Tabel):
    """Actions with what they changed."""

    wanneer = Tijdstip(order_by=("pk",))
    naam = tables.Column(verbose_name="Wie")
    soort = tables.Column(verbose_name="Wat")
    onderwerp = tables.Column(orderable=False)
    gewijzigd = tables.Column(empty_values=(), orderable=False, verbose_name="Van en naar")
    reden = tables.Column(default=LEEG, orderable=False)
    herkomst = tables.Column()

    class Meta:
        order_by = ("-wanneer",)

    wijzigingen: dict = {}

    def render_naam(self, record):
        return f"{record.naam} ({record.rol})" if record.rol else record.naam

    def render_gewijzigd(self, record):
        records = self.wijzigingen.get(record.pk, ())
        context = {"records": records[:OP_EEN_BLADZIJDE], "meer": len(records) > OP_EEN_BLADZIJDE}
        return render_to_string("realisatie/spoor/_wijzigingen.html", context)

    def value_gewijzigd(self, record):
        """In a file: everything, a line per record and per field."""
        return "\n".join(regel for deel in self.wijzigingen.get(record.pk, ()) for regel in deel.in_woorden())
