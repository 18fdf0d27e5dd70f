"""Measure the house: how full its folders are, how long its functions, and which rooms know each other both ways.

Usage: python3 tools/maten.py [--json]

Every module of tools/meten says what it counts as what.
"""

import json

from meten.bronnen import lees_modules
from meten.garanties import meet_garanties
from meten.kamers import meet_kamers
from meten.klassen import meet_achterhaald, meet_dubbele_namen, meet_formulierviews
from meten.omvang import BREED, VOL, meet_bestanden, meet_functies, meet_mappen, meet_sjablonen
from meten.schrijvers import meet_schrijvers
from meten.tokens import meet_tokens
from uitvoer import WORTEL, Mislukt, start


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
    uitgezonderd = f"van {schrijvers['aantal']}; {len(schrijvers['uitgezonderd'])} met reden"
    yield "openbare functies die schrijven zonder eis()", schrijvers["zonder_eis"], uitgezonderd
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
    for wat, welke in (("zonder eis()", "welke"), ("zonder eis(), met reden", "uitgezonderd")):
        if gevonden := maten["schrijvers"][welke]:
            yield f"\nschrijven {wat}:"
            yield from (f"  {naam}: {gevonden[naam]}" if welke == "uitgezonderd" else f"  {naam}" for naam in gevonden)
    if maten["dubbele_namen"]["welke"]:
        yield "\nklassenamen die vaker voorkomen:"
        yield from (f"  {naam}: {', '.join(waar)}" for naam, waar in maten["dubbele_namen"]["welke"].items())


def toon(getal):
    """As it is written in Dutch: 1.234 and 5,6."""
    return f"{getal:,}".translate(str.maketrans(",.", ".,"))


if __name__ == "__main__":
    start(hoofd)
