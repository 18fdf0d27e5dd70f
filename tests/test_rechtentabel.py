"""Who may ask for what, as one table: every address × every role × own or other gemeente × GET and POST.

Generated from the URLconf: an address without a row fails, so a new view cannot be forgotten. A stranger to a record
gets 404, somebody who may see it but not change it 403; 405 is a method that the address does not have.
"""

import os
from contextlib import nullcontext
from functools import cache, partial

import pytest
from django.urls import URLPattern, get_resolver, reverse

from opgaven.gebieden.models import Gemeente
from opgaven.overleg.models import Overleg
from opgaven.planning.models import Mijlpaal
from opgaven.rondes.models import Ronde
from opgaven.verdelen.models import Verdeling
from prt.taken.models import Taak
from prt.toegang.rollen.models import Gebruiker, Rol
from prt.toegang.urls import urlpatterns as toegang
from realisatie.knelpunten.models import Knelpunt
from realisatie.locaties.models import Beschikbaarheid, Locatie
from realisatie.opmerkingen.models import Opmerking
from realisatie.uitruil.models import Uitruil
from tests import fabriek
from tests.bezoek import zonder_tekenen
from verslag.scenario.models import Scenario

pytestmark = [pytest.mark.django_db, pytest.mark.traag]

INVOERDERS = ("zwolle", "beheer-zwolle")
ROLLEN = (
    *("zwolle", "beheer-zwolle", "ijsselland", "cdk", "toezicht", "coa", "lezer", "beheer"),
    *("beheer-installatie", "niemand"),
)
BUITEN = ("beheer-installatie", "niemand")
"""Who has no role in any provincie: without one at all, or one for the land itself."""
EIGEN, ANDER, GEHEIM = "een locatie in Zwolle", "een locatie in Enschede", "een vertrouwelijke locatie in Enschede"


def lezen(wie, waar):
    """Every role reads figures and lists; without a role there is nothing."""
    return 403 if wie in BUITEN else 200


def alleen_lezen(wie, waar):
    return 405 if wie not in BUITEN else 403


def zien(wie, waar):
    """A locatie: the beheerder sees none, a confidential one is for those who are trusted with it."""
    if wie in (*BUITEN, "beheer") or (waar == GEHEIM and wie != "cdk"):
        return 404
    return 200


def wijzigen(wie, waar):
    """Changing a locatie: one's own gemeente, or any for the CdK's staff."""
    if zien(wie, waar) == 404:
        return 404
    return 200 if wie == "cdk" or (wie in INVOERDERS and waar == EIGEN) else 403


def tellen(wie, waar):
    """How many people are at a locatie: its gemeente, the COA and the CdK's staff."""
    return 200 if wie == "coa" and zien(wie, waar) == 200 else wijzigen(wie, waar)


def invoeren(wie, waar):
    return 200 if wie in (*INVOERDERS, "cdk") else 403


def doorsturen(wie, waar):
    return 403 if wie in BUITEN else 302


def naar_huis(wie, waar):
    """To one's own gebied, or to the page of the installatie."""
    return 403 if wie == "niemand" else 302


def installatie(wie, waar):
    """Which provincies there are, and what is of the land."""
    return 200 if wie == "beheer-installatie" else 403


def spoor(wie, waar):
    """Of a gemeente for its circle, of the land for the beheerder van de installatie."""
    return 200 if wie in (*KRING, "beheer-installatie") else 403


KRING = {"zwolle", "beheer-zwolle", "ijsselland", "cdk"}
"""Who sees everything of Zwolle; of Enschede that is only the CdK's staff here."""


def kring(wie, waar):
    return 200 if wie in KRING else 403


def eigen_kring(wie, waar):
    """The months of a gemeente: its own people, its regiosecretaris, the CdK's staff."""
    if wie in BUITEN:
        return 404
    return 200 if wie == "cdk" or (wie in KRING and waar == EIGEN) else 403


def regie(wie, waar):
    """Only the regiosecretaris of the gemeente and the CdK's staff."""
    if wie in BUITEN:
        return 404
    return 200 if wie == "cdk" or (wie == "ijsselland" and waar == EIGEN) else 403


def indienen(wie, waar):
    """Confirming a month is for the gemeente itself; the regiosecretaris accords."""
    return 403 if wie == "ijsselland" else stuurt_door(eigen_kring)(wie, waar)


