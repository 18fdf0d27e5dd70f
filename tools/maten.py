"""Measure the house: how full its folders are, how long its functions, and which rooms know each other both ways.

Usage: python3 tools/maten.py [--json]

Counted is what git knows of or would take in, migrations left out. What counts as what:

- A module is a file with Python; `__init__.py` and `apps.py` are not counted, as every package or app has them.
- A file without a single line does not count among the lines per file: most `__init__.py` are empty.
- A room is the first package below an app, or else the module itself. The urls, models, admin and apps directly in
  an app gather what its rooms hold, so they are no room.
- A class is a form view when it has a `post` of its own or names a `form_class`.
- A function writes when it calls one of SCHRIJFT, whatever object that is of; a rough count, for `update` is also
  what a dictionary does, and the right may have been asked for by who called it. Functions inside are part of it.
- A guarantee is reckoned where `garantie` is called, and where a minimum over a window is taken outside `rekenen`.
- Tokens are those that Python means something by: no comments and no white space. An f-string is one token up to
  Python 3.11 and several since, so compare numbers of the same Python. A string that stands by itself is a docstring.
"""

import ast
import io
import json
import math
import subprocess
import tokenize
from collections import Counter, defaultdict
from functools import cached_property
from itertools import combinations
from pathlib import Path

from uitvoer import WORTEL, Mislukt, start

APPS = ("prt", "opgaven", "realisatie", "verslag")
VERZAMELAARS = {"urls", "models", "admin", "apps"}
VOL = 16
BREED = 120
SCHRIJFT = {"handeling", "log"}
SCHRIJFT_OP = SCHRIJFT | {"save", "delete", "create", "bulk_create", "update"}
FUNCTIE = (ast.FunctionDef, ast.AsyncFunctionDef)
ONZICHTBAAR = {
    *(tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT),
    *(tokenize.ENCODING, tokenize.ENDMARKER),
}


def hoofd(opties):
    if set(opties) - {"--json"}:
        raise Mislukt("Gebruik: python3 tools/maten.py [--json]")
    maten = meet(WORTEL)
    print(json.dumps(maten, indent=2, ensure_ascii=False) if opties else tabel(maten))


def meet(wortel):
    modules = lees_modules(wortel)
    return {
        "mappen": meet_mappen(modules),
        "bestanden": meet_bestanden(modules),
        "functies": meet_functies(modules),
        "kamers": meet_kamers(modules),
        "sjablonen": meet_sjablonen(wortel),
        "formulierviews": meet_formulierviews(modules),
        "achterhaald": meet_achterhaald(modules),
        "schrijvers": meet_schrijvers(modules),
        "garanties": meet_garanties(modules),
        "dubbele_namen": meet_dubbele_namen(modules),
        "tokens": meet_tokens(modules),
    }


# The sources


class Module:
    def __init__(self, wortel, pad):
        self.pad = pad
        self.bron = (Path(wortel) / pad).read_text(encoding="utf-8")
        self.naam = pad.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        self.is_pakket = pad.endswith("/__init__.py")

    @cached_property
    def boom(self):
        return ast.parse(self.bron)

    @property
    def regels(self):
        return self.bron.splitlines()

    def alle(self, *soorten):
        return [knoop for knoop in ast.walk(self.boom) if isinstance(knoop, soorten)]


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


# Folders, files and functions


def meet_mappen(modules):
    geteld = [module for module in modules if Path(module.pad).name not in ("__init__.py", "apps.py")]
    per_map = Counter(Path(module.pad).parent.as_posix() for module in geteld)
    return {
        "aantal": len(per_map),
        "modules": sum(per_map.values()),
        "meeste": max(per_map.values(), default=0),
        f"boven_{VOL}": sum(aantal > VOL for aantal in per_map.values()),
        "per_map": dict(per_map.most_common()),
    }


def meet_bestanden(modules):
    return verdeling([(len(module.regels), module.pad) for module in modules if module.regels])


def meet_functies(modules):
    return verdeling(
        (knoop.end_lineno - knoop.lineno + 1, f"{module.pad}:{knoop.lineno} {knoop.name}")
        for module in modules
        for knoop in module.alle(*FUNCTIE)
    )


def verdeling(gemeten):
    op_lengte = sorted(gemeten)
    lengtes = [lengte for lengte, _ in op_lengte]
    meeste, langste = op_lengte[-1] if op_lengte else (0, "")
    return {
        "aantal": len(lengtes),
        "regels": sum(lengtes),
        "mediaan": rang(lengtes, 0.5),
        "p90": rang(lengtes, 0.9),
        "max": meeste,
        "langste": langste,
    }


def rang(gesorteerd, deel):
    """The smallest number that at least this share of all does not exceed."""
    return gesorteerd[math.ceil(len(gesorteerd) * deel) - 1] if gesorteerd else 0


