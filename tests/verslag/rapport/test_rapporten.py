"""Every kind of report on the published figures: its chapters in order, its numbers, and what may not be in it."""

import io
import json
import re
import zipfile
from datetime import date

import openpyxl
import pytest

from opgaven.gebieden.kaart import is_gewijzigd
from opgaven.gebieden.keuzes import Gebiedsoort
from opgaven.gebieden.models import Gemeente, Provincie, Regio
from opgaven.rondes.models import Ronde
from realisatie.locaties.models import Beschikbaarheid, Locatie
from tests import fabriek
from tests.verslag.conftest import PEILDATUM
from tests.verslag.heel import als_html
from tests.verslag.papier import Bladen
from tests.verslag.uitvoer.test_gepubliceerd import gepubliceerd
from verslag.document.aanvullingen import LEZERS
from verslag.document.document import Verslag
from verslag.document.opstellen import stel_op
from verslag.rapport.onderdelen import ONDERDELEN, Aanvulling
from verslag.rapport.rapporten import ADDENDUM, RAPPORTEN
from verslag.teksten.models import Tekst
from verslag.uitvoer.formaten import FORMATEN
from verslag.uitvoer.gegevens import TABELLEN, als_json
from verslag.uitvoer.papier import als_pdf
from verslag.uitvoer.werkboek import BLADEN, als_werkboek

pytestmark = [pytest.mark.django_db, pytest.mark.traag]

GEBIEDEN = {
    Gebiedsoort.PROVINCIE: lambda: Provincie.objects.get(naam="Overijssel"),
    Gebiedsoort.REGIO: lambda: Regio.objects.get(code="twente"),
    Gebiedsoort.GEMEENTE: lambda: Gemeente.objects.get(naam="Zwolle"),
}

TWENTE = [
    *("Almelo", "Borne", "Dinkelland", "Enschede", "Haaksbergen", "Hellendoorn", "Hengelo", "Hof van Twente"),
    *("Losser", "Oldenzaal", "Rijssen-Holten", "Tubbergen", "Twenterand", "Wierden"),
]

IJSSELLAND = [
    *("Dalfsen", "Deventer", "Hardenberg", "Kampen", "Olst-Wijhe", "Ommen", "Raalte", "Staphorst"),
    *("Steenwijkerland", "Zwartewaterland", "Zwolle"),
]

HOOFDSTUKKEN = {
    "maandrapportage": [
        "1. Deze maand",
        "2. Opgave, realisatie en voornemens in één oogopslag",
        "3. Wat is er veranderd sinds vorige maand",
        "4. Wat loopt af in de komende twaalf maanden",
        "5. Wie heeft de maandstand nog niet bevestigd",
    ],
    "provinciaal-plan": [
        "1. Inleiding op het provinciaal plan",
        "2. Regionaal plan Twente",
        "Duiding regionale regietafel Twente",
        *TWENTE,
        "3. Regionaal plan IJsselland",
        "Duiding regionale regietafel IJsselland",
        *IJSSELLAND,
    ],
    "regionaal-plan": ["Regionaal plan Twente", "Duiding regionale regietafel Twente", *TWENTE],
    "factsheet": ["Zwolle"],
    "terugkoppeling": [
        "1. Opgave, realisatie en voornemens in één oogopslag",
        "2. Stand van zaken proces van realisatie",
        "3. Wat loopt wanneer af",
        "4. Knelpunten en wat er van het Rijk nodig is",
    ],
}

SOORTEN = sorted(HOOFDSTUKKEN)


def stel(soort: str, gebied=None, **opties) -> Verslag:
    rapport = RAPPORTEN[soort]
    gebied = gebied or GEBIEDEN[rapport.soort]()
    return stel_op(Ronde.objects.get(nummer=1), gebied, opties.pop("peildatum", PEILDATUM), rapport=rapport, **opties)


def factsheet(naam: str) -> str:
    """As plain text."""
    html = als_html(stel("factsheet", Gemeente.objects.get(naam=naam)))
    return " ".join(re.sub(r"<[^>]+>", " ", html.split("</head>")[1]).split())


def test_alle_soorten_staan_in_deze_tests():
    assert set(HOOFDSTUKKEN) | {"verslag"} == set(RAPPORTEN)


