"""The ledger of uitruilen as a sheet for a file: two entries per line, which add up to nothing."""

from datetime import date

from opgaven.gebieden.models import Provincie, Regio
from opgaven.gebieden.querysets import binnen
from opgaven.rondes.models import Ronde
from prt.werkboek.schrijven import Blad
from realisatie.uitruil.models import Overdracht

KOPPEN = (
    "uitruil",
    "soort",
    "gemeente",
    "tegenpartij",
    "doelgroep",
    "aantal",
    "van",
    "tot",
    "voorwaarde",
    "voorwaarde_uiterlijk",
    "stand",
    "telt_mee",
)


def uitruil(ronde: Ronde, provincie: Provincie, regio: Regio | None, peildatum: date) -> Blad:
    """What was agreed in a ronde, off the giver and on to the receiver; no proposals and no locaties.

    Args:
        regio: only agreements with a gemeente of this regio, with both their entries.
        peildatum: whether a line counts, it does on this day.
    """
    gebied = regio or provincie
    raakt = binnen(gebied, "gever") | binnen(gebied, "ontvanger")
    lijnen = (
        Overdracht.objects.filter(raakt, uitruil__ronde=ronde, uitruil__bevestigd_op__isnull=False)
        .select_related("uitruil", "gever", "ontvanger")
        .order_by("uitruil__naam", "van", "pk")
    )
    return Blad("Uitruil", KOPPEN, [rij for lijn in lijnen for rij in _boekingen(lijn, peildatum)])


def _boekingen(lijn: Overdracht, peildatum: date):
    afspraak = lijn.uitruil
    telt = lijn.geldt and lijn.periode.bevat(peildatum)
    for gemeente, ander, teken in ((lijn.gever, lijn.ontvanger, -1), (lijn.ontvanger, lijn.gever, 1)):
        yield (
            afspraak.naam,
            afspraak.get_soort_display(),
            gemeente.naam,
            ander.naam,
            lijn.get_doelgroep_display(),
            teken * lijn.plekken,
            lijn.van,
            lijn.einde if lijn.geldt else lijn.tot,
            afspraak.get_voorwaarde_stand_display(),
            afspraak.voorwaarde_uiterlijk,
            afspraak.stand.label,
            telt,
        )
