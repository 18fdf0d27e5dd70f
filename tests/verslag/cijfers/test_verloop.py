"""The line of a regio over time follows the gemeenten of each day: by hand, and all regio's together the provincie."""

from datetime import date, timedelta

import pytest

from opgaven.gebieden.keuzes import Gebiedsoort, Lidsoort
from opgaven.gebieden.models import Gemeente, Regio
from opgaven.herindelen.acties import verplaats, voeg_samen
from prt.toegang.rollen.rechten import OPDRACHTREGEL
from realisatie.splitsen.acties import Boedeldeling, Splitsing, splits_gemeente
from tests import fabriek
from verslag.cijfers.samenstellen import stel_samen

pytestmark = pytest.mark.django_db

VERHUISD, EINDE, SAMEN = date(2027, 1, 1), date(2027, 7, 1), date(2028, 1, 1)
DAGEN = [
    date(2024, 1, 1),
    *(dag + timedelta(days=erbij) for dag in (VERHUISD, EINDE, SAMEN) for erbij in (-1, 0)),
    date(2035, 1, 1),
]
PEILDATA = (date(2024, 10, 31), date(2026, 12, 31), VERHUISD, date(2030, 1, 1))


@pytest.fixture
def wereld(db):
    """Noord has Aa with 100 places and Bee with 40 until July 2027; Zuid has Cee with 10. Bee goes to Zuid in 2027."""
    noord = fabriek.regio(naam="Noord")
    zuid = fabriek.regio(naam="Zuid", provincie=noord.provincie)
    for naam, regio, plekken, tot in (("Aa", noord, 100, None), ("Bee", noord, 40, EINDE), ("Cee", zuid, 10, None)):
        fabriek.periode(fabriek.gemeente(naam, regio=regio), plekken, tot=tot)
    verplaats(Gemeente.objects.get(naam="Bee"), zuid, vanaf=VERHUISD, reden="Besluit", door=OPDRACHTREGEL)
    return fabriek.cyclus()


def lijnen(cijfers, dagen=DAGEN):
    return {regio.naam: [regio.capaciteit.op(dag) for dag in dagen] for regio in cijfers.groepen}


def bereken(ronde, dag, **opties):
    return stel_samen(ronde, Regio.objects.get(naam="Noord").provincie, dag, **opties)


@pytest.mark.parametrize("peildatum", PEILDATA)
def test_de_lijn_stapt_op_de_dag_waarop_een_gemeente_overgaat(wereld, peildatum):
    cijfers = bereken(wereld, peildatum)
    assert lijnen(cijfers) == {
        "Noord": [140, 140, 100, 100, 100, 100, 100, 100],
        "Zuid": [10, 10, 50, 50, 10, 10, 10, 10],
    }
    for regio in cijfers.regios:
        assert regio.in_de_tijd.overgangen == ("Op 1 januari 2027 gaat Bee van Noord naar Zuid.",)


def test_wat_afloopt_staat_bij_de_regio_van_die_dag(wereld):
    per_regio = {
        regio.naam: [(regel.naam, regel.einde.dag, regel.einde.plekken) for regel in regio.afloop]
        for regio in bereken(wereld, PEILDATA[0]).regios
    }
    assert per_regio == {"Noord": [], "Zuid": [("Bee", EINDE, 40)]}


@pytest.mark.parametrize("peildatum", [*PEILDATA, SAMEN])
def test_de_plekken_van_wie_later_opging_tellen_waar_hun_gemeente_was(wereld, peildatum):
    """Cee goes to Noord in 2028, in a new gemeente with Aa: until then its 10 are in Zuid, from then on in Noord."""
    gemeenten, noord = list(Gemeente.objects.filter(naam__in=["Aa", "Cee"])), Regio.objects.get(naam="Noord")
    velden = {"code": "GM9999", "naam": "Aacee", "regio": noord, "vanaf": SAMEN, "reden": "Wet", "door": OPDRACHTREGEL}
    voeg_samen(gemeenten, **velden)
    assert lijnen(bereken(wereld, peildatum)) == {
        "Noord": [140, 140, 100, 100, 100, 100, 110, 110],
        "Zuid": [10, 10, 50, 50, 10, 10, 0, 0],
    }