def beheren(wie, waar):
    return 200 if wie in ("beheer-zwolle", "beheer", "beheer-installatie") else 403


def rol_beeindigen(wie, waar):
    """Of a colleague in one's own gemeente, or of anybody in the provincie for the functioneel beheerder.

    For the beheerder van de installatie there is nobody of a gemeente.
    """
    if beheren(wie, waar) == 403:
        return 403
    if wie == "beheer-installatie":
        return 404
    return 200 if wie == "beheer" or waar == EIGEN else 404


def staf(wie, waar):
    return 200 if wie == "cdk" else 403


def opgave_vastleggen(wie, waar):
    """Of the own provincie, or of the land."""
    return 200 if wie in ("cdk", "beheer-installatie") else 403


def schrijven(wie, waar):
    """The duiding of a gemeente: by the gemeente itself, or the CdK's staff."""
    return 200 if wie == "cdk" or (wie in INVOERDERS and waar == EIGEN) else 403


def meelezen(wie, waar):
    """A text that is not finished, and remarks on it: for the circle of the gemeente."""
    return 200 if wie == "cdk" or (wie in KRING and waar == EIGEN) else 403


def opmerken(wie, waar):
    """A remark: by whoever has a role in the gemeente, its regio or the provincie, where it can be seen."""
    if zien(wie, waar) == 404:
        return 404
    return 200 if wie == "cdk" or (wie in KRING and waar == EIGEN) else 403


def toezicht(wie, waar):
    """The ledger and the supervision of statushouders are kept by the toezichthouder and the CdK's staff."""
    return 200 if wie in ("toezicht", "cdk") else 403


def overzicht(wie, waar):
    """What spans gemeenten and names confidential locaties."""
    return 200 if wie in ("ijsselland", "cdk") else 403


def knelpunten_schrijven(wie, waar):
    return 200 if wie in KRING else 403


def knelpunt(wie, waar):
    """Read by every role; changed by the gemeente, its regiosecretaris and the CdK's staff."""
    if wie in BUITEN:
        return 404
    return 200 if wie == "cdk" or (wie in KRING and waar == EIGEN) else 403


def lezen_of_niets(wie, waar):
    return 404 if wie in BUITEN else 200


def overleg(wie, waar):
    """Read by every role; kept by the CdK's staff, and of an RRT by its regiosecretaris."""
    if wie in BUITEN:
        return 404
    return 200 if wie == "cdk" or (wie == "ijsselland" and waar == EIGEN) else 403


def methode_ontbreekt(mag):
    return lambda wie, waar: 405 if mag(wie, waar) == 200 else mag(wie, waar)


def stuurt_door(mag):
    return lambda wie, waar: 302 if mag(wie, waar) == 200 else mag(wie, waar)


def eigen_document(wie, waar):
    """What somebody asked for is for that person alone, however far another's role reaches."""
    if wie in BUITEN:
        return 403
    return 200 if (wie, waar) in {("zwolle", EIGEN), ("cdk", GEHEIM)} else 404


def voorstel(wie, waar):
    """A proposal is for the circle of its gemeenten until all of them confirmed it."""
    if wie in BUITEN:
        return 403
    return 200 if wie == "cdk" or (wie in KRING and waar == EIGEN) else 404


def oordelen(wie, waar):
    """No gemeente judges the condition of its own uitruil."""
    return 403 if wie in INVOERDERS and waar == EIGEN else voorstel(wie, waar)


def nooit(status):
    return lambda wie, waar: status


