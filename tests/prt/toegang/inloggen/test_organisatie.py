"""Signing in at one's own organisation, against a real OpenID Connect provider on this machine."""

import json

import httpx
import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from opgaven.gebieden.models import Provincie
from prt.toegang.inloggen import aanbieders
from prt.toegang.inloggen.checks import rollen_van_aanbieders
from prt.toegang.inloggen.claims import rollen_uit_claims, stel_rollen_in
from prt.toegang.rollen.keuzes import Rolsoort
from prt.toegang.rollen.models import Gebruiker, Rol
from prt.toegang.spoor.models import Handeling
from tests import fabriek
from tests.prt.toegang.inloggen.aanbieder import MENSEN, ROLLEN, draaiende_aanbieder

pytestmark = pytest.mark.traag

ZWOLLE = (Rolsoort.MEDEWERKER_GEMEENTE, "GM0193")

STAF = (Rolsoort.PRT_SECRETARIS, "PV23")


@pytest.mark.parametrize(
    ("claims", "rollen"),
    [
        ({}, []),
        ({"groups": []}, []),
        ({"groups": None}, []),
        ({"groups": ["iedereen"]}, []),
        ({"groups": ["regietafel"]}, [ZWOLLE]),
        ({"groups": "regietafel"}, [ZWOLLE]),
        ({"groups": "regietafel-test"}, []),
        ({"groups": ["Regietafel"]}, []),
        ({"groups": {"regietafel": True}}, []),
        ({"rollen": ["regietafel"]}, []),
        ({"groups": ["staf", "regietafel", "staf"]}, [ZWOLLE, STAF]),
    ],
)
def test_alleen_een_claim_die_een_regel_noemt_geeft_een_rol(claims, rollen):
    assert rollen_uit_claims(claims, ROLLEN) == rollen


def test_twee_regels_voor_dezelfde_rol_geven_haar_een_keer():
    ook = ROLLEN[0] | {"waarde": "iedereen"}
    assert rollen_uit_claims({"groups": ["iedereen", "regietafel"]}, [ROLLEN[0], ook]) == [ZWOLLE]


GOED = {
    "id": "z",
    "naam": "Z",
    "server": "https://id.zwolle.nl/x",
    "client_id": "c",
    "secret": "s",
    "domeinen": ["Z.nl"],
}


def test_aanbieders_uit_de_omgeving():
    (een,) = aanbieders.lees(json.dumps([GOED | {"tweede_factor": True}]))
    assert aanbieders.adressen([een]) == ["https://id.zwolle.nl"]
    assert aanbieders.met_tweede_factor([een]) == {"z"}
    (app,) = aanbieders.voor_allauth([een])["openid_connect"]["APPS"]
    assert app["settings"]["domeinen"] == ["z.nl"]
    assert aanbieders.lees("") == []


@pytest.mark.parametrize(
    "fout", [{"domein": "z.nl"}, {"rollen": [{"claim": "groups", "rol": "lezer", "gebied": "PV23"}]}]
)
def test_een_fout_in_de_omgeving_valt_op(fout):
    with pytest.raises(ValueError, match="z"):
        aanbieders.lees(json.dumps([GOED | fout]))
    with pytest.raises(ValueError, match="domeinen"):
        aanbieders.lees(json.dumps([{k: v for k, v in GOED.items() if k != "domeinen"}]))


@pytest.mark.django_db
def test_rollen_van_de_organisatie_komen_en_gaan_en_andere_blijven():
    provincie = fabriek.provincie(code="PV23")
    zwolle = fabriek.gemeente("Zwolle", code="GM0193", provincie=provincie)
    wie = fabriek.gebruiker(Rolsoort.LEZER, provincie)

    def rollen():
        return {(rol.soort, rol.gebied) for rol in wie.rollen.all()}

    stel_rollen_in(wie, "zwolle", [ZWOLLE, STAF, (Rolsoort.MEDEWERKER_GEMEENTE, "GM9999")])
    assert rollen() == {("lezer", provincie), ("medewerker_gemeente", zwolle), ("prt_secretaris", provincie)}
    eerste = wie.rollen.get(soort="medewerker_gemeente")
    stel_rollen_in(wie, "zwolle", [ZWOLLE])
    assert rollen() == {("lezer", provincie), ("medewerker_gemeente", zwolle)}
    assert wie.rollen.get(soort="medewerker_gemeente") == eerste
    stel_rollen_in(wie, "andere", [])
    assert Rol.objects.filter(gebruiker=wie).count() == 2
    stel_rollen_in(wie, "zwolle", [])
    assert rollen() == {("lezer", provincie)}


