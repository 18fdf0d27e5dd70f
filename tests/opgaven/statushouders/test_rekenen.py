"""The ledger of the taakstelling against a count by hand: what carries over, is never negative, or is unknown."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opgaven.statushouders.rekenen import Halfjaar, Saldo, Saldosom, Tempo, beginstand_uit, norm, tempo, totaal
from prt.rekenen.getallen import Som

aantallen = st.integers(0, 400)

maanden = st.tuples(*[st.none() | aantallen] * 6)

saldi = st.builds(Saldo, st.integers(-300, 300), st.booleans())

halfjaren = st.builds(
    Halfjaar,
    taakstelling=st.none() | aantallen,
    beginstand=st.none() | saldi,
    maanden=maanden,
    heel=st.none() | aantallen,
    correcties=st.lists(st.integers(-50, 50), max_size=3).map(tuple),
    uitruil=st.integers(-50, 50),
    amv=st.none() | st.integers(0, 20),
)

volledig = st.builds(
    Halfjaar,
    taakstelling=aantallen,
    beginstand=st.builds(Saldo, st.integers(-300, 300)),
    maanden=st.tuples(*[aantallen] * 6),
    correcties=st.lists(st.integers(-50, 50), max_size=3).map(tuple),
    uitruil=st.integers(-50, 50),
)


def keten(halfjaren):
    """Consecutive half-years, each opening with what the one before closed with."""
    geschakeld = []
    for halfjaar in halfjaren:
        geschakeld.append(halfjaar.na(geschakeld[-1].eindstand if geschakeld else None))
    return geschakeld


@pytest.mark.parametrize(
    ("taakstelling", "inclusief", "beginstand"),
    [
        (108, 95, Saldo(-13)),  # Deventer: a voorsprong of 13
        (19, 0, Saldo(-19, hoogstens=True)),  # Staphorst: a voorsprong of at least 19
        (31, 40, Saldo(9)),  # Dalfsen: an achterstand of 9
        (20, 20, Saldo(0)),
    ],
)
def test_de_beginstand_achter_wat_is_gepubliceerd(taakstelling, inclusief, beginstand):
    assert beginstand_uit(inclusief, taakstelling) == beginstand
    assert Halfjaar(taakstelling, beginstand).inclusief == Saldo(inclusief)


@given(taakstelling=aantallen, voor=st.integers(-600, 600))
def test_wat_wordt_gepubliceerd_geeft_dezelfde_opgave_terug(taakstelling, voor):
    """Whatever the balance really was: the figure that comes from it leads back to that figure."""
    gepubliceerd = max(0, taakstelling + voor)
    terug = beginstand_uit(gepubliceerd, taakstelling)
    assert Halfjaar(taakstelling, terug).inclusief == Saldo(gepubliceerd)
    assert terug.aantal >= voor and (terug.hoogstens or terug.aantal == voor)


@given(st.lists(halfjaren, max_size=6))
def test_de_eindstand_is_de_volgende_beginstand(rij):
    geschakeld = keten(rij)
    assert len(geschakeld) == len(rij)
    for vorige, volgende, los in zip(geschakeld, geschakeld[1:], rij[1:], strict=False):
        verwacht = los.beginstand if vorige.eindstand is None else vorige.eindstand
        assert volgende.beginstand == verwacht


@given(st.lists(volledig, min_size=1, max_size=6))
def test_over_jaren_heen_gaat_er_niemand_verloren(rij):
    """By hand: everybody asked for, corrected and exchanged, minus everybody housed, on top of where it began."""
    saldo = rij[0].beginstand.aantal
    for halfjaar in rij:
        saldo += halfjaar.taakstelling
        for correctie in halfjaar.correcties:
            saldo += correctie
        saldo += halfjaar.uitruil
        for personen in halfjaar.maanden:
            saldo -= personen
    assert keten(rij)[-1].eindstand == Saldo(saldo)


@given(halfjaren)
def test_een_opgave_is_nooit_negatief(halfjaar):
    for opgave in (halfjaar.inclusief, halfjaar.opgave):
        assert (opgave is None) == (halfjaar.beginstand is None or halfjaar.taakstelling is None)
        assert opgave is None or opgave.aantal >= 0


@given(halfjaren)
def test_onbekend_is_niet_nul(halfjaar):
    if halfjaar.heel is None and set(halfjaar.maanden) == {None}:
        assert halfjaar.gerealiseerd is None
    if halfjaar.heel is None and None in halfjaar.maanden:
        assert halfjaar.eindstand is None
        assert Halfjaar.geteld.fget(halfjaar)[0] < 6


@given(st.lists(halfjaren, max_size=8))
def test_de_provincie_is_de_som_van_de_gemeenten(rij):
    som = totaal(rij)
    for veld in ("taakstelling", "gerealiseerd", "amv"):
        bekend = [getattr(halfjaar, veld) for halfjaar in rij if getattr(halfjaar, veld) is not None]
        assert getattr(som, veld) == Som(sum(bekend) if bekend else None, len(bekend), len(rij))
    for veld in ("beginstand", "inclusief", "opgave", "stand", "prognose"):
        bekend = [getattr(halfjaar, veld) for halfjaar in rij if getattr(halfjaar, veld) is not None]
        verwacht = Saldo(sum(s.aantal for s in bekend), any(s.hoogstens for s in bekend)) if bekend else None
        assert getattr(som, veld) == Saldosom(verwacht, len(bekend), len(rij))
    assert som.correctie == sum(sum(halfjaar.correcties) for halfjaar in rij)
    assert som.uitruil == sum(halfjaar.uitruil for halfjaar in rij)


@given(opgave=aantallen, maand=st.integers(0, 6), gehuisvest=aantallen)
def test_wie_de_norm_haalt_ligt_op_een_zesde_per_maand(opgave, maand, gehuisvest):
    """Rounded up, exactly those are on pace who have done a sixth a month or more."""
    assert (gehuisvest >= norm(opgave, maand)) == (6 * gehuisvest >= opgave * maand)
    assert norm(opgave, 6) == opgave


def test_tempo_en_prognose():
    """95 to do, 10 + 12 + 11 in three months: 48 were needed (47.5 rounded up), and 66 is where it is heading."""
    halfjaar = Halfjaar(108, Saldo(-13), maanden=(10, 12, 11, None, None, None))
    assert tempo(halfjaar) == Tempo(maanden=3, norm=48, gerealiseerd=33)
    assert tempo(halfjaar).verschil == -15
    assert halfjaar.prognose == Saldo(95 - 66)
    assert halfjaar.stand == Saldo(62) and halfjaar.eindstand is None


def test_na_een_gat_telt_de_prognose_niet_verder():
    halfjaar = Halfjaar(60, Saldo(0), maanden=(10, None, 30, None, None, None))
    assert halfjaar.geteld == (1, 10)
    assert halfjaar.prognose == Saldo(0)
    assert halfjaar.gerealiseerd == 40


def test_zonder_telling_is_er_geen_tempo_en_geen_prognose():
    assert tempo(Halfjaar(60, Saldo(0))) is None
    assert Halfjaar(60, Saldo(0)).prognose is None


def test_een_telling_over_het_hele_halfjaar_gaat_voor():
    """IJsselland 2022-II: 514 to do, 520 housed, and the voorsprong of 6 goes on to 2023-I."""
    eerste = Halfjaar(414, beginstand_uit(514, 414), heel=520)
    assert eerste.eindstand == Saldo(-6)
    assert keten([eerste, Halfjaar(649)])[1].inclusief == Saldo(643)


@given(volledig, st.integers(-50, 50))
def test_een_correctie_is_een_post_en_laat_de_tellingen_staan(halfjaar, personen):
    later = replace(halfjaar, correcties=(*halfjaar.correcties, personen))
    assert later.eindstand == halfjaar.eindstand.plus(personen)
    assert later.gerealiseerd == halfjaar.gerealiseerd
    assert later.inclusief == halfjaar.inclusief


@given(volledig, st.integers(-50, 50))
def test_een_uitruil_verandert_wat_er_te_doen_is_en_niet_wat_is_gepubliceerd(halfjaar, personen):
    geruild = replace(halfjaar, uitruil=halfjaar.uitruil + personen)
    assert geruild.inclusief == halfjaar.inclusief
    assert geruild.gerealiseerd == halfjaar.gerealiseerd
    assert geruild.eindstand == halfjaar.eindstand.plus(personen)
    assert geruild.opgave.aantal == max(
        0, halfjaar.beginstand.aantal + halfjaar.taakstelling + halfjaar.correctie + geruild.uitruil
    )
