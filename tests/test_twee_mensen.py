"""Two people with the same page before them, and one person who presses twice: every page with a form, by its address.

Generated from the URLconf: a form page without a row of input fails, so that a new one cannot be forgotten. What a page
shows is sent back as a browser would; a row only says what somebody fills in. ``pytest -rP`` prints both tables.
"""

from collections import Counter

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from prt.pagina.formulierpagina import AL_OPGESLAGEN, INZENDING, Formulierpagina
from prt.toegang.rollen.models import Gebruiker, Rol
from prt.toegang.spoor.models import Inzending
from realisatie.knelpunten.models import Knelpunt
from realisatie.opmerkingen.models import Opmerking
from realisatie.uitruil.keuzes import Voorwaarde
from realisatie.uitruil.models import Uitruil
from tests.formulierhulp import als_verstuurd
from tests.momentopname import alle_rijen
from tests.opname.formulieren import formulieren_van
from tests.opname.verzoek import ongedaan
from tests.realisatie.importeren.hulp import bestand, rij
from tests.test_rechtentabel import EIGEN, adres, maak_plaatsen

pytestmark = [pytest.mark.django_db, pytest.mark.traag]

EERSTE, LAATSTE = object(), object()
"""Of the choices that the page offers."""
TWEE = ("Van de een", "Van de ander")
"""What differs between the two is a pair."""


def werkboek(plekken):
    return SimpleUploadedFile("werkboek.xlsx", bestand(rij(Plekken=plekken)).getvalue())


def tellingen(aantal):
    tekst = f"Gemeente;Maand;Gehuisvest;Waarvan amv\r\nZwolle;februari 2024;{aantal};"
    return SimpleUploadedFile("tellingen.csv", tekst.encode())


INVOER = {
    "aanbieden": {"datum": "2026-11-01", "kenmerk": TWEE},
    "actie-nieuw": {"tekst": TWEE, "wie": "Iemand"},
    "actie-wijzigen": {"tekst": TWEE},
    "addendum": {"reden": TWEE, "tekst": "<p>Lees 2035 voor 2034.</p>"},
    "agenda": {},
    "besluit-nieuw": {"tekst": TWEE},
    "besluit-wijzigen": {"tekst": TWEE},
    "besluitvorming-locatie": {"college-gepland": ("1-12-2026", "2-12-2026"), "reden": "Later"},
    "besluitvorming-periode": {"college-gepland": ("1-12-2026", "2-12-2026"), "reden": "Later"},
    "bezetting": {"personen": ("3", "4")},
    "bron-nieuw": {"gebied": EERSTE, "titel": TWEE, "opsteller": "Provincie"},
    "collegas": {"email": ("een@voorbeeld.nl", "ander@voorbeeld.nl")},
    "cyclus-starten": {"naam": TWEE},
    "deelname": {"vanaf": ("2027-01-01", "2027-02-01"), "reden": TWEE},
    "gereedheid": {
        "reden": TWEE,
        **{f"reden-{soort}": "Besproken." for soort in ("duidingen", "akkoord", "uitruil", "besluit")},
    },
    "gemeente-verplaatsen": {
        **{"gemeente": EERSTE, "regio": LAATSTE, "vanaf": ("2027-01-01", "2027-02-01"), "reden": TWEE},
    },
    "gemeente-toewijzen": {"hoofd": ("GM0141", "GM0164"), "reden": TWEE},
    "gemeenten-samenvoegen": {
        **{"gemeenten": EERSTE, "naam": TWEE, "code": ("GM9991", "GM9992"), "regio": EERSTE},
        **{"vanaf": "2027-01-01", "reden": TWEE},
    },
    "importeren": {"bestand": (werkboek(10), werkboek(20))},
    "inleverdata": {"gemeente": ("2026-12-01", "2026-12-02")},
    "knelpunt": {"tekst": TWEE},
    "knelpunt-nieuw": {"gebied": EERSTE, "thema": EERSTE, "geadresseerde": EERSTE, "tekst": TWEE},
    "locatie-nieuw": {"naam": TWEE},
    "locatie-wijzigen": {"adres": TWEE},
    "maandstand-accorderen": {},
    "maandstand-indienen": {},
    "maandstand-terugsturen": {"cijfer_asiel": TWEE},
    "mailtekst": {"onderwerp": TWEE},
    "mijlpaal-afronden": {},
    "mijlpaal-nieuw": {"datum": "2026-12-01", "omschrijving": TWEE},
    "mijlpaal-wijzigen": {"omschrijving": TWEE},
    "opgave-nieuw": {
        **dict.fromkeys(("ronde", "gebied", "grondslag"), EERSTE),
        **{"geldig_vanaf": "2026-11-20", "aantal": ("100", "200"), "reden": "Besluit"},
    },
    "opmerking": {"tekst": TWEE},
    "opmerking-afsluiten": {},
    "opmerking-bij-gemeente": {"tekst": TWEE},
    "opmerking-bij-locatie": {"tekst": TWEE},
    "overleg-nieuw": {"tafel": EERSTE, "datum": "2026-12-01", "plaats": TWEE},
    "overleg-wijzigen": {"plaats": TWEE},
    "periode-beeindigen": {"tot": ("1-1-2026", "1-2-2026"), "reden": "Eerder klaar"},
    "periode-intrekken": {"reden": TWEE},
    "planning-maken": {},
    "rol-beeindigen": {"reden": TWEE},
    "ronde-nieuw": {"gebied": EERSTE, "stroom": EERSTE, "naam": TWEE, "uiterlijk": "2027-01-01"},
    "scenario-nieuw": {"naam": TWEE, "opslaan": "1"},
    "scenario-overnemen": {"geldig_vanaf": "2026-12-01", "reden": TWEE},
    "statushouders-beginstand": {"aantal": ("3", "4"), "reden": "Brief"},
    "statushouders-correctie": {"aantal": "3", "reden": TWEE},
    "statushouders-importeren": {"bestand": (tellingen(3), tellingen(4))},
    "statushouders-stap": {"reden": TWEE},
    "statushouders-stap-wijzigen": {"reden": TWEE},
    "statushouders-telling": {"gehuisvest": ("3", "4")},
    "tekst": {"inhoud": ("<p>Van de een</p>", "<p>Van de ander</p>")},
    "tekst-opmerken": {"tekst": TWEE},
    "uitruil-bevestigen": {"document": TWEE},
    "uitruil-nieuw": {
        **{"naam": TWEE, "overdrachten-0-gever": "Zwolle", "overdrachten-0-ontvanger": "Dalfsen"},
        **{"overdrachten-0-doelgroep": "asiel", "overdrachten-0-plekken": "10"},
        **{"overdrachten-0-van": "2024-02-01", "overdrachten-0-tot": "2026-02-01"},
    },
    "uitruil-ontbinden": {"reden": TWEE},
    "uitruil-verlengen": {"tot": ("2026-02-10", "2026-02-20"), "reden": "Langer nodig"},
    "uitruil-voorwaarde": {"oordeel": "vervuld", "op": "2026-11-20", "bewijs": TWEE},
    "uitruil-wijzigen": {"afspraak": TWEE},
    "verdeling-nieuw": {
        **{"totaal": "10", "sleutel": "eigen", "gewicht_ijsselland": "1", "gewicht_twente": "1"},
        **{"naam": TWEE, "opslaan": "1"},
    },
}
WIE = {
    **dict.fromkeys(("collegas", "rol-beeindigen"), "beheer"),
    **dict.fromkeys(("cyclus-starten", "deelname"), "beheer-installatie"),
}
"""Who has the page before him, where that is not the CdK's staff; his colleague has the same roles."""


