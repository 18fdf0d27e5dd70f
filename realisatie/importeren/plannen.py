"""What a sheet would change: its rows set against the database, in a number of queries that does not grow with them.

A locatie is known by gemeente and name, a period by locatie, doelgroep and begin. Of what is there already, only
what the sheet has columns for can change.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from opgaven.gebieden.kaart import kaart
from opgaven.gebieden.models import Gemeente
from prt.werkboek.bevindingen import Bevindingen
from prt.werkboek.woorden import Afgekeurd
from realisatie.importeren.celwaarden import netjes
from realisatie.importeren.gids import Invoergids
from realisatie.importeren.kolommen import PER_VELD
from realisatie.importeren.lezen import Inlezing, Werkboekrij
from realisatie.importeren.periodeplan import Perioden, Periodeplan
from realisatie.locaties.keuzes import Locatiesoort
from realisatie.locaties.models import Beschikbaarheid, Locatie

LOCATIEVELDEN = ("soort", "exploitant", "adres", "vertrouwelijk", "bijzonderheden")
MAG_ONTBREKEN = {"adres", "bijzonderheden"}
"""Empty in one row and filled in another of the same locatie is no contradiction."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What there is to write, as instances with their new values; new periods point at their locatie."""

    nieuwe_locaties: tuple[Locatie, ...] = ()
    gewijzigde_locaties: tuple[Locatie, ...] = ()
    ongewijzigde_locaties: int = 0
    nieuwe_periodes: tuple[Beschikbaarheid, ...] = ()
    gewijzigde_periodes: tuple[Beschikbaarheid, ...] = ()
    ongewijzigde_periodes: int = 0

    @property
    def per_soort(self) -> tuple[tuple[bool, tuple], ...]:
        """What is written, each group with whether it is new; locaties before their periods."""
        return (
            (True, self.nieuwe_locaties),
            (False, self.gewijzigde_locaties),
            (True, self.nieuwe_periodes),
            (False, self.gewijzigde_periodes),
        )

    @property
    def wijzigt(self) -> bool:
        return any(rijen for _, rijen in self.per_soort)


@dataclass(frozen=True, slots=True)
class Bestaand:
    """What the gemeenten of the sheet have now, for finding a locatie and its periods."""

    locaties: dict[tuple[int, str], list[Locatie]]
    periodes: Perioden


def maak_plan(inlezing: Inlezing, *, door) -> tuple[Plan, Bevindingen]:
    """What the sheet changes, and all its problems; as long as there are any, the plan is not to be carried out.

    To be called in a transaction: it locks what it is going to change, so that two imports take turns.
    """
    bevindingen = inlezing.bevindingen.verder()
    per_gemeente = _zoek_gemeenten(inlezing.rijen, bevindingen, Invoergids(door))
    stand = _laad(gemeente for _, gemeente in per_gemeente)
    groepen = _groepeer(per_gemeente, stand, bevindingen)
    nieuw, gewijzigd, ongewijzigd = [], [], 0
    periodes = Periodeplan(stand.periodes, bevindingen)
    for locatie, rijen in groepen:
        verschilt = _neem_over(locatie, _samengevat(rijen, bevindingen))
        if not locatie.pk:
            nieuw.append(locatie)
        elif verschilt:
            gewijzigd.append(locatie)
        else:
            ongewijzigd += 1
        periodes.plan(locatie, rijen)
    plan = Plan(
        tuple(nieuw),
        tuple(gewijzigd),
        ongewijzigd,
        tuple(periodes.nieuw),
        tuple(periodes.gewijzigd),
        periodes.ongewijzigd,
    )
    return plan, bevindingen


def _zoek_gemeenten(
    rijen: Iterable[Werkboekrij], bevindingen: Bevindingen, gids: Invoergids
) -> list[tuple[Werkboekrij, Gemeente]]:
    gevonden = []
    for rij in rijen:
        if not rij.heeft("gemeente"):
            continue
        try:
            gevonden.append((rij, gids.zoek(rij.gemeente)))
        except Afgekeurd as fout:
            bevindingen.bij_cel(rij.nummer, PER_VELD["gemeente"].kop, fout)
    return gevonden


