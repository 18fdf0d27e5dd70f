"""The figures object on small worlds: one rule at a time, a random world counted day by day, and its queries."""

from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest

from prt.weergave import periode_kort
from realisatie.locaties.rekenen import Standkolom
from tests import fabriek
from tests.fabriek import CYCLUS_VAN, VENSTER_TOT, VENSTER_VAN
from tests.verslag.cijfers.test_samenstellen import van
from verslag.cijfers.samenstellen import stel_samen
from verslag.cijfers.tabellen import garanties, in_een_oogopslag, stand_van_zaken

pytestmark = pytest.mark.django_db

PEILDATUM = date(2024, 10, 31)

WISSEL = date(2025, 10, 15)


@pytest.fixture
def ronde():
    return fabriek.cyclus()


@pytest.fixture
def gemeente():
    return fabriek.gemeente("Enschede")


def cijfers_van(ronde, gemeente, peildatum=PEILDATUM):
    return stel_samen(ronde, gemeente.provincie, peildatum)


def enschede(gemeente, begin_azc, **velden):
    """A noodopvang until a day in the window, and an azc elsewhere."""
    fabriek.periode(gemeente, 550, van=date(2023, 7, 24), tot=WISSEL, hardheid="gerealiseerd", **velden)
    fabriek.periode(gemeente, 550, van=begin_azc, tot=date(2028, 7, 24), **velden)


def test_een_azc_dat_een_noodopvang_aflost(ronde, gemeente):
    enschede(gemeente, WISSEL)
    cijfers = cijfers_van(ronde, gemeente)
    (deel,) = van(cijfers, "Enschede").asiel.delen
    assert (deel.plekken, periode_kort(deel.span)) == (550, "24/07/23 – 24/07/28")
    assert [(a.einde.dag, a.einde.plekken) for a in cijfers.afloop] == [(date(2028, 7, 24), 550)]
    assert van(cijfers, "Enschede").kolommen == (Standkolom.GARANDEERT,)
    assert van(cijfers, "Enschede").voetnoten == ()


def test_een_dag_zonder_opvang(ronde, gemeente):
    enschede(gemeente, WISSEL + timedelta(days=1))
    deel = van(cijfers_van(ronde, gemeente), "Enschede")
    assert (deel.gegarandeerd, deel.delen) == (0, ())
    assert deel.kolommen == (Standkolom.PROCES,)
    assert len(deel.voetnoten) == 2


def test_de_toelichting_bij_plekken_die_samen_tellen_staat_erbij(ronde, gemeente):
    """The published remark at Enschede is about just this: the begin of the one and the end of the other."""
    enschede(gemeente, WISSEL, toelichting="Startdatum van de noodopvang, einddatum van het azc")
    assert any("Startdatum" in tekst for tekst in van(cijfers_van(ronde, gemeente), "Enschede").bijzonderheden)


@pytest.mark.parametrize(
    ("van_dag", "tot", "kolom"),
    [
        (date(2026, 2, 1), None, Standkolom.PROCES),  # decided, but only after the window
        (date(2020, 1, 1), date(2025, 7, 1), Standkolom.NIET),  # over when the window begins
        (date(2020, 1, 1), date(2025, 7, 2), Standkolom.PROCES),
    ],
)
def test_harde_plekken_die_het_venster_niet_halen(ronde, gemeente, van_dag, tot, kolom):
    fabriek.periode(gemeente, van=van_dag, tot=tot)
    deel = van(cijfers_van(ronde, gemeente), "Enschede")
    assert (deel.gegarandeerd, deel.kolommen) == (0, (kolom,))


def test_wie_alles_weggeeft_staat_niet_in_een_proces(ronde, gemeente):
    """R5: a process is a voornemen, or hard places that do not last the window. Here it is neither."""
    fabriek.periode(gemeente, 100, van=CYCLUS_VAN, tot=VENSTER_TOT)
    fabriek.overdracht(gemeente, plekken=100)
    assert van(cijfers_van(ronde, gemeente), "Enschede").kolommen == (Standkolom.NIET,)


def test_een_uitruil_van_voor_het_venster_is_geen_bijzonderheid(ronde, gemeente):
    fabriek.periode(gemeente, 40)
    fabriek.overdracht(ontvanger=gemeente, van=date(2024, 2, 1), tot=VENSTER_VAN)
    assert van(cijfers_van(ronde, gemeente), "Enschede").bijzonderheden == ()


