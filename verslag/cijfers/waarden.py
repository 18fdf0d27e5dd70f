"""The figures that an author can place in running text, by name: always those of the figures object."""

from collections.abc import Iterator, Mapping

from django.utils.text import slugify

from opgaven.gebieden.keuzes import Gebiedsoort
from opgaven.gebieden.models import Gebied
from prt.tekst.invulling import Invulling
from prt.weergave import datum, getal, procent
from verslag.cijfers.cijfers import Cijfers, GemeenteCijfers, Optelling

ONBEKEND = "onbekend"


def waarden(cijfers: Cijfers, gebied: Gebied) -> Mapping[str, Invulling]:
    """Every name that a text about ``gebied`` can use.

    Without a prefix a figure is about the gebied of the text itself; ``provincie.``, ``regio-twente.`` and ``zwolle.``
    name another.
    """
    per_gebied = {"provincie": _opgeteld(cijfers.naam, cijfers.asiel, cijfers.amv)}
    per_gebied |= {voorvoegsel(r.regio): _opgeteld(r.naam, r.asiel, r.amv) for r in cijfers.regios}
    per_gebied |= {voorvoegsel(g.gemeente): _van_gemeente(g) for g in cijfers.gemeenten}
    alle = per_gebied[voorvoegsel(gebied)] | dict(_algemeen(cijfers))
    for naam, eigen in per_gebied.items():
        alle |= {f"{naam}.{sleutel}": waarde for sleutel, waarde in eigen.items()}
    return alle


def voorvoegsel(gebied: Gebied) -> str:
    """Names a gebied in a placeholder; a regio apart from the gemeente that it may be called after (Utrecht)."""
    if gebied.soort == Gebiedsoort.PROVINCIE:
        return "provincie"
    return f"regio-{slugify(gebied.naam)}" if gebied.soort == Gebiedsoort.REGIO else slugify(gebied.naam)


def _algemeen(cijfers: Cijfers) -> Iterator[tuple[str, Invulling]]:
    ronde = cijfers.ronde
    yield "provincie.naam", Invulling(cijfers.naam, "Naam van de provincie")
    yield "peildatum", Invulling(datum(cijfers.peildatum), "Dag waarover de cijfers gaan")
    yield "cyclus.nummer", Invulling(str(ronde.nummer), "Nummer van de cyclus")
    yield "cyclus.van", Invulling(datum(ronde.van), "Begin van de cyclus")
    yield "cyclus.tot", Invulling(datum(ronde.tot), "Einde van de cyclus")
    yield "venster.van", Invulling(datum(ronde.venster_van), "Begin van het garantievenster")
    yield "venster.tot", Invulling(datum(ronde.venster_tot), "Einde van het garantievenster")
    met_voornemen = sum(1 for gemeente in cijfers.gemeenten if gemeente.voornemens.aantal)
    yield "voornemens.gemeenten", Invulling(getal(met_voornemen), "Aantal gemeenten met een bestuurlijk voornemen")
    yield "garantie.gemeenten", Invulling(getal(len(cijfers.garanderend)), "Aantal gemeenten dat plekken garandeert")


def _opgeteld(naam: str, asiel: Optelling, amv: Optelling) -> dict[str, Invulling]:
    return {
        "opgave.totaal": Invulling(getal(asiel.opgave, ONBEKEND), f"Asielopgave {naam}, amv inbegrepen"),
        "opgave.amv": Invulling(getal(amv.opgave, ONBEKEND), f"Amv-opgave {naam}"),
        "garantie.totaal": Invulling(getal(asiel.gegarandeerd), f"Gegarandeerde plekken {naam}, amv inbegrepen"),
        "garantie.amv": Invulling(getal(amv.gegarandeerd), f"Gegarandeerde amv-plekken {naam}"),
        "garantie.percentage": Invulling(procent_kaal(asiel.percentage), f"Gegarandeerd als deel van de opgave {naam}"),
        "voornemens.totaal": Invulling(getal(asiel.voornemens, ONBEKEND), f"Bestuurlijke voornemens {naam}"),
        "voornemens.amv": Invulling(getal(amv.voornemens, ONBEKEND), f"Bestuurlijke voornemens voor amv {naam}"),
        "samen.totaal": Invulling(getal(asiel.met_voornemens, ONBEKEND), f"Gegarandeerd en voornemens samen {naam}"),
        "samen.amv": Invulling(getal(amv.met_voornemens, ONBEKEND), f"Gegarandeerd en voornemens voor amv {naam}"),
        "samen.percentage": Invulling(
            procent_kaal(asiel.percentage_met_voornemens), f"Gegarandeerd en voornemens als deel van de opgave {naam}"
        ),
    }


def _van_gemeente(gemeente: GemeenteCijfers) -> dict[str, Invulling]:
    naam = gemeente.naam
    return {
        "opgave.totaal": Invulling(getal(gemeente.aantal_opgave, ONBEKEND), f"Asielopgave {naam}, amv inbegrepen"),
        "opgave.amv": Invulling(getal(gemeente.opgave_amv, ONBEKEND), f"Amv-opgave {naam}"),
        "garantie.totaal": Invulling(
            getal(gemeente.gegarandeerd or 0), f"Gegarandeerde plekken {naam}, amv inbegrepen"
        ),
        "garantie.amv": Invulling(getal(gemeente.gegarandeerd_amv or 0), f"Gegarandeerde amv-plekken {naam}"),
        "garantie.percentage": Invulling(
            procent_kaal(gemeente.percentage), f"Gegarandeerd als deel van de opgave {naam}"
        ),
        "voornemens.totaal": Invulling(getal(gemeente.voornemens.plekken, ONBEKEND), f"Bestuurlijke voornemens {naam}"),
    }


def procent_kaal(deel: int | None) -> str:
    """Without the sign, which the author writes: "61"."""
    return ONBEKEND if deel is None else procent(deel).removesuffix("%").rstrip()
