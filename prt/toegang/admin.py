"""Accounts and roles for the functioneel beheerder."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import UserCreationForm

from prt.toegang.models import Gebruiker, Rol


class RolRegels(admin.TabularInline):
    model = Rol
    extra = 1


class NieuwAccount(UserCreationForm):
    class Meta:
        model = Gebruiker
        fields = ("email", "naam")


@admin.register(Gebruiker)
class GebruikerAdmin(UserAdmin):
    add_form = NieuwAccount
    inlines = (RolRegels,)
    ordering = ("naam",)
    list_display = ("naam", "email", "is_active")
    search_fields = ("naam", "email")
    list_filter = ("is_active", "is_staff")
    filter_horizontal = ()
    fieldsets = ((None, {"fields": ("naam", "email", "password", "is_active", "is_staff")}),)
    add_fieldsets = ((None, {"fields": ("naam", "email", "password1", "password2")}),)
