"""The form with which a provincie begins or stops taking part."""

from django import forms

from prt.pagina.formulieren import Dagveld


class Deelnameformulier(forms.Form):
    use_required_attribute = False
    vanaf = Dagveld(label="Vanaf", help_text="De eerste dag waarop het zo is.")
    reden = forms.CharField(
        label="Reden",
        max_length=500,
        help_text="Komt in het spoor te staan, dat de CdK-staf van elke provincie leest.",
        error_messages={"required": "Schrijf waarom, bijvoorbeeld met het besluit."},
    )
