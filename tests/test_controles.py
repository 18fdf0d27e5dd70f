"""The checks themselves: the same everywhere, strict where unknown must not become a number, no blanket exceptions."""

import re
import tomllib
from pathlib import Path

WORTEL = Path(__file__).parent.parent
APPS = ("prt", "opgaven", "realisatie", "verslag")
VAN_BRONNEN = re.compile(r"^\t.*\$\(PY\) -m ((?:ruff|djlint|mypy)\b.*)$", re.MULTILINE)
UITZONDERING = re.compile(r"#\s*type:\s*ignore(?P<code>\[[a-z-]+\])?(?P<reden>  # \S.+)?")


def lees(naam: str) -> str:
    return (WORTEL / naam).read_text()


def test_bij_elke_commit_draaien_de_controles_van_make_test():
    doel = re.search(r"^test:.*?\n\n", lees("Makefile"), re.MULTILINE | re.DOTALL)[0]
    haken = re.findall(r"^ +entry: \.venv/bin/python -m (.+)$", lees(".pre-commit-config.yaml"), re.MULTILINE)
    assert haken == VAN_BRONNEN.findall(doel)
    assert {commando.split()[0] for commando in haken} == {"ruff", "djlint", "mypy"}


def test_voor_een_commit_wordt_niets_opgehaald():
    tekst = lees(".pre-commit-config.yaml")
    assert re.findall(r"repo: (.+)", tekst) == ["local"]
    assert set(re.findall(r"language: (.+)", tekst)) == {"system"}
    assert "://" not in tekst


def past(patroon: str, module: str) -> bool:
    """As mypy reads it: a star stands for any number of names."""
    vorm = re.escape(patroon).replace(r"\*\.", r"(.*\.)?").replace(r"\.\*", r"(\..*)?")
    return re.fullmatch(vorm, module) is not None


def strenge_patronen() -> list[str]:
    regels = tomllib.loads(lees("pyproject.toml"))["tool"]["mypy"]["overrides"]
    return [patroon for regel in regels if regel.get("disallow_untyped_defs") for patroon in regel["module"]]


def test_rekenen_en_het_cijferobject_zijn_streng_getypeerd():
    """Also a room that is made tomorrow."""
    paden = [pad.relative_to(WORTEL) for app in APPS for pad in (WORTEL / app).rglob("*.py")]
    modules = {".".join(pad.with_suffix("").parts).removesuffix(".__init__") for pad in paden}
    streng = {naam for naam in modules if "rekenen" in naam.split(".") or naam.startswith("verslag.cijfers")}
    assert streng and {naam for naam in modules if any(past(p, naam) for p in strenge_patronen())} == streng


def test_geen_module_wordt_overgeslagen():
    mypy = tomllib.loads(lees("pyproject.toml"))["tool"]["mypy"]
    assert not [regel for regel in (mypy, *mypy["overrides"]) if "ignore_errors" in regel]


def test_een_uitzondering_op_de_typen_zegt_welke_en_waarom():
    fout = []
    for map_ in (*APPS, "tools"):
        for pad in sorted((WORTEL / map_).rglob("*.py")):
            gevonden = UITZONDERING.finditer(pad.read_text())
            fout += [f"{pad.relative_to(WORTEL)}: {g[0]}" for g in gevonden if not (g["code"] and g["reden"])]
    assert not fout
