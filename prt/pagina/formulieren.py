"""How forms look, once for the whole project, and the field for a date that may be known only to the month or year."""

from base64 import b64decode, b64encode
from typing import Any

from django import forms
from django.core.files.base import ContentFile
from django.forms.boundfield import BoundField
from django.forms.models import BaseInlineFormSet
from django.forms.renderers import TemplatesSetting
from django.forms.widgets import Input

from prt.datums import eis_aannemelijk, is_onbepaald, lees_datum
from prt.getallen import lees_getal
from prt.rekenen.perioden import Precisie
from prt.weergave import MAANDEN

MEER, VERDER = "meer", "verder"
"""Buttons that show the form again, not checked and not saved: with a row more, and to go on with it."""

KLASSEN = {
    forms.Textarea: "utrecht-textarea utrecht-textarea--html-textarea",
    forms.Select: "utrecht-select utrecht-select--html-select",
    forms.CheckboxInput: "utrecht-checkbox utrecht-checkbox--html-input",
    forms.FileInput: "regietafel-bestand",
    Input: "utrecht-textbox utrecht-textbox--html-input",
}


class Veld(BoundField):
    """Gives every widget the class of the design system."""

    def build_widget_attrs(self, attrs, widget=None):
        attrs = super().build_widget_attrs(attrs, widget)
        soort = widget or self.field.widget
        klasse = next((klasse for type_, klasse in KLASSEN.items() if isinstance(soort, type_)), "")
        if self.errors and klasse.startswith("utrecht-"):
            klasse += f" {klasse.split()[0]}--invalid"
        return attrs | {"class": f"{klasse} {soort.attrs.get('class', '')}".strip()}

    @property
    def is_vinkje(self) -> bool:
        return isinstance(self.field.widget, forms.CheckboxInput)


class Weergave(TemplatesSetting):
    """The form renderer of the settings."""

    bound_field_class = Veld
    field_template_name = "formulier/veld.html"
    form_template_name = "formulier/formulier.html"


class Dagveld(forms.DateField):
    """A day to store, as a browser picks it."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    default_error_messages = {"invalid": "Schrijf een datum als 1-7-2026."}

    def validate(self, value):
        super().validate(value)
        try:
            if value:
                eis_aannemelijk(value)
        except ValueError as fout:
            raise forms.ValidationError(str(fout)) from None


class Getalveld(forms.IntegerField):
    """A whole number as an official types it: "1.000" is a thousand. Empty is unknown, below 0 has to be allowed."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    default_error_messages = {
        "required": "Vul een getal in.",
        "min_value": "Minder dan %(limit_value)s kan hier niet.",
        "max_value": "Meer dan %(limit_value)s kan niet kloppen. Controleer het getal.",
    }

    def __init__(self, *, min_value=0, max_value=1_000_000_000, **kwargs):
        super().__init__(min_value=min_value, max_value=max_value, **kwargs)

    def to_python(self, value):
        tekst = "" if value is None else str(value).strip()
        try:
            return lees_getal(tekst) if tekst else None
        except ValueError as fout:
            raise forms.ValidationError(str(fout), code="invalid") from None


class DatumMetPrecisie(forms.CharField):
    """A date as an official writes it; cleans to ``(date, Precisie)``, or ``(None, …)`` when left empty.

    ``leeg`` says what an empty field means: *onbepaald* for an end (precision dag), *onbekend* for a begin.
    """

    def __init__(self, *, leeg=Precisie.DAG, **kwargs):
        self.leeg = leeg
        kwargs.setdefault("max_length", 40)
        super().__init__(**kwargs)

    def clean(self, value):
        tekst = super().clean(value)
        if is_onbepaald(tekst) and self.leeg == Precisie.DAG:
            return None, Precisie.DAG
        if tekst.lower() in ("", "onbekend", "einde onbekend"):
            return None, Precisie.ONBEKEND
        try:
            return lees_datum(tekst)
        except ValueError as fout:
            raise forms.ValidationError(str(fout)) from None

    def has_changed(self, initial, data):
        return (initial or "") != (data or "").strip()


def als_invoer(dag, precisie) -> str:
    """The text that ``DatumMetPrecisie`` reads back as this date."""
    if dag is None:
        return "onbekend" if precisie == Precisie.ONBEKEND else ""
    if precisie == Precisie.JAAR:
        return str(dag.year)
    if precisie == Precisie.MAAND:
        return f"{MAANDEN[dag.month - 1]} {dag.year}"
    return f"{dag.day}-{dag.month}-{dag.year}"


class Reden(forms.Form):
    """Why something changes, for the trail."""

    reden = forms.CharField(
        label="Reden van de wijziging",
        required=False,
        max_length=500,
        help_text="Staat in de geschiedenis, voor wie deze locatie mag wijzigen.",
    )
    opschrift = ""