# What a GET and a POST without any data answer. A POST with nothing in it is refused as a form (422) by who may do it.
TABEL = {
    "start": (naar_huis, naar_huis),
    "provincie": (lezen, alleen_lezen),
    "regio": (lezen, alleen_lezen),
    "gemeente": (lezen, alleen_lezen),
    "locaties": (lezen, alleen_lezen),
    "periodes": (lezen, alleen_lezen),
    "periodes-bestand": (lezen, alleen_lezen),
    "cno": (lezen, alleen_lezen),
    "cno-bestand": (lezen, alleen_lezen),
    "oekraine": (lezen, alleen_lezen),
    "bezetting": (tellen, tellen),
    "uitruil": (lezen, alleen_lezen),
    "uitruil-nieuw": (kring, kring),
    "uitruil-afspraak": (voorstel, methode_ontbreekt(voorstel)),
    "uitruil-wijzigen": (voorstel, voorstel),
    "uitruil-bevestigen": (voorstel, voorstel),
    "uitruil-voorwaarde": (oordelen, oordelen),
    "uitruil-ontbinden": (voorstel, voorstel),
    "uitruil-verlengen": (oordelen, oordelen),
    "opgaven": (lezen, alleen_lezen),
    "opgave-nieuw": (opgave_vastleggen, opgave_vastleggen),
    "bron-nieuw": (opgave_vastleggen, opgave_vastleggen),
    "ronde-nieuw": (opgave_vastleggen, opgave_vastleggen),
    "capaciteitsbesluiten": (lezen, alleen_lezen),
    "opgaven-van": (lezen, alleen_lezen),
    "planning": (lezen, alleen_lezen),
    "cyclus-starten": (installatie, installatie),
    "installatie": (installatie, methode_ontbreekt(installatie)),
    "deelname": (installatie, installatie),
    "verdelingen": (staf, methode_ontbreekt(staf)),
    "verdeling-nieuw": (staf, staf),
    "verdeling": (staf, nooit(405)),
    "verdeling-bestand": (staf, nooit(405)),
    "statushouders": (lezen, alleen_lezen),
    "statushouders-gemeente": (lezen, nooit(405)),
    "statushouders-telling": (toezicht, toezicht),
    "statushouders-correctie": (toezicht, toezicht),
    "statushouders-beginstand": (toezicht, toezicht),
    "statushouders-stap": (toezicht, toezicht),
    "statushouders-stap-wijzigen": (toezicht, toezicht),
    "statushouders-importeren": (toezicht, toezicht),
    "statushouders-sjabloon": (toezicht, methode_ontbreekt(toezicht)),
    "land": (nooit(403), nooit(403)),
    "land-bestand": (nooit(403), nooit(403)),
    "gebieden": (lezen, alleen_lezen),
    "gemeente-verplaatsen": (staf, staf),
    "gemeenten-samenvoegen": (staf, staf),
    "gemeente-splitsen": (staf, alleen_lezen),
    "gemeente-toewijzen": (staf, staf),
    "planning-maken": (staf, stuurt_door(staf)),
    "mijlpaal-nieuw": (staf, staf),
    "mijlpaal": (lezen, nooit(405)),
    "mijlpaal-wijzigen": (staf, staf),
    "mijlpaal-afronden": (stuurt_door(staf), stuurt_door(staf)),
    "agenda": (lezen, stuurt_door(lezen)),
    "agenda-bestand": (nooit(404), nooit(405)),
    "overleggen": (lezen, alleen_lezen),
    "overleg-nieuw": (overzicht, overzicht),
    "overleg": (lezen_of_niets, nooit(405)),
    "overleg-wijzigen": (overleg, overleg),
    "besluit-nieuw": (overleg, overleg),
    "besluit-wijzigen": (overleg, overleg),
    "actie-nieuw": (overleg, overleg),
    "actie-wijzigen": (overleg, overleg),
    "verslagen": (doorsturen, doorsturen),
    "verslag": (lezen, nooit(405)),
    "verslag-bestand": (lezen, nooit(405)),
    "rapporten": (lezen, nooit(405)),
    "rapport": (lezen, nooit(405)),
    "rapport-bestand": (lezen, nooit(405)),
    "teksten": (lezen, alleen_lezen),
    "tekst": (schrijven, schrijven),
    "tekst-lezen": (meelezen, methode_ontbreekt(meelezen)),
    "tekst-opmerken": (meelezen, meelezen),
    "inleverdata": (staf, staf),
    "gereedheid": (kring, staf),
    "vaststellingen": (lezen, alleen_lezen),
    "vaststelling": (lezen, alleen_lezen),
    "vaststelling-bestand": (lezen, alleen_lezen),
    "addendum": (staf, staf),
    "aanbieden": (staf, staf),
    "scenarios": (staf, methode_ontbreekt(staf)),
    "scenario-nieuw": (staf, staf),
    "scenario": (staf, methode_ontbreekt(staf)),
    "scenario-bestand": (staf, methode_ontbreekt(staf)),
    "scenario-overnemen": (staf, staf),
    "locatie": (zien, lambda wie, waar: 405),
    "locatie-nieuw": (invoeren, invoeren),
    "locatie-nieuw-effect": (lambda wie, waar: 302 if invoeren(wie, waar) == 200 else 403, invoeren),
    "locatie-wijzigen": (wijzigen, wijzigen),
    "locatie-effect": (lambda wie, waar: 302 if wijzigen(wie, waar) == 200 else wijzigen(wie, waar), wijzigen),
    "periode-beeindigen": (wijzigen, wijzigen),
    "periode-intrekken": (wijzigen, wijzigen),
    "importeren": (invoeren, invoeren),
    "importeren-sjabloon": (invoeren, lambda wie, waar: 405 if invoeren(wie, waar) == 200 else 403),
    "maandstanden": (kring, nooit(405)),
    "maandstand": (eigen_kring, methode_ontbreekt(eigen_kring)),
    "maandstand-van": (eigen_kring, methode_ontbreekt(eigen_kring)),
    "maandstand-indienen": (indienen, indienen),
    "maandstand-accorderen": (stuurt_door(regie), stuurt_door(regie)),
    "maandstand-terugsturen": (regie, regie),
    "mailteksten": (staf, nooit(405)),
    "mailtekst": (staf, staf),
    "opmerkingen": (lezen, alleen_lezen),
    "opmerking": (zien, opmerken),
    "opmerking-afsluiten": (stuurt_door(opmerken), stuurt_door(opmerken)),
    "opmerking-bij-locatie": (opmerken, opmerken),
    "opmerking-bij-gemeente": (eigen_kring, eigen_kring),
    "besluitvorming": (overzicht, methode_ontbreekt(overzicht)),
    "besluitvorming-locatie": (wijzigen, wijzigen),
    "besluitvorming-periode": (wijzigen, wijzigen),
    "knelpunten": (lezen, alleen_lezen),
    "knelpunt-nieuw": (knelpunten_schrijven, knelpunten_schrijven),
    "knelpunt": (lezen_of_niets, knelpunt),
    "spoor": (spoor, methode_ontbreekt(spoor)),
    "verschillen": (lezen, nooit(405)),
    "collegas": (beheren, beheren),
    "rol-beeindigen": (rol_beeindigen, rol_beeindigen),
    "taken": (lezen, alleen_lezen),
    "taak": (eigen_document, nooit(405)),
    "taak-bestand": (eigen_document, nooit(405)),
    "taak-opnieuw": (nooit(405), stuurt_door(eigen_document)),
    "security-txt": (nooit(404), nooit(405)),
}
OVER_JEZELF = {patroon.name for patroon in toegang} - set(TABEL)
"""Signing in and one's own account: the same for everybody, whatever the role."""


