"""From history to words: what each action changed, from what to what. A fixed number of queries for a whole page."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, OuterRef, Q, Subquery, Window
from django.db.models.functions import RowNumber

from opgaven.gebieden.models import Gebied, Gemeente, Lidmaatschap, Opvolging
from opgaven.gebieden.querysets import leesbaar_in, openbaar_of_leesbaar
from opgaven.opgaven.models import Opgave
from opgaven.overleg.models import Actie, Besluit, Overleg
from opgaven.planning.models import Mijlpaal
from opgaven.rondes.models import Ronde
from opgaven.statushouders.models import Taakstellingpost, Toezichtstap
from prt.rekenen.perioden import Precisie
from prt.toegang.rollen.rechten import ALLES, ERGENS, Recht, mag, waar
from prt.toegang.spoor.lezen import gevolgde_modellen
from prt.toegang.spoor.models import Handeling
from prt.weergave import datum, in_zin
from realisatie.besluitvorming.models import Besluitstap
from realisatie.bezetting.models import Bezetting
from realisatie.knelpunten.models import Knelpunt
from realisatie.locaties.models import Beschikbaarheid, Locatie, Regiototaal
from realisatie.locaties.querysets import vertrouwd
from realisatie.uitruil.models import Bevestiging, Overdracht, Uitruil


def _wie_vertrouwd_is(*paden: str) -> Callable[[Any], Q]:
    """For who is trusted with a gemeente along one of these ways."""
    return lambda wie: vertrouwd(wie, *paden)


def _in_eigen_provincie(pad: str) -> Callable[[Any], Q]:
    """For every role in the provincie along this way."""
    return lambda wie: leesbaar_in(wie, pad)


def _op_de_kaart(pad: str) -> Callable[[Any], Q]:
    """Besides those of one's own provincie all of them, for who decides which provincies there are."""
    return lambda wie: ALLES if mag(wie, Recht.INSTALLATIE_BEHEREN, ERGENS) else leesbaar_in(wie, pad)


def _van_zichtbare_uitruil(pad: str) -> Callable[[Any], Q]:
    return lambda wie: Q(**{f"{pad}__in": Overdracht.objects.zichtbaar_voor(wie).values("uitruil")})


LEESBAAR: dict[type, Callable[[Any], Q]] = {
    Locatie: _wie_vertrouwd_is("gemeente"),
    Beschikbaarheid: _wie_vertrouwd_is("locatie__gemeente"),
    Bezetting: _wie_vertrouwd_is("locatie__gemeente"),
    Besluitstap: _wie_vertrouwd_is("locatie__gemeente"),
    Knelpunt: _in_eigen_provincie("gebied"),
    Overdracht: _wie_vertrouwd_is("gever", "ontvanger"),
    Uitruil: _van_zichtbare_uitruil("id"),
    Bevestiging: _van_zichtbare_uitruil("uitruil_id"),
    Regiototaal: _in_eigen_provincie("regio"),
    Opgave: openbaar_of_leesbaar,
    Mijlpaal: openbaar_of_leesbaar,
    Overleg: _in_eigen_provincie("gebied"),
    Besluit: _in_eigen_provincie("overleg__gebied"),
    Actie: _in_eigen_provincie("overleg__gebied"),
    Gebied: _op_de_kaart("id"),
    Lidmaatschap: _op_de_kaart("gebied"),
    Opvolging: _op_de_kaart("gebied"),
    Ronde: openbaar_of_leesbaar,
    Taakstellingpost: openbaar_of_leesbaar,
    Toezichtstap: _wie_vertrouwd_is("gemeente"),
}
"""What has a history, in the order in which it is shown, and who may read it.

Models of apps to the right of this one say it themselves, and come after these.
"""

SOORTEN = {"+": "nieuw", "~": "gewijzigd", "-": "verwijderd"}

LEEG, NIET_TE_ZIEN = "leeg", "een andere locatie"

OVERSLAAN = {"id", "van_precisie", "tot_precisie", "gepland_precisie"}


@dataclass(frozen=True, slots=True)
class Veldwijziging:
    label: str
    van: str
    naar: str


@dataclass(frozen=True, slots=True)
class Recordwijziging:
    """One record in one action; of a new record only its title."""

    titel: str
    soort: str
    velden: tuple[Veldwijziging, ...]

    @property
    def opschrift(self) -> str:
        return self.titel if self.soort == SOORTEN["~"] else f"{self.titel} ({self.soort})"

    def in_woorden(self) -> list[str]:
        return [self.opschrift, *(f"{veld.label}: {veld.van} → {veld.naar}" for veld in self.velden)]


def _leesbaar(model, gebruiker) -> Q:
    return LEESBAAR[model](gebruiker) if model in LEESBAAR else model.spoor_voor(gebruiker)


def _plaats(model) -> int:
    return list(LEESBAAR).index(model) if model in LEESBAAR else len(LEESBAAR)


def gemeenten_van(gebruiker):
    """The gemeenten whose trail somebody may read."""
    return Gemeente.objects.filter(waar(gebruiker, Recht.SPOOR_LEZEN))


