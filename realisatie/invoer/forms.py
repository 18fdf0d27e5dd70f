"""Entering a locatie with its periods in one form, and ending or withdrawing a period."""

from django import forms
from django.db.models import Q
from django.forms.models import inlineformset_factory

from opgaven.gebieden.models import Gemeente
from opgaven.gebieden.querysets import binnen
from prt.datums import UITLEG
from prt.pagina.formulieren import (
    DatumMetPrecisie,
    Formulierrijen,
    Getalveld,
    Reden,
    Rijformulier,
    Samenstel,
    als_invoer,
    met_rij_erbij,
)
from prt.rekenen.perioden import Precisie
from prt.weergave import datum
from realisatie.locaties import acties
from realisatie.locaties.keuzes import Doelgroep, Locatiesoort
from realisatie.locaties.models import Beschikbaarheid, Locatie
from realisatie.locaties.rekenen import HARDE, Hardheid

NAAM_BEZET = "Deze gemeente heeft al een locatie met deze naam. Kies een andere naam."

MEESTE_PERIODES = 100


class LocatieFormulier(forms.ModelForm):
    """The locatie itself; only gemeenten that this person may enter for."""

    class Meta:
        model = Locatie
        fields = ("gemeente", "naam", "soort", "cno_duur", "exploitant", "adres", "vertrouwelijk", "bijzonderheden")
        widgets = {"bijzonderheden": forms.Textarea(attrs={"rows": 3})}
        labels = {
            "cno_duur": "Duur van de crisisnoodopvang",
            "vertrouwelijk": "Deze locatie is vertrouwelijk",
            "naam": "Naam van de locatie",
        }
        help_texts = {
            "naam": "Zoals de locatie bij u bekend is, bijvoorbeeld “Azc Parkweg”.",
            "cno_duur": "Alleen bij crisisnoodopvang (CNO).",
            "vertrouwelijk": "Alleen uw gemeente, de regiosecretaris en de CdK-staf zien dan de naam, het adres en de "
            "bijzonderheden. De plekken tellen wel mee in de totalen.",
        }

    fields: dict  # of whichever kind each is

    def __init__(self, *args, gebruiker, **kwargs):
        super().__init__(*args, **kwargs)
        for veld in ("soort", "cno_duur", "exploitant"):
            self.fields[veld].choices = [("", "Onbekend"), *self.fields[veld].choices[1:]]
        if self.instance.pk:
            del self.fields["gemeente"]
            return
        mogelijk = Gemeente.objects.in_te_voeren_door(gebruiker)
        self.fields["gemeente"].queryset = mogelijk
        self.fields["gemeente"].empty_label = "Kies de gemeente"
        if len(mogelijk) == 1:
            self.initial["gemeente"] = mogelijk[0].pk

    def clean(self):
        """The gemeente of an existing locatie is no field, but its name must still be the only one there."""
        super().clean()
        gegevens = self.cleaned_data
        gemeente = self.instance.gemeente.nu if self.instance.pk else gegevens.get("gemeente")
        hier = binnen(gemeente, "gemeente") if gemeente and "naam" in self.changed_data else Q(pk__in=())
        bezet = Locatie.objects.filter(hier, naam__iexact=gegevens.get("naam", ""))
        if bezet.exclude(pk=self.instance.pk or 0).exists():
            self.add_error("naam", NAAM_BEZET)
        if gegevens.get("cno_duur") and gegevens.get("soort") != Locatiesoort.CNO:
            self.add_error("cno_duur", "Dit hoort alleen bij crisisnoodopvang. Kies “Onbekend” of wijzig de soort.")
        return gegevens


