"""Adopting: what is frozen stays, to the byte; what changes afterwards is told apart from it."""

import hashlib
import re
from dataclasses import replace

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from opgaven.gebieden.models import Gemeente, Provincie
from opgaven.rondes.models import Ronde
from prt.problemen import KanNiet
from prt.taken.models import Taak
from prt.toegang.rollen.rechten import OPDRACHTREGEL
from prt.toegang.spoor.handelingen import handeling
from prt.toegang.spoor.models import Handeling
from realisatie.locaties.models import Beschikbaarheid
from tests import fabriek
from tests.prt.taken.hulp import voer_taken_uit
from verslag.document.opstellen import stel_op
from verslag.rapport.rapporten import VERSLAG
from verslag.teksten.models import Tekst
from verslag.vaststellen.acties import INTUSSEN, Vaststelopdracht, stel_vast
from verslag.vaststellen.models import Vaststelling
from verslag.vaststellen.taken import maak_vaststelling

pytestmark = [pytest.mark.django_db, pytest.mark.traag]

PAGINA = "/verslag/asiel-1/"

REDENEN = {
    "duidingen": "Komt later.",
    "akkoord": "Besproken in de PRT.",
    "uitruil": "Wordt op 1 november beoordeeld.",
    "besluit": "De raden besluiten in 2025.",
}

MET_REDEN = {f"reden-{sleutel}": reden for sleutel, reden in REDENEN.items()}


@pytest.fixture(autouse=True)
def kort(monkeypatch):
    """Adopt a report without a page per gemeente: drawing those takes seconds, and nothing here is about them."""
    plaatsen = tuple(p for p in VERSLAG.plaatsen if p.onderdeel.sleutel in ("oogopslag", "garanties"))
    monkeypatch.setattr("verslag.vaststellen.acties.VERSLAG", replace(VERSLAG, plaatsen=plaatsen))


def wijzig_hengelo(plekken):
    periode = Beschikbaarheid.objects.hard().get(locatie__gemeente__naam="Hengelo")
    with handeling(
        "gewijzigd", "Hengelo", door=OPDRACHTREGEL, gemeenten=[periode.locatie.gemeente], reden="Uitbreiding"
    ):
        periode.plekken = plekken
        periode.save()


def stel_vast_als(client, **velden):
    versie = {"versie": Vaststelling.objects.count()}
    return client.post(f"{PAGINA}gereedheid/", MET_REDEN | versie | velden)


def pdf_van(client, nummer=1) -> bytes:
    return client.get(f"{PAGINA}versies/{nummer}/verslag.pdf").content


@pytest.fixture
def versie1(als):
    client = als("cdk")
    antwoord = stel_vast_als(client)
    assert antwoord.status_code == 302 and antwoord.url.startswith("/taken/")
    assert stel_vast_als(client).url == antwoord.url  # a second click is the same task
    voer_taken_uit()
    return Vaststelling.objects.get()


@pytest.mark.parametrize(("wie", "wijst"), [("cdk", True), ("lezer", False)])
def test_zonder_versies_wijst_de_lijst_de_weg_aan_wie_vaststelt(als, wie, wijst):
    pagina = als(wie).get(f"{PAGINA}versies/").content.decode()
    assert "nog geen verslag vastgesteld" in pagina
    assert (f"{PAGINA}gereedheid/" in pagina) is wijst


def test_een_taak_die_twee_keer_begint_stelt_een_keer_vast(als, versie1):
    """As when its process died after adopting, before it could say so."""
    taak = Taak.objects.get()
    resultaat = maak_vaststelling(lambda *_: None, **taak.parameters)
    assert Vaststelling.objects.count() == 1
    assert resultaat.inhoud == bytes(versie1.pdf)


def test_wat_is_vastgesteld_houdt_zijn_bytes(als, versie1):
    client = als("lezer")
    eerst = pdf_van(client)
    assert eerst.startswith(b"%PDF") and hashlib.sha256(eerst).hexdigest() == versie1.sha256
    wijzig_hengelo(999)
    assert hashlib.sha256(pdf_van(client)).hexdigest() == versie1.sha256
    assert versie1.sha256 in client.get(f"{PAGINA}versies/1/").content.decode()
    assert versie1.cijfers["garanties"][-1]["realisatie_totaal"] == 3_864


