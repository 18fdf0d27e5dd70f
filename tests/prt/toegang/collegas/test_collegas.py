"""Inviting colleagues and ending roles: who, what, and that it is in the trail."""

import pytest
from django.core import mail

from opgaven.gebieden.models import Gemeente, Regio
from prt.toegang.rollen.models import Gebruiker, Rol
from prt.toegang.spoor.models import Handeling

pytestmark = pytest.mark.django_db


def uitnodiging(**anders):
    zwolle = Gemeente.objects.get(naam="Zwolle")
    goed = {"naam": "Sam", "email": "Sam@Zwolle.NL", "soort": "medewerker_gemeente", "gebied": f"gemeente-{zwolle.pk}"}
    return goed | anders


def test_een_collega_uitnodigen(als, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        antwoord = als("beheer-zwolle").post("/collegas/", uitnodiging(), follow=True)
    assert "Sam is uitgenodigd" in antwoord.content.decode()
    rol = Rol.objects.get(gebruiker__email="sam@zwolle.nl")
    assert (rol.soort, rol.gebied.naam) == ("medewerker_gemeente", "Zwolle")
    assert not rol.gebruiker.has_usable_password()
    assert [bericht.to for bericht in mail.outbox] == [["sam@zwolle.nl"]]
    assert "/wachtwoord/kiezen/" in mail.outbox[0].body
    spoor = Handeling.objects.get(soort="uitgenodigd")
    assert (spoor.naam, [g.naam for g in spoor.gemeenten.all()]) == ("Demo beheerder Zwolle", ["Zwolle"])


def test_wie_al_een_account_heeft_krijgt_er_een_rol_bij(als):
    als("beheer-zwolle").post("/collegas/", uitnodiging(email="enschede@demo.example", naam="Een andere naam"))
    als("beheer-zwolle").post("/collegas/", uitnodiging(email="enschede@demo.example"))
    wie = Gebruiker.objects.get(email="enschede@demo.example")
    assert wie.naam == "Demo medewerker Enschede"
    assert sorted(rol.gebied.naam for rol in wie.rollen.all()) == ["Enschede", "Zwolle"]


@pytest.mark.parametrize(
    ("fout", "melding"),
    [
        ({"email": "geen adres"}, "geldig e-mailadres"),
        ({"email": "beheer-zwolle@demo.example"}, "U kunt uzelf geen rol geven"),
        ({"soort": "prt_secretaris"}, "geen beschikbare keuze"),
        ({"gebied": "gemeente-999999"}, "geen beschikbare keuze"),
        ({"gebied": "provincie-1"}, "geen beschikbare keuze"),
        ({"naam": ""}, "verplicht"),
    ],
)
def test_wat_een_beheerder_van_een_gemeente_niet_kan(als, fout, melding):
    voor = Rol.objects.count()
    antwoord = als("beheer-zwolle").post("/collegas/", uitnodiging(**fout))
    assert antwoord.status_code == 422
    assert melding in antwoord.content.decode()
    assert Rol.objects.count() == voor


def test_de_functioneel_beheerder_geeft_rollen_in_de_hele_provincie(als):
    twente = Regio.objects.get(code="twente")
    gegevens = uitnodiging(soort="regiosecretaris", gebied=f"regio-{twente.pk}")
    assert als("beheer").post("/collegas/", gegevens).status_code == 302
    assert Rol.objects.get(gebruiker__email="sam@zwolle.nl").gebied == twente
    fout = als("beheer").post("/collegas/", uitnodiging(email="kim@zwolle.nl", soort="coa"))
    assert "hoort bij een provincie" in fout.content.decode()


def test_een_beeindigde_rol_geeft_meteen_geen_toegang_meer(als):
    zwolle = als("zwolle")
    assert zwolle.get("/locaties/nieuw/").status_code == 200
    rol = Rol.objects.get(gebruiker__email="zwolle@demo.example")
    assert als("beheer-zwolle").post(f"/collegas/{rol.pk}/beeindigen/").status_code == 422
    assert zwolle.get("/locaties/nieuw/").status_code == 200
    reden = {"reden": "Werkt hier niet meer"}
    assert als("beheer-zwolle").post(f"/collegas/{rol.pk}/beeindigen/", reden).status_code == 302
    assert zwolle.get("/locaties/nieuw/").status_code == 403
    assert Handeling.objects.filter(soort="verwijderd", onderwerp__contains="Demo medewerker Zwolle").exists()


def test_niemand_beeindigt_zijn_eigen_rol(als):
    eigen = Rol.objects.get(gebruiker__email="beheer-zwolle@demo.example")
    assert als("beheer-zwolle").post(f"/collegas/{eigen.pk}/beeindigen/").status_code == 404
