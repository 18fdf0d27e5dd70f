"""Classes that share a form, a name or a refusal.

A class is a form view when it has a `post` of its own, names a `form_class`, or comes from `Formulierpagina`.
"""

import ast
from collections import defaultdict

from meten.bronnen import FUNCTIE, ingevoerde_namen


def meet_formulierviews(modules):
    voorouders = bases_per_klasse(modules)
    views = [
        (module.naam, klasse.name)
        for module in modules
        for klasse in module.alle(ast.ClassDef)
        if klasse.name != "Formulierpagina"
        and (is_formulierview(klasse) or stamt_af_van("Formulierpagina", (module.naam, klasse.name), voorouders))
    ]
    zonder = [view for view in views if not stamt_af_van("Formulierpagina", view, voorouders)]
    return {"aantal": len(views), "zonder_formulierpagina": len(zonder), "welke": sorted(map(".".join, zonder))}


def is_formulierview(klasse):
    return any(
        (isinstance(knoop, FUNCTIE) and knoop.name == "post")
        or (isinstance(knoop, ast.Assign) and "form_class" in {getattr(doel, "id", None) for doel in knoop.targets})
        or (isinstance(knoop, ast.AnnAssign) and getattr(knoop.target, "id", None) == "form_class")
        for knoop in klasse.body
    )


def bases_per_klasse(modules):
    """For every class, by module and name, the modules and names of its bases."""
    bekend = {module.naam for module in modules}
    bases = {}
    for module in modules:
        namen = ingevoerde_namen(module, bekend)
        for klasse in module.alle(ast.ClassDef):
            bases[module.naam, klasse.name] = [waar(basis, module, namen) for basis in klasse.bases]
    return bases


def waar(basis, module, namen):
    if isinstance(basis, ast.Subscript):
        basis = basis.value
    if isinstance(basis, ast.Attribute):
        return namen.get(getattr(basis.value, "id", None), (None, None))[0], basis.attr
    naam = getattr(basis, "id", None)
    return namen.get(naam, (module.naam, naam))


def stamt_af_van(naam, klasse, bases, gezien=frozenset()):
    return klasse not in gezien and any(
        basis[1] == naam or stamt_af_van(naam, basis, bases, gezien | {klasse}) for basis in bases.get(klasse, ())
    )


def meet_achterhaald(modules):
    waar = [module.naam for module in modules for klasse in module.alle(ast.ClassDef) if klasse.name == "Achterhaald"]
    return {"aantal": len(waar), "waar": sorted(waar)}


def meet_dubbele_namen(modules):
    waar = defaultdict(list)
    for module in modules:
        for klasse in module.alle(ast.ClassDef):
            if klasse.name not in ("Meta", "Media", "Command"):  # the names that Django asks for
                waar[klasse.name].append(module.naam)
    dubbel = {naam: sorted(plekken) for naam, plekken in sorted(waar.items()) if len(plekken) > 1}
    return {"klassen": sum(map(len, waar.values())), "aantal": len(dubbel), "welke": dubbel}
