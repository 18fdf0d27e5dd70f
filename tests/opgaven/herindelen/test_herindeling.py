"""The map through time: a gemeente that moves, gemeenten that merge (case A05), and what stays as it was."""

from datetime import date, timedelta

import pytest
import time_machine

from opgaven.gebieden.models import Gebied, Gemeente, Opvolging, Provincie, Regio
from opgaven.gebieden.namen import Gemeentegids
from opgaven.herindelen.acties import verplaats, voeg_samen
from opgaven.opgaven.lezen import opgaven_van
from opgaven.rondes.models import Ronde
from prt.problemen import KanNiet
from prt.toegang.inloggen.claims import stel_rollen_in
from prt.toegang.rollen.keuzes import Rolsoort
from prt.toegang.rollen.models import Gebruiker, Rol
from prt.toegang.rollen.rechten import OPDRACHTREGEL, Recht, mag
from prt.toegang.spoor.models import Handeling
from prt.werkboek.woorden import Afgekeurd
from realisatie.locaties.keuzes import Doelgroep
from realisatie.locaties.models import Locatie
from realisatie.locaties.querysets import ASIEL_EN_AMV
from realisatie.maand.forms import Terugsturen
from realisatie.maand.lezen import cijfers_nu
from realisatie.stand.lezen import lees_stand
from tests import fabriek
from tests.fabriek import VENSTER_TOT, VENSTER_VAN
from verslag.cijfers.samenstellen import stel_gemeente_samen, stel_samen
from verslag.document.opstellen import stel_op
from verslag.uitvoer.gegevens import als_json

pytestmark = pytest.mark.django_db

DAG = date(2027, 1, 1)
OVERIJSSEL = "Overijssel"


def naam(wat: str) -> Gemeente:
    return Gemeente.objects.get(naam=wat)


def ronde() -> Ronde:
    return Ronde.objects.get(nummer=1)


def provincie() -> Provincie:
    return Provincie.objects.get(naam=OVERIJSSEL)


def op(dag: date):
    return stel_samen(ronde(), provincie(), dag)


def naar_ijsselland(**velden) -> None:
    regio = Regio.objects.get(naam="IJsselland")
    verplaats(naam("Borne"), regio, **{"vanaf": DAG, "reden": "Besluit", "door": OPDRACHTREGEL} | velden)


def borne_in_hengelo(**velden) -> Gemeente:
    standaard = {"code": naam("Hengelo").code, "naam": "Hengelo", "regio": Regio.objects.get(naam="Twente")}
    standaard |= {"vanaf": DAG, "reden": "Besluit", "door": OPDRACHTREGEL}
    return voeg_samen([naam("Borne"), naam("Hengelo")], **standaard | velden)


def test_borne_naar_ijsselland_verandert_niets_aan_2024(overijssel):
    voor = als_json(stel_op(ronde(), provincie(), date(2024, 10, 31)))
    naar_ijsselland()
    assert als_json(stel_op(ronde(), provincie(), date(2024, 10, 31))) == voor
    for dag, waar in ((DAG - timedelta(days=1), "Twente"), (DAG, "IJsselland")):
        cijfers = op(dag)
        met = [regio.naam for regio in cijfers.regios if "Borne" in {g.naam for g in regio.gemeenten}]
        assert met == [waar] and len(cijfers.gemeenten) == 25
        assert [regio.asiel.opgave for regio in cijfers.regios] == (
            [3275, 3050] if waar == "Twente" else [3275 - 148, 3050 + 148]
        )
        assert cijfers.asiel.opgave == 6325


