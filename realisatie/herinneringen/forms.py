"""Writing the text of a reminder."""

from django import forms

from realisatie.herinneringen.models import Mailtekst


class MailtekstForm(forms.ModelForm):
    use_required_attribute = False

    class Meta:
        model = Mailtekst
        fields = ("onderwerp", "tekst")
        widgets = {"tekst": forms.Textarea(attrs={"rows": 12})}
