"""Which figures to look at: cyclus and peildatum."""

from django import forms

from opgaven.rondes.models import Ronde
from prt.pagina.terugblik import dagveld


class Moment(forms.Form):
    """The day that the figures are about, and the day by which they had been entered (R11); empty is the usual one."""

    peildatum = dagveld("Peildatum")
    bekend_op = dagveld("Bekend op")
    use_required_attribute = False


class Keuze(Moment):
    """Choosing a cyclus as well."""

    ronde = forms.ModelChoiceField(Ronde.objects.cycli(), label="Cyclus", to_field_name="code", empty_label=None)
    field_order = ("ronde", "peildatum", "bekend_op")