def namen(resolver=None):
    for patroon in (resolver or get_resolver()).url_patterns:
        if isinstance(patroon, URLPattern):
            yield patroon.name
        elif not str(patroon.pattern).startswith("beheer/"):
            yield from namen(patroon)


ALLE = sorted(set(namen()))


@pytest.fixture(scope="module")
def staand(staande_wereld):
    """What every question below starts from, made once for all of them."""
    return maak_plaatsen(), staande_wereld(*ROLLEN)


@pytest.fixture
def waar(staand, db):
    return staand[0]


@pytest.fixture
def als(staand, db):
    """As everywhere, of people who have signed in already."""
    return staand[1]


def maak_plaatsen() -> dict[str, Locatie]:
    """A locatie of one's own, one of another gemeente, and a confidential one of another gemeente.

    With one of everything that has an address of its own, for both gemeenten.
    """
    enschede = Gemeente.objects.get(naam="Enschede")
    geheim = Locatie.objects.create(gemeente=enschede, naam="Geheim", vertrouwelijk=True)
    Beschikbaarheid.objects.create(
        locatie=geheim, doelgroep="asiel", plekken=5, van="2025-01-01", hardheid="vastgesteld"
    )
    for locatie in Locatie.objects.filter(gemeente__naam__in=("Zwolle", "Enschede")):
        Opmerking.objects.create(locatie=locatie, tekst="Klopt dit?", naam="Demo")
    for nummer, gemeente in enumerate(Gemeente.objects.filter(naam__in=("Zwolle", "Enschede"))):
        fabriek.toezichtstap(gemeente)
        wie = Gebruiker.objects.create_user(f"tijdelijk-{nummer}@demo.example", naam="Tijdelijk")
        Rol.objects.create(gebruiker=wie, soort="medewerker_gemeente", gebied=gemeente)
        fabriek.knelpunt(gemeente)
        fabriek.overlegregels(fabriek.overleg(gemeente.regio))
    fabriek.vaststelling(Ronde.objects.get(nummer=1), enschede.provincie)
    for gever, ontvanger in (("Zwolle", "Dalfsen"), ("Enschede", "Hengelo")):
        gemeenten = (Gemeente.objects.get(naam=naam) for naam in (gever, ontvanger))
        ronde = Ronde.objects.get(nummer=1)
        fabriek.overdracht(*gemeenten, uitruil=fabriek.uitruil(naam=gever, ronde=ronde, bevestigd_op=None))
    for titel, wie in {EIGEN: "zwolle", ANDER: "niemand", GEHEIM: "cdk"}.items():
        fabriek.taak(Gebruiker.objects.get(email=f"{wie}@demo.example"), status="klaar", titel=titel)
    overijssel = Gemeente.objects.get(naam="Zwolle").provincie
    fabriek.verdeelregel(verdeling=fabriek.verdeling(gebied=overijssel), gebied=enschede)
    fabriek.scenario(provincie=overijssel, ronde=Ronde.objects.get(nummer=1), opgave=0)
    open_locaties = Locatie.objects.filter(vertrouwelijk=False)
    return {
        EIGEN: open_locaties.filter(gemeente__naam="Zwolle")[0],
        ANDER: open_locaties.filter(gemeente=enschede)[0],
        GEHEIM: geheim,
    }


