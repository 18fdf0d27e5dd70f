"""Writing the texts of the verslag: who, with which figures, beside a colleague, and what becomes of it on paper."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from opgaven.gebieden.models import Gebied, Gemeente, Provincie
from opgaven.rondes.models import Ronde
from prt.pagina.botsing import versie_van
from prt.toegang.spoor.models import Handeling
from realisatie.opmerkingen.models import Opmerking
from tests.formulierhulp import verborgen
from tests.verslag.conftest import PEILDATUM
from tests.verslag.heel import als_html
from verslag.document.opstellen import stel_op
from verslag.teksten.models import Inleverdatum, Tekst

pytestmark = pytest.mark.django_db

PAGINA = "/verslag/asiel-1/teksten/"

ZWOLLE = f"{PAGINA}gemeente/GM0193/"


def opstellen(**opties):
    return stel_op(Ronde.objects.get(nummer=1), Provincie.objects.get(naam="Overijssel"), PEILDATUM, **opties)


def schrijf(client, inhoud, *, pad=ZWOLLE, versie=0, **velden):
    return client.post(pad, {"inhoud": inhoud, "versie": versie} | velden)


def test_een_gemeente_schrijft_haar_duiding_en_die_staat_in_het_verslag(als):
    antwoord = schrijf(als("zwolle"), "<p>In totaal {{ garantie.totaal }} plekken.</p>", klaar="on")
    assert (antwoord.status_code, antwoord.url) == (302, PAGINA)
    html = als_html(opstellen())
    assert "In totaal 394 plekken." in html
    assert "De tekst van gemeente Zwolle is nog niet ontvangen." not in html
    gedaan = Handeling.objects.first()
    assert (gedaan.naam, gedaan.onderwerp) == ("Demo medewerker Zwolle", "Tekst Zwolle (Zwolle)")


def test_een_cijfer_in_de_tekst_volgt_de_gegevens(als):
    schrijf(als("zwolle"), "<p>Nu {{ garantie.totaal }}, {{ hengelo.garantie.totaal }} in Hengelo.</p>", klaar="on")
    assert "Nu 394, 425 in Hengelo." in als_html(opstellen())
    Gemeente.objects.get(naam="Hengelo").locaties.first().beschikbaarheden.update(plekken=1_430)
    assert ", 1.430 in Hengelo." in als_html(opstellen())


def test_een_onbekend_cijfer_wordt_geweigerd_en_er_gaat_niets_verloren(als):
    antwoord = schrijf(als("zwolle"), "<p>Mooi: {{ garantie.totaaal }}</p>")
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 422 and not Tekst.objects.filter(onderdeel="gemeente").exists()
    assert "Bedoelt u" in tekst and "garantie.totaal" in tekst
    assert "Mooi: " in tekst


def test_gevaarlijke_tekst_wordt_schoon_opgeslagen(als):
    schrijf(als("zwolle"), '<p onclick="x()">Ja<script>alert(1)</script></p><img src="file:///etc/passwd">')
    assert Tekst.objects.get(onderdeel="gemeente").inhoud == "<p>Ja</p>"


def test_klaar_zonder_tekst_kan_niet(als):
    antwoord = schrijf(als("zwolle"), "", klaar="on")
    assert antwoord.status_code == 422
    assert "Schrijf eerst de tekst" in antwoord.content.decode()


def test_een_concept_is_alleen_voor_de_eigen_kring(als):
    schrijf(als("zwolle"), "<p>Nog geheimzinnig.</p>")
    pagina = {"peildatum": "2024-10-31"}
    for wie, ziet in (("zwolle", True), ("ijsselland", True), ("cdk", True), ("enschede", False), ("lezer", False)):
        assert ("Nog geheimzinnig." in als(wie).get("/verslag/asiel-1/", pagina).content.decode()) is ziet, wie


def test_over_een_collega_heen_opslaan_toont_beide_teksten(als):
    een, ander = als("zwolle"), als("beheer-zwolle")
    begonnen = een.get(ZWOLLE).context["formulier"].bewaking["versie"]
    schrijf(ander, "<p>Van de ander.</p>", versie=begonnen)
    antwoord = schrijf(een, "<p>Van mij.</p>", versie=begonnen)
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 409
    assert "Van de ander." in tekst and "Van mij." in tekst
    assert Tekst.objects.get(onderdeel="gemeente").inhoud == "<p>Van de ander.</p>"
    versie = antwoord.context["formulier"].bewaking["versie"]
    assert schrijf(een, "<p>Samen.</p>", versie=versie).status_code == 302
    assert list(Tekst.history.filter(onderdeel="gemeente").values_list("inhoud", flat=True)) == [
        "<p>Samen.</p>",
        "<p>Van de ander.</p>",
    ]


def test_het_verslag_zoals_het_bekend_was(als):
    schrijf(als("zwolle"), "<p>Eerste versie.</p>", klaar="on")
    toen = timezone.now()
    versie = versie_van(Tekst.objects.get(onderdeel="gemeente"))
    schrijf(als("zwolle"), "<p>Tweede versie.</p>", klaar="on", versie=versie)
    assert "Tweede versie." in als_html(opstellen())
    assert "Eerste versie." in als_html(opstellen(bekend_op=toen))


@pytest.mark.parametrize(
    "pad",
    [
        f"{PAGINA}gemeente/GM9999/",
        f"{PAGINA}gemeente/twente/",
        f"{PAGINA}duiding-regio/GM0193/",
        f"{PAGINA}stand-van-zaken/PV23/",
        f"{PAGINA}bestaat-niet/PV23/",
    ],
)
def test_teksten_die_er_niet_zijn(als, pad):
    assert als("cdk").get(pad).status_code == 404


def test_de_lijst_toont_wie_wat_wanneer(als):
    client = als("cdk")
    gegevens = {"gemeente": "2024-10-01", "duiding-cdk": ""}
    pad = "/verslag/asiel-1/inleverdata/"
    assert client.post(pad, gegevens | verborgen(client, pad)).status_code == 302
    assert Inleverdatum.objects.get().datum == date(2024, 10, 1)
    tekst = client.get(PAGINA).content.decode()
    assert "gemeente Zwolle" in tekst and "regiosecretaris Twente" in tekst
    assert "1 oktober 2024 <strong>te laat</strong>" in tekst
    assert client.post("/verslag/asiel-1/inleverdata/", {"gemeente": "morgen"}).status_code == 422


def test_een_gemeente_ziet_eerst_haar_eigen_tekst(als):
    client = als("zwolle")
    assert "regiosecretaris Twente" not in client.get(PAGINA).content.decode()
    assert "regiosecretaris Twente" in client.get(f"{PAGINA}?alles").content.decode()


def test_evenveel_vragen_hoeveel_teksten_er_ook_zijn(als, django_assert_num_queries):
    client, ronde = als("cdk"), Ronde.objects.get(nummer=1)
    with django_assert_num_queries(12):
        client.get(PAGINA)
    for gemeente in Gemeente.objects.deelnemend():
        Tekst.objects.create(ronde=ronde, onderdeel="gemeente", gebied=gemeente, inhoud="<p>x</p>")
    with django_assert_num_queries(12):
        client.get(PAGINA)


@pytest.mark.parametrize(
    "velden",
    [
        {},
        {"klaar": True, "inhoud": "", "gebied": "GM0193"},
        {"gebied": "NL"},
        {"gebied": "PV23", "onderdeel": "inleiding"},
    ],
)
def test_wat_de_database_weigert(overijssel, velden):
    """No addressee, finished without a text, a national text, a second text in the same place."""
    velden = {"onderdeel": "gemeente", "inhoud": "<p>x</p>"} | velden
    if "gebied" in velden:
        velden["gebied"] = Gebied.objects.get(code=velden["gebied"])
    with pytest.raises(IntegrityError), transaction.atomic():
        Tekst.objects.create(ronde=Ronde.objects.get(nummer=1), **velden)


def test_de_regiosecretaris_leest_het_concept_en_vraagt_opvolging(als):
    schrijf(als("zwolle"), "<p>Nu {{ garantie.totaal }} plekken.</p>")
    regio = als("ijsselland")
    pagina = regio.get(f"{ZWOLLE}lezen/").content.decode()
    assert "Nu 394 plekken." in pagina and f'href="{ZWOLLE}opmerken/"' in pagina
    gegevens = {"tekst": "Noem ook de amv-plekken.", "opvolging": "on"}
    assert regio.post(f"{ZWOLLE}opmerken/", gegevens).status_code == 302
    opmerking = Opmerking.objects.get()
    assert (str(opmerking.gebied), opmerking.onderwerp) == ("Zwolle", "Zwolle, Spreidingswet cyclus 1")
    for wie, ziet in (("zwolle", True), ("cdk", True), ("enschede", False), ("lezer", False)):
        assert ("Noem ook de amv-plekken." in als(wie).get("/opmerkingen/").content.decode()) is ziet, wie
    assert "Noem ook de amv-plekken." in als("zwolle").get(f"{ZWOLLE}lezen/").content.decode()
    als("zwolle").post(f"/opmerkingen/{opmerking.pk}/", {"tekst": "Gedaan."})
    als("zwolle").post(f"/opmerkingen/{opmerking.pk}/afsluiten/")
    opmerking.refresh_from_db()
    assert not opmerking.is_open and opmerking.antwoorden.get().tekst == "Gedaan."


def test_een_opmerking_bij_de_duiding_van_een_regio_en_van_de_cdk(als):
    for pad in ("duiding-regio/twente/", "duiding-cdk/PV23/"):
        assert als("cdk").post(f"{PAGINA}{pad}opmerken/", {"tekst": "Kort maken."}).status_code == 302
    assert als("twente").get("/opmerkingen/").content.decode().count("Kort maken.") == 1
    assert als("twente").post(f"{PAGINA}duiding-cdk/PV23/opmerken/", {"tekst": "x"}).status_code == 403


def test_wat_klaar_is_leest_iedere_rol(als):
    assert "De PRT Overijssel heeft" in als("lezer").get(f"{PAGINA}duiding-cdk/PV23/lezen/").content.decode()
    assert als("lezer").get(f"{ZWOLLE}lezen/").status_code == 403
