"""One gemeente, one number: the verslag, the effect, the maandstand, an uitruil and a scenario say the same.

And who asks for one gemeente, does not read its neighbours.
"""

from collections import Counter
from contextlib import contextmanager
from datetime import date, timedelta
from random import Random

import pytest
from django.db.models.signals import post_init
from django.utils import timezone

from opgaven.gebieden.models import Gemeente
from opgaven.rondes.models import Ronde
from opgaven.rondes.rekenen import Telregel
from realisatie.afspraken.lezen import lijnen_van, saldi, tekorten
from realisatie.locaties.models import Beschikbaarheid, Locatie
from realisatie.maand.lezen import cijfers_nu
from realisatie.stand.effect import effect, effecten, oordelen_toen
from realisatie.stand.lezen import lees_stand
from realisatie.uitruil.models import Uitruil
from tests import fabriek
from tests.fabriek import CYCLUS_VAN, VENSTER_VAN
from verslag.cijfers.samenstellen import stel_gemeente_samen, stel_samen
from verslag.scenario.lezen import uitgangspunt

pytestmark = [pytest.mark.django_db, pytest.mark.traag]

PEILDATUM, MORGEN = date(2024, 10, 31), date.today() + timedelta(days=1)


def langs_elke_weg(ronde, gemeente, *, vertrouwd=()):
    """By name of the way what the gemeente guarantees: asiel, amv."""
    cijfers = stel_samen(ronde, gemeente.provincie, PEILDATUM, vertrouwd=vertrouwd)
    toen = stel_samen(ronde, gemeente.provincie, PEILDATUM, timezone.now(), vertrouwd=vertrouwd)
    op_pagina = effect(gemeente, ronde, [], vertrouwd=gemeente.pk in vertrouwd)
    maand = cijfers_nu([gemeente], CYCLUS_VAN)[gemeente.pk]
    alleen = lees_stand(ronde, [gemeente]).voor(vertrouwd)
    wegen = {
        "verslag": _uit(cijfers, gemeente),
        "verslag van toen": _uit(toen, gemeente),
        "effect": (op_pagina.asiel, op_pagina.amv),
        "een gemeente": tuple(alleen.gegarandeerd([gemeente.pk], [doelgroep]) for doelgroep in ("asiel", "amv")),
    }
    if gemeente.pk in vertrouwd:
        wegen["maandstand"] = maand.asiel, maand.amv
    return wegen


def _uit(cijfers, gemeente):
    deel = next(deel for deel in cijfers.gemeenten if deel.gemeente == gemeente)
    return deel.asiel and deel.asiel.plekken, deel.gegarandeerd_amv


def test_van_overijssel_zeggen_alle_wegen_wat_is_gepubliceerd(overijssel):
    ronde = Ronde.objects.get(nummer=1)
    gemeenten = list(Gemeente.objects.deelnemend())
    alle = {gemeente.pk for gemeente in gemeenten}
    getallen = {}
    for gemeente in gemeenten:
        (getal,) = set(langs_elke_weg(ronde, gemeente, vertrouwd=alle).values())
        getallen[gemeente.naam] = getal
    asiel, amv = (sum(getal[plaats] or 0 for getal in getallen.values()) for plaats in (0, 1))
    assert (asiel, amv, asiel + amv) == (3734, 130, 3864)
    assert sum(any(getal) for getal in getallen.values()) == 11
    assert (getallen["Enschede"], getallen["Kampen"]) == ((550, None), (248, 26))
    aanbod = uitgangspunt(ronde, gemeenten[0].provincie, PEILDATUM).gegarandeerd
    assert (sum(samen for samen, _ in aanbod.values()), sum(amv for _, amv in aanbod.values())) == (3864, 130)


def delen_anders(ronde, gemeenten, bekend_op, vertrouwd):
    """The gemeenten of which all figures by themselves are not those in the figures of the provincie."""
    samen = stel_samen(ronde, gemeenten[0].provincie, PEILDATUM, bekend_op, vertrouwd=vertrouwd)
    delen = {deel.gemeente: deel for deel in samen.gemeenten}
    alleen = {g: stel_gemeente_samen(ronde, g, PEILDATUM, bekend_op, vertrouwd=vertrouwd).deel for g in gemeenten}
    return [gemeente for gemeente in gemeenten if alleen[gemeente] != delen[gemeente]]