def bevestigd(**velden):
    return lambda: Uitruil.objects.filter(bevestigd_op=None).update(bevestigd_op="2024-06-01", **velden)


VOORAF = {
    "opmerking-afsluiten": lambda: Opmerking.objects.update(opvolging=True),
    "uitruil-verlengen": bevestigd(verlengbaar=True),
    "uitruil-voorwaarde": bevestigd(voorwaarde="Als de raad instemt", voorwaarde_stand=Voorwaarde.OPEN),
}
"""What has to be so before the step of a page can be taken."""
EERST = dict.fromkeys(("maandstand-accorderen", "maandstand-terugsturen"), "maandstand-indienen")
"""The page on which somebody goes before."""


def paginas(resolver=None):
    for patroon in (resolver or get_resolver()).url_patterns:
        if not isinstance(patroon, URLPattern):
            yield from paginas(patroon)
        elif issubclass(getattr(patroon.callback, "view_class", object), Formulierpagina):
            yield patroon.name


LEEST = {"locatie-effect", "locatie-nieuw-effect"}
"""Sent while somebody is typing, to see what would come of it: nothing is ever saved."""
PAGINAS = sorted(set(paginas()) - LEEST)


def test_elke_pagina_met_een_formulier_heeft_een_rij():
    assert sorted(INVOER) == PAGINAS


@pytest.fixture
def plaatsen(als, monkeypatch):
    """One of everything that has an address, and a colleague of who may write."""
    monkeypatch.setattr("verslag.vaststellen.acties.als_pdf", lambda verslag, **_: b"%PDF")
    for wie in ("cdk", "beheer", "beheer-installatie"):
        collega = Gebruiker.objects.create_user(f"collega-{wie}@demo.example", naam=f"Collega {wie}")
        for rol in Rol.objects.filter(gebruiker__email=f"{wie}@demo.example"):
            rol.pk, rol.gebruiker = None, collega
            rol.save()
    return maak_plaatsen()


def van(wie: str) -> Client:
    client = Client()
    client.force_login(Gebruiker.objects.get(email=f"{wie}@demo.example"))
    return client