def test_het_nieuwe_concept_verschilt_en_de_lijst_noemt_het_record(als, versie1):
    client = als("cdk")
    wijzig_hengelo(999)
    assert "4.438" in client.get(PAGINA, {"peildatum": "2024-10-31"}).content.decode()  # 3,864 − 425 + 999
    adres = re.search(r'href="(/verschillen/[^"]*versie=1)"', client.get(f"{PAGINA}versies/1/").content.decode())[1]
    tekst = " ".join(client.get(adres.replace("&amp;", "&")).content.decode().split())
    assert "Hengelo" in tekst and "425" in tekst and "999" in tekst
    assert "Uitbreiding" in tekst
    assert "3.864 → <strong>4.438</strong>" in tekst


def test_een_gewijzigde_tekst_staat_in_de_lijst(als, versie1):
    tekst = Tekst.objects.get(onderdeel="inleiding")
    with handeling("gewijzigd", "Tekst", door=OPDRACHTREGEL, gebied=tekst.gebied.provincie):
        tekst.inhoud = "<p>Een heel andere inleiding.</p>"
        tekst.save()
    pagina = als("cdk").get("/verschillen/", {"ronde": "asiel-1", "versie": "1"}).content.decode()
    assert "Tekst Inleiding" in pagina and "Een heel andere inleiding." in pagina


def test_de_database_weigert_wijzigen_en_verwijderen(versie1):
    for doe in (
        lambda: Vaststelling.objects.update(reden="Toch anders"),
        lambda: Vaststelling.objects.filter(pk=versie1.pk).delete(),
        lambda: Vaststelling.objects.filter(pk=versie1.pk)._raw_delete("default"),
    ):
        with pytest.raises((DatabaseError, ValueError)), transaction.atomic():
            doe()
    versie1.refresh_from_db()
    assert versie1.reden == ""


def test_een_tweede_versie_vraagt_een_reden(als, versie1):
    client = als("cdk")
    assert stel_vast_als(client).status_code == 422
    wijzig_hengelo(999)
    assert stel_vast_als(client, reden="Hengelo breidt uit.").status_code == 302
    voer_taken_uit()
    nieuw = Vaststelling.objects.first()
    assert (nieuw.nummer, nieuw.vorige, nieuw.reden) == (2, versie1, "Hengelo breidt uit.")
    assert pdf_van(client, 1) != pdf_van(client, 2)
    lijst = client.get(f"{PAGINA}versies/").content.decode()
    assert "Versie 2" in lijst and "Hengelo breidt uit." in lijst


def test_een_addendum_komt_erbij_en_de_aanbieding_staat_vast(als, versie1):
    client = als("cdk")
    gegevens = {"reden": "Een jaartal klopte niet.", "tekst": "<p>Lees 2035 voor 2034.</p>"}
    assert client.post(f"{PAGINA}versies/1/addendum/", gegevens).status_code == 302
    addendum = Vaststelling.objects.first()
    assert (str(addendum), addendum.vorige) == ("Addendum 2", versie1)
    assert bytes(addendum.pdf).startswith(b"%PDF")
    aanbieden = {"aan": "de minister van Asiel en Migratie", "datum": "2024-10-31", "kenmerk": "2024/0412"}
    assert client.post(f"{PAGINA}versies/1/aanbieden/", aanbieden).status_code == 302
    assert "2024/0412" in client.get(f"{PAGINA}versies/1/").content.decode()
    assert client.post(f"{PAGINA}versies/1/aanbieden/", aanbieden).status_code == 422
    assert client.post(f"{PAGINA}versies/2/aanbieden/", aanbieden | {"datum": "2999-01-01"}).status_code == 422
    soorten = list(Handeling.objects.values_list("soort", flat=True)[:3])
    assert soorten == ["aangeboden", "vastgesteld", "vastgesteld"]


def test_vaststellen_zonder_redenen_kan_niet(als):
    antwoord = als("cdk").post(f"{PAGINA}gereedheid/", {"reden-akkoord": "Besproken."})
    assert antwoord.status_code == 422
    assert not Vaststelling.objects.exists()
    assert "Besproken." in antwoord.content.decode()


def test_wat_blokkeert_houdt_het_tegen(als):
    Tekst.objects.filter(onderdeel="duiding-cdk").update(klaar=False)
    client = als("cdk")
    tekst = client.get(f"{PAGINA}gereedheid/").content.decode()
    assert "blokkeert" in tekst and "Stel het verslag vast" not in tekst
    antwoord = stel_vast_als(client)
    assert antwoord.status_code == 422 and not Vaststelling.objects.exists()
    assert "De tekst van de CdK is niet klaar" in antwoord.content.decode()


