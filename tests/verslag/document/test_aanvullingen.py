"""The maandrapportage: what changed since last month as it was known then, and who confirmed."""

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from opgaven.gebieden.models import Gemeente
from opgaven.rondes.models import Ronde
from prt.toegang.rollen.rechten import OPDRACHTREGEL
from prt.toegang.spoor.models import Handeling
from realisatie.locaties import acties
from realisatie.locaties.models import Beschikbaarheid, Locatie
from realisatie.maand import rekenen as maanden
from realisatie.maand.lezen import bevestigingen
from realisatie.maand.models import Maandstand, Maandstap
from realisatie.maand.rekenen import Stap
from tests import fabriek
from tests.verslag.heel import als_html
from tests.verslag.rapport.test_rapporten import stel
from verslag.uitvoer.gegevens import TABELLEN

pytestmark = pytest.mark.django_db


@pytest.fixture
def volgende_maand(demo):
    """On the tenth of the month after everything was loaded Zwolle loses 200 places and Enschede gets 40 more."""
    geladen = timezone.localdate(Handeling.objects.earliest("pk").wanneer)
    with time_machine.travel(maanden.volgende(geladen) + timedelta(days=9, hours=12), tick=True):
        for gemeente, plekken, nieuw in (("Zwolle", 300, 100), ("Enschede", 550, 590)):
            for regel in Beschikbaarheid.objects.filter(locatie__gemeente__naam=gemeente, plekken=plekken):
                regel.plekken = nieuw
                acties.bewaar(regel.locatie, [regel], door=OPDRACHTREGEL, reden="Herteld", ook_locatie=False)
        yield timezone.localdate()


def verschil(peildatum: date, **opties):
    return stel("maandrapportage", peildatum=peildatum, **opties)


def test_wat_sinds_vorige_maand_veranderde_en_niets_anders(volgende_maand):
    verslag = verschil(volgende_maand)
    gevonden = verslag.aanvullingen.maandverschil
    assert gevonden.vanaf == volgende_maand.replace(day=1) - timedelta(days=1)
    assert {r.naam: r.gegarandeerd for r in gevonden.gewijzigd} == {"Zwolle": (394, 194), "Enschede": (550, 590)}
    assert {r.naam: r.gegarandeerd for r in gevonden.totalen} == {
        "Twente": (1866, 1906),
        "IJsselland": (1998, 1798),
        "Overijssel": (3864, 3704),
    }
    tabel = als_html(verslag).split('id="maandverschil"')[1].split("</section>")[0]
    assert "Zwolle" in tabel and "3.864" in tabel and "3.704" in tabel and "Hengelo" not in tabel
    rijen = {rij["gebied"]: rij for rij in TABELLEN["maandverschil"](verslag)}
    assert len(rijen) == 25 + 3
    assert (rijen["Zwolle"]["gegarandeerd_vorige_maand"], rijen["Zwolle"]["gegarandeerd"]) == (394, 194)


def test_zoals_het_bekend_was_voor_de_wijziging(volgende_maand):
    gevonden = verschil(volgende_maand, bekend_op=volgende_maand - timedelta(days=1)).aanvullingen.maandverschil
    assert gevonden.gewijzigd == ()
    assert gevonden.totalen[-1].gegarandeerd == (3864, 3864)


def test_een_voornemen_is_ook_een_verschil(volgende_maand):
    fabriek.voornemen(Gemeente.objects.get(naam="Borne"), 60)
    gevonden = verschil(volgende_maand).aanvullingen.maandverschil
    assert {r.naam: r.voornemens for r in gevonden.gewijzigd}["Borne"] == (0, 60)


def test_voor_de_eerste_maand_is_er_niets_om_mee_te_vergelijken(overijssel):
    verslag = verschil(date(2024, 10, 31))
    assert verslag.aanvullingen.maandverschil is None
    assert "Er is geen vorige maand om mee te vergelijken" in als_html(verslag)
    assert TABELLEN["maandverschil"](verslag) == []


