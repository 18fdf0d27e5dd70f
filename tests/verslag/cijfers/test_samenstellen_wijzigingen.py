"""What changes the figures of Overijssel, and what does not: plans, new opgaven, uitruil, confidentiality."""

import pickle
from datetime import date

import pytest
from django.db.models import F, Value
from django.db.models.functions import Concat

from opgaven.gebieden.models import Gemeente, Provincie
from opgaven.opgaven.models import Opgave
from opgaven.rondes.models import Ronde
from realisatie.locaties.models import Beschikbaarheid, Locatie, Regiototaal
from realisatie.uitruil.models import Overdracht, Uitruil
from tests import fabriek
from tests.verslag.cijfers.test_samenstellen import kern, van
from tests.verslag.conftest import PEILDATUM
from verslag.cijfers.samenstellen import stel_samen


@pytest.fixture
def opnieuw(overijssel):
    """Compose the figures, after a test changed something."""

    def maak(peildatum=PEILDATUM):
        return stel_samen(Ronde.objects.get(nummer=1), Provincie.objects.get(naam="Overijssel"), peildatum)

    return maak


def test_zonder_regiototaal_is_alles_onbekend_en_niets_nul(opnieuw):
    Beschikbaarheid.objects.update(regiototaal=None)
    Regiototaal.objects.all().delete()
    asiel = opnieuw().asiel
    assert (asiel.voornemens, asiel.met_voornemens, asiel.percentage_met_voornemens) == (None, None, None)
    assert asiel.voornemens_zonder_aantal == 9


def test_een_voornemen_in_het_regiototaal_telt_niet_nog_eens(opnieuw):
    Beschikbaarheid.objects.filter(locatie__gemeente__naam="Raalte").update(plekken=100)
    cijfers = opnieuw()
    assert van(cijfers, "IJsselland").asiel.voornemens == 1279
    assert van(cijfers, "Raalte").voornemens.plekken == 100


def test_een_voornemen_buiten_het_regiototaal_komt_erbij(opnieuw):
    ommen = Gemeente.objects.get(naam="Ommen")
    fabriek.voornemen(ommen, 70)
    fabriek.voornemen(ommen, 30, doelgroep="amv")
    cijfers = opnieuw()
    assert van(cijfers, "IJsselland").asiel.voornemens == 1279 + 100
    assert (van(cijfers, "IJsselland").amv.voornemens, cijfers.amv.voornemens) == (50 + 30, 50 + 30)
    assert cijfers.asiel.voornemens == 1835 + 100


def test_meer_ingevuld_dan_het_regiototaal_is_een_melding(opnieuw):
    Beschikbaarheid.objects.filter(locatie__gemeente__naam="Raalte").update(plekken=1280)
    (probleem,) = opnieuw().problemen
    assert probleem.waar == "IJsselland"


def test_een_voornemen_dat_een_azc_vervangt_telt_alleen_wat_erbij_komt(opnieuw):
    hardenberg = Gemeente.objects.get(naam="Hardenberg")
    oud = hardenberg.locaties.get()
    fabriek.voornemen(hardenberg, 800, vervangt=oud)
    cijfers = opnieuw()
    assert van(cijfers, "Hardenberg").voornemens.plekken == 100
    assert cijfers.asiel.voornemens == 1835 + 100
    assert cijfers.asiel.gegarandeerd == 3864


@pytest.mark.parametrize(
    ("peildatum", "zwolle", "amv", "provincie"),
    [(date(2024, 12, 31), 717, 61, 6325), (date(2025, 1, 1), 800, 70, 6325 - 717 + 800)],
)
def test_een_nieuwe_opgave_geldt_vanaf_haar_dag(opnieuw, peildatum, zwolle, amv, provincie):
    oud = Opgave.objects.get(gebied__naam="Zwolle", ronde__nummer=1)
    fabriek.opgave(
        oud.gebied, 800, waarvan_amv=70, ronde=oud.ronde, grondslag="verdeelbesluit", geldig_vanaf=date(2025, 1, 1)
    )
    cijfers = opnieuw(peildatum)
    assert (van(cijfers, "Zwolle").aantal_opgave, van(cijfers, "Zwolle").opgave_amv) == (zwolle, amv)
    assert cijfers.asiel.opgave == provincie


def test_zonder_datum_geldt_een_opgave_al_en_wijkt_zij_voor_een_latere(opnieuw):
    oud = Opgave.objects.get(gebied__naam="Zwolle", ronde__nummer=1)
    fabriek.opgave(oud.gebied, 650, ronde=oud.ronde, grondslag="raming")
    assert van(opnieuw(), "Zwolle").aantal_opgave == 717
    assert van(opnieuw(date(2024, 1, 31)), "Zwolle").aantal_opgave == 650


def test_opgaven_die_niet_optellen_tot_het_gepubliceerde_totaal_zijn_een_melding(opnieuw):
    Opgave.objects.filter(gebied__naam="Zwolle", ronde__nummer=1).update(aantal=718)
    problemen = opnieuw().problemen
    assert {probleem.waar for probleem in problemen} == {"IJsselland", "Overijssel"}
    assert all("asielopgave" in probleem.tekst for probleem in problemen)


