"""Opgaven over time: all figures of one gebied, and the series of capaciteitsbesluiten."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import chain

from django.db.models import F

from opgaven.gebieden.indeling import groepen_in
from opgaven.gebieden.kaart import kaart
from opgaven.gebieden.keuzes import Gebiedsoort, Lidsoort
from opgaven.gebieden.models import Gebied, Provincie, het_land
from opgaven.opgaven.lezen import GeldendeOpgaven, Opgavecijfer, opgaven_per_ronde, van_kracht
from opgaven.opgaven.models import Opgave
from opgaven.rondes.keuzes import Stroom
from opgaven.rondes.models import Ronde
from prt.rekenen.getallen import som_bekend
from prt.weergave import LEEG, breuk, datum


@dataclass(frozen=True)
class Opgavereeks:
    """The figures of one ronde, oldest first; ``geldend`` are in force on the day asked for.

    Of a gemeente that others or parts of them came to there are several: together they are its opgave.
    """

    ronde: Ronde
    opgaven: tuple[Opgave, ...]
    geldend: tuple[Opgave, ...]

    @property
    def samen(self) -> int | None:
        """What they are together, when there are several."""
        return sum(opgave.aantal for opgave in self.geldend) if len(self.geldend) > 1 else None

    @property
    def ook_van_anderen(self) -> bool:
        return len({opgave.gebied_id for opgave in self.opgaven}) > 1


def geadresseerd(gebied: Gebied, dag: date) -> frozenset[int]:
    """Keys of whose opgaven are its own on a day: of a gemeente also of what came to it."""
    return kaart().op(dag).omvat(gebied.pk) if gebied.soort == Gebiedsoort.GEMEENTE else frozenset((gebied.pk,))


def versies_van(gebied: Gebied, dag: date) -> list[Opgavereeks]:
    """Per ronde every version, with its document; also of what came to a gemeente by that day. One query."""
    indeling = kaart().op(dag)
    alle = Opgave.objects.filter(gebied__in=geadresseerd(gebied, dag)).select_related("ronde", "bron", "gebied")
    per_ronde: dict[Ronde, list[Opgave]] = defaultdict(list)
    oudste_eerst = F("geldig_vanaf").asc(nulls_first=True)
    for opgave in alle.order_by("ronde__stroom", "ronde__van", "ronde__uiterlijk", oudste_eerst, "pk"):
        per_ronde[opgave.ronde].append(opgave)
    gevonden = []
    for ronde, opgaven in per_ronde.items():
        ingegaan = [opgave for opgave in opgaven if not opgave.geldig_vanaf or opgave.geldig_vanaf <= dag]
        geldend = van_kracht(ingegaan, indeling).get(gebied.pk, ())
        gevonden.append(Opgavereeks(ronde, tuple(opgaven), tuple(geldend)))
    return gevonden


@dataclass(frozen=True)
class Capaciteitsbesluit:
    """One capaciteitsbesluit or -raming, in plekken, with what it asks of a provincie and of each of its groups."""

    ronde: Ronde
    landelijk: int
    provincie: int | None
    groepen: dict[str, int | None]
    bronnen: tuple[str, ...]
    geschat: bool

    @property
    def naam(self) -> str:
        """As in the published table: "oud", "per 2024-01-01", "Spreidingswet cyclus 1, per 2025-01-01"."""
        per = f"per {self.ronde.uiterlijk}" if self.ronde.uiterlijk else ""
        if self.ronde.van:
            return f"{self.ronde.naam}, {per}" if per else self.ronde.naam
        return per or "oud"

    @property
    def moment(self) -> str:
        return datum(self.ronde.uiterlijk or self.ronde.van) if self.ronde.uiterlijk or self.ronde.van else "voor 2023"

    @property
    def aandeel(self) -> str:
        """Of the provincie in the national number, as a percentage with two decimals: "5,77 %"."""
        if self.provincie is None or not self.landelijk:
            return LEEG
        return f"{breuk(Fraction(100 * self.provincie, self.landelijk))}\N{NO-BREAK SPACE}%"


def gevraagde_groepen(provincie: Provincie, dag: date, indeling: Lidsoort) -> dict[str, list[Gebied]]:
    """Of whom the figures are those of a group: of the regio itself, and of all gemeenten of another one."""
    if indeling == Lidsoort.REGIO:
        return {regio.naam: [regio] for regio in provincie.regios.all()}
    return {groep.titel: list(delen) for groep, delen in groepen_in(provincie, indeling, dag).items()}


def besluiten(provincie: Provincie, dag: date, indeling: Lidsoort = Lidsoort.REGIO) -> list[Capaciteitsbesluit]:
    """The asiel-rondes with a national number, oldest first; the figures in force on the day. Four queries.

    A regio is asked by itself; another group only as the sum of its gemeenten, where these were asked.
    """
    groepen = gevraagde_groepen(provincie, dag, indeling)
    leden = [gebied.pk for delen in groepen.values() for gebied in delen]
    gebieden = {het_land().pk, provincie.pk} | kaart().met_voorgangers(leden, dag)
    per_ronde = opgaven_per_ronde(dag, ronde__stroom=Stroom.ASIEL, gebied__in=gebieden)
    gevonden = [
        _besluit(ronde, cijfers.landelijk, provincie, groepen, cijfers)
        for ronde, cijfers in per_ronde.items()
        if cijfers.landelijk
    ]
    return sorted(gevonden, key=lambda b: (b.ronde.uiterlijk or b.ronde.van or date.min, b.ronde.code))


def _besluit(
    ronde: Ronde,
    landelijk: Opgavecijfer,
    provincie: Provincie,
    groepen: Mapping[str, Iterable[Gebied]],
    opgaven: GeldendeOpgaven,
) -> Capaciteitsbesluit:
    eigen = opgaven.per_gebied.get(provincie.pk)
    gevraagd = {
        naam: [cijfer for gebied in delen if (cijfer := opgaven.per_gebied.get(gebied.pk))]
        for naam, delen in groepen.items()
    }
    cijfers = [cijfer for cijfer in (landelijk, eigen, *chain(*gevraagd.values())) if cijfer]
    return Capaciteitsbesluit(
        ronde=ronde,
        landelijk=landelijk.aantal,
        provincie=eigen.aantal if eigen else None,
        groepen={naam: som_bekend(cijfer.aantal for cijfer in delen) for naam, delen in gevraagd.items()},
        bronnen=tuple(dict.fromkeys(cijfer.bron for cijfer in cijfers if cijfer.bron)),
        geschat=any(cijfer.grondslag == "Raming" for cijfer in cijfers),
    )


def capaciteitsbesluittabel(provincie: Provincie, dag: date, indeling: Lidsoort = Lidsoort.REGIO) -> list[dict]:
    """The rows as they are exported, by column name; groups alphabetical, as in the published table."""
    return [
        {"capaciteitsbesluit": besluit.naam, "landelijk": besluit.landelijk, provincie.naam: besluit.provincie}
        | dict(sorted(besluit.groepen.items()))
        for besluit in besluiten(provincie, dag, indeling)
    ]
