"""A secret word in every field of a confidential locatie, and a crawl of the whole site as everyone who may not see it.

Every page that can be reached by a link or a form, every file, every search and sort, addresses guessed by number, and
the same for forms with mistakes in them. A workbook and a PDF are opened: what is compressed is searched too.
"""

import io
import os
import re
import zipfile
from collections import Counter, deque
from html import unescape
from urllib.parse import urljoin, urlsplit

import pypdfium2
import pytest
from django.urls import Resolver404, resolve, reverse

from opgaven.gebieden.models import Gemeente
from realisatie.besluitvorming.models import Besluitstap
from realisatie.locaties.models import Beschikbaarheid, Locatie
from realisatie.opmerkingen.models import Opmerking
from realisatie.uitruil.models import Overdracht, Uitruil
from tests import fabriek
from tests.prt.taken.hulp import haal_op

pytestmark = [pytest.mark.django_db, pytest.mark.traag]

GEHEIM = "kwikstaart"
MAG_NIET = ("enschede", "twente", "toezicht", "coa", "lezer", "beheer")
MAG_WEL = ("zwolle", "ijsselland", "cdk")
ZAADJES = (
    "/",
    "/verslag/",
    "/importeren/",
    "/importeren/sjabloon.xlsx",
    "/locaties/nieuw/",
    "/provincie/PV23/",
    "/provincie/PV23/?bekend_op=2099-01-01",
    "/verschillen/?van=2020-01-01",
    *(f"/{lijst}/?bekend_op=2099-01-01" for lijst in ("locaties", "periodes", "uitruil")),
    "/periodes/bestand.csv?bekend_op=2099-01-01",
    "/gemeente/GM0193/?bekend_op=2099-01-01",
    "/opmerkingen/",
    *(f"/uitruil/{nummer}/" for nummer in (1, 2)),
    "/maandstanden/",
    "/besluitvorming/",
    f"/besluitvorming/?zoek={GEHEIM}",
    "/knelpunten/",
    f"/knelpunten/?zoek={GEHEIM}",
    "/maandstanden/GM0193/",
    "/cno/?van=2025-06-01&tot=2025-12-01",
    "/cno/cno.xlsx?van=2025-06-01&tot=2025-12-01",
    "/oekraine/",
    "/oekraine/?peildatum=2025-06-01",
    "/spoor/",
    *(
        f"/{lijst}/?bestand={soort}"
        for lijst in ("locaties", "periodes", "uitruil", "spoor")
        for soort in ("xlsx", "ods", "csv")
    ),
    f"/opmerkingen/?zoek={GEHEIM}",
    f"/spoor/?zoek={GEHEIM}",
    *(f"/periodes/bestand.{soort}" for soort in ("xlsx", "csv")),
    *(f"/verslag/asiel-1/verslag.{soort}" for soort in ("pdf", "docx", "xlsx", "json")),
    "/rapporten/factsheet/GM0193/rapport.pdf",
    *(
        f"/rapporten/{rapport}/rapport.{soort}"
        for rapport in (
            "maandrapportage/PV23",
            "provinciaal-plan/PV23",
            "regionaal-plan/ijsselland",
            "factsheet/GM0193",
            "terugkoppeling/PV23",
        )
        for soort in ("docx", "xlsx", "json")
    ),
    *(f"/{lijst}/?zoek={GEHEIM}" for lijst in ("locaties", "periodes")),
    *(
        f"/{lijst}/?volgorde={veld}"
        for lijst in ("locaties", "periodes")
        for veld in ("naam", "-naam", "locatie", "plekken")
    ),
)


@pytest.fixture
def geheim(demo):
    return maak_geheime_locatie()


