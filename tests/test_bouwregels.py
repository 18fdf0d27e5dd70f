"""The house rules of docs/architectuur.md, read from the source: who imports whom, and what never happens where.

A rule is one test that names every place where it does not hold.
"""

import ast
import re
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

WORTEL = Path(__file__).parent.parent
APPS = ("prt", "opgaven", "realisatie", "verslag")
"""Left to right: an app imports only from itself and from those before it."""

VERZAMELAARS = {"admin", "apps", "models", "ruilposten", "settings", "taken", "urls", "wsgi"}
"""Modules directly in an app that only gather what its rooms have, for who looks for it there."""
GEZICHT = {"admin", "forms", "lijst", "taken", "urls", "views"}
"""What a room shows and takes in is its own: others, also of other apps, meet its facts, its reading and its acts."""
TOCH = {
    ("realisatie.importeren.views", "realisatie.locaties.views"): "the file of a list is that list, with its filters",
}
SOORTEN = {
    "admin": {"ModelAdmin"},
    "forms": {"Form", "ModelForm", "BaseInlineFormSet", "Rijformulier", "Formulierrijen"},
    "keuzes": {"TextChoices", "IntegerChoices"},
    "lijst": {"Tabel", "FilterSet", "TerugblikFilter"},
    "models": {"Model"},
    "querysets": {"QuerySet"},
}
"""What stands in the file of its kind, in every room, by what it is made from."""
TOCH_ELDERS = {
    "opgaven.gebieden.indeling": "which groups to look at is asked on pages of several rooms",
    "prt.pagina.formulieren": "forms that every app has",
    "prt.pagina.lijsten": "what every list is made from",
    "prt.toegang.admin": "the form of an account is only for the admin",
    "verslag.cijfers.moment": "which figures to look at is asked on pages of several rooms",
}
MAKER = "realisatie.stand.rekenen.stand"
VAN_DE_MAKER = {"garantie", "tellend", "capaciteit", "wat_als_zonder", "bijdragen_uit", "per_locatie", "tel_voornemens"}
"""What a figure is made with: others ask the maker, so that a rule cannot be left out along the way."""
OVER_EEN_VENSTER = {
    "prt.rekenen.trap": "says what the minimum of a step function is",
    "realisatie.stand.rekenen.garantie": "is the rule of the guarantee (R2)",
    "realisatie.stand.rekenen.telregels": "places that last for years are a minimum over those years (R10)",
}
"""Where a minimum over a period is taken, and why."""
GEEN_KAMER = {*APPS, "prt.toegang", "prt.templatetags"}
MEESTE_MODULES = 16
KLOK = {"now", "today", "localdate"}


def bronnen():
    for app in APPS:
        yield from (pad for pad in sorted((WORTEL / app).rglob("*.py")) if "migrations" not in pad.parts)


def naam(pad: Path) -> str:
    return pad.relative_to(WORTEL).as_posix()


def _module(pad: Path) -> str:
    return naam(pad).removesuffix(".py").removesuffix("/__init__").replace("/", ".")


BESTANDEN = list(bronnen())
MODULES = {_module(pad): pad for pad in BESTANDEN}


@cache
def boom(pad: Path) -> ast.Module:
    return ast.parse(pad.read_text())


def ingevoerd(pad: Path):
    """Every module that a file imports, dotted; with ``from package import module`` that module."""
    for knoop in ast.walk(boom(pad)):
        if isinstance(knoop, ast.Import):
            yield from (alias.name for alias in knoop.names)
        elif isinstance(knoop, ast.ImportFrom):
            for alias in knoop.names:
                heel = f"{knoop.module}.{alias.name}"
                yield heel if heel in MODULES else f"{knoop.module}"


def van_eigen_apps(pad: Path) -> list[str]:
    return [module for module in ingevoerd(pad) if module.split(".")[0] in APPS]


def verzamelt(module: str) -> bool:
    """Whether it is one of those that only gather; ``prt.toegang`` and ``prt.taken`` are apps of their own."""
    *pakket, laatste = module.split(".")
    return laatste in VERZAMELAARS and ".".join(pakket) in (*APPS, "prt.toegang")


def kamer(module: str) -> str:
    """The subject that a module belongs to. ``prt.toegang`` is an app with rooms of its own."""
    delen = module.split(".")
    return ".".join(delen[: 3 if delen[:2] == ["prt", "toegang"] else 2])


