"""Make a map of the tests, and tell from two maps which tests and which asserts went missing in between.

Usage: .venv/bin/python tools/toetskaart.py neem BESTAND
       python3 tools/toetskaart.py vergelijk VOOR NA [--verplaatst KAART.json] [--redenen BESTAND]

`neem` asks the pytest of the same Python what it collects. KAART.json says per old test module what it is called now;
what it leaves out is recognised by its name and its parameters, provided that only one test has them. In the file of
reasons a line reads `naam — reden`, where the name is that of a test, of a single case of it, or of a helper.

An assert is an assert statement, or a call that fails a test in its place: pytest.raises, pytest.fail, expect of
Playwright, and the counting of queries of pytest-django. Parameters that name source files move along with those
files: of such tests only the number of cases is compared.
"""

import ast
import json
import os
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from uitvoer import WORTEL, Mislukt, start, voer_uit

GEBRUIK = """\
Gebruik: .venv/bin/python tools/toetskaart.py neem BESTAND
         python3 tools/toetskaart.py vergelijk VOOR NA [--verplaatst KAART.json] [--redenen BESTAND]"""
ID = re.compile(r"^(\S+\.py)::([^\[]+)(?:\[(.*)\])?$")
BRONBESTAND = re.compile(r"\b(prt|opgaven|realisatie|verslag|templates|tests)/\S*\.(py|html|txt)\b")
FUNCTIE = (ast.FunctionDef, ast.AsyncFunctionDef)


