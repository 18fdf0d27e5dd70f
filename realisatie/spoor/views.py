"""The trail on screen and as a file: who did what, when and why. Nothing here can change it."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from prt.pagina.lijsten import LijstView
from prt.toegang.rollen.rechten import Recht
from prt.toegang.spoor.handelingen import log
from prt.toegang.spoor.keuzes import Handelingsoort
from prt.toegang.spoor.models import Handeling
from prt.werkboek.schrijven import MEDIATYPE, Blad, als_xlsx
from realisatie.spoor.lezen import wijzigingen
from realisatie.spoor.lijst import IN_EEN_BESTAND, OP_EEN_BLADZIJDE, SpoorFilter, SpoorTabel

KOPPEN = ("Wanneer", "Wie", "Rol", "Wat", "Onderwerp", "Record", "Veld", "Van", "Naar", "Reden", "Herkomst")


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
