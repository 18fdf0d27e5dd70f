"""The form with which somebody is invited."""

from typing import Any

from django import forms

from prt.toegang.rollen.keuzes import GEBIED_PER_ROL, ROLLEN_IN_PROVINCIE, ROLLEN_VAN_GEMEENTE, Rolsoort
from prt.toegang.rollen.models import Rol
from prt.toegang.rollen.rechten import bereik

SOORTEN = ("gemeente", "regio", "provincie")
"""Of gebieden for which a role can be given, in the order in which they are listed."""


class Uitnodiging(forms.Form):
    """Somebody's name, work e-mail and role; only roles and gebieden that this person may give."""

    naam = forms.CharField(max_length=120)
    email = forms.EmailField(label="Werkmailadres", max_length=254)
    soort = forms.ChoiceField(label="Rol")
    gebied = forms.ChoiceField(label="Gebied", help_text="De gemeente, regio of provincie waar de rol voor is.")

    fields: dict  # of whichever kind each is

    def __init__(self, *args, gebruiker, **kwargs):
        super().__init__(*args, **kwargs)
        self.gebruiker = gebruiker
        mijn = bereik(gebruiker)
        breed = mijn.provincies_als_beheerder
        soorten = ROLLEN_IN_PROVINCIE if breed else ROLLEN_VAN_GEMEENTE
        self.fields["soort"].choices = [("", "Kies de rol"), *((soort.value, soort.label) for soort in soorten)]
        gebieden: Any = Rol._meta.get_field("gebied").related_model
        in_provincie = mijn.binnen(Rolsoort.FUNCTIONEEL_BEHEERDER)
        gevonden = sorted(
            gebieden.objects.filter(pk__in=mijn.beheerde_gemeenten | in_provincie),
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
