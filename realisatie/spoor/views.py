"""The trail on screen and as a file: who did what, when and why. Nothing here can change it."""

import django_filters as filters
import django_tables2 as tables
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from prt.pagina.lijsten import HEEL, LijstView, Tabel
from prt.pagina.terugblik import DATUM
from prt.toegang.rollen.rechten import Recht
from prt.toegang.spoor.handelingen import Handeling, log
from prt.toegang.spoor.keuzes import Handelingsoort, Herkomst
from prt.werkboek.schrijven import MEDIATYPE, Blad, als_xlsx
from realisatie.spoor.lezen import gemeenten_van, wijzigingen

OP_EEN_BLADZIJDE, IN_EEN_BESTAND = 5, 5000

KOPPEN = ("Wanneer", "Wie", "Rol", "Wat", "Onderwerp", "Record", "Veld", "Van", "Naar", "Reden", "Herkomst")


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

    wanneer = tables.DateTimeColumn(format="j-n-Y H:i", attrs=HEEL, order_by=("pk",))
    naam = tables.Column(verbose_name="Wie")
    soort = tables.Column(verbose_name="Wat")
    onderwerp = tables.Column(orderable=False)
    gewijzigd = tables.Column(empty_values=(), orderable=False, verbose_name="Van en naar")
    reden = tables.Column(default="–", orderable=False)
    herkomst = tables.Column()

    class Meta(Tabel.Meta):
        model = Handeling
        fields = ("wanneer", "naam", "soort", "onderwerp", "gewijzigd", "reden", "herkomst")
        sequence = fields
        order_by = ("-wanneer",)

    wijzigingen = {}

    def render_naam(self, record):
        return f"{record.naam} ({record.rol})" if record.rol else record.naam

    def render_gewijzigd(self, record):
        records = self.wijzigingen.get(record.pk, ())
        context = {"records": records[:OP_EEN_BLADZIJDE], "meer": len(records) > OP_EEN_BLADZIJDE}
        return render_to_string("realisatie/spoor/_wijzigingen.html", context)


class Spoor(LijstView):
    model, table_class, filterset_class = Handeling, SpoorTabel, SpoorFilter
    titel = "Spoor"
    inleiding = "Wie wat heeft gewijzigd, ingezien of gedownload, wanneer en waarom. Het spoor kan niemand wijzigen."

    recht = Recht.SPOOR_LEZEN

    def get_queryset(self):
        return Handeling.objects.zichtbaar_voor(self.request.user).order_by("-pk")

    def get_table(self, **kwargs):
        tabel = super().get_table(**kwargs)
        op_bladzijde = [rij.record for rij in tabel.paginated_rows]
        tabel.wijzigingen = wijzigingen(op_bladzijde, gebruiker=self.request.user, hoogstens=OP_EEN_BLADZIJDE + 1)
        return tabel

    def acties(self):
        vraag = f"?{self.request.GET.urlencode()}" if self.request.GET else ""
        return [("Download Excel", reverse("spoor-bestand") + vraag, False)]


class SpoorBestand(Spoor):
    """The same list, with the same filters, as a workbook: a row per changed field."""

    def get(self, request):
        gevonden = list(self.get_filterset(self.get_filterset_class()).qs)
        per_handeling = wijzigingen(gevonden, gebruiker=request.user, hoogstens=IN_EEN_BESTAND)
        rijen = [rij for handeling in gevonden for rij in _rijen(handeling, per_handeling.get(handeling.pk, ()))]
        log(Handelingsoort.GEEXPORTEERD, f"Spoor, {len(gevonden)} handelingen", door=request.user)
        kop = {"Content-Disposition": f'attachment; filename="spoor-{timezone.localdate()}.xlsx"'}
        return HttpResponse(als_xlsx(Blad("Spoor", KOPPEN, rijen)), content_type=MEDIATYPE, headers=kop)


def _rijen(handeling: Handeling, records):
    begin = (handeling.wanneer, handeling.naam, handeling.rol, handeling.get_soort_display(), handeling.onderwerp)
    einde = (handeling.reden, handeling.get_herkomst_display())
    if not records:
        yield (*begin, "", "", "", "", *einde)
    for record in records:
        titel = f"{record.titel} ({record.soort})"
        if not record.velden:
            yield (*begin, titel, "", "", "", *einde)
        for veld in record.velden:
            yield (*begin, titel, veld.label, veld.van, veld.naar, *einde)
