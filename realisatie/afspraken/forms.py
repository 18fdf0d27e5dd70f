"""Proposing and changing an uitruil with its lines in one form, and the steps after that."""

from django import forms
from django.db.models import Q
from django.forms.models import inlineformset_factory
from django.utils import timezone

from opgaven.gebieden.models import Gemeente
from opgaven.rondes.models import Ronde
from prt.pagina.formulieren import Dagveld, Formulierrijen, Getalveld, Rijformulier, Samenstel, met_rij_erbij
from prt.toegang.rollen.rechten import Recht, mag
from prt.weergave import getal
from realisatie.afspraken import acties as acties_uitruil
from realisatie.afspraken.lezen import lijnen_van, partijen, partijen_tot_nu_toe
from realisatie.afspraken.velden import Gemeenten, Gemeenteveld
from realisatie.locaties.keuzes import Doelgroep
from realisatie.locaties.models import Locatie
from realisatie.uitruil.keuzes import Uitruilsoort, Voorwaarde
from realisatie.uitruil.models import Overdracht, Uitruil

MEESTE_REGELS = 20


class UitruilFormulier(forms.ModelForm):
    """The agreement itself; the state of the condition follows from there being one."""

    class Meta:
        model = Uitruil
        fields = (
            "naam",
            "ronde",
            "soort",
            "verhouding_plekken",
            "verhouding_personen",
            "afspraak",
            "voorwaarde",
            "voorwaarde_uiterlijk",
            "verlengbaar",
        )
        field_classes = {
            "voorwaarde_uiterlijk": Dagveld,
            "verhouding_plekken": Getalveld,
            "verhouding_personen": Getalveld,
        }
        widgets = {
            "afspraak": forms.Textarea(attrs={"rows": 3}),
            "voorwaarde": forms.Textarea(attrs={"rows": 3}),
        }
        labels = {"naam": "Naam van de uitruil", "ronde": "Cyclus", "verlengbaar": "De uitruil kan worden verlengd"}
        help_texts = {
            "naam": "Bijvoorbeeld “Kampen–Dronten”.",
            "afspraak": "Wat de gemeenten afspreken. Deze tekst komt in het verslag.",
            "voorwaarde": "Wordt deze voorwaarde niet vervuld, dan telt de uitruil niet meer mee.",
            "verhouding_plekken": "Alleen bij plekken tegen statushouders. Bij “2 plekken tegen 1” vult u hier 2 in.",
        }

    fields: dict  # of whichever kind each is

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        cycli = Ronde.objects.cycli()
        self.fields["ronde"].queryset, self.fields["ronde"].empty_label = cycli, None
        if not self.instance.pk and cycli:
            self.initial["ronde"] = cycli[0].pk

    def clean(self):
        super().clean()
        gegevens = self.cleaned_data
        if gegevens.get("voorwaarde_uiterlijk") and not gegevens.get("voorwaarde"):
            self.add_error("voorwaarde", "Beschrijf de voorwaarde, of laat de uiterste datum leeg.")
        verhouding = [gegevens.get("verhouding_plekken"), gegevens.get("verhouding_personen")]
        if gegevens.get("soort") == Uitruilsoort.STATUSHOUDERS:
            for veld, waarde in zip(("verhouding_plekken", "verhouding_personen"), verhouding, strict=True):
                if not waarde and veld not in self.errors:
                    self.add_error(veld, "Vul de afgesproken verhouding in, met twee hele getallen vanaf 1.")
        elif any(waarde is not None for waarde in verhouding):
            self.add_error("verhouding_plekken", "Een verhouding hoort alleen bij “plekken tegen statushouders”.")
        self.instance.voorwaarde_stand = Voorwaarde.OPEN if gegevens.get("voorwaarde") else Voorwaarde.GEEN
        return gegevens