def test_wat_een_onderdeel_noemt_bestaat():
    namen = {naam for onderdeel in ONDERDELEN.values() for naam in onderdeel.gegevens}
    assert namen == set(TABELLEN) == set(BLADEN)
    assert set(LEZERS) == set(Aanvulling) == {a for onderdeel in ONDERDELEN.values() for a in onderdeel.vraagt}
    rapporten = (*RAPPORTEN.values(), ADDENDUM)
    assert {onderdeel for rapport in rapporten for onderdeel in rapport.onderdelen} == set(ONDERDELEN.values())


@pytest.mark.parametrize("soort", SOORTEN)
def test_de_hoofdstukken_in_volgorde(overijssel, soort):
    verslag = stel(soort)
    assert [stuk.titel for stuk in verslag.stukken] == HOOFDSTUKKEN[soort]
    tekst = " ".join(als_html(verslag).split())
    koppen = re.findall(r'<h([2-6]) id="([^"]+)" ?> ?([^<]+?) ?</h\1>', tekst)
    assert [titel for _, _, titel in koppen] == HOOFDSTUKKEN[soort]
    assert len({anker for _, anker, _ in koppen}) == len(koppen)


@pytest.mark.traag
@pytest.mark.parametrize("soort", SOORTEN)
def test_de_pdf_heeft_ze_ook(overijssel, soort):
    tekst = Bladen(als_pdf(stel(soort))).tekst
    romp = tekst.split("Inhoud", 1)[-1]
    plaatsen, vanaf = [], 0
    for kop in HOOFDSTUKKEN[soort]:
        vanaf = romp.index(kop, vanaf)
        plaatsen.append(vanaf)
    assert plaatsen == sorted(plaatsen)


@pytest.mark.parametrize("soort", ["maandrapportage", "terugkoppeling"])
def test_de_cijfers_zijn_de_gepubliceerde(overijssel, soort):
    inhoud = json.loads(als_json(stel(soort)))
    assert inhoud["in_een_oogopslag"] == gepubliceerd("in_een_oogopslag")
    assert "3.864" in als_html(stel(soort))


def test_de_terugkoppeling_heeft_de_gepubliceerde_stand_van_zaken(overijssel):
    assert json.loads(als_json(stel("terugkoppeling")))["stand_van_zaken"] == gepubliceerd("stand_van_zaken")


@pytest.mark.parametrize("soort", ["provinciaal-plan", "regionaal-plan"])
def test_de_gemeenten_in_het_plan_zijn_de_gepubliceerde(overijssel, soort):
    garanties = {rij["gemeente"]: rij for rij in gepubliceerd("garanties") if rij["gemeente"] != "Totaal"}
    verwacht = {naam: garanties.get(naam, {}).get("realisatie_totaal") for naam in TWENTE}
    verwacht |= {naam: garanties.get(naam, {}).get("realisatie_totaal") for naam in IJSSELLAND}
    rijen = json.loads(als_json(stel(soort)))["opgaven"]
    gelezen = {rij["gemeente"]: rij["gegarandeerd"] for rij in rijen}
    assert gelezen == {naam: n for naam, n in verwacht.items() if soort == "provinciaal-plan" or naam in TWENTE}


def test_een_factsheet_toont_de_drie_opgaven(overijssel):
    """The taakstelling of 2024-I as published: Deventer 108, with its voorsprong of 13 still 95."""
    tekst = factsheet("Deventer")
    assert "Taakstelling 2024-I 108 −13 95" in tekst
    assert "Taakstelling 2024-I 19 −19 0" in factsheet("Staphorst")
    assert "Asielopvang, amv inbegrepen 717 394 onbekend −323 waarvan amv 61 48 – −13" in factsheet("Zwolle")


def test_oekraine_onbekend_is_niet_nul(overijssel):
    oekraine = "Opvang Oekraïense ontheemden voor 1 februari 2024"
    assert f"{oekraine} 607 onbekend – onbekend" in factsheet("Zwolle")
    fabriek.periode(Gemeente.objects.get(naam="Zwolle"), 500, doelgroep="oekraine", van=date(2023, 1, 1), tot=None)
    assert f"{oekraine} 607 500 – −107" in factsheet("Zwolle")