def _laad(gemeenten: Iterable[Gemeente]) -> Bestaand:
    sleutels = {gemeente.pk for gemeente in gemeenten}
    # Locking the gemeenten makes two imports for one gemeente take turns, new locaties included.
    list(Gemeente.objects.select_for_update(no_key=True).filter(pk__in=sleutels).order_by("pk").values_list("pk"))
    indeling, hier = kaart().vandaag, kaart().met_voorgangers(sleutels)
    locaties, periodes = defaultdict(list), defaultdict(list)
    per_pk = {}
    for locatie in Locatie.objects.select_for_update().filter(gemeente__in=hier).order_by("pk"):
        per_pk[locatie.pk] = locatie
        locaties[indeling.nu(locatie.gemeente_id), naamsleutel(locatie.naam)].append(locatie)
    bestaand = Beschikbaarheid.objects.select_for_update(of=("self",)).filter(locatie__gemeente__in=hier)
    for periode in bestaand.order_by("pk"):
        if periode.locatie_id in per_pk:
            periode.locatie = per_pk[periode.locatie_id]
            periodes[periode.locatie_id, periode.doelgroep, periode.van].append(periode)
    return Bestaand(locaties, periodes)


def naamsleutel(naam: str) -> str:
    return netjes(naam).casefold()


def _groepeer(
    rijen: Iterable[tuple[Werkboekrij, Gemeente]], stand: Bestaand, bevindingen: Bevindingen
) -> list[tuple[Locatie, list[Werkboekrij]]]:
    """The rows by the locatie they are about, an existing one or a new."""
    groepen: dict[int, tuple[Locatie, list[Werkboekrij]]] = {}
    nieuw: dict[tuple[int, str], Locatie] = {}
    for rij, gemeente in rijen:
        if not rij.heeft("locatie"):
            continue
        plaats = gemeente.pk, naamsleutel(rij.locatie)
        gelijk = stand.locaties.get(plaats, [])
        if len(gelijk) > 1:
            gelijk = [locatie for locatie in gelijk if locatie.naam == rij.locatie]
        if gelijk:
            locatie = gelijk[0]
        elif plaats in stand.locaties:
            bevindingen.bij_cel(rij.nummer, PER_VELD["locatie"].kop, _MEER_LOCATIES)
            continue
        else:
            locatie = nieuw.setdefault(plaats, Locatie(gemeente=gemeente, naam=rij.locatie))
        groepen.setdefault(id(locatie), (locatie, []))[1].append(rij)
    return list(groepen.values())


def _samengevat(rijen: Sequence[Werkboekrij], bevindingen: Bevindingen) -> dict[str, object]:
    """What the rows of one locatie together say of it; a contradiction is a problem of the later row."""
    gemeld: dict[str, tuple[Werkboekrij, str]] = {}
    for rij in rijen:
        for veld in LOCATIEVELDEN:
            waarde = getattr(rij, veld)
            if not rij.heeft(veld) or (waarde == "" and veld in MAG_ONTBREKEN):
                continue
            eerste, gezegd = gemeld.setdefault(veld, (rij, waarde))
            if waarde != gezegd:
                kop = PER_VELD[veld].kop
                bevindingen.bij_cel(
                    rij.nummer,
                    kop,
                    f"{kop} verschilt van rij {eerste.nummer}, die over dezelfde locatie gaat. Maak ze gelijk.",
                )
    return {veld: gemeld[veld][1] if veld in gemeld else "" for veld in LOCATIEVELDEN}


def _neem_over(locatie: Locatie, gemeld: dict[str, object]) -> bool:
    """Give the locatie the values of the sheet; whether anything differed."""
    nieuw = gemeld | {"vertrouwelijk": gemeld["vertrouwelijk"] != "nee"}
    oud = {veld: getattr(locatie, veld) for veld in LOCATIEVELDEN}
    oud |= {"adres": netjes(locatie.adres), "bijzonderheden": netjes(locatie.bijzonderheden, regels=True)}
    if nieuw == oud:
        return False
    for veld, waarde in nieuw.items():
        setattr(locatie, veld, waarde)
    if locatie.soort != Locatiesoort.CNO:
        locatie.cno_duur = ""  # no column of the sheet; what is no crisisnoodopvang any more has no such length
    return True


_MEER_LOCATIES = (
    "Deze gemeente heeft al locaties waarvan de namen alleen in hoofdletters of spaties verschillen. "
    "Schrijf de naam precies zoals hij in het overzicht van locaties staat."
)
