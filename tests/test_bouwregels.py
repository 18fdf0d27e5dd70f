"""The house rules of docs/architectuur.md, read from the source: who imports whom, and what never happens where."""

import ast
from functools import cache
from pathlib import Path

import pytest

WORTEL = Path(__file__).parent.parent
APPS = ("prt", "opgaven", "realisatie", "verslag")
"""Left to right: an app imports only from itself and from those before it."""

WORTELS_VAN_SAMENSTELLING = {"prt/urls.py", "prt/settings.py", "prt/wsgi.py"}
GEZICHT = ("admin", "filters", "forms", "lijst", "tables", "urls", "views")
"""What an app shows and takes in is its own; other apps meet its facts, its reading and its acts."""


def bronnen():
    for app in APPS:
        yield from (pad for pad in sorted((WORTEL / app).rglob("*.py")) if "migrations" not in pad.parts)


def naam(pad: Path) -> str:
    return pad.relative_to(WORTEL).as_posix()


def ingevoerd(boom: ast.AST):
    """Every module that a file imports, dotted."""
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.Import):
            yield from (alias.name for alias in knoop.names)
        elif isinstance(knoop, ast.ImportFrom):
            yield f"{knoop.module}"


@cache
def boom(pad: Path) -> ast.Module:
    return ast.parse(pad.read_text())


def van_eigen_apps(pad: Path):
    return [module for module in ingevoerd(boom(pad)) if module.split(".")[0] in APPS]


BESTANDEN = list(bronnen())


@pytest.mark.parametrize("pad", BESTANDEN, ids=naam)
def test_een_app_kent_alleen_apps_links_van_zich(pad):
    if naam(pad) in WORTELS_VAN_SAMENSTELLING:
        return
    eigen = APPS.index(pad.relative_to(WORTEL).parts[0])
    rechts = [module for module in van_eigen_apps(pad) if APPS.index(module.split(".")[0]) > eigen]
    assert not rechts


@pytest.mark.parametrize("pad", BESTANDEN, ids=naam)
def test_het_gezicht_van_een_app_is_van_haarzelf(pad):
    if naam(pad) in WORTELS_VAN_SAMENSTELLING:
        return
    eigen = pad.relative_to(WORTEL).parts[0]
    for module in van_eigen_apps(pad):
        delen = module.split(".")
        if delen[0] not in (eigen, "prt"):
            assert not any(deel.startswith(GEZICHT) for deel in delen[1:]), f"{naam(pad)} komt in {module}"


@pytest.mark.parametrize("pad", [pad for pad in BESTANDEN if "rekenen" in pad.parts], ids=naam)
def test_rekenen_kent_geen_django_en_geen_klok(pad):
    modules = list(ingevoerd(boom(pad)))
    assert not [module for module in modules if module.startswith("django")]
    assert not [module for module in van_eigen_apps(pad) if "rekenen" not in module]
    namen = {knoop.attr for knoop in ast.walk(boom(pad)) if isinstance(knoop, ast.Attribute)}
    assert not namen & {"now", "today", "localdate"}
    drijvend = [k for k in ast.walk(boom(pad)) if isinstance(k, ast.Constant) and isinstance(k.value, float)]
    delingen = [k for k in ast.walk(boom(pad)) if isinstance(k, ast.BinOp) and isinstance(k.op, ast.Div)]
    assert not drijvend and not delingen


@pytest.mark.parametrize("pad", [pad for pad in BESTANDEN if pad.name in ("keuzes.py", "querysets.py")], ids=naam)
def test_keuzes_en_querysets_kennen_geen_modellen(pad):
    assert not [module for module in van_eigen_apps(pad) if module.endswith("models")]


@pytest.mark.parametrize("pad", [pad for pad in BESTANDEN if pad.name == "models.py"], ids=naam)
def test_modellen_kennen_geen_stand_en_geen_formulieren(pad):
    verboden = {"stand", "acties", "forms", "views", "samenstellen", "effect"}
    assert not [module for module in van_eigen_apps(pad) if verboden & set(module.split("."))]


@pytest.mark.parametrize("pad", BESTANDEN, ids=naam)
def test_niemand_voert_views_of_urls_in(pad):
    if pad.name in ("urls.py",):
        return
    views = [module for module in van_eigen_apps(pad) if module.split(".")[-1].startswith(("views", "urls"))]
    eigen = pad.relative_to(WORTEL).parts[0]  # an app that moves into rooms may know the views of another room
    assert [module for module in views if module.split(".")[0] != eigen] == []


@pytest.mark.parametrize("pad", BESTANDEN, ids=naam)
def test_geen_signalen(pad):
    assert not [module for module in ingevoerd(boom(pad)) if "signals" in module]


@pytest.mark.parametrize("pad", BESTANDEN, ids=naam)
def test_invoer_staat_bovenaan(pad):
    """Also WeasyPrint, which is slow to load: prt/pdf/gereedschap.py asks importlib for it."""
    binnen = [
        knoop
        for functie in ast.walk(boom(pad))
        if isinstance(functie, ast.FunctionDef | ast.AsyncFunctionDef)
        for knoop in ast.walk(functie)
        if isinstance(knoop, ast.Import | ast.ImportFrom)
    ]
    assert not binnen


def test_geen_kringen_tussen_modules():
    kent = {_module(pad): set(van_eigen_apps(pad)) for pad in BESTANDEN}
    kent = {module: {doel for doel in doelen if doel in kent} for module, doelen in kent.items()}
    klaar: set[str] = set()

    def loop(module, pad):
        assert module not in pad, " → ".join([*pad, module])
        if module not in klaar:
            for doel in kent[module]:
                loop(doel, [*pad, module])
            klaar.add(module)

    for module in kent:
        loop(module, [])


def _module(pad: Path) -> str:
    return naam(pad).removesuffix(".py").removesuffix("/__init__").replace("/", ".")