@pytest.mark.parametrize("bekend_op", [None, date(2024, 12, 1), MORGEN], ids=str)
@pytest.mark.parametrize("wie", ["niemand", "allen", "Zwolle"])
def test_een_gemeente_alleen_zegt_wat_de_provincie_van_haar_zegt(overijssel, wie, bekend_op):
    gemeenten = list(Gemeente.objects.deelnemend())
    assert len(gemeenten) == 25
    vertrouwd = {gemeente.pk for gemeente in gemeenten if wie in ("allen", gemeente.naam)}
    assert not delen_anders(Ronde.objects.get(nummer=1), gemeenten, bekend_op, vertrouwd)


def test_de_uitruil_van_kampen_zegt_het_met_en_zonder(overijssel):
    uitruil = Uitruil.objects.get(overdrachten__ontvanger__naam="Kampen")
    standen = saldi(uitruil, lijnen_van(uitruil), vertrouwd=set(), vandaag=PEILDATUM)
    kampen = next(saldo for saldo in standen if saldo.gemeente.naam == "Kampen")
    assert (kampen.zonder, kampen.met) == (74, 274)


HARDHEDEN = ["gerealiseerd", "vastgesteld", "vastgesteld", "voornemen", "verkenning", "vervallen"]


@pytest.fixture(params=[(een, regel) for een in (1, 2, 3) for regel in Telregel], ids=str)
def wereld(request):
    """Five gemeenten, one of another provincie: random periods at all kinds of locaties and one uitruil with lines."""
    nummer, telregel = request.param
    toeval, ronde = Random(nummer), fabriek.cyclus(telregel=telregel)
    regio = fabriek.regio()
    gemeenten = [fabriek.gemeente(regio=regio) for _ in range(4)]
    soorten = [("azc", False), ("azc", True), ("cno", False), ("noodopvang", False)]
    locaties = {
        gemeente: [fabriek.locatie(gemeente, soort=soort, vertrouwelijk=geheim) for soort, geheim in soorten]
        for gemeente in [*gemeenten, fabriek.gemeente()]
    }

    def datums():
        van = VENSTER_VAN + timedelta(days=toeval.randint(-1500, 100))
        return {"van": van, "tot": toeval.choice([None, van + timedelta(days=toeval.randint(400, 4000))])}

    for _ in range(40):
        fabriek.periode(
            toeval.choice(locaties[toeval.choice(gemeenten)]),
            toeval.randint(1, 100),
            doelgroep=toeval.choice(["asiel", "asiel", "amv", "oekraine"]),
            hardheid=toeval.choice(HARDHEDEN),
            **datums(),
        )
    uitruil = fabriek.uitruil(ronde=ronde)
    for _ in range(5):
        gever, ontvanger = toeval.sample(list(locaties), 2)
        waar = toeval.choice([None, *locaties[gever]])
        fabriek.overdracht(gever, ontvanger, toeval.randint(1, 30), uitruil=uitruil, locatie=waar, **datums())
    return ronde, gemeenten, uitruil


def test_in_een_willekeurige_wereld_zeggen_alle_wegen_hetzelfde(wereld):
    ronde, gemeenten, uitruil = wereld
    alle = {gemeente.pk for gemeente in gemeenten}
    met = {s.gemeente: s.met for s in saldi(uitruil, lijnen_van(uitruil), vertrouwd=alle, vandaag=PEILDATUM)}
    aanbod = uitgangspunt(ronde, gemeenten[0].provincie, PEILDATUM).gegarandeerd
    for gemeente in gemeenten:
        (getal,) = set(langs_elke_weg(ronde, gemeente, vertrouwd=alle).values())
        (openbaar,) = set(langs_elke_weg(ronde, gemeente).values())
        assert [aantal or 0 for aantal in openbaar] == [aantal or 0 for aantal in getal]
        samen = sum(filter(None, getal)) if any(aantal is not None for aantal in getal) else None
        assert met.get(gemeente, samen) == samen
        assert aanbod[gemeente.pk] == (max(0, samen or 0), max(0, getal[1] or 0))