# Rooms


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


def kringen_in(invoer):
    """The groups of rooms of which each reaches each other, by way of whichever."""
    buren = defaultdict(set)
    for van, naar in invoer:
        buren[van].add(naar)
    bereik = {van: bereikbaar(van, buren) for van in list(buren)}
    groepen = {frozenset(ander for ander in bereik[van] if van in bereik.get(ander, ())) for van in bereik}
    return sorted(sorted(groep) for groep in groepen if len(groep) > 1)


def bereikbaar(begin, buren):
    gezien, wachtend = set(), [begin]
    while wachtend:
        nieuw = buren.get(wachtend.pop(), set()) - gezien
        gezien |= nieuw
        wachtend.extend(nieuw)
    return gezien


# Templates


def meet_sjablonen(wortel):
    regels = [
        (len(regel), f"{pad}:{nummer}")
        for pad in bestanden(wortel, "templates")
        for nummer, regel in enumerate((Path(wortel) / pad).read_text(encoding="utf-8").splitlines(), start=1)
        if regel.strip()
    ]
    lengte, langste = max(regels, default=(0, ""))
    return {
        "regels": len(regels),
        "gemiddeld": gemiddeld(sum(lengte for lengte, _ in regels), len(regels)),
        "max": lengte,
        "langste": langste,
        f"boven_{BREED}": sum(lengte > BREED for lengte, _ in regels),
    }


def gemiddeld(som, aantal):
    return round(som / aantal, 1) if aantal else 0


# Classes and functions that share a form


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


def ingevoerde_namen(module, bekend):
    """What an imported name stands for: a name in a module, or a module as a whole."""
    namen = {}
    for knoop in module.alle(ast.ImportFrom):
        van = herkomst(module, knoop)
        for alias in knoop.names:
            heel = f"{van}.{alias.name}"
            namen[alias.asname or alias.name] = (heel, None) if heel in bekend else (van, alias.name)
    return namen


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


def meet_schrijvers(modules):
    schrijvers = [
        (f"{module.naam}.{naam}", roept_aan(functie, {"eis"}, {"eis"}))
        for module in modules
        for naam, functie in functies_van(module.boom)
        if roept_aan(functie, SCHRIJFT, SCHRIJFT_OP)
    ]
    zonder = sorted(naam for naam, eist in schrijvers if not eist)
    return {"aantal": len(schrijvers), "zonder_eis": len(zonder), "welke": zonder}


def meet_garanties(modules):
    waar = [
        f"{module.naam}.{naam}"
        for module in modules
        for naam, functie in functies_van(module.boom)
        if roept_aan(functie, {"garantie"}, set() if "rekenen" in module.naam.split(".") else {"minimum"})
    ]
    return {"aantal": len(waar), "waar": sorted(waar)}


def functies_van(knoop, voor=""):
    for deel in knoop.body:
        if isinstance(deel, ast.ClassDef):
            yield from functies_van(deel, f"{voor}{deel.name}.")
        elif isinstance(deel, FUNCTIE):
            yield f"{voor}{deel.name}", deel


def roept_aan(functie, namen, methoden):
    aanroepen = [knoop.func for knoop in ast.walk(functie) if isinstance(knoop, ast.Call)]
    return any(
        (isinstance(wat, ast.Name) and wat.id in namen) or (isinstance(wat, ast.Attribute) and wat.attr in methoden)
        for wat in aanroepen
    )


def meet_dubbele_namen(modules):
    waar = defaultdict(list)
    for module in modules:
        for klasse in module.alle(ast.ClassDef):
            if klasse.name not in ("Meta", "Media"):
                waar[klasse.name].append(module.naam)
    dubbel = {naam: sorted(plekken) for naam, plekken in sorted(waar.items()) if len(plekken) > 1}
    return {"klassen": sum(map(len, waar.values())), "aantal": len(dubbel), "welke": dubbel}


# Tokens


def meet_tokens(modules):
    geteld = Counter()
    for module in modules:
        geteld.update(tel_tokens(module))
    return {
        "alle": geteld["alle"],
        "zonder_annotaties_en_docstrings": geteld["zonder"],
        "coderegels": geteld["coderegels"],
        "per_coderegel": gemiddeld(geteld["zonder"], geteld["coderegels"]),
    }


def tel_tokens(module):
    gelezen = tokenize.generate_tokens(io.StringIO(module.bron).readline)
    tokens = [token for token in gelezen if token.type not in ONZICHTBAAR]
    code = buiten(tokens, plekken(module, docstrings(module)))
    annotaties = plekken(module, annotaties_van(module))
    zonder = buiten(code, annotaties)
    coderegels = {regel for token in code for regel in range(token.start[0], token.end[0] + 1)}
    # Every annotation has a colon or an arrow before it that goes with it.
    return {"alle": len(tokens), "zonder": len(zonder) - len(annotaties), "coderegels": len(coderegels)}


