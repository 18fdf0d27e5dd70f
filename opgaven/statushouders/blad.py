"""The taakstelling as sheets: column names as in the published tables, ``None`` for onbekend."""

from datetime import date
from operator import attrgetter

from opgaven.gebieden.indeling import Tabelgroep, per_groep
from opgaven.gebieden.keuzes import Lidsoort
from opgaven.gebieden.models import Provincie, Regio, het_land
from opgaven.opgaven.blad import KOPPEN, gemeenten_per_groep
from opgaven.opgaven.models import Opgave
from opgaven.opgaven.querysets import geldend_op
from opgaven.rondes.keuzes import Stroom
from opgaven.rondes.models import Ronde
from opgaven.statushouders.keuzes import Postsoort
from opgaven.statushouders.lezen import code_van, lees_grootboeken, saldo_tekst
from opgaven.statushouders.models import Taakstellingpost
from opgaven.statushouders.overzicht import groepsom, rijen
from opgaven.statushouders.rekenen import Halfjaar, Halfjaartotaal, Saldo, Saldosom, totaal
from prt.rekenen.getallen import Som
from prt.weergave import cel
from prt.werkboek.schrijven import Blad


def statushouders(
    ronde: Ronde,
    provincie: Provincie,
    regio: Regio | None,
    peildatum: date,
    indeling: Lidsoort = Lidsoort.REGIO,
) -> Blad:
    """The half-year of every gemeente, without the supervision: that is not published.

    In another grouping than by regio, which is as published, with a row for every group as a whole.
    """
    koppen = (
        "gemeente",
        indeling.value,
        *KOPPEN[Stroom.STATUSHOUDERS],
        "beginstand",
        "beginstand_is_hoogstens",
        "correcties",
        "uitruil",
        "gehuisvest",
        "waarvan_amv",
        "maanden_geteld",
        "voor_op_tempo",
        "stand",
        "prognose",
    )
    groepen = gemeenten_per_groep(regio or provincie, peildatum, indeling)
    boeken = lees_grootboeken([gemeente for delen in groepen.values() for gemeente in delen], peildatum)
    gevonden = rijen(boeken, ronde, zichtbaar=(), indeling=indeling, dag=peildatum)
    regels = []
    for groep, eigen in per_groep(gevonden, attrgetter("groep"), "op_naam").items():
        regels += [_regel(rij.gemeente.naam, groep, rij.regel, rij.maanden, rij.tempo) for rij in eigen]
        if indeling != Lidsoort.REGIO:
            deel = groepsom(groep, eigen)
            regels.append(_regel(deel.naam, groep, totaal([rij.regel for rij in eigen]), None, deel.som["tempo"]))
    return Blad("Statushouders", koppen, regels)


def _regel(
    naam: str, groep: Tabelgroep, regel: Halfjaar | Halfjaartotaal, maanden: int | None, tempo: int | Som | None
) -> tuple:
    begin = _geheel(regel.beginstand)
    return (
        naam,
        str(groep),
        cel(regel.taakstelling),
        _aantal(regel.inclusief),
        _aantal(regel.beginstand),
        begin and begin.hoogstens,
        regel.correctie,
        regel.uitruil,
        cel(regel.gerealiseerd),
        cel(regel.amv),
        maanden,
        cel(tempo),
        _aantal(regel.stand),
        _aantal(regel.prognose),
    )


def _geheel(saldo: Saldo | Saldosom | None) -> Saldo | None:
    return saldo.heel if isinstance(saldo, Saldosom) else saldo


def _aantal(saldo: Saldo | Saldosom | None) -> int | str | None:
    """In words where it is of several and a part is unknown."""
    if isinstance(saldo, Saldosom) and 0 < saldo.bekend < saldo.van:
        return saldo_tekst(saldo)
    geheel = _geheel(saldo)
    return geheel.aantal if geheel else None


def halfjaren(regio: Regio, peildatum: date) -> Blad:
    """The half-years begun by then with the figures of a whole regio, and a second row where the saldo is published."""
    gebieden = Opgave.objects.filter(gebied__in=(regio, het_land()))
    per_ronde: dict[int, dict[bool, Opgave]] = {}
    for opgave in geldend_op(gebieden.filter(ronde__stroom=Stroom.STATUSHOUDERS), peildatum):
        per_ronde.setdefault(opgave.ronde_id, {})[opgave.gebied_id != regio.pk] = opgave
    tellingen = Taakstellingpost.objects.filter(gebied=regio, soort=Postsoort.REALISATIE, maand=None)
    gehuisvest = dict(tellingen.values_list("ronde", "aantal"))
    regels = []
    for ronde in Ronde.objects.halfjaren().filter(van__lte=peildatum, pk__in=per_ronde):
        eigen, landelijk = (per_ronde[ronde.pk].get(sleutel) for sleutel in (False, True))
        paren = [(o and o.aantal, o and o.inclusief_saldo) for o in (landelijk, eigen)]
        met_saldo = [saldo for _, saldo in paren]
        telling = gehuisvest.get(ronde.pk)
        heeft_saldo = any(saldo is not None for saldo in met_saldo)
        regels.append((code_van(ronde), *(aantal for aantal, _ in paren), None if heeft_saldo else telling))
        if heeft_saldo:
            regels.append((f"{code_van(ronde)} inclusief achterstand", *met_saldo, telling))
    return Blad("Halfjaren", ("halfjaar", "landelijk", regio.naam, f"realisatie_{regio.naam}"), regels)
