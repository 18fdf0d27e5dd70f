"""The two tools that watch over a refactoring notice what they should, on a house of a few files."""

import json

import maten
import pytest
import toetskaart
from uitvoer import Mislukt

HUIS = {
    "opgaven/__init__.py": "",
    "opgaven/apps.py": "naam = 1\n",
    "opgaven/urls.py": "from opgaven.overleg import views\nfrom opgaven.planning import views as planning\n",
    "opgaven/overleg/__init__.py": "",
    "opgaven/overleg/views.py": (
        "from opgaven.planning.stand import stand\n\n\n"
        "class Bewerken(Formulierpagina):\n    def post(self):\n        self.save()\n\n\n"
        "class Beheer(Bewerken):\n    form_class = stand\n\n\n"
        "class Los:\n    def post(self):\n        eis(1)\n        self.save()\n"
    ),
    "opgaven/overleg/regels.py": "class Achterhaald(Exception):\n    class Meta:\n        pass\n",
    "opgaven/planning/__init__.py": "",
    "opgaven/planning/stand.py": 'def stand(één: "é", b: int = 2) -> int:\n    """Nul."""\n    return één  # nul\n',
    "opgaven/planning/views.py": "from ..overleg import regels\n\n\nclass Los:\n    class Meta:\n        pass\n",
    "opgaven/migrations/__init__.py": "class Los:\n    pass\n",
    "verslag/stukken.py": "from verslag.papier import blad\n",
    "verslag/papier.py": "from verslag import tekst\n",
    "verslag/tekst.py": "from verslag.stukken import stuk\n",
    "templates/opgaven/overleg.html": "<p>kort</p>\n\n" + "x" * 130 + "\n",
}
TOETSEN = {
    "tests/__init__.py": "",
    "tests/test_overleg.py": (
        "import pytest\n\n\n"
        "def keur(a):\n    assert a\n    assert a > 0\n\n\n"
        "@pytest.mark.parametrize('a', [1, 2])\ndef test_een(a):\n    keur(a)\n    assert a\n\n\n"
        "def test_twee():\n    with pytest.raises(ValueError):\n        int('x')\n    assert True\n\n\n"
        "@pytest.mark.parametrize('pad', ['opgaven/views.py', 'opgaven/urls.py'])\n"
        "def test_bron(pad):\n    assert pad\n"
    ),
}


def bouw(wortel, bestanden):
    for pad, inhoud in bestanden.items():
        (wortel / pad).parent.mkdir(parents=True, exist_ok=True)
        (wortel / pad).write_text(inhoud)
    return wortel


def test_kamers_die_elkaar_invoeren(tmp_path):
    kamers = maten.meet(bouw(tmp_path, HUIS))["kamers"]
    assert kamers["paren"] == [
        {
            "kamers": ["opgaven/overleg", "opgaven/planning"],
            "heen": ["opgaven.overleg.views → opgaven.planning.stand"],
            "terug": ["opgaven.planning.views → opgaven.overleg.regels"],
        }
    ]
    assert kamers["wederzijds"] == 1
    assert kamers["kringen_van"] == [
        ["opgaven/overleg", "opgaven/planning"],
        ["verslag/papier", "verslag/stukken", "verslag/tekst"],
    ]


def test_mappen_en_regels(tmp_path):
    gemeten = maten.meet(bouw(tmp_path, HUIS))
    assert gemeten["mappen"]["per_map"] == {"verslag": 3, "opgaven/overleg": 2, "opgaven/planning": 2, "opgaven": 1}
    assert gemeten["functies"] | {"langste": ""} == {
        "aantal": 3,
        "regels": 8,
        "mediaan": 3,
        "p90": 3,
        "max": 3,
        "langste": "",
    }
    bouw(tmp_path, {f"prt/pdf/deel{nummer}.py": "x = 1\n" for nummer in range(17)})
    mappen = maten.meet(tmp_path)["mappen"]
    assert (mappen["meeste"], mappen["boven_16"]) == (17, 1)


def test_een_te_lange_sjabloonregel(tmp_path):
    assert maten.meet_sjablonen(bouw(tmp_path, HUIS)) == {
        "regels": 2,
        "gemiddeld": 70.5,
        "max": 130,
        "langste": "templates/opgaven/overleg.html:3",
        "boven_120": 1,
    }


def test_klassen_en_schrijvers(tmp_path):
    gemeten = maten.meet(bouw(tmp_path, HUIS))
    assert gemeten["formulierviews"] == {
        "aantal": 3,
        "zonder_formulierpagina": 1,
        "welke": ["opgaven.overleg.views.Los"],
    }
    assert gemeten["schrijvers"] == {
        "aantal": 2,
        "zonder_eis": 1,
        "welke": ["opgaven.overleg.views.Bewerken.post"],
        "uitgezonderd": {},
    }
    assert gemeten["achterhaald"]["aantal"] == 1
    assert gemeten["dubbele_namen"]["welke"] == {"Los": ["opgaven.overleg.views", "opgaven.planning.views"]}


