"""Every name that the apps make is used by the apps or their templates: what only a test uses is not part of them."""

import ast
import re
from collections import Counter
from importlib import import_module
from pathlib import Path

from django.db.models import Model

from tests.test_bouwregels import APPS, MODULES, WORTEL, boom

NIET_GELEZEN = ("prt.settings", "prt.wsgi")
"""Read by Django by their names."""
AANGEROEPEN = re.compile(
    r"(clean|render|value)_\w+|natural_key|get_by_natural_key|process_view|create_superuser|table_pagination|urlpatterns"
    r"|handler\d+|Command|Meta"
)
"""Called by name, by Django or a library, without a class of theirs that has the name."""
NOG_NIET = {"Rijformulier", "Samenstel", "met_rij_erbij"}
"""Made for form pages that come with them."""
GEEN_AANMELDING = {"cache", "cached_property", "contextmanager", "dataclass", "lru_cache", "property", "staticmethod"}
GEEN_AANMELDING |= {"classmethod", "total_ordering", "atomic", "require_POST", "require_safe", "setter"}
"""Decorators that do not make a name known elsewhere."""


def test_elke_naam_wordt_gebruikt():
    gelezen = _gelezen()
    gemaakt = [(zelf, klas, naam) for zelf in MODULES if zelf not in NIET_GELEZEN for klas, naam in _gemaakt(zelf)]
    dood = [
        (zelf, klas, naam)
        for zelf, klas, naam in gemaakt
        if not gelezen[naam] and naam not in NOG_NIET and not _van_buiten(zelf, klas, naam)
    ]
    assert not dood


def test_een_naam_die_niemand_gebruikt_valt_op():
    assert not _gelezen()["zomaar_een_naam"] and _gelezen()["mag"] and _gelezen()["in_het_kort"]
    assert ("", "eis") in _gemaakt("prt.toegang.rollen.rechten")


def _gelezen() -> Counter:
    """How often each name is read: in code, in a text that is one word, as a keyword, or in a tag of a template."""
    gelezen = Counter()
    migraties = [pad for app in APPS for pad in (WORTEL / app).glob("**/migrations/0*.py")]
    for pad in (*MODULES.values(), *migraties):
        for knoop in ast.walk(boom(pad)):
            match knoop:
                case ast.Name(id=naam, ctx=ast.Load()) | ast.Attribute(attr=naam, ctx=ast.Load()):
                    gelezen[naam] += 1
                case ast.Constant(value=str() as tekst) if not re.search(r"\s", tekst):
                    gelezen.update(_woorden(tekst))
                case ast.keyword(arg=str() as naam):
                    gelezen.update(_woorden(naam))
    for pad in (WORTEL / "templates").rglob("*"):
        if pad.is_file():
            gelezen.update(_woorden(" ".join(re.findall(r"\{[{%].*?[%}]\}", pad.read_text(), re.DOTALL))))
    return gelezen


def _woorden(tekst: str) -> list[str]:
    return re.findall(r"[^\W\d]\w*", tekst.replace("__", " "))


def _gemaakt(zelf: str) -> list[tuple[str, str]]:
    """What a module makes, each with the class that it is in: functions, classes and constants."""
    module = boom(MODULES[zelf])
    klassen = [knoop for knoop in module.body if isinstance(knoop, ast.ClassDef)]
    return [("", naam) for naam in _namen(module)] + [(k.name, naam) for k in klassen for naam in _namen(k)]


def _namen(knoop) -> list[str]:
    namen = []
    for deel in knoop.body:
        if isinstance(deel, ast.FunctionDef | ast.ClassDef):
            aanmeldingen = [m for m in map(_naam_van, deel.decorator_list) if m not in GEEN_AANMELDING]
            namen += [] if aanmeldingen else [deel.name]
        elif isinstance(deel, ast.Assign | ast.AnnAssign):
            doelen = deel.targets if isinstance(deel, ast.Assign) else [deel.target]
            namen += [k.id for doel in doelen for k in ast.walk(doel) if isinstance(k, ast.Name)]
    return [naam for naam in namen if not naam.startswith("__") and not AANGEROEPEN.fullmatch(naam)]


def _naam_van(decorator) -> str:
    decorator = decorator.func if isinstance(decorator, ast.Call) else decorator
    return decorator.attr if isinstance(decorator, ast.Attribute) else decorator.id


def _van_buiten(zelf: str, klas: str, naam: str) -> bool:
    """Whether a library asks for it: of a class that has it there too, or makes fields or choices of what is in it."""
    if Path(MODULES[zelf]).name == "apps.py":
        return True
    if not klas:
        return False
    type_ = getattr(import_module(zelf), klas)
    buiten = [ouder for ouder in type_.__mro__ if ouder.__module__.split(".")[0] not in APPS]
    if any(naam in vars(ouder) for ouder in buiten) or issubclass(type_, Model):
        return True
    velden = ("base_fields", "base_columns", "base_filters", "__members__")
    return any(naam in getattr(type_, veld, ()) for veld in velden)
