"""Take every question for a right out of the code, one by one, and see that a test notices.

Usage: .venv/bin/python tools/zonder_eis.py [FILE...]

No file is written: in this process a function runs without its question for a while. First the tests run once as they
are, and every refusal is noted with the question that it came from. Without that question only those tests can fail, so
only they run again, the quickest first. The table of addresses is tried for what views ask and the table of actions for
the rest; what they do not notice, on the tests of its own room.
"""

import ast
import importlib
import inspect
import os
import sys
import time
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from _pytest.runner import runtestprotocol
from meten.bronnen import FUNCTIE, functies_van, lees_modules
from uitvoer import WORTEL, Mislukt, start

VRAGER = "prt.toegang.rollen.rechten"
POORTEN = (("prt.toegang.rollen.poort", "Poort"), ("prt.pagina.formulierpagina", "Formulierpagina"))


@dataclass(frozen=True)
class Vraag:
    """One place where a right is asked, and what stands there instead when it is taken out.

    ``soort``: "eis" for a statement that asks or refuses, "keuze" for a right that depends, and of a page its "recht"
    or "bij": which right its gate asks, and for which gebied.
    """

    module: str
    pad: str
    naam: str
    regel: int
    einde: int
    soort: str
    knoop: ast.AST
    ervoor: ast.AST | None = None

    def __str__(self):
        wat = "" if self.soort == "eis" else f" ({self.soort})"
        return f"{self.pad}:{self.regel} {self.naam}{wat}"

    def __hash__(self):
        return id(self)

    __eq__ = object.__eq__


def hoofd(namen):
    os.chdir(WORTEL)
    alle = [vraag for module in lees_modules(WORTEL) for vraag in vragen_in(module)]
    vragen = [vraag for vraag in alle if not namen or vraag.pad in namen]
    if not vragen:
        raise Mislukt("Daar wordt geen recht gevraagd.")
    rest = [vraag for tests, deel in per_tests(vragen, tabel).items() for vraag in ongemist(deel, tests)]
    rest = [vraag for tests, deel in per_tests(rest, kamer).items() for vraag in ongemist(deel, tests)]
    meld(f"Van de {len(vragen)} vragen naar een recht worden er {len(vragen) - len(rest)} gemist als zij weg zijn.")
    if rest:
        raise Mislukt("Niet opgemerkt:\n  " + "\n  ".join(map(str, rest)))


def per_tests(vragen, waar):
    """By the tests to try them on; a room without any is left out of those."""
    per = defaultdict(list)
    for vraag in vragen:
        per[waar(vraag.pad)].append(vraag)
    return per


def tabel(pad):
    return "tests/test_acties.py" if pad.endswith(("acties.py", "taken.py")) else "tests/test_rechtentabel.py"


def kamer(pad):
    """The folder with the tests of a room; ``prt/toegang`` has rooms of its own."""
    delen = pad.split("/")
    return "/".join(["tests", *delen[: 3 if delen[:2] == ["prt", "toegang"] else 2]])


def ongemist(vragen, tests):
    """The questions of which none of these tests notices that they are gone."""
    if not Path(tests).exists():
        return vragen
    proef = Proef(vragen)
    opties = ["-qq", "-p", "no:cacheprovider", "--capture=sys", "--nomigrations", "-m", "not browser"]
    if pytest.main([*opties, tests], plugins=[proef]):
        raise Mislukt(f"De tests in {tests} slagen niet zoals het is.")
    return proef.ongemist


def meld(tekst):
    """Past what pytest catches."""
    print(tekst, file=sys.__stdout__, flush=True)


# Where a right is asked


def vragen_in(module):
    if module.naam == VRAGER:
        return
    for naam, functie in functies_van(module.boom):
        for knoop in ast.walk(functie):
            if not isinstance(knoop, ast.stmt | ast.expr):
                continue
            for ervoor in zonder(knoop):
                soort = "keuze" if isinstance(knoop, ast.IfExp) else "eis"
                einde = knoop.end_lineno or knoop.lineno
                yield Vraag(module.naam, module.pad, naam, knoop.lineno, einde, soort, knoop, ervoor)
    for klasse in module.alle(ast.ClassDef) if module.naam.endswith(".views") else ():
        for knoop in klasse.body:
            for soort in ("recht", "bij"):
                if soort in zet(knoop) and (module.naam, klasse.name) not in POORTEN:
                    yield Vraag(
                        module.naam,
                        module.pad,
                        klasse.name,
                        knoop.lineno,
                        knoop.end_lineno or knoop.lineno,
                        soort,
                        knoop,
                    )


def zonder(knoop):
    """What can stand in place of a question: nothing, or one of the two rights that it chooses from."""
    if (
        isinstance(knoop, ast.Expr)
        and roept(knoop.value, "eis")
        or isinstance(knoop, ast.Raise)
        and roept(knoop.exc, "PermissionDenied")
    ):
        yield ast.Pass()
    elif isinstance(knoop, ast.IfExp):
        keuzes = (knoop.body, knoop.orelse)
        if all(isinstance(keuze, ast.Attribute) and getattr(keuze.value, "id", "") == "Recht" for keuze in keuzes):
            yield from keuzes


