"""Choosing a gemeente by typing its name or code: the whole land does not fit in a list to choose from."""

from typing import Any

from django import forms

from opgaven.gebieden.kaart import kaart
from opgaven.gebieden.models import Gemeente
from opgaven.gebieden.namen import Gemeentegids
from prt.werkboek.woorden import Afgekeurd

VOORSTELLEN = "gemeenten"
"""The list in the page from which a browser offers names while somebody types."""


class Gemeenten:
    """Who can be named here, found by any name or code that people use."""

    def __init__(self, gemeenten: list[Gemeente]) -> None:
        self._gids = Gemeentegids(gemeenten, elders="Kies een andere gemeente.")
        self._namen = {gemeente.pk: gemeente.naam for gemeente in gemeenten}

    def naam(self, sleutel: int) -> str:
        """Of who has the place of a gemeente today: the one that is to be filled in."""
        nu = kaart().vandaag.nu(sleutel)
        return self._namen.get(nu) or Gemeente.objects.get(pk=nu).naam

    def zoek(self, tekst: str) -> Gemeente:
        """Raises Afgekeurd: when it is none, or can be several."""
        gevonden = self._gids.zoek(tekst)
        if len(gevonden) > 1:
            codes = " of ".join(gemeente.code for gemeente in gevonden)
            raise Afgekeurd(f"Er zijn meer gemeenten die {tekst} heten. Vul in plaats van de naam {codes} in.")
        return gevonden[0]


class Gemeenteveld(forms.ModelChoiceField):
    """A field of a record that is a gemeente, as text. ``gemeenten`` is given by the form: read once for all rows."""

    widget = forms.TextInput(attrs={"list": VOORSTELLEN, "autocomplete": "off"})
    default_error_messages = {"required": "Vul de naam of de CBS-code van een gemeente in."}
    gemeenten: Gemeenten

    def prepare_value(self, value: Any) -> Any:
        return self.gemeenten.naam(value) if isinstance(value, int) else value

    def to_python(self, value: Any) -> Gemeente | None:
        tekst = str(value or "").strip()
        try:
            return self.gemeenten.zoek(tekst) if tekst else None
        except Afgekeurd as fout:
            raise forms.ValidationError(str(fout), code="invalid") from None

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Not when the same one is written in another way."""
        return self._wie(initial) != self._wie(data)

    def _wie(self, value: Any) -> object:
        tekst = self.prepare_value(value)
        try:
            return self.to_python(tekst)
        except forms.ValidationError:
            return tekst
