"""The forms of a meeting, and of its decisions and actions."""

from django import forms

from opgaven.gebieden.models import Gebied, Provincie, Regio
from opgaven.overleg.models import Actie, Besluit, Overleg
from prt.pagina.formulieren import Dagveld
from prt.toegang.rollen.rechten import Recht, waar

OPENBAAR = "Iedereen met een rol in de provincie leest dit. Noem geen vertrouwelijke locatie."


class OverlegFormulier(forms.ModelForm):
    """A meeting of one of the tables that this person keeps."""

    use_required_attribute = False
    tafel = forms.ChoiceField(label="Welke tafel?")
    field_order = ("tafel", "datum", "tijd", "plaats", "agenda")

    class Meta:
        model = Overleg
        fields = ("datum", "tijd", "plaats", "agenda")
        field_classes = {"datum": Dagveld}
        widgets = {"tijd": forms.TimeInput(attrs={"type": "time"}, format="%H:%M")}
        help_texts = {"agenda": OPENBAAR}

    fields: dict  # of whichever kind each is

    def __init__(self, *args, gebruiker, **kwargs):
        super().__init__(*args, **kwargs)
        self.tafels = _tafels(gebruiker)
        self.fields["tafel"].choices = [
            ("", "Kies de tafel"),
            *((code, naam) for code, (naam, _) in self.tafels.items()),
        ]
        if self.instance.pk:
            self.initial["tafel"] = _code(self.instance.gebied)

    def clean(self):
        super().clean()
        gegevens = self.cleaned_data
        if tafel := gegevens.get("tafel"):
            self.instance.gebied = self.tafels[tafel][1]


def _code(gebied) -> str:
    return f"{gebied.soort}-{gebied.pk}"


def _tafels(gebruiker) -> dict[str, tuple[str, Gebied]]:
    hier = waar(gebruiker, Recht.OVERLEGGEN_BIJHOUDEN)
    rijen: list[tuple[str, Gebied]] = [
        *((f"PRT {provincie}", provincie) for provincie in Provincie.objects.filter(hier)),
        *((f"RRT {regio}", regio) for regio in Regio.objects.filter(hier)),
    ]
    return {_code(gebied): (naam, gebied) for naam, gebied in rijen}


class BesluitFormulier(forms.ModelForm):
    use_required_attribute = False

    class Meta:
        model = Besluit
        fields = ("tekst",)
        help_texts = {"tekst": OPENBAAR}


class ActieFormulier(forms.ModelForm):
    use_required_attribute = False

    class Meta:
        model = Actie
        fields = ("tekst", "wie", "uiterlijk", "gereed_op")
        labels = {"wie": "Wie doet dit?", "gereed_op": "Gereed op"}
        field_classes = {"uiterlijk": Dagveld, "gereed_op": Dagveld}
        help_texts = {"tekst": OPENBAAR, "gereed_op": "Laat leeg zolang de actie open staat."}