@pytest.mark.parametrize("soort", SOORTEN)
def test_een_werkboek_en_json_met_dezelfde_tabellen(overijssel, soort):
    verslag = stel(soort)
    boek = openpyxl.load_workbook(io.BytesIO(als_werkboek(verslag)))
    tabellen = json.loads(als_json(verslag))
    assert len(boek.sheetnames) == 1 + len(verslag.rapport.gegevens)
    for blad, naam in zip(boek.sheetnames[1:], verslag.rapport.gegevens, strict=True):
        assert boek[blad].max_row - 1 == len(tabellen[naam]), naam
    assert tabellen["rapport"] == soort and tabellen["gebied"] == str(verslag.gebied)


@pytest.mark.parametrize("soort", SOORTEN)
def test_een_vertrouwelijke_locatie_staat_nergens(overijssel, soort):
    """Its places do count: Zwolle guarantees 77 more."""
    locatie = Locatie.objects.create(
        gemeente=Gemeente.objects.get(naam="Zwolle"), naam="Kwikstaart", bijzonderheden="Kwikstaart", vertrouwelijk=True
    )
    for hardheid, doelgroep in (("vastgesteld", "asiel"), ("voornemen", "amv")):
        Beschikbaarheid.objects.create(
            locatie=locatie,
            doelgroep=doelgroep,
            plekken=77,
            van=date(2025, 1, 1),
            tot=date(2029, 5, 5),
            hardheid=hardheid,
            toelichting="Kwikstaart",
        )
    verslag = stel(soort)
    assert sum(g.gegarandeerd or 0 for g in verslag.cijfers.gemeenten) == 3864 + 77
    inhoud = als_html(verslag) + als_json(verslag).decode()
    for formaat in ("docx", "xlsx"):
        with zipfile.ZipFile(io.BytesIO(FORMATEN[formaat].maak(verslag))) as bestand:
            inhoud += "".join(bestand.read(naam).decode("utf-8", "replace") for naam in bestand.namelist())
    assert "kwikstaart" not in inhoud.lower()
    assert "05/05/29" not in inhoud


@pytest.mark.parametrize(
    ("soort", "aantal"),
    [
        ("maandrapportage", 10 + 1 + 1 + 1),
        ("terugkoppeling", 10 + 2),
        ("factsheet", 10 + 1 + 5),
        ("regionaal-plan", 10 + 1 + 5),
        ("provinciaal-plan", 10 + 1 + 5),
    ],
)
def test_alleen_wat_de_onderdelen_vragen_wordt_gelezen(
    overijssel, django_assert_num_queries, monkeypatch, soort, aantal
):
    """The figures, the texts, and the months and whether there was a month before, or the other opgaven."""
    ronde, gebied = Ronde.objects.get(nummer=1), GEBIEDEN[RAPPORTEN[soort].soort]()
    for meer in (1, 3):
        for nummer in range(meer):
            gemeente = fabriek.gemeente(regio=Regio.objects.get(code="twente"))
            fabriek.periode(gemeente)
            Tekst.objects.create(ronde=ronde, onderdeel="gemeente", gebied=gemeente, inhoud=f"<p>{nummer}</p>")
        is_gewijzigd()
        with django_assert_num_queries(aantal):
            verslag = stel_op(ronde, gebied, PEILDATUM, rapport=RAPPORTEN[soort])
            als_html(verslag)
            als_json(verslag)


@pytest.mark.traag
def test_een_gemeente_past_met_haar_duiding_op_een_bladzijde(overijssel):
    """The page that they are sent back with in October: two tables, the timeline and 250 words."""
    zin = "De gemeente bereidt met het COA en de regio een besluit voor over de locatie en spreekt daarover de buurt. "
    woorden = (zin * 20).split()[:250]
    tekst = "".join(f"<p>{' '.join(woorden[begin : begin + 63])}</p>" for begin in range(0, 250, 63))
    ronde = Ronde.objects.get(nummer=1)
    for gemeente in Gemeente.objects.deelnemend():
        Tekst.objects.create(ronde=ronde, onderdeel="gemeente", gebied=gemeente, inhoud=tekst, klaar=True)
    bladen = Bladen(als_pdf(stel("provinciaal-plan"))).teksten
    begin = [nummer for nummer, blad in enumerate(bladen) if "Opvang in " in blad]
    assert len(begin) == 25
    regios = [nummer for nummer, blad in enumerate(bladen) if "De opgaven en wat er staat, regio" in blad]
    assert sorted([*begin, *regios]) == list(range(regios[0], len(bladen)))
    assert len(Bladen(als_pdf(stel("factsheet"))).teksten) == 1
