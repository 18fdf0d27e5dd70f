"""How the gemeenten of a provincie are grouped in a table: by regio unless another grouping is asked for."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

import django_tables2 as tables
from django import forms

from opgaven.gebieden.kaart import kaart
from opgaven.gebieden.keuzes import Gebiedsoort, Lidsoort
from opgaven.gebieden.models import Gebied, Gemeente, Provincie
from prt.pagina.kolommen import HEEL

INDELINGEN = (Lidsoort.REGIO, Lidsoort.VEILIGHEIDSREGIO, Lidsoort.GROEPERING)
"""The kinds of membership that a table can be grouped by. Of a regio alone there are figures of its own."""

Rij = TypeVar("Rij")


@dataclass(frozen=True)
class Tabelgroep:
    """The gemeenten of one group in a table; without a ``gebied`` those that are in none of this kind."""

    soort: Lidsoort
    gebied: Gebied | None

    def __str__(self):
        return self.naam

    @property
    def naam(self) -> str:
        return self.gebied.naam if self.gebied else f"zonder {self.soort}"

    @property
    def titel(self) -> str:
        """Its name beside those of other kinds: there is a provincie Drenthe, and a veiligheidsregio."""
        heet_alleen = self.soort == Lidsoort.REGIO or self.gebied is None
        return self.naam if heet_alleen else f"{Gebiedsoort(self.soort).label} {self.naam}"

    @property
    def volgorde(self) -> tuple:
        """Its place: that of the regio in the verslag, of others by name; who is in none comes last."""
        return (self.gebied is None, self.gebied.volgorde if self.gebied else 0, self.naam)

    @property
    def op_naam(self) -> tuple:
        """The same in the published tables: alphabetical."""
        return (self.gebied is None, self.naam)

    @property
    def anker(self) -> str:
        """What names it in a page."""
        return self.gebied.code if self.gebied else "zonder"

    @property
    def totaal(self) -> str:
        """What its subtotal is called."""
        return f"Totaal {self}"


def groep_van(gemeente: int, soort: Lidsoort, dag: date | None = None) -> Tabelgroep:
    """The group of a gemeente (primary key) on a day, today unless said."""
    return Tabelgroep(soort, kaart().groep(gemeente, soort, dag))


def per_groep(
    rijen: Iterable[Rij], groep: Callable[[Rij], Tabelgroep], volgorde: str = "volgorde"
) -> dict[Tabelgroep, list[Rij]]:
    """The rows by group, the groups in this order (``op_naam`` as published) and the rows in theirs."""
    groepen: dict[Tabelgroep, list[Rij]] = {}
    for rij in rijen:
        groepen.setdefault(groep(rij), []).append(rij)
    return dict(sorted(groepen.items(), key=lambda paar: getattr(paar[0], volgorde)))


def groepen_in(gebied: Gebied, soort: Lidsoort, dag: date | None = None) -> dict[Tabelgroep, list[Gemeente]]:
    """The groups of a provincie or regio on a day, each with its gemeenten; also a regio that has none."""
    land = kaart()
    hier = land.op(dag).omvat(gebied.pk) & land.gebieden.keys()
    leeg = {Tabelgroep(soort, land.gebieden[pk]): list[Gemeente]() for pk in hier if land.gebieden[pk].soort == soort}
    gemeenten = Gemeente.objects.in_gebied(gebied, dag).order_by("naam")
    gevuld = per_groep(gemeenten, lambda gemeente: groep_van(gemeente.pk, soort, dag))
    return dict(sorted((leeg | gevuld).items(), key=lambda paar: paar[0].volgorde))


def indelingen_van(provincie: Provincie, dag: date | None = None) -> list[Lidsoort]:
    """Those that have members among the gemeenten of a provincie that take part: by regio, and what else there is."""
    op = kaart().op(dag)
    hier = op.leden(provincie.pk, Lidsoort.PROVINCIE) & kaart().deelnemend_op(dag)
    return [soort for soort in INDELINGEN if soort == Lidsoort.REGIO or any(op.groep(lid, soort) for lid in hier)]


def indelingveld(provincie: Provincie, gevraagd: str | None) -> dict[str, forms.Field]:
    """The field to choose a grouping with; none where there is nothing to choose and nothing was asked for."""
    soorten = indelingen_van(provincie)
    if len(soorten) == 1 and not gevraagd:
        return {}
    keuzes = [(soort.value, Gebiedsoort(soort).label) for soort in soorten]
    veld = forms.ChoiceField(label="Indeling", choices=keuzes, required=False, initial=Lidsoort.REGIO)
    veld.error_messages["invalid_choice"] = f"Deze indeling is er niet. Kies {' of '.join(soorten)}."
    return {"indeling": veld}


def groepkolom(soort: Lidsoort) -> tables.Column:
    """In a list of rows with a ``groep``: which one it is."""
    return tables.Column(Gebiedsoort(soort).label, accessor="groep", order_by="groep__naam", attrs=HEEL)


def gekozen_indeling(keuzes: Mapping[str, Any]) -> Lidsoort:
    """The one chosen in a form, by what came out of it; the regio when none was."""
    return Lidsoort(keuzes.get("indeling") or Lidsoort.REGIO)


class Groepkeuze(forms.Form):
    """In which groups a page is shown, where that is all there is to choose."""

    fields: dict  # of whichever kind each is

    def __init__(self, *args: Any, provincie: Provincie, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields |= indelingveld(provincie, self.data.get("indeling"))

    @property
    def indeling(self) -> Lidsoort:
        return gekozen_indeling(self.cleaned_data) if self.is_valid() else Lidsoort.REGIO
