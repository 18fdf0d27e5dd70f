"""The months of gemeenten as they stand: what was confirmed beside what the records say now. A fixed set of queries."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from django.db.models import Prefetch
from django.utils import timezone

from opgaven.gebieden.kaart import kaart
from opgaven.gebieden.models import Gemeente, Regio
from opgaven.rondes.models import Ronde
from prt.pagina.botsing import afdruk
from prt.toegang.spoor.lezen import als_moment
from prt.weergave import datum
from realisatie.locaties.keuzes import Doelgroep
from realisatie.locaties.models import Locatie
from realisatie.locaties.querysets import ASIEL_EN_AMV
from realisatie.locaties.rekenen import Hardheid
from realisatie.maand import rekenen as regels
from realisatie.maand.models import Maandstand, Maandstap
from realisatie.maand.rekenen import Maandstatus, Stap
from realisatie.stand.lezen import lees_records, stand_van

LOCATIEVELDEN = ("naam", "soort", "exploitant", "adres", "vertrouwelijk", "bijzonderheden")

PERIODEVELDEN = (
    *("doelgroep", "plekken", "van", "van_precisie", "tot", "tot_precisie", "optie_tot", "hardheid"),
    *("vervangt_id", "toelichting"),
)

OVERDRACHTVELDEN = ("gever_id", "ontvanger_id", "doelgroep", "plekken", "van", "einde")


@dataclass(frozen=True)
class Maandcijfers:
    """The figures of a gemeente as its records give them now. Names as in ``Maandstap``, which freezes them."""

    ronde: Ronde | None
    asiel: int | None
    amv: int | None
    capaciteit: int
    periodes: int
    afdruk: str


@dataclass(frozen=True)
class Maandregel:
    """One gemeente in one month."""

    gemeente: Gemeente
    maand: date
    vandaag: date
    cijfers: Maandcijfers
    stappen: tuple[Maandstap, ...] = ()

    @property
    def voorbij(self) -> bool:
        return self.maand < regels.eerste(self.vandaag)

    @property
    def bevestigd(self) -> Maandstap | None:
        """What the gemeente confirmed last."""
        return next((stap for stap in reversed(self.stappen) if stap.soort == Stap.INDIENEN), None)

    @property
    def versie(self) -> int:
        """Of the records, as a form sends it along."""
        return afdruk(self.cijfers.afdruk)

    @property
    def gewijzigd(self) -> bool:
        """The records are no longer what was confirmed."""
        return self.bevestigd is not None and self.bevestigd.afdruk != self.cijfers.afdruk

    @property
    def status(self) -> Maandstatus:
        laatste = Stap(self.stappen[-1].soort) if self.stappen else None
        return regels.status(laatste, gewijzigd=self.gewijzigd, voorbij=self.voorbij)

    @property
    def uitleg(self) -> str:
        """What its status means, and until when the gemeente has to act."""
        nog = f" Uiterlijk {datum(self.uiterlijk)}." if self.status.wacht_op_gemeente else ""
        return self.status.uitleg + nog

    @property
    def wijziging(self) -> str:
        """What happened after it was confirmed; nothing when nothing did."""
        if not self.gewijzigd:
            return ""
        later = " De maand is voorbij: de wijziging hoort bij een latere maand." if self.voorbij else ""
        return f"Na de bevestiging is een locatie, periode of uitruil gewijzigd.{later}"

    @property
    def mogelijk(self) -> frozenset[Stap]:
        return regels.mogelijk(self.status, voorbij=self.voorbij)

    @property
    def uiterlijk(self) -> date:
        return regels.uiterlijk(self.maand)

    @property
    def te_laat(self) -> bool:
        return regels.is_te_laat(self.status, self.maand, self.vandaag)


def maandregels(gemeenten: Iterable[Gemeente], maand: date, vandaag: date | None = None) -> list[Maandregel]:
    """The given month of each gemeente, in the order given. Six queries, however many gemeenten."""
    gemeenten, vandaag = list(gemeenten), vandaag or timezone.localdate()
    cijfers = cijfers_nu(gemeenten, maand)
    stappen = _stappen(gemeenten, maand)
    return [Maandregel(g, maand, vandaag, cijfers[g.pk], stappen.get(g.pk, ())) for g in gemeenten]


def maandregel(gemeente: Gemeente, maand: date | None = None, vandaag: date | None = None) -> Maandregel:
    """One gemeente, this month unless said."""
    vandaag = vandaag or timezone.localdate()
    return maandregels([gemeente], maand or regels.eerste(vandaag), vandaag)[0]


def maand_voor(gebruiker, gemeente: Gemeente) -> Maandregel | None:
    """This month of a gemeente, for who belongs to its circle."""
    kring = Gemeente.objects.vertrouwd_voor(gebruiker).filter(pk=gemeente.pk)
    return maandregel(gemeente) if kring.exists() else None


@dataclass(frozen=True)
class Maandtelling:
    """How many of the gemeenten of a regio confirmed this month, and how many are late."""

    binnen: int
    totaal: int
    te_laat: int

    def __str__(self) -> str:
        laat = f", {self.te_laat} {'is' if self.te_laat == 1 else 'zijn'} te laat" if self.te_laat else ""
        return f"{self.binnen} van {self.totaal} gemeenten hebben deze maand bevestigd{laat}."


def maandtelling(gebruiker, regio: Regio) -> Maandtelling | None:
    """Of this month, for who sees every gemeente of the regio."""
    vandaag = timezone.localdate()
    alle = regio.gemeenten
    kring = list(alle.vertrouwd_voor(gebruiker))
    if len(kring) != alle.count():
        return None
    regels_ = maandregels(kring, regels.eerste(vandaag), vandaag)
    binnen = sum(not regel.status.wacht_op_gemeente for regel in regels_)
    return Maandtelling(binnen, len(regels_), sum(regel.te_laat for regel in regels_))


def geschiedenis(gemeente: Gemeente, voor: date) -> list[Maandstand]:
    """The earlier months in which something happened, latest first, with their steps. Two queries."""
    return list(
        Maandstand.objects.filter(gemeente=gemeente, maand__lt=voor).prefetch_related(
            Prefetch("stappen", Maandstap.objects.select_related("ronde"))
        )[:24]
    )


@dataclass(frozen=True)
class Maandverloop:
    """What happened to one month of a gemeente, for everybody to read: nothing in it comes from the records."""

    gemeente: Gemeente
    status: Maandstatus
    bevestigd_op: date | None

    @property
    def ontbreekt(self) -> bool:
        return self.bevestigd_op is None or self.status.wacht_op_gemeente


def bevestigingen(gemeenten: Iterable[Gemeente], maand: date, bekend_op: date | None = None) -> list[Maandverloop]:
    """Who confirmed a month, from the steps alone, in the order given. One query.

    Whether records changed after it is left out: that can be a confidential locatie.

    Args:
        bekend_op: as it was then (a moment, or the end of a day); None is now.
    """
    moment = als_moment(bekend_op)
    voorbij = maand < regels.eerste(timezone.localdate(moment))
    gemeenten = list(gemeenten)
    stappen = _stappen(gemeenten, maand)

    def van(gemeente: Gemeente) -> Maandverloop:
        gezet = [stap for stap in stappen.get(gemeente.pk, ()) if stap.moment <= moment]
        laatste = Stap(gezet[-1].soort) if gezet else None
        ingediend = [timezone.localdate(stap.moment) for stap in gezet if stap.soort == Stap.INDIENEN]
        status = regels.status(laatste, gewijzigd=False, voorbij=voorbij)
        return Maandverloop(gemeente, status, ingediend[-1] if ingediend else None)

    return [van(gemeente) for gemeente in gemeenten]


def _stappen(gemeenten: list[Gemeente], maand: date) -> Mapping[int, tuple[Maandstap, ...]]:
    per_gemeente: dict[int, list[Maandstap]] = defaultdict(list)
    gezet = Maandstap.objects.filter(maandstand__gemeente__in=gemeenten, maandstand__maand=maand)
    for stap in gezet.select_related("maandstand", "ronde").order_by("moment", "pk"):
        per_gemeente[stap.maandstand.gemeente_id].append(stap)
    return {sleutel: tuple(stappen) for sleutel, stappen in per_gemeente.items()}


def cijfers_nu(gemeenten: list[Gemeente], maand: date) -> Mapping[int, Maandcijfers]:
    """Per gemeente what its records say now. Four queries."""
    ronde = Ronde.objects.cycli().first()
    locaties: dict[int, list[Locatie]] = defaultdict(list)
    hier = kaart().met_voorgangers(gemeente.pk for gemeente in gemeenten)
    for plek in Locatie.objects.filter(gemeente__in=hier).order_by("pk"):
        locaties[kaart().vandaag.nu(plek.gemeente_id)].append(plek)
    records = lees_records(gemeenten, doelgroepen=Doelgroep.values)
    stand, rijen = stand_van(records, ronde), sorted(records.periodes, key=attrgetter("pk"))

    def van(gemeente: Gemeente) -> Maandcijfers:
        hier, eigen = [gemeente.pk], [rij for rij in rijen if rij.locatie.gemeente_id == gemeente.pk]
        lijnen = [lijn for lijn in records.overdrachten if gemeente.pk in (lijn.gever_id, lijn.ontvanger_id)]
        return Maandcijfers(
            ronde=ronde,
            asiel=stand.gegarandeerd(hier, [Doelgroep.ASIEL]),
            amv=stand.gegarandeerd(hier, [Doelgroep.AMV]),
            capaciteit=stand.capaciteit(hier, ASIEL_EN_AMV).op(maand),
            periodes=sum(rij.hardheid != Hardheid.VERVALLEN for rij in eigen),
            afdruk=_afdruk(
                [(plek, LOCATIEVELDEN) for plek in locaties[gemeente.pk]],
                [(rij, PERIODEVELDEN) for rij in eigen],
                [(lijn, OVERDRACHTVELDEN) for lijn in lijnen],
            ),
        )

    return {gemeente.pk: van(gemeente) for gemeente in gemeenten}


def _afdruk(*soorten: list) -> str:
    """A hash of the records: the same for the same contents, on every database."""
    inhoud = [[[rij.pk, *(getattr(rij, veld) for veld in velden)] for rij, velden in soort] for soort in soorten]
    return hashlib.sha256(json.dumps(inhoud, default=str).encode()).hexdigest()
