"""The verslag of 2024 rebuilt: from the records and the texts of the commissaris, in the order of the published one.

What is expected comes from the published document, "Provinciaal verslag asielopvang Overijssel" (commissaris van de
Koning in Overijssel, 31 October 2024); so does the order. Numbers of cells are compared in test_gepubliceerd.
"""

import pytest

from opgaven.gebieden.models import Provincie
from opgaven.rondes.models import Ronde
from tests.verslag.conftest import PEILDATUM
from tests.verslag.heel import als_html
from tests.verslag.papier import Bladen
from verslag.document.opstellen import stel_op
from verslag.uitvoer.papier import als_pdf

pytestmark = [pytest.mark.django_db, pytest.mark.traag]

# Chapter 2: the sentence with the figures, and the two tables.
EEN_OOGOPSLAG = (
    "gezamenlijk 3.864 plekken garanderen tijdens de eerste cyclus van de Spreidingswet. Dit is 61 % van de opgave.",
    "Deze voornemens omvatten samen 1.835 opvangplekken.",
    "zicht op 5.699 plekken waarvan er 180 aangemerkt zijn als amv-opvang. Al met al is dit 90 % van de gevraagde",
    "Opgave, realisatie en voornemens voor opvangplekken asiel incl. amv",
    "6.325 3.275 3.050",
    "3.864 1.866 1.998",
    "1.835 556 1.279",
    "5.699 2.422 3.277",
    "Opgave, realisatie en voornemens voor opvangplekken amv",
    "538 278 260",
    "130 56 74",
    "50 0 50",
    "180 56 124",
)

# Chapter 3: the rows as they begin, Kampen and Zwolle with their subdivision, and the total.
GARANTIES = (
    "In dit hoofdstuk staat weergeven welke gemeenten asielopvang garanderen",
    "Almelo 323 398 398 16/03/16 – onbepaald",
    "Enschede 638 550 550",
    "tartdatum van de noodopvang aan de Vliegveldweg",
    "Hengelo 415 425 425 01/01/25 – 2035",
    "Rijssen-Holten 230 250 250",
    "Tubbergen 137 150 150",
    "Wierden 157 93 37",
    "Deventer 529 550 550",
    "Hardenberg 355 700 700",
    "Kampen 308 274",
    "200 01/02/24 – 01/02/26",
    "48 26/06/24 – 26/06/26",
    "Steenwijkerland 245 80 80",
    "Zwolle 717 394",
    "300 01/06/23 – 01/02/27",
    "22 01/02/23 – 28/02/26",
    "Totaal 3.864 3.734 130",
)

# Chapter 4: the agreement.
UITRUIL = (
    "Overeenkomst tussen de gemeente Kampen en de gemeente Dronten",
    "veelal georiënteerd zijn op Kampen",
    "onder de ontbindende voorwaarde dat gemeente Kampen de 108 opvangplekken",
    "Deze overeenkomst loopt tot 1 februari 2026, zonder mogelijkheid tot verlenging.",
)

# Chapter 5: what the commissaris writes, and who is where in the process. A row per line, three columns.
PROCES = (
    "Toelichting op de verslaglegging over het proces",
    "prominente rollen als bestuurlijke afstemmingsgremia",
    "Duiding vanuit de commissaris van de Koning van Overijssel",
    "De aankondiging tot het voornemen van intrekking van de wet",
    "Humane en veilige opvang is meer dan enkel een locatie",
    "Daarnaast zijn er in 9 gemeenten bestuurlijke voornemens",
    "Deze initiatieven tellen op tot 1.835 opvangplekken.",
    "Stand van zaken proces van realisatie",
    "Almelo Dalfsen Borne",
    "Enschede Olst-Wijhe Dinkelland",
    "Wierden Haaksbergen Zwartewaterland",
    "Zwolle*",
    "Zwolle garandeert plekken en heeft een proces lopen",
)

BIJLAGE = (
    "Bijlage: Provinciaal plan Overijssel",
    "de huisvesting van statushouders",
)

HOOFDSTUKKEN = {
    "1. Inleiding": ("Op 1 februari 2024 is de Wet gemeentelijke taak", "beter bekend als de Spreidingswet"),
    "2. Opgave, realisatie en voornemens in één oogopslag": EEN_OOGOPSLAG,
    "3. Overzicht gemeenten die asielopvang garanderen": GARANTIES,
    "4. Afspraken over uitruilen van opgaven": UITRUIL,
    "5. Verslaglegging over het proces": PROCES,
    "Bijlage: Provinciaal plan": BIJLAGE,
}


@pytest.fixture
def bladen(overijssel, getekend) -> Bladen:
    verslag = stel_op(Ronde.objects.get(nummer=1), Provincie.objects.get(naam="Overijssel"), PEILDATUM)
    html = als_html(verslag)
    if html not in getekend:
        getekend[html] = als_pdf(verslag)
    return Bladen(getekend[html])


def test_hoofdstukken_teksten_en_tabellen_in_de_volgorde_van_2024(bladen):
    inhoud = next(nummer for nummer, blad in enumerate(bladen.teksten) if "Inhoud" in blad)
    begin = next(n for n, blad in enumerate(bladen.teksten) if n > inhoud and "Op 1 februari 2024 is de Wet" in blad)
    romp, plek = " ".join(bladen.teksten[begin:]), 0
    for hoofdstuk, zinnen in HOOFDSTUKKEN.items():
        for zin in (hoofdstuk, *zinnen):
            gevonden = romp.find(zin, plek)
            assert gevonden >= 0, f"{zin!r} ontbreekt na: {romp[plek : plek + 400]!r}"
            plek = gevonden


def test_de_noot_bij_kampen_staat_onder_haar_tabel(bladen):
    """In 2024: *resterende plekken eigen opgave worden uiterlijk 01/10/25 gerealiseerd."""
    [blad] = [blad for blad in bladen.teksten if "Kampen 308 274" in blad]
    assert "Kampen 308 274*" in blad.replace("274 *", "274*")
    noot = blad[blad.index("* Kampen:") :]
    assert "1 oktober 2025" in noot or "01/10/25" in noot