def adres(naam, locatie, plaats):
    sleutels = {
        "provincie": ["PV23"],
        "deelname": ["PV23"],
        "regio": ["twente"],
        "gemeente": [locatie.gemeente.code],
        "verslag": ["asiel-1"],
        "opgaven-van": ["gemeente", locatie.gemeente.code],
        "verslag-bestand": ["asiel-1", "json"],
        "rapport": ["factsheet", locatie.gemeente.code],
        "rapport-bestand": ["factsheet", locatie.gemeente.code, "json"],
        "periodes-bestand": ["csv"],
        "land-bestand": ["csv"],
        "planning-maken": ["asiel-1"],
        "agenda-bestand": ["geen-sleutel"],
        "teksten": ["asiel-1"],
        "tekst": ["asiel-1", "gemeente", locatie.gemeente.code],
        "tekst-lezen": ["asiel-1", "gemeente", locatie.gemeente.code],
        "tekst-opmerken": ["asiel-1", "gemeente", locatie.gemeente.code],
        "inleverdata": ["asiel-1"],
        "gereedheid": ["asiel-1"],
        "vaststellingen": ["asiel-1"],
        "vaststelling": ["asiel-1", 1],
        "vaststelling-bestand": ["asiel-1", 1],
        "addendum": ["asiel-1", 1],
        "aanbieden": ["asiel-1", 1],
        **{f"statushouders-{soort}": [locatie.gemeente.code] for soort in ("gemeente", "stap")},
        **{
            f"statushouders-{soort}": [locatie.gemeente.code, "statushouders-2024-i"]
            for soort in ("telling", "correctie", "beginstand")
        },
    }
    if naam == "gemeente-toewijzen":
        keuze = {"gemeente": locatie.gemeente.code, "vanaf": "2027-01-01", "over": ["GM0141", "GM0164"]}
        return reverse(naam, query=keuze)
    if naam == "statushouders-stap-wijzigen":
        return reverse(naam, args=[locatie.gemeente.code, locatie.gemeente.toezichtstappen.first().pk])
    if naam.startswith("maandstand") and naam != "maandstanden" or naam == "opmerking-bij-gemeente":
        maand = [] if naam in ("maandstand", "opmerking-bij-gemeente") else ["2026-11"]
        return reverse(naam, args=[locatie.gemeente.code, *maand])
    if naam.startswith("uitruil-") and naam != "uitruil-nieuw":
        code = [locatie.gemeente.code] if naam == "uitruil-bevestigen" else []
        return reverse(naam, args=[Uitruil.objects.get(naam=locatie.gemeente.naam).pk, *code])
    if naam == "rol-beeindigen":
        return reverse(naam, args=[Rol.objects.get(gebruiker__naam="Tijdelijk", gebied=locatie.gemeente).pk])
    if naam.startswith("mijlpaal") and naam != "mijlpaal-nieuw":
        return reverse(naam, args=[Mijlpaal.objects.first().pk])
    if naam.startswith(("overleg-", "besluit-", "actie-")) and naam != "overleg-nieuw" or naam == "overleg":
        rij = Overleg.objects.get(gebied=locatie.gemeente.regio)
        regels = {"besluit-wijzigen": rij.besluiten, "actie-wijzigen": rij.acties}
        return reverse(naam, args=[rij.pk, *([regels[naam].get().pk] if naam in regels else [])])
    if naam == "mailtekst":
        return reverse(naam, args=["medewerker_vooraf"])
    if naam in ("verdeling", "verdeling-bestand"):
        return reverse(naam, args=[Verdeling.objects.get().pk, *(["xlsx"] if naam == "verdeling-bestand" else [])])
    if naam.startswith("scenario") and naam not in ("scenarios", "scenario-nieuw"):
        return reverse(naam, args=[Scenario.objects.get().pk, *(["xlsx"] if naam == "scenario-bestand" else [])])
    if naam in ("opmerking", "opmerking-afsluiten"):
        return reverse(naam, args=[locatie.opmerkingen.first().pk])
    if naam in ("opmerking-bij-locatie", "besluitvorming-locatie"):
        return reverse(naam, args=[locatie.pk])
    if naam == "knelpunt":
        return reverse(naam, args=[Knelpunt.objects.get(gebied=locatie.gemeente).pk])
    if naam.startswith("taak"):
        return reverse(naam, args=[Taak.objects.get(titel=plaats).pk])
    if naam.startswith("locatie-") and "nieuw" not in naam or naam in ("locatie", "bezetting"):
        return reverse(naam, args=[locatie.pk])
    if naam.startswith("periode-") or naam == "besluitvorming-periode":
        return reverse(naam, args=[locatie.beschikbaarheden.first().pk])
    return reverse(naam, args=sleutels.get(naam, ()))


