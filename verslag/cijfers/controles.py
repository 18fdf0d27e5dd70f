"""Checks on the figures (R13): messages that say where to look, never a crash."""

from collections.abc import Iterable
from datetime import date

from opgaven.opgaven.lezen import GeldendeOpgaven, Opgavecijfer
from prt.problemen import Ernst, Probleem
from prt.rekenen.getallen import som_bekend
from prt.weergave import datum, getal
from realisatie.stand.terugblik import Records
from realisatie.uitruil.keuzes import Voorwaarde
from verslag.cijfers.cijfers import Cijfers, GemeenteCijfers, Optelling, RegioCijfers


def controleer(
    cijfers: Cijfers, opgaven: GeldendeOpgaven, records: Records, *, niet_openbaar: int = 0
) -> Iterable[Probleem]:
    """Everything that someone should look at before trusting the figures.

    Args:
        records: without the periods that the reader of the figures may not see.
        niet_openbaar: how many voornemens are in these figures and not in the ones that can be published.
    """
    for regio in cijfers.regios:
        yield from _opgave_telt_op(regio.asiel, regio.amv, opgaven.per_gebied.get(regio.regio.pk))
        yield from _regiototaal_klopt(regio, records)
    yield from _opgave_telt_op(cijfers.asiel, cijfers.amv, opgaven.per_gebied.get(cijfers.provincie.pk))
    for gemeente in cijfers.gemeenten:
        yield from te_veel_gegeven(gemeente)
    yield from _voorwaarde_verlopen(records, cijfers.peildatum)
    yield from _niet_openbaar(cijfers.naam, niet_openbaar)


def _opgave_telt_op(asiel: Optelling, amv: Optelling, gepubliceerd: Opgavecijfer | None) -> Iterable[Probleem]:
    if not gepubliceerd:
        return
    paren = [("asielopgave", asiel.opgave, gepubliceerd.aantal), ("amv-opgave", amv.opgave, gepubliceerd.waarvan_amv)]
    for wat, opgeteld, totaal in paren:
        if totaal is not None and opgeteld != totaal:
            yield Probleem(
                Ernst.FOUT,
                f"De {wat} van de gemeenten telt op tot {getal(opgeteld)}, gepubliceerd is {getal(totaal)}. "
                "Controleer de opgaven van de gemeenten.",
                asiel.naam,
            )


def _regiototaal_klopt(regio: RegioCijfers, records: Records) -> Iterable[Probleem]:
    for totaal in (totaal for totaal in records.regiototalen if totaal.regio_id == regio.regio.pk):
        ingevuld = som_bekend(rij.plekken for rij in records.periodes if rij.regiototaal_id == totaal.pk)
        if ingevuld and ingevuld > totaal.aantal:
            yield Probleem(
                Ernst.LET_OP,
                f"De voornemens die in het regiototaal van {getal(totaal.aantal)} zijn begrepen, tellen samen op tot "
                f"{getal(ingevuld)}. Werk het regiototaal bij of laat het vervallen.",
                regio.naam,
            )


def te_veel_gegeven(gemeente: GemeenteCijfers) -> Iterable[Probleem]:
    for garantie in (gemeente.asiel, gemeente.amv):
        if garantie and garantie.plekken < 0:
            yield Probleem(
                Ernst.FOUT,
                f"De gemeente geeft in een uitruil {getal(-garantie.plekken)} plekken meer weg dan zij hard heeft. "
                "Pas de uitruil of de periodes aan.",
                gemeente.naam,
            )


def _voorwaarde_verlopen(records: Records, peildatum: date) -> Iterable[Probleem]:
    for uitruil in records.uitruilen:
        uiterlijk = uitruil.voorwaarde_uiterlijk
        if uitruil.voorwaarde_stand == Voorwaarde.OPEN and uiterlijk and uiterlijk < peildatum:
            yield Probleem(
                Ernst.LET_OP,
                f"De ontbindende voorwaarde is nog niet beoordeeld en moest uiterlijk {datum(uiterlijk)} vervuld zijn. "
                "Leg vast of zij vervuld is.",
                uitruil.naam,
            )


def _niet_openbaar(waar: str, aantal: int) -> Iterable[Probleem]:
    if aantal:
        telt, is_ = ("voornemens", "Zij tellen") if aantal > 1 else ("voornemen", "Het telt")
        yield Probleem(
            Ernst.LET_OP,
            f"Het verslag laat {getal(aantal)} {telt} van vertrouwelijke locaties weg, omdat anders te herleiden is om "
            f"welke het gaat. {is_} hier wel mee.",
            waar,
        )
