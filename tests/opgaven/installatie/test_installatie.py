"""The beheerder van de installatie: who takes part and who keeps a provincie, and nothing of what lies in one."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from opgaven.gebieden.keuzes import Lidsoort
from opgaven.gebieden.models import Gebied, Gemeente, Provincie, het_land
from opgaven.installatie.acties import zet_deelname
from opgaven.installatie.lezen import in_woorden, laatste_deelname, lees_installatie
from prt.problemen import KanNiet
from prt.toegang.collegas.acties import beeindig_rol, nodig_uit
from prt.toegang.rollen.keuzes import Rolsoort
from prt.toegang.rollen.models import Gebruiker, Rol
from prt.toegang.rollen.rechten import OPDRACHTREGEL, Recht, mag, waar
from prt.toegang.spoor.models import Handeling
from tests import fabriek, tweede_provincie
from tests.tweede_provincie import WOORD

pytestmark = pytest.mark.django_db

VANDAAG = date(2026, 11, 28)


@pytest.fixture
def beheerder(demo):
    return Gebruiker.objects.get(email="beheer-installatie@demo.example")


def test_geen_recht_in_iets_wat_in_het_land_ligt(beheerder):
    eigen = {recht for recht in Recht if mag(beheerder, recht, het_land())}
    assert eigen == {
        Recht.INSTALLATIE_BEHEREN,
        Recht.LANDELIJK_VASTLEGGEN,
        Recht.BEHEERDERS_BENOEMEN,
        Recht.SPOOR_VAN_HET_LAND_LEZEN,
        Recht.CYCLUS_STARTEN,
    }
    for recht in Recht:
        assert set(Gebied.objects.filter(waar(beheerder, recht))) <= {het_land()}
        assert not mag(beheerder, recht, Gebied.objects.exclude(pk=het_land().pk))


def test_na_het_inloggen_staat_er_wat_er_te_doen_is(als):
    client = als("beheer-installatie")
    antwoord = client.get("/", follow=True)
    assert antwoord.redirect_chain == [("/installatie/", 302)]
    pagina = antwoord.content.decode()
    for tekst in ("Overijssel", "Demo beheerder", "Volgende cyclus starten", "Landelijke opgave toevoegen"):
        assert tekst in pagina
    assert [punt["naam"] for deel in antwoord.context["menu"] for punt in deel.get("punten", [deel])] == [
        "Installatie",
        "Spoor",
        "Collega’s",
    ]


def test_van_een_provincie_staat_er_alleen_haar_naam_en_wie_haar_beheert(als):
    tweede_provincie.maak()
    pagina = als("beheer-installatie").get("/installatie/").content.decode()
    assert f"{WOORD}land" in pagina and f"{WOORD} functioneel_beheerder" in pagina
    assert f"{WOORD}regio" not in pagina and f"{WOORD} prt_secretaris" not in pagina
    for pad in ("/locaties/", "/opgaven/", "/provincie/PV77/", "/planning/", "/land/", "/gebieden/", "/rapporten/"):
        assert als("beheer-installatie").get(pad).status_code in (403, 404), pad


def lid(groep, vanaf):
    return fabriek.lid(fabriek.provincie(), Lidsoort.DEELNAME, groep, vanaf=vanaf)


def test_deelname_in_woorden(db):
    land = fabriek.land()
    sinds, weg, later = lid(land, date(2025, 1, 1)), lid(None, date(2026, 7, 1)), lid(land, date(2027, 1, 1))
    vanouds, straks_weg = lid(land, date(1900, 1, 1)), lid(None, date(2027, 7, 1))

    def zegt(*leden):
        return in_woorden(list(leden), VANDAAG)

    assert zegt() == "doet niet mee"
    assert zegt(vanouds) == "doet mee"
    assert zegt(sinds) == "doet mee sinds 1 januari 2025"
    assert zegt(sinds, straks_weg) == "doet mee sinds 1 januari 2025, tot 1 juli 2027"
    assert zegt(sinds, weg) == "doet niet meer mee sinds 1 juli 2026"
    assert zegt(later) == "doet niet mee, vanaf 1 januari 2027"


def versie(provincie):
    laatste = laatste_deelname(provincie)
    return laatste.pk if laatste else 0


def zet(provincie, vanaf, door=OPDRACHTREGEL):
    return zet_deelname(provincie, vanaf=vanaf, reden="Besluit", door=door, versie=versie(provincie))


def test_een_provincie_begint_en_stopt(beheerder):
    flevoland = Provincie.objects.get(naam="Flevoland")
    assert not flevoland.doet_mee
    zet(flevoland, date(2026, 1, 1), beheerder)
    assert flevoland.doet_mee
    deze = Handeling.objects.order_by("-pk")[0]
    assert (deze.gebied, deze.wie, deze.reden) == (het_land(), beheerder, "Besluit")
    zet(flevoland, date(2026, 2, 1), beheerder)
    assert not flevoland.doet_mee
    with pytest.raises(KanNiet, match="Kies een dag daarna") as fout:
        zet(flevoland, date(2026, 2, 1), beheerder)
    assert fout.value.veld == "vanaf"


def test_op_het_scherm_met_een_fout_bij_het_veld(als):
    client = als("beheer-installatie")
    leeg = client.post("/installatie/PV24/deelname/", {})
    assert leeg.status_code == 422 and "Schrijf waarom" in leeg.content.decode()
    gestuurd = {"vanaf": "2027-01-01", "reden": "Besluit", "versie": 0}
    assert client.post("/installatie/PV24/deelname/", gestuurd).url == "/installatie/"
    assert "vanaf 1 januari 2027" in client.get("/installatie/").content.decode()
    opnieuw = client.post("/installatie/PV24/deelname/", gestuurd | {"vanaf": "2027-02-01"})
    assert opnieuw.status_code == 409  # who meant to begin, does not end it
    assert client.get("/installatie/PV99/deelname/").status_code == 404


def benoem(door, soort, gebied, email="nieuw@x.example"):
    return nodig_uit(None, naam="Nieuw", email=email, soort=soort, gebied=gebied, door=door)


def test_wie_zij_benoemt_en_wie_niet(beheerder):
    """Also where nobody works yet; never somebody who works in a provincie."""
    flevoland, zwolle = Provincie.objects.get(naam="Flevoland"), Gemeente.objects.get(naam="Zwolle")
    for soort, gebied in (
        (Rolsoort.FUNCTIONEEL_BEHEERDER, flevoland),
        (Rolsoort.RIJK, het_land()),
        (Rolsoort.BEHEERDER_INSTALLATIE, het_land()),
    ):
        rol = benoem(beheerder, soort, gebied)
        beeindig_rol(rol, door=beheerder, vandaag=VANDAAG, reden="x")
    for soort, gebied in ((Rolsoort.PRT_SECRETARIS, flevoland), (Rolsoort.MEDEWERKER_GEMEENTE, zwolle)):
        with pytest.raises(PermissionDenied):
            benoem(beheerder, soort, gebied)
    with pytest.raises(PermissionDenied):
        beeindig_rol(Rol.objects.get(gebruiker__email="cdk@demo.example"), door=beheerder, vandaag=VANDAAG, reden="x")
    with pytest.raises(PermissionDenied):
        benoem(Gebruiker.objects.get(email="beheer@demo.example"), Rolsoort.BEHEERDER_INSTALLATIE, het_land())


def test_niemand_geeft_of_beeindigt_een_eigen_rol(als, beheerder):
    client, land = als("beheer-installatie"), f"land-{het_land().pk}"
    eigen = {"naam": "Ik", "email": beheerder.email, "soort": Rolsoort.RIJK, "gebied": land}
    assert "U kunt uzelf geen rol geven" in client.post("/collegas/", eigen).content.decode()
    assert client.get(f"/collegas/{beheerder.rollen.get().pk}/beeindigen/").status_code == 404
    pagina = client.get("/collegas/").content.decode()
    assert "Demo beheerder" in pagina and "Demo CdK-staf" not in pagina


def test_een_nieuwe_provincie_kan_beginnen(als, django_capture_on_commit_callbacks):
    """Let it take part, invite who keeps it, who then invites the others."""
    client, flevoland = als("beheer-installatie"), Provincie.objects.get(naam="Flevoland")
    client.post("/installatie/PV24/deelname/", {"vanaf": "2026-01-01", "reden": "Besluit", "versie": 0})
    uitnodiging = {"naam": "Flo", "email": "flo@flevoland.example", "soort": Rolsoort.FUNCTIONEEL_BEHEERDER}
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/collegas/", uitnodiging | {"gebied": f"provincie-{flevoland.pk}"})
    flo = Gebruiker.objects.get(email="flo@flevoland.example")
    assert benoem(flo, Rolsoort.PRT_SECRETARIS, flevoland).gebied == flevoland
    with time_machine.travel(VANDAAG, tick=False):
        stand = {rij.provincie.naam: (rij.doet_mee, rij.accounts) for rij in lees_installatie(VANDAAG)}
    assert stand["Flevoland"] == (True, 2)


def test_het_spoor_van_het_land_en_van_niemand(als):
    client = als("beheer-installatie")
    fabriek.opgave(Gemeente.objects.get(naam="Zwolle"), grondslag="verzoek")
    zien = set(Handeling.objects.zichtbaar_voor(Gebruiker.objects.get(email="beheer-installatie@demo.example")))
    van_niemand = Handeling.objects.filter(gebied=None, gemeenten=None)
    assert zien == {*Handeling.objects.filter(gebied=het_land()), *van_niemand}
    assert client.get("/spoor/").status_code == 200
