"""What the record is made of: the published figures, the exercise, and one of everything that has an address."""

import io
from dataclasses import dataclass
from uuid import UUID

from django.core.management import call_command

from opgaven.gebieden.models import Gemeente
from opgaven.rondes.models import Ronde
from prt.taken.models import Taak
from prt.toegang.rollen.models import Agendasleutel, Gebruiker
from realisatie.locaties.models import Locatie
from tests import fabriek
from tests.test_geen_lek import maak_geheime_locatie
from tests.test_rechtentabel import ROLLEN, maak_plaatsen
from verslag.vaststellen.models import Vaststelling

MOMENT = "2026-11-27 10:00+01:00"
TOEN = "2024-06-03 10:00+02:00"
ANONIEM, OPPERBEHEER = "anoniem", "opperbeheer"
WIE = (*ROLLEN, ANONIEM)
"""Everybody who asks for every address."""
MET_AGENDA = ("zwolle", "ijsselland", "cdk", "toezicht", "lezer")
"""The others do not have the private address of a calendar yet."""


@dataclass(frozen=True)
class Wereld:
    """``plaatsen``: by what they are to Zwolle. ``uitvoer``: what the commands said that made the first records."""

    plaatsen: dict[str, Locatie]
    uitvoer: dict[str, str]


def bouw() -> Wereld:
    """In the empty database of this process."""
    call_command("migrate", verbosity=0)
    uitvoer = {
        "loaddata overijssel": _uitvoer("loaddata", "overijssel"),
        "demo": _uitvoer("demo"),
        "demo --oefening": _uitvoer("demo", "--oefening"),
    }
    Gebruiker.objects.create_user("niemand@demo.example", "geheim", naam="Demo zonder rol")
    Gebruiker.objects.create_superuser(f"{OPPERBEHEER}@demo.example", "geheim", naam="Demo opperbeheer")
    maak_geheime_locatie()
    plaatsen = maak_plaatsen()
    _teksten_en_aanbieding()
    _vaste_adressen(plaatsen)
    return Wereld(plaatsen, uitvoer)


def adres_van(wie: str) -> str:
    return f"{wie}@demo.example"


def _uitvoer(*opdracht: str) -> str:
    uit = io.StringIO()
    call_command(*opdracht, stdout=uit, stderr=uit)
    return uit.getvalue()


def _teksten_en_aanbieding() -> None:
    """What nobody has written or handed over in the demo."""
    ronde, zwolle = Ronde.objects.get(nummer=1), Gemeente.objects.get(naam="Zwolle")
    fabriek.tekst(ronde=ronde, gebied=zwolle)
    fabriek.tekst(ronde=ronde, gebied=Gemeente.objects.get(naam="Kampen"), klaar=False)
    fabriek.overlegregels(fabriek.overleg(zwolle.provincie))
    fabriek.aanbieding(vaststelling=Vaststelling.objects.get(ronde=ronde))


def _vaste_adressen(plaatsen) -> None:
    """The same every time, where the software draws lots."""
    for nummer, titel in enumerate(plaatsen, 1):
        Taak.objects.filter(titel=titel).update(id=UUID(int=nummer))
    for wie in MET_AGENDA:
        Agendasleutel.objects.create(gebruiker=Gebruiker.objects.get(email=adres_van(wie)), sleutel=f"agenda-van-{wie}")