@pytest.mark.parametrize("bekend_op", [None, MORGEN], ids=["nu", "toen"])
def test_ook_in_een_willekeurige_wereld_zegt_een_gemeente_alleen_hetzelfde(wereld, bekend_op):
    """Also where a voornemen replaces a locatie of a neighbour, which no form lets anybody choose."""
    ronde, gemeenten, _ = wereld
    geheim = fabriek.periode(fabriek.locatie(gemeenten[1], vertrouwelijk=True), 20).locatie
    for gemeente in gemeenten[:2]:
        fabriek.voornemen(gemeente, 50, vervangt=geheim)
    for vertrouwd in ((), {gemeenten[1].pk}, {gemeente.pk for gemeente in gemeenten}):
        assert not delen_anders(ronde, gemeenten, bekend_op, vertrouwd)


def test_vooraf_is_wat_het_na_het_bewaren_is(wereld):
    """What a form would do (R2): the periods of one locatie in the place of those that were saved."""
    ronde, gemeenten, _ = wereld
    locatie = Locatie.objects.filter(gemeente=gemeenten[0], soort="azc").first()
    eigen = [
        Beschikbaarheid(locatie=locatie, doelgroep=groep, plekken=plekken, van=date(2020, 1, 1), hardheid="vastgesteld")
        for groep, plekken in (("asiel", 70), ("amv", 9), ("oekraine", 5))
    ]
    vooraf = effect(gemeenten[0], ronde, eigen, vertrouwd=True, zonder=locatie.pk)
    oordelen = [oordeel for _, oordeel in vooraf.oordelen]
    locatie.beschikbaarheden.all().delete()
    for rij in eigen:
        rij.pk = None
        rij.save()
    erna = effect(gemeenten[0], ronde, eigen, vertrouwd=True)
    assert (vooraf.asiel, vooraf.amv, oordelen) == (erna.asiel, erna.amv, [oordeel for _, oordeel in erna.oordelen])


def test_wat_niet_lang_genoeg_duurt_is_langs_elke_weg_geen_plek():
    """Under the telregel of cyclus 2 the uitruil said 0 where the others said that there is nothing."""
    ronde, gemeente = fabriek.cyclus(telregel=Telregel.DUURZAAM), fabriek.gemeente()
    fabriek.periode(gemeente, 40, van=date(2025, 1, 1), tot=date(2027, 1, 1))
    uitruil = fabriek.uitruil(ronde=ronde, bevestigd_op=None)
    fabriek.overdracht(gemeente, plekken=10, uitruil=uitruil)
    standen = saldi(uitruil, lijnen_van(uitruil), vertrouwd={gemeente.pk}, vandaag=PEILDATUM)
    assert (standen[0].gemeente, standen[0].zonder) == (gemeente, None)
    assert set(langs_elke_weg(ronde, gemeente, vertrouwd={gemeente.pk}).values()) == {(None, None)}


@pytest.mark.parametrize(("kant", "genoeg"), [("gever", True), ("ontvanger", False)])
def test_wat_al_is_geruild_van_een_crisisnoodopvang_telt_ook_bij_het_weggeven_niet(kant, genoeg):
    """R10: as for every figure, on both sides. It neither takes from what there is nor adds to it."""
    ronde, gemeente = fabriek.cyclus(), fabriek.gemeente(regio=fabriek.regio())
    buur = fabriek.gemeente(regio=gemeente.regio)
    fabriek.periode(gemeente, 20)
    cno = fabriek.periode(fabriek.locatie(gemeente if kant == "gever" else buur, soort="cno"), 50).locatie
    partijen = (gemeente, buur) if kant == "gever" else (buur, gemeente)
    fabriek.overdracht(*partijen, 30, locatie=cno, uitruil=fabriek.uitruil(ronde=ronde))
    nieuw = fabriek.uitruil(ronde=ronde, bevestigd_op=None)
    fabriek.overdracht(gemeente, buur, 20 if genoeg else 21, uitruil=nieuw)
    assert bool(tekorten(lijnen_van(nieuw), vertrouwd={gemeente.pk, buur.pk})) is not genoeg


def test_opvang_oekraine_op_een_locatie_voor_crisisnoodopvang_kan_worden_weggegeven():
    """Crisisnoodopvang is for asiel (R10)."""
    gemeente = fabriek.gemeente(regio=fabriek.regio())
    fabriek.periode(fabriek.locatie(gemeente, soort="cno"), 50, doelgroep="oekraine")
    nieuw = fabriek.uitruil(ronde=fabriek.cyclus(), bevestigd_op=None)
    fabriek.overdracht(gemeente, plekken=50, doelgroep="oekraine", uitruil=nieuw)
    assert not tekorten(lijnen_van(nieuw), vertrouwd={gemeente.pk})


