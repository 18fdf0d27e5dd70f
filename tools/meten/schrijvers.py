"""Functions that write, and whether they ask the right themselves, whoever called them.

A public function or method writes when a call by one of the names in SCHRIJFT is reached from it, also by way of
functions and methods of ours. It asks when `eis` is reached in the same way, or a refusal in words of its own; of a
view its gate (`dispatch`) may ask. What a call on some other object runs is not known: that is looked at by itself.
"""

import ast

from meten.bronnen import functies_van, ingevoerde_namen
from meten.klassen import bases_per_klasse

SCHRIJFT = {
    *("save", "delete", "create", "update", "get_or_create", "update_or_create", "bulk_create", "bulk_update"),
    *("handeling", "log", "leg_vast"),
}
VRAAGT = {"eis", "PermissionDenied"}
GEEN_DATABASE = ("prt.werkboek.", "prt.pdf.", "prt.tekst.", "verslag.uitvoer.worddocument.")
"""Where to save is to write a file."""
UITGEZONDERD = {
    "prt.management.commands.reservekopie.": "logs, by name of the system, that a copy was taken on the machine itself",
    "prt.taken.": "the queue: what is put in it was asked by the room whose task it is",
    "prt.toegang.admin.": "Django's admin asks by itself",
    "prt.toegang.inloggen.": "signing in: somebody has no roles yet, and gets those that the identity provider says",
    "prt.toegang.management.commands.loaddata.": "fills an empty installation, on the machine itself",
    "prt.toegang.rollen.models.": "an account is made by a command or by an invitation, which asks",
    "prt.toegang.spoor.": "the trail itself: who calls it asked",
    "opgaven.gebieden.land.": "reads the land from a file, on the machine itself",
    "opgaven.management.commands.gebieden.": "reads the land from a file, on the machine itself",
    "opgaven.management.commands.overbrengen.": "fills an empty installation, on the machine itself",
    "opgaven.gebieden.models.": "the one way to write a gebied, which throws the map away: who calls it asked",
    "opgaven.gebieden.querysets.Kaartdeel.": "the same, of many at once",
    "opgaven.management.commands.demo.": "fills an empty installation, on the machine itself",
    "realisatie.herinneringen.versturen.": "only the command sends, by the clock",
    "realisatie.invoer.views.LocatieDetail.": "logs that was looked at what the query lets through",
    "realisatie.locaties.acties.over_locatie": "opens the trail for the actions beside it",
    "realisatie.management.commands.herinner.": "sends by the clock, on the machine itself",
    "verslag.management.commands.": "logs, by name of the system, that a file was taken on the machine itself",
}
"""Whoever writes without asking, and why."""


def meet_schrijvers(modules):
    aanroepen = Aanroepen(modules)
    alle, vragers = schrijvers(aanroepen), aanroepen.die_bereiken(VRAAGT)
    zonder = [functie for functie in alle if not {functie, aanroepen.poort(functie)} & vragers]
    return {
        "aantal": len(alle),
        "zonder_eis": sum(reden_voor(functie) is None for functie in zonder),
        "welke": sorted(".".join(functie) for functie in zonder if not reden_voor(functie)),
        "uitgezonderd": {".".join(functie): reden_voor(functie) for functie in sorted(zonder) if reden_voor(functie)},
    }


def schrijvers(aanroepen):
    """By module and name, methods as ``Klasse.methode``."""
    gevonden = aanroepen.die_bereiken(SCHRIJFT)
    return [functie for functie in gevonden if not is_binnen(functie) and not is_bestand(functie)]


def is_binnen(functie):
    return any(deel.startswith("_") for deel in functie[1].split("."))


def is_bestand(functie):
    return ".".join(functie).startswith(GEEN_DATABASE)


def reden_voor(functie):
    return next((reden for begin, reden in UITGEZONDERD.items() if ".".join(functie).startswith(begin)), None)


class Aanroepen:
    """Which function calls which, as far as the sources tell."""

    def __init__(self, modules):
        bekend = {module.naam for module in modules}
        self.functies = {(module.naam, naam): knoop for module in modules for naam, knoop in functies_van(module.boom)}
        self.namen = {module.naam: ingevoerde_namen(module, bekend) for module in modules}
        self.bases = bases_per_klasse(modules)

        self.per_functie = {functie: list(self.van(functie)) for functie in self.functies}

    def die_bereiken(self, namen):
        """The functions from which a call by one of these names is reached."""
        gevonden = {functie for functie, wat in self.per_functie.items() if any(naam in namen for naam, _ in wat)}
        nieuw = gevonden
        while nieuw:
            doelen = {functie for functie in gevonden if not is_bestand(functie)}
            nieuw = {f for f, wat in self.per_functie.items() if any(doel in doelen for _, doel in wat)} - gevonden
            gevonden |= nieuw
        return gevonden

    def poort(self, functie):
        """What lets somebody in to a method of a view."""
        module, naam = functie
        return self.methode((module, naam.split(".")[0]), "dispatch") if "." in naam else None

    def van(self, functie):
        """The calls in a function: each by its bare name, with the function of ours that it is of, if that is known."""
        for knoop in ast.walk(self.functies[functie]):
            if not isinstance(knoop, ast.Call):
                continue
            wat = knoop.func
            if isinstance(wat, ast.Name):
                yield wat.id, self.functie(self.namen[functie[0]].get(wat.id, (functie[0], wat.id)))
            elif isinstance(wat, ast.Attribute) and not (wat.attr == "update" and knoop.args):  # that is of a dict
                yield wat.attr, self.functie(self.plek(wat, functie))

    def plek(self, wat, functie):
        """Where a function stands that is called as ``self.naam`` or ``module.naam``."""
        module, naam = functie
        voor = getattr(wat.value, "id", None)
        if voor in ("self", "cls") and "." in naam:
            return self.methode((module, naam.split(".")[0]), wat.attr)
        van, deel = self.namen[module].get(voor, (None, None))
        return (van, wat.attr) if deel is None else None

    def methode(self, klasse, naam, langs=()):
        """A method of a class, its own or that of the first class above it that has one."""
        eigen = (klasse[0], f"{klasse[1]}.{naam}")
        if eigen in self.functies:
            return eigen
        boven = (
            self.methode(basis, naam, (*langs, klasse)) for basis in self.bases.get(klasse, ()) if basis not in langs
        )
        return next(filter(None, boven), None)

    def functie(self, plek):
        return plek if plek in self.functies else None