@pytest.mark.parametrize("dag", [date(2024, 10, 31), DAG - timedelta(days=1), DAG, date(2030, 1, 1)])
def test_de_delen_zijn_het_geheel_op_elke_dag(overijssel, dag):
    voor = {gemeente.naam: gemeente.aantal_opgave for gemeente in op(dag).gemeenten}
    naar_ijsselland(vanaf=date(2026, 1, 1))
    borne_in_hengelo()
    cijfers = op(dag)
    assert cijfers.asiel.opgave == sum(regio.asiel.opgave for regio in cijfers.regios) == sum(voor.values()) == 6325
    for regio in (*cijfers.regios, cijfers):
        assert regio.asiel.opgave == sum(g.aantal_opgave for g in regio.gemeenten)
        assert regio.asiel.gegarandeerd == sum(g.gegarandeerd or 0 for g in regio.gemeenten)
        assert regio.capaciteit.op(dag) == sum(g.capaciteit.op(dag) for g in regio.gemeenten)
    assert len(cijfers.gemeenten) == (24 if dag >= DAG else 25)


def test_een_oude_naam_en_code_betekenen_de_opvolger_en_de_geschiedenis_blijft(als):
    """Case A05: a gemeente that merges per 1 January."""
    locatie = fabriek.locatie(naam("Borne"), naam="Azc Borne")
    fabriek.periode(locatie, 80)
    voor = als_json(stel_op(ronde(), provincie(), date(2024, 10, 31)))
    borne_in_hengelo()
    assert als_json(stel_op(ronde(), provincie(), date(2024, 10, 31))) == voor
    locatie.refresh_from_db()
    assert locatie.gemeente.naam == "Borne"  # a fact keeps what it was entered for
    with time_machine.travel("2027-01-02 12:00+01:00", tick=False):
        wie = als("cdk")

        def kop(vraag):
            return wie.get(f"/gemeente/GM0147/{vraag}").content.decode().split("<h1")[1].split("</h1>")[0]

        assert "Hengelo" in kop("?peildatum=2027-01-01") and "Borne" in kop("?peildatum=2026-12-31")
        assert "Hengelo" in wie.get("/statushouders/GM0147/").content.decode()
        assert "Azc Borne" in wie.get(f"/locaties/?gemeente={naam('Hengelo').pk}").content.decode()
        for woord in ("Borne", "hengelo"):
            assert "Azc Borne" in wie.get(f"/locaties/?zoek={woord}").content.decode(), woord
            assert "Azc Borne" in wie.get(f"/periodes/?zoek={woord}").content.decode(), woord
        assert "Borne" not in {gemeente.naam for gemeente in Gemeente.objects.deelnemend()}
        with pytest.raises(Afgekeurd, match="Borne is op 1 januari 2027 opgegaan in Hengelo. Vul Hengelo in."):
            Gemeentegids(Gemeente.objects.deelnemend()).zoek("Borne")
        with pytest.raises(Afgekeurd, match="opgegaan in Hengelo"):
            Gemeentegids(Gemeente.objects.deelnemend()).zoek("GM0147")


def test_een_garantie_is_het_minimum_van_de_samengevoegde_functie(overijssel):
    """Each has a gap at another moment, together they never have: the merged gemeente guarantees more than the sum."""
    een, ander = (
        fabriek.gemeente("Oost", regio=Regio.objects.get(naam="Twente")),
        fabriek.gemeente("West", regio=Regio.objects.get(naam="Twente")),
    )
    helft = VENSTER_VAN + (VENSTER_TOT - VENSTER_VAN) // 2
    fabriek.periode(een, 100, tot=helft)
    fabriek.periode(ander, 100, van=helft)
    apart = [lees_stand(ronde(), [g]).gegarandeerd([g.pk], ASIEL_EN_AMV) or 0 for g in (een, ander)]
    voeg_samen(
        [een, ander], code="GM9990", naam="Samen", regio=Regio.objects.get(naam="Twente"), vanaf=date(2025, 1, 1),
        reden="Besluit", door=OPDRACHTREGEL,
    )  # fmt: skip
    samen = stel_gemeente_samen(ronde(), naam("Samen"), date(2025, 6, 1))
    assert sum(apart) == 0 and samen.deel.gegarandeerd == 100
    eerder = op(date(2024, 10, 31))
    assert {g.naam: g.gegarandeerd for g in eerder.gemeenten if g.naam in ("Oost", "West")} == {"Oost": 0, "West": 0}


