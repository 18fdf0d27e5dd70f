"""Dividing over gebieden: their weights from what was published, and the rows of a division that was kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Subquery

from opgaven.gebieden.models import Gemeente, Inwonertal, Provincie, Regio
from opgaven.opgaven.lezen import GeldendeOpgaven, opgaven_van
from opgaven.rondes.models import Ronde
from opgaven.verdelen.keuzes import Verdeelniveau, Verdeelsleutel
from opgaven.verdelen.models import Verdeling
from opgaven.verdelen.rekenen import Aandeel, verdeel
from prt.weergave import breuk

Ontvanger = Gemeente | Regio

KOLOMMEN = ("gebied", "code", "gewicht", "quotum", "rest", "aantal")


@dataclass(frozen=True, slots=True)
class Ontvangerdeel:
    """One receiver with its share."""

    gebied: Ontvanger
    aandeel: Aandeel


def ontvangers(provincie: Provincie, regio: Regio | None, niveau: str) -> list[Ontvanger]:
    """Over whom is divided, in the order of the verslag."""
    if niveau == Verdeelniveau.REGIO:
        return list(provincie.regios.all())
    gemeenten = Gemeente.objects.filter(provincie=provincie, regio__isnull=False).select_related("regio")
    return list((gemeenten.filter(regio=regio) if regio else gemeenten).in_verslagvolgorde())


def code_van(gebied: Ontvanger) -> str:
    """What settles the last tie: the CBS-code, or the short name of a regio."""
    return gebied.cbs_code if isinstance(gebied, Gemeente) else gebied.slug


def gewichten_uit(
    sleutel: str, gebieden: Sequence[Ontvanger], *, ronde: Ronde | None, peildatum: date
) -> dict[str, int | None]:
    """Per code the weight by this key on that day; ``None`` where nobody published it."""
    if sleutel == Verdeelsleutel.OPGAVE:
        opgaven = opgaven_van(ronde, peildatum) if ronde else GeldendeOpgaven()
        cijfers = {
            code_van(g): (opgaven.per_gemeente if isinstance(g, Gemeente) else opgaven.per_regio).get(g.pk)
            for g in gebieden
        }
        return {code: cijfer.aantal if cijfer else None for code, cijfer in cijfers.items()}
    gemeenten = Gemeente.objects.filter(regio__isnull=False)
    laatste = Inwonertal.objects.filter(gemeente=OuterRef("pk"), peildatum__lte=peildatum).order_by("-peildatum")
    rijen = gemeenten.annotate(inwoners=Subquery(laatste.values("aantal")[:1])).values("pk", "regio", "inwoners")
    return {code_van(g): _inwoners(g, rijen) for g in gebieden}


def _inwoners(gebied: Ontvanger, rijen) -> int | None:
    """Of a regio only when they are known of every gemeente in it."""
    veld = "pk" if isinstance(gebied, Gemeente) else "regio"
    eigen = [rij["inwoners"] for rij in rijen if rij[veld] == gebied.pk]
    return None if None in eigen or not eigen else sum(eigen)


def reken(totaal: int, gebieden: Sequence[Ontvanger], gewichten: Mapping[str, int]) -> list[Ontvangerdeel]:
    delen = verdeel(totaal, gewichten)
    return [Ontvangerdeel(gebied, delen[code_van(gebied)]) for gebied in gebieden]


def rijen_van(verdeling: Verdeling) -> list[Ontvangerdeel]:
    """The rows of a division as it was kept; the numbers are those of then. One query."""
    regels = list(verdeling.regels.select_related("gemeente", "regio").order_by("pk"))
    quota = verdeel(verdeling.totaal, {code_van(regel.gebied): regel.gewicht for regel in regels})
    return [
        Ontvangerdeel(regel.gebied, Aandeel(code, regel.gewicht, quota[code].quotum, regel.aantal))
        for regel in regels
        for code in [code_van(regel.gebied)]
    ]


def verdelingtabel(verdeling: Verdeling) -> list[dict[str, str | int | None]]:
    """The rows as they are exported, by column name, and the total."""
    rijen: list[dict] = [
        dict(
            zip(
                KOLOMMEN,
                (
                    str(rij.gebied),
                    code_van(rij.gebied),
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
