"""Whose an action is: of a provincie, of the land, of gemeenten or of nobody; and so who reads of it."""

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from opgaven.gebieden.keuzes import Lidsoort
from opgaven.gebieden.land import zet_land
from opgaven.gebieden.models import Gemeente, Lidmaatschap, Provincie, het_land
from opgaven.opgaven.acties import leg_opgave_vast
from opgaven.planning.acties import bewaar_mijlpaal
from opgaven.rondes.models import Ronde
from prt.pagina.botsing import versie_van
from prt.toegang.inloggen.claims import stel_rollen_in
from prt.toegang.rollen.keuzes import Rolsoort
from prt.toegang.rollen.models import Gebruiker
from prt.toegang.rollen.rechten import OPDRACHTREGEL
from prt.toegang.spoor.handelingen import log
from prt.toegang.spoor.models import Handeling
from tests import fabriek, tweede_provincie

pytestmark = pytest.mark.django_db

BEHEERDER = {"beheer-installatie"}
HIER, DAAR, ZWOLLE, LAND = {"cdk"}, {"cdk-daar"}, {"cdk", "zwolle"}, {"cdk", "cdk-daar", *BEHEERDER}


@pytest.fixture
def lezers(demo):
    """Who reads the trail here, who reads none, and the CdK's staff of another provincie."""
    tweede_provincie.maak()
    namen = ("cdk", "twente", "zwolle", "lezer", "beheer", "beheer-installatie")
    wie = {naam: Gebruiker.objects.get(email=f"{naam}@demo.example") for naam in namen}
    daar = Gebruiker.objects.get(email=f"{Rolsoort.PRT_SECRETARIS}@kwartelkoning.example")
    return wie | {"cdk-daar": daar}


def hier() -> Provincie:
    return Provincie.objects.get(code="PV23")


def daar() -> Provincie:
    return Provincie.objects.get(code="PV77")


def zwolle() -> Gemeente:
    return Gemeente.objects.get(naam="Zwolle")


def opgave(gebied):
    vast = {"ronde": Ronde.objects.get(nummer=1), "grondslag": "verzoek", "geldig_vanaf": fabriek.CYCLUS_VAN}
    leeg = {"waarvan_amv": None, "bron": None, "vindplaats": "", "reden": ""}
    leg_opgave_vast(gebied=gebied, aantal=9, door=OPDRACHTREGEL, **vast, **leeg)


def mijlpaal(gebied):
    rij = fabriek.mijlpaal(gebied=gebied, ronde=Ronde.objects.get(nummer=1))
    bewaar_mijlpaal(rij, versie=versie_van(rij), door=OPDRACHTREGEL)


def in_beheer(rij):
    rij.save()


def rol_van_organisatie(soort, code):
    stel_rollen_in(fabriek.gebruiker(), "organisatie", [(soort, code)])


def lijst_gepakt(wie, gebied):
    log("geexporteerd", "Opgaven", door=fabriek.gebruiker(wie, gebied))


WIE_LEEST = {
    "opgave van een gemeente": (lambda: opgave(zwolle()), ZWOLLE),
    "opgave van een provincie": (lambda: opgave(hier()), HIER),
    "opgave van de andere provincie": (lambda: opgave(daar()), DAAR),
    "landelijke opgave": (lambda: opgave(het_land()), LAND),
    "mijlpaal van een provincie": (lambda: mijlpaal(hier()), HIER),
    "landelijke mijlpaal": (lambda: mijlpaal(het_land()), LAND),
    "gebieden van het CBS": (lambda: zet_land([], bron="lijst.csv"), LAND),
    "gegevens geladen": (lambda: call_command("loaddata", "oefening", verbosity=0), LAND),
    "een ronde van het land in het beheer": (lambda: in_beheer(Ronde.objects.get(nummer=1)), LAND),
    "een ronde van daar in het beheer": (lambda: in_beheer(Ronde.objects.get(code="kwartelkoning-cno")), DAAR),
    "een gebied in het beheer": (lambda: in_beheer(daar()), LAND),
    "een lidmaatschap in het beheer": (
        lambda: in_beheer(Lidmaatschap.objects.get(gebied=daar(), soort=Lidsoort.DEELNAME)),
        LAND,
    ),
    "een opgave in het beheer": (lambda: in_beheer(fabriek.opgave(zwolle(), grondslag="verzoek")), HIER),
    "een landelijke opgave in het beheer": (lambda: in_beheer(fabriek.opgave(grondslag="verzoek")), LAND),
    "een opgave van daar in het beheer": (lambda: in_beheer(fabriek.opgave(daar(), grondslag="verzoek")), DAAR),
    "een lijst door de staf": (lambda: lijst_gepakt(Rolsoort.PRT_SECRETARIS, hier()), HIER),
    "een lijst door een gemeente": (lambda: lijst_gepakt(Rolsoort.MEDEWERKER_GEMEENTE, zwolle()), HIER),
    "een lijst door het Rijk": (lambda: lijst_gepakt(Rolsoort.RIJK, het_land()), BEHEERDER),
    "een rol in een gemeente": (lambda: rol_van_organisatie(Rolsoort.MEDEWERKER_GEMEENTE, "GM0193"), ZWOLLE),
    "een rol in een provincie": (lambda: rol_van_organisatie(Rolsoort.LEZER, "PV77"), DAAR),
    "een rol voor het land": (lambda: rol_van_organisatie(Rolsoort.RIJK, "NL"), BEHEERDER),
    "een account gekoppeld": (lambda: log("gewijzigd", "Account gekoppeld", door=fabriek.gebruiker()), BEHEERDER),
    "een reservekopie": (lambda: log("geexporteerd", "Reservekopie", door=OPDRACHTREGEL), BEHEERDER),
}


@pytest.mark.parametrize("soort", WIE_LEEST)
def test_wie_van_een_handeling_leest(lezers, soort):
    doe, verwacht = WIE_LEEST[soort]
    doe()
    deze = Handeling.objects.order_by("-pk")[0]
    zien = {naam for naam, wie in lezers.items() if Handeling.objects.zichtbaar_voor(wie).filter(pk=deze.pk)}
    assert zien == verwacht, deze


def test_wat_het_rijk_meeneemt_weten_de_provincies(als, lezers):
    rijk = fabriek.gebruiker(Rolsoort.RIJK, het_land())
    client = als("cdk")
    client.force_login(rijk)
    assert client.get("/land/provincies.csv").status_code == 200
    deze = Handeling.objects.order_by("-pk")[0]
    assert (deze.wie, deze.gebied) == (rijk, het_land())


def test_een_account_in_het_beheer_is_van_de_ene_provincie_van_zijn_rollen(admin_client, lezers):
    wie = fabriek.gebruiker(Rolsoort.LEZER, hier(), naam="Anna")
    pad = f"/beheer/toegang/gebruiker/{wie.pk}/change/"
    rollen = {"rollen-TOTAL_FORMS": 0, "rollen-INITIAL_FORMS": 0}
    velden = {"naam": "Anna", "email": wie.email, "is_active": "on"} | rollen
    assert admin_client.post(pad, velden).status_code == 302
    assert Handeling.objects.order_by("-pk")[0].gebied == hier()
    wie.rollen.create(soort=Rolsoort.LEZER, gebied=daar())
    assert admin_client.post(pad, velden).status_code == 302
    assert Handeling.objects.order_by("-pk")[0].gebied is None


def test_een_handeling_is_van_het_land_of_van_een_provincie(demo):
    with pytest.raises(IntegrityError, match="soort"), transaction.atomic():
        log("gewijzigd", "Iets", door=OPDRACHTREGEL, gebied=zwolle())
