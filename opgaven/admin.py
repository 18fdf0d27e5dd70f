"""Gebieden, rondes, opgaven and planning for the functioneel beheerder. No locaties: those can be confidential."""

from django.contrib import admin
from django.contrib.admin.options import BaseModelAdmin

from opgaven.bronnen.models import Bron
from opgaven.gebieden.forms import Lidmaatschapset
from opgaven.gebieden.models import Gemeente, Inwonertal, Lidmaatschap, Provincie, Regio
from opgaven.opgaven.models import Opgave
from opgaven.planning.models import Mijlpaal
from opgaven.rondes.models import Ronde
from opgaven.statushouders.models import Taakstellingpost
from prt.pagina.admin import Beheer
from prt.toegang.rollen.rechten import ERGENS, Recht, mag

admin.site.site_header = admin.site.site_title = "Beheer van de regietafel"
admin.site.register([Bron, Ronde, Taakstellingpost], Beheer)


class VanHetLand(BaseModelAdmin):
    """For the beheerder van de installatie too: which gebieden there are and how many inwoners, but nothing removed."""

    def has_view_permission(self, request, obj=None) -> bool:
        return self._mag(request) or super().has_view_permission(request, obj)

    def has_add_permission(self, request, *args) -> bool:
        return self._mag(request) or super().has_add_permission(request, *args)

    def has_change_permission(self, request, obj=None) -> bool:
        return self._mag(request) or super().has_change_permission(request, obj)

    def has_module_permission(self, request) -> bool:
        return self._mag(request) or super().has_module_permission(request)

    @staticmethod
    def _mag(request) -> bool:
        return mag(request.user, Recht.LANDELIJK_VASTLEGGEN, ERGENS)


class Lidmaatschappen(VanHetLand, admin.TabularInline):
    model = Lidmaatschap
    formset = Lidmaatschapset
    fk_name = "gebied"
    extra = 1


@admin.register(Provincie, Regio, Gemeente)
class GebiedAdmin(VanHetLand, Beheer):
    list_display = ("naam", "code", "regio", "provincie")
    search_fields = ("naam", "code")
    exclude = ("soort",)
    inlines = (Lidmaatschappen,)


@admin.register(Inwonertal)
class InwonertalAdmin(VanHetLand, Beheer):
    list_display = ("gemeente", "peildatum", "aantal")
    list_filter = ("peildatum",)
    list_select_related = ("gemeente",)


@admin.register(Opgave)
class OpgaveAdmin(Beheer):
    list_display = ("ronde", "gebied", "aantal", "waarvan_amv", "grondslag", "geldig_vanaf")
    list_filter = ("ronde", "grondslag")
    list_select_related = ("ronde", "gebied")


@admin.register(Mijlpaal)
class MijlpaalAdmin(Beheer):
    list_display = ("datum", "omschrijving", "verantwoordelijk", "ronde")
    list_filter = ("ronde",)
