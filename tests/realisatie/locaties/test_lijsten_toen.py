"""The lists as they were known on a day (R11): rows of then, searched and sorted as they were, without secrets."""

import csv
from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.html import strip_spaces_between_tags

from opgaven.gebieden.models import Gemeente
from opgaven.opgaven.models import Opgave
from prt.toegang.spoor.models import Handeling
from realisatie.locaties.models import Beschikbaarheid, Locatie
from realisatie.uitruil.models import Uitruil
from tests import fabriek

pytestmark = [pytest.mark.django_db, pytest.mark.traag]

LIJSTEN = ("/locaties/", "/periodes/", "/uitruil/", "/opgaven/")


@pytest.fixture
def toen(demo):
    """The day on which everything was as published. Two days later nearly all of it is different."""
    geladen = timezone.now()
    with time_machine.travel(geladen + timedelta(days=2), tick=True):
        enschede = Locatie.objects.get(gemeente__naam="Enschede")
        enschede.naam, enschede.gemeente = "Hernoemd", Gemeente.objects.get(naam="Zwolle")
        enschede.save()
        for regel in Beschikbaarheid.objects.filter(plekken=550, locatie=enschede):
            regel.plekken = 10
            regel.save()
        Locatie.objects.get(gemeente__naam="Hengelo").delete()
        fabriek.periode(fabriek.locatie(Gemeente.objects.get(naam="Borne"), naam="Later"), 5)
        uitruil = Uitruil.objects.get()
        uitruil.naam, uitruil.voorwaarde_stand = "Anders", "vervuld"
        uitruil.save()
        opgave = Opgave.objects.get(gebied__naam="Zwolle", ronde__code="asiel-1")
        opgave.aantal = 700
        opgave.save()
        yield timezone.localdate(geladen)


def tekst(als, pad, wie="cdk", **vraag):
    antwoord = als(wie).get(pad, vraag)
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def regels(als, pad, wie="cdk", **vraag):
    """The cells of the table."""
    pagina = strip_spaces_between_tags(tekst(als, pad, wie, **vraag))
    return pagina.split("<tbody")[1].split("</tbody>")[0] if "<tbody" in pagina else ""


@pytest.mark.parametrize(
    ("pad", "vroeger", "nu"),
    [
        ("/locaties/", "Vliegveldweg", "Hernoemd"),
        ("/locaties/", "Havezatenlaan", "Later"),
        ("/periodes/", "Vliegveldweg", "Hernoemd"),
        ("/periodes/", "Havezatenlaan", "Later"),
        ("/uitruil/", "Kampen–Dronten", "Anders"),
        ("/uitruil/", "Nog niet beoordeeld", ">Vervuld<"),
    ],
)
def test_de_rijen_van_toen(als, toen, pad, vroeger, nu):
    oud, nieuw = regels(als, pad, bekend_op=toen), regels(als, pad)
    assert (vroeger in oud, nu in oud) == (True, False)
    assert (vroeger in nieuw, nu in nieuw) == (False, True)


@pytest.mark.parametrize(
    ("pad", "toen_som", "nu_som"),
    [("/periodes/", "3.898", "2.938"), ("/opgaven/", "6.325", "6.308"), ("/uitruil/", "200", "200")],
)
def test_de_som_van_toen(als, toen, pad, toen_som, nu_som):
    """Now: 540 fewer in Enschede, 425 gone in Hengelo and 5 more in Borne; Zwolle's opgave of 717 is 700."""
    assert toen_som in tekst(als, pad, bekend_op=toen).split("<tfoot")[1]
    assert nu_som in tekst(als, pad).split("<tfoot")[1]


@pytest.mark.parametrize(
    ("pad", "vraag", "wel", "niet"),
    [
        ("/locaties/", {"zoek": "parkweg"}, "Vliegveldweg", "Azc Dronten"),
        ("/locaties/", {"zoek": "hernoemd"}, "", "Vliegveldweg"),
        ("/periodes/", {"zoek": "enschede"}, "Vliegveldweg", "Almelo"),
        ("/periodes/", {"zoek": "zwolle"}, "Zwolle 1", "Vliegveldweg"),
        ("/periodes/", {"doelgroep": "amv"}, "Amv-opvang Wierden", "Vliegveldweg"),
        ("/periodes/", {"op": "2034-06-01"}, "Havezatenlaan", "Vliegveldweg"),
        ("/periodes/", {"hardheid": "voornemen"}, "Raalte", "Vliegveldweg"),
        ("/uitruil/", {"voorwaarde": "open"}, "Kampen–Dronten", "Niets gevonden"),
        ("/uitruil/", {"voorwaarde": "vervuld"}, "", "Kampen–Dronten"),
        ("/opgaven/", {"niveau": "regio", "stroom": "oekraine"}, "Twente", "Zwolle"),
    ],
)
def test_zoeken_en_filteren(als, toen, pad, vraag, wel, niet):
    gevonden = regels(als, pad, bekend_op=toen, **vraag)
    assert wel in gevonden
    assert niet not in gevonden