class LijnFormulier(Rijformulier):
    """One line: who gives how much to whom, and when."""

    wat = "Regel"

    class Meta:
        model = Overdracht
        fields = ("gever", "ontvanger", "doelgroep", "plekken", "van", "tot", "locatie")
        field_classes = {
            "gever": Gemeenteveld,
            "ontvanger": Gemeenteveld,
            "plekken": Getalveld,
            "van": Dagveld,
            "tot": Dagveld,
        }
        labels = {"gever": "Van gemeente", "ontvanger": "Aan gemeente", "plekken": "Aantal"}
        help_texts = {
            "gever": "Typ de naam of de CBS-code.",
            "ontvanger": "Typ de naam of de CBS-code.",
            "plekken": "Plekken, of bij statushouders personen.",
            "tot": "Op deze dag telt het niet meer. Leeg is onbepaald.",
            "locatie": "Waar de plekken zijn, als dat bekend is.",
        }

    fields: dict  # of whichever kind each is

    def __init__(self, *args, keuzes, **kwargs):
        super().__init__(*args, **kwargs)
        for veld in ("gever", "ontvanger"):
            self.fields[veld].gemeenten, self.fields[veld].choices = keuzes["gemeenten"], ()
        locaties, lijst = keuzes["locaties"]
        if self.instance.locatie_id and self.instance.locatie_id not in {sleutel for sleutel, _ in lijst}:
            del self.fields["locatie"]  # somebody else's confidential one: it stays, unseen
        else:
            self.fields["locatie"].queryset, self.fields["locatie"].choices = locaties, lijst
        self.fields["doelgroep"].choices = [("", "Kies de doelgroep"), *Doelgroep.choices]

    def clean(self):
        super().clean()
        gegevens = self.cleaned_data
        gever = gegevens.get("gever")
        if gever and gever == gegevens.get("ontvanger"):
            self.add_error("ontvanger", "Kies een andere gemeente: een gemeente ruilt niet met zichzelf.")
        if gegevens.get("van") and gegevens.get("tot") and gegevens["tot"] <= gegevens["van"]:
            self.add_error("tot", "De einddatum ligt niet na de begindatum. Kies een latere dag of laat hem leeg.")
        if "locatie" not in self.fields:
            if gever and self.instance.locatie.gemeente.nu != gever:
                self.instance.locatie = None
        elif gegevens.get("locatie") and gegevens["locatie"].gemeente.nu != gever:
            self.add_error("locatie", "Deze locatie is niet in de gemeente die de plekken geeft.")
        return gegevens


class LijnenSet(Formulierrijen):
    """The lines of one uitruil.

    ``voorstellen``: the gemeenten that a browser offers: those that take part here, and who exchanged before. Of
    another provincie any can be filled in.
    """

    def __init__(self, *args, gebruiker, instance: Uitruil, **kwargs):
        gemeenten = list(Gemeente.objects.leesbaar_voor(gebruiker).bestaand().order_by("naam"))
        eerder = partijen_tot_nu_toe(gebruiker)
        eigen = partijen(lijnen_van(instance)) if instance.pk else []
        self.voorstellen = [gemeente for gemeente in gemeenten if gemeente.doet_mee or gemeente.pk in eerder]
        locaties = Locatie.objects.zichtbaar_voor(gebruiker).select_related("gemeente").order_by("gemeente__naam")
        keuzes = {
            "gemeenten": Gemeenten([*gemeenten, *eigen]),
            "locaties": (locaties, [("", "Niet bekend"), *((w.pk, f"{w.gemeente}: {w}") for w in locaties)]),
        }
        super().__init__(*args, instance=instance, form_kwargs={"keuzes": keuzes}, **kwargs)

    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.fields["DELETE"].label = "Deze regel verwijderen"

    def blijvend(self) -> list[Overdracht]:
        """The lines as they will be."""
        return [f.instance for f in self.initial_forms + self.extra_forms if self._blijft(f)]

    def _blijft(self, formulier) -> bool:
        ingevuld = formulier.has_changed() or formulier.instance.pk
        weg = self._should_delete_form(formulier)  # type: ignore[attr-defined]  # of Django, and not in its stubs
        return bool(ingevuld) and not weg


