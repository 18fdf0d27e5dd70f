"""How a provincie is divided, and what of that changes on which day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from opgaven.gebieden.kaart import kaart
from opgaven.gebieden.keuzes import Lidsoort
from opgaven.gebieden.models import Gemeente, Lidmaatschap, Opvolging, Provincie, Regio
from opgaven.gebieden.rekenen import VANOUDS


@dataclass(frozen=True, slots=True)
class Kaartwijziging:
    """One change of the map, within a sentence without its day."""

    dag: date
    tekst: str


def regios_met_gemeenten(provincie: Provincie) -> list[tuple[Regio, list[Gemeente]]]:
    """As it is today, in the order of the verslag."""
    per_regio: dict[Regio, list[Gemeente]] = {regio: [] for regio in kaart().regios(provincie.pk)}
    for gemeente in Gemeente.objects.in_gebied(provincie):
        if gemeente.regio:
            per_regio[gemeente.regio].append(gemeente)
    return list(per_regio.items())


def kaartwijzigingen(provincie: Provincie) -> list[Kaartwijziging]:
    """What was or will be changed, latest first. Two queries."""
    hier = provincie.omvat
    verhuisd = Lidmaatschap.objects.filter(
        gebied__in=hier, soort__in=(Lidsoort.REGIO, Lidsoort.DEEL), vanaf__gt=VANOUDS
    )
    opgegaan = Opvolging.objects.filter(gebied__in=hier)
    gevonden = [
        *_verhuisd(verhuisd.select_related("gebied", "groep")),
        *_opgegaan(opgegaan.select_related("gebied", "opvolger")),
    ]
    return sorted(set(gevonden), key=lambda wijziging: (wijziging.dag, wijziging.tekst), reverse=True)


def _verhuisd(leden: Iterable[Lidmaatschap]) -> Iterable[Kaartwijziging]:
    for lid in leden:
        if lid.soort == Lidsoort.DEEL:
            tekst = f"een deel van {lid.gebied} gaat naar {lid.groep}"
        else:
            tekst = f"{lid.gebied} hoort bij {lid.groep or 'geen regio meer'}"
        yield Kaartwijziging(lid.vanaf, tekst)


def _opgegaan(opvolging: Iterable[Opvolging]) -> Iterable[Kaartwijziging]:
    for rij in opvolging:
        if rij.gebied.tot:
            yield Kaartwijziging(rij.gebied.tot, f"{rij.gebied} gaat op in {rij.opvolger}")