@pytest.mark.parametrize(
    ("peildatum", "genoemd"),
    [(date(2025, 2, 28), False), (date(2025, 3, 1), False), (date(2025, 3, 2), True), (date(2024, 2, 29), False)],
)
def test_wat_in_het_komende_jaar_afloopt(overijssel, peildatum, genoemd):
    """Of Hardenberg 700 places end on 1 March 2026: within twelve months only from the day after that a year before."""
    einden = {afloop.naam: afloop.einde for afloop in verschil(peildatum).afloop_jaar}
    assert ("Hardenberg" in einden) is genoemd
    if genoemd:
        assert (einden["Hardenberg"].dag, einden["Hardenberg"].plekken) == (date(2026, 3, 1), 700)


NOVEMBER = date(2026, 11, 1)


def zet(naam: str, *stappen: tuple[Stap, str]) -> None:
    stand = Maandstand.objects.create(gemeente=Gemeente.objects.get(naam=naam), maand=NOVEMBER)
    for soort, moment in stappen:
        Maandstap.objects.create(
            maandstand=stand,
            soort=soort,
            moment=moment,
            naam="Demo",
            ronde=Ronde.objects.get(nummer=1),
            capaciteit=0,
            periodes=0,
            afdruk="x" * 64,
        )


@pytest.fixture
def bevestigd(overijssel):
    zet("Zwolle", (Stap.INDIENEN, "2026-11-03 10:00Z"), (Stap.ACCORDEREN, "2026-11-04 10:00Z"))
    zet("Kampen", (Stap.INDIENEN, "2026-11-05 10:00Z"), (Stap.TERUGSTUREN, "2026-11-06 10:00Z"))
    with time_machine.travel("2026-11-20 10:00+01:00"):
        yield list(Gemeente.objects.deelnemend())


def ontbrekend(gemeenten, **opties) -> set[str]:
    return {regel.gemeente.naam for regel in bevestigingen(gemeenten, NOVEMBER, **opties) if regel.ontbreekt}


def test_wie_niet_bevestigde_of_iets_terugkreeg(bevestigd):
    assert ontbrekend(bevestigd) == {gemeente.naam for gemeente in bevestigd} - {"Zwolle"}
    per_gemeente = {regel.gemeente.naam: regel for regel in bevestigingen(bevestigd, NOVEMBER)}
    assert per_gemeente["Kampen"].status.naam == "teruggestuurd"
    assert per_gemeente["Kampen"].bevestigd_op == date(2026, 11, 5)
    assert per_gemeente["Borne"].status.naam == "open"


def test_zoals_het_op_een_dag_bekend_was(bevestigd):
    assert len(ontbrekend(bevestigd, bekend_op=date(2026, 11, 2))) == 25
    assert ontbrekend(bevestigd, bekend_op=date(2026, 11, 5)) == {g.naam for g in bevestigd} - {"Zwolle", "Kampen"}


def test_een_gewijzigde_vertrouwelijke_locatie_is_aan_de_lijst_niet_te_zien(bevestigd):
    voor = bevestigingen(bevestigd, NOVEMBER)
    locatie = Locatie.objects.create(gemeente=Gemeente.objects.get(naam="Zwolle"), naam="Geheim", vertrouwelijk=True)
    fabriek.periode(locatie)
    assert bevestigingen(bevestigd, NOVEMBER) == voor


def test_een_query_hoeveel_gemeenten_ook(bevestigd, django_assert_num_queries):
    for aantal in (1, 3):
        with django_assert_num_queries(1):
            bevestigingen(bevestigd[:aantal], NOVEMBER)


def test_de_maand_staat_in_het_rapport(bevestigd):
    tekst = " ".join(als_html(stel("maandrapportage", peildatum=date(2026, 11, 20))).split())
    assert "November 2026: 1 van de 25 gemeenten hebben de maandstand bevestigd." in tekst
    tabel = tekst.split("niet hebben bevestigd</caption>")[1]
    assert "teruggestuurd" in tabel and "Zwolle" not in tabel