Lijnen: type[LijnenSet] = inlineformset_factory(  # type: ignore[assignment]  # the stubs forget which set was given
    Uitruil, Overdracht, LijnFormulier, LijnenSet, extra=1, max_num=MEESTE_REGELS, absolute_max=MEESTE_REGELS
)


class Toelichting(forms.Form):
    """Why, for the trail."""

    reden = forms.CharField(
        label="Reden", required=False, max_length=500, help_text="Staat in de geschiedenis van de uitruil."
    )
    opschrift = ""


class UitruilInvoer(Samenstel):
    """The agreement and its lines. ``rijen``: those of an earlier version."""

    def __init__(self, gegevens=None, *, gebruiker, uitruil: Uitruil, rijen=None):
        self.gebruiker = gebruiker
        self.uitruil = UitruilFormulier(gegevens, instance=uitruil)
        self.lijnen = Lijnen(met_rij_erbij(gegevens, Lijnen), instance=uitruil, gebruiker=gebruiker, rijen=rijen)
        if uitruil.pk:
            self.lijnen.extra = 0
        self.reden = Toelichting(gegevens)
        super().__init__(self.uitruil, self.lijnen, self.reden)

    def is_valid(self) -> bool:
        if not super().is_valid():
            return False
        for fout in self._fouten(self.lijnen.blijvend()):
            self.add_error(None, fout)
        return self.uitruil.is_valid()

    def bewaar(self, *, versie: int, door) -> Uitruil:
        """Write it all; raises what ``acties_uitruil`` raises."""
        uitruil = self.uitruil.save(commit=False)
        lijnen, reden = self.lijnen.save(commit=False), self.reden.cleaned_data["reden"]
        if not uitruil.pk:
            return acties_uitruil.stel_voor(uitruil, lijnen, door=door, reden=reden)
        return acties_uitruil.wijzig(
            uitruil, lijnen, self.lijnen.deleted_objects, door=door, versie=versie, reden=reden
        )

    def _naam_bezet(self, lijnen: list[Overdracht]) -> bool:
        """By another agreement of one of their provincies; what others are called, is not told."""
        hier = frozenset[int]().union(*(gemeente.provincie.omvat for gemeente in partijen(lijnen)))
        zelfde = Overdracht.objects.filter(uitruil__naam__iexact=self.uitruil.cleaned_data["naam"])
        elders = zelfde.exclude(uitruil=self.uitruil.instance.pk)
        return elders.filter(Q(gever__in=hier) | Q(ontvanger__in=hier)).exists()

    def _fouten(self, lijnen: list[Overdracht]):
        if not lijnen:
            yield "Een uitruil heeft minstens één regel. Vul in welke gemeente wat aan welke gemeente geeft."
            return
        if self._naam_bezet(lijnen):
            yield "In deze provincie is er al een uitruil met deze naam. Kies een andere naam."
        if not mag(self.gebruiker, Recht.UITRUIL_VOORSTELLEN, partijen(lijnen)):
            yield "U kunt alleen een uitruil voorstellen waaraan een gemeente van u meedoet."
        yield from SOORTREGELS[self.uitruil.cleaned_data["soort"]](self.uitruil.cleaned_data, lijnen)


def _alleen_plekken(lijnen):
    if any(lijn.doelgroep == Doelgroep.STATUSHOUDERS for lijn in lijnen):
        yield "Statushouders ruilt u met de soort “plekken tegen statushouders”."


def _over_de_grens(lijnen) -> Overdracht | None:
    return next((lijn for lijn in lijnen if lijn.gever.provincie != lijn.ontvanger.provincie), None)


def _plekken(gegevens, lijnen):
    yield from _alleen_plekken(lijnen)
    if lijn := _over_de_grens(lijnen):
        gever, ontvanger = lijn.gever, lijn.ontvanger
        yield (
            f"{gever} ligt in {gever.provincie} en {ontvanger} in {ontvanger.provincie}, dus niet in dezelfde "
            "provincie. Kies de soort “tussen provincies”."
        )


