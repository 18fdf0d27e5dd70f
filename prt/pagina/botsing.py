"""Two people changed the same: what each filled in, side by side, the choice between the two, and nothing lost."""

import hashlib
from dataclasses import dataclass
from itertools import chain

from django.db.models import Max
from django.forms import BaseForm, DateField
from django.forms.boundfield import BoundField
from django.forms.formsets import DELETION_FIELD_NAME
from django.forms.widgets import CheckboxInput, DateTimeBaseInput
from django.http import QueryDict

from prt.pagina.formulieren import formulieren_van, sleutel_van
from prt.toegang.spoor.models import Handeling
from prt.weergave import datum

VERSIE = "versie"
"""The hidden field with the version that a form was opened with."""
GEEN_VERSIE = -1

KEUZE, VAN_HEN, ALLES = "keuze-", "hun-", "alles"
"""What the screen sends beside what was filled in: of every field the choice and what they have; or one for all."""
HUN = "hun"


class Achterhaald(Exception):  # noqa: N818 - not an error: somebody else was first
    """The record was changed since the version that this change started from."""


def versie_van(rij) -> int:
    """The version of one record; 0 for what is not there yet."""
    return laatste(rij.history) if rij.pk else 0


def laatste(*geschiedenissen) -> int:
    """The last handeling in these histories: the version of what they are of.

    Who writes holds the record before the handeling begins, so that of one record they are in the order of writing.
    """
    return max((van.aggregate(laatste=Max("handeling"))["laatste"] or 0 for van in geschiedenissen), default=0)


def handelingen_na(versie: int, *geschiedenissen) -> tuple[Handeling, ...]:
    """What was done since."""
    sleutels = (van.filter(handeling__gt=versie).values_list("handeling", flat=True) for van in geschiedenissen)
    return tuple(Handeling.objects.filter(pk__in={*chain(*sleutels)}).order_by("pk"))


def zoals_in(versie: int, geschiedenis) -> dict:
    """The records of a history by key, as that version had them."""
    rijen = {rij.id: rij for rij in geschiedenis.filter(handeling__lte=versie).order_by("history_id")}
    return {sleutel: rij.instance for sleutel, rij in rijen.items() if rij.history_type != "-"}


def gestuurde_versie(gegevens) -> int:
    """What the form says; without anything legible it is nobody's version, and refused for what is there already."""
    tekst = gegevens.get(VERSIE, "")
    return int(tekst) if tekst.isascii() and tekst.isdecimal() and len(tekst) < 16 else GEEN_VERSIE


def eis_versie(rij, versie: int) -> None:
    """Within a transaction: nobody else writes this record until it is over.

    Raises:
        Achterhaald: when somebody did since ``versie``.
    """
    type(rij)._base_manager.select_for_update().get(pk=rij.pk)
    if versie_van(rij) != versie:
        raise Achterhaald


@dataclass(frozen=True, slots=True)
class Verschil:
    """A field that somebody else changed. ``beide``: filled in differently here as well, so that one must choose."""

    veld: str
    waarvan: str
    label: str
    mijn: str
    hun: str
    beide: bool
    waarden: tuple[str, ...]
    """Theirs, as a browser sends it."""


@dataclass(frozen=True)
class Botsing:
    """What there is to choose, what they added, and what they did meanwhile."""

    verschillen: tuple[Verschil, ...]
    erbij: tuple[str, ...]
    anderen: tuple[Handeling, ...]


def botsing(mijn, hun, basis, anderen: tuple[Handeling, ...]) -> Botsing:
    """What stands against each other now that ``mijn``, which is valid, turned out to be behind.

    Args:
        hun: the same form as it is stored now.
        basis: as it was when ``mijn`` was opened; without it every difference is one to choose about.
    """
    hunne, toen = _per_sleutel(hun), _per_sleutel(basis) if basis else {}
    verschillen = []
    for formulier in formulieren_van(mijn):
        sleutel = sleutel_van(formulier)
        if van_hen := hunne.pop(sleutel, None):
            verschillen += _verschillen(formulier, van_hen, toen.get(sleutel))
        elif sleutel in toen:
            verschillen += _weggehaald(formulier, toen[sleutel])
    erbij = (_in_woorden(formulier) for sleutel, formulier in hunne.items() if sleutel not in toen)
    return Botsing(tuple(verschillen), tuple(erbij), anderen)


