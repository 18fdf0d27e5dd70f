"""What the screens of the taakstelling statushouders show: a row per gemeente, and the chart of the pace."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from operator import attrgetter
from typing import Any

from django.db.models import OuterRef, Subquery

from opgaven.gebieden.indeling import Tabelgroep, groep_van, per_groep
from opgaven.gebieden.keuzes import Lidsoort
from opgaven.gebieden.models import Gemeente
from opgaven.rondes.models import Ronde
from opgaven.statushouders.keuzes import Niveau
from opgaven.statushouders.lezen import Boeking, Grootboek, code_van, saldo_tekst
from opgaven.statushouders.models import Toezichtstap
from opgaven.statushouders.rekenen import Saldo, norm, totaal
from prt.grafiek.balken import Balken, Balkrij, teken
from prt.rekenen import getallen
from prt.weergave import MAANDEN, getal


@dataclass(frozen=True)
class Gemeenterij:
    """One gemeente in one half-year; ``stap`` is the last step of the supervision, for who may see it."""

    gemeente: Gemeente
    groep: Tabelgroep
    boeking: Boeking
    stap: Toezichtstap | None = None

    @property
    def regel(self):
        return self.boeking.halfjaar

    @property
    def tempo(self) -> int | None:
        """Persons ahead of the pace; below 0 is behind."""
        return self.boeking.tempo.verschil if self.boeking.tempo else None

    @property
    def maanden(self) -> int:
        return self.boeking.halfjaar.geteld[0]

    @property
    def niveau(self) -> str:
        return self.stap.niveau if self.stap else ""

    @property
    def volgende(self) -> date | None:
        return self.stap.volgende_beoordeling if self.stap else None


def laatste_stappen(gemeenten: Iterable[int]) -> dict[int, Toezichtstap]:
    """The last step per gemeente: its level holds now. One query."""
    laatste = Toezichtstap.objects.filter(gemeente=OuterRef("gemeente")).order_by("-datum", "-pk").values("pk")[:1]
    stappen = Toezichtstap.objects.filter(gemeente__in=gemeenten, pk=Subquery(laatste))
    return {stap.gemeente_id: stap for stap in stappen}


def rijen(
    grootboeken: Sequence[Grootboek],
    ronde: Ronde,
    *,
    zichtbaar: Iterable[int],
    indeling: Lidsoort = Lidsoort.REGIO,
    dag: date | None = None,
) -> list[Gemeenterij]:
    """Each in its group on a day, today unless said.

    ``zichtbaar``: the gemeenten whose supervision the reader may see.
    """
    stappen = laatste_stappen(zichtbaar)
    gevonden = [
        Gemeenterij(
            boek.gemeente, groep_van(boek.gemeente.pk, indeling, dag), boek.van(ronde), stappen.get(boek.gemeente.pk)
        )
        for boek in grootboeken
    ]
    return sorted(gevonden, key=lambda rij: rij.groep.volgorde)


def gekozen(alle: Iterable[Gemeenterij], *, niveau: str = "", toon: str = "") -> list[Gemeenterij]:
    """Those with a level ("geen": none yet), behind the pace, or with an achterstand to begin with."""

    def past(rij: Gemeenterij) -> bool:
        if niveau and (niveau if niveau in Niveau.values else "") != rij.niveau:
            return False
        if toon == "achter":
            return rij.tempo is not None and rij.tempo < 0
        return toon != "achterstand" or _boven_nul(rij.regel.beginstand)

    return [rij for rij in alle if past(rij)]


def _boven_nul(saldo: Saldo | None) -> bool:
    return saldo is not None and saldo.aantal > 0


def som(alle: Sequence[Gemeenterij]) -> dict[str, Any]:
    """The totals row."""
    deel = totaal([rij.regel for rij in alle])
    velden = ("taakstelling", "beginstand", "inclusief", "uitruil", "gerealiseerd", "amv", "stand", "prognose")
    tempo = getallen.som((rij.tempo for rij in alle), positief=False)
    return {veld: getattr(deel, veld) for veld in velden} | {"tempo": tempo}


@dataclass(frozen=True, slots=True)
class Groepsom:
    """The totals row of a group."""

    groep: Tabelgroep
    som: dict[str, Any]

    @property
    def naam(self) -> str:
        return self.groep.totaal

    @property
    def opgave(self) -> str:
        return saldo_tekst(self.som["inclusief"])

    @property
    def stand(self) -> str:
        return saldo_tekst(self.som["stand"])


def groepsom(groep: Tabelgroep, delen: Sequence[Gemeenterij]) -> Groepsom:
    return Groepsom(groep, som(delen))


def sommen(alle: Iterable[Gemeenterij]) -> list[Groepsom]:
    """The totals rows per group."""
    return [groepsom(*deel) for deel in per_groep(alle, attrgetter("groep")).items()]


def tempografiek(boeking: Boeking) -> Balken | None:
    """Month after month what was housed since the start, beside a sixth of the opgave a month."""
    opgave, tempo = boeking.halfjaar.opgave, boeking.tempo
    maanden = [(dag, aantal) for dag, aantal, _ in boeking.maanden]
    aantal = boeking.halfjaar.geteld[0] if boeking.halfjaar.heel is None else 0
    if opgave is None or tempo is None or not aantal:
        return None
    samen = list(accumulate(personen for _, personen in maanden[:aantal])) + [None] * (len(maanden) - aantal)
    balken = [
        Balkrij(f"{MAANDEN[dag.month - 1].capitalize()}", personen, norm(opgave.aantal, nummer))
        for nummer, ((dag, _), personen) in enumerate(zip(maanden, samen, strict=True), 1)
    ]
    if tempo.verschil < 0:
        bevinding = f"Na {aantal} van de 6 maanden zijn er {getal(-tempo.verschil)} personen te weinig gehuisvest."
    else:
        bevinding = f"Na {aantal} van de 6 maanden ligt de gemeente {getal(tempo.verschil)} personen voor op het tempo."
    titel = f"Gehuisvest sinds het begin van {code_van(boeking.ronde)}"
    return teken(titel, bevinding, {"": balken}, balk="gehuisvest", streep="een zesde van de opgave per maand")