def test_een_wijziging_tijdens_het_vaststellen_wordt_opgemerkt(als, django_user_model, monkeypatch):
    als("cdk")
    monkeypatch.setattr("verslag.vaststellen.acties.als_pdf", lambda verslag, **_: wijzig_hengelo(999) or b"%PDF")
    ronde, overijssel = Ronde.objects.get(nummer=1), Provincie.objects.get(naam="Overijssel")
    opdracht = Vaststelopdracht(ronde, overijssel, 1, timezone.localdate(), "", REDENEN)
    door = django_user_model.objects.get(email="cdk@demo.example")
    with pytest.raises(KanNiet, match="Tijdens het vaststellen"):
        stel_vast(opdracht, door=door)
    assert not Vaststelling.objects.exists()


def test_wie_de_laatste_versie_niet_zag_maakt_geen_volgende(als, versie1, django_user_model):
    """Neither from a page that was open all the while, nor from a request that waited for its turn."""
    antwoord = stel_vast_als(als("cdk"), versie=0, reden="Hengelo breidt uit.")
    assert antwoord.status_code == 409 and INTUSSEN in antwoord.content.decode()
    opdracht = Vaststelopdracht(versie1.ronde, versie1.provincie, 1, timezone.localdate(), "", REDENEN)
    with pytest.raises(KanNiet, match=INTUSSEN):
        stel_vast(opdracht, door=django_user_model.objects.get(email="cdk@demo.example"))
    assert Vaststelling.objects.get() == versie1


def test_alleen_de_staf_stelt_vast(als, versie1):
    for wie in ("zwolle", "ijsselland"):
        assert als(wie).get(f"{PAGINA}gereedheid/").status_code == 200
        assert stel_vast_als(als(wie)).status_code == 403
    assert als("lezer").get(f"{PAGINA}gereedheid/").status_code == 403
    assert als("lezer").get(f"{PAGINA}versies/1/").status_code == 200


def test_de_status_staat_in_het_document(als, versie1):
    concept = stel_op(versie1.ronde, versie1.provincie, versie1.peildatum)
    assert concept.status == "concept"
    assert versie1.cijfers["status"].startswith("vastgesteld op ") and versie1.cijfers["status"].endswith("versie 1")


def test_gereedheid_noemt_eigenaar_en_plek(als):
    tekst = als("cdk").get(f"{PAGINA}gereedheid/").content.decode()
    assert "Kampen–Dronten: de ontbindende voorwaarde is nog open" in tekst
    assert "gemeente Hardenberg" in tekst and 'href="/gemeente/GM0160/"' not in tekst
    code = Gemeente.objects.get(naam="Zwolle").code
    assert f"{PAGINA}teksten/gemeente/{code}/" in tekst


def besluitloos(client) -> dict[str, tuple[str, str]]:
    """What the page says of voornemens without a day for their decision: text by owner and address."""
    punten = {punt.sleutel: punt for punt in client.get(f"{PAGINA}gereedheid/").context["punten"]}
    return {b.tekst: (b.eigenaar, b.pad) for b in punten["besluit"].belemmeringen}


def test_voornemens_zonder_besluitdatum_vragen_een_reden(als):
    antwoord = stel_vast_als(als("cdk"), **{"reden-besluit": ""})
    assert antwoord.status_code == 422
    assert "Voornemens zonder besluitdatum" in antwoord.content.decode()
    zwolle = Gemeente.objects.get(naam="Zwolle")
    voornemen = Beschikbaarheid.objects.voornemens().get(locatie__gemeente=zwolle)
    (gevonden,) = [waarde for tekst, waarde in besluitloos(als("cdk")).items() if tekst.startswith("Zwolle")]
    assert gevonden == ("gemeente Zwolle", f"/locaties/{voornemen.locatie_id}/#kop-besluit")
    for soort in ("college", "raad"):
        fabriek.besluitstap(voornemen.locatie, soort)
    assert not [tekst for tekst in besluitloos(als("cdk")) if tekst.startswith("Zwolle")]


@pytest.mark.parametrize(
    ("wie", "ziet"), [("cdk", True), ("ijsselland", True), ("zwolle", True), ("twente", False), ("enschede", False)]
)
def test_een_vertrouwelijk_voornemen_is_alleen_voor_de_eigen_kring(als, wie, ziet):
    eerst = len(besluitloos(als(wie)))
    fabriek.voornemen(fabriek.locatie(Gemeente.objects.get(naam="Zwolle"), naam="Geheimzinnig", vertrouwelijk=True), 50)
    assert ("Geheimzinnig" in als(wie).get(f"{PAGINA}gereedheid/").content.decode()) is ziet
    assert len(besluitloos(als(wie))) == eerst + ziet