VRAGEN = {
    "vraagt zelf": ("def stap(rij, door):\n    eis(door)\n    rij.save()\n", []),
    "weigert in eigen woorden": (
        "def stap(rij):\n    if rij:\n        raise PermissionDenied('nee')\n    rij.save()\n",
        [],
    ),
    "vraagt niet": ("def stap(rij, door):\n    rij.save()\n", ["opgaven.acties.stap"]),
    "schrijft met velden": ("def stap(rijen):\n    rijen.update(naam='x')\n", ["opgaven.acties.stap"]),
    "vult een woordenboek": ("def stap(rij):\n    rij.update({})\n", []),
    "langs een ander": (
        "def stap(rij):\n    _doe(rij)\n\n\ndef _doe(rij):\n    rij.delete()\n",
        ["opgaven.acties.stap"],
    ),
    "langs een andere module": (
        "from opgaven import doen\n\n\ndef stap(rij):\n    doen.doe(rij)\n",
        ["opgaven.acties.stap"],
    ),
    "langs een ingevoerde naam": (
        "from opgaven.doen import doe as ook\n\n\ndef stap(rij):\n    ook(rij)\n",
        ["opgaven.acties.stap"],
    ),
    "langs zichzelf": ("def stap(rij):\n    stap(rij)\n    log(rij)\n", ["opgaven.acties.stap"]),
    "langs een methode": (
        "class Stap:\n    def doe(self):\n        self._doe()\n\n    def _doe(self):\n        log(self)\n",
        ["opgaven.acties.Stap.doe"],
    ),
    "langs een geërfde methode": (
        "class Grond:\n    def _doe(self):\n        log(self)\n\n\n"
        "class Stap(Grond):\n    def doe(self):\n        self._doe()\n",
        ["opgaven.acties.Stap.doe"],
    ),
    "de poort vraagt": (
        "class Grond:\n    def dispatch(self):\n        eis(self)\n\n\n"
        "class Stap(Grond):\n    def get(self):\n        log(self)\n",
        [],
    ),
}
"""Sources, and which public functions in them write without asking."""


@pytest.mark.parametrize("geval", VRAGEN)
def test_wie_schrijft_zonder_te_vragen(tmp_path, geval):
    bron, zonder = VRAGEN[geval]
    doen = "def doe(rij):\n    rij.save()\n"
    modules = maten.lees_modules(bouw(tmp_path, {"opgaven/acties.py": bron, "opgaven/doen.py": doen}))
    gevonden = maten.meet_schrijvers(modules)["welke"]
    assert [naam for naam in gevonden if naam.startswith("opgaven.acties.")] == zonder


def test_een_uitzondering_heeft_een_reden(tmp_path):
    modules = maten.lees_modules(bouw(tmp_path, {"prt/taken/acties.py": VRAGEN["vraagt niet"][0]}))
    gemeten = maten.meet_schrijvers(modules)
    assert gemeten["zonder_eis"] == 0
    assert gemeten["uitgezonderd"].keys() == {"prt.taken.acties.stap"}


def test_tokens_zonder_annotaties_en_docstrings(tmp_path):
    bouw(tmp_path, {"opgaven/planning/stand.py": HUIS["opgaven/planning/stand.py"]})
    # def stand ( één , b = 2 ) : return één; and besides : "é" : int -> int and the docstring.
    assert maten.meet(tmp_path)["tokens"] == {
        "alle": 19,
        "zonder_annotaties_en_docstrings": 12,
        "coderegels": 2,
        "per_coderegel": 6.0,
    }


def test_de_tabel_noemt_het(tmp_path):
    tabel = maten.tabel(maten.meet(bouw(tmp_path, HUIS)))
    assert "opgaven/overleg en opgaven/planning voeren elkaar in:" in tabel
    assert maten.toon(1234.5) == "1.234,5"


def test_een_leeg_huis_heeft_ook_maten(tmp_path):
    assert maten.tabel(maten.meet(tmp_path))


@pytest.fixture
def voor(tmp_path):
    return toetskaart.maak_kaart(
        bouw(tmp_path, TOETSEN),
        [
            "tests/test_overleg.py::test_een[1]",
            "tests/test_overleg.py::test_een[2]",
            "tests/test_overleg.py::test_twee",
            "tests/test_overleg.py::test_bron[opgaven/views.py]",
            "tests/test_overleg.py::test_bron[opgaven/urls.py]",
        ],
    )