@pytest.mark.parametrize(
    ("peildatum", "melding"),
    [
        (date(2024, 10, 31), False),
        (date(2024, 11, 1), False),
        (date(2024, 11, 2), True),
    ],
)
def test_een_open_voorwaarde_die_over_tijd_is_geeft_een_melding(ronde, gemeente, peildatum, melding):
    uitruil = fabriek.uitruil(
        ronde=ronde, voorwaarde="108 plekken", voorwaarde_stand="open", voorwaarde_uiterlijk=date(2024, 11, 1)
    )
    fabriek.overdracht(ontvanger=gemeente, uitruil=uitruil)
    assert [probleem.waar for probleem in cijfers_van(ronde, gemeente, peildatum).problemen] == [uitruil.naam] * melding


def test_het_totaal_zonder_amv_aantal_telt_voor_asiel_wel(ronde, gemeente):
    fabriek.regiototaal(gemeente.regio, 500, ronde=ronde, waarvan_amv=None)
    assert cijfers_van(ronde, gemeente).asiel.voornemens == 500


def test_een_onbekend_amv_deel_van_een_regiototaal_blijft_onbekend(ronde, gemeente):
    fabriek.regiototaal(gemeente.regio, 500, ronde=ronde, waarvan_amv=None)
    amv = cijfers_van(ronde, gemeente).amv
    assert (amv.voornemens, amv.met_voornemens) == (None, None)


def test_bekend_en_onbekend_samen(ronde, gemeente):
    fabriek.voornemen(gemeente, 70)
    fabriek.voornemen(gemeente)
    asiel = cijfers_van(ronde, gemeente).asiel
    assert (asiel.voornemens, asiel.voornemens_zonder_aantal) == (70, 1)


def test_zonder_plannen_zijn_er_geen_voornemens(ronde, gemeente):
    cijfers = cijfers_van(ronde, gemeente)
    assert (cijfers.asiel.voornemens, cijfers.asiel.voornemens_zonder_aantal) == (0, 0)


def test_asiel_en_amv_van_een_gemeente_op_een_dag_samen(ronde, gemeente):
    """Zwolle's 94: 46 asiel and 48 amv."""
    for doelgroep, plekken in (("asiel", 46), ("amv", 48)):
        fabriek.periode(gemeente, plekken, doelgroep=doelgroep, tot=date(2026, 2, 28))
    assert [(a.einde.dag, a.einde.plekken) for a in cijfers_van(ronde, gemeente).afloop] == [(date(2026, 2, 28), 94)]


def test_amv_die_begint_verbergt_geen_asiel_dat_eindigt(ronde, gemeente):
    fabriek.periode(gemeente, 40, tot=WISSEL)
    fabriek.periode(gemeente, 40, doelgroep="amv", van=WISSEL)
    assert [(a.einde.dag, a.einde.plekken) for a in cijfers_van(ronde, gemeente).afloop] == [(WISSEL, 40)]


VENSTERDAGEN = [VENSTER_VAN + timedelta(days=n) for n in range((VENSTER_TOT - VENSTER_VAN).days)]


@pytest.fixture(params=[1, 2, 3])
def wereld(request, ronde):
    """Six gemeenten with random periods around the window, and transfers between them."""
    toeval = Random(request.param)
    regios = [fabriek.regio(provincie=fabriek.provincie())]
    regios += [fabriek.regio(provincie=regios[0].provincie)]
    gemeenten = [fabriek.gemeente(regio=toeval.choice(regios)) for _ in range(6)]
    locaties = {gemeente: [fabriek.locatie(gemeente) for _ in range(2)] for gemeente in gemeenten}

    def datums():
        van = VENSTER_VAN + timedelta(days=toeval.randint(-90, 150))
        return {"van": van, "tot": toeval.choice([None, van + timedelta(days=toeval.randint(1, 400))])}

    lijnen = [fabriek.overdracht(*toeval.sample(gemeenten, 2), toeval.randint(1, 30), **datums()) for _ in range(6)]
    periodes = [
        fabriek.periode(
            toeval.choice(locaties[toeval.choice(gemeenten)]),
            toeval.randint(1, 100),
            doelgroep=toeval.choice(["asiel", "asiel", "amv"]),
            hardheid=toeval.choice(["gerealiseerd", "vastgesteld", "vastgesteld", "voornemen", "verkenning"]),
            **datums(),
        )
        for _ in range(60)
    ]
    return gemeenten, periodes, lijnen