def test_een_opgave_van_na_de_dag_is_voor_het_geheel(overijssel):
    borne_in_hengelo()
    hengelo, opgave = naam("Hengelo"), lambda dag: opgaven_van(ronde(), dag).per_gebied[naam("Hengelo").pk]
    assert opgave(DAG - timedelta(days=1)).aantal == 415
    assert opgave(DAG).aantal == 415 + 148
    fabriek.opgave(hengelo, 600, ronde=ronde(), grondslag="verdeelbesluit", geldig_vanaf=DAG + timedelta(days=30))
    assert opgave(DAG + timedelta(days=29)).aantal == 563
    assert opgave(DAG + timedelta(days=30)).aantal == 600


def test_wat_zij_onderling_ruilden_houdt_op_die_dag_op(overijssel):
    borne, hengelo, zwolle = naam("Borne"), naam("Hengelo"), naam("Zwolle")
    fabriek.overdracht(hengelo, borne, 20, uitruil=fabriek.uitruil(ronde=ronde()))
    fabriek.overdracht(zwolle, borne, 30, uitruil=fabriek.uitruil(ronde=ronde()))
    borne_in_hengelo()

    def gegarandeerd(wie, dag):
        return next(g.gegarandeerd for g in op(dag).gemeenten if g.naam == wie) or 0

    voor, na = DAG - timedelta(days=1), DAG
    assert gegarandeerd("Borne", voor) == 50
    assert gegarandeerd("Hengelo", na) == gegarandeerd("Hengelo", voor) + gegarandeerd("Borne", voor)
    assert sum(g.gegarandeerd or 0 for g in op(na).gemeenten) == sum(g.gegarandeerd or 0 for g in op(voor).gemeenten)


def test_niemand_verliest_zijn_toegang(demo):
    """Rights go by the membership of today, also those by a code in the settings of an identity provider."""
    borne = naam("Borne")
    wie = fabriek.gebruiker(Rolsoort.MEDEWERKER_GEMEENTE, borne)
    locatie = fabriek.locatie(borne, vertrouwelijk=True)
    borne_in_hengelo()
    with time_machine.travel("2027-01-02 12:00+01:00", tick=False):
        wie = Gebruiker.objects.get(pk=wie.pk)
        assert mag(wie, Recht.LOCATIES_WIJZIGEN, naam("Hengelo")) and mag(wie, Recht.LOCATIES_WIJZIGEN, borne)
        assert set(Locatie.objects.zichtbaar_voor(wie)) >= {locatie}
        assert [g.naam for g in Gemeente.objects.in_te_voeren_door(wie)] == ["Hengelo"]
        ander = fabriek.gebruiker()
        stel_rollen_in(ander, "gemeente", [(Rolsoort.MEDEWERKER_GEMEENTE, "GM0147")])
        assert Rol.objects.get(gebruiker=ander).gebied == naam("Hengelo")
        collega = Gebruiker.objects.get(email="twente@demo.example")
        assert mag(collega, Recht.VERTROUWELIJKE_LOCATIES_ZIEN, borne)
    with time_machine.travel("2026-12-31 12:00+01:00", tick=False):
        wie = Gebruiker.objects.get(pk=wie.pk)
        assert not mag(wie, Recht.LOCATIES_WIJZIGEN, naam("Hengelo"))


def test_een_nieuwe_regio_leest_vanaf_die_dag(demo):
    ijsselland, twente = (Gebruiker.objects.get(email=f"{wie}@demo.example") for wie in ("ijsselland", "twente"))
    naar_ijsselland()
    for moment, ziet, ziet_niet in (("2026-12-31", twente, ijsselland), ("2027-01-01", ijsselland, twente)):
        with time_machine.travel(f"{moment} 12:00+01:00", tick=False):
            for wie in (ziet, ziet_niet):
                wie = Gebruiker.objects.get(pk=wie.pk)
                assert mag(wie, Recht.MAANDSTAND_BEOORDELEN, naam("Borne")) is (wie == ziet)


