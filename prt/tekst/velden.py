"""The form field for a text: an editor in the browser, and a plain text area where scripts are off.

A form says which figures may be put in its text::

    form.fields["tekst"].bekende = {"garantie.totaal": Invulling("3.864", "gegarandeerde plekken")}
"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from prt.tekst.boom import TekstFout
from prt.tekst.invulling import Invulling, problemen
from prt.tekst.schoon import schoon, uit_invoer


class Tekstinvoer(forms.Textarea):
    """The text area that prt/static/tekst/editor.js puts its editor over."""

    template_name = "formulier/tekstveld.html"

    def __init__(self, attrs=None):
        super().__init__({"rows": 12, "lang": "nl", "spellcheck": "true", "data-tekstveld": ""} | (attrs or {}))
        self.bekende: Mapping[str, Invulling] = {}

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        widget = context["widget"]
        widget["cijfers"] = {naam: list(invulling) for naam, invulling in self.bekende.items()}
        widget["cijfers_id"] = widget["attrs"]["data-cijfers"] = f"{widget['attrs'].get('id', name)}_cijfers"
        return context


class Tekstveld(forms.CharField):
    """Cleans to a text of the subset, in which every placeholder is known; ``bekende`` may be set per form."""

    widget: Any = Tekstinvoer

    def __init__(self, *, bekende: Mapping[str, Invulling] | None = None, **kwargs):
        super().__init__(strip=False, **kwargs)
        self.bekende = bekende or {}

    @property
    def bekende(self) -> Mapping[str, Invulling]:
        return self.widget.bekende

    @bekende.setter
    def bekende(self, bekende: Mapping[str, Invulling]) -> None:
        self.widget.bekende = bekende

    def clean(self, value):
        try:
            tekst = schoon(uit_invoer(self.to_python(value) or ""))
        except TekstFout as fout:
            raise ValidationError(fout.fouten) from None
        if fouten := problemen(tekst, self.bekende):
            raise ValidationError(fouten)
        return super().clean(tekst)

    def has_changed(self, initial, data):
        """Whether the text says something else; another way of writing the same is no change."""
        try:
            return schoon(uit_invoer(data or "")) != schoon(initial or "")
        except TekstFout:
            return True
