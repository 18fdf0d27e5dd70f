"""What every page of the admin has: numbers are read there as on the forms of the site."""

from django.contrib import admin
from django.db import models

from prt.pagina.formulieren import Getalveld

GETAL = {"form_class": Getalveld, "widget": Getalveld.widget}


class Beheer(admin.ModelAdmin):
    """A field that holds negative numbers takes them; the others have a lower limit of their own."""

    formfield_overrides = {
        models.IntegerField: GETAL | {"min_value": None},
        models.PositiveIntegerField: GETAL,
        models.PositiveSmallIntegerField: GETAL,
    }