@pytest.fixture
def zwolle(demo, settings, monkeypatch):
    with draaiende_aanbieder(settings, monkeypatch) as adres:
        yield adres


def log_in_als(client, sub, doel="/opgaven/"):
    """Through the provider and back, as a browser does it; the answer of this site to who comes back."""
    begin = client.post("/inloggen/organisatie/zwolle/", {"next": doel})
    assert begin.status_code == 302
    akkoord = httpx.post(begin.url, data={"sub": sub})
    terug = httpx.URL(akkoord.headers["location"])
    return client.get(terug.raw_path.decode())


def test_een_nieuwe_collega_krijgt_een_account_met_de_rol_uit_zijn_claims(client, zwolle):
    antwoord = log_in_als(client, "jan")
    assert (antwoord.status_code, antwoord.url) == (302, "/opgaven/")
    jan = Gebruiker.objects.get(email="jan@zwolle.nl")
    assert (jan.naam, jan.has_usable_password()) == ("Jan de Vries", False)
    assert [(rol.soort, rol.gebied.naam, rol.via) for rol in jan.rollen.all()] == [
        ("medewerker_gemeente", "Zwolle", "zwolle")
    ]
    assert client.get("/locaties/nieuw/").status_code == 200
    log_in_als(client, "jan")
    assert SocialAccount.objects.filter(user=jan).count() == 1


def test_wie_al_een_account_heeft_houdt_dat(client, zwolle):
    jan = fabriek.gebruiker(email="jan@zwolle.nl", password="een lang wachtwoord")
    log_in_als(client, "jan")
    assert SocialAccount.objects.get().user == jan
    jan.refresh_from_db()
    assert jan.check_password("een lang wachtwoord")


@pytest.mark.parametrize("sub", ["piet", "indringer", "zonder-mail"])
def test_wie_er_niet_hoort_komt_er_niet_in(client, zwolle, sub):
    """Without a role and without an account; with the address of a domain that is not of this provider; without one."""
    aantal = Gebruiker.objects.count()
    antwoord = log_in_als(client, sub)
    assert antwoord.status_code == 403
    assert "geen toegang" in antwoord.content.decode()
    assert client.get("/opgaven/").status_code == 302
    assert not SocialAccount.objects.exists()
    assert Gebruiker.objects.count() == aantal


def test_een_afgesloten_account_blijft_dicht(client, zwolle):
    fabriek.gebruiker(email="jan@zwolle.nl", is_active=False)
    assert log_in_als(client, "jan").status_code == 403
    assert client.get("/opgaven/").status_code == 302


def test_wie_de_groep_verlaat_verliest_de_rol(client, zwolle, monkeypatch):
    log_in_als(client, "jan")
    assert client.get("/locaties/nieuw/").status_code == 200
    httpx.put(f"{zwolle}/users/jan", json=MENSEN["jan"] | {"groups": []})
    log_in_als(client, "jan")
    assert client.get("/locaties/nieuw/").status_code == 403
    assert not Rol.objects.filter(gebruiker__email="jan@zwolle.nl").exists()


@pytest.mark.parametrize("zelf_geregeld", [True, False])
def test_de_organisatie_kan_de_tweede_factor_zelf_regelen(client, demo, settings, monkeypatch, zelf_geregeld):
    settings.MFA_VERPLICHT = True
    with draaiende_aanbieder(settings, monkeypatch, tweede_factor=zelf_geregeld):
        log_in_als(client, "staf")
        assert client.get("/opgaven/").status_code == (200 if zelf_geregeld else 302)


def test_een_antwoord_zonder_aanvraag_wordt_niet_vertrouwd(client, zwolle):
    antwoord = client.get("/inloggen/organisatie/zwolle/terug/?code=abc&state=verzonnen")
    assert antwoord.status_code == 502
    assert client.get("/opgaven/").status_code == 302


def test_een_aanbieder_die_zwijgt_is_geen_storing(client, zwolle, settings):
    settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["settings"]["server_url"] = "http://localhost:9"
    antwoord = client.post("/inloggen/organisatie/zwolle/")
    assert antwoord.status_code == 502
    assert "niet gelukt" in antwoord.content.decode()