def docstrings(module):
    return [knoop for knoop in module.alle(ast.Expr) if isinstance(getattr(knoop.value, "value", None), str)]


def annotaties_van(module):
    gevonden = [knoop.annotation for knoop in module.alle(ast.AnnAssign, ast.arg)]
    gevonden += [knoop.returns for knoop in module.alle(*FUNCTIE)]
    return [knoop for knoop in gevonden if knoop]


def plekken(module, knopen):
    """Where these begin and end as tokenize counts: ast counts columns in bytes, tokenize in characters."""
    regels = [regel.encode() for regel in io.StringIO(module.bron)]

    def plek(regel, kolom):
        return regel, len(regels[regel - 1][:kolom].decode())

    return [(plek(k.lineno, k.col_offset), plek(k.end_lineno, k.end_col_offset)) for k in knopen]


def buiten(tokens, plekken):
    return [token for token in tokens if not any(van <= token.start and token.end <= tot for van, tot in plekken)]


# The table


def tabel(maten):
    regels = list(rijen(maten))
    breedte = max(len(wat) for wat, _, _ in regels)
    lijst = [f"{wat:<{breedte}}  {toon(getal):>9}  {bij}".rstrip() for wat, getal, bij in regels]
    return "\n".join([*lijst, *toelichting(maten)])


def rijen(maten):
    mappen, kamers, sjablonen = maten["mappen"], maten["kamers"], maten["sjablonen"]
    views, schrijvers, dubbel, tokens = (maten[n] for n in ("formulierviews", "schrijvers", "dubbele_namen", "tokens"))
    volste = list(mappen["per_map"].items())[:4]
    yield "modules", mappen["modules"], f"in {mappen['aantal']} mappen"
    yield "modules in de volste map", mappen["meeste"], ", ".join(f"{map_} {aantal}" for map_, aantal in volste)
    yield f"mappen met meer dan {VOL} modules", mappen[f"boven_{VOL}"], ""
    for soort, wat in (("bestanden", "bestand"), ("functies", "functie")):
        maat = maten[soort]
        yield f"regels per {wat}, mediaan", maat["mediaan"], f"{toon(maat['aantal'])} {soort}"
        yield f"regels per {wat}, p90", maat["p90"], ""
        yield f"regels per {wat}, max", maat["max"], maat["langste"]
    yield "kamers", kamers["aantal"], ""
    yield "kamerparen die elkaar invoeren", kamers["wederzijds"], ""
    yield "kringen van kamers", kamers["kringen"], ""
    yield "sjabloonregel, langste", sjablonen["max"], sjablonen["langste"]
    yield f"sjabloonregels boven {BREED} tekens", sjablonen[f"boven_{BREED}"], f"van {toon(sjablonen['regels'])}"
    yield "sjabloonregel, gemiddeld aantal tekens", sjablonen["gemiddeld"], ""
    yield "formulierviews zonder Formulierpagina", views["zonder_formulierpagina"], f"van {views['aantal']}"
    yield "klassen Achterhaald", maten["achterhaald"]["aantal"], ", ".join(maten["achterhaald"]["waar"])
    yield "schrijvende functies zonder eigen eis()", schrijvers["zonder_eis"], f"van {schrijvers['aantal']}, ruw geteld"
    yield "plaatsen die een garantie uitrekenen", maten["garanties"]["aantal"], ", ".join(maten["garanties"]["waar"])
    yield "klassenamen die vaker voorkomen", dubbel["aantal"], f"van {dubbel['klassen']} klassen"
    yield "tokens", tokens["alle"], "zonder commentaar en witruimte"
    yield "tokens zonder annotaties en docstrings", tokens["zonder_annotaties_en_docstrings"], ""
    yield "zulke tokens per coderegel", tokens["per_coderegel"], f"{toon(tokens['coderegels'])} coderegels"


def toelichting(maten):
    for paar in maten["kamers"]["paren"]:
        yield f"\n{' en '.join(paar['kamers'])} voeren elkaar in:"
        yield from (f"  {regel}" for regel in [*paar["heen"], *paar["terug"]])
    for kring in maten["kamers"]["kringen_van"]:
        yield f"\nkring: {', '.join(kring)}"
    if maten["dubbele_namen"]["welke"]:
        yield "\nklassenamen die vaker voorkomen:"
        yield from (f"  {naam}: {', '.join(waar)}" for naam, waar in maten["dubbele_namen"]["welke"].items())


def toon(getal):
    """As it is written in Dutch: 1.234 and 5,6."""
    return f"{getal:,}".translate(str.maketrans(",.", ".,"))


if __name__ == "__main__":
    start(hoofd)
