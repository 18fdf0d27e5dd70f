"""Carry out tasks until stopped: the second process of an installation, beside the site."""

import os
import signal

from django.core.management.base import BaseCommand

from prt.pdf import warm_op
from prt.taken.verwerker import Gestopt, draai


class Command(BaseCommand):
    help = "Voert taken op de achtergrond uit, zoals het maken van een pdf, totdat het wordt gestopt."

    def add_arguments(self, parser):
        parser.add_argument(
            "--met-ouder", action="store_true", help="stopt ook als het programma dat dit startte, er niet meer is"
        )

    def handle(self, *, met_ouder, **opties):
        ouder = os.getppid()
        for teken in (signal.SIGTERM, signal.SIGINT):
            signal.signal(teken, _stop)
        try:
            warm_op()
            draai(ga_door=lambda: not met_ouder or os.getppid() == ouder)
        except Gestopt:
            pass


def _stop(teken, _):
    for ander in (signal.SIGTERM, signal.SIGINT):
        signal.signal(ander, signal.SIG_IGN)  # once is enough: what follows puts the task back in the queue
    raise Gestopt
