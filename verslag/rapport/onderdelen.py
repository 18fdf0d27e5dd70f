"""The parts that reports are made of, each defined once: whose it is, what is computed, what its author writes."""

from dataclasses import dataclass
from enum import StrEnum

from opgaven.gebieden.keuzes import Gebiedsoort

EIGENAREN = {
    Gebiedsoort.PROVINCIE: "CdK-staf",
    Gebiedsoort.REGIO: "regiosecretaris",
    Gebiedsoort.GEMEENTE: "gemeente",
}
"""Who writes the texts of a part about such a gebied, as a reader knows them."""


class Aanvulling(StrEnum):
    """What a part may need beside the figures object; ``verslag/document/aanvullingen.py`` reads it."""

    STROMEN = "stromen"
    MAANDVERSCHIL = "maandverschil"
    MAANDSTANDEN = "maandstanden"
    KNELPUNTEN = "knelpunten"


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """One part.

    ``titel`` may name {cyclus}, {provincie} and {gebied}. ``opdracht`` says what its author is asked to write; without
    one there is no text. ``standaard`` stands in for a text that nobody wrote, ``voor`` and ``na`` are the computed
    parts before and after the text: names of templates in ``templates/verslag/rapport/onderdelen``. ``vraagt``: what
    must be read for it beside the figures. ``gegevens``: the tables that it adds to a workbook or a data file
    (``verslag/uitvoer/gegevens.py``).
    """

    sleutel: str
    titel: str
    soort: Gebiedsoort = Gebiedsoort.PROVINCIE
    opdracht: str = ""
    verplicht: bool = False
    standaard: str = ""
    voor: str = ""
    na: str = ""
    nieuwe_pagina: bool = False
    vraagt: tuple[Aanvulling, ...] = ()
    gegevens: tuple[str, ...] = ()

    def titel_voor(self, gebied, *, provincie="", cyclus="cyclus") -> str:
        """Its title for one gebied."""
        return self.titel.format(gebied=gebied, provincie=provincie or gebied, cyclus=cyclus)

    @property
    def sjabloon_voor(self) -> str:
        return _sjabloon(self.voor)

    @property
    def sjabloon_na(self) -> str:
        return _sjabloon(self.na)

    @property
    def sjabloon_standaard(self) -> str:
        return _sjabloon(self.standaard)

    @property
    def sjablonen(self) -> tuple[str, ...]:
        """Those that it has."""
        return tuple(filter(None, (self.sjabloon_voor, self.sjabloon_na, self.sjabloon_standaard)))

    @property
    def heeft_tekst(self) -> bool:
        return bool(self.opdracht)

    @property
    def eigenaar(self) -> str:
        return EIGENAREN[self.soort]


def _sjabloon(naam: str) -> str:
    return f"verslag/rapport/onderdelen/{naam}.html" if naam else ""


_REGIO, _GEMEENTE = Gebiedsoort.REGIO, Gebiedsoort.GEMEENTE

_STROMEN = (Aanvulling.STROMEN,)