@contextmanager
def gelezen():
    """How many records of every kind are made from what the database gives."""
    geteld = Counter()

    def tel(sender, **kwargs):
        geteld[sender.__name__] += 1

    post_init.connect(tel, weak=False)
    try:
        yield geteld
    finally:
        post_init.disconnect(tel)


VRAGEN = {
    "effect": (2, lambda wat: effect(wat.zwolle, wat.ronde, [])),
    "effecten": (3, lambda wat: effecten(wat.zwolle, [])),
    "maandstand": (4, lambda wat: cijfers_nu([wat.zwolle], CYCLUS_VAN)),
    "saldi": (3, lambda wat: saldi(wat.uitruil, wat.lijnen, vertrouwd=set(), vandaag=PEILDATUM)),
    "tekorten": (2, lambda wat: tekorten(wat.lijnen, vertrouwd=set())),
    "oordelen van toen": (
        7,
        lambda wat: oordelen_toen(wat.zwolle, wat.ronde, timezone.now(), gebruiker=wat.staf, vertrouwd={wat.zwolle.pk}),
    ),
    "cijfers van een gemeente": (3, lambda wat: stel_gemeente_samen(wat.ronde, wat.zwolle, PEILDATUM)),
    "cijfers van toen": (7, lambda wat: stel_gemeente_samen(wat.ronde, wat.zwolle, PEILDATUM, timezone.now())),
    "pagina van een gemeente": (None, lambda wat: wat.client.get("/gemeente/GM0193/")),
    "pagina van toen": (None, lambda wat: wat.client.get(f"/gemeente/GM0193/?bekend_op={PEILDATUM}")),
    "pagina van een locatie": (None, lambda wat: wat.client.get(f"/locaties/{wat.locatie.pk}/")),
    "pagina van de maandstand": (None, lambda wat: wat.client.get("/maandstanden/GM0193/")),
}


class Zwolle:
    def __init__(self, client):
        self.client, self.zwolle, self.ronde = client, Gemeente.objects.get(naam="Zwolle"), Ronde.objects.get(nummer=1)
        self.staf = fabriek.gebruiker("medewerker_gemeente", self.zwolle)
        self.uitruil = fabriek.uitruil(ronde=self.ronde)
        fabriek.overdracht(self.zwolle, Gemeente.objects.get(naam="Dalfsen"), 5, uitruil=self.uitruil)
        self.lijnen, self.locatie = lijnen_van(self.uitruil), self.zwolle.locaties.filter(vertrouwelijk=False).first()


def vul_de_buren(ronde):
    """All other gemeenten: hard places, voornemens, an opgave and an uitruil."""
    buren = list(Gemeente.objects.deelnemend().exclude(naam__in=("Zwolle", "Dalfsen")))
    for nummer in range(200):
        fabriek.periode(buren[nummer % len(buren)], 10)
    for gever, ontvanger in zip(buren, [*buren[1:], buren[0]], strict=True):
        fabriek.voornemen(gever, 10)
        fabriek.opgave(gever, ronde=ronde, geldig_vanaf=PEILDATUM)
        fabriek.overdracht(gever, ontvanger, 1, uitruil=fabriek.uitruil(ronde=ronde))


def test_wie_een_gemeente_vraagt_leest_haar_buren_niet(als, django_assert_num_queries):
    """Neither more queries nor more rows, with one gemeente filled or all 25."""
    wat, voor, na = Zwolle(als("zwolle")), {}, {}
    for keer in (voor, na):
        for vraag, (vragen, doe) in VRAGEN.items():
            doe(wat)  # what a person may do is asked once
            with gelezen() as keer[vraag]:
                doe(wat)
            if vragen:
                with django_assert_num_queries(vragen):
                    doe(wat)
        if keer is voor:
            vul_de_buren(wat.ronde)
    assert na == voor
    eigen = Beschikbaarheid.objects.asiel().filter(locatie__gemeente=wat.zwolle)
    assert voor["effect"]["Beschikbaarheid"] == eigen.count()
