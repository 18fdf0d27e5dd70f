"""Which rooms know each other both ways, or in a circle.

A room is the first package below an app, or else the module itself. The urls, models, admin and apps directly in an app
gather what its rooms hold, so they are no room.
"""

from collections import defaultdict
from itertools import combinations

from meten.bronnen import APPS, ingevoerd

VERZAMELAARS = {"urls", "models", "admin", "apps"}


def meet_kamers(modules):
    invoer = invoer_tussen_kamers(modules)
    paren = [(een, ander) for een, ander in combinations(alle_kamers(modules), 2) if (een, ander) in invoer]
    wederzijds = [(een, ander) for een, ander in paren if (ander, een) in invoer]
    kringen = kringen_in(invoer)
    return {
        "aantal": len(alle_kamers(modules)),
        "wederzijds": len(wederzijds),
        "paren": [
            {"kamers": [een, ander], "heen": invoer[een, ander], "terug": invoer[ander, een]}
            for een, ander in wederzijds
        ],
        "kringen": len(kringen),
        "kringen_van": kringen,
    }


def alle_kamers(modules):
    return sorted({kamer(module.naam) for module in modules} - {None})


def kamer(naam):
    """The room of a module, as `tests/test_bouwregels.py` has it: `prt.toegang` is an app with rooms of its own."""
    delen = naam.split(".")
    diep = 3 if delen[:2] == ["prt", "toegang"] else 2
    if delen[0] not in APPS or len(delen) < diep or (len(delen) == diep and delen[-1] in VERZAMELAARS):
        return None
    return "/".join(delen[:diep])


def invoer_tussen_kamers(modules):
    """For every room and every other one of its app that it imports from: by which modules."""
    bekend = {module.naam for module in modules}
    invoer = defaultdict(set)
    for module in modules:
        for doel in ingevoerd(module, bekend):
            van, naar = kamer(module.naam), kamer(doel)
            if van and naar and van != naar and van.split("/")[0] == naar.split("/")[0]:
                invoer[van, naar].add(f"{module.naam} → {doel}")
    return {paar: sorted(regels) for paar, regels in invoer.items()}


def kringen_in(invoer):
    """The groups of rooms of which each reaches each other, by way of whichever."""
    buren = defaultdict(set)
    for van, naar in invoer:
        buren[van].add(naar)
    bereik = {van: bereikbaar(van, buren) for van in list(buren)}
    groepen = {frozenset(ander for ander in bereik[van] if van in bereik.get(ander, ())) for van in bereik}
    return sorted(sorted(groep) for groep in groepen if len(groep) > 1)


def bereikbaar(begin, buren):
    gezien: set[str] = set()
    wachtend = [begin]
    while wachtend:
        nieuw = buren.get(wachtend.pop(), set()) - gezien
        gezien |= nieuw
        wachtend.extend(nieuw)
    return gezien