def test_een_onbekende_opgave_is_geen_nul(opnieuw):
    Opgave.objects.filter(ronde__nummer=1).delete()
    cijfers = opnieuw()
    assert (cijfers.asiel.opgave, cijfers.asiel.verschil, cijfers.asiel.percentage) == (None, None, None)
    zwolle = van(cijfers, "Zwolle")
    assert (zwolle.aantal_opgave, zwolle.verschil, zwolle.percentage) == (None, None, None)


def test_een_niet_vervulde_voorwaarde_haalt_200_plekken_uit_kampen(opnieuw):
    Uitruil.objects.update(voorwaarde_stand="niet_vervuld")
    cijfers = opnieuw()
    kampen = van(cijfers, "Kampen")
    assert (kampen.asiel.plekken, kampen.gegarandeerd, cijfers.asiel.gegarandeerd) == (48, 74, 3664)
    assert [deel.plekken for deel in kampen.asiel.delen] == [48]
    assert not any("Dronten" in tekst for tekst in kampen.bijzonderheden)
    assert ("2026-02-01", "Kampen", 200) not in [(str(a.einde.dag), a.naam, a.einde.plekken) for a in cijfers.afloop]
    assert len(cijfers.uitruilen) == 1


def test_een_vervulde_voorwaarde_verandert_niets(opnieuw):
    Uitruil.objects.update(voorwaarde_stand="vervuld")
    assert opnieuw().asiel.gegarandeerd == 3864


def test_een_uitruil_binnen_de_provincie_verandert_de_som_niet(opnieuw):
    zwolle, dalfsen = Gemeente.objects.get(naam="Zwolle"), Gemeente.objects.get(naam="Dalfsen")
    fabriek.overdracht(zwolle, dalfsen, 150)
    cijfers = opnieuw()
    assert (van(cijfers, "Zwolle").asiel.plekken, van(cijfers, "Dalfsen").asiel.plekken) == (346 - 150, 150)
    assert sum(deel.plekken for deel in van(cijfers, "Zwolle").asiel.delen) == 346 - 150
    assert (cijfers.asiel.gegarandeerd, cijfers.problemen) == (3864, ())


def test_meer_weggeven_dan_er_is_geeft_een_melding_en_de_som_blijft_goed(opnieuw):
    steenwijk, dalfsen = Gemeente.objects.get(naam="Steenwijkerland"), Gemeente.objects.get(naam="Dalfsen")
    fabriek.overdracht(steenwijk, dalfsen, 100)
    cijfers = opnieuw()
    assert (van(cijfers, "Steenwijkerland").asiel.plekken, van(cijfers, "Dalfsen").asiel.plekken) == (-20, 100)
    assert van(cijfers, "Steenwijkerland").delen == ()
    assert cijfers.asiel.gegarandeerd == 3864
    (probleem,) = cijfers.problemen
    assert probleem.waar == "Steenwijkerland"
    assert "20 plekken meer" in probleem.tekst


def zet_overal_een_geheim(vertrouwelijk: bool) -> None:
    """Not on the lines of an uitruil: those are records, and whoever renders them leaves out a confidential locatie."""
    Locatie.objects.update(
        vertrouwelijk=vertrouwelijk,
        naam=Concat(Value("GEHEIM "), F("naam")),
        adres="GEHEIM adres",
        bijzonderheden="GEHEIM bijzonderheden",
    )
    Beschikbaarheid.objects.update(toelichting="GEHEIM toelichting")
    Overdracht.objects.update(locatie=None)


def test_van_een_vertrouwelijke_locatie_tellen_alleen_de_plekken(opnieuw):
    """A pickle holds every string that can be reached from the figures, however deep."""
    zet_overal_een_geheim(vertrouwelijk=True)
    cijfers = opnieuw()
    assert (kern(cijfers.asiel), kern(cijfers.amv)) == ((6325, 3864, 1835, 5699), (538, 130, 50, 180))
    assert b"GEHEIM" not in pickle.dumps(cijfers)


def test_van_een_openbare_locatie_staat_de_toelichting_er_wel(opnieuw):
    """Without this, the test above could not fail."""
    zet_overal_een_geheim(vertrouwelijk=False)
    cijfers = opnieuw()
    assert b"GEHEIM toelichting" in pickle.dumps(cijfers)
    assert "GEHEIM toelichting" in van(cijfers, "Almelo").bijzonderheden


def test_een_voornemen_geeft_nooit_zijn_toelichting_weg(opnieuw):
    """Also when the locatie itself is public: a plan without a decision is not."""
    Beschikbaarheid.objects.voornemens().update(toelichting="GEHEIM plan")
    assert b"GEHEIM plan" not in pickle.dumps(opnieuw())


def test_een_gemeente_buiten_elke_regio_telt_niet_mee(opnieuw):
    buiten = fabriek.gemeente(provincie=Provincie.objects.get(naam="Overijssel"))
    fabriek.periode(buiten, 500)
    assert opnieuw().asiel.gegarandeerd == 3864


def test_een_regio_zonder_gemeenten_is_onbekend_en_breekt_niets(opnieuw):
    fabriek.regio(provincie=Provincie.objects.get(naam="Overijssel"), naam="Leeg", code="leeg", volgorde=9)
    cijfers = opnieuw()
    assert kern(van(cijfers, "Leeg").asiel)[:2] == (None, 0)
    assert cijfers.asiel.opgave == 6325