def test_een_uitruil_staat_op_elke_dag_bij_de_regio_van_beide(wereld):
    """Aa gives 7 to Bee, from 2024 on: within Noord nothing, and from 2027 on 7 fewer there and 7 more in Zuid."""
    aa, bee = (Gemeente.objects.get(naam=naam) for naam in ("Aa", "Bee"))
    uitruil = fabriek.uitruil(ronde=wereld)
    fabriek.overdracht(aa, bee, 7, uitruil=uitruil, van=date(2024, 1, 1), tot=EINDE)
    assert lijnen(bereken(wereld, PEILDATA[0])) == {
        "Noord": [140, 140, 93, 93, 100, 100, 100, 100],
        "Zuid": [10, 10, 57, 57, 10, 10, 10, 10],
    }


def test_een_vertrouwelijke_locatie_staat_in_geen_enkele_lijn(wereld):
    voor = lijnen(bereken(wereld, PEILDATA[0]))
    bee = Gemeente.objects.get(naam="Bee")
    fabriek.periode(fabriek.locatie(bee, vertrouwelijk=True), 1000)
    voeg_samen(
        [bee, Gemeente.objects.get(naam="Cee")],
        code="GM9999",
        naam="Beecee",
        regio=Regio.objects.get(naam="Zuid"),
        vanaf=SAMEN,
        reden="Wet",
        door=OPDRACHTREGEL,
    )
    for peildatum in (PEILDATA[0], SAMEN):
        assert lijnen(bereken(wereld, peildatum)) == voor


@pytest.mark.parametrize("soort", [Lidsoort.REGIO, Lidsoort.VEILIGHEIDSREGIO])
@pytest.mark.parametrize("peildatum", PEILDATA)
def test_alle_groepen_samen_zijn_op_elke_dag_de_provincie(wereld, peildatum, soort):
    aa, cee = (Gemeente.objects.get(naam=naam) for naam in ("Aa", "Cee"))
    groep = fabriek.groep(Gebiedsoort.VEILIGHEIDSREGIO, aa, naam="Oost")
    fabriek.lid(cee, Lidsoort.VEILIGHEIDSREGIO, groep, vanaf=EINDE)
    cijfers = bereken(wereld, peildatum, indeling=soort)
    samen = [sum(op_die_dag) for op_die_dag in zip(*lijnen(cijfers).values(), strict=True)]
    assert samen == [cijfers.capaciteit.op(dag) for dag in DAGEN] == [150, 150, 150, 150, 110, 110, 110, 110]


def test_borne_naar_ijsselland(als, overijssel):
    """On the page of either regio the line steps by the 80 of Borne, and says why."""
    borne = Gemeente.objects.get(naam="Borne")
    fabriek.periode(borne, 80)
    twente, ijsselland = (Regio.objects.get(naam=naam) for naam in ("Twente", "IJsselland"))
    verplaats(borne, ijsselland, vanaf=VERHUISD, reden="Besluit", door=OPDRACHTREGEL)
    for regio in (twente, ijsselland):
        pagina = als("lezer").get(f"/regio/{regio.code}/").content.decode()
        assert "Op 1 januari 2027 gaat Borne van Twente naar IJsselland." in pagina
        assert "1 januari 2027: " in pagina  # where the line of the chart steps
    assert "gaat Borne van" not in als("lezer").get("/provincie/PV23/").content.decode()


@pytest.mark.parametrize("peildatum", [*PEILDATA, SAMEN])
def test_een_deel_van_een_gemeente_telt_waar_het_die_dag_is(wereld, peildatum):
    """Of Aa the 30 places of the hotel go to Cee, in Zuid, in 2028; until then they are in Noord."""
    aa, cee = (Gemeente.objects.get(naam=naam) for naam in ("Aa", "Cee"))
    hotel = fabriek.locatie(aa)
    fabriek.periode(hotel, 30)
    splitsing = Splitsing(aa, [cee], [], aa.code, SAMEN)
    splits_gemeente(splitsing, Boedeldeling({hotel.pk: cee.code}), reden="Wet", door=OPDRACHTREGEL)
    assert lijnen(bereken(wereld, peildatum)) == {
        "Noord": [170, 170, 130, 130, 130, 130, 100, 100],
        "Zuid": [10, 10, 50, 50, 10, 10, 40, 40],
    }
