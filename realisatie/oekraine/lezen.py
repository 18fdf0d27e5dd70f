"""Opvang Oekraïne: the opgave per gemeente beside the places and the people there. A fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from django.urls import reverse

from opgaven.gebieden.indeling import Tabelgroep, groepen_in, per_groep
from opgaven.gebieden.kaart import kaart
from opgaven.gebieden.keuzes import Lidsoort
from opgaven.gebieden.models import Gemeente, Provincie, Regio
from opgaven.opgaven.lezen import GeldendeOpgaven, Opgavecijfer, opgaven_van
from opgaven.rondes.models import Ronde
from prt.grafiek.balken import Balken, Balkrij, teken
from prt.problemen import Ernst, Probleem
from prt.rekenen.getallen import Som, som, verschil
from prt.weergave import datum, getal
from realisatie.bezetting.keuzes import Teller
from realisatie.bezetting.models import Bezetting
from realisatie.locaties.keuzes import Doelgroep
from realisatie.locaties.models import Beschikbaarheid
from realisatie.stand.lezen import als_rijen, lees_periodes
from realisatie.stand.rekenen.stand import Stand


@dataclass(frozen=True)
class Oekrainerij:
    """One gemeente: plekken asked for and there, and people there; ``None`` is onbekend. ``groep``: that of the day."""

    gebied: Gemeente
    groep: Tabelgroep
    opgave: int | None
    plekken: int | None
    bezetting: int | None

    @property
    def verschil(self) -> int | None:
        """Places minus opgave; unknown when either is."""
        return verschil(self.plekken, self.opgave)


@dataclass(frozen=True)
class Oekrainetotaal:
    """Several gemeenten together, each figure with how many of them it is known of (R14)."""

    opgave: Som
    plekken: Som
    bezetting: Som

    @property
    def verschil(self) -> int | None:
        """Places minus opgave; unknown when a part of either is."""
        return verschil(self.plekken.heel, self.opgave.heel)


def plekken_op(provincie: Provincie, peildatum: date, bekend_op: date | None = None) -> dict:
    """Hard places for Oekraïne per gemeente (primary key); one that never had any is not in it. One query for now."""
    oekraine = Doelgroep.OEKRAINE
    stand = Stand(als_rijen(lees_periodes(provincie, bekend_op, op=peildatum, doelgroepen=[oekraine])))
    met_plekken = {rij.gemeente for rij in stand.zichtbaar if rij.hard}
    return {gemeente: stand.capaciteit([gemeente], [oekraine]).op(peildatum) for gemeente in met_plekken}


def personen_op(provincie: Provincie, peildatum: date) -> dict[int, int]:
    """People in opvang Oekraïne per gemeente: at every locatie open that day its last count. Two queries."""
    indeling = kaart().op(peildatum)
    hier = indeling.omvat(provincie.pk)
    tellingen = Bezetting.objects.filter(doelgroep=Doelgroep.OEKRAINE, locatie__gemeente__in=hier)
    open_ = set(
        Beschikbaarheid.objects.hard()
        .op(peildatum)
        .filter(doelgroep=Doelgroep.OEKRAINE, locatie__gemeente__in=hier)
        .values_list("locatie", flat=True)
    )
    laatste: dict[int, Bezetting] = {}
    for telling in tellingen.laatste_op(peildatum).select_related("locatie"):
        if telling.locatie_id in open_:
            laatste.setdefault(telling.locatie_id, telling)
    per_gemeente: dict[int, int] = defaultdict(int)
    for telling in laatste.values():
        per_gemeente[indeling.nu(telling.locatie.gemeente_id)] += telling.personen
    return per_gemeente


def lees_oekraine(
    ronde: Ronde,
    provincie: Provincie,
    regio: Regio | None,
    peildatum: date,
    indeling: Lidsoort = Lidsoort.REGIO,
) -> list[Oekrainerij]:
    """A row per gemeente, in the order of the verslag, each with its group."""
    opgaven = opgaven_van(ronde, peildatum).per_gebied
    plekken, personen = plekken_op(provincie, peildatum), personen_op(provincie, peildatum)
    return [
        Oekrainerij(g, groep, _aantal(opgaven.get(g.pk)), plekken.get(g.pk), personen.get(g.pk))
        for groep, gemeenten in groepen_in(regio or provincie, indeling, peildatum).items()
        for g in gemeenten
    ]


def _aantal(cijfer: Opgavecijfer | None) -> int | None:
    return cijfer.aantal if cijfer else None


def opgeteld(rijen: Iterable[Oekrainerij]) -> dict[Tabelgroep, Oekrainetotaal]:
    """The gemeenten added up per group."""
    return {groep: totaal(delen) for groep, delen in per_groep(rijen, attrgetter("groep")).items()}


def totaal(rijen: Sequence[Oekrainerij]) -> Oekrainetotaal:
    return Oekrainetotaal(
        som(rij.opgave for rij in rijen), som(rij.plekken for rij in rijen), som(rij.bezetting for rij in rijen)
    )


def totalen(rijen: Sequence[Oekrainerij]) -> dict[str, Som | int | None]:
    """The totals row."""
    samen = totaal(rijen)
    return {"opgave": samen.opgave, "plekken": samen.plekken, "bezetting": samen.bezetting, "verschil": samen.verschil}


def subtotalen(rijen: Sequence[Oekrainerij]) -> dict[str, dict[str, Som | int | None]]:
    """The totals row of every group, by what it is called."""
    return {groep.totaal: totalen(eigen) for groep, eigen in per_groep(rijen, attrgetter("groep")).items()}


def grafiek(rijen: Sequence[Oekrainerij], peildatum: date) -> Balken | None:
    """Per group the places of every gemeente beside its opgave."""
    groepen = {
        str(groep): [Balkrij(rij.gebied.naam, rij.plekken, rij.opgave) for rij in delen]
        for groep, delen in per_groep(rijen, attrgetter("groep")).items()
    }
    if not rijen:
        return None
    samen = totaal(rijen)
    er_zijn, onbekend = samen.plekken, samen.plekken.van - samen.plekken.bekend
    bevinding = f"De opgave is {getal(samen.opgave, 'onbekend')} plekken."
    if not er_zijn.bekend:
        bevinding += " Hoeveel er zijn, is nog niet ingevoerd."
    elif onbekend:
        bevinding += f" Er zijn ten minste {getal(er_zijn.aantal)} harde plekken."
        bevinding += f" Van {onbekend} van de {len(rijen)} gemeenten zijn geen plekken bekend."
    else:
        bevinding += f" Er zijn {getal(er_zijn)} harde plekken."
    titel = f"Plekken voor Oekraïne op {datum(peildatum)}"
    return teken(titel, bevinding, groepen, balk="plekken", streep="opgave")


def controleer(rijen: Sequence[Oekrainerij], opgaven: GeldendeOpgaven, provincie: Provincie) -> list[Probleem]:
    """Whether the gemeenten add up to what was published for their group and provincie (R13)."""
    groepen = ((groep.gebied, deel) for groep, deel in opgeteld(rijen).items())
    sommen = [(str(gebied), deel.opgave.heel, opgaven.per_gebied.get(gebied.pk)) for gebied, deel in groepen if gebied]
    sommen.append((str(provincie), totaal(rijen).opgave.heel, opgaven.per_gebied.get(provincie.pk)))
    return [
        Probleem(
            Ernst.FOUT,
            f"De opgave van de gemeenten telt op tot {getal(som)}, gepubliceerd is {getal(cijfer.aantal)}.",
            naam,
        )
        for naam, som, cijfer in sommen
        if cijfer and som is not None and som != cijfer.aantal
    ]


def controleer_tellingen(bezettingen: Iterable[Bezetting]) -> list[Probleem]:
    """COA count ≠ gemeente count on the same day (R13). Only with counts that the reader may see, locaties along."""
    per_dag: Mapping[tuple, dict[str, Bezetting]] = defaultdict(dict)
    for telling in bezettingen:
        per_dag[telling.locatie_id, telling.doelgroep, telling.datum][telling.teller] = telling
    problemen = []
    for tellingen in per_dag.values():
        eigen, coa = tellingen.get(Teller.GEMEENTE), tellingen.get(Teller.COA)
        if eigen and coa and eigen.personen != coa.personen:
            problemen.append(
                Probleem(
                    Ernst.LET_OP,
                    f"Op {datum(eigen.datum)} telt de gemeente {getal(eigen.personen)} personen en het COA "
                    f"{getal(coa.personen)}. Zoek uit welk aantal klopt.",
                    eigen.locatie.naam,
                    reverse("locatie", args=[eigen.locatie_id]),
                )
            )
    return problemen
