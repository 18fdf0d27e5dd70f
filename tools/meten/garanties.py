"""Where a guarantee is reckoned: where `garantie` is called, and where a minimum over a window outside `rekenen` is."""

import ast

from meten.bronnen import functies_van


def meet_garanties(modules):
    waar = [
        f"{module.naam}.{naam}"
        for module in modules
        for naam, functie in functies_van(module.boom)
        if roept_aan(functie, {"garantie"}, set() if "rekenen" in module.naam.split(".") else {"minimum"})
    ]
    return {"aantal": len(waar), "waar": sorted(waar)}


def roept_aan(functie, namen, methoden):
    aanroepen = [knoop.func for knoop in ast.walk(functie) if isinstance(knoop, ast.Call)]
    return any(
        (isinstance(wat, ast.Name) and wat.id in namen) or (isinstance(wat, ast.Attribute) and wat.attr in methoden)
        for wat in aanroepen
    )