def maak_geheime_locatie() -> Locatie:
    """In Zwolle, hard and soft, given away, replacing and replaced."""
    zwolle, enschede = (Gemeente.objects.get(naam=naam) for naam in ("Zwolle", "Enschede"))
    locatie = Locatie.objects.create(
        gemeente=zwolle,
        naam=f"Naam {GEHEIM}",
        adres=f"Adres {GEHEIM} 1",
        bijzonderheden=f"Bijzonder {GEHEIM}",
        vindplaats=f"Vindplaats {GEHEIM}",
        vertrouwelijk=True,
    )
    for hardheid, doelgroep in (
        ("vastgesteld", "asiel"),
        ("vastgesteld", "oekraine"),
        ("voornemen", "amv"),
        ("verkenning", "asiel"),
    ):
        Beschikbaarheid.objects.create(
            locatie=locatie,
            doelgroep=doelgroep,
            plekken=77,
            van="2025-01-01" if hardheid != "verkenning" else "2025-02-01",
            tot="2029-05-05",
            hardheid=hardheid,
            toelichting=f"Toelichting {GEHEIM}",
            vindplaats=f"Vindplaats {GEHEIM}",
        )
    uitruil = Uitruil.objects.create(ronde_id=Uitruil.objects.get().ronde_id, naam="Zwolle–Enschede")
    Overdracht.objects.create(
        uitruil=uitruil,
        gever=zwolle,
        ontvanger=enschede,
        locatie=locatie,
        doelgroep="asiel",
        plekken=7,
        van="2025-01-01",
    )
    for opvolging in (True, False):
        Opmerking.objects.create(locatie=locatie, tekst=f"Opmerking {GEHEIM}", naam="Demo", opvolging=opvolging)
    noodhal = fabriek.locatie(zwolle, naam=f"Noodhal {GEHEIM}", soort="cno", vertrouwelijk=True)
    fabriek.periode(noodhal, 9, van="2025-01-01")
    for teller, personen in (("gemeente", 71), ("coa", 72)):
        fabriek.bezetting(locatie, personen, teller=teller)
    for periode in (None, locatie.beschikbaarheden.get(hardheid="voornemen")):
        velden = {"locatie": locatie, "periode": periode, "document": f"Document {GEHEIM}"}
        Besluitstap.objects.create(soort="college", gepland="2025-01-01", **velden)
    locatie.save()  # once more, so that the history holds it twice
    return locatie


def teksten(antwoord):
    """What a reader could find in an answer: text, and what is inside a workbook or a PDF."""
    inhoud = b"".join(antwoord.streaming_content) if antwoord.streaming else antwoord.content
    yield inhoud.decode("utf-8", "replace")
    yield str(antwoord.headers)
    if inhoud.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(inhoud)) as boek:
            yield from (boek.read(naam).decode("utf-8", "replace") for naam in boek.namelist())
    if inhoud.startswith(b"%PDF"):
        document = pypdfium2.PdfDocument(inhoud)
        yield from (bladzij.get_textpage().get_text_range() for bladzij in document)
        yield str(document.get_metadata_dict())


def lekt(antwoord) -> bool:
    """Whether the secret is there; what somebody typed in themselves does not count."""
    eigen = f'value="{GEHEIM}"'
    return any(
        GEHEIM in tekst.lower().replace(eigen, "").replace(f"zoek={GEHEIM}", "").replace(f"“{GEHEIM}”", "")
        for tekst in teksten(antwoord)
    )


def verder(antwoord, pad):
    """The links of a page, and every choice of its filters one by one."""
    if "text/html" not in antwoord.headers.get("Content-Type", ""):
        return
    pagina = antwoord.content.decode()
    for doel in re.findall(r'(?:href|action|hx-post)="([^"]+)"', pagina):
        yield urljoin(pad, unescape(doel))
    for naam, keuzes in re.findall(r'<select name="([^"]+)"(.*?)</select>', pagina, re.DOTALL):
        if "beschikbaarheden" not in naam:
            yield from (
                f"{urlsplit(pad).path}?{naam}={waarde}" for waarde in re.findall(r'<option value="([^"]+)"', keuzes)[:4]
            )


DOCUMENT = (".pdf", ".docx")


PER_ADRES, PER_SOORT = 7, 12
"""Different questions to one address, and addresses of one kind (the page of a gemeente) that links lead to."""
ALLE_VRAGEN, PER_ADRES_VAN_EEN_ANDER = ("enschede", "lezer"), 2
"""Another gemeente, which may do most, and the least trusted ask everything. The others ask for the same pages and
files, with fewer sorts and filters: those choose from the same rows."""


def vaak_genoeg(kaal: str, gevraagd: Counter, per_soort: Counter, *, hoogstens: int, gevonden: bool) -> bool:
    """A document takes seconds, and is drawn from what the page and the other files of the same moment show."""
    if gevraagd[kaal] >= (1 if kaal.endswith(DOCUMENT) else hoogstens):
        return True
    return gevonden and not gevraagd[kaal] and per_soort[soort_van(kaal)] >= PER_SOORT