class Bestand(forms.Form):
    """One file; what is in it is judged by the import itself. It comes back in ``inhoud`` once it was looked at."""

    soorten = label = uitleg = ""
    bestand = forms.FileField(allow_empty_file=True)
    inhoud = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        veld = self.fields["bestand"]
        veld.label, veld.help_text, veld.required = self.label, self.uitleg, not self.data.get("inhoud")
        veld.error_messages["required"] = f"Kies een {self.label}."
        veld.widget = forms.FileInput(attrs={"accept": self.soorten})

    data: Any

    def clean(self):
        kaal, _, naam = self.cleaned_data.pop("inhoud", "").partition(",")
        try:
            if kaal and not self.cleaned_data.get("bestand"):
                self.cleaned_data["bestand"] = ContentFile(b64decode(kaal), naam)
        except ValueError:
            self.add_error("bestand", "Kies het bestand opnieuw.")
        return self.cleaned_data

    def onthoud(self) -> None:
        """The file itself comes along in the form, so that it need not be chosen again."""
        bestand = self.cleaned_data["bestand"]
        bestand.seek(0)
        self.data = self.data.copy()
        self.data["inhoud"] = f"{b64encode(bestand.read()).decode()},{bestand.name}"
        self.fields["bestand"].required = False


class Bewaren(forms.Form):
    """What was worked out is kept under a name; one button does that, and the other only shows what comes out."""

    naam = forms.CharField(label="Naam", max_length=120, help_text="Nodig om te bewaren.")
    toelichting = forms.CharField(
        label="Toelichting", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )
    use_required_attribute = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["naam"].required = self.bewaart = "opslaan" in self.data

    def eerder(self):
        """What was kept before, of which no two have the same name."""
        raise NotImplementedError

    def clean_naam(self):
        naam, eerder = self.cleaned_data["naam"], self.eerder()
        if naam and eerder.filter(naam=naam).exists():
            wat = eerder.model._meta.verbose_name
            raise forms.ValidationError(f"Er is al een {wat} met deze naam. Kies een andere naam.")
        return naam


class Rijformulier(forms.ModelForm):
    """One of several like it on a page. ``wat`` it is in words.

    ``verdwenen``: the key of a record that somebody took away since the page was opened.
    """

    wat = ""
    verdwenen = None

    @property
    def opschrift(self) -> str:
        """How messages name this row."""
        nummer = (self.prefix or "").rsplit("-", 1)[-1]
        return f"{self.wat} {int(nummer) + 1}" if nummer.isdigit() else ""

    @property
    def sleutel(self):
        """The record that it is about: its place among the others can change."""
        return self.instance.pk or self.verdwenen


LANGSTE_SLEUTEL = 19
"""Digits: more than that is no key, and a number of thousands of digits is an error to read."""


class Formulierrijen(BaseInlineFormSet):
    """The rows of something. ``rijen``: as they once were, which no query finds.

    A row that somebody took away meanwhile is a new one here, so that what was filled in is not lost.
    """

    def __init__(self, *args, rijen=None, **kwargs):
        self.rijen = rijen
        super().__init__(*args, **kwargs)

    def get_queryset(self):
        return super().get_queryset() if self.rijen is None else self.rijen

    def add_fields(self, form, index):
        super().add_fields(form, index)
        sleutel = "" if form.instance.pk else form.data.get(form.add_prefix("id"), "")
        leesbaar = sleutel.isascii() and sleutel.isdecimal() and len(sleutel) < LANGSTE_SLEUTEL
        if leesbaar and type(form.instance).history.filter(id=sleutel, **{self.fk.attname: self.instance.pk}):
            form.verdwenen = int(sleutel)
            form.fields["id"] = Getalveld(required=False, max_value=None, widget=forms.HiddenInput)

    @property
    def initial_forms(self):
        return [formulier for formulier in super().initial_forms if not getattr(formulier, "verdwenen", None)]

    @property
    def extra_forms(self):
        return [formulier for formulier in self.forms if formulier not in self.initial_forms]


class Samenstel:
    """Several forms and rows of forms on a page as one: checked together, saved together or not at all."""

    def __init__(self, *delen):
        self.delen = delen

    @property
    def formulieren(self) -> list[forms.BaseForm]:
        return [formulier for deel in self.delen for formulier in getattr(deel, "forms", [deel])]

    def is_valid(self) -> bool:
        return all([deel.is_valid() for deel in self.delen])

    def add_error(self, veld, fout) -> None:
        """What is wrong with the whole is said at the first."""
        self.formulieren[0].add_error(veld, fout)


def formulieren_van(formulier) -> list:
    """The forms that a page with this one consists of."""
    return getattr(formulier, "formulieren", [formulier])


def sleutel_van(formulier) -> tuple:
    """What tells it from the other forms of its page."""
    return type(formulier), getattr(formulier, "sleutel", formulier.prefix)


def met_rij_erbij(gegevens, rijen: type[forms.BaseFormSet]):
    """What was filled in, with room for a row more when the button for that was pressed: it works without script."""
    if gegevens is None or MEER not in gegevens:
        return gegevens
    veld = f"{rijen.get_default_prefix()}-TOTAL_FORMS"
    aantal = gegevens.get(veld, "")
    ruimer = gegevens.copy()
    ruimer[veld] = min(int(aantal) + 1 if aantal.isdecimal() and len(aantal) < 4 else 1, rijen.max_num)
    return ruimer