def hoofd(argumenten):
    match argumenten:
        case ["neem", bestand]:
            kaart = neem(WORTEL)
            Path(bestand).write_text(json.dumps(kaart, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
            print("\n".join(totalen(kaart)))
            return 0
        case ["vergelijk", voor, na, *opties]:
            opties = lees_opties(opties)
            verplaatst = lees_json(opties["--verplaatst"]) if "--verplaatst" in opties else {}
            redenen = lees_redenen(opties["--redenen"]) if "--redenen" in opties else {}
            tekst, code = vergelijk(lees_json(voor), lees_json(na), verplaatst, redenen)
            print(tekst)
            return code
    raise Mislukt(GEBRUIK)


def lees_opties(opties):
    if len(opties) % 2 or set(opties[::2]) - {"--verplaatst", "--redenen"}:
        raise Mislukt(GEBRUIK)
    return dict(zip(opties[::2], opties[1::2], strict=True))


def lees_json(bestand):
    try:
        return json.loads(Path(bestand).read_text(encoding="utf-8"))
    except (OSError, ValueError) as fout:
        raise Mislukt(f"{bestand} is niet te lezen: {fout}") from fout


def lees_redenen(bestand):
    redenen = {}
    for regel in Path(bestand).read_text(encoding="utf-8").splitlines():
        if regel.strip() and not regel.startswith("#"):
            naam, _, reden = regel.partition(" — ")
            if not reden.strip():
                raise Mislukt(f"Geen `naam — reden`: {regel}")
            redenen[naam.strip()] = reden.strip()
    return redenen


# Taking a map


def neem(wortel):
    return maak_kaart(wortel, verzamel(wortel))


def verzamel(wortel):
    # Both would make pytest collect something else than the whole.
    omgeving = {naam: waarde for naam, waarde in os.environ.items() if naam not in ("DATABASE_URL", "PYTEST_ADDOPTS")}
    pytest = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:xdist", "-p", "no:cacheprovider"]
    return [regel for regel in voer_uit(pytest, cwd=wortel, env=omgeving).splitlines() if ID.match(regel)]


def maak_kaart(wortel, ids):
    asserts = {module: asserts_per_functie(Path(wortel) / module) for module in testmodules(wortel)}
    parameters = defaultdict(list)
    for module, naam, haken in (gevonden.groups() for gevonden in map(ID.match, ids) if gevonden):
        parameters[module, naam].append(haken)
    toetsen = {
        f"{module}::{naam}": {
            "aantal": len(haken),
            "parameters": [deel for deel in haken if deel is not None],
            "asserts": asserts.get(module, {}).pop(naam, 0),
        }
        for (module, naam), haken in parameters.items()
    }
    hulp = {module: {naam: aantal for naam, aantal in per.items() if aantal} for module, per in asserts.items()}
    return {"toetsen": toetsen, "hulp": {module: per for module, per in sorted(hulp.items()) if per}}


def testmodules(wortel):
    return [pad.relative_to(wortel).as_posix() for pad in sorted((Path(wortel) / "tests").rglob("*.py"))]


def asserts_per_functie(pad):
    """What a function defines inside is part of it; what stands outside every function goes by the name `module`."""
    boom = ast.parse(pad.read_text(encoding="utf-8"))
    per_functie: Counter[str] = Counter()
    for naam, functie in functies(boom):
        per_functie[naam] += tel_asserts(functie)
    per_functie["module"] = tel_asserts(boom) - per_functie.total()
    return per_functie


def functies(knoop, voor=""):
    for deel in knoop.body:
        if isinstance(deel, ast.ClassDef):
            yield from functies(deel, f"{voor}{deel.name}::")
        elif isinstance(deel, FUNCTIE):
            yield f"{voor}{deel.name}", deel


def tel_asserts(boom):
    return sum(isinstance(knoop, ast.Assert) or keurt(knoop) for knoop in ast.walk(boom))


def keurt(knoop):
    if not isinstance(knoop, ast.Call):
        return False
    naam = getattr(knoop.func, "id", getattr(knoop.func, "attr", ""))
    return naam in ("raises", "fail", "expect") or naam.startswith("django_assert")


# Comparing two


def vergelijk(voor, na, verplaatst=(), redenen=()):
    """What there is to tell, and 1 for an answer when something is lost without a reason."""
    verplaatst, redenen = dict(verplaatst), dict(redenen)
    toetsen = koppel(voor["toetsen"], na["toetsen"], verplaatst)
    # Many helpers share a name; where the tests of their module went tells them apart.
    hulp = koppel(hulpfuncties(voor), hulpfuncties(na), afgeleid(toetsen) | verplaatst)
    verdwenen, nieuw, geteld = vergelijk_gevallen(voor["toetsen"], na["toetsen"], toetsen)
    minder = minder_asserts(voor["toetsen"], na["toetsen"], toetsen)
    minder |= minder_asserts(hulpfuncties(voor), hulpfuncties(na), hulp, ook_verdwenen=True)
    eenduidig = eenduidige_namen([*voor["toetsen"], *hulpfuncties(voor)])
    verliezen = [(naam, tekst, reden_voor(naam, redenen, eenduidig)) for naam, tekst in [*verdwenen, *minder.items()]]
    regels = [
        *naast_elkaar(voor, na),
        f"verplaatste testfuncties: {sum(oud != nu for oud, nu in toetsen.items())}",
        *lijst("alleen geteld, want de gevallen heten naar bronbestanden", geteld),
        *lijst("nieuw", nieuw),
        *lijst("verloren", [f"{tekst}  — {reden or 'ZONDER REDEN'}" for _, tekst, reden in verliezen]),
        *lijst("reden zonder verlies", ongebruikt(redenen, verliezen, eenduidig)),
    ]
    return "\n".join(regels), int(any(not reden for _, _, reden in verliezen))


def hulpfuncties(kaart):
    return {
        f"{module}::{naam}": {"asserts": aantal}
        for module, per_functie in kaart["hulp"].items()
        for naam, aantal in per_functie.items()
    }


def koppel(voor, na, verplaatst):
    """Which function became which, by what tells most about them first."""
    gekoppeld: dict[str, str] = {}

    def volgens(kenmerk_voor, kenmerk_na):
        over = eenmalig({naam: kenmerk_na(naam) for naam in na.keys() - set(gekoppeld.values())})
        oud = eenmalig({naam: kenmerk_voor(naam) for naam in voor.keys() - gekoppeld.keys()})
        gekoppeld.update({oud[kenmerk]: over[kenmerk] for kenmerk in oud.keys() & over.keys()})

    volgens(lambda naam: verhuis(naam, verplaatst), lambda naam: naam)
    volgens(lambda naam: (kaal(naam), vorm(voor[naam])), lambda naam: (kaal(naam), vorm(na[naam])))
    # Tests that look alike: they went where the others of their module went, if that is one place.
    gebleken = afgeleid(gekoppeld)
    volgens(lambda naam: verhuis(naam, gebleken), lambda naam: naam)
    volgens(kaal, kaal)
    return gekoppeld


def eenmalig(kenmerken):
    """The name by its characteristic, for characteristics that only one name has."""
    hoe_vaak = Counter(kenmerken.values())
    return {kenmerk: naam for naam, kenmerk in kenmerken.items() if hoe_vaak[kenmerk] == 1}


def verhuis(naam, verplaatst):
    module, _, functie = naam.partition("::")
    return f"{verplaatst.get(module, module)}::{functie}"


def kaal(naam):
    return naam.partition("::")[2]


def vorm(functie):
    parameters = functie.get("parameters", [])
    return "bronbestanden" if noemt_bronbestanden(functie) else tuple(sorted(parameters))


def noemt_bronbestanden(functie):
    return any(BRONBESTAND.search(parameter) for parameter in functie.get("parameters", []))


def afgeleid(gekoppeld):
    doelen = defaultdict(set)
    for oud, nieuw in gekoppeld.items():
        doelen[oud.partition("::")[0]].add(nieuw.partition("::")[0])
    return {module: next(iter(nieuwe)) for module, nieuwe in doelen.items() if len(nieuwe) == 1}


def vergelijk_gevallen(voor, na, gekoppeld):
    """The cases that are lost, by name and as told, the new ones, and the functions of which they were only counted."""
    verdwenen, nieuw, geteld = [], [], []
    for naam, functie in voor.items():
        nu = na.get(gekoppeld.get(naam), {"aantal": 0, "parameters": []})
        if noemt_bronbestanden(functie) or noemt_bronbestanden(nu):
            geteld.append(f"{naam}: {functie['aantal']} → {nu['aantal']}")
            if nu["aantal"] < functie["aantal"]:
                verdwenen.append((naam, f"{naam}: {functie['aantal']} → {nu['aantal']} gevallen"))
        else:
            verdwenen += [(id_, id_) for id_ in verschil(naam, functie, nu)]
            nieuw += verschil(gekoppeld.get(naam), nu, functie)
    for naam in na.keys() - set(gekoppeld.values()):
        nieuw += gevallen(naam, na[naam])
    return verdwenen, sorted(nieuw), geteld


def verschil(naam, een, ander):
    """The cases of the one that the other has not, whatever the function is called by now."""
    return sorted((Counter(gevallen(naam, een)) - Counter(gevallen(naam, ander))).elements())


def gevallen(naam, functie):
    zonder = functie["aantal"] - len(functie["parameters"])
    return [naam] * zonder + [f"{naam}[{parameter}]" for parameter in functie["parameters"]]


def minder_asserts(voor, na, gekoppeld, ook_verdwenen=False):
    """By function; one that is lost is told as a lost test already, but a helper is not."""
    minder = {}
    for naam, functie in voor.items():
        nu = na[gekoppeld[naam]]["asserts"] if naam in gekoppeld else 0
        if nu < functie["asserts"] and (naam in gekoppeld or ook_verdwenen):
            minder[naam] = f"{naam}: {functie['asserts']} → {nu} asserts"
    return minder


def eenduidige_namen(namen):
    hoe_vaak = Counter(map(kaal, namen))
    return {naam for naam, aantal in hoe_vaak.items() if aantal == 1}


def reden_voor(naam, redenen, eenduidig):
    """The reason for this case, for its function as a whole, or for the bare name if only one function has it."""
    return next((redenen[wie] for wie in namen_van(naam, eenduidig) if wie in redenen), None)


def namen_van(naam, eenduidig):
    functie = naam.partition("[")[0]
    return [naam, functie, *([kaal(functie)] if kaal(functie) in eenduidig else [])]


def ongebruikt(redenen, verliezen, eenduidig):
    gebruikt = {wie for naam, _, _ in verliezen for wie in namen_van(naam, eenduidig)}
    return [naam for naam in redenen if naam not in gebruikt]


# Telling


def totalen(kaart):
    return [f"{wat:<24}{aantal:>7}" for wat, aantal in tellingen(kaart).items()]


def naast_elkaar(voor, na):
    nu = tellingen(na)
    yield f"{'':<24}{'voor':>7}{'na':>7}"
    yield from (f"{wat:<24}{aantal:>7}{nu[wat]:>7}" for wat, aantal in tellingen(voor).items())


def tellingen(kaart):
    toetsen = kaart["toetsen"].values()
    return {
        "tests": sum(functie["aantal"] for functie in toetsen),
        "testfuncties": len(toetsen),
        "testmodules": len({naam.partition("::")[0] for naam in kaart["toetsen"]}),
        "asserts in tests": sum(functie["asserts"] for functie in toetsen),
        "asserts in hulpfuncties": sum(functie["asserts"] for functie in hulpfuncties(kaart).values()),
    }


def lijst(kop, regels):
    return [f"\n{kop} ({len(regels)}):", *(f"  {regel}" for regel in regels)] if regels else []


if __name__ == "__main__":
    start(hoofd)
