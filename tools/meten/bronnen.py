"""The sources: every module of the apps as a tree, what it imports, and the functions in it.

Counted is what git knows of or would take in, migrations left out.
"""

import ast
import subprocess
from functools import cached_property
from pathlib import Path

APPS = ("prt", "opgaven", "realisatie", "verslag")
FUNCTIE = (ast.FunctionDef, ast.AsyncFunctionDef)


class Module:
    def __init__(self, wortel, pad):
        self.pad = pad
        self.bron = (Path(wortel) / pad).read_text(encoding="utf-8")
        self.naam = pad.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        self.is_pakket = pad.endswith("/__init__.py")

    @cached_property
    def boom(self):
        return ast.parse(self.bron)

    @cached_property
    def knopen(self):
        return list(ast.walk(self.boom))

    @property
    def regels(self):
        return self.bron.splitlines()

    def alle(self, *soorten):
        return [knoop for knoop in self.knopen if isinstance(knoop, soorten)]


def lees_modules(wortel):
    paden = [pad for app in APPS for pad in bestanden(wortel, app) if pad.endswith(".py")]
    return [Module(wortel, pad) for pad in paden if "/migrations/" not in pad]


def bestanden(wortel, map_):
    """Also what is new and not yet added, and not what was just moved away; without git, simply what is there."""
    opdracht = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", map_]
    try:
        paden = subprocess.run(opdracht, cwd=wortel, capture_output=True, text=True, check=True).stdout.split("\0")
    except (OSError, subprocess.CalledProcessError):
        paden = [pad.relative_to(wortel).as_posix() for pad in (Path(wortel) / map_).rglob("*")]
    return sorted({pad for pad in paden if pad and (Path(wortel) / pad).is_file()})


def ingevoerd(module, bekend):
    """Every module that this one imports; of a name in a package it is the module by that name, if there is one."""
    for knoop in module.alle(ast.Import, ast.ImportFrom):
        if isinstance(knoop, ast.Import):
            yield from (alias.name for alias in knoop.names)
        else:
            van = herkomst(module, knoop)
            yield from (naam if (naam := f"{van}.{alias.name}") in bekend else van for alias in knoop.names)


def herkomst(module, knoop):
    if not knoop.level:
        return knoop.module
    delen = module.naam.split(".")
    omhoog = knoop.level - module.is_pakket  # the dot of a package is that package itself
    return ".".join([*delen[: len(delen) - omhoog], *filter(None, [knoop.module])])


def ingevoerde_namen(module, bekend):
    """What an imported name stands for: a name in a module, or a module as a whole."""
    namen = {}
    for knoop in module.alle(ast.ImportFrom):
        van = herkomst(module, knoop)
        for alias in knoop.names:
            heel = f"{van}.{alias.name}"
            namen[alias.asname or alias.name] = (heel, None) if heel in bekend else (van, alias.name)
    return namen


def functies_van(knoop, voor=""):
    for deel in knoop.body:
        if isinstance(deel, ast.ClassDef):
            yield from functies_van(deel, f"{voor}{deel.name}.")
        elif isinstance(deel, FUNCTIE):
            yield f"{voor}{deel.name}", deel