def wijzigingen(
    handelingen: Iterable[Handeling], *, gebruiker, hoogstens: int, alleen: Mapping | None = None
) -> dict[int, list[Recordwijziging]]:
    """Per action what it changed, as far as somebody may see it.

    Args:
        hoogstens: so many records of one kind per action.
        alleen: only these models, and of each of them only these rows.
    """
    sleutels = [handeling.pk for handeling in handelingen]
    rijen: list = []
    vorige: dict = {}
    for model in alleen or sorted(gevolgde_modellen(), key=_plaats):
        mag = _leesbaar(model, gebruiker) & (alleen[model] if alleen else Q())
        eigen, ervoor = _rijen(model, sleutels, mag, hoogstens)
        rijen += [(model, rij) for rij in eigen]
        vorige |= {(model, sleutel): rij for sleutel, rij in ervoor.items()}
    namen = _namen(rijen, vorige.values(), gebruiker)
    per_handeling = defaultdict(list)
    for model, rij in rijen:
        per_handeling[rij.handeling_id].append(_record(model, rij, vorige.get((model, rij.vorige)), namen))
    return per_handeling


def _rijen(model, sleutels, zichtbaar: Q, hoogstens: int):
    historie = model.history.model.objects
    eerder = historie.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id")).order_by("-history_id")
    rijen = historie.filter(zichtbaar, handeling__in=sleutels)
    rangnummer = Window(RowNumber(), partition_by=F("handeling"), order_by=F("history_id").asc())
    rijen = list(
        rijen.annotate(vorige=Subquery(eerder.values("history_id")[:1]), rangnummer=rangnummer)
        .filter(rangnummer__lte=hoogstens)
        .order_by("history_id")
    )
    return rijen, historie.in_bulk({rij.vorige for rij in rijen if rij.vorige}, field_name="history_id")


def _namen(rijen, vorige, gebruiker) -> dict[type, dict[int, str]]:
    """What the foreign keys are called; a locatie only when this person may see it."""
    sleutels = defaultdict(set)
    for rij in (*(rij for _, rij in rijen), *vorige):
        for veld in rij.tracked_fields:
            if veld.is_relation and getattr(rij, veld.attname):
                sleutels[veld.related_model].add(getattr(rij, veld.attname))
    namen = {}
    for model, nodig in sleutels.items():
        alles = Locatie.objects.zichtbaar_voor(gebruiker) if model is Locatie else model._default_manager.all()
        erbij = [veld.name for veld in model._meta.fields if veld.is_relation]  # a name may be made of other names
        namen[model] = {record.pk: str(record) for record in alles.filter(pk__in=nodig).select_related(*erbij)}
    return namen


def _record(model, rij, vorige, namen) -> Recordwijziging:
    velden: tuple[Veldwijziging, ...] = ()
    if vorige:
        paren = ((veld, _waarde(veld, vorige, namen), _waarde(veld, rij, namen)) for veld in rij.tracked_fields)
        velden = tuple(
            Veldwijziging(_label(veld), van, naar)
            for veld, van, naar in paren
            if van != naar and veld.name not in OVERSLAAN
        )
    return Recordwijziging(_titel(model, rij, namen), SOORTEN[rij.history_type], velden)


def _titel(model, rij, namen) -> str:
    if model is Locatie:
        return f"Locatie {rij.naam}"
    if model is Beschikbaarheid:
        locatie = namen.get(Locatie, {}).get(rij.locatie_id, NIET_TE_ZIEN)
        return f"Periode {in_zin(rij.get_doelgroep_display())} {rij.plekken or 'zonder aantal'}, {locatie}"
    if hasattr(model, "spoor_titel"):
        return model.spoor_titel(rij)
    naam = getattr(rij, "naam", "") or getattr(rij, "aantal", None) or getattr(rij, "plekken", "")
    return f"{model._meta.verbose_name.capitalize()} {naam}"


def _label(veld) -> str:
    return str(veld.verbose_name).capitalize()


def _waarde(veld, rij, namen) -> str:
    waarde = getattr(rij, veld.attname)
    if veld.name == "gepland" and waarde:
        return datum(waarde, Precisie(rij.gepland_precisie))
    if veld.name in ("van", "tot") and hasattr(rij, f"{veld.name}_precisie"):
        return datum(waarde, Precisie(getattr(rij, f"{veld.name}_precisie")))
    if waarde is None or waarde == "":
        return LEEG
    if veld.is_relation:
        return namen.get(veld.related_model, {}).get(waarde, NIET_TE_ZIEN)
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, date):
        return datum(waarde)
    return str(dict(veld.flatchoices).get(waarde, waarde))


def geschiedenis(locatie: Locatie, *, gebruiker, hoogstens: int = 50) -> list[tuple[Handeling, list[Recordwijziging]]]:
    """The last actions on a locatie and its periods, latest first; nothing for who may not read its trail."""
    van_locatie = Locatie.history.filter(id=locatie.pk).values("handeling")
    van_periodes = Beschikbaarheid.history.filter(locatie_id=locatie.pk).values("handeling")
    van_stappen = Besluitstap.history.filter(locatie_id=locatie.pk).values("handeling")
    alles = Q(pk__in=van_locatie) | Q(pk__in=van_periodes) | Q(pk__in=van_stappen)
    over = Handeling.objects.filter(alles).order_by("-pk")[:hoogstens]
    eigen = Q(locatie=locatie.pk)
    alleen = {Locatie: Q(id=locatie.pk), Beschikbaarheid: eigen, Besluitstap: eigen}
    per_handeling = wijzigingen(over, gebruiker=gebruiker, hoogstens=200, alleen=alleen)
    return [(handeling, per_handeling[handeling.pk]) for handeling in over if handeling.pk in per_handeling]
