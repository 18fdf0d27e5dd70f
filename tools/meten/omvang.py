"""How full the folders are, how long files, functions and lines of templates.

- A module is a file with Python; `__init__.py` and `apps.py` are not counted, as every package or app has them.
- A file without a single line does not count among the lines per file: most `__init__.py` are empty.
"""

import math
from collections import Counter
from pathlib import Path

from meten.bronnen import FUNCTIE, bestanden

VOL = 16
BREED = 120


def meet_mappen(modules):
    geteld = [module for module in modules if Path(module.pad).name not in ("__init__.py", "apps.py")]
    per_map = Counter(Path(module.pad).parent.as_posix() for module in geteld)
    return {
        "aantal": len(per_map),
        "modules": sum(per_map.values()),
        "meeste": max(per_map.values(), default=0),
        f"boven_{VOL}": sum(aantal > VOL for aantal in per_map.values()),
        "per_map": dict(per_map.most_common()),
    }


def meet_bestanden(modules):
    return verdeling([(len(module.regels), module.pad) for module in modules if module.regels])


def meet_functies(modules):
    return verdeling(
        (knoop.end_lineno - knoop.lineno + 1, f"{module.pad}:{knoop.lineno} {knoop.name}")
        for module in modules
        for knoop in module.alle(*FUNCTIE)
    )


def verdeling(gemeten):
    op_lengte = sorted(gemeten)
    lengtes = [lengte for lengte, _ in op_lengte]
    meeste, langste = op_lengte[-1] if op_lengte else (0, "")
    return {
        "aantal": len(lengtes),
        "regels": sum(lengtes),
        "mediaan": rang(lengtes, 0.5),
        "p90": rang(lengtes, 0.9),
        "max": meeste,
        "langste": langste,
    }


def rang(gesorteerd, deel):
    """The smallest number that at least this share of all does not exceed."""
    return gesorteerd[math.ceil(len(gesorteerd) * deel) - 1] if gesorteerd else 0


def meet_sjablonen(wortel):
    regels = [
        (len(regel), f"{pad}:{nummer}")
        for pad in bestanden(wortel, "templates")
        for nummer, regel in enumerate((Path(wortel) / pad).read_text(encoding="utf-8").splitlines(), start=1)
        if regel.strip()
    ]
    lengte, langste = max(regels, default=(0, ""))
    return {
        "regels": len(regels),
        "gemiddeld": gemiddeld(sum(lengte for lengte, _ in regels), len(regels)),
        "max": lengte,
        "langste": langste,
        f"boven_{BREED}": sum(lengte > BREED for lengte, _ in regels),
    }


def gemiddeld(som, aantal):
    return round(som / aantal, 1) if aantal else 0