def test_een_app_kent_alleen_apps_links_van_zich():
    fout = []
    for zelf, pad in MODULES.items():
        eigen = APPS.index(zelf.split(".")[0])
        rechts = [doel for doel in van_eigen_apps(pad) if APPS.index(doel.split(".")[0]) > eigen]
        fout += [(zelf, doel) for doel in rechts if zelf != "prt.urls"]  # where the site is put together
    assert not fout


def test_het_gezicht_van_een_kamer_is_van_haarzelf():
    fout = []
    for zelf, pad in MODULES.items():
        vreemd = [doel for doel in van_eigen_apps(pad) if kamer(doel) != kamer(zelf) and not verzamelt(zelf)]
        fout += [(zelf, doel) for doel in vreemd if doel.split(".")[-1] in GEZICHT and (zelf, doel) not in TOCH]
    assert not fout


def kamers() -> dict[str, set[str]]:
    """Every room with the rooms that it knows."""
    kent = defaultdict(set)
    for module, pad in MODULES.items():
        if not verzamelt(module) and "management" not in pad.parts:
            kent[kamer(module)] |= {kamer(doel) for doel in van_eigen_apps(pad) if not verzamelt(doel)} - {
                kamer(module)
            }
    return kent


def test_kamers_kennen_elkaar_in_een_richting():
    """Not two rooms each other, and no longer way round either."""
    _geen_kringen(kamers())


def test_de_tabel_van_kamers_klopt():
    """Every room is in it, below the rooms that it knows."""
    tekst = (WORTEL / "docs" / "architectuur.md").read_text()
    genoemd = [kamer.replace("/", ".") for kamer in re.findall(r"^\| `(\w+/[\w/]+)` \|", tekst, re.MULTILINE)]
    mappen = {zelf: doelen for zelf, doelen in kamers().items() if (WORTEL / zelf.replace(".", "/")).is_dir()}
    assert sorted(genoemd) == sorted(mappen.keys() - GEEN_KAMER)
    for zelf, doelen in mappen.items():
        assert not [doel for doel in doelen if doel in genoemd and genoemd.index(doel) > genoemd.index(zelf)], zelf


def test_niemand_voert_in_via_een_verzamelaar():
    fout = []
    for zelf, pad in MODULES.items():
        langs = [doel for doel in van_eigen_apps(pad) if verzamelt(doel)]
        fout += [(zelf, doel) for doel in langs if not (verzamelt(zelf) and zelf.split(".")[-1] in ("urls", "apps"))]
    assert not fout


def test_een_naam_komt_van_waar_hij_is_gemaakt():
    """And not through a module that happens to know it; a name with a dash in front does not leave its module."""
    fout = []
    for zelf, pad in MODULES.items():
        for van, geleend in geleende_namen(pad):
            if geleend not in gemaakt_in(MODULES[van]) or geleend.startswith("_"):
                fout.append(f"{zelf}: {van}.{geleend}")
    assert not fout


def geleende_namen(pad: Path):
    for knoop in ast.walk(boom(pad)):
        if isinstance(knoop, ast.ImportFrom) and knoop.module in MODULES:
            namen = (alias.name for alias in knoop.names if f"{knoop.module}.{alias.name}" not in MODULES)
            yield from ((knoop.module, geleend) for geleend in namen)


@cache
def gemaakt_in(pad: Path) -> set[str]:
    """The names that a module makes itself."""
    namen = set()
    for knoop in boom(pad).body:
        if isinstance(knoop, ast.ClassDef | ast.FunctionDef):
            namen.add(knoop.name)
        elif isinstance(knoop, ast.Assign | ast.AnnAssign):
            namen |= {deel.id for deel in ast.walk(knoop) if isinstance(deel, ast.Name)}
    return namen


def test_wat_er_van_een_soort_is_staat_in_haar_bestand():
    fout = []
    for zelf, pad in MODULES.items():
        for klasse in (knoop for knoop in boom(pad).body if isinstance(knoop, ast.ClassDef)):
            gronden = {grond.attr if isinstance(grond, ast.Attribute) else ast.unparse(grond) for grond in klasse.bases}
            hoort = {bestand for bestand, van in SOORTEN.items() if gronden & van} - {pad.stem}
            fout += [f"{zelf}.{klasse.name} hoort in {bestand}.py" for bestand in hoort if zelf not in TOCH_ELDERS]
    assert not fout


def test_een_map_is_te_overzien():
    per_map = Counter(pad.parent for pad in BESTANDEN if pad.name != "__init__.py")
    assert not {naam(map_): aantal for map_, aantal in per_map.items() if aantal > MEESTE_MODULES}


