"""The tool that takes questions for a right out finds every one, and takes out that one alone."""

from contextlib import suppress
from types import FunctionType, SimpleNamespace

import pytest
from meten.bronnen import Module
from zonder_eis import code_zonder, vragen_in

BRON = """
def sluit(rij, door):
    eis(door, Recht.OPMERKEN, rij)
    if not rij:
        raise PermissionDenied("nee")
    eis(door, Recht.LEZEN if rij else Recht.PLANNEN, rij)
    return "klaar"


class Bewerken(Formulierpagina):
    recht, eenmalig = Recht.OPMERKEN, True

    def bij(self):
        eis(self, 1, 2)
        return self.rij
"""


@pytest.fixture
def vragen(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "opgaven").mkdir()
    (tmp_path / "opgaven" / "views.py").write_text(BRON)
    return list(vragen_in(Module(tmp_path, "opgaven/views.py")))


def test_elke_vraag_wordt_gevonden(vragen):
    assert sorted((vraag.naam, vraag.regel, vraag.soort) for vraag in vragen) == [
        ("Bewerken", 11, "recht"),
        ("Bewerken", 13, "bij"),
        ("Bewerken.bij", 14, "eis"),
        ("sluit", 3, "eis"),
        ("sluit", 5, "eis"),
        ("sluit", 6, "eis"),
        ("sluit", 6, "keuze"),
        ("sluit", 6, "keuze"),
    ]


@pytest.mark.parametrize(
    ("regel", "soort", "rij", "gevraagd"),
    [
        (3, "eis", "", [["nee"]]),
        (5, "eis", "", [["OPMERKEN", "PLANNEN"]]),
        (6, "eis", "rij", [["OPMERKEN"]]),
        (6, "keuze", "rij", [["OPMERKEN", "LEZEN"], ["OPMERKEN", "PLANNEN"]]),
    ],
)
def test_alleen_die_vraag_gaat_weg(vragen, regel, soort, rij, gevraagd):
    zonder = [v for v in vragen if (v.naam, v.regel, v.soort) == ("sluit", regel, soort)]
    assert [wat_gevraagd_wordt(code_zonder(vraag), rij) for vraag in zonder] == gevraagd


def wat_gevraagd_wordt(code, rij):
    gevraagd = []
    namen = {
        "eis": lambda door, recht, bij: gevraagd.append(recht),
        "PermissionDenied": lambda tekst: gevraagd.append(tekst) or Exception(tekst),
        "Recht": SimpleNamespace(OPMERKEN="OPMERKEN", LEZEN="LEZEN", PLANNEN="PLANNEN"),
    }
    with suppress(Exception):
        FunctionType(code, namen)(rij, "iemand")
    return gevraagd
