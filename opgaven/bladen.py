"""What the screens of the opgaven show, as sheets: column names as in the published tables, ``None`` for onbekend."""

from datetime import date

from django.db.models import F

from opgaven.keuzes import Grondslag, Postsoort, Stroom
from opgaven.models import Gemeente, Mijlpaal, Opgave, Provincie, Regio, Ronde, Taakstellingpost
from opgaven.overzicht import rijen
from opgaven.querysets import geldend_op
from opgaven.reeks import capaciteitsbesluittabel
from opgaven.rekenen.taakstelling import Saldo
from opgaven.stand import opgaven_van
from opgaven.taakstelling import code_van, lees_grootboeken
from opgaven.verdelingen import KOLOMMEN, verdelingtabel
from prt.werkboek.schrijven import Blad

VERDELING = (Grondslag.RAMING, Grondslag.CAPACITEITSBESLUIT, Grondslag.INDICATIEF)
"""What comes with a capaciteitsbesluit, before gemeenten and minister divide it themselves."""
KOPPEN = {
    Stroom.STATUSHOUDERS: ("taakstelling", "inclusief_voor_achterstand"),
    Stroom.OEKRAINE: ("opgave",),
    Stroom.CNO: ("opgave",),
    Stroom.ASIEL: ("opgave", "waarvan_amv"),
}


def _gemeenten(provincie: Provincie, regio: Regio | None):
    """In the order of the published tables: per regio by name."""
    return Gemeente.objects.in_provincie(provincie, regio).order_by("regio__naam", "naam")


def opgaven(ronde: Ronde, provincie: Provincie, regio: Regio | None, peildatum: date) -> Blad:
    """The opgave in force of every gemeente that has one; of every regio where it is asked of regio's (CNO)."""
    gevonden = opgaven_van(ronde, peildatum)
    koppen = KOPPEN[ronde.stroom]

    def cijfers(cijfer) -> list:
        velden = {"waarvan_amv": cijfer.waarvan_amv, "inclusief_voor_achterstand": cijfer.inclusief_saldo}
        return [velden.get(kop, cijfer.aantal) for kop in koppen]

    if ronde.stroom == Stroom.CNO:
        regios = [regio] if regio else Regio.objects.filter(provincie=provincie).order_by("naam")
        per_regio = [(r.naam, *cijfers(gevonden.per_regio[r.pk])) for r in regios if r.pk in gevonden.per_regio]
        return Blad("Opgaven", ("regio", *koppen), per_regio)
    per_gemeente = gevonden.per_gemeente
    gemeenten = (g for g in _gemeenten(provincie, regio) if g.pk in per_gemeente)
    return Blad(
        "Opgaven",
        ("gemeente", "regio", *koppen),
        [(g.naam, g.regio.naam, *cijfers(per_gemeente[g.pk])) for g in gemeenten],
    )


def statushouders(ronde: Ronde, provincie: Provincie, regio: Regio | None, peildatum: date) -> Blad:
    """The half-year of every gemeente, without the supervision: that is not published."""
    koppen = (
        "gemeente",
        "regio",
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
    boeken = lees_grootboeken(list(_gemeenten(provincie, regio)), peildatum)
    regels = []
    for rij in rijen(boeken, ronde, zichtbaar=()):
        regel = rij.regel
        regels.append(
            (
                rij.gemeente.naam,
                rij.gemeente.regio.naam,
                regel.taakstelling,
                _aantal(regel.inclusief),
                _aantal(regel.beginstand),
                regel.beginstand and regel.beginstand.hoogstens,
                regel.correctie,
                regel.uitruil,
                regel.gerealiseerd,
                regel.amv,
                rij.maanden,
                rij.tempo,
                _aantal(regel.stand),
                _aantal(regel.prognose),
            )
        )
    return Blad("Statushouders", koppen, regels)


def _aantal(saldo: Saldo | None) -> int | None:
    return None if saldo is None else saldo.aantal


def halfjaren(regio: Regio, peildatum: date) -> Blad:
    """The half-years begun by then with the figures of a whole regio, and a second row where the saldo is published."""
    gebieden = Opgave.objects.filter(regio=regio) | Opgave.objects.filter(provincie=None, regio=None, gemeente=None)
    per_ronde: dict[int, dict[bool, Opgave]] = {}
    for opgave in geldend_op(gebieden.filter(ronde__stroom=Stroom.STATUSHOUDERS), peildatum):
        per_ronde.setdefault(opgave.ronde_id, {})[opgave.regio_id is None] = opgave
    tellingen = Taakstellingpost.objects.filter(regio=regio, soort=Postsoort.REALISATIE, maand=None)
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


def planning(ronde: Ronde) -> Blad:
    mijlpalen = Mijlpaal.objects.filter(ronde=ronde).order_by("datum", "pk")
    regels = [(m.kwartaal, m.datum, m.omschrijving, m.verantwoordelijk or None) for m in mijlpalen]
    return Blad("Planning", ("kwartaal", "datum", "mijlpaal", "verantwoordelijk"), regels)


def capaciteitsbesluiten(provincie: Provincie, peildatum: date) -> Blad:
    """How many places were asked over the years, as known by then: of the country, the provincie and its regio's."""
    regios = sorted(regio.naam for regio in provincie.regios.all())
    regels = [tuple(rij.values()) for rij in capaciteitsbesluittabel(provincie, peildatum)]
    return Blad("Capaciteitsbesluiten", ("capaciteitsbesluit", "landelijk", provincie.naam, *regios), regels)


def gemeenten(regio: Regio | None = None) -> Blad:
    """All gemeenten, also those outside the regio's that take part in an uitruil."""
    alle = Gemeente.objects.select_related("regio", "provincie")
    alle = alle.filter(regio=regio) if regio else alle
    geordend = alle.order_by(F("regio__naam").asc(nulls_last=True), "naam")
    regels = [(g.cbs_code, g.naam, g.regio and g.regio.naam, g.provincie.naam) for g in geordend]
    return Blad("Gemeenten", ("cbs_code", "gemeente", "regio", "provincie"), regels)


def verdeling(provincie: Provincie, regio: Regio | None, ronde: Ronde | None, peildatum: date) -> Blad:
    """The last division kept by that day, over this regio or by the opgaven of this ronde if so asked.

    No rows when none was kept. A division is a working paper of the CdK's staff: only for whoever runs the command.
    """
    bewaard = provincie.verdelingen.filter(handeling__wanneer__date__lte=peildatum)
    bewaard = bewaard.filter(regio=regio) if regio else bewaard
    laatste = (bewaard.filter(ronde=ronde) if ronde else bewaard).first()
    regels = [tuple(rij.values()) for rij in verdelingtabel(laatste)] if laatste else []
    return Blad("Verdeling", KOLOMMEN, regels)