def test_wat_een_kamer_heeft_wordt_verzameld():
    """What is found by its place would be forgotten without an error."""
    fout = []
    for module in MODULES:
        wat = module.split(".")[-1]
        if wat in ("models", "ruilposten", "taken", "urls") and not verzamelt(module) and kamer(module) != "prt.taken":
            verzamelaar = ".".join([*kamer(module).split(".")[:-1], wat])
            if module.removeprefix(f"{module.split('.')[0]}.") not in _genoemd(MODULES[verzamelaar]):
                fout.append(module)
    assert not fout


def _genoemd(pad: Path) -> str:
    """What a module imports, and what it names: the addresses of rooms stand in it as words."""
    woorden = (f"{knoop.value}.urls" for knoop in ast.walk(boom(pad)) if isinstance(knoop, ast.Constant))
    return " ".join([*ingevoerd(pad), *woorden])


def test_rekenen_kent_geen_django_en_geen_klok():
    fout = []
    for zelf, pad in MODULES.items():
        if "rekenen" not in zelf.split("."):
            continue
        knopen = list(ast.walk(boom(pad)))
        fout += [(zelf, module) for module in ingevoerd(pad) if module.startswith("django")]
        fout += [(zelf, module) for module in van_eigen_apps(pad) if "rekenen" not in module]
        fout += [(zelf, k.attr) for k in knopen if isinstance(k, ast.Attribute) and k.attr in KLOK]
        fout += [(zelf, k.value) for k in knopen if isinstance(k, ast.Constant) and isinstance(k.value, float)]
        fout += [(zelf, "/") for k in knopen if isinstance(k, ast.BinOp) and isinstance(k.op, ast.Div)]
    assert not fout


def test_elk_getal_van_een_stand_heeft_een_maker():
    fout = []
    for zelf, pad in MODULES.items():
        vreemd = [] if kamer(zelf) == kamer(MAKER) else list(geleende_namen(pad))
        fout += [(zelf, naam_) for van, naam_ in vreemd if kamer(van) == kamer(MAKER) and naam_ in VAN_DE_MAKER]
        fout += [(zelf, "garantie()") for _ in _aanroepen(pad, ast.Name, "garantie") if zelf != MAKER]
        fout += [(zelf, "minimum()") for _ in _aanroepen(pad, ast.Attribute, "minimum") if zelf not in OVER_EEN_VENSTER]
    assert not fout


def _aanroepen(pad: Path, soort: type, heet: str):
    """The calls of a function (``ast.Name``) or a method (``ast.Attribute``) of this name."""
    for knoop in ast.walk(boom(pad)):
        wat = knoop.func if isinstance(knoop, ast.Call) else None
        if isinstance(wat, soort) and heet in (getattr(wat, "id", None), getattr(wat, "attr", None)):
            yield knoop


def test_keuzes_en_querysets_kennen_geen_modellen():
    feiten = {zelf: pad for zelf, pad in MODULES.items() if pad.name in ("keuzes.py", "querysets.py")}
    assert not [(zelf, m) for zelf, pad in feiten.items() for m in van_eigen_apps(pad) if m.endswith("models")]


def test_modellen_kennen_alleen_feiten():
    modellen = {zelf: pad for zelf, pad in MODULES.items() if pad.name == "models.py"}
    verboden = GEZICHT | {"acties", "lezen"}
    assert not [(z, m) for z, pad in modellen.items() for m in van_eigen_apps(pad) if m.split(".")[-1] in verboden]


EIGEN_FUNCTIE = {
    "naar_organisatie": "the form and what it does are allauth's",
    "opnieuw": "a button on a task of one's own, which starts again whatever the page says",
}
"""Functions that answer a POST, and why."""


def test_een_pagina_met_een_formulier_is_een_formulierpagina():
    """Whatever answers a POST by itself does not keep a colleague's work, nor make one record of two presses."""
    zelf, functies = set(), set()
    for knoop in (knoop for pad in BESTANDEN if pad.name == "views.py" for knoop in boom(pad).body):
        namen = {deel.name for deel in getattr(knoop, "body", ()) if isinstance(deel, ast.FunctionDef)}
        if isinstance(knoop, ast.ClassDef) and namen & {"post", "form_valid"}:
            zelf.add(knoop.name)
        if isinstance(knoop, ast.FunctionDef) and {"require_POST", "POST"} & set(_namen(knoop)):
            functies.add(knoop.name)
    assert not zelf
    assert functies == EIGEN_FUNCTIE.keys()


def _namen(knoop: ast.AST):
    for deel in ast.walk(knoop):
        yield getattr(deel, "id", None) or getattr(deel, "attr", None)


