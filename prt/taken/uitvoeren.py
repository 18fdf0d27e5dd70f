"""Carrying out one task: from its function to a file or to an explanation."""

import logging

from prt.geheugen import verzoek
from prt.taken import wachtrij
from prt.taken.models import Taak
from prt.taken.soorten import TaakMislukt, soort_van

logger = logging.getLogger(__name__)
ONVERWACHT = (
    "Er ging iets mis bij het maken van dit document. Probeer het opnieuw. "
    "Lukt het weer niet, geef dan het nummer {nummer} door aan de beheerder."
)


class Ingehaald(BaseException):
    """Another process took the task over. Not an Exception: a task must not take it for a problem of its own."""


class Meter:
    """The progress of one task: the task says where it is, and whoever watches over it writes that down."""

    def __init__(self, taak: Taak):
        self.taak = taak
        self.ingehaald = False
        self._nieuwste: tuple[int, int, str] | None = None
        self._geschreven: tuple[int, int, str] | None = None

    def __call__(self, gedaan: int, totaal: int, tekst: str) -> None:
        if self.ingehaald:
            raise Ingehaald
        self._nieuwste = (gedaan, totaal, tekst)

    def schrijf(self) -> None:
        """Only when there is something new."""
        nieuwste = self._nieuwste
        if nieuwste and nieuwste != self._geschreven:
            self.ingehaald = not wachtrij.schrijf_voortgang(self.taak, *nieuwste)
            self._geschreven = nieuwste


def voer_uit(taak: Taak, meter: Meter) -> None:
    """Whatever goes wrong is said to the requester in Dutch; the traceback is for the log."""
    try:
        with verzoek():
            bestand = soort_van(taak.soort).maak(meter, **taak.parameters)
        wachtrij.rond_af(taak, bestand)
    except TaakMislukt as fout:
        wachtrij.laat_mislukken(taak, str(fout))
    except Ingehaald:
        logger.warning("Taak %s is door een andere verwerker overgenomen.", taak.pk)
    except Exception:
        logger.exception("Taak %s (%s) is mislukt.", taak.pk, taak.soort)
        wachtrij.laat_mislukken(taak, ONVERWACHT.format(nummer=str(taak.pk)[:8]))
