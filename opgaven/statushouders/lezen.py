"""The ledgers of the taakstelling statushouders, from records to arithmetic: a fixed number of queries (R7)."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from opgaven.gebieden.kaart import kaart
from opgaven.gebieden.models import Gemeente
from opgaven.opgaven.lezen import Opgavecijfer, opgaven_per_ronde
from opgaven.opgaven.models import Opgave
from opgaven.opgaven.querysets import geldend_op
from opgaven.rondes.keuzes import Stroom
from opgaven.rondes.models import Ronde
from opgaven.statushouders.keuzes import Postsoort
from opgaven.statushouders.models import Taakstellingpost
from opgaven.statushouders.rekenen import (
    MAANDEN,
    Halfjaar,
    Saldo,
    Saldosom,
    Tempo,
    beginstand_uit,
    eerste_halfjaar,
    heel,
    samen,
    som_saldi,
    tempo,
)
from prt.problemen import Ernst, Probleem
from prt.rekenen.getallen import som_bekend
from prt.weergave import getal

ONBEKEND = "onbekend"


@dataclass(frozen=True, slots=True)
class Ruilpost:
    """What an uitruil puts on the ledger of a gemeente in a half-year (both by primary key).

    ``personen``: above zero the gemeente houses them for ``tegenpartij``, below zero it is the other way round.
    """

    gemeente: int
    ronde: int
    personen: int
    tegenpartij: str
    afspraak: str
    pad: str


Ruilbron = Callable[[Collection[int], Sequence[Ronde]], Iterable[Ruilpost]]

RUILBRONNEN: list[Ruilbron] = []


def ruilbron(functie: Ruilbron) -> Ruilbron:
    """Lets an app that makes agreements say what they put on the ledgers, from its ``ruilposten.py``.

    The agreements are the fact and this app does not know them; what they come to here is stored nowhere.
    """
    RUILBRONNEN.append(functie)
    return functie


@dataclass(frozen=True)
class Boeking:
    """One half-year in the ledger of a gemeente, with the entries behind it.

    ``gepubliceerd``: the opgave including achterstand or voorsprong as a document gives it.
    """

    ronde: Ronde
    halfjaar: Halfjaar
    gepubliceerd: int | None = None
    correcties: tuple[Taakstellingpost, ...] = ()
    ruilposten: tuple[Ruilpost, ...] = ()
    amv_per_maand: tuple[int | None, ...] = (None,) * MAANDEN

    @property
    def tempo(self) -> Tempo | None:
        return tempo(self.halfjaar)

    @property
    def is_leeg(self) -> bool:
        """Whether nothing at all is known of this half-year."""
        return self.halfjaar == Halfjaar(beginstand=self.halfjaar.beginstand) and not self.amv_bekend

    @property
    def amv_bekend(self) -> bool:
        return any(aantal is not None for aantal in self.amv_per_maand)

    @property
    def maanden(self) -> list[tuple[date, int | None, int | None]]:
        """First day of each month, persons housed in it, and how many of them are amv."""
        return list(zip(maanden_van(self.ronde), self.halfjaar.maanden, self.amv_per_maand, strict=True))


@dataclass(frozen=True)
class Grootboek:
    """The ledger of one gemeente, oldest half-year first."""

    gemeente: Gemeente
    boekingen: tuple[Boeking, ...]

    def van(self, ronde: Ronde) -> Boeking:
        return next((b for b in self.boekingen if b.ronde.pk == ronde.pk), Boeking(ronde, Halfjaar()))

    def opent(self, ronde: Ronde) -> bool:
        """Whether a half-year begins with an opening balance of its own: nothing is carried on from before."""
        return not any(b.ronde.tot == ronde.van and b.halfjaar.eindstand for b in self.boekingen)


def code_van(ronde: Ronde) -> str:
    """What a half-year is called: "2024-I"."""
    return naam_op(ronde.cyclus.begin)


def naam_op(dag: date) -> str:
    """What the half-year is called that a day is in, also when nothing is known of it yet."""
    return f"{dag.year}-{'I' if dag.month <= MAANDEN else 'II'}"


def maanden_van(ronde: Ronde) -> list[date]:
    """The first days of the six months."""
    begin = ronde.cyclus.begin
    return [date(begin.year, begin.month + nummer, 1) for nummer in range(MAANDEN)]


def halfjaar_op(peildatum: date) -> Ronde | None:
    """The half-year that a day is in, or the last one before it; before the first of all, that one."""
    rondes = Ronde.objects.halfjaren()
    return rondes.filter(van__lte=peildatum).last() or rondes.first()


def lees_grootboeken(gemeenten: Sequence[Gemeente], peildatum: date) -> list[Grootboek]:
    """The ledgers with the opgaven in force on ``peildatum``. Three queries, and one for uitruil.

    Of who came in the place of others by that day with theirs along: until then each had a balance of its own, and
    from then on what they had is carried on in one. What a part of a gemeente has is of whom it was when the half-year
    began; a balance is never divided but by a correction.
    """
    kaart_, rondes = kaart(), list(Ronde.objects.halfjaren())
    leden = {gemeente.pk: kaart_.op(peildatum).omvat(gemeente.pk) - kaart_.land.delen for gemeente in gemeenten}
    alle = frozenset[int]().union(*leden.values())
    delen = {deel for ronde in rondes for deel in kaart_.land.delen if kaart_.op(ronde.cyclus.begin).nu(deel) in alle}
    boekhouding = _lees_boekhouding(alle | delen, rondes, peildatum)
    boeken = ((gemeente, _grootboek(gemeente, leden[gemeente.pk], rondes, boekhouding)) for gemeente in gemeenten)
    return [Grootboek(*boek) for boek in boeken]


@dataclass(frozen=True)
class Boekhouding:
    """All entries, by gemeente and half-year: each of who had the place of its gemeente when the half-year began."""

    opgaven: Mapping[tuple[int, int], Opgavecijfer]
    posten: Mapping[tuple[int, int], list[Taakstellingpost]]
    geruild: Mapping[tuple[int, int], list[Ruilpost]]

    def heeft(self, gemeente: int, ronde: Ronde) -> bool:
        return any((gemeente, ronde.pk) in soort for soort in (self.opgaven, self.posten, self.geruild))


def _lees_boekhouding(gemeenten: Collection[int], rondes: Sequence[Ronde], peildatum: date) -> Boekhouding:
    toen = {ronde.pk: kaart().op(ronde.cyclus.begin) for ronde in rondes}
    opgaven = opgaven_per_ronde(peildatum, van_toen=True, ronde__stroom=Stroom.STATUSHOUDERS, gebied__in=gemeenten)
    posten: dict[tuple[int, int], list[Taakstellingpost]] = defaultdict(list)
    for post in Taakstellingpost.objects.filter(gebied__in=gemeenten).order_by("maand", "datum", "pk"):
        posten[toen[post.ronde_id].nu(post.gebied_id), post.ronde_id].append(post)
    geruild: dict[tuple[int, int], list[Ruilpost]] = defaultdict(list)
    for bron in RUILBRONNEN:
        for ruilpost in bron(gemeenten, rondes):
            geruild[toen[ruilpost.ronde].nu(ruilpost.gemeente), ruilpost.ronde].append(ruilpost)
    per_gemeente = ((ronde.pk, cijfers.per_gebied.items()) for ronde, cijfers in opgaven.items())
    return Boekhouding(
        {(wie, ronde): cijfer for ronde, paren in per_gemeente for wie, cijfer in paren}, posten, geruild
    )


def _grootboek(
    gemeente: Gemeente, leden: Collection[int], rondes: Sequence[Ronde], boekhouding: Boekhouding
) -> tuple[Boeking, ...]:
    """Each half-year opens with what the one just before it closed with; over a gap nothing is carried.

    As long as there were several, each half-year is that of all of them together. What began in the place of nobody
    began with nothing to carry on.
    """
    gebieden = {**kaart().gebieden, gemeente.pk: gemeente}
    begin = {lid: gebieden[lid].van for lid in leden if lid in gebieden and gebieden[lid].van}
    boekingen: list[Boeking] = []
    vorige: dict[int, Boeking] = {}
    for ronde in rondes:
        dag = ronde.cyclus.begin
        op, hier = kaart().op(dag), {}
        er_al = {lid for lid in leden if lid not in begin or begin[lid] <= dag or boekhouding.heeft(lid, ronde)}
        for plaats in sorted({op.nu(lid) for lid in er_al}):
            eerder = [
                boeking for wie, boeking in vorige.items() if op.nu(wie) == plaats and boeking.ronde.tot == ronde.van
            ]
            hier[plaats] = _na(eerder, _boeking(ronde, (plaats, ronde.pk), boekhouding))
            van_niemand = plaats in begin and kaart().op(begin[plaats]).omvat(plaats) <= {plaats} | kaart().land.delen
            if van_niemand and eerste_halfjaar(begin[plaats]) == dag and hier[plaats].halfjaar.beginstand is None:
                hier[plaats] = replace(hier[plaats], halfjaar=hier[plaats].halfjaar.na(Saldo(0)))
        boekingen.append(_samen(ronde, list(hier.values())))
        vorige = hier
    return tuple(boekingen)


def _na(eerder: Sequence[Boeking], boeking: Boeking) -> Boeking:
    """The half-year after these, which are each of another gemeente."""
    if not eerder:
        return boeking
    eindstand = som_saldi(deel.halfjaar.eindstand for deel in eerder).heel
    return replace(boeking, halfjaar=boeking.halfjaar.na(eindstand))


def _samen(ronde: Ronde, delen: Sequence[Boeking]) -> Boeking:
    if len(delen) < 2:
        return delen[0] if delen else Boeking(ronde, Halfjaar())
    return Boeking(
        ronde,
        samen([deel.halfjaar for deel in delen]),
        heel([deel.gepubliceerd for deel in delen]),
        tuple(correctie for deel in delen for correctie in deel.correcties),
        tuple(ruilpost for deel in delen for ruilpost in deel.ruilposten),
        tuple(map(heel, zip(*(deel.amv_per_maand for deel in delen), strict=True))),
    )


def _boeking(ronde: Ronde, plaats: tuple[int, int], boekhouding: Boekhouding) -> Boeking:
    opgave, eigen = boekhouding.opgaven.get(plaats), boekhouding.posten.get(plaats, [])
    ruilposten = tuple(boekhouding.geruild.get(plaats, ()))
    per_soort = defaultdict(list)
    for post in eigen:
        per_soort[post.soort].append(post)
    gepubliceerd = opgave.inclusief_saldo if opgave else None
    beginstand = None if opgave is None or gepubliceerd is None else beginstand_uit(gepubliceerd, opgave.aantal)
    if per_soort[Postsoort.BEGINSTAND]:
        beginstand = Saldo(per_soort[Postsoort.BEGINSTAND][0].aantal)
    amv, amv_heel = _per_maand(ronde, per_soort[Postsoort.AMV])
    maanden, heel = _per_maand(ronde, per_soort[Postsoort.REALISATIE])
    correcties = tuple(per_soort[Postsoort.CORRECTIE])
    halfjaar = Halfjaar(
        taakstelling=opgave.aantal if opgave else None,
        beginstand=beginstand,
        maanden=maanden,
        heel=heel,
        correcties=tuple(post.aantal for post in correcties),
        uitruil=sum(post.personen for post in ruilposten),
        amv=som_bekend(amv) if amv_heel is None else amv_heel,
    )
    return Boeking(ronde, halfjaar, gepubliceerd, correcties, ruilposten, amv)


def _per_maand(ronde: Ronde, posten: Iterable[Taakstellingpost]) -> tuple[tuple[int | None, ...], int | None]:
    """The counts of the six months, and the one over the whole half-year."""
    per_maand = {post.maand: post.aantal for post in posten}
    return tuple(per_maand.get(maand) for maand in maanden_van(ronde)), per_maand.get(None)


def saldo_tekst(saldo: Saldo | Saldosom | None) -> str:
    """ "95", "−13", "hoogstens −19" or "onbekend"; of several "onbekend · 24 van 25 bekend"."""
    if isinstance(saldo, Saldosom):
        deels = 0 < saldo.bekend < saldo.van
        return f"{ONBEKEND} · {saldo.bekend} van {saldo.van} bekend" if deels else saldo_tekst(saldo.saldo)
    if saldo is None:
        return ONBEKEND
    return f"{'hoogstens ' if saldo.hoogstens else ''}{getal(saldo.aantal)}"


def controleer(grootboeken: Iterable[Grootboek], ronde: Ronde) -> list[Probleem]:
    """What does not agree in a half-year (R13)."""
    return [probleem for boek in grootboeken for probleem in _van_boeking(boek.gemeente.naam, boek.van(ronde))]


def _van_boeking(naam: str, boeking: Boeking) -> Iterable[Probleem]:
    inclusief, gepubliceerd = boeking.halfjaar.inclusief, boeking.gepubliceerd
    if inclusief and gepubliceerd is not None and not inclusief.hoogstens and inclusief.aantal != gepubliceerd:
        yield Probleem(
            Ernst.LET_OP,
            f"Met de eindstand van het vorige halfjaar komt de opgave op {getal(inclusief.aantal)}, gepubliceerd is "
            f"{getal(gepubliceerd)}. Leg een correctie vast of pas de tellingen van het vorige halfjaar aan.",
            naam,
        )
    if any(personen is not None and amv is not None and amv > personen for _, personen, amv in boeking.maanden):
        yield Probleem(
            Ernst.FOUT, "Er is een maand met meer gehuisveste amv dan gehuisveste personen. Pas de telling aan.", naam
        )


def controleer_totalen(grootboeken: Sequence[Grootboek], ronde: Ronde, peildatum: date) -> list[Probleem]:
    """Whether the gemeenten add up to what was published for their regio and provincie. One query."""
    breed = {b.gemeente.regio for b in grootboeken} | {b.gemeente.provincie for b in grootboeken}
    problemen = []
    gevonden = geldend_op(Opgave.objects.filter(gebied__in=breed, ronde=ronde), peildatum).select_related("gebied")
    for gebied, opgave in {opgave.gebied: opgave for opgave in gevonden}.items():
        binnen = [b for b in grootboeken if b.gemeente.pk in gebied.omvat]
        eigen = [b.van(ronde) for b in binnen]
        paren = (
            ("taakstelling", som_bekend(b.halfjaar.taakstelling for b in eigen), opgave.aantal),
            ("opgave inclusief saldo", som_bekend(b.gepubliceerd for b in eigen), opgave.inclusief_saldo),
        )
        problemen += [
            Probleem(
                Ernst.FOUT,
                f"De {wat} van de gemeenten telt op tot {getal(som)}, gepubliceerd is {getal(totaal)}.",
                str(gebied),
            )
            for wat, som, totaal in paren
            if som is not None and totaal is not None and som != totaal
        ]
    return problemen
