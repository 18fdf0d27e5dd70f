"""Dividing over gebieden: their weights from what was published, and the rows of a division that was kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Subquery

from opgaven.gebieden.models import Gebied, Gemeente, Inwonertal
from opgaven.opgaven.lezen import GeldendeOpgaven, opgaven_van
from opgaven.rondes.models import Ronde
from opgaven.verdelen.keuzes import Verdeelniveau, Verdeelsleutel
from opgaven.verdelen.models import Verdeling
from opgaven.verdelen.rekenen import Aandeel, verdeel
from prt.weergave import breuk

Ontvanger = Gebied

KOLOMMEN = ("gebied", "code", "gewicht", "quotum", "rest", "aantal")


@dataclass(frozen=True, slots=True)
class Ontvangerdeel:
    """One receiver with its share."""

    gebied: Ontvanger
    aandeel: Aandeel


def ontvangers(gebied: Gebied, niveau: str) -> list[Ontvanger]:
    """Over whom is divided, in the order of the verslag."""
    if niveau == Verdeelniveau.REGIO:
        return list(gebied.regios)
    return list(Gemeente.objects.in_gebied(gebied))


def gewichten_uit(
    sleutel: str, gebieden: Sequence[Ontvanger], *, ronde: Ronde | None, peildatum: date
) -> dict[str, int | None]:
    """Per code the weight by this key on that day; ``None`` where nobody published it."""
    if sleutel == Verdeelsleutel.OPGAVE:
        opgaven = opgaven_van(ronde, peildatum) if ronde else GeldendeOpgaven()
        cijfers = {gebied.code: opgaven.per_gebied.get(gebied.pk) for gebied in gebieden}
        return {code: cijfer.aantal if cijfer else None for code, cijfer in cijfers.items()}
    gemeenten = Gemeente.objects.deelnemend()
    laatste = Inwonertal.objects.filter(gemeente=OuterRef("pk"), peildatum__lte=peildatum).order_by("-peildatum")
    rijen = gemeenten.annotate(inwoners=Subquery(laatste.values("aantal")[:1])).values_list("pk", "inwoners")
    return {g.code: _inwoners(g, rijen) for g in gebieden}


def _inwoners(gebied: Ontvanger, rijen) -> int | None:
    """Of a regio only when they are known of every gemeente in it."""
    eigen = [inwoners for gemeente, inwoners in rijen if gemeente in gebied.omvat]
    return None if None in eigen or not eigen else sum(eigen)


def reken(totaal: int, gebieden: Sequence[Ontvanger], gewichten: Mapping[str, int]) -> list[Ontvangerdeel]:
    delen = verdeel(totaal, gewichten)
    return [Ontvangerdeel(gebied, delen[gebied.code]) for gebied in gebieden]


def rijen_van(verdeling: Verdeling) -> list[Ontvangerdeel]:
    """The rows of a division as it was kept; the numbers are those of then. One query."""
    regels = list(verdeling.regels.select_related("gebied").order_by("pk"))
    quota = verdeel(verdeling.totaal, {regel.gebied.code: regel.gewicht for regel in regels})
    return [
        Ontvangerdeel(regel.gebied, Aandeel(code, regel.gewicht, quota[code].quotum, regel.aantal))
        for regel in regels
        for code in [regel.gebied.code]
    ]


def verdelingtabel(verdeling: Verdeling) -> list[dict[str, str | int | None]]:
    """The rows as they are exported, by column name, and the total."""
    rijen: list[dict] = [
        dict(
            zip(
                KOLOMMEN,
                (
                    str(rij.gebied),
                    rij.gebied.code,
                    rij.aandeel.gewicht,
                    breuk(rij.aandeel.quotum, 4),
                    breuk(rij.aandeel.rest, 4),
                    rij.aandeel.aantal,
                ),
                strict=True,
            )
        )
        for rij in rijen_van(verdeling)
    ]
    som = sum(rij["gewicht"] for rij in rijen)
    totaal = ("Totaal", None, som, str(verdeling.totaal), None, verdeling.totaal)
    return [*rijen, dict(zip(KOLOMMEN, totaal, strict=True))]
