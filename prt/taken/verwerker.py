"""The process that carries out tasks: one at a time, with a heart that beats beside it."""

import logging
import os
import threading
import time

from django.conf import settings
from django.db import DatabaseError, InterfaceError, close_old_connections, connection

from prt.taken import berichten, wachtrij
from prt.taken.models import Verwerker
from prt.taken.uitvoeren import Meter, voer_uit

logger = logging.getLogger(__name__)
TIK, PAUZE, HUISHOUDEN, NA_STORING = 0.4, 0.5, 2, 5
"""Seconds: between two writings of progress, between two looks at an empty queue, between two rounds of the rest, and
before another try when the database did not answer."""
TE_LANG = "Het maken van dit document duurde te lang en is afgebroken. Probeer het opnieuw, of meld het de beheerder."


class Gestopt(KeyboardInterrupt):
    """The task in hand is left at once. Of this kind, because the database driver tidies up after it."""


class Stopknop:
    """Pressed by a signal. A task is broken off; anything else takes a moment only and is finished first.

    It stays pressed: a library that swallows the exception only puts off the end until the task is done.
    """

    ingedrukt = bij_een_taak = False

    def druk(self, *_) -> None:
        self.ingedrukt = True
        if self.bij_een_taak:
            raise Gestopt


class Uitval:
    """Says once that the database does not answer, until it has answered again."""

    def __init__(self):
        self._gezegd = False

    def meld(self) -> None:
        if not self._gezegd:
            logger.warning("De database antwoordt niet.", exc_info=True)
        self._gezegd = True

    def voorbij(self) -> None:
        self._gezegd = False


class Hart(threading.Thread):
    """Says that the process lives and writes how far its task is, on a connection of its own.

    A task that never ends cannot be stopped from within: then the whole process ends, and whoever started it starts
    another. Without this its bar would hang for ever.
    """

    def __init__(self, verwerker: Verwerker):
        super().__init__(daemon=True, name="hart")
        self.verwerker = verwerker
        self.meter: Meter | None = None
        self._begonnen = self._geklopt = time.monotonic()
        self._einde = threading.Event()

    def begin(self, meter: Meter | None) -> None:
        self._begonnen = time.monotonic()
        self.meter = meter

    def stop(self) -> None:
        self._einde.set()
        self.join(timeout=TIK * 5)

    def run(self):
        uitval = Uitval()
        try:
            while not self._einde.wait(TIK):
                try:
                    self._sla()
                    uitval.voorbij()
                except (DatabaseError, InterfaceError):
                    uitval.meld()
                    connection.close()
        finally:
            connection.close()

    def _sla(self) -> None:
        nu = time.monotonic()
        if nu - self._geklopt > settings.TAAK_STIL_NA / 6:
            wachtrij.klop(self.verwerker)
            self._geklopt = nu
        if not (meter := self.meter):
            return
        if nu - self._begonnen > settings.TAAK_HOOGSTENS:
            logger.error("Taak %s duurt te lang; deze verwerker stopt.", meter.taak.pk)
            wachtrij.laat_mislukken(meter.taak, TE_LANG)
            os._exit(1)
        meter.schrijf()


def draai(knop: Stopknop, *, ga_door=lambda: True) -> None:
    """Work until the button is pressed or ``ga_door`` says no."""
    verwerker = wachtrij.meld_aan()
    hart = Hart(verwerker)
    hart.start()
    try:
        _werk(verwerker, hart, knop, ga_door)
    except Gestopt:
        connection.close()  # it may have been in the middle of a question
    finally:
        hart.stop()
        wachtrij.meld_af(verwerker)


def _werk(verwerker: Verwerker, hart: Hart, knop: Stopknop, ga_door) -> None:
    opgeruimd, uitval = float("-inf"), Uitval()
    while not knop.ingedrukt and ga_door():
        close_old_connections()
        try:
            if time.monotonic() - opgeruimd > HUISHOUDEN:
                huishouden(verwerker)
                opgeruimd = time.monotonic()
            if not doe_een(verwerker, hart, knop):
                time.sleep(PAUZE)
            uitval.voorbij()
        except (DatabaseError, InterfaceError):
            uitval.meld()
            connection.close()
            time.sleep(NA_STORING)


def huishouden(verwerker: Verwerker) -> None:
    wachtrij.raap_op(verwerker)
    wachtrij.ruim_op()
    berichten.verstuur()


def doe_een(verwerker: Verwerker, hart: Hart, knop: Stopknop) -> bool:
    """Whether there was a task to do."""
    taak = wachtrij.neem(verwerker)
    if taak:
        meter = Meter(taak)
        hart.begin(meter)
        try:
            knop.bij_een_taak = True
            if knop.ingedrukt:
                raise Gestopt
            voer_uit(taak, meter)
        finally:
            knop.bij_een_taak = False
            hart.begin(None)
    return bool(taak)
