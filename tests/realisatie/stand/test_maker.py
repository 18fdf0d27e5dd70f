"""The one maker, against the rules a day at a time, and on changed rows (R2, R3, R6, R10, §6). No database."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opgaven.rondes.rekenen import TELT_CNO, Telregel
from prt.rekenen.perioden import Periode
from realisatie.stand.rekenen.rijen import Lijn, Plekrij, Rijen
from realisatie.stand.rekenen.stand import Maatstaf, Stand
from tests.prt.rekenen.dag_voor_dag import DAGEN, HORIZON, dag, dagen_van, eigenschap, er_is, laagste, perioden
from tests.realisatie.stand.strategieen import GEMEENTEN, LOCATIES, werelden

DOELGROEPEN = ("asiel", "amv")
HARDE = ("gerealiseerd", "vastgesteld")
VAKKEN = [(gemeente, doelgroep) for gemeente in GEMEENTEN for doelgroep in DOELGROEPEN]

LEZERS = st.none() | st.sets(st.sampled_from(GEMEENTEN))
MATEN = st.builds(
    Maatstaf, st.sampled_from(Telregel), perioden(), st.sampled_from([Periode(None, None), Periode(dag(20), dag(40))])
)


def delen(rijen: Rijen, gemeente, doelgroep, *, wie=lambda rij: True):
    """R2 and R6: hard places of one's own, with what was received and without what was given; no crisisnoodopvang."""
    eigen = [rij for rij in rijen.plekken if rij.gemeente == gemeente and rij.hardheid in HARDE and not rij.cno]
    lijnen = [lijn for lijn in rijen.lijnen if lijn.doelgroep == doelgroep and not lijn.cno]
    return [
        *((rij.periode, rij.plekken) for rij in eigen if rij.doelgroep == doelgroep and wie(rij)),
        *((lijn.periode, lijn.plekken) for lijn in lijnen if lijn.ontvanger == gemeente),
        *((lijn.periode, -lijn.plekken) for lijn in lijnen if lijn.gever == gemeente),
    ]


def alles_van(stand: Stand, gemeenten=GEMEENTEN):
    """Everything that can be asked of it, of these gemeenten."""
    vakken = [(g, doelgroep) for g in gemeenten for doelgroep in DOELGROEPEN]
    vragen = [stand.vak(*vak) for vak in vakken] if stand.maatstaf.venster else []
    return {
        "garanties": [vak.garantie for vak in vragen],
        "meetellend": [(vak.meetellend, vak.zonder_gevolg, vak.niet_duurzaam) for vak in vragen],
        "venster": [vak.haalt_venster_niet for vak in vragen],
        **zonder_garantie(stand, gemeenten),
        "samen": stand.gegarandeerd(gemeenten, DOELGROEPEN),
    }


def zonder_garantie(stand: Stand, gemeenten=GEMEENTEN):
    """All but the guaranteed numbers."""
    return {
        "capaciteit": [stand.capaciteit([g], [d]) for g in gemeenten for d in DOELGROEPEN],
        "voornemens": [stand.voornemens([g], d) for g in gemeenten for d in (DOELGROEPEN, ["asiel"], ["amv"])],
        "buiten": stand.voornemens(gemeenten, DOELGROEPEN, buiten_totaal=True),
        "plannen": stand.plannen(gemeenten),
    }


@eigenschap
@given(werelden(), perioden(), LEZERS)
def test_gegarandeerd_is_de_laagste_dag_wie_er_ook_leest(rijen, venster, lezer):
    stand = Stand(rijen, Maatstaf(venster=venster), lezer)
    verwacht = {vak: laagste(delen(rijen, *vak), venster) for vak in VAKKEN}
    assert {vak: stand.vak(*vak).gegarandeerd or 0 for vak in VAKKEN} == verwacht
    assert (stand.gegarandeerd(GEMEENTEN, DOELGROEPEN) or 0) == sum(verwacht.values())


@eigenschap
@given(werelden(), perioden())
def test_een_record_voegt_toe_wat_er_zonder_hem_minder_is(rijen, venster):
    """R2 counted again in the world without it, of one's own and of a transfer on both its sides (R6)."""
    stand = Stand(rijen, Maatstaf(venster=venster))
    for weg in (*rijen.plekken, *rijen.lijnen):
        zonder = Rijen(*(tuple(rij for rij in soort if rij is not weg) for soort in (rijen.plekken, rijen.lijnen)))
        for vak in VAKKEN:
            minder = laagste(delen(rijen, *vak), venster) - laagste(delen(zonder, *vak), venster)
            assert stand.vak(*vak).voegt_toe(weg.regel) == minder