@pytest.mark.parametrize("pad", ["/locaties/", "/periodes/"])
@pytest.mark.parametrize("veld", ["gemeente", "regio"])
def test_filteren_op_het_gebied_waar_een_locatie_toen_was(als, toen, pad, veld):
    enschede = Gemeente.objects.get(naam="Enschede")
    sleutels = {"gemeente": enschede.pk, "regio": enschede.regio.pk}
    gevonden = regels(als, pad, bekend_op=toen, **{veld: sleutels[veld]})
    assert "Vliegveldweg" in gevonden and "Deventer" not in gevonden
    assert "Hernoemd" not in regels(als, pad, **{veld: sleutels[veld]})


@pytest.mark.parametrize(
    ("pad", "velden"),
    [
        ("/locaties/", ("naam", "gemeente", "plekken_nu", "eerstvolgend_einde", "soort")),
        ("/periodes/", ("gemeente", "locatie", "plekken", "van", "tot", "hardheid")),
        ("/uitruil/", ("uitruil", "gever", "plekken", "voorwaarde")),
        ("/opgaven/", ("gebied", "ronde", "aantal", "grondslag")),
    ],
)
def test_sorteren_gaat_op_de_waarden_van_toen(als, toen, pad, velden):
    for veld in velden:
        op, af = (regels(als, pad, bekend_op=toen, volgorde=teken + veld) for teken in ("", "-"))
        assert sorted(op.split("<tr>")) == sorted(af.split("<tr>"))
    namen = regels(als, "/locaties/", bekend_op=toen, volgorde="naam")
    assert namen.index("Havezatenlaan") < namen.index("Vliegveldweg") < namen.index("Voornemen asielopvang Dalfsen")


def test_wat_nu_bekend_is_is_de_lijst_van_nu(als, toen):
    for pad in LIJSTEN:
        nu, toen_ = (
            [regel.replace("</a>", "").split(">") for regel in _zonder_links(regels(als, pad, **vraag)).split("<tr>")]
            for vraag in ({"volgorde": "gemeente"}, {"volgorde": "gemeente", "bekend_op": timezone.localdate()})
        )
        assert sorted(nu) == sorted(toen_)


def _zonder_links(tekst_):
    delen = tekst_.split('<a class="nl-link" href="')
    return delen[0] + "".join(deel.split('">', 1)[1] for deel in delen[1:])


@pytest.mark.parametrize("pad", LIJSTEN)
def test_de_lijst_zegt_van_wanneer_zij_is_en_er_valt_niets_te_wijzigen(als, toen, pad):
    pagina = tekst(als, pad, bekend_op=toen)
    assert "Zoals bekend op" in pagina
    assert f'name="bekend_op" value="{toen}"' in pagina
    assert "Locatie toevoegen" not in pagina
    assert "Zoals bekend op" not in tekst(als, pad)
    assert "stond er nog niets in de regietafel" in tekst(als, pad, bekend_op="2020-01-01")


@pytest.mark.parametrize("pad", LIJSTEN)
def test_een_onmogelijke_datum_is_een_melding(als, toen, pad):
    pagina = tekst(als, pad, bekend_op="morgen")
    assert "Een filter klopt niet en is niet toegepast." in pagina
    assert "Zoals bekend op" not in pagina


@pytest.mark.parametrize("pad", [*LIJSTEN, "/provincie/PV23/", "/gemeente/GM0193/", "/verslag/asiel-1/"])
@pytest.mark.parametrize("dag", ["0001-01-01", "9999-12-31"])
def test_de_eerste_en_de_laatste_dag_van_de_kalender(als, demo, pad, dag):
    assert als("cdk").get(pad, {"bekend_op": dag}).status_code == 200


