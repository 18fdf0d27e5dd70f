"""The texts of a report as they were written: which there are, which are lacking, and the figures put into them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from opgaven.gebieden.keuzes import Gebiedsoort
from opgaven.gebieden.models import Gebied, Provincie
from opgaven.gebieden.querysets import binnen
from opgaven.rondes.models import Ronde
from prt.toegang.rollen.rechten import Recht
from prt.toegang.spoor.lezen import bekend_op as historie_op
from verslag.rapport.onderdelen import Onderdeel
from verslag.rapport.rapporten import Rapport
from verslag.teksten.models import Inleverdatum, Tekst
from verslag.teksten.querysets import leesbaar_voor

Sleutel = tuple[str, str]
"""An onderdeel and the code of the gebied that it is about."""

SCHRIJFRECHT: dict[str, Recht] = {
    Gebiedsoort.GEMEENTE: Recht.TEKST_GEMEENTE_SCHRIJVEN,
    Gebiedsoort.REGIO: Recht.TEKST_REGIO_SCHRIJVEN,
    Gebiedsoort.PROVINCIE: Recht.TEKST_PROVINCIE_SCHRIJVEN,
}


def schrijfrecht(gebied: Gebied) -> Recht:
    """What somebody needs to write the texts about a gebied."""
    return SCHRIJFRECHT[gebied.soort]


@dataclass(frozen=True, slots=True)
class Tekstregel:
    """One text that a report asks for, written or not."""

    onderdeel: Onderdeel
    gebied: Gebied
    tekst: Tekst | None
    uiterlijk: date | None

    @property
    def titel(self) -> str:
        return self.onderdeel.titel_voor(self.gebied)

    @property
    def code(self) -> str:
        return self.gebied.code

    @property
    def status(self) -> str:
        """leeg, concept or klaar."""
        if not self.tekst or not self.tekst.inhoud:
            return "leeg"
        return "klaar" if self.tekst.klaar else "concept"

    @property
    def badge(self) -> str:
        return {"klaar": "success", "concept": "warning"}.get(self.status, "neutral")

    @property
    def leesbaar(self) -> bool:
        """Whether there is anything to read: a draft that may not be read was not fetched."""
        return self.status != "leeg"

    def te_laat(self, vandaag: date) -> bool:
        return self.uiterlijk is not None and vandaag > self.uiterlijk and self.status != "klaar"

    @property
    def wie(self) -> str:
        """Who has to write it: "gemeente Zwolle"."""
        eigenaar = self.onderdeel.eigenaar
        return eigenaar if self.onderdeel.soort == Gebiedsoort.PROVINCIE else f"{eigenaar} {self.gebied}"


def lees_teksten(
    ronde: Ronde, provincie: Provincie, bekend_op: date | None = None, *, gebruiker=None, alleen_klaar=False
):
    """The texts by onderdeel and gebied, as far as this person may read them; everything without a person. One query.

    Args:
        bekend_op: as they were then (a moment, or the end of a day); None is now.
        alleen_klaar: no drafts, whoever asks.
    """
    bron = Tekst.objects.all() if bekend_op is None else historie_op(Tekst, bekend_op)
    hier = binnen(provincie, "gebied")
    leesbaar = leesbaar_voor(gebruiker) if gebruiker else Q()
    if alleen_klaar:
        leesbaar &= Q(klaar=True)
    teksten = bron.filter(hier, leesbaar, ronde=ronde).select_related("gebied")
    return {(tekst.onderdeel, tekst.gebied.code): tekst for tekst in teksten}


def tekstregels(
    rapport: Rapport, gebieden: Mapping[Gebiedsoort, Iterable[Gebied]], teksten: Mapping[Sleutel, Tekst], data
) -> list[Tekstregel]:
    """Every text that a report asks for, in its order.

    Args:
        gebieden: per kind the gebieden that the report is about.
        data: the day by which each onderdeel must be finished.
    """
    return [
        Tekstregel(onderdeel, gebied, teksten.get((onderdeel.sleutel, gebied.code)), data.get(onderdeel.sleutel))
        for onderdeel in rapport.onderdelen
        if onderdeel.heeft_tekst
        for gebied in gebieden[onderdeel.soort]
    ]


def inleverdata(ronde: Ronde, provincie: Provincie) -> dict[str, date]:
    """Per onderdeel the day by which it must be finished."""
    return dict(Inleverdatum.objects.filter(ronde=ronde, provincie=provincie).values_list("onderdeel", "datum"))
