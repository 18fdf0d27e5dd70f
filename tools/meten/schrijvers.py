"""Functions that write, and whether they ask the right themselves.

A function writes when it calls one of SCHRIJFT, whatever object that is of; a rough count, for `update` is also what a
dictionary does, and the right may have been asked for by who called it. Functions inside are part of it.
"""

from meten.bronnen import functies_van
from meten.garanties import roept_aan

SCHRIJFT = {"handeling", "log"}
SCHRIJFT_OP = SCHRIJFT | {"save", "delete", "create", "bulk_create", "update"}


def meet_schrijvers(modules):
    schrijvers = [
        (f"{module.naam}.{naam}", roept_aan(functie, {"eis"}, {"eis"}))
        for module in modules
        for naam, functie in functies_van(module.boom)
        if roept_aan(functie, SCHRIJFT, SCHRIJFT_OP)
    ]
    zonder = sorted(naam for naam, eist in schrijvers if not eist)
    return {"aantal": len(schrijvers), "zonder_eis": len(zonder), "welke": zonder}
