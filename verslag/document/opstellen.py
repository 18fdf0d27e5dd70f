"""Make a report: the figures, the texts and whatever else its parts ask for, read once and frozen."""

from datetime import date

from opgaven.gebieden.models import Gebied
from opgaven.rondes.models import Ronde
from verslag.cijfers.samenstellen import stel_samen
from verslag.document.aanvullingen import lees_aanvullingen
from verslag.document.document import Verslag
from verslag.rapport.rapporten import VERSLAG, Rapport
from verslag.teksten.lezen import lees_teksten


def stel_op(
    ronde: Ronde,
    gebied: Gebied,
    peildatum: date,
    bekend_op: date | None = None,
    *,
    rapport: Rapport = VERSLAG,
    gebruiker=None,
    alleen_klaar: bool = False,
) -> Verslag:
    """A report about ``gebied`` as it can be published: confidential locaties only as part of totals.

    Args:
        bekend_op: as everything was known then (a moment, or the end of a day); None is now.
        gebruiker: only the texts that this person may read; without one all of them, drafts included.
        alleen_klaar: none of the drafts, whoever asks.
    """
    provincie = gebied.provincie
    cijfers = stel_samen(ronde, provincie, peildatum, bekend_op)
    teksten = lees_teksten(ronde, provincie, bekend_op, gebruiker=gebruiker, alleen_klaar=alleen_klaar)
    inhoud = {sleutel: tekst.inhoud for sleutel, tekst in teksten.items()}
    return Verslag(cijfers, rapport, gebied, teksten=inhoud, aanvullingen=lees_aanvullingen(rapport, cijfers))
