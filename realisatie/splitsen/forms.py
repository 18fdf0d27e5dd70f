"""Two forms: which gemeente is split over which, and then what of it goes where."""

from collections.abc import Iterator
from functools import cached_property

from django import forms

from opgaven.gebieden.keuzes import Gebiedsoort, Lidsoort
from opgaven.gebieden.models import CODE_PER_SOORT, Gemeente, Provincie
from opgaven.herindelen.acties import NieuweGemeente, waarom_niet_gesplitst
from prt.pagina.formulieren import Dagveld, Getalveld
from prt.problemen import KanNiet
from prt.weergave import datum, getal
from realisatie.splitsen.acties import Boedeldeling, Opgavedeel, Splitsing
from realisatie.splitsen.lezen import ONTVANGER, Kant, TeVerdelen, boedel_van

NIEUW = ("0", "1")
"""Room for two that begin; with more, split what is left once more."""
REST = "rest"
CODE_FOUT = "Een CBS-code is GM en vier cijfers, zoals GM0193. Vul haar zo in."


class Splitskeuze(forms.Form):
    """Which gemeente, from which day, over which."""

    use_required_attribute = False
    gemeente = forms.ModelChoiceField(
        Gemeente.objects.none(),
        label="Welke gemeente wordt gesplitst?",
        empty_label="Kies de gemeente",
        to_field_name="code",
    )
    vanaf = Dagveld(
        label="Vanaf", help_text="De eerste dag waarop het zo is. Cijfers van eerdere dagen blijven zoals ze zijn."
    )
    blijft = forms.BooleanField(
        label="De gemeente blijft zelf bestaan, met wat niet naar een ander gaat.", required=False
    )
    over = forms.ModelMultipleChoiceField(
        Gemeente.objects.none(),
        label="Welke gemeenten krijgen een deel?",
        required=False,
        to_field_name="code",
        widget=forms.CheckboxSelectMultiple,
    )

    fields: dict  # of whichever kind each is

    def __init__(self, *args, provincie: Provincie, gekozen: bool = False, **kwargs):
        """``gekozen``: it was chosen from what there was then, so it is known also when that has ended since."""
        super().__init__(*args, **kwargs)
        hier = {"lidmaatschappen__soort": Lidsoort.PROVINCIE, "lidmaatschappen__groep": provincie}
        alle = Gemeente.objects.filter(**hier).order_by("naam").distinct()
        self.fields["gemeente"].queryset = alle if gekozen else alle.bestaand()
        self.fields["over"].queryset = alle if gekozen else alle.filter(tot=None)
        for nummer in NIEUW:
            regios = forms.ModelChoiceField(
                provincie.regios, label="Regio", required=False, empty_label="Kies de regio"
            )
            patroon = CODE_PER_SOORT[Gebiedsoort.GEMEENTE]
            fout = {"invalid": CODE_FOUT}
            self.fields |= {
                f"naam{nummer}": forms.CharField(label="Naam", required=False, max_length=60),
                f"code{nummer}": forms.RegexField(patroon, label="CBS-code", required=False, error_messages=fout),
                f"regio{nummer}": regios,
            }

    @property
    def vragen(self) -> list[forms.BoundField]:
        return [self[naam] for naam in ("gemeente", "vanaf", "blijft", "over")]

    @property
    def nieuwe(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Per gemeente that may begin what to call it, and its fields."""
        koppen = ("Een gemeente die erbij komt", "Nog een gemeente die erbij komt")
        velden = ([self[f"{veld}{nummer}"] for veld in ("naam", "code", "regio")] for nummer in NIEUW)
        return list(zip(koppen, velden, strict=True))

    def clean(self):
        schoon = self.cleaned_data
        for nummer in NIEUW:
            ingevuld = {veld: schoon.get(f"{veld}{nummer}") for veld in ("naam", "code", "regio")}
            for veld, waarde in ingevuld.items():
                if any(ingevuld.values()) and not waarde and f"{veld}{nummer}" not in self.errors:
                    self.add_error(f"{veld}{nummer}", "Vul van een nieuwe gemeente naam, code en regio in.")
        return schoon

    @cached_property
    def bezwaren(self) -> list[KanNiet]:
        """Why what was chosen cannot be, as the map is now."""
        schoon = self.cleaned_data
        over, vanaf = list(schoon["over"]), schoon["vanaf"]
        return list(waarom_niet_gesplitst(schoon["gemeente"], over, self.nieuw, vanaf, blijft=schoon["blijft"]))

    @property
    def nieuw(self) -> list[NieuweGemeente]:
        schoon = self.cleaned_data
        rijen = ((schoon[f"code{n}"], schoon[f"naam{n}"], schoon[f"regio{n}"]) for n in NIEUW if schoon[f"code{n}"])
        return [NieuweGemeente(*rij) for rij in rijen]

    @property
    def bestemmingen(self) -> list[tuple[str, str]]:
        """Code and name of all among whom it is divided, the gemeente itself first when it stays."""
        gemeente, over = self.cleaned_data["gemeente"], self.cleaned_data["over"]
        zelf = [gemeente] if self.cleaned_data["blijft"] else []
        return [(wie.code, wie.naam) for wie in (*zelf, *over, *self.nieuw)]

    def splitsing(self, hoofd: str) -> Splitsing:
        schoon = self.cleaned_data
        return Splitsing(schoon["gemeente"], list(schoon["over"]), self.nieuw, hoofd, schoon["vanaf"])


class Bestemming(forms.ChoiceField):
    """Who gets it; with the rest, unless somebody is named."""

    def __init__(self, bestemmingen: list[tuple[str, str]], **opties):
        super().__init__(choices=[(REST, "mee met de rest"), *bestemmingen], initial=REST, **opties)

    def to_python(self, value):
        return super().to_python(value) or REST


class Toewijzen(forms.Form):
    """What goes where: a question per locatie and per line of an uitruil, and of each opgave a number for everybody."""

    use_required_attribute = False
    hoofd = forms.ChoiceField(
        label="Wie krijgt de rest?",
        widget=forms.RadioSelect,
        help_text=(
            "Zij krijgt alles wat u niet toewijst, ook de teksten, de maandstanden en het saldo statushouders. "
            "Wie voor de gemeente werkte, werkt dan voor haar."
        ),
    )
    reden = forms.CharField(
        label="Reden", max_length=500, help_text="Komt in het spoor te staan, met het besluit: “wet van 3 maart 2026”."
    )

    fields: dict  # of whichever kind each is

    def __init__(self, *args, keuze: Splitskeuze, **kwargs):
        super().__init__(*args, **kwargs)
        self.keuze, self.bestemmingen = keuze, keuze.bestemmingen
        self.gemeente, self.vanaf = keuze.cleaned_data["gemeente"], keuze.cleaned_data["vanaf"]
        self.boedel = boedel_van(self.gemeente, self.vanaf)
        if keuze.cleaned_data["blijft"]:
            del self.fields["hoofd"]
        else:
            self.fields["hoofd"].choices = self.bestemmingen
        reden = self.fields.pop("reden")
        for locatie in self.boedel.locaties:
            uitleg = ", ".join(filter(None, (locatie.get_soort_display(), locatie.adres)))
            self.fields[f"locatie-{locatie.pk}"] = Bestemming(self.bestemmingen, label=locatie.naam, help_text=uitleg)
        for kant in self.boedel.kanten:
            lijn = Bestemming(self.bestemmingen, label=_lijn_in_woorden(kant), help_text=str(kant.lijn.uitruil))
            self.fields[_lijnveld(kant)] = lijn
        for opgave in self.boedel.opgaven:
            self.fields |= self._aandelen(opgave)
        self.fields["reden"] = reden

    def _aandelen(self, opgave: TeVerdelen) -> dict[str, forms.Field]:
        velden: dict[str, forms.Field] = {}
        for code, naam in self.bestemmingen:
            velden[_opgaveveld(opgave, code)] = Getalveld(label=naam, required=False, max_value=opgave.aantal)
            if opgave.waarvan_amv:
                amv = Getalveld(label=f"{naam}, waarvan amv", required=False, max_value=opgave.waarvan_amv)
                velden[_opgaveveld(opgave, code, "amv")] = amv
        return velden

    @property
    def groepen(self) -> Iterator[tuple[str, str, list[forms.BoundField]]]:
        """The questions as the page shows them: a heading, what to know, and the fields."""
        if self.boedel.locaties:
            velden = [self[f"locatie-{locatie.pk}"] for locatie in self.boedel.locaties]
            yield "Locaties", "Een locatie gaat met haar periodes, bezetting en besluitvorming mee.", velden
        if self.boedel.kanten:
            yield (
                "Uitruil",
                "Wat daarna binnen één gemeente valt, houdt op.",
                [self[_lijnveld(kant)] for kant in self.boedel.kanten],
            )
        for opgave in self.boedel.opgaven:
            amv = f", waarvan {getal(opgave.waarvan_amv)} amv" if opgave.waarvan_amv else ""
            vanaf = f" vanaf {datum(opgave.vanaf)}" if opgave.vanaf != self.vanaf else ""
            velden = [self[naam] for naam in self._aandelen(opgave)]
            uitleg = f"{getal(opgave.aantal)}{amv}{vanaf}. Wat u leeg laat, gaat naar wie de rest krijgt."
            yield f"Opgave: {opgave.rij.ronde}", uitleg, velden

    def clean(self):
        for bezwaar in self.keuze.bezwaren:
            self.add_error(None, str(bezwaar))
        if self.errors:
            return self.cleaned_data
        hoofd = self._hoofd()
        for opgave in self.boedel.opgaven:
            if fout := self._fout(opgave, hoofd):
                self.add_error(*fout)
        return self.cleaned_data

    def _hoofd(self) -> str:
        return self.cleaned_data.get("hoofd") or self.gemeente.code

    def _fout(self, opgave: TeVerdelen, hoofd: str) -> tuple[str, str] | None:
        """The first thing that does not add up, and at which field."""
        for soort, geheel in (("", opgave.aantal), ("amv", opgave.waarvan_amv)):
            if not geheel:
                continue
            velden = {code: _opgaveveld(opgave, code, soort) for code, _ in self.bestemmingen}
            gevuld = {code: self.cleaned_data[veld] for code, veld in velden.items()}
            rest = geheel - sum(aantal or 0 for code, aantal in gevuld.items() if code != hoofd)
            eerste = next(veld for code, veld in velden.items() if code != hoofd)
            if rest < 0:
                return eerste, f"Samen is dat {getal(geheel - rest)}, en er is {getal(geheel)}: verminder een aandeel."
            if gevuld[hoofd] not in (None, rest):
                return velden[hoofd], f"Voor de rest blijft {getal(rest)} over. Vul dat in, of laat dit leeg."
        return self._fout_amv(opgave, hoofd) if opgave.waarvan_amv else None

    def _fout_amv(self, opgave: TeVerdelen, hoofd: str) -> tuple[str, str] | None:
        rest, rest_amv = opgave.aantal, opgave.waarvan_amv or 0
        for code, _ in self.bestemmingen:
            if code == hoofd:
                continue
            aantal = self.cleaned_data[_opgaveveld(opgave, code)]
            veld = _opgaveveld(opgave, code, "amv")
            amv = self.cleaned_data[veld]
            if aantal and amv is None:
                return veld, "Vul in hoeveel amv daarbij hoort; 0 als het er geen zijn."
            if (amv or 0) > (aantal or 0):
                return veld, "De amv zit in het aantal ervoor en kan niet groter zijn."
            rest, rest_amv = rest - (aantal or 0), rest_amv - (amv or 0)
        if rest_amv > rest:
            blijft = f"Voor de rest blijft {getal(rest)} over, met {getal(rest_amv)} amv"
            return _opgaveveld(opgave, hoofd, "amv"), f"{blijft}. Geef meer amv mee."
        return None

    @property
    def splitsing(self) -> Splitsing:
        return self.keuze.splitsing(self._hoofd())

    @property
    def verdeling(self) -> Boedeldeling:
        schoon = self.cleaned_data
        locaties = {locatie.pk: schoon[f"locatie-{locatie.pk}"] for locatie in self.boedel.locaties}
        kanten = {kant.sleutel: schoon[_lijnveld(kant)] for kant in self.boedel.kanten}
        return Boedeldeling(
            {sleutel: code for sleutel, code in locaties.items() if code != REST},
            {sleutel: code for sleutel, code in kanten.items() if code != REST},
            {opgave.sleutel: self._van(opgave) for opgave in self.boedel.opgaven},
        )

    def _van(self, opgave: TeVerdelen) -> dict[str, Opgavedeel]:
        schoon = self.cleaned_data
        return {
            code: Opgavedeel(aantal, schoon.get(_opgaveveld(opgave, code, "amv")) or 0)
            for code, _ in self.bestemmingen
            if (aantal := schoon[_opgaveveld(opgave, code)])
        }


def _lijnveld(kant: Kant) -> str:
    return f"lijn-{kant.lijn.pk}-{kant.kant}"


def _opgaveveld(opgave: TeVerdelen, code: str, soort: str = "") -> str:
    ronde, vanaf = opgave.sleutel
    return "-".join(filter(None, ("opgave", str(ronde), f"{vanaf:%Y%m%d}", code, soort)))


def _lijn_in_woorden(kant: Kant) -> str:
    lijn = kant.lijn
    ander = lijn.gever if kant.kant == ONTVANGER else lijn.ontvanger
    return f"{getal(lijn.plekken)} {lijn.eenheid} {'van' if kant.kant == ONTVANGER else 'aan'} {ander.nu}"
