"""What a page says about the month of a gemeente."""

from datetime import date

import pytest

from opgaven.gebieden.models import Gemeente
from realisatie.maand.lezen import Maandcijfers, Maandregel, Maandtelling
from realisatie.maand.models import Maandstap
from realisatie.maand.rekenen import Stap

MAAND, DAN, LATER = date(2026, 11, 1), date(2026, 11, 3), date(2026, 12, 3)


def regel(*soorten: Stap, vandaag=DAN, afdruk="toen") -> Maandregel:
    stappen = tuple(Maandstap(soort=soort, afdruk="toen") for soort in soorten)
    return Maandregel(Gemeente(), MAAND, vandaag, Maandcijfers(None, None, None, 0, 0, afdruk), stappen)


@pytest.mark.parametrize(
    ("maandregel", "zin"),
    [
        (regel(), "De gemeente heeft deze maand nog niet bevestigd. Uiterlijk 15 november 2026."),
        (regel(Stap.INDIENEN), "De gemeente heeft bevestigd. De regiosecretaris moet nog akkoord geven."),
        (regel(vandaag=LATER), "De maand is voorbij zonder bevestiging."),
    ],
)
def test_de_uitleg_zegt_tot_wanneer_de_gemeente_heeft(maandregel, zin):
    assert maandregel.uitleg == zin


@pytest.mark.parametrize(
    ("maandregel", "zin"),
    [
        (regel(afdruk="nu"), ""),
        (regel(Stap.INDIENEN), ""),
        (
            regel(Stap.INDIENEN, afdruk="nu"),
            "Na de bevestiging is een locatie, periode of uitruil gewijzigd.",
        ),
        (
            regel(Stap.INDIENEN, vandaag=LATER, afdruk="nu"),
            "Na de bevestiging is een locatie, periode of uitruil gewijzigd. De maand is voorbij: de wijziging hoort "
            "bij een latere maand.",
        ),
    ],
)
def test_een_wijziging_na_de_bevestiging(maandregel, zin):
    assert maandregel.wijziging == zin


@pytest.mark.parametrize(
    ("telling", "zin"),
    [
        (Maandtelling(3, 11, 0), "3 van 11 gemeenten hebben deze maand bevestigd."),
        (Maandtelling(3, 11, 1), "3 van 11 gemeenten hebben deze maand bevestigd, 1 is te laat."),
        (Maandtelling(3, 11, 8), "3 van 11 gemeenten hebben deze maand bevestigd, 8 zijn te laat."),
    ],
)
def test_de_maand_van_een_regio(telling, zin):
    assert str(telling) == zin