def test_een_antwoord_noemt_zijn_status_bij_naam():
    """``HTTPStatus``, and no number of three digits that the reader has to know."""
    fout = set()
    for zelf, pad in MODULES.items():
        for knoop in ast.walk(boom(pad)):
            fout |= {zelf for waarde in _statussen(knoop) if isinstance(waarde, ast.Constant)}
    assert not fout


def _statussen(knoop: ast.AST):
    """What is given as a status, or compared with one."""
    if isinstance(knoop, ast.keyword) and knoop.arg == "status":
        yield knoop.value
    if isinstance(knoop, ast.Compare) and getattr(knoop.left, "id", getattr(knoop.left, "attr", "")) == "status":
        yield from (kant for kant in knoop.comparators if isinstance(getattr(kant, "value", None), int))


def test_geen_formulier_wordt_van_binnen_gewijzigd():
    """What a form or a record of Django keeps for itself is asked of it, and never set from outside."""
    fout = []
    for zelf, pad in MODULES.items():
        knopen = [knoop for knoop in ast.walk(boom(pad)) if isinstance(knoop, ast.Attribute)]
        fout += [(zelf, knoop.attr) for knoop in knopen if knoop.attr in ("_errors", "_state")]
    assert not fout


def test_een_klasse_heet_nergens_anders_zo():
    """A name has one meaning. What Django asks for by name is there more often."""
    klassen = defaultdict(list)
    for zelf, pad in MODULES.items():
        for knoop in ast.walk(boom(pad)):
            if isinstance(knoop, ast.ClassDef) and knoop.name not in ("Meta", "Media", "Command"):
                klassen[knoop.name].append(zelf)
    assert not {heet: waar for heet, waar in klassen.items() if len(waar) > 1}


def test_geen_signalen():
    assert not [(zelf, m) for zelf, pad in MODULES.items() for m in ingevoerd(pad) if "signals" in m]


def test_invoer_staat_bovenaan():
    """Also WeasyPrint, which is slow to load: prt/pdf/motor.py asks importlib for it."""
    fout = []
    for zelf, pad in MODULES.items():
        functies = (k for k in ast.walk(boom(pad)) if isinstance(k, ast.FunctionDef | ast.AsyncFunctionDef))
        binnen = (k for functie in functies for k in ast.walk(functie))
        fout += [(zelf, k.lineno) for k in binnen if isinstance(k, ast.Import | ast.ImportFrom)]
    assert not fout


MOTOR = "prt.pdf.motor"


def test_een_module_kent_weasyprint():
    """By import, by name in a text, or by what its objects keep for themselves."""
    fout = []
    for zelf, pad in MODULES.items():
        if zelf == MOTOR:
            continue
        for knoop in ast.walk(boom(pad)):
            woord = knoop.value if isinstance(knoop, ast.Constant) and isinstance(knoop.value, str) else ""
            if re.match(r"(weasyprint|pydyf|tinyhtml5)\b", woord):
                fout.append((zelf, woord))
        fout += [(zelf, m) for m in ingevoerd(pad) if m.split(".")[0] in ("weasyprint", "pydyf", "tinyhtml5")]
        fout += [(zelf, binnenste) for binnenste in binnen_in_anderen(pad) if kamer(zelf) == kamer(MOTOR)]
    assert not fout


def binnen_in_anderen(pad: Path):
    """Names with a dash in front of something else than the object itself, and what only WeasyPrint's own have."""
    for knoop in ast.walk(boom(pad)):
        if isinstance(knoop, ast.Attribute):
            eigen = isinstance(knoop.value, ast.Name) and knoop.value.id in ("self", "cls")
            if knoop.attr in BINNENSTE or (knoop.attr.startswith("_") and not knoop.attr.endswith("__") and not eigen):
                yield knoop.attr


BINNENSTE = {"etree_element", "glyph_count", "link_annotation", "page_rules", "page_type", "to_unicode"}


def test_geen_kringen_tussen_modules():
    kent = {module: set(van_eigen_apps(pad)) for module, pad in MODULES.items()}
    _geen_kringen({module: doelen & MODULES.keys() for module, doelen in kent.items()})


def _geen_kringen(kent):
    klaar: set[str] = set()

    def loop(plek, pad):
        assert plek not in pad, " → ".join([*pad[pad.index(plek) :], plek])
        if plek not in klaar:
            for doel in kent.get(plek, ()):
                loop(doel, [*pad, plek])
            klaar.add(plek)

    for plek in kent:
        loop(plek, [])