def roept(knoop, naam):
    return isinstance(knoop, ast.Call) and getattr(knoop.func, "id", "") == naam


def zet(knoop):
    """The names that a line in a class gives a meaning."""
    if isinstance(knoop, FUNCTIE):
        return {knoop.name}
    return {deel.id for doel in getattr(knoop, "targets", ()) for deel in ast.walk(doel) if isinstance(deel, ast.Name)}


# Without one


@contextmanager
def weggehaald(vraag):
    if vraag.soort in ("recht", "bij"):
        klasse = getattr(importlib.import_module(vraag.module), vraag.naam)
        eigen = vars(klasse)[vraag.soort]
        boven = next(poort for poort in poorten() if issubclass(klasse, poort))
        setattr(klasse, vraag.soort, getattr(boven, vraag.soort))
        try:
            yield
        finally:
            setattr(klasse, vraag.soort, eigen)
    else:
        functie = levend(vraag)
        eigen = functie.__code__
        functie.__code__ = code_zonder(vraag)
        try:
            yield
        finally:
            functie.__code__ = eigen


def poorten():
    return [getattr(importlib.import_module(module), naam) for module, naam in POORTEN]


def levend(vraag):
    """The function itself, under what decorators made of it."""
    ding: Any = importlib.import_module(vraag.module)
    for deel in vraag.naam.split("."):
        ding = vars(ding)[deel]
    for binnen in ("fget", "func", "__func__"):
        ding = getattr(ding, binnen, ding)
    return inspect.unwrap(ding)


def code_zonder(vraag):
    boom = Vervang(vraag).visit(ast.parse(Path(vraag.pad).read_text()))
    code = compile(ast.fix_missing_locations(boom), WORTEL / vraag.pad, "exec")
    for deel in vraag.naam.split("."):
        code = next(c for c in code.co_consts if getattr(c, "co_name", "") == deel)
    return code


class Vervang(ast.NodeTransformer):
    def __init__(self, vraag):
        self.vraag = vraag

    def generic_visit(self, knoop):
        vraag = self.vraag.knoop
        waar = (type(knoop), getattr(knoop, "lineno", 0), getattr(knoop, "col_offset", 0))
        if waar == (type(vraag), vraag.lineno, vraag.col_offset):
            return ast.copy_location(self.vraag.ervoor, knoop)
        return super().generic_visit(knoop)


# The tests


class Proef:
    """Takes the place of running the tests one after the other."""

    def __init__(self, vragen):
        self.vragen = vragen
        self.op_plek = defaultdict(list)
        for vraag in vragen:
            self.op_plek[str(WORTEL / vraag.pad)].append(vraag)
        self.ongemist = []
        self.duur = {}
        self.weigert = defaultdict(set)

    def pytest_runtestloop(self, session):
        self.session = session
        with self.geteld():
            for item in session.items:
                self.nu = item
                begin = time.monotonic()
                if berichten := self.mislukt(item):
                    pytest.exit(f"{item.nodeid} mislukt ook als alles er staat:\n{berichten[0].longrepr}", 1)
                self.duur[item] = time.monotonic() - begin
        for vraag in self.vragen:
            door = self.door(vraag)
            if not door:
                self.ongemist.append(vraag)
            meld(f"{vraag}: " + (f"gemist door {door.nodeid}" if door else "niet gemist"))
        return True

    def door(self, vraag):
        with weggehaald(vraag):
            return next(
                (item for item in sorted(self.weigert[vraag], key=self.duur.__getitem__) if self.mislukt(item)), None
            )

    def mislukt(self, item):
        """What went wrong, if anything. What was set up for all tests stays."""
        return [bericht for bericht in runtestprotocol(item, log=False, nextitem=self.session) if bericht.failed]

    @contextmanager
    def geteld(self):
        """Every refusal is noted, with what asked."""
        weigering = importlib.import_module("django.core.exceptions").PermissionDenied
        proef, vrager = self, importlib.import_module(VRAGER).eis.__code__

        def maak(self, *args):
            wie = sys._getframe(1)
            proef.noteer(wie.f_back if wie.f_code is vrager else wie)

        weigering.__init__ = maak
        try:
            yield
        finally:
            del weigering.__init__

    def noteer(self, plek):
        zelf = type(plek.f_locals.get("self"))
        for vraag in self.op_plek[plek.f_code.co_filename]:
            if vraag.regel <= plek.f_lineno <= vraag.einde and vraag.soort in ("eis", "keuze"):
                self.weigert[vraag].add(self.nu)
        for vraag in self.vragen:
            if vraag.soort in ("recht", "bij") and _is_van(zelf, vraag):
                self.weigert[vraag].add(self.nu)


def _is_van(klasse, vraag):
    """Whether a view of this class gets its right, or its gebied, from the class that the question stands in."""
    bron = next((c for c in klasse.__mro__ if vraag.soort in vars(c)), None)
    return bron is not None and (bron.__module__, bron.__name__) == (vraag.module, vraag.naam)


if __name__ == "__main__":
    start(hoofd)
