"""A second process that draws parts too: laying out keeps one core busy, and a drawn part is plain data.

It is forked by ``warm_op``, in the process that carries out tasks, while that is young: before it has threads, a
connection with the database, or fonts (Pango reads those in threads, which a fork does not have). So it shares its
memory and its settings. When it cannot be made, dies, or cannot do something, the first process does that itself.
"""

import gc
import logging
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import get_context

logger = logging.getLogger(__name__)


class Helper:
    """Draws from the end of a list of parts, while the first process begins at the beginning.

    Who is to draw a part takes a turn first: a byte from a pipe that holds one for each part. Nothing is locked, so
    that whichever of the two is killed leaves nothing locked behind.
    """

    def __init__(self, teken: Callable):
        context = get_context("fork")
        self.teken = teken
        self.klaar = self.leeft = True
        self.getekend: dict = {}
        self.beurten, self._geef = os.pipe()
        os.set_blocking(self.beurten, False)
        self.pijp, hun = context.Pipe()
        self.proces = context.Process(target=self._help, args=(hun,), daemon=True, name="helper")
        self.proces.start()
        hun.close()

    def begin(self, werk: Sequence) -> None:
        """Share this work. Of the work before it, nothing is left."""
        self.genoeg()
        while self.leeft and not self.klaar:
            self._ontvang()
        self.getekend = {}
        os.write(self._geef, bytes(len(werk)))
        self.klaar = False
        try:
            self.pijp.send(werk)
        except OSError:
            self._gestorven()

    def vraag(self, nummer: int):
        """This part, when the helper draws or drew it; None when it is for the first process, which asks in order."""
        while self.leeft and self.pijp.poll():
            self._ontvang()  # or the line would fill up, and the helper wait
        if self._beurt():
            return None
        while self.leeft and not self.klaar and nummer not in self.getekend:
            self._ontvang()
        return self.getekend.pop(nummer, None)

    def genoeg(self) -> None:
        """Nobody begins another part of this work."""
        while self._beurt():
            pass

    def _beurt(self) -> bool:
        """Whether there is a part left that nobody has begun: then it is for who asks."""
        with suppress(BlockingIOError):
            return bool(os.read(self.beurten, 1))
        return False

    def _ontvang(self) -> None:
        try:
            bericht = self.pijp.recv()
        except (EOFError, OSError):
            self._gestorven()
            return
        except BaseException:  # what was read in part cannot be read on
            self._gestorven()
            raise
        if bericht is None:
            self.klaar = True
        else:
            self.getekend[bericht[0]] = bericht[1]

    def _gestorven(self) -> None:
        logger.warning("Het tweede proces voor pdf's is gestopt; dit proces gaat alleen verder.")
        self.leeft = False
        self.proces.kill()
        self.proces.join()

    def _help(self, pijp) -> None:
        """In the second process, until the first one is gone."""
        self.pijp.close()  # or it would keep the line open that tells it of the end
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # of the terminal: the first process decides
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        gc.disable()
        gc.freeze()
        with suppress(EOFError, OSError):
            while True:
                werk = pijp.recv()
                for nummer in reversed(range(len(werk))):
                    if not self._beurt():
                        break
                    pijp.send((nummer, self._probeer(werk[nummer])))
                    gc.collect()
                pijp.send(None)

    def _probeer(self, deel):
        """What goes wrong here goes wrong in the first process too, and is said there."""
        try:
            return self.teken(deel)
        except Exception:
            return None


_helper: Helper | None = None


def start(teken: Callable) -> None:
    """Only where it helps, with a second core, and is safe, without threads."""
    global _helper
    if _helper is None and len(os.sched_getaffinity(0)) > 1 and threading.active_count() == 1:
        with suppress(OSError):
            _helper = Helper(teken)


@contextmanager
def gedeeld(werk: Sequence) -> Iterator[Callable]:
    """Share this work with the helper. Yields what says of each part, asked in order, how it was drawn elsewhere."""
    if not _helper or not _helper.leeft or len(werk) < 2:
        yield lambda nummer: None
        return
    _helper.begin(werk)
    try:
        yield _helper.vraag
    finally:
        _helper.genoeg()
