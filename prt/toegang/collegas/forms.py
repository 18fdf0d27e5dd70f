"""The form with which somebody is invited."""

from typing import Any

from django import forms
from django.db.models import Q

from prt.toegang.rollen.keuzes import (
    GEBIED_PER_ROL,
    ROLLEN_IN_PROVINCIE,
    ROLLEN_VAN_GEMEENTE,
    ROLLEN_VANUIT_HET_LAND,
    Rolsoort,
)
from prt.toegang.rollen.models import Rol
from prt.toegang.rollen.rechten import ERGENS, Recht, bereik, mag

SOORTEN = ("gemeente", "regio", "provincie", "land")
"""Of gebieden for which a role can be given, in the order in which they are listed."""


class Uitnodiging(forms.Form):
    """Somebody's name, work e-mail and role; only roles and gebieden that this person may give."""

    naam = forms.CharField(max_length=120)
    email = forms.EmailField(label="Werkmailadres", max_length=254)
    soort = forms.ChoiceField(label="Rol")
    gebied = forms.ChoiceField(label="Gebied", help_text="Waar de rol voor is.")

    fields: dict  # of whichever kind each is

    def __init__(self, *args, gebruiker, **kwargs):
        super().__init__(*args, **kwargs)
        self.gebruiker = gebruiker
        mijn = bereik(gebruiker)
        soorten: list[Rolsoort] = [*(ROLLEN_VAN_GEMEENTE if mijn.beheerde_gemeenten else ())]
        wie = Q(pk__in=mijn.beheerde_gemeenten | mijn.binnen(Rolsoort.FUNCTIONEEL_BEHEERDER))
        if mijn.provincies_als_beheerder:
            soorten = [*ROLLEN_IN_PROVINCIE]
        if mag(gebruiker, Recht.BEHEERDERS_BENOEMEN, ERGENS):
            soorten += [soort for soort in ROLLEN_VANUIT_HET_LAND if soort not in soorten]
            wie |= Q(soort__in={GEBIED_PER_ROL[soort] for soort in ROLLEN_VANUIT_HET_LAND})
        self.fields["soort"].choices = [("", "Kies de rol"), *((soort.value, soort.label) for soort in soorten)]
        gebieden: Any = Rol._meta.get_field("gebied").related_model
        gevonden = sorted(
            gebieden.objects.filter(wie),
            key=lambda gebied: (SOORTEN.index(gebied.soort), gebied.volgorde, gebied.naam),
        )
        self.gebieden = {f"{gebied.soort}-{gebied.pk}": gebied for gebied in gevonden}
        keuzes = [(sleutel, f"{gebied._meta.verbose_name} {gebied}") for sleutel, gebied in self.gebieden.items()]
        self.fields["gebied"].choices = keuzes if len(keuzes) == 1 else [("", "Kies het gebied"), *keuzes]

    def clean_email(self):
        email = self.cleaned_data["email"].strip().lower()
        if email == self.gebruiker.email:
            raise forms.ValidationError("U kunt uzelf geen rol geven. Vraag dat aan een andere beheerder.")
        return email

    def clean_gebied(self):
        return self.gebieden[self.cleaned_data["gebied"]]

    def clean(self):
        gegevens = self.cleaned_data
        soort, gebied = gegevens.get("soort"), gegevens.get("gebied")
        if soort and gebied and GEBIED_PER_ROL[soort] != gebied.soort:
            hoort = GEBIED_PER_ROL[soort]
            self.add_error("gebied", f"De rol “{Rolsoort(soort).label}” hoort bij een {hoort}. Kies een {hoort}.")


class RolEindeFormulier(forms.Form):
    """Why a role ends."""

    reden = forms.CharField(
        max_length=500,
        help_text="Staat in het spoor, bijvoorbeeld “werkt hier niet meer”.",
        error_messages={"required": "Schrijf waarom deze rol eindigt."},
    )
    use_required_attribute = False