@pytest.mark.parametrize("sub", ["bewering", "bijna"])
@pytest.mark.parametrize("heeft_al_een_account", [True, False])
def test_een_adres_dat_niemand_nakeek_opent_geen_account_en_maakt_er_geen(client, zwolle, sub, heeft_al_een_account):
    """At many an organisation people write their own address."""
    if heeft_al_een_account:
        fabriek.gebruiker(email="jan@zwolle.nl")
    aantal = Gebruiker.objects.count()
    antwoord = log_in_als(client, sub)
    assert antwoord.status_code == 403
    assert "niet dat dit mailadres echt van u is" in antwoord.content.decode()
    assert not SocialAccount.objects.exists()
    assert Gebruiker.objects.count() == aantal


def test_een_organisatie_kan_zelf_voor_haar_adressen_instaan(client, demo, settings, monkeypatch):
    with draaiende_aanbieder(settings, monkeypatch, adressen_geverifieerd=True):
        assert log_in_als(client, "bewering").status_code == 302
    assert SocialAccount.objects.get().user.email == "jan@zwolle.nl"


@pytest.mark.parametrize("soort", ["prt_secretaris", "toezichthouder", "functioneel_beheerder", "beheer van de site"])
def test_een_account_dat_veel_kan_koppelt_de_eigenaar_zelf(client, zwolle, soort):
    """Also with a verified address: who runs the provider of an organisation is no CdK-staf."""
    jan = fabriek.gebruiker(email="jan@zwolle.nl", password="een lang wachtwoord")
    if soort in Rolsoort.values:
        Rol.objects.create(gebruiker=jan, soort=soort, gebied=Provincie.objects.get(code="PV23"))
    else:
        Gebruiker.objects.filter(pk=jan.pk).update(is_staff=True)
    antwoord = log_in_als(client, "jan")
    assert antwoord.status_code == 403
    assert "koppelt u het zelf" in antwoord.content.decode()
    assert not SocialAccount.objects.exists()
    client.force_login(jan)
    assert "Koppel aan Gemeente Zwolle" in client.get("/account/").content.decode()
    assert koppel_als(client, "jan").url == "/account/"
    pagina = client.get("/account/").content.decode()
    assert "U kunt voortaan inloggen via Gemeente Zwolle." in pagina
    assert "Koppel aan" not in pagina
    assert Handeling.objects.filter(wie=jan, onderwerp="Account gekoppeld aan Gemeente Zwolle").count() == 1
    fris = Client()
    log_in_als(fris, "jan")
    assert fris.get("/account/").context["user"] == jan


def koppel_als(client, sub):
    begin = client.post("/inloggen/organisatie/zwolle/?process=connect")
    terug = httpx.URL(httpx.post(begin.url, data={"sub": sub}).headers["location"])
    return client.get(terug.raw_path.decode())


def test_koppelen_kan_alleen_met_het_eigen_adres(als, zwolle):
    assert koppel_als(als("cdk"), "jan").status_code == 403
    assert not SocialAccount.objects.exists()


def test_koppelen_zonder_ingelogd_te_zijn_geeft_niets(client, zwolle):
    assert koppel_als(client, "jan").status_code in (302, 403)
    assert not SocialAccount.objects.exists()
    assert client.get("/opgaven/").status_code == 302


def test_wie_aan_een_ander_account_gekoppeld_is_blijft_dat(client, zwolle):
    """A subject is one person, whatever address the account here has got since."""
    log_in_als(client, "jan")
    Gebruiker.objects.filter(email="jan@zwolle.nl").update(email="j.devries@zwolle.nl")
    nieuwe = fabriek.gebruiker(email="jan@zwolle.nl")
    ander = Client()
    ander.force_login(nieuwe)
    assert koppel_als(ander, "jan").status_code == 403
    assert SocialAccount.objects.get().user.email == "j.devries@zwolle.nl"


def test_een_rol_die_niet_bestaat_valt_bij_het_starten_op(settings):
    settings.SOCIALACCOUNT_PROVIDERS = aanbieders.voor_allauth([GOED | {"rollen": [ROLLEN[0] | {"rol": "keizer"}]}])
    (fout,) = rollen_van_aanbieders(None)
    assert "keizer" in fout.msg
    settings.SOCIALACCOUNT_PROVIDERS = aanbieders.voor_allauth([GOED | {"rollen": ROLLEN}])
    assert rollen_van_aanbieders(None) == []
