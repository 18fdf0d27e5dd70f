"""Regiototalen for the functioneel beheerder. No locaties and no uitruil: those have rules of their own."""

from django.contrib import admin

from prt.pagina.admin import Beheer
from realisatie.locaties.models import Regiototaal


@admin.register(Regiototaal)
class RegiototaalAdmin(Beheer):
    list_display = ("regio", "ronde", "aantal", "waarvan_amv")
