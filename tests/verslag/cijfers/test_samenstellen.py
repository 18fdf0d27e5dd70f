"""The figures object on the published data of Overijssel: what the verslag of 2024 says."""

from datetime import date

import pytest
from django.core.management import call_command
from django.db import transaction

from opgaven.gebieden.models import Provincie
from opgaven.rondes.models import Ronde
from prt.rekenen.perioden import Precisie
from prt.weergave import periode_kort
from realisatie.locaties.rekenen import Standkolom
from tests.verslag.conftest import PEILDATUM
from verslag.cijfers.samenstellen import stel_samen


@pytest.fixture(scope="module")
def cijfers(django_db_setup, django_db_blocker):
    """Composed once, on data that is gone again: the tests here have no database, because no figure needs it."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("loaddata", "overijssel", verbosity=0)
        ronde, provincie = Ronde.objects.get(nummer=1), Provincie.objects.get(naam="Overijssel")
        gepubliceerd = stel_samen(ronde, provincie, PEILDATUM)
        transaction.set_rollback(True)
    return gepubliceerd


def van(cijfers, naam):
    """The figures of a gemeente or a regio."""
    return next(deel for deel in (*cijfers.gemeenten, *cijfers.regios) if deel.naam == naam)


def kern(optelling):
    return optelling.opgave, optelling.gegarandeerd, optelling.voornemens, optelling.met_voornemens


def test_de_provincie(cijfers):
    assert kern(cijfers.asiel) == (6325, 3864, 1835, 5699)
    assert kern(cijfers.amv) == (538, 130, 50, 180)
    assert (cijfers.asiel.percentage, cijfers.asiel.percentage_met_voornemens) == (61, 90)
    assert cijfers.asiel.verschil == 3864 - 6325


@pytest.mark.parametrize(
    ("regio", "asiel", "amv"),
    [
        ("Twente", (3275, 1866, 556, 2422), (278, 56, 0, 56)),
        ("IJsselland", (3050, 1998, 1279, 3277), (260, 74, 50, 124)),
    ],
)
def test_de_regios(cijfers, regio, asiel, amv):
    assert kern(van(cijfers, regio).asiel) == asiel
    assert kern(van(cijfers, regio).amv) == amv


KOLOMMEN = {
    Standkolom.GARANDEERT: "Almelo, Enschede, Hengelo, Rijssen-Holten, Tubbergen, Wierden, "
    "Deventer, Hardenberg, Kampen, Steenwijkerland, Zwolle",
    Standkolom.PROCES: (
        "Dalfsen, Olst-Wijhe, Raalte, Staphorst, Zwolle, Haaksbergen, Hellendoorn, Hof van Twente, Losser"
    ),
    Standkolom.NIET: "Borne, Dinkelland, Oldenzaal, Twenterand, Ommen, Zwartewaterland",
}


@pytest.mark.parametrize(("kolom", "namen"), KOLOMMEN.items())
def test_de_stand_van_zaken(cijfers, kolom, namen):
    assert [gemeente.naam for gemeente in cijfers.naar_kolom[kolom]] == namen.split(", ")


def test_zwolle_krijgt_het_sterretje(cijfers):
    assert [gemeente.naam for gemeente in cijfers.in_twee_kolommen] == ["Zwolle"]


def test_kampen(cijfers):
    kampen = van(cijfers, "Kampen")
    assert (kampen.aantal_opgave, kampen.opgave_amv) == (308, 26)
    assert (kampen.gegarandeerd, kampen.asiel.plekken, kampen.gegarandeerd_amv) == (274, 248, 26)
    assert [(doelgroep, deel.plekken, periode_kort(deel.span)) for doelgroep, deel in kampen.delen] == [
        ("asiel", 200, "01/02/24 – 01/02/26"),
        ("asiel", 48, "26/06/24 – 26/06/26"),
        ("amv", 20, "28/02/17 – 28/02/27"),
        ("amv", 6, "01/07/25 – 28/02/27"),
    ]
    (voetnoot,) = kampen.voetnoten
    assert voetnoot.startswith("34 plekken (01/10/25 – einde onbekend)")
    assert any("Dronten" in tekst for tekst in kampen.bijzonderheden)


def test_zwolle_heeft_vijf_toezeggingen_voor_asiel(cijfers):
    zwolle = van(cijfers, "Zwolle")
    assert [deel.plekken for deel in zwolle.asiel.delen] == [300, 4, 12, 8, 22]
    assert (zwolle.gegarandeerd, zwolle.verschil, zwolle.percentage) == (394, 394 - 717, 55)
    assert "Meerdere locaties voor asielopvang." in zwolle.bijzonderheden


def test_wie_niets_heeft_garandeert_geen_nul(cijfers):
    borne = van(cijfers, "Borne")
    assert (borne.gegarandeerd, borne.gegarandeerd_amv, borne.delen) == (None, None, ())
    assert (borne.verschil, borne.percentage) == (-148, 0)


UITLOOP = [
    ("2026-02-01", "Kampen", 200),
    ("2026-02-28", "Zwolle", 94),
    ("2026-03-01", "Hardenberg", 700),
    ("2026-03-01", "Wierden", 56),
    ("2026-06-26", "Kampen", 48),
    ("2027-02-01", "Zwolle", 300),
    ("2027-02-28", "Kampen", 26),
    ("2027-10-01", "Wierden", 37),
    ("2028-07-24", "Enschede", 550),
    ("2030-06-30", "Steenwijkerland", 80),
    ("2032-09-19", "Tubbergen", 150),
    ("2034-01-01", "Rijssen-Holten", 250),
    ("2035-01-01", "Hengelo", 425),
]


def test_wat_wanneer_afloopt(cijfers):
    assert [(str(a.einde.dag), a.naam, a.einde.plekken) for a in cijfers.afloop] == UITLOOP
    assert not any(a.einde.binnen for a in cijfers.afloop)
    assert cijfers.afloop[-1].einde.precisie == Precisie.JAAR
    assert [a.naam for a in van(cijfers, "Twente").afloop][:2] == ["Wierden", "Wierden"]


def test_de_plekken_die_er_op_een_dag_zijn(cijfers):
    assert cijfers.capaciteit.op(date(2025, 7, 1)) == 3864
    assert cijfers.capaciteit.op(date(2025, 10, 1)) == 3864 + 34
    assert cijfers.capaciteit.op(date(2026, 2, 28)) == 3864 + 34 - 200 - 94


def test_de_gepubliceerde_cijfers_geven_geen_melding(cijfers):
    assert cijfers.problemen == ()


@pytest.mark.parametrize("naam", KOLOMMEN[Standkolom.PROCES].split(", "))
def test_een_voornemen_zonder_aantal_blijft_onbekend(cijfers, naam):
    stand = van(cijfers, naam).voornemens
    assert (stand.plekken, stand.aantal, stand.zonder_aantal) == (None, 1, 1)