def test_door_een_nieuwe_gemeente(overijssel):
    nieuw = borne_in_hengelo(code="GM9991", naam="Bornelo")
    assert nieuw.regio_op(DAG).naam == "Twente"
    assert {rij.gebied.naam for rij in Opvolging.objects.filter(opvolger=nieuw)} == {"Borne", "Hengelo"}
    assert {g.naam for g in op(DAG).gemeenten} >= {"Bornelo"} and len(op(DAG).gemeenten) == 24
    assert next(g for g in op(DAG).gemeenten if g.naam == "Bornelo").aantal_opgave == 415 + 148
    deze = Handeling.objects.order_by("-pk")[0]
    assert (deze.reden, deze.gebied) == ("Besluit", provincie())


def test_een_nieuwe_gemeente_kan_heten_als_een_die_opgaat(overijssel):
    nieuw = borne_in_hengelo(code="GM9993")
    assert (nieuw.naam, nieuw.van) == ("Hengelo", DAG)
    assert {g.gemeente.code for g in op(DAG).gemeenten if g.naam == "Hengelo"} == {"GM9993"}
    assert {g.gemeente.code for g in op(DAG - timedelta(days=1)).gemeenten if g.naam == "Hengelo"} == {"GM0164"}


def test_wie_oude_gegevens_voor_zich_heeft_voegt_niet_nog_eens_samen(overijssel):
    borne, hengelo = naam("Borne"), naam("Hengelo")
    velden = {"naam": "Bornelo", "regio": hengelo.regio, "vanaf": DAG, "reden": "x", "door": OPDRACHTREGEL}
    voeg_samen([borne, hengelo], code="GM9994", **velden)
    with pytest.raises(KanNiet, match="bestaat vanaf 1 januari 2027 niet meer"):
        voeg_samen([borne, hengelo], code="GM9995", **velden)


FOUT = {
    "al in die regio": (lambda: naar_ijsselland() or naar_ijsselland(), "hoort op 1 januari 2027 al bij IJsselland"),
    "verandert later nog": (
        lambda: naar_ijsselland() or naar_ijsselland(vanaf=date(2026, 1, 1)),
        "gaat op 1 januari 2027 al naar IJsselland",
    ),
    "een andere provincie": (
        lambda: verplaats(naam("Borne"), fabriek.regio(), vanaf=DAG, reden="x", door=OPDRACHTREGEL),
        "Kies een regio van Overijssel",
    ),
    "twee keer samen": (lambda: borne_in_hengelo() and borne_in_hengelo(vanaf=date(2028, 1, 1)), "niet meer"),
    "een code die er al is": (lambda: borne_in_hengelo(code="GM0193"), "GM0193 is al van Zwolle"),
    "een andere naam bij een oude code": (lambda: borne_in_hengelo(naam="Bornelo"), "GM0164 is de code van Hengelo"),
    "een naam die er al is": (lambda: borne_in_hengelo(code="GM9992", naam="Zwolle"), "al een gemeente Zwolle"),
    "verandert daarna nog van regio": (lambda: naar_ijsselland() or borne_in_hengelo(vanaf=date(2026, 6, 1)), "regio"),
}


@pytest.mark.parametrize(("doe", "melding"), FOUT.values(), ids=FOUT)
def test_wat_niet_kan_zegt_waarom_en_schrijft_niets(overijssel, doe, melding):
    with pytest.raises(KanNiet, match=melding):
        doe()
    assert Gebied.objects.filter(code__startswith="GM999").count() == 0