def plekken_op(wereld, gemeente, doelgroep, dag):
    """R2 and R6, a day at a time."""
    _, periodes, lijnen = wereld
    eigen = [p for p in periodes if p.hardheid in ("gerealiseerd", "vastgesteld") and p.locatie.gemeente == gemeente]
    regels = [(+1, p) for p in eigen]
    regels += [(+1, lijn) for lijn in lijnen if lijn.ontvanger == gemeente]
    regels += [(-1, lijn) for lijn in lijnen if lijn.gever == gemeente]
    return sum(
        teken * regel.plekken
        for teken, regel in regels
        if regel.doelgroep == doelgroep and regel.van <= dag and (regel.tot is None or dag < regel.tot)
    )


def test_een_willekeurige_wereld_dag_voor_dag_nageteld(ronde, wereld):
    gemeenten, *_ = wereld
    cijfers = cijfers_van(ronde, gemeenten[0])
    totaal = 0
    for gemeente in gemeenten:
        deel = van(cijfers, gemeente.naam)
        per_dag = {
            doelgroep: [plekken_op(wereld, gemeente, doelgroep, dag) for dag in VENSTERDAGEN]
            for doelgroep in ("asiel", "amv")
        }
        for garantie, aantallen in ((deel.asiel, per_dag["asiel"]), (deel.amv, per_dag["amv"])):
            assert (garantie.plekken if garantie else 0) == min(aantallen)
            totaal += min(aantallen)
        samen = [asiel + amv for asiel, amv in zip(*per_dag.values(), strict=True)]
        assert [deel.capaciteit.op(dag) for dag in VENSTERDAGEN] == samen
        minder = [[max(0, eerder - nu) for eerder, nu in pairwise(aantallen)] for aantallen in per_dag.values()]
        einden = zip(VENSTERDAGEN[1:], map(sum, zip(*minder, strict=True)), strict=True)
        binnen = [(e.dag, e.plekken) for e in deel.uitloop if VENSTER_VAN < e.dag < VENSTER_TOT]
        assert binnen == [(dag, plekken) for dag, plekken in einden if plekken]
    assert cijfers.asiel.gegarandeerd == sum(regio.asiel.gegarandeerd for regio in cijfers.regios) == totaal


def groei(ronde, regio, aantal):
    for _ in range(aantal):
        gemeente = fabriek.gemeente(regio=regio)
        fabriek.opgave(gemeente, ronde=ronde, bron=fabriek.bron())
        fabriek.periode(gemeente, toelichting="Tijdelijk", tot=WISSEL)
        oud = fabriek.periode(gemeente).locatie
        fabriek.voornemen(gemeente, 60, vervangt=oud)
        fabriek.overdracht(gemeente, plekken=10, locatie=oud, uitruil=fabriek.uitruil(ronde=ronde))
    fabriek.regiototaal(regio, ronde=ronde)


def test_het_aantal_queries_hangt_niet_af_van_de_omvang(ronde, django_assert_num_queries):
    """Opgaven, periods, transfers, agreements with their lines, regional totals, gemeenten, regio's."""
    provincie = fabriek.provincie()
    for aantal in (1, 8):
        groei(ronde, fabriek.regio(provincie=provincie), aantal)
        with django_assert_num_queries(10):
            cijfers = stel_samen(ronde, provincie, PEILDATUM)
        assert len(cijfers.gemeenten) in (1, 9)


def test_de_cijfers_zijn_compleet(ronde, django_assert_num_queries):
    """Whoever renders them needs no database any more."""
    regio = fabriek.regio()
    groei(ronde, regio, 2)
    cijfers = stel_samen(ronde, regio.provincie, PEILDATUM)
    with django_assert_num_queries(0):
        tabellen = [tabel(cijfers) for tabel in (in_een_oogopslag, garanties, stand_van_zaken)]
        assert cijfers.afloop and cijfers.capaciteit.op(VENSTER_VAN)
        assert all(lijn.gever.naam and lijn.ontvanger.naam for u in cijfers.uitruilen for lijn in u.overdrachten.all())
    assert all(tabellen)
