"""The land as it is in the database, read once per request."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.apps import apps
from django.db.models import Q
from django.utils import timezone

from opgaven.gebieden.keuzes import Gebiedsoort, Lidsoort
from opgaven.gebieden.rekenen import VANOUDS, Landindeling, Landkaart, Lid, Opvolger
from prt.geheugen import onthoud, vergeet
from prt.rekenen.perioden import Periode

NAAM = "landkaart"


@dataclass(frozen=True)
class Kaart:
    """The land through time, and what each gebied is that another belongs to or was succeeded by."""

    land: Landkaart
    gebieden: Mapping[int, Any]
    _deelnemend: dict[date, frozenset[int]] = field(default_factory=dict)

    @property
    def vandaag(self) -> Landindeling:
        return self.land.op(timezone.localdate())

    def op(self, dag: date | None) -> Landindeling:
        """As on a day, today unless said."""
        return self.land.op(dag) if dag else self.vandaag

    @property
    def deelnemend(self) -> frozenset[int]:
        return self.deelnemend_op(None)

    def deelnemend_op(self, dag: date | None) -> frozenset[int]:
        """Keys of the provincies that take part on a day, of their regio's, and of the gemeenten of those."""
        indeling = self.op(dag)
        if indeling.dag not in self._deelnemend:
            self._deelnemend[indeling.dag] = self._wie_meedoet(indeling)
        return self._deelnemend[indeling.dag]

    @property
    def hier(self) -> frozenset[int]:
        """Keys of all that lies in a provincie that takes part today, also of what was succeeded since."""
        return self.met_voorgangers(self.deelnemend & self.van_soort(Gebiedsoort.PROVINCIE).keys())

    def van_soort(self, soort: Gebiedsoort) -> Mapping[int, Any]:
        """By key; of gemeenten only those that came in the place of others."""
        return {sleutel: gebied for sleutel, gebied in self.gebieden.items() if gebied.soort == soort}

    def _wie_meedoet(self, indeling: Landindeling) -> frozenset[int]:
        gevonden: set[int] = set()
        alle_regios = self.van_soort(Gebiedsoort.REGIO).keys()
        for provincie in self.van_soort(Gebiedsoort.PROVINCIE):
            if indeling.groep(provincie, Lidsoort.DEELNAME) is not None:
                regios = indeling.leden(provincie, Lidsoort.PROVINCIE) & alle_regios
                gevonden |= {provincie, *regios}.union(*(indeling.leden(regio, Lidsoort.REGIO) for regio in regios))
        return frozenset(gevonden)

    def met_voorgangers(self, gebieden: Iterable[int], dag: date | None = None) -> frozenset[int]:
        """Keys of these gebieden, of what lies in them and of what they came in the place of: facts keep those."""
        return frozenset[int]().union(*map(self.op(dag).omvat, gebieden))

    def groep(self, gebied: int, soort: Lidsoort, dag: date | None = None) -> Any:
        """What it is a member of on a day, today unless said."""
        groep = self.op(dag).groep(gebied, soort)
        return None if groep is None else self.gebieden[groep]

    def groepen_van(self, gebied: int, soort: Lidsoort, dag: date | None = None) -> frozenset[int | None]:
        """In which groups of a kind the gemeenten of today in a gebied are on a day; None for one that is in none."""
        op = self.op(dag)
        er_dan = (pk for pk in self.vandaag.omvat(gebied) - {gebied} if op.groep(pk, Lidsoort.PROVINCIE) is not None)
        return frozenset(op.groep(pk, soort) for pk in er_dan)

    def door_de_tijd(self, gebied: int, soort: Lidsoort) -> list[tuple[Periode, int | None]]:
        """Its groups of a kind, oldest first, each for as long as it is in it; before it was there, the first one."""
        stappen: list[tuple[date | None, int | None]] = []
        for dag in (VANOUDS, *self.land.dagen(VANOUDS + timedelta(days=1), date.max)):
            op = self.land.op(dag)
            is_er = op.groep(gebied, Lidsoort.PROVINCIE) is not None
            if is_er and (not stappen or stappen[-1][1] != op.groep(gebied, soort)):
                stappen.append((dag if stappen else None, op.groep(gebied, soort)))
        dagen = [van for van, _ in stappen[1:]]
        return [(Periode(van, tot), groep) for (van, groep), tot in zip(stappen, [*dagen, None], strict=True)]

    def regios(self, provincie: int, dag: date | None = None) -> list[Any]:
        """Those of a provincie on a day, in the order of the verslag."""
        alle, leden = self.van_soort(Gebiedsoort.REGIO), self.op(dag).leden(provincie, Lidsoort.PROVINCIE)
        return sorted((alle[pk] for pk in leden & alle.keys()), key=lambda regio: (regio.volgorde, regio.naam))


def kaart() -> Kaart:
    """Three queries, once per request; outside one every time."""
    return onthoud(NAAM, _lees)


def is_gewijzigd() -> None:
    """For whoever writes a gebied or a membership."""
    vergeet(NAAM)


def _lees() -> Kaart:
    gebieden = apps.get_model("opgaven", "Gebied").objects
    leden = [Lid(*rij) for rij in _rijen("Lidmaatschap", "gebied", "soort", "groep", "vanaf")]
    opvolging = [Opvolger(*rij) for rij in _rijen("Opvolging", "gebied", "opvolger", "gebied__tot")]
    in_de_plaats = {rij.opvolger for rij in opvolging} | {lid.groep for lid in leden if lid.soort == Lidsoort.DEEL}
    nodig = ~Q(soort__in=(Gebiedsoort.GEMEENTE, Gebiedsoort.GEMEENTEDEEL)) | Q(pk__in=in_de_plaats)
    return Kaart(Landkaart(leden, opvolging), {gebied.pk: gebied for gebied in gebieden.filter(nodig)})


def _rijen(model: str, *velden: str) -> Any:
    return apps.get_model("opgaven", model).objects.values_list(*velden)