def soort_van(kaal: str) -> str:
    try:
        return resolve(kaal).view_name
    except Resolver404:
        return kaal


def loop_af(client, zaadjes, hoogste=400, behalve=(), per_adres=PER_ADRES):
    """Breadth first over the site, but for some endings; of one address and one kind of address at most a few."""
    zaadjes = list(zaadjes)
    wachtrij, gezien, gevraagd, per_soort = deque(zaadjes), set(), Counter(), Counter()
    gezaaid = set(zaadjes)
    while wachtrij and len(gezien) < hoogste:
        pad = wachtrij.popleft().split("#")[0]
        kaal = urlsplit(pad).path
        if (
            kaal.endswith(behalve)
            or pad in gezien
            or not pad.startswith("/")
            or kaal.startswith("/static")
            or vaak_genoeg(kaal, gevraagd, per_soort, hoogstens=per_adres, gevonden=pad not in gezaaid)
        ):
            continue
        gezien.add(pad)
        per_soort[soort_van(kaal)] += not gevraagd[kaal]
        gevraagd[kaal] += 1
        antwoord = haal_op(client, pad)
        yield pad, antwoord
        wachtrij.extend(verder(antwoord, pad))


# On another database one of them will do: the questions are the same, and everybody's take minutes.
@pytest.mark.elke_database
@pytest.mark.parametrize("wie", MAG_NIET[:1] if "DATABASE_URL" in os.environ else (*MAG_NIET, "beheer-installatie"))
def test_het_geheim_is_nergens_te_vinden(als, geheim, wie):
    client = als(wie)
    regels = [regel.pk for regel in geheim.beschikbaarheden.all()]
    geraden = [
        reverse(naam, args=[geheim.pk]) for naam in ("locatie", "locatie-wijzigen", "locatie-effect", "bezetting")
    ]
    geraden += [
        reverse(naam, args=[opmerking.pk])
        for naam in ("opmerking", "opmerking-afsluiten")
        for opmerking in geheim.opmerkingen.all()
    ]
    geraden.append(reverse("opmerking-bij-locatie", args=[geheim.pk]))
    geraden += [reverse(naam, args=[pk]) for naam in ("periode-beeindigen", "periode-intrekken") for pk in regels]
    gelekt, doorzocht = [], 0
    behalve = () if wie == "lezer" else DOCUMENT
    vragen = PER_ADRES if wie in ALLE_VRAGEN else PER_ADRES_VAN_EEN_ANDER
    for pad, antwoord in loop_af(client, [*ZAADJES, *geraden], behalve=behalve, per_adres=vragen):
        doorzocht += 1
        if lekt(antwoord):
            gelekt.append(pad)
    for pad in [*geraden, "/locaties/nieuw/", "/locaties/nieuw/effect/"]:
        antwoord = client.post(pad, {"naam": geheim.naam.upper(), "beschikbaarheden-0-vervangt": geheim.pk})
        doorzocht += 1
        if antwoord.status_code != 422 and lekt(antwoord):  # a form gives back what was typed into it
            gelekt.append(f"post {pad}")
    print(f"{wie}: {doorzocht} antwoorden doorzocht")
    assert not gelekt
    assert doorzocht > (60 if wie != "beheer-installatie" else 30)  # who is in no provincie, does not get far


@pytest.mark.parametrize("wie", MAG_WEL)
def test_wie_het_mag_zien_vindt_het_wel(als, geheim, wie):
    """Otherwise the crawl would find nothing for a reason of its own."""
    paden = ["/locaties/", "/periodes/bestand.xlsx", reverse("locatie", args=[geheim.pk])]
    gevonden = {pad for pad, antwoord in loop_af(als(wie), paden, 12) if lekt(antwoord)}
    assert gevonden >= set(paden)


@pytest.mark.parametrize("formaat", ["json", "pdf", "docx", "xlsx"])
def test_het_verslag_is_voor_iedereen_hetzelfde_en_noemt_het_niet(als, geheim, formaat):
    """Also for who may see the locatie: what leaves the building can be published."""
    antwoord = haal_op(als("cdk"), f"/verslag/asiel-1/verslag.{formaat}")
    assert antwoord.status_code == 200
    assert not lekt(antwoord)
