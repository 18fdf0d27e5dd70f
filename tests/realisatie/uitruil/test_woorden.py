"""What a page and the verslag say about an uitruil, state by state."""

from datetime import date

import pytest

from opgaven.gebieden.models import Gemeente
from realisatie.locaties.keuzes import Doelgroep
from realisatie.uitruil.keuzes import Uitruilsoort, Voorwaarde
from realisatie.uitruil.models import Overdracht, Uitruil
from realisatie.uitruil.ruilposten import Ruilregel

BEVESTIGD, ONTBONDEN = date(2026, 3, 1), date(2026, 9, 1)


@pytest.mark.parametrize(
    ("velden", "met_statushouders", "zin"),
    [
        ({}, False, ""),
        ({"bevestigd_op": BEVESTIGD}, True, ""),
        ({"ontbonden_per": ONTBONDEN}, False, "Dit voorstel heeft nooit meegeteld."),
        (
            {"bevestigd_op": BEVESTIGD, "ontbonden_per": ONTBONDEN},
            True,
            "Vanaf 1 september 2026 tellen de plekken weer voor de gemeente die ze gaf.",
        ),
        (
            {"bevestigd_op": BEVESTIGD, "voorwaarde_stand": Voorwaarde.NIET_VERVULD},
            False,
            "De plekken tellen weer voor de gemeente die ze gaf.",
        ),
        (
            {"bevestigd_op": BEVESTIGD, "voorwaarde_stand": Voorwaarde.NIET_VERVULD},
            True,
            "De plekken tellen weer voor de gemeente die ze gaf, en de statushouders staan niet meer op de "
            "taakstelling van een ander.",
        ),
    ],
)
def test_wat_het_betekent_dat_een_uitruil_niet_meer_telt(velden, met_statushouders, zin):
    assert Uitruil(**velden).gevolg(met_statushouders=met_statushouders) == zin


@pytest.mark.parametrize(
    ("verhouding", "zin"),
    [
        ((None, None), "Plekken tegen statushouders"),
        ((1, 1), "Plekken tegen statushouders, 1 plek tegen 1 statushouder"),
        ((1000, 2), "Plekken tegen statushouders, 1.000 plekken tegen 2 statushouders"),
    ],
)
def test_de_soort_noemt_de_verhouding(verhouding, zin):
    plekken, personen = verhouding
    uitruil = Uitruil(soort=Uitruilsoort.STATUSHOUDERS, verhouding_plekken=plekken, verhouding_personen=personen)
    assert uitruil.soort_in_woorden == zin


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"voorwaarde_stand": Voorwaarde.OPEN}, "Nog niet beoordeeld"),
        (
            {"voorwaarde_stand": Voorwaarde.OPEN, "voorwaarde_uiterlijk": date(2026, 12, 31)},
            "Nog niet beoordeeld, uiterlijk te vervullen op 31 december 2026",
        ),
        (
            {
                "voorwaarde_stand": Voorwaarde.VERVULD,
                "voorwaarde_uiterlijk": date(2026, 12, 31),
                "voorwaarde_beoordeeld_op": date(2026, 10, 1),
                "voorwaarde_bewijs": "brief van de raad",
            },
            "Vervuld, beoordeeld op 1 oktober 2026: brief van de raad",
        ),
    ],
)
def test_de_stand_van_een_voorwaarde(velden, zin):
    assert Uitruil(**velden).voorwaarde_in_woorden == zin


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        (
            {"doelgroep": Doelgroep.ASIEL, "tot": date(2028, 7, 1)},
            "Zwolle stelt 1.200 plekken (asiel) beschikbaar aan Kampen, van 1 juli 2026 tot 1 juli 2028",
        ),
        (
            {"doelgroep": Doelgroep.OEKRAINE},
            "Zwolle stelt 1.200 plekken (Oekraïne) beschikbaar aan Kampen, van 1 juli 2026 voor onbepaalde tijd",
        ),
        (
            {"doelgroep": Doelgroep.STATUSHOUDERS, "tot": date(2027, 1, 1)},
            "Zwolle huisvest 1.200 statushouders voor Kampen, van 1 juli 2026 tot 1 januari 2027",
        ),
    ],
)
def test_een_regel_in_een_zin(velden, zin):
    van_naar = {"gever": Gemeente(naam="Zwolle"), "ontvanger": Gemeente(naam="Kampen")}
    assert Overdracht(**van_naar, plekken=1200, van=date(2026, 7, 1), **velden).in_een_zin == zin


@pytest.mark.parametrize(
    ("velden", "geboekt", "zin"),
    [
        ({"bevestigd_op": BEVESTIGD}, True, "Geboekt"),
        ({}, False, "Nog niet: een voorstel telt niet mee"),
        (
            {"bevestigd_op": BEVESTIGD},
            False,
            "Nog niet: van dit halfjaar is nog geen taakstelling vastgelegd",
        ),
        ({"bevestigd_op": BEVESTIGD, "ontbonden_per": ONTBONDEN}, False, "Niet geboekt: de uitruil is ontbonden"),
        ({"ontbonden_per": ONTBONDEN}, False, "Niet geboekt: de uitruil is ontbonden"),
    ],
)
def test_of_een_regel_op_de_taakstelling_staat(velden, geboekt, zin):
    assert Ruilregel(Overdracht(uitruil=Uitruil(**velden)), "2026-2", None, geboekt).stand == zin