def over_jezelf(naam):
    sleutels = {"mfa_remove_webauthn": [1], "account_reset_password_from_key": ["1", "abc"]}
    return reverse(naam, args=sleutels.get(naam, ["abc"] if naam.startswith("openid") else ()))


def test_elk_adres_staat_in_de_tabel():
    assert set(ALLE) == set(TABEL) | OVER_JEZELF


@pytest.mark.parametrize("naam", sorted(OVER_JEZELF))
def test_het_eigen_account_is_voor_elke_rol_hetzelfde(als, naam):
    pad = over_jezelf(naam)
    clients = [als(wie) for wie in ROLLEN]
    for methode in ("get", "post"):
        statussen = {getattr(client, methode)(pad).status_code for client in clients}
        assert len(statussen) == 1
        assert statussen <= {200, 302, 400, 404, 405}


def status_van(client, methode: str, pad: str) -> int:
    status = getattr(client, methode)(pad).status_code
    return 200 if status in (409, 422) else status  # refused as a form: this person may do it


@pytest.mark.elke_database
@pytest.mark.parametrize("naam", TABEL)
def test_rechten(als, waar, naam):
    afwijkend = []
    for wie in ROLLEN if "DATABASE_URL" not in os.environ else ("cdk",):  # who comes everywhere
        client = als(wie)
        vraag = cache(partial(status_van, client))  # many an address is the same for every place
        for plaats, locatie in waar.items():
            for methode, verwacht in zip(("get", "post"), TABEL[naam], strict=True):
                with nullcontext() if plaats == EIGEN else zonder_tekenen():  # each page once for each role
                    status = vraag(methode, adres(naam, locatie, plaats))
                if status != verwacht(wie, plaats):
                    afwijkend.append(f"{methode} {naam} als {wie} op {plaats}: {status}, niet {verwacht(wie, plaats)}")
    assert not afwijkend, "\n".join(afwijkend)
