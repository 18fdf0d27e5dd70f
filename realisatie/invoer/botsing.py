"""Two people changed the same locatie: what each of them filled in, side by side, and the choice between the two."""

from dataclasses import dataclass

from django.forms import ModelChoiceField, ModelForm
from django.forms.boundfield import BoundField

from prt.toegang.spoor.models import Handeling
from realisatie.invoer.forms import LocatieFormulier, LocatieInvoer, PeriodeFormulier
from realisatie.locaties.models import Beschikbaarheid, Locatie
from realisatie.locaties.versies import in_versie, versie_van

MIJN, HUN = "mijn", "hun"

KEUZE, ALLES = "keuze-", "alles"


@dataclass(frozen=True, slots=True)
class Locatieverschil:
    """One field that somebody else changed and that differs from what was filled in here."""

    veld: str
    waarvan: str
    label: str
    mijn: str
    hun: str
    voorkeur: str

    @property
    def keuzeveld(self) -> str:
        return KEUZE + self.veld


@dataclass(frozen=True)
class Locatiebotsing:
    """Everything the page needs to let somebody choose; ``gegevens`` is what was filled in, to be sent again."""

    versie: int
    verschillen: tuple[Locatieverschil, ...]
    erbij: tuple[Beschikbaarheid, ...]
    anderen: tuple[Handeling, ...]
    gegevens: tuple[tuple[str, str], ...]


def botsing(invoer: LocatieInvoer, *, gebruiker) -> Locatiebotsing:
    """What stands against each other now that ``invoer``, which is valid, turned out to be behind."""
    begonnen_met = invoer.gezien
    nu = Locatie.objects.get(pk=invoer.locatie.pk)
    versie, toen, periodes_toen = versie_van(nu), *in_versie(nu, begonnen_met)
    periodes_nu = {periode.pk: periode for periode in nu.beschikbaarheden.all()}
    verschillen = list(_verschillen(invoer.formulier, "Locatie", _leeg(nu, gebruiker), _leeg(toen, gebruiker)))
    gezien = set()
    for nummer, formulier in enumerate(invoer.periodes.initial_forms, 1):
        sleutel = formulier.instance.pk
        gezien.add(sleutel)
        hun, basis = (PeriodeFormulier(instance=van[sleutel]) for van in (periodes_nu, periodes_nu | periodes_toen))
        verschillen += _verschillen(formulier, f"Periode {nummer}", hun, basis)
    return Locatiebotsing(
        versie=versie,
        verschillen=tuple(verschillen),
        erbij=tuple(periode for sleutel, periode in periodes_nu.items() if sleutel not in gezien),
        anderen=tuple(_handelingen(nu, begonnen_met)),
        gegevens=tuple((veld, waarde) for veld, waarde in invoer.formulier.data.items() if _is_invoer(veld)),
    )


def kies(gegevens, locatie: Locatie, *, gebruiker):
    """The posted data with, for every field where "hun" was chosen, what the other person filled in."""
    gegevens = gegevens.copy()
    alles = gegevens.get(ALLES)
    gekozen = [v.removeprefix(KEUZE) for v in gegevens if v.startswith(KEUZE) and (alles or gegevens[v]) == HUN]
    if not gekozen or not locatie.pk:
        return gegevens
    formulieren = {"": _leeg(Locatie.objects.get(pk=locatie.pk), gebruiker)}
    for periode in locatie.beschikbaarheden.all():
        formulieren[str(periode.pk)] = PeriodeFormulier(instance=periode)
    for veld in gekozen:
        kop, streep, naam = veld.rpartition("-")
        formulier = formulieren.get(gegevens.get(f"{kop}-id", "") if streep else "")
        if formulier and naam in formulier.fields:
            _zet(gegevens, veld, formulier[naam])
    return gegevens


def _zet(gegevens, veld: str, hun: BoundField) -> None:
    """As a browser would send it: a box that is not ticked is not there."""
    if hun.is_vinkje and not hun.value():
        gegevens.pop(veld, None)
    else:
        gegevens[veld] = "on" if hun.is_vinkje else _tekst(hun)


def _leeg(locatie: Locatie, gebruiker) -> LocatieFormulier:
    return LocatieFormulier(instance=locatie, gebruiker=gebruiker)


def _verschillen(mijn: ModelForm, waarvan: str, hun: ModelForm, basis: ModelForm):
    """Fields that the other changed since the version both began with; who changed a field alone is proposed."""
    for veld in mijn.visible_fields():
        m, h, b = _tekst(veld), _tekst(hun[veld.name]), _tekst(basis[veld.name])
        if h not in (m, b):
            voorkeur = HUN if m == b else MIJN
            yield Locatieverschil(
                veld.html_name, waarvan, veld.label, _leesbaar(veld), _leesbaar(hun[veld.name]), voorkeur
            )


def _tekst(veld: BoundField) -> str:
    waarde = veld.value()
    return "" if waarde is None else str(waarde).replace("\r\n", "\n")


def _leesbaar(veld: BoundField) -> str:
    """A field's value in words."""
    if veld.is_vinkje:
        return "ja" if veld.value() else "nee"
    tekst = _tekst(veld)
    if isinstance(veld.field, ModelChoiceField):
        gekozen = Locatie.objects.filter(pk=tekst).first() if tekst else None
        return str(gekozen or "niet ingevuld")
    return str(dict(getattr(veld.field, "choices", ())).get(tekst, tekst)) or "niet ingevuld"


def _handelingen(locatie: Locatie, na: int):
    over = {*Locatie.history.filter(id=locatie.pk, handeling__gt=na).values_list("handeling", flat=True)}
    over |= {
        *Beschikbaarheid.history.filter(locatie_id=locatie.pk, handeling__gt=na).values_list("handeling", flat=True)
    }
    return Handeling.objects.filter(pk__in=over).order_by("pk")


def _is_invoer(veld: str) -> bool:
    return veld not in ("csrfmiddlewaretoken", "versie", ALLES) and not veld.startswith(KEUZE)