class PeriodeFormulier(Rijformulier):
    """One period of availability."""

    wat = "Periode"
    van = DatumMetPrecisie(label="Van", required=False, leeg=Precisie.ONBEKEND, help_text="Eerste dag. " + UITLEG)
    tot = DatumMetPrecisie(
        label="Tot", required=False, help_text="Op deze dag zijn de plekken er niet meer. Leeg is onbepaald."
    )

    class Meta:
        model = Beschikbaarheid
        fields = ("doelgroep", "plekken", "van", "tot", "hardheid", "optie_tot", "vervangt", "toelichting")
        field_classes = {"plekken": Getalveld}
        widgets = {
            "toelichting": forms.Textarea(attrs={"rows": 2}),
            "optie_tot": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }
        labels = {"vervangt": "Vervangt of breidt uit"}
        help_texts = {
            "plekken": "Leeg laten kan bij een voornemen zonder aantal.",
            "vervangt": "Alleen bij een voornemen: de locatie waarvan deze plekken in de plaats komen.",
            "optie_tot": "Alleen als er een optie tot verlenging is afgesproken.",
            "toelichting": "Komt in het verslag in de kolom Bijzonderheden, als de locatie niet vertrouwelijk is.",
        }

    fields: dict  # of whichever kind each is

    def __init__(self, *args, vervangbaar=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["van"] = als_invoer(self.instance.van, self.instance.van_precisie) if self.instance.van else ""
        self.initial["tot"] = als_invoer(self.instance.tot, self.instance.tot_precisie)
        if vervangbaar is not None:
            self.fields["vervangt"].queryset, self.fields["vervangt"].choices = vervangbaar
        self.fields["doelgroep"].choices = [("", "Kies de doelgroep"), *Doelgroep.choices]
        self.fields["hardheid"].choices = [("", "Kies de hardheid"), *Hardheid.keuzes()]

    @property
    def meer_ingevuld(self) -> bool:
        """Whether what is folded away on the page holds something to see."""
        velden = [self[naam] for naam in ("toelichting", "optie_tot", "vervangt")]
        return any(veld.value() or veld.errors for veld in velden)

    def clean(self):
        super().clean()
        gegevens = self.cleaned_data
        van, _ = gegevens.get("van") or (None, None)
        tot, _ = gegevens.get("tot") or (None, None)
        if van and tot and tot <= van:
            self.add_error(
                "tot", "De einddatum ligt niet na de begindatum. Kies een latere einddatum of laat hem leeg."
            )
        if gegevens.get("hardheid") in HARDE:
            self._eis_bij_hard("van", van, "een begindatum")
            self._eis_bij_hard("plekken", gegevens.get("plekken"), "een aantal plekken")
            if gegevens.get("vervangt"):
                self.add_error("vervangt", "Alleen een voornemen of verkenning kan een andere locatie vervangen.")
        optie = gegevens.get("optie_tot")
        if optie and (not tot or optie <= tot):
            self.add_error("optie_tot", "Een optie tot verlenging loopt tot na de einddatum. Vul de einddatum ook in.")
        return gegevens

    def _eis_bij_hard(self, veld, waarde, wat):
        if waarde is None and veld not in self.errors:
            hardheid = Hardheid(self.cleaned_data["hardheid"]).label.lower()
            self.add_error(veld, f"Vul {wat} in: dat is nodig bij “{hardheid}”.")

    def _post_clean(self):
        """The two date fields each hold a date and its precision: the model has a column for both."""
        for veld in ("van", "tot"):
            if veld in self.cleaned_data:
                dag, precisie = self.cleaned_data[veld]
                self.cleaned_data[veld] = dag
                setattr(self.instance, f"{veld}_precisie", precisie)
        if self.instance.hardheid and self.cleaned_data.get("hardheid") in HARDE:
            self.instance.regiototaal = None
        super()._post_clean()  # type: ignore[misc]  # of Django, and not in its stubs


class PeriodesSet(Formulierrijen):
    """All periods of one locatie. The locaties that a voornemen can replace are read once for all rows."""

    def __init__(self, *args, gemeente=None, **kwargs):
        mogelijk = Locatie.objects.filter(binnen(gemeente, "gemeente")) if gemeente else Locatie.objects.none()
        keuzes = [("", "Geen"), *mogelijk.order_by("naam").values_list("pk", "naam")]
        rijen = Beschikbaarheid.objects.order_by("van", "pk")
        super().__init__(*args, queryset=rijen, form_kwargs={"vervangbaar": (mogelijk, keuzes)}, **kwargs)

    def clean(self):
        """The same period twice would count twice; the import refuses it too."""
        gezien = set()
        for nummer, formulier in enumerate(self.forms, 1):
            gegevens = getattr(formulier, "cleaned_data", {})
            if gegevens.get("hardheid", Hardheid.VERVALLEN) == Hardheid.VERVALLEN:
                continue
            sleutel = gegevens.get("doelgroep"), gegevens.get("van")
            if sleutel in gezien:
                wat = f"Periode {nummer} heeft dezelfde doelgroep en begindatum als een eerdere periode."
                formulier.add_error("van", f"{wat} Voeg ze samen of kies een andere begindatum.")
            gezien.add(sleutel)


Periodes = inlineformset_factory(
    Locatie,
    Beschikbaarheid,
    PeriodeFormulier,
    PeriodesSet,
    fk_name="locatie",
    extra=1,
    can_delete=False,
    max_num=MEESTE_PERIODES,
    absolute_max=120,
)


class LocatieInvoer(Samenstel):
    """The locatie and its periods. ``rijen``: those of an earlier version."""

    def __init__(self, gegevens=None, *, gebruiker, locatie: Locatie, rijen=None, gemeente: str = ""):
        vooraf = {"gemeente": gemeente} if gemeente.isdecimal() else None
        self.locatie = LocatieFormulier(gegevens, instance=locatie, gebruiker=gebruiker, initial=vooraf)
        self.periodes = Periodes(
            met_rij_erbij(gegevens, Periodes),
            instance=locatie,
            rijen=rijen,
            gemeente=locatie.gemeente.nu if locatie.gemeente_id else self._gekozen_gemeente(),
        )
        if locatie.pk:
            self.periodes.extra = 0
        self.reden = Reden(gegevens)
        super().__init__(self.locatie, self.periodes, self.reden)

    def bewaar(self, *, versie: int, door) -> Locatie:
        """Write it all, or raise ``Achterhaald`` when somebody else was first."""
        locatie = self.locatie.save(commit=False)
        periodes = self.periodes.save(commit=False)
        ook_locatie = not locatie.pk or self.locatie.has_changed()
        reden = self.reden.cleaned_data["reden"]
        return acties.bewaar(locatie, periodes, door=door, reden=reden, ook_locatie=ook_locatie, versie=versie)

    def _gekozen_gemeente(self):
        """The gemeente chosen so far: its locaties are what a voornemen can replace."""
        gekozen = str(self.locatie["gemeente"].value() or "")
        if not gekozen.isdecimal() or len(gekozen) > 9:
            return None
        return self.locatie.fields["gemeente"].queryset.filter(pk=gekozen).first()


class PeriodeIntrekFormulier(Reden):
    """Withdrawing a period."""

    use_required_attribute = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reden"].required = True
        self.fields["reden"].error_messages["required"] = "Schrijf waarom. De reden staat in de geschiedenis."


class PeriodeEindeFormulier(PeriodeIntrekFormulier, forms.ModelForm):
    """Only the end of a period."""

    field_order = ("tot", "reden")

    tot = DatumMetPrecisie(
        label="Tot",
        help_text=f"Op deze dag zijn de plekken er niet meer. {UITLEG}",
        error_messages={"required": "Vul de dag in waarop de plekken er niet meer zijn."},
    )

    class Meta:
        model = Beschikbaarheid
        fields = ("tot",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["tot"] = als_invoer(self.instance.tot, self.instance.tot_precisie)

    def clean_tot(self):
        """A real day: without one nothing ends. To make a period indefinite again, change the locatie."""
        tot, self.instance.tot_precisie = self.cleaned_data["tot"]
        if not tot:
            raise forms.ValidationError(self.fields["tot"].error_messages["required"])
        if self.instance.van and tot <= self.instance.van:
            raise forms.ValidationError(f"Kies een dag na het begin van de periode, {datum(self.instance.van)}.")
        if self.instance.optie_tot and self.instance.optie_tot <= tot:
            self.instance.optie_tot = None
        return tot
