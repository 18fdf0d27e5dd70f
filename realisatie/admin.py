"""Uitruil and regiototalen for the functioneel beheerder. No locaties: those can be confidential."""

from django.contrib import admin

from realisatie.models import Overdracht, Regiototaal, Uitruil


class OverdrachtRegels(admin.TabularInline):
    model = Overdracht
    exclude = ("locatie",)
    extra = 0


@admin.register(Uitruil)
class UitruilAdmin(admin.ModelAdmin):
    list_display = ("naam", "ronde", "voorwaarde_stand", "voorwaarde_uiterlijk")
    inlines = (OverdrachtRegels,)


@admin.register(Regiototaal)
class RegiototaalAdmin(admin.ModelAdmin):
    list_display = ("regio", "ronde", "aantal", "waarvan_amv")