@pytest.mark.parametrize("soort", ["csv", "xlsx"])
def test_de_download_is_ook_van_toen(als, toen, soort):
    antwoord = als("cdk").get(f"/periodes/bestand.{soort}", {"bekend_op": toen, "doelgroep": "asiel"})
    assert antwoord.status_code == 200
    assert "zoals bekend op" in Handeling.objects.first().onderwerp
    if soort == "csv":
        rijen = list(csv.reader(antwoord.content.decode("utf-8-sig").splitlines(), delimiter=";"))
        gevonden = {(rij[0], rij[1]) for rij in rijen}
        assert ("Enschede", "Noodopvang Vliegveldweg, daarna azc Parkweg") in gevonden
        assert not [naam for _, naam in gevonden if naam in ("Hernoemd", "Later") or naam.startswith("Amv-")]
        assert [rij[0] for rij in rijen[1:3]] == ["Almelo", "Enschede"]


def test_de_gemeentepagina_toont_de_periodes_van_toen(als, toen):
    pagina = tekst(als, "/gemeente/GM0153/", bekend_op=toen).split('id="kop-periodes"')[1]
    assert "Vliegveldweg" in pagina and "550" in pagina and "telt mee" in pagina
    nu = tekst(als, "/gemeente/GM0153/").split('id="kop-periodes"')[1]
    assert "Vliegveldweg" not in nu and "Hernoemd" not in nu


def test_op_een_gemeentepagina_van_toen_staan_geen_knoppen(als, toen):
    nu, vroeger = tekst(als, "/gemeente/GM0193/"), tekst(als, "/gemeente/GM0193/", bekend_op=toen)
    for knop in ("Locatie toevoegen", "/opmerkingen/gemeente/"):
        assert (knop in nu, knop in vroeger) == (True, False)


PADEN = ("/locaties/", "/periodes/", "/periodes/bestand.csv", "/gemeente/GM0193/")


@pytest.mark.parametrize(
    ("wie", "ziet"),
    [("zwolle", True), ("ijsselland", True), ("cdk", True), ("enschede", False), ("coa", False), ("beheer", False)],
)
@pytest.mark.parametrize("wat", ["altijd", "was", "werd", "werd en is weg"])
def test_wat_vertrouwelijk_was_of_werd(als, demo, wie, ziet, wat):
    """Then, since, or when it was removed: for others it was never there."""
    zwolle, nu = Gemeente.objects.get(naam="Zwolle"), timezone.now()
    locatie = fabriek.locatie(zwolle, naam="Kwikstaart", vertrouwelijk=wat in ("altijd", "was"))
    fabriek.periode(locatie, 77)
    with time_machine.travel(nu + timedelta(days=2), tick=True):
        if wat != "altijd":
            locatie.vertrouwelijk = wat != "was"
            locatie.save()
        if wat == "werd en is weg":
            locatie.delete()
        dag = timezone.localdate(nu)
        gevonden = {pad: "Kwikstaart" in tekst(als, pad, wie, bekend_op=dag, zoek="kwik") for pad in PADEN}
    assert gevonden == dict.fromkeys(PADEN, ziet)


def test_wie_geen_locaties_mag_zien_ziet_ook_die_van_toen_niet(als, toen):
    for pad in ("/locaties/", "/periodes/"):
        assert "Niets gevonden" in tekst(als, pad, "beheer", bekend_op=toen)


@pytest.mark.traag
@pytest.mark.parametrize("pad", [*LIJSTEN, "/gemeente/GM0193/", "/periodes/bestand.csv"])
def test_evenveel_vragen_bij_meer_regels_en_voor_elke_rol(als, demo, pad):
    aantallen = {}
    for ronde in range(2):
        for wie in ("coa", "zwolle", "cdk"):
            client = als(wie)
            with CaptureQueriesContext(connection) as vragen:
                assert client.get(pad, {"bekend_op": timezone.localdate()}).status_code == 200
            aantallen[wie, ronde] = len(vragen)
        for _ in range(10):
            fabriek.periode(Gemeente.objects.get(naam="Zwolle"), van=date(2025, 1, 1))
    per_rol = {wie: {aantallen[wie, 0], aantallen[wie, 1]} for wie, _ in aantallen}
    assert all(len(verschillend) == 1 for verschillend in per_rol.values()), aantallen
    assert max(aantallen.values()) <= 40