def gekozen(gegevens: QueryDict) -> QueryDict:
    """What was sent, with theirs in every field of which that was chosen on the screen of a conflict."""
    uit = gegevens.copy()
    for naam, keuze in gegevens.items():
        if naam.startswith(KEUZE) and gegevens.get(ALLES, keuze) == HUN:
            veld = naam.removeprefix(KEUZE)
            uit.pop(veld, None)
            if waarden := gegevens.getlist(VAN_HEN + veld):
                uit.setlist(veld, waarden)
    return uit


def ingevuld(gegevens: QueryDict, bewaking: dict[str, str]) -> list[tuple[str, str]]:
    """What was filled in, to be sent again, with other hidden fields to keep it safe."""
    weg = {"csrfmiddlewaretoken", ALLES, *bewaking}
    eigen = [naam for naam in gegevens if naam not in weg and not naam.startswith((KEUZE, VAN_HEN))]
    return [*bewaking.items(), *((naam, waarde) for naam in eigen for waarde in gegevens.getlist(naam))]


def afdruk(*waarden) -> int:
    """The version of what has no history: another number for other values."""
    return int(hashlib.sha256(repr(waarden).encode()).hexdigest()[:12], 16)


def eis_afdruk(nu: int, versie: int) -> None:
    """Raises Achterhaald: when it is no longer what was seen."""
    if nu != versie:
        raise Achterhaald


def _per_sleutel(formulier) -> dict:
    return {sleutel_van(deel): deel for deel in formulieren_van(formulier)}


def _verschillen(mijn: BaseForm, hun: BaseForm, basis: BaseForm | None) -> list[Verschil]:
    gevonden: list[Verschil] = []
    for veld in (veld for veld in mijn.visible_fields() if veld.name in hun.fields):
        van_hen, van_toen = hun[veld.name], basis and veld.name in basis.fields and basis[veld.name]
        hier_weg = veld.name == DELETION_FIELD_NAME and _waarden(veld)
        door_hen = bool(gevonden) if hier_weg else not (van_toen and _waarden(van_hen) == _waarden(van_toen))
        if door_hen and not _gelijk(veld, van_hen):
            gevonden.append(
                Verschil(
                    veld=veld.html_name,
                    waarvan=getattr(mijn, "opschrift", ""),
                    label=str(veld.label),
                    mijn=_leesbaar(veld),
                    hun=_leesbaar(van_hen),
                    beide=not (van_toen and _gelijk(veld, van_toen)),
                    waarden=_waarden(van_hen),
                )
            )
    return gevonden


def _weggehaald(mijn: BaseForm, basis: BaseForm):
    """A row that they took away and that stands here, as it was or changed."""
    weg = mijn[DELETION_FIELD_NAME]
    if not _waarden(weg):
        beide = not all(_gelijk(veld, basis[veld.name]) for veld in mijn.visible_fields() if veld.name in basis.fields)
        tekst = {"label": getattr(mijn, "opschrift", ""), "mijn": _in_woorden(mijn), "hun": "verwijderd"}
        yield Verschil(weg.html_name, "", **tekst, beide=beide, waarden=("on",))


def _in_woorden(formulier: BaseForm) -> str:
    """What is filled in."""
    velden = [veld for veld in formulier.visible_fields() if any(_waarden(veld))]
    return "; ".join(f"{veld.label}: {_leesbaar(veld)}" for veld in velden)


def _gelijk(mijn: BoundField, ander: BoundField) -> bool:
    """Also when the same was written in another way."""
    return _waarden(mijn) == _waarden(ander) or not mijn.field.has_changed(ander.value(), mijn.value())


def _waarden(veld: BoundField) -> tuple[str, ...]:
    """As the browser would send it: a box that is not ticked is not there."""
    waarde = veld.value()
    if isinstance(veld.field.widget, CheckboxInput):
        return ("on",) if waarde else ()
    if isinstance(veld.field.widget, DateTimeBaseInput):
        waarde = veld.field.widget.format_value(waarde)
    waarden = waarde if isinstance(waarde, list | tuple) else ["" if waarde is None else waarde]
    return tuple(str(een).replace("\r\n", "\n").strip() for een in waarden)


def _leesbaar(veld: BoundField) -> str:
    waarden = _waarden(veld)
    if isinstance(veld.field.widget, CheckboxInput):
        return "ja" if waarden else "nee"
    if isinstance(veld.field, DateField) and not veld.errors and any(waarden):
        return datum(veld.field.to_python(waarden[0]))
    keuzes = {str(waarde): naam for waarde, naam in getattr(veld.field, "choices", ())}
    return ", ".join(str(keuzes.get(waarde, waarde)) for waarde in waarden if waarde) or "niet ingevuld"