@eigenschap
@given(werelden(), perioden())
def test_alleen_zonder_harde_plekken_is_er_geen_garantie(rijen, venster):
    stand = Stand(rijen, Maatstaf(venster=venster))
    assert {vak for vak in VAKKEN if stand.vak(*vak).garantie} == {vak for vak in VAKKEN if delen(rijen, *vak)}


@eigenschap
@given(werelden(), LEZERS)
def test_capaciteit_is_er_elke_dag_voor_wie_haar_uit_elkaar_mag_houden(rijen, lezer):
    stand = Stand(rijen, vertrouwd=lezer)

    def mag(rij):
        return not rij.vertrouwelijk or lezer is None or rij.gemeente in lezer

    for vak in VAKKEN:
        zichtbaar = delen(rijen, *vak, wie=mag)
        trap = stand.capaciteit([vak[0]], [vak[1]])
        assert [trap.op(op) for op in DAGEN] == [sum(n for p, n in zichtbaar if er_is(p, op)) for op in DAGEN]


@eigenschap
@given(werelden())
def test_een_uitruil_maakt_geen_plekken(rijen):
    """Of all gemeenten together there is every day what there is at the locaties (R6)."""
    samen = Stand(rijen).capaciteit(GEMEENTEN, DOELGROEPEN)
    hard = [rij for rij in rijen.plekken if rij.hardheid in HARDE and not rij.cno]
    assert [samen.op(op) for op in DAGEN] == [sum(r.plekken for r in hard if er_is(r.periode, op)) for op in DAGEN]


@eigenschap
@given(werelden(), werelden(), MATEN, LEZERS, st.data())
def test_wat_als_is_de_stand_van_de_gewijzigde_rijen(rijen, nieuw, maat, lezer, data):
    erbij = Rijen(
        tuple(replace(rij, sleutel=rij.sleutel + 100) for rij in nieuw.plekken),
        tuple(replace(lijn, sleutel=lijn.sleutel + 100) for lijn in nieuw.lijnen),
    )
    regels = [rij.regel for rij in (*rijen.plekken, *rijen.lijnen)]
    weg = data.draw(st.sets(st.sampled_from(regels)))
    blijft = [[rij for rij in soort if rij.regel not in weg] for soort in (rijen.plekken, rijen.lijnen)]
    gewijzigd = Rijen((*blijft[0], *erbij.plekken), (*blijft[1], *erbij.lijnen))
    assert alles_van(Stand(rijen, maat, lezer).wat_als(erbij=erbij, zonder=weg)) == alles_van(
        Stand(gewijzigd, maat, lezer)
    )


@eigenschap
@given(werelden(), MATEN, LEZERS)
def test_wat_als_er_niets_verandert(rijen, maat, lezer):
    stand = Stand(rijen, maat, lezer)
    assert alles_van(stand.wat_als()) == alles_van(stand)
    assert alles_van(stand.wat_als(erbij=rijen, zonder={r.regel for r in (*rijen.plekken, *rijen.lijnen)})) == (
        alles_van(stand)
    )


@eigenschap
@given(werelden(), MATEN, LEZERS, st.sampled_from(GEMEENTEN))
def test_voor_een_gemeente_zijn_haar_buren_niet_nodig(rijen, maat, lezer, gemeente):
    """Its own rows and the lines that touch it say all there is to say of it; a plan replaces a locatie of its own."""
    eigen = tuple(r for r in rijen.plekken if r.gemeente == gemeente and LOCATIES.get(r.vervangt, gemeente) == gemeente)
    rest = tuple(r for r in rijen.plekken if r.gemeente != gemeente)
    lijnen = tuple(lijn for lijn in rijen.lijnen if gemeente in (lijn.gever, lijn.ontvanger))
    alleen, met_buren = Stand(Rijen(eigen, lijnen), maat, lezer), Stand(Rijen(rest + eigen, rijen.lijnen), maat, lezer)
    assert alles_van(alleen, [gemeente]) == alles_van(met_buren, [gemeente])


@eigenschap
@given(werelden(), MATEN, st.sets(st.sampled_from(GEMEENTEN)))
def test_van_wat_verborgen_is_telt_alleen_het_gegarandeerde_aantal(rijen, maat, lezer):
    """For the rest it is as if it is not there (DOMEIN §6)."""
    open_ = tuple(rij for rij in rijen.plekken if not rij.vertrouwelijk or rij.gemeente in lezer)
    gelezen, zonder = Stand(rijen, maat, lezer), Stand(replace(rijen, plekken=open_), maat)
    assert zonder_garantie(gelezen) == zonder_garantie(zonder)
    for vak in VAKKEN:
        met = gelezen.vak(*vak)
        assert (met.hard, met.meetellend, met.niet_duurzaam) == (
            zonder.vak(*vak).hard,
            zonder.vak(*vak).meetellend,
            zonder.vak(*vak).niet_duurzaam,
        )