_ALLE = (
    Onderdeel(
        "inleiding",
        "Inleiding",
        opdracht="Waarom dit verslag er is, voor wie het is en wat erin staat.",
        standaard="inleiding",
        na="leeswijzer",
        nieuwe_pagina=True,
    ),
    Onderdeel(
        "oogopslag",
        "Opgave, realisatie en voornemens in één oogopslag",
        opdracht="Wat de tabellen zeggen, in enkele zinnen.",
        standaard="oogopslag_tekst",
        na="oogopslag",
        nieuwe_pagina=True,
        gegevens=("in_een_oogopslag",),
    ),
    Onderdeel(
        "garanties",
        "Overzicht gemeenten die asielopvang garanderen in de {cyclus} van de Spreidingswet",
        opdracht="Wat de lezer bij de tabel moet weten.",
        standaard="garanties_tekst",
        na="garanties",
        gegevens=("garanties",),
    ),
    Onderdeel(
        "uitruil",
        "Afspraken over uitruilen van opgaven",
        opdracht="Waarom gemeenten opgaven uitruilen. De afspraken zelf staan eronder.",
        na="uitruil",
    ),
    Onderdeel("proces", "Verslaglegging over het proces"),
    Onderdeel(
        "proces-toelichting",
        "Toelichting op de verslaglegging over het proces",
        opdracht="Hoe de regietafels werken en hoe de duidingen zijn verzameld.",
    ),
    Onderdeel(
        "duiding-cdk",
        "Duiding vanuit de commissaris van de Koning van {provincie}",
        opdracht="Wat het proces bepaalt, wat er nog niet zeker is en wat er van het Rijk nodig is.",
        verplicht=True,
    ),
    Onderdeel(
        "stand-van-zaken", "Stand van zaken proces van realisatie", na="stand_van_zaken", gegevens=("stand_van_zaken",)
    ),
    Onderdeel("verloop", "Capaciteit in de tijd", na="verloop"),
    Onderdeel("afloop", "Wat loopt wanneer af", na="afloop", gegevens=("afloop",)),
    Onderdeel("duidingen", "Duiding vanuit de regionale regietafels en de gemeenten", na="duidingen"),
    Onderdeel("plan", "Provinciaal plan {provincie}", nieuwe_pagina=True),
    Onderdeel(
        "plan-inleiding",
        "Inleiding op het provinciaal plan",
        opdracht="Welke opgaven het plan omvat en hoe het tot stand kwam.",
        standaard="plan_inleiding",
        na="opgaven_provincie",
        vraagt=_STROMEN,
        gegevens=("opgaven",),
    ),
    Onderdeel(
        "regionaal-plan",
        "Regionaal plan {gebied}",
        _REGIO,
        opdracht="Hoe de regio haar opgaven invult: afspraken, keuzes, planning.",
        na="regio",
        nieuwe_pagina=True,
        vraagt=_STROMEN,
        gegevens=("opgaven", "gemeenten"),
    ),
    Onderdeel(
        "duiding-regio",
        "Duiding regionale regietafel {gebied}",
        _REGIO,
        opdracht="Wat het proces in de regio bepaalt en wat er nodig is om verder te komen.",
        verplicht=True,
    ),
    Onderdeel(
        "gemeente",
        "{gebied}",
        _GEMEENTE,
        opdracht="Waar de gemeente staat met asielopvang, Oekraïne en statushouders, en waarom.",
        verplicht=True,
        voor="gemeente",
        nieuwe_pagina=True,
        vraagt=_STROMEN,
        gegevens=("opgaven", "gemeenten", "tijdlijn"),
    ),
    Onderdeel("bijlage", "Alle gemeenten per regio", na="bijlage", nieuwe_pagina=True, gegevens=("gemeenten",)),
    Onderdeel(
        "maandbericht",
        "Deze maand",
        opdracht="Wat de leden van de provinciale regietafel over deze maand moeten weten. Vervang elke maand de tekst "
        "van de vorige maand.",
        verplicht=True,
    ),
    Onderdeel(
        "maandverschil",
        "Wat is er veranderd sinds vorige maand",
        na="maandverschil",
        vraagt=(Aanvulling.MAANDVERSCHIL,),
        gegevens=("maandverschil",),
    ),
    Onderdeel("afloop-jaar", "Wat loopt af in de komende twaalf maanden", na="afloop_jaar", gegevens=("afloop_jaar",)),
    Onderdeel(
        "maandstanden",
        "Wie heeft de maandstand nog niet bevestigd",
        na="maandstanden",
        vraagt=(Aanvulling.MAANDSTANDEN,),
        gegevens=("maandstanden",),
    ),
    Onderdeel(
        "knelpunten",
        "Knelpunten en wat er van het Rijk nodig is",
        opdracht="Wat de uitvoering tegenhoudt, en wie wat moet doen om dat op te lossen. De open knelpunten voor de "
        "Landelijke Regietafel staan eronder.",
        verplicht=True,
        na="knelpunten",
        vraagt=(Aanvulling.KNELPUNTEN,),
        gegevens=("knelpunten",),
    ),
    Onderdeel("addendum", "Aanvulling", opdracht="Wat er verandert of erbij komt, en waarom."),
)

ONDERDELEN = {onderdeel.sleutel: onderdeel for onderdeel in _ALLE}
