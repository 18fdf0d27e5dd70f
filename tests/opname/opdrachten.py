"""What the commands of ``manage.py`` say: how they explain themselves, and what they write."""

import io
import tempfile
from pathlib import Path

from django.apps import apps
from django.core.management import CommandError, call_command, get_commands, load_command_class

from opgaven.gebieden.keuzes import Gebiedsoort
from tests.opname.bestanden import als_tekst
from tests.opname.schrijver import Schrijver
from tests.opname.verzoek import geschreven, mails, ongedaan
from tests.opname.wereld import Wereld
from tests.realisatie.importeren.hulp import bestand, rij
from verslag.rapport.rapporten import RAPPORTEN
from verslag.uitvoer.bestanden import FORMATEN as TABELFORMATEN
from verslag.uitvoer.bestanden import TABELLEN
from verslag.uitvoer.formaten import FORMATEN, Formaat

GEBIED = {Gebiedsoort.PROVINCIE: (), Gebiedsoort.REGIO: ("IJsselland",), Gebiedsoort.GEMEENTE: ("GM0193",)}
PEILDATUM, BEKEND_OP = "2024-10-31", "2026-11-27"
DATA_VAN_HERINNEREN = ("2026-11-01", "2026-11-08", "2026-11-16", "2026-11-27")


def neem_uitleg(wereld: Wereld, schrijver: Schrijver) -> None:
    """``--help`` of each command of our own, and what those said that made the world."""
    eigen = {naam for naam, app in get_commands().items() if _is_eigen(app)}
    for naam in sorted(eigen):
        opdracht = load_command_class(get_commands()[naam], naam)
        schrijver.schrijf(
            f"opdracht/uitleg/{naam}", opdracht.create_parser("manage.py", naam).format_help(), "opdracht"
        )
    for wat, tekst in wereld.uitvoer.items():
        schrijver.schrijf(f"opdracht/{wat.replace(' ', '_')}", tekst, "opdracht")


def _is_eigen(app) -> bool:
    naam = getattr(app, "name", app)
    return any(config.name == naam and "site-packages" not in config.path for config in apps.get_app_configs())


def neem_tabellen(schrijver: Schrijver) -> None:
    for naam in TABELLEN:
        for formaat in TABELFORMATEN:
            opties = ("--formaat", formaat, "--regio", "IJsselland", "--ronde", "asiel-1")
            for aantal in (2, 4, 6):  # the whole provincie, one regio, one regio and one ronde
                _neem(schrijver, f"tabel {naam}", formaat, "tabel", naam, *opties[:aantal])


def neem_verslagen(schrijver: Schrijver, formaat: str) -> None:
    """Every report in one format: drawing a PDF is slow, so that each format is a piece of work of its own."""
    for sleutel, rapport in RAPPORTEN.items():
        opdracht = ("verslag", "--cyclus", "1", "--formaat", formaat, "--rapport", sleutel)
        waar = [deel for gebied in GEBIED[rapport.soort] for deel in ("--gebied", gebied)]
        dagen = ("--peildatum", PEILDATUM, "--bekend-op", BEKEND_OP)
        for aantal in (2,) if FORMATEN[formaat].traag else (0, 2, 4):
            _neem(schrijver, f"verslag {sleutel}", formaat, *opdracht, *waar, *dagen[:aantal])


def neem_overige(schrijver: Schrijver) -> None:
    """Importing a workbook and sending the reminders: for real, and only to see what it would do."""
    with tempfile.TemporaryDirectory() as map_:
        goed, fout = Path(map_, "goed.xlsx"), Path(map_, "fout.xlsx")
        goed.write_bytes(bestand(rij(), rij(Locatie="Tweede", Doelgroep="oekraine")).getvalue())
        fout.write_bytes(bestand(rij(Gemeente="Zwole", Plekken=0), rij(Van="31-2-2025")).getvalue())
        for naam, pad in {"goed": goed, "fout": fout, "weg": Path(map_, "weg.xlsx")}.items():
            for opties in (("--proef",), ()):
                _neem_gezegd(schrijver, f"importeer {naam}", map_, "importeer", str(pad), *opties)
    for dag in DATA_VAN_HERINNEREN:
        for opties in (("--proef",), ()):
            _neem_gezegd(schrijver, f"herinner {dag}", "", "herinner", "--datum", dag, *opties)
    for opdracht in (("tabel",), ("tabel", "begroting"), ("verslag",), ("herinner", "--datum", "morgen"), ("demo",)):
        _neem_gezegd(schrijver, f"kort {'_'.join(opdracht)}", "", *opdracht)


def _neem(schrijver: Schrijver, naam: str, formaat: str, *opdracht: str) -> None:
    """What it says, and the file that it writes."""
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_, f"uitvoer.{formaat}")
        gezegd = _voer_uit(*opdracht, "--uit", str(pad)).replace(map_, "<map>")
        mediatype = FORMATEN.get(formaat, Formaat("text/csv", "", bytes)).mediatype
        inhoud = als_tekst(pad.read_bytes(), mediatype) if pad.exists() else "geen bestand"
    schrijver.tel("bestand")
    _schrijf(schrijver, naam, opdracht, f"{gezegd}\n{inhoud}")


def _neem_gezegd(schrijver: Schrijver, naam: str, map_: str, *opdracht: str) -> None:
    """What it says, what it writes in the database, and the mails that it sends."""
    regels: list[str] = []
    with ongedaan():
        with geschreven(regels):
            gezegd = _zeg(*opdracht)
        tekst = "\n".join([gezegd, *regels, mails()])
    _schrijf(
        schrijver,
        naam,
        [deel.replace(map_, "<map>") if map_ else deel for deel in opdracht],
        tekst.replace(map_ or "\0", "<map>"),
    )


def _schrijf(schrijver: Schrijver, naam: str, opdracht, tekst: str) -> None:
    opties = "_".join(deel.strip("-").replace("/", "_") for deel in opdracht[1:]).replace("<map>_", "")
    schrijver.schrijf(
        f"opdracht/{naam.replace(' ', '/')}/{opties or 'kaal'}", f"manage.py {' '.join(opdracht)}\n{tekst}", "opdracht"
    )


def _voer_uit(*opdracht: str) -> str:
    with ongedaan():
        return _zeg(*opdracht)


def _zeg(*opdracht: str) -> str:
    uit = io.StringIO()
    try:
        call_command(*opdracht, stdout=uit, stderr=uit)
    except CommandError as fout:
        uit.write(f"fout {fout.returncode}: {fout}")
    return uit.getvalue()
