"""The tables behind a report, by the names that its parts give: rows of numbers, unknown as ``None``."""

import json
from collections.abc import Callable, Iterable, Mapping

from django.utils import timezone

from prt.weergave import datum, periode_kort
from verslag.cijfers import opgaventabel, tabellen
from verslag.cijfers.cijfers import Afloop
from verslag.cijfers.tabellen import Rij
from verslag.document.document import Verslag


def als_json(verslag: Verslag) -> bytes:
    """What the report is about, and the tables of its parts."""
    kop: dict = {
        "rapport": verslag.rapport.sleutel,
        "gebied": str(verslag.gebied),
        "provincie": verslag.cijfers.naam,
        "cyclus": verslag.ronde.nummer,
        "peildatum": verslag.cijfers.peildatum.isoformat(),
    }
    if verslag.cijfers.bekend_op:
        kop["bekend_op"] = verslag.cijfers.bekend_op.isoformat()
    kop |= {"status": verslag.status, "bronnen": verslag.bronnen}
    inhoud = kop | {naam: TABELLEN[naam](verslag) for naam in verslag.rapport.gegevens}
    return json.dumps(inhoud, ensure_ascii=False, indent=2, default=str).encode() + b"\n"


def _opgaven(verslag: Verslag) -> list[Rij]:
    return [
        {
            "gemeente": rij.naam,
            "opgave_asiel": rij.opgave,
            "waarvan_amv": rij.opgave_amv,
            "gegarandeerd": rij.gegarandeerd,
            "opgave_oekraine": rij.stroom.opgave_oekraine.heel,
            "plekken_oekraine": rij.stroom.plekken_oekraine.heel,
            "taakstelling_statushouders": rij.stroom.taakstelling.heel,
            "taakstelling_met_saldo": rij.stroom.taakstelling_met_saldo.heel,
        }
        for rij in (opgaventabel.van_gemeente(gemeente, verslag.stromen) for gemeente in verslag.gemeenten)
    ]


def _afloop(einden: Iterable[Afloop]) -> list[Rij]:
    return [
        {
            "vanaf": afloop.einde.dag,
            "vanaf_zoals_bekend": datum(afloop.einde.dag, afloop.einde.precisie),
            "gemeente": afloop.naam,
            "plekken_minder": afloop.einde.plekken,
            "tijdens_de_cyclus": afloop.einde.binnen,
        }
        for afloop in einden
    ]


def _tijdlijn(verslag: Verslag) -> list[Rij]:
    return [
        {
            "gemeente": gemeente.naam,
            "naam": regel.naam,
            "doelgroep": regel.doelgroep,
            "plekken": regel.plekken,
            "van": regel.periode.van,
            "tot": regel.periode.tot,
            "periode": periode_kort(regel.periode),
            "zekerheid": regel.zekerheid.value,
        }
        for gemeente in verslag.gemeenten
        for regel in verslag.cijfers.tijdlijnen.get(gemeente.gemeente.pk, ())
    ]


def _maandverschil(verslag: Verslag) -> list[Rij]:
    verschil = verslag.aanvullingen.maandverschil
    return [
        {"gebied": regel.naam}
        | {
            f"{naam}{moment}": getal
            for naam in ("opgave", "gegarandeerd", "voornemens")
            for moment, getal in zip(("_vorige_maand", ""), getattr(regel, naam), strict=True)
        }
        for regel in (verschil.regels if verschil else ())
    ]


def _maandstanden(verslag: Verslag) -> list[Rij]:
    return [
        {
            "gemeente": regel.gemeente.naam,
            "status": regel.status.naam,
            "bevestigd_op": regel.bevestigd_op,
            "nog_niet_bevestigd": regel.ontbreekt,
        }
        for regel in verslag.aanvullingen.maandstanden
    ]


def _knelpunten(verslag: Verslag) -> list[Rij]:
    return [
        {
            "thema": knelpunt.get_thema_display(),
            "gebied": str(knelpunt.gebied),
            "knelpunt": knelpunt.tekst,
            "status": knelpunt.get_status_display(),
            "sinds": timezone.localdate(knelpunt.moment),
        }
        for knelpunt in verslag.aanvullingen.knelpunten
    ]


TABELLEN: Mapping[str, Callable[[Verslag], list[Rij]]] = {
    "in_een_oogopslag": lambda verslag: tabellen.in_een_oogopslag(verslag.cijfers),
    "garanties": lambda verslag: tabellen.garanties(verslag.cijfers),
    "stand_van_zaken": lambda verslag: tabellen.stand_van_zaken(verslag.cijfers),
    "gemeenten": lambda verslag: tabellen.per_gemeente(verslag.gemeenten),
    "opgaven": _opgaven,
    "tijdlijn": _tijdlijn,
    "afloop": lambda verslag: _afloop(verslag.cijfers.afloop),
    "afloop_jaar": lambda verslag: _afloop(verslag.afloop_jaar),
    "maandverschil": _maandverschil,
    "maandstanden": _maandstanden,
    "knelpunten": _knelpunten,
}