def test_het_scherm(als):
    cdk, borne, ijsselland = als("cdk"), naam("Borne"), Regio.objects.get(naam="IJsselland")
    velden = {"gemeente": borne.pk, "regio": ijsselland.pk, "vanaf": "2027-01-01", "reden": "Raadsbesluit"}
    antwoord = cdk.post("/gebieden/verplaatsen/", velden, follow=True)
    assert "Borne hoort vanaf 1 januari 2027 bij IJsselland." in antwoord.content.decode()
    assert "Vanaf 1 januari 2027: Borne hoort bij IJsselland." in antwoord.content.decode()
    samen = {"gemeenten": [naam("Losser").pk, naam("Oldenzaal").pk], "naam": "Oldenzaal", "code": "GM0173"}
    samen |= {"regio": Regio.objects.get(naam="Twente").pk, "vanaf": "2028-01-01", "reden": "Herindeling"}
    antwoord = cdk.post("/gebieden/samenvoegen/", samen, follow=True)
    assert "Losser gaat op in Oldenzaal" in antwoord.content.decode()
    fout = cdk.post("/gebieden/samenvoegen/", samen | {"code": "0173"})
    assert fout.status_code == 422 and "Een CBS-code is GM en vier cijfers" in fout.content.decode()
    for wie in ("zwolle", "ijsselland", "lezer"):
        assert als(wie).get("/gebieden/").status_code == 200
        assert als(wie).post("/gebieden/verplaatsen/", velden).status_code == 403


def test_doelgroepen_en_land_blijven_gelijk(overijssel):
    """Per doelgroep as well: nothing twice, nothing lost."""
    voor = {
        d: lees_stand(ronde(), [provincie()]).capaciteit([g.pk for g in Gemeente.objects.all()], [d]) for d in Doelgroep
    }
    borne_in_hengelo(vanaf=date(2026, 1, 1))
    na = lees_stand(ronde(), [provincie()])
    for doelgroep in Doelgroep:
        assert na.capaciteit([g.pk for g in Gemeente.objects.all()], [doelgroep]) == voor[doelgroep]


def test_wat_van_een_voorganger_is_staat_bij_haar_opvolger(als):
    """Whatever asks for the locaties of a gemeente finds those that were entered for what it came in the place of."""
    borne, hengelo = naam("Borne"), naam("Hengelo")
    locatie = fabriek.locatie(borne, naam="Azc Borne", vertrouwelijk=False)
    fabriek.periode(locatie, 80, van=date(2025, 1, 1))
    borne_in_hengelo()
    with time_machine.travel("2027-01-02 12:00+01:00", tick=False):
        wie = als("cdk")
        assert "Azc Borne" in wie.get(f"/gemeente/{hengelo.code}/?peildatum=2027-01-01").content.decode()
        assert f"locatie_{locatie.pk}" in Terugsturen(gemeente=hengelo, gebruiker=OPDRACHTREGEL).fields
        voor = cijfers_nu([hengelo], DAG)[hengelo.pk].afdruk
        locatie.adres = "Elders 1"
        locatie.save()
        assert cijfers_nu([hengelo], DAG)[hengelo.pk].afdruk != voor
        nieuw = {"gemeente": hengelo.pk, "naam": "azc borne"}
        nieuw |= {"beschikbaarheden-TOTAL_FORMS": 0, "beschikbaarheden-INITIAL_FORMS": 0}
        antwoord = wie.post("/locaties/nieuw/", nieuw)
        assert "heeft al een locatie met deze naam" in antwoord.content.decode()


def test_wat_van_een_voorganger_is_gaat_niemand_elders_aan(demo):
    """Not "of a gemeente where nobody works": that is what everybody may see."""
    locatie = fabriek.locatie(naam("Borne"), vertrouwelijk=False)
    elders = fabriek.gebruiker(Rolsoort.LEZER, fabriek.regio().provincie)
    borne_in_hengelo()
    for moment in ("2026-12-31", "2027-01-01"):
        with time_machine.travel(f"{moment} 12:00+01:00", tick=False):
            assert locatie not in Locatie.objects.zichtbaar_voor(Gebruiker.objects.get(pk=elders.pk))