@eigenschap
@given(werelden(), MATEN)
def test_voornemens_per_locatie_en_doelgroep_het_grootste(rijen, maat):
    """R3, of plans that replace nothing: the largest number once; R10 leaves out what is surely too short."""
    plannen = [replace(r, vervangt=None) for r in rijen.plekken if r.hardheid == "voornemen" and not r.cno]
    stand = Stand(replace(rijen, plekken=tuple(plannen)), maat)
    telt = [p for p in plannen if p.periode.eind > maat.cyclus.begin]
    if maat.telregel.jaren:  # no period of this horizon with both its ends lasts for years
        telt = [p for p in telt if None in (p.periode.van, p.periode.tot)]
    per_vak = {(p.locatie, p.doelgroep): [] for p in telt}
    for plan in telt:
        per_vak[plan.locatie, plan.doelgroep].append(plan.plekken)
    bekend = [max(n for n in aantallen if n) for aantallen in per_vak.values() if any(aantallen)]
    uitkomst = stand.voornemens(GEMEENTEN, DOELGROEPEN)
    assert (uitkomst.aantal, uitkomst.zonder_aantal) == (len(per_vak), len(per_vak) - len(bekend))
    assert uitkomst.plekken == (sum(bekend) if bekend or not per_vak else None)


@eigenschap
@given(werelden(), MATEN, LEZERS)
def test_wat_in_een_gepubliceerd_totaal_zit_telt_daarbuiten_niet(rijen, maat, lezer):
    buiten = replace(rijen, plekken=tuple(rij for rij in rijen.plekken if not rij.in_totaal))
    uitkomst = Stand(rijen, maat, lezer).voornemens(GEMEENTEN, DOELGROEPEN, buiten_totaal=True)
    assert uitkomst == Stand(buiten, maat, lezer).voornemens(GEMEENTEN, DOELGROEPEN)


ALTIJD = Periode(dag(0), dag(HORIZON))


def plek(plekken=10, gemeente="P", **velden):
    return Plekrij(None, gemeente, f"{gemeente}1", "asiel", plekken, ALTIJD, **velden)


def test_zonder_venster_is_er_capaciteit_maar_geen_garantie():
    stand = Stand(Rijen((plek(),)))
    assert stand.gegarandeerd(GEMEENTEN, DOELGROEPEN) is None
    assert stand.capaciteit(["P"], ["asiel"]).op(dag(1)) == 10
    vak = stand.vak("P", "asiel")
    assert (vak.garantie, vak.meetellend, vak.zonder_gevolg, vak.niet_duurzaam) == (None, [], [], [])
    assert not vak.haalt_venster_niet


def test_harde_plekken_waarvan_het_aantal_onbekend_is_zijn_nooit_nul():
    """The database refuses them; if they come in after all, no figure may be made of them."""
    with pytest.raises(ValueError, match="bekend hoeveel"):
        Stand(Rijen((plek(None),))).capaciteit(["P"], ["asiel"])


def test_crisisnoodopvang_telt_voor_haar_eigen_opgave_en_waar_de_telregel_het_zegt(monkeypatch):
    rijen = Rijen((plek(cno=True),), (Lijn(1, "P", "Q", "asiel", 4, ALTIJD, "P1", cno=True),))
    vraag = (["P"], ["asiel"])
    assert Stand(rijen, Maatstaf(venster=ALTIJD)).gegarandeerd(*vraag) is None
    assert Stand(rijen, Maatstaf(cno=True)).op_locatie("P1", "asiel").capaciteit.op(dag(1)) == 10
    monkeypatch.setitem(TELT_CNO, Telregel.ALLE_HARDE, True)
    assert Stand(rijen, Maatstaf(venster=ALTIJD)).gegarandeerd(*vraag) == 6


@pytest.mark.parametrize("lezer", [None, (), {"P"}])
def test_een_geheime_locatie_die_wordt_vervangen_gaat_er_alleen_af_voor_wie_haar_ziet(lezer):
    plan = replace(plek(25, hardheid="voornemen", vervangt="P1"), locatie="P2", sleutel=2)
    stand = Stand(Rijen((plek(vertrouwelijk=True), plan)), Maatstaf(venster=ALTIJD), lezer)
    assert stand.voornemens(["P"], DOELGROEPEN).plekken == (25 if lezer == () else 15)
    assert stand.gegarandeerd(["P"], ["asiel"]) == 10


def test_een_dag_van_het_venster_telt_mee():
    venster = Periode(dag(3), dag(5))
    assert dagen_van(venster) == [dag(3), dag(4)]
    tot_de_laatste = replace(plek(), periode=Periode(dag(0), dag(4)))
    assert Stand(Rijen((tot_de_laatste,)), Maatstaf(venster=venster)).gegarandeerd(["P"], ["asiel"]) == 0
