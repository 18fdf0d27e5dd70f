"""Carry out tasks until stopped: the second process of an installation, beside the site."""

import os
import signal

from django.core.management.base import BaseCommand

from prt.pdf.delen import warm_op
from prt.taken.verwerker import Stopknop, draai


class Command(BaseCommand):
    help = "Voert taken op de achtergrond uit, zoals het maken van een pdf, totdat het wordt gestopt."

    def add_arguments(self, parser):
        parser.add_argument(
            "--met-ouder", action="store_true", help="stopt ook als het programma dat dit startte, er niet meer is"
        )

    def handle(self, *, met_ouder, **opties):
        ouder, knop = os.getppid(), Stopknop()
        for teken in (signal.SIGTERM, signal.SIGINT):
            signal.signal(teken, knop.druk)
        warm_op()
        draai(knop, ga_door=lambda: not met_ouder or os.getppid() == ouder)
