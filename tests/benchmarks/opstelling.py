"""What every measurement needs: an empty database in memory with the published data, and a fair way to time."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[2]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prt.settings")
os.environ["DATABASE_URL"] = "sqlite://:memory:"

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402


def met_overijssel() -> None:
    call_command("migrate", verbosity=0)
    call_command("loaddata", "overijssel", verbosity=0)


def meet(kandidaten: dict[str, Callable[[], object]], *, keer: int = 5) -> None:
    """Each candidate in turn, ``keer`` rounds; prints medians and their ratio to the last one, the peer."""
    tijden = {naam: [] for naam in kandidaten}
    for _ in range(keer):
        for naam, werk in kandidaten.items():
            begin = time.perf_counter()
            werk()
            tijden[naam].append(time.perf_counter() - begin)
    maat = median(list(tijden.values())[-1])
    for naam, gemeten in tijden.items():
        print(f"{naam:<52} {median(gemeten) * 1000:>9.1f} ms   {median(gemeten) / maat:>6.2f} x")