@pytest.fixture
def na(voor):
    """The same tests in another module, the source file that they name moved along."""
    kaart = json.loads(json.dumps(voor).replace("tests/test_overleg", "tests/opgaven/overleg/test_schermen"))
    bron = kaart["toetsen"]["tests/opgaven/overleg/test_schermen.py::test_bron"]
    bron |= {"aantal": 3, "parameters": ["opgaven/overleg/views.py", "opgaven/urls.py", "opgaven/overleg/__init__.py"]}
    return kaart


NU = "tests/opgaven/overleg/test_schermen.py"
EEN = "tests/test_overleg.py::test_een"
TWEE = "tests/test_overleg.py::test_twee"


def test_de_kaart_van_de_tests(voor):
    assert voor["toetsen"][EEN] == {"aantal": 2, "parameters": ["1", "2"], "asserts": 1}
    assert voor["toetsen"][TWEE] == {"aantal": 1, "parameters": [], "asserts": 2}
    assert voor["hulp"] == {"tests/test_overleg.py": {"keur": 2}}


def test_pytest_zelf_noemt_de_tests(voor, tmp_path, monkeypatch):
    monkeypatch.delenv("DJANGO_SETTINGS_MODULE", raising=False)  # the small tree is no Django project
    assert toetskaart.neem(tmp_path) == voor


@pytest.mark.parametrize("verplaatst", [{}, {"tests/test_overleg.py": NU}])
def test_verhuizen_is_geen_verlies(voor, na, verplaatst):
    tekst, code = toetskaart.vergelijk(voor, na, verplaatst)
    assert code == 0
    assert "verplaatste testfuncties: 3" in tekst
    assert "test_bron: 2 → 3" in tekst
    assert "verloren" not in tekst and "nieuw" not in tekst


def test_hulp_gaat_mee_met_de_tests_van_haar_module(voor, na):
    for kaart, module in ((voor, "tests/prt/test_menu.py"), (na, "tests/prt/menu/test_menu.py")):
        kaart["toetsen"][f"{module}::test_menu"] = {"aantal": 1, "parameters": [], "asserts": 1}
        kaart["hulp"][module] = {"keur": 1}
    assert toetskaart.vergelijk(voor, na)[1] == 0


def test_een_verloren_test(voor, na):
    del na["toetsen"][f"{NU}::test_twee"]
    tekst, code = toetskaart.vergelijk(voor, na)
    assert code == 1
    assert f"{TWEE}  — ZONDER REDEN" in tekst


def test_een_verloren_en_een_nieuw_geval(voor, na):
    na["toetsen"][f"{NU}::test_een"]["parameters"] = ["1", "3"]
    tekst, code = toetskaart.vergelijk(voor, na)
    assert code == 1
    assert f"{EEN}[2]  — ZONDER REDEN" in tekst
    assert f"nieuw (1):\n  {NU}::test_een[3]" in tekst
    assert f"{EEN}[1]" not in tekst


def test_een_bronbestand_minder(voor, na):
    na["toetsen"][f"{NU}::test_bron"] |= {"aantal": 1, "parameters": ["opgaven/urls.py"]}
    tekst, code = toetskaart.vergelijk(voor, na)
    assert code == 1
    assert "test_bron: 2 → 1 gevallen  — ZONDER REDEN" in tekst


def test_een_verloren_assert(voor, na):
    na["toetsen"][f"{NU}::test_een"]["asserts"] = 0
    na["hulp"] = {}
    tekst, code = toetskaart.vergelijk(voor, na)
    assert code == 1
    assert f"{EEN}: 1 → 0 asserts  — ZONDER REDEN" in tekst
    assert "tests/test_overleg.py::keur: 2 → 0 asserts  — ZONDER REDEN" in tekst


def test_met_een_reden_mag_het(voor, na, tmp_path):
    na["toetsen"][f"{NU}::test_een"]["parameters"] = ["1", "3"]
    del na["toetsen"][f"{NU}::test_twee"]
    (tmp_path / "redenen").write_text(
        f"# waarom\n\n{EEN}[2] — is nu 3\ntest_twee — stond er dubbel\nweg — bestond niet"
    )
    tekst, code = toetskaart.vergelijk(voor, na, redenen=toetskaart.lees_redenen(tmp_path / "redenen"))
    assert code == 0
    assert f"{TWEE}  — stond er dubbel" in tekst
    assert "reden zonder verlies (1):\n  weg" in tekst


def test_een_reden_zonder_reden(tmp_path):
    (tmp_path / "redenen").write_text("test_twee\n")
    with pytest.raises(Mislukt):
        toetskaart.lees_redenen(tmp_path / "redenen")