def ingevuld(client: Client, pad: str, naam: str, wie: int) -> dict:
    """What is sent by the one (0) or the other (1): the page as it is shown, with their row filled in."""
    eigen = {veld: waarde[wie] if isinstance(waarde, tuple) else waarde for veld, waarde in INVOER[naam].items()}
    if "bestand" in eigen:
        eigen["bestand"].seek(0)
        return als_verstuurd(client.post(pad, eigen))
    getoond = formulieren_van(client.get(pad, follow=True), pad)  # a button stands on the page that it leads back to
    formulier = next(formulier for formulier in reversed(getoond) if formulier.actie == pad)
    for veld, waarde in eigen.items():
        if waarde in (EERSTE, LAATSTE):
            mogelijk = [keuze for keuze in formulier.velden[veld].keuzes if keuze]
            eigen[veld] = mogelijk[0 if waarde is EERSTE else -1]
    return formulier.gegevens(vol=False) | eigen


def stand() -> dict:
    """Everything in the database, but for who is signed in and which forms were sent."""
    rijen = {model: Counter(rijen) for model, rijen in alle_rijen().items()}
    return {model: telling for model, telling in rijen.items() if model not in (Session, Inzending)}


def verschil(wel: dict, niet: dict) -> dict:
    """The rows of the one that the other does not have, by table."""
    over = {model.__name__: telling - niet[model] for model, telling in wel.items()}
    return {tabel: telling.total() for tabel, telling in over.items() if telling}


def klaar_om(naam: str, plaatsen, *wie: str) -> tuple[str, list[Client]]:
    """The address of the page, and who are about to open it."""
    clients = [van(persoon) for persoon in wie]
    VOORAF.get(naam, lambda: None)()
    if eerst := EERST.get(naam):
        pad = adres(eerst, plaatsen[EIGEN], EIGEN)
        clients[0].post(pad, ingevuld(clients[0], pad, eerst, 0))
    return adres(naam, plaatsen[EIGEN], EIGEN), clients


ANTWOORD = {404: "er is niets meer", 409: "ziet wat de ander deed", 422: "geweigerd, met waarom"}


@pytest.mark.elke_database
def test_de_tweede_wist_nooit_de_eerste(plaatsen):
    """What the first wrote is still there, word for word; a refusal writes nothing, and all are told."""
    fout = []
    for naam in PAGINAS:
        wie = WIE.get(naam, "cdk")
        with ongedaan():
            pad, (een, ander) = klaar_om(naam, plaatsen, wie, f"collega-{wie}")
            van_een, van_ander = ingevuld(een, pad, naam, 0), ingevuld(ander, pad, naam, 1)
            begin, eerst, tussen = stand(), een.post(pad, van_een).status_code, stand()
            daarna = ander.post(pad, van_ander)
            eind = stand()
            geschreven = {model: telling - begin[model] for model, telling in tussen.items()}
            verloren, erbij = verschil(geschreven, eind), verschil(eind, tussen)
            meldingen = " ".join(map(str, daarna.wsgi_request._messages))
        uitkomst = ANTWOORD.get(daarna.status_code) or ("komt ernaast" if erbij else meldingen)
        print(f"{naam:28} {eerst} {daarna.status_code} {uitkomst}")
        stil = not uitkomst or (erbij and daarna.status_code != 302)
        if eerst != 302 or not any(geschreven.values()) or verloren or stil:
            fout.append((naam, eerst, daarna.status_code, verloren, erbij))
    assert not fout


@pytest.mark.elke_database
def test_twee_keer_drukken_maakt_er_een(plaatsen):
    """A page that would make another has a key, and then leads to what the first press made."""
    fout = []
    for naam in PAGINAS:
        with ongedaan():
            pad, (client,) = klaar_om(naam, plaatsen, WIE.get(naam, "cdk"))
            velden = ingevuld(client, pad, naam, 0)
            eerst, tussen = client.post(pad, velden), stand()
            nog_eens = client.post(pad, velden)
            dubbel = verschil(stand(), tussen)
        sleutel = INZENDING in velden
        print(f"{naam:28} {eerst.status_code} {nog_eens.status_code} {'sleutel' if sleutel else ''} {dubbel or ''}")
        if dubbel or eerst.status_code != 302 or (sleutel and nog_eens.headers.get("Location") != eerst.url):
            fout.append((naam, eerst.status_code, nog_eens.status_code, dubbel))
    assert not fout


def test_terug_en_nog_eens_bewaren_is_een_knelpunt(plaatsen):
    """Case W04."""
    client, pad = van("cdk"), reverse("knelpunt-nieuw")
    velden, voor = ingevuld(client, pad, "knelpunt-nieuw", 0), Knelpunt.objects.count()
    een, twee = (client.post(pad, velden | {"tekst": tekst}).url for tekst in TWEE)
    assert Knelpunt.objects.count() == voor + 1 and een == twee
    assert AL_OPGESLAGEN in client.get(twee).content.decode()
