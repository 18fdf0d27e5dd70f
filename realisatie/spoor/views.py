"""The trail on screen and as a file: who did what, when and why. Nothing here can change it."""

from prt.pagina.lijsten import LijstView
from prt.toegang.rollen.rechten import Recht, eerste
from prt.toegang.spoor.models import Handeling
from realisatie.spoor.lezen import wijzigingen
from realisatie.spoor.lijst import IN_EEN_BESTAND, OP_EEN_BLADZIJDE, SpoorFilter, SpoorTabel


class Spoorlijst(LijstView):
    model, table_class, filterset_class = Handeling, SpoorTabel, SpoorFilter
    titel = "Spoor"
    inleiding = "Wie wat heeft gewijzigd, ingezien of gedownload, wanneer en waarom. Het spoor kan niemand wijzigen."

    def dispatch(self, request, *args, **kwargs):
        self.recht = eerste(request.user, Recht.SPOOR_VAN_HET_LAND_LEZEN, Recht.SPOOR_LEZEN)
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self):
        return Handeling.objects.zichtbaar_voor(self.request.user).order_by("-pk")

    def get_table(self, **kwargs):
        """On a page the first few changes of each action; in a file as good as all of them."""
        tabel = super().get_table(**kwargs)
        in_bestand = "bestand" in self.request.GET
        rijen = tabel.rows if in_bestand else tabel.paginated_rows
        hoogstens = IN_EEN_BESTAND if in_bestand else OP_EEN_BLADZIJDE + 1
        handelingen = [rij.record for rij in rijen]
        tabel.wijzigingen = wijzigingen(handelingen, gebruiker=self.request.user, hoogstens=hoogstens)
        return tabel
