"""What a workbook does to the records: new, changed, unchanged, and what is refused rather than guessed."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from opgaven.bronnen.models import Bron
from opgaven.gebieden.kaart import kaart
from opgaven.gebieden.models import Gemeente, Provincie
from opgaven.rondes.models import Ronde
from prt.toegang.rollen.keuzes import Rolsoort
from prt.toegang.rollen.models import Gebruiker, Rol
from prt.toegang.rollen.rechten import OPDRACHTREGEL
from realisatie.importeren.acties import Aantallen, importeer
from realisatie.importeren.lezen import lees
from realisatie.importeren.plannen import maak_plan
from realisatie.locaties.models import Beschikbaarheid, Locatie, Regiototaal
from tests import fabriek
from tests.realisatie.importeren.hulp import bestand, rij

pytestmark = pytest.mark.django_db


def neem(*rijen, door=OPDRACHTREGEL, proef=False):
    return importeer(lees(bestand(*rijen), grootste=10**7), door=door, proef=proef)


def meldingen(*rijen, **opties) -> list[str]:
    voor = inhoud()
    uitslag = neem(*rijen, **opties)
    assert uitslag.uitkomst is None
    assert inhoud() == voor
    return [str(probleem) for probleem in uitslag.problemen]


def inhoud():
    """Everything that an import could touch."""
    return list(Locatie.objects.order_by("pk").values()), list(Beschikbaarheid.objects.order_by("pk").values())


def telling(*rijen, **opties):
    uitkomst = neem(*rijen, **opties).uitkomst
    return uitkomst.locaties, uitkomst.periodes


@pytest.fixture(autouse=True)
def wereld(db):
    provincie = fabriek.provincie(code="PV23", naam="Overijssel")
    gelderland = fabriek.provincie(code="PV25", naam="Gelderland")
    for code, naam in (("GM0193", "Zwolle"), ("GM0166", "Kampen"), ("GM0150", "Deventer")):
        fabriek.gemeente(naam, code=code, provincie=provincie)
    for nummer, waar in enumerate((provincie, gelderland)):
        fabriek.gemeente("Bergen", code=f"GM900{nummer}", provincie=waar)


@pytest.fixture
def medewerker():
    gebruiker = Gebruiker.objects.create_user("z@demo.example", naam="Medewerker Zwolle")
    zwolle = Gemeente.objects.get(naam="Zwolle")
    Rol.objects.create(gebruiker=gebruiker, soort=Rolsoort.MEDEWERKER_GEMEENTE, gebied=zwolle)
    return gebruiker


def test_een_rij_wordt_een_locatie_met_een_periode():
    assert telling(rij(Bijzonderheden="In twee fasen")) == (Aantallen(1, 0, 0), Aantallen(1, 0, 0))
    locatie = Locatie.objects.get()
    assert (locatie.gemeente.naam, locatie.naam, locatie.soort) == ("Zwolle", "Azc Hanzeland", "azc")
    assert (locatie.exploitant, locatie.adres, locatie.vertrouwelijk) == ("coa", "Hanzelaan 1", False)
    assert (locatie.bijzonderheden, locatie.bron, locatie.vindplaats) == ("In twee fasen", None, "")
    periode = locatie.beschikbaarheden.get()
    assert (periode.doelgroep, periode.plekken, periode.hardheid) == ("asiel", 120, "vastgesteld")
    assert (periode.van, periode.van_precisie) == (date(2025, 7, 1), "dag")
    assert (periode.tot, periode.tot_precisie) == (date(2030, 7, 1), "dag")


def test_wat_niet_bekend_is_blijft_onbekend_en_vertrouwelijk():
    leeg = dict.fromkeys(["Soort", "Exploitant", "Adres", "Plekken", "Van", "Tot", "Vertrouwelijk"])
    neem(rij(**leeg, Hardheid="voornemen"))
    periode = Beschikbaarheid.objects.select_related("locatie").get()
    assert (periode.plekken, periode.van, periode.van_precisie) == (None, None, "onbekend")
    assert (periode.tot, periode.tot_precisie) == (None, "dag")
    assert (periode.locatie.soort, periode.locatie.exploitant, periode.locatie.vertrouwelijk) == ("", "", True)


def test_hetzelfde_bestand_twee_keer_verandert_niets():
    rijen = (
        rij(),
        rij(Doelgroep="amv", Plekken=12, Tot="2035"),
        rij(Gemeente="Kampen", Van="maart 2026", Tot="onbekend"),
    )
    assert telling(*rijen) == (Aantallen(2, 0, 0), Aantallen(3, 0, 0))
    voor = inhoud()
    assert telling(*rijen) == (Aantallen(0, 0, 2), Aantallen(0, 0, 3))
    assert inhoud() == voor


def test_een_verschil_wijzigt_de_periode_en_laat_de_rest_staan():
    neem(rij(), rij(Doelgroep="amv", Plekken=12))
    asiel = Beschikbaarheid.objects.get(doelgroep="asiel")
    Beschikbaarheid.objects.filter(pk=asiel.pk).update(toelichting="blijft", optie_tot=date(2032, 1, 1))
    assert telling(rij(Plekken=130, Tot="2031")) == (Aantallen(0, 0, 1), Aantallen(0, 1, 0))
    asiel.refresh_from_db()
    assert (asiel.plekken, asiel.tot, asiel.tot_precisie) == (130, date(2031, 1, 1), "jaar")
    assert (asiel.toelichting, asiel.optie_tot) == ("blijft", date(2032, 1, 1))
    assert Beschikbaarheid.objects.get(doelgroep="amv").plekken == 12


def test_een_lege_cel_maakt_leeg_en_alleen_de_locatie_is_gewijzigd():
    neem(rij(Bijzonderheden="weg"))
    assert telling(rij(Adres=None, Soort=None, Bijzonderheden=None)) == (Aantallen(0, 1, 0), Aantallen(0, 0, 1))
    locatie = Locatie.objects.get()
    assert (locatie.adres, locatie.soort, locatie.bijzonderheden) == ("", "", "")


def test_een_andere_begindatum_is_een_andere_periode():
    neem(rij())
    assert telling(rij(Van=date(2026, 1, 1))) == (Aantallen(0, 0, 1), Aantallen(1, 0, 0))


def test_de_naam_van_de_locatie_luistert_niet_naar_hoofdletters_en_spaties():
    neem(rij())
    assert telling(rij(Locatie=" azc  HANZELAND ", Doelgroep="amv")) == (Aantallen(0, 0, 1), Aantallen(1, 0, 0))
    assert Locatie.objects.get().naam == "Azc Hanzeland"


@pytest.mark.parametrize("gemeente", ["zwolle", "Gemeente Zwolle", "GM0193", "gm0193", " ZWOLLE "])
def test_een_gemeente_bij_naam_of_code(gemeente):
    assert neem(rij(Gemeente=gemeente)).uitkomst
    assert Locatie.objects.get().gemeente.naam == "Zwolle"


def test_een_onbekende_gemeente_noemt_de_naaste():
    assert meldingen(rij(Gemeente="Zwole")) == [
        "Beschikbaarheid!A2 (rij 2, kolom Gemeente): “Zwole” is geen bekende gemeente. Bedoelt u “Zwolle”?"
    ]
    (melding,) = meldingen(rij(Gemeente="Xyz"))
    assert melding.endswith("Vul de officiële naam of de CBS-code in.")


def test_een_naam_die_meer_gemeenten_hebben():
    (melding,) = meldingen(rij(Gemeente="Bergen"))
    assert "Er zijn meer gemeenten die Bergen heten. Vul in plaats van de naam GM9000 of GM9001 in." in melding
    assert neem(rij(Gemeente="GM9001")).uitkomst


def test_rijen_van_een_locatie_spreken_elkaar_niet_tegen():
    anders = {"Soort": "cno", "Exploitant": None, "Adres": "Elders 2", "Vertrouwelijk": "ja", "Bijzonderheden": "Nieuw"}
    gelijk = rij(Bijzonderheden="Oud")
    gevonden = meldingen(gelijk, gelijk | {"Doelgroep": "amv"} | anders)
    assert [melding.split(" ")[0] for melding in gevonden] == [f"Beschikbaarheid!{letter}3" for letter in "CDEKL"]
    assert "Soort verschilt van rij 2, die over dezelfde locatie gaat. Maak ze gelijk." in gevonden[0]


def test_een_leeg_adres_naast_een_ingevuld_adres_is_geen_tegenspraak():
    neem(rij(Adres=None, Bijzonderheden="Tekst"), rij(Doelgroep="amv", Bijzonderheden=None))
    assert Locatie.objects.values_list("adres", "bijzonderheden").get() == ("Hanzelaan 1", "Tekst")


def test_dezelfde_periode_twee_keer_in_het_bestand():
    (melding,) = meldingen(rij(), rij(Locatie="AZC Hanzeland", Plekken=121))
    assert melding.startswith("Beschikbaarheid!H3 (rij 3, kolom Van): Deze periode staat ook in rij 2")


def test_overlap_is_geen_probleem():
    assert telling(rij(), rij(Van=date(2026, 1, 1))) == (Aantallen(1, 0, 0), Aantallen(2, 0, 0))


@pytest.fixture
def dubbele_periode():
    neem(rij())
    dubbel = Beschikbaarheid.objects.get()
    dubbel.pk, dubbel.plekken = None, 30
    dubbel.save()


def test_meer_bestaande_periodes_die_de_rij_kan_bedoelen(dubbele_periode):
    (melding,) = meldingen(rij(Plekken=99))
    assert "kolom Van): Deze locatie heeft al meer periodes met deze doelgroep en begindatum." in melding


def test_rijen_die_precies_gelijk_zijn_aan_dubbele_periodes_veranderen_niets(dubbele_periode):
    assert telling(rij(Plekken=30), rij()) == (Aantallen(0, 0, 1), Aantallen(0, 0, 2))


def test_locaties_die_alleen_in_hoofdletters_verschillen():
    zwolle = Gemeente.objects.get(naam="Zwolle")
    for naam in ("De Hof", "de hof"):
        Locatie.objects.create(gemeente=zwolle, naam=naam)
    neem(rij(Locatie="de hof"))
    assert Beschikbaarheid.objects.get().locatie.naam == "de hof"
    (melding,) = meldingen(rij(Locatie="DE HOF"))
    assert "kolom Locatie): Deze gemeente heeft al locaties waarvan de namen alleen" in melding


def test_een_einde_voorbij_de_optie_tot_verlenging():
    neem(rij())
    Beschikbaarheid.objects.update(optie_tot=date(2032, 1, 1))
    for tot in (date(2032, 1, 1), date(2040, 1, 1), None, "onbekend"):
        (melding,) = meldingen(rij(Tot=tot))
        assert "kolom Tot): Bij deze periode hoort een optie tot verlenging" in melding


def test_een_voornemen_dat_iets_vervangt_wordt_niet_zomaar_hard():
    neem(rij(Hardheid="voornemen"))
    Beschikbaarheid.objects.update(vervangt=Locatie.objects.get())
    (melding,) = meldingen(rij(Hardheid="vastgesteld"))
    assert "kolom Hardheid): Deze periode is een voornemen dat een andere locatie vervangt." in melding
    assert neem(rij(Hardheid="verkenning")).uitkomst


def test_een_voornemen_dat_hard_wordt_hoort_niet_meer_bij_het_regiototaal():
    provincie = Provincie.objects.get(naam="Overijssel")
    regio = provincie.regios.create(naam="IJsselland", code="ijsselland")
    ronde = Ronde.objects.create(gebied=fabriek.land(), stroom="asiel", code="asiel-2024", naam="Cyclus 1")
    neem(rij(Hardheid="voornemen"))
    Beschikbaarheid.objects.update(regiototaal=Regiototaal.objects.create(ronde=ronde, regio=regio, aantal=500))
    neem(rij(Hardheid="voornemen", Plekken=130))
    assert Beschikbaarheid.objects.get().regiototaal
    neem(rij(Hardheid="vastgesteld", Plekken=130))
    assert Beschikbaarheid.objects.get().regiototaal is None


def test_een_gewijzigde_periode_komt_niet_meer_uit_het_document():
    neem(rij(), rij(Doelgroep="amv"))
    bron = Bron.objects.create(gebied=fabriek.land(), code="verslag", titel="Verslag", opsteller="CdK")
    Beschikbaarheid.objects.update(bron=bron, vindplaats="Tabel 3")
    neem(rij(Plekken=1), rij(Doelgroep="amv"))
    herkomst = dict(Beschikbaarheid.objects.values_list("doelgroep", "vindplaats"))
    assert herkomst == {"asiel": "", "amv": "Tabel 3"}
    assert Beschikbaarheid.objects.get(doelgroep="asiel").bron is None


def test_een_gebruiker_voert_alleen_in_voor_zijn_gemeenten(medewerker):
    assert neem(rij(), door=medewerker).uitkomst
    (melding,) = meldingen(rij(Doelgroep="amv"), rij(Gemeente="Kampen"), door=medewerker)
    assert melding.endswith(
        "A3 (rij 3, kolom Gemeente): U kunt voor de gemeente Kampen niets invoeren. Verwijder deze rij."
    )


def test_een_proef_zegt_wat_er_zou_gebeuren_en_schrijft_niets():
    neem(rij())
    voor = inhoud()
    assert telling(rij(Plekken=1), rij(Locatie="Nieuw"), proef=True) == (Aantallen(1, 0, 1), Aantallen(1, 1, 0))
    assert inhoud() == voor


def test_iemand_anders_is_net_voor(monkeypatch):
    """The database has the last word; its refusal becomes a sentence, and nothing of the rest remains."""
    zwolle = Gemeente.objects.get(naam="Zwolle")

    def plan_en_ondertussen(*args, **opties):
        gemaakt = maak_plan(*args, **opties)
        Locatie.objects.create(gemeente=zwolle, naam="Ander")
        return gemaakt

    monkeypatch.setattr("realisatie.importeren.acties.maak_plan", plan_en_ondertussen)
    uitslag = neem(rij(), rij(Locatie="Ander"))
    assert "iemand anders heeft intussen iets gewijzigd" in str(uitslag.problemen[0])
    assert inhoud() == ([], [])


def aantal_vragen(aantal_rijen: int, **opties) -> int:
    inlezing = lees(bestand(*[rij(Locatie=f"Locatie {nummer}") for nummer in range(aantal_rijen)]), grootste=10**7)
    kaart()  # once per request
    with CaptureQueriesContext(connection) as vragen:
        assert importeer(inlezing, door=OPDRACHTREGEL, **opties).uitkomst
    return len([vraag for vraag in vragen if "SAVEPOINT" not in vraag["sql"]])


@pytest.mark.parametrize("bestaat", [False, True])
def test_het_aantal_vragen_groeit_niet_met_de_rijen(bestaat):
    """Two for the gemeenten, one to lock them, one for their locaties and one for the periods."""
    if bestaat:
        aantal_vragen(300)
    assert aantal_vragen(3, proef=True) == aantal_vragen(300, proef=True) == 5


def test_er_wordt_in_grote_porties_geschreven():
    """SQLite takes at most 999 values in one statement, so some seventy rows at a time; the trail as much again."""
    assert aantal_vragen(300) <= 5 + 4 + 5 + (4 + 4 + 6)
