"""Accounts and roles for the functioneel beheerder."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import UserCreationForm

from prt.toegang.rollen.keuzes import ROLLEN_VAN_GEMEENTE
from prt.toegang.rollen.models import Gebruiker, Rol
from prt.toegang.spoor.handelingen import log
from prt.toegang.spoor.keuzes import Handelingsoort, Herkomst


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

    def log_addition(self, request, obj, message):
        _schrijf_op(request.user, Handelingsoort.INGEVOERD, obj)
        return super().log_addition(request, obj, message)

    def log_change(self, request, obj, message):
        _schrijf_op(request.user, Handelingsoort.GEWIJZIGD, obj)
        return super().log_change(request, obj, message)

    def log_deletions(self, request, queryset):
        for account in queryset:
            _schrijf_op(request.user, Handelingsoort.VERWIJDERD, account)
        return super().log_deletions(request, queryset)


def _schrijf_op(door, soort: Handelingsoort, account: Gebruiker) -> None:
    """In the trail too, beside the log of the admin, which nobody but its users reads: what an account may now."""
    rollen = list(account.rollen.geldend().select_related("gebied"))
    kenmerken = [*([] if account.is_active else ["niet actief"]), *(["toegang tot beheer"] if account.is_staff else [])]
    onderwerp = f"Account {account}: {', '.join([*kenmerken, *map(str, rollen)]) or 'zonder rol'}"
    gemeenten = [rol.gebied for rol in rollen if rol.soort in ROLLEN_VAN_GEMEENTE]
    provincies = {rol.gebied.provincie for rol in rollen}
    van = provincies.pop() if len(provincies) == 1 else None  # of several it would tell one about the other
    log(soort, onderwerp, door=door, herkomst=Herkomst.BEHEER, gemeenten=gemeenten, gebied=van)
