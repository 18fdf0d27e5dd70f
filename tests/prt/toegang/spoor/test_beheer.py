"""Nothing about accounts, roles or figures changes without a name in the trail: not in the admin, not by claims."""

import pytest

from opgaven.opgaven.models import Opgave
from prt.toegang.inloggen.claims import stel_rollen_in
from prt.toegang.rollen.keuzes import Rolsoort
from prt.toegang.rollen.models import Rol
from prt.toegang.spoor.models import Handeling
from tests import fabriek

pytestmark = pytest.mark.django_db


def test_wat_in_het_beheer_wordt_gewijzigd_heeft_een_naam(admin_client, admin_user):
    opgave = fabriek.opgave(fabriek.gemeente())
    velden = {"ronde": opgave.ronde_id, "gebied": opgave.gebied_id, "grondslag": opgave.grondslag, "aantal": 7}
    assert admin_client.post(f"/beheer/opgaven/opgave/{opgave.pk}/change/", velden).status_code == 302
    assert Opgave.objects.get().aantal == 7
    deze = Opgave.history.order_by("-history_id")[0].handeling
    assert (deze.wie, deze.naam, deze.herkomst) == (admin_user, admin_user.naam, "beheer")


def test_een_rol_uit_het_beheer_staat_in_het_spoor(admin_client, admin_user):
    wie, gemeente = fabriek.gebruiker(naam="Anna"), fabriek.gemeente("Zwolle")
    pad = f"/beheer/toegang/gebruiker/{wie.pk}/change/"
    velden = {"naam": "Anna", "email": wie.email, "is_active": "on", "rollen-TOTAL_FORMS": 1}
    velden |= {"rollen-INITIAL_FORMS": 0, "rollen-0-gebruiker": wie.pk, "rollen-0-soort": Rolsoort.MEDEWERKER_GEMEENTE}
    assert admin_client.post(pad, velden | {"rollen-0-gebied": gemeente.pk}).status_code == 302
    assert Rol.objects.get().gebied == gemeente
    deze = Handeling.objects.first()
    assert (deze.wie, deze.herkomst) == (admin_user, "beheer")
    assert "Anna" in deze.onderwerp and "Medewerker gemeente Zwolle" in deze.onderwerp
    assert admin_client.post(f"/beheer/toegang/gebruiker/{wie.pk}/delete/", {"post": "yes"}).status_code == 302
    assert Handeling.objects.first().soort == "verwijderd"


def test_een_rol_van_een_organisatie_staat_in_het_spoor():
    gemeente = fabriek.gemeente("Zwolle", code="GM0193")
    wie = fabriek.gebruiker(naam="Anna")
    rol = (Rolsoort.MEDEWERKER_GEMEENTE, "GM0193")
    for rollen, soort in (([rol], "uitgenodigd"), ([], "verwijderd")):
        stel_rollen_in(wie, "zwolle", rollen)
        deze = Handeling.objects.first()
        assert (deze.wie, deze.soort, [*deze.gemeenten.all()]) == (wie, soort, [gemeente])
        assert "Medewerker gemeente Zwolle" in deze.onderwerp and "zwolle" in deze.onderwerp
    aantal = Handeling.objects.count()
    stel_rollen_in(wie, "zwolle", [])
    assert Handeling.objects.count() == aantal  # nothing changed, nothing to tell