def _interprovinciaal(gegevens, lijnen):
    yield from _alleen_plekken(lijnen)
    if not _over_de_grens(lijnen):
        yield "De gemeenten liggen in dezelfde provincie. Kies een andere soort dan “tussen provincies”."


def _samenvoegen(gegevens, lijnen):
    yield from _alleen_plekken(lijnen)
    if len({lijn.gever_id for lijn in lijnen}) > 1:
        yield "Bij samenvoegen zijn alle plekken bij één gemeente: kies in elke regel dezelfde gemeente die geeft."


def _statushouders(gegevens, lijnen):
    """What one gives in places the other gives in persons, in the ratio agreed: in whole numbers, without rounding."""
    personen = sum(lijn.plekken for lijn in lijnen if lijn.doelgroep == Doelgroep.STATUSHOUDERS)
    plekken = sum(lijn.plekken for lijn in lijnen if lijn.doelgroep != Doelgroep.STATUSHOUDERS)
    per_plek, per_persoon = gegevens["verhouding_plekken"], gegevens["verhouding_personen"]
    if not personen or not plekken:
        yield "Vul een regel met plekken in en een regel met statushouders."
    elif plekken * per_persoon != personen * per_plek:
        yield (
            f"{getal(plekken)} plekken tegen {getal(personen)} statushouders is niet de afgesproken verhouding van "
            f"{getal(per_plek)} tegen {getal(per_persoon)}."
        )


SOORTREGELS = {
    Uitruilsoort.PLEKKEN: _plekken,
    Uitruilsoort.STATUSHOUDERS: _statushouders,
    Uitruilsoort.SAMENVOEGEN: _samenvoegen,
    Uitruilsoort.INTERPROVINCIAAL: _interprovinciaal,
}


class BevestigFormulier(forms.Form):
    """For one's own gemeente a document is of use; for another it is the proof."""

    document = forms.CharField(
        label="Document waarin de gemeente bevestigt",
        max_length=300,
        help_text="Bijvoorbeeld: brief van burgemeester en wethouders van 3 maart 2025, kenmerk 123.",
    )

    def __init__(self, *args, zelf: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["document"].required = not zelf


class Beoordelen(forms.Form):
    """Whether the condition was met."""

    oordeel = forms.ChoiceField(
        label="Is de voorwaarde vervuld?",
        choices=[("", "Kies"), (Voorwaarde.VERVULD, "Vervuld"), (Voorwaarde.NIET_VERVULD, "Niet vervuld")],
        help_text="Bij “niet vervuld” is de uitruil ontbonden: de plekken tellen direct weer voor wie ze gaf.",
    )
    op = Dagveld(label="Beoordeeld op", initial=timezone.localdate)
    bewijs = forms.CharField(
        label="Document waaruit dit blijkt", max_length=300, help_text="Bijvoorbeeld de titel, datum en het kenmerk."
    )
    reden = forms.CharField(label="Toelichting", required=False, max_length=500)

    def clean_op(self):
        op = self.cleaned_data["op"]
        if op > timezone.localdate():
            raise forms.ValidationError("Deze dag moet nog komen. Vul de dag in waarop is geoordeeld.")
        return op


class Ontbinden(forms.Form):
    """From which day, and why."""

    per = Dagveld(label="Ontbonden per", help_text="Vanaf deze dag tellen de plekken weer voor wie ze gaf.")
    reden = forms.CharField(label="Reden", max_length=500, help_text="Noem ook het besluit of de brief.")


class VoorstelIntrekFormulier(forms.Form):
    """Of a proposal only why: it never counted."""

    reden = forms.CharField(label="Reden", max_length=500)


class Verlengen(forms.Form):
    """Until when, and by which decision."""

    tot = Dagveld(label="Nieuwe einddatum", help_text="Op deze dag telt de uitruil niet meer.")
    reden = forms.CharField(label="Besluit of brief waarin de gemeenten dit afspreken", max_length=500)
