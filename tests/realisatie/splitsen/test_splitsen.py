"""A gemeente that is split: what goes where, what is the rest's, and that nothing before that day changes. By hand."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from opgaven.gebieden.kaart import kaart
from opgaven.gebieden.keuzes import Gebiedsoort, Lidsoort
from opgaven.gebieden.models import Gebied, Gemeente
from opgaven.gebieden.namen import Gemeentegids
from opgaven.gebieden.zoeken import vind
from opgaven.herindelen.acties import NieuweGemeente, voeg_samen
from opgaven.herindelen.lezen import kaartwijzigingen
from opgaven.opgaven.lezen import opgaven_van
from opgaven.opgaven.lijst import OpgaveFilter
from opgaven.opgaven.models import Opgave
from opgaven.opgaven.reeks import versies_van
from opgaven.statushouders.keuzes import Postsoort
from opgaven.statushouders.lezen import lees_grootboeken
from opgaven.statushouders.rekenen import Saldo
from prt.problemen import KanNiet
from prt.toegang.rollen.keuzes import Rolsoort
from prt.toegang.rollen.models import Gebruiker
from prt.toegang.rollen.rechten import OPDRACHTREGEL, Recht, mag
from prt.toegang.spoor.models import Handeling
from prt.werkboek.woorden import Afgekeurd
from realisatie.afspraken.acties import bevestig
from realisatie.afspraken.lezen import bevestigd_door, lijnen_van, partijen, versie_van_uitruil
from realisatie.locaties.models import Locatie
from realisatie.locaties.querysets import ASIEL_EN_AMV
from realisatie.splitsen.acties import Boedeldeling, Opgavedeel, Splitsing, splits_gemeente
from realisatie.stand.lezen import lees_records, stand_van
from tests import fabriek

pytestmark = pytest.mark.django_db

DAG = date(2025, 1, 1)
ERVOOR = DAG - timedelta(days=1)


class Wereld:
    """Zuid (60 and 30 places, opgave 100 with 10 amv), Oost (20 places; 40 with 4), and West, which Zuid gives 15."""

    def __init__(self):
        self.zuid = fabriek.gemeente("Zuid")
        self.oost = fabriek.gemeente("Oost", regio=self.zuid.regio)
        self.elders = fabriek.regio(provincie=self.zuid.provincie)
        self.west = fabriek.gemeente("West", regio=self.elders)
        self.ronde = fabriek.cyclus()
        for gemeente, aantal, amv in ((self.zuid, 100, 10), (self.oost, 40, 4), (self.west, 7, 1)):
            fabriek.opgave(gemeente, aantal, waarvan_amv=amv, ronde=self.ronde)
        self.azc, self.hotel = fabriek.locatie(self.zuid, naam="Azc"), fabriek.locatie(self.zuid, naam="Hotel")
        self.plek = fabriek.locatie(self.oost, naam="Plek")
        for locatie, plekken in ((self.azc, 60), (self.hotel, 30), (self.plek, 20)):
            fabriek.periode(locatie, plekken)
        self.lijn = fabriek.overdracht(self.zuid, self.west, 15, uitruil=fabriek.uitruil(ronde=self.ronde))

    def splits(self, *, over=None, nieuw=(), hoofd: str, vanaf: date = DAG, **wat) -> dict[str, Gemeente]:
        over = [self.oost] if over is None else over
        splitsing = Splitsing(self.zuid, over, nieuw, hoofd, vanaf)
        return splits_gemeente(splitsing, Boedeldeling(**wat), reden="Wet van 3 maart", door=OPDRACHTREGEL)

    def stand(self, gemeente: Gebied, dag: date) -> tuple[int, int | None, int | None]:
        """Places on a day, opgave and amv in it."""
        plekken = stand_van(lees_records([gemeente], op=dag), self.ronde).capaciteit([gemeente.pk], ASIEL_EN_AMV)
        opgave = opgaven_van(self.ronde, dag).per_gebied.get(gemeente.pk)
        return plekken.op(dag), opgave and opgave.aantal, opgave and opgave.waarvan_amv


@pytest.fixture
def wereld(db):
    return Wereld()


def nieuw(wereld: Wereld, naam: str = "Nieuw", code: str = "GM9990") -> NieuweGemeente:
    return NieuweGemeente(code, naam, wereld.elders)


def test_wat_wordt_toegewezen_gaat_mee_en_de_rest_naar_het_hoofd(wereld):
    voor = {naam: wereld.stand(getattr(wereld, naam), ERVOOR) for naam in ("zuid", "oost", "west")}
    assert voor == {"zuid": (75, 100, 10), "oost": (20, 40, 4), "west": (15, 7, 1)}
    wie = wereld.splits(
        nieuw=[nieuw(wereld)],
        hoofd="GM9990",
        locaties={wereld.hotel.pk: wereld.oost.code},
        opgaven={(wereld.ronde.pk, DAG): {wereld.oost.code: Opgavedeel(30, 3)}},
    )
    assert {naam: wereld.stand(getattr(wereld, naam), ERVOOR) for naam in ("zuid", "oost", "west")} == voor
    assert wereld.stand(wie["GM9990"], DAG) == (60 - 15, 70, 7)
    assert wereld.stand(wereld.oost, DAG) == (20 + 30, 40 + 30, 4 + 3)
    assert wereld.stand(wereld.west, DAG) == (15, 7, 1)
    assert Gemeente.objects.get(naam="Zuid").nu == wie["GM9990"]


def test_een_gemeente_kan_zelf_blijven_bestaan(wereld):
    sleutel = (wereld.ronde.pk, DAG)
    wereld.splits(
        hoofd=wereld.zuid.code,
        kanten={(wereld.lijn.pk, "gever"): wereld.oost.code},
        opgaven={sleutel: {wereld.oost.code: Opgavedeel(1, 1)}},
    )
    assert wereld.stand(wereld.zuid, DAG) == (90, 99, 9)
    assert wereld.stand(wereld.oost, DAG) == (20 - 15, 41, 5)
    assert wereld.stand(wereld.zuid, ERVOOR) == (75, 100, 10)
    assert Gemeente.objects.get(naam="Zuid").tot is None


def test_wat_begint_is_in_de_veiligheidsregio_waar_het_uit_komt(wereld):
    rood = Gebied.objects.create(soort=Gebiedsoort.VEILIGHEIDSREGIO, code="VR98", naam="Rood")
    fabriek.lid(wereld.zuid, Lidsoort.VEILIGHEIDSREGIO, rood)
    wie = wereld.splits(nieuw=[nieuw(wereld)], hoofd=wereld.zuid.code)
    assert kaart().groep(wie["GM9990"].pk, Lidsoort.VEILIGHEIDSREGIO, DAG) == rood
    velden = {"code": "GM9991", "naam": "Samen", "regio": wereld.elders, "vanaf": date(2026, 1, 1)}
    samen = voeg_samen([wie["GM9990"], wereld.oost], **velden, reden="Besluit", door=OPDRACHTREGEL)
    assert kaart().groep(samen.pk, Lidsoort.VEILIGHEIDSREGIO, date(2026, 1, 1)) is None


def test_een_uitruil_met_wie_het_deel_krijgt_houdt_op(wereld):
    wereld.splits(over=[wereld.west], hoofd=wereld.zuid.code, kanten={(wereld.lijn.pk, "gever"): wereld.west.code})
    assert [wereld.stand(wie, DAG)[0] for wie in (wereld.zuid, wereld.west)] == [90, 0]
    assert [wereld.stand(wie, ERVOOR)[0] for wie in (wereld.zuid, wereld.west)] == [75, 15]


def test_van_een_opgave_die_die_dag_begint_hangt_niets_eerders_af(wereld):
    """Then the record itself is divided, also when it replaces another; what was known before stays known."""
    begint = fabriek.opgave(wereld.zuid, 120, ronde=wereld.ronde, geldig_vanaf=DAG, grondslag="verdeelbesluit")
    later = fabriek.opgave(wereld.zuid, 200, ronde=wereld.ronde, geldig_vanaf=date(2025, 7, 1), grondslag="verzoek")
    aandelen = {(wereld.ronde.pk, DAG): 20, (wereld.ronde.pk, later.geldig_vanaf): 50}
    wereld.splits(
        hoofd=wereld.zuid.code,
        opgaven={sleutel: {wereld.oost.code: Opgavedeel(aantal)} for sleutel, aantal in aandelen.items()},
    )
    begint.refresh_from_db()
    assert begint.aantal == 100
    standen = {dag: [wereld.stand(wie, dag)[1] for wie in (wereld.zuid, wereld.oost)] for dag in (ERVOOR, DAG)}
    assert standen == {ERVOOR: [100, 40], DAG: [100, 60]}
    na = date(2025, 7, 1)
    assert [wereld.stand(wie, na)[1] for wie in (wereld.zuid, wereld.oost)] == [150, 90]


def test_een_latere_opgave_van_wie_het_deel_kreeg_is_voor_het_geheel(wereld):
    wereld.splits(hoofd=wereld.zuid.code, opgaven={(wereld.ronde.pk, DAG): {wereld.oost.code: Opgavedeel(30, 3)}})
    fabriek.opgave(wereld.oost, 55, waarvan_amv=5, ronde=wereld.ronde, geldig_vanaf=date(2025, 3, 1))
    assert wereld.stand(wereld.oost, date(2025, 2, 28))[1:] == (70, 7)
    assert wereld.stand(wereld.oost, date(2025, 3, 1))[1:] == (55, 5)


def test_van_een_gemeente_staat_ook_wat_er_met_een_deel_bij_kwam(wereld):
    """In the list of opgaven the sum stays; on the page of the gemeente stands what makes up its opgave."""
    wereld.splits(hoofd=wereld.zuid.code, opgaven={(wereld.ronde.pk, DAG): {wereld.oost.code: Opgavedeel(30, 3)}})
    [reeks] = versies_van(wereld.oost, DAG)
    assert [(str(opgave.gebied), opgave.aantal) for opgave in reeks.geldend] == [("Oost", 40), ("Zuid", 30)]
    assert reeks.samen == 70
    [reeks] = versies_van(wereld.zuid, DAG)
    assert ([opgave.aantal for opgave in reeks.opgaven], reeks.samen) == ([100, 70], None)
    vraag = {"niveau": "gemeente", "toon": "geldt"}
    wie = SimpleNamespace(user=OPDRACHTREGEL)
    lijst = OpgaveFilter(vraag, queryset=Opgave.objects.filter(ronde=wereld.ronde), request=wie).qs
    assert sorted(lijst.values_list("gebied__naam", "aantal")) == [
        ("Oost", 40),
        ("West", 7),
        ("Zuid", 30),
        ("Zuid", 70),
    ]


def test_wat_eerder_is_samengevoegd_en_gesplitst_telt_een_keer(wereld):
    """Noord went into Zuid, and then Zuid is split, twice: each record is of one gemeente on every day."""
    noord = fabriek.gemeente("Noord", regio=wereld.zuid.regio)
    plek = fabriek.locatie(noord, naam="Sporthal")
    fabriek.periode(plek, 8)
    fabriek.opgave(noord, 50, waarvan_amv=5, ronde=wereld.ronde)
    samen, terug = date(2024, 6, 1), date(2025, 6, 1)
    velden = {"code": wereld.zuid.code, "naam": "Zuid", "regio": wereld.zuid.regio, "vanaf": samen}
    voeg_samen([noord, wereld.zuid], **velden, reden="Besluit", door=OPDRACHTREGEL)
    sleutel = (wereld.ronde.pk, DAG)
    wereld.splits(
        hoofd=wereld.zuid.code,
        locaties={plek.pk: wereld.oost.code},
        opgaven={sleutel: {wereld.oost.code: Opgavedeel(60, 6)}},
    )
    assert wereld.stand(noord, date(2024, 5, 31)) == (8, 50, 5)
    assert wereld.stand(wereld.zuid, date(2024, 5, 31)) == (75, 100, 10)
    assert wereld.stand(wereld.zuid, ERVOOR) == (83, 150, 15)
    assert wereld.stand(wereld.zuid, DAG) == (75, 90, 9)
    assert wereld.stand(wereld.oost, DAG) == (28, 100, 10)
    weer = Splitsing(wereld.oost, [wereld.west], [], wereld.oost.code, terug)
    verdeling = Boedeldeling(
        {plek.pk: wereld.west.code}, {}, {(wereld.ronde.pk, terug): {wereld.west.code: Opgavedeel(25, 0)}}
    )
    splits_gemeente(weer, verdeling, reden="Besluit", door=OPDRACHTREGEL)
    assert wereld.stand(wereld.oost, terug - timedelta(days=1)) == (28, 100, 10)
    assert wereld.stand(wereld.oost, terug) == (20, 75, 10)
    assert wereld.stand(wereld.west, terug) == (15 + 8, 7 + 25, 1)
    assert wereld.stand(noord, date(2024, 5, 31)) == (8, 50, 5)


def test_de_taakstelling_van_een_komend_halfjaar_wordt_verdeeld_en_het_saldo_niet(wereld):
    eerste, tweede = fabriek.halfjaar(2024, 2), fabriek.halfjaar(2025, 1)
    for gemeente in (wereld.zuid, wereld.oost):
        fabriek.taakstellingpost(gemeente, 5, ronde=eerste, soort=Postsoort.BEGINSTAND)
        fabriek.taakstellingpost(gemeente, 10, ronde=eerste)
        for ronde in (eerste, tweede):
            fabriek.opgave(gemeente, 12, ronde=ronde, grondslag="taakstelling")
    wie = wereld.splits(
        nieuw=[nieuw(wereld)],
        hoofd=wereld.oost.code,
        opgaven={(tweede.pk, DAG): {"GM9990": Opgavedeel(4)}},
    )
    oost, begin = lees_grootboeken([wereld.oost, wie["GM9990"]], DAG)
    assert oost.van(eerste).halfjaar.eindstand == Saldo(7 + 7)
    na = oost.van(tweede).halfjaar
    assert (na.beginstand, na.taakstelling) == (Saldo(14), 12 + 8)
    assert (begin.van(tweede).halfjaar.beginstand, begin.van(tweede).halfjaar.taakstelling) == (Saldo(0), 4)
    [toen] = lees_grootboeken([wereld.zuid], ERVOOR)
    assert (toen.van(eerste).halfjaar.taakstelling, toen.van(eerste).halfjaar.eindstand) == (12, Saldo(7))


def test_halverwege_een_halfjaar_blijft_de_taakstelling_heel(wereld):
    ronde = fabriek.halfjaar(2025, 1)
    fabriek.opgave(wereld.zuid, 12, ronde=ronde, grondslag="taakstelling")
    wereld.splits(vanaf=date(2025, 3, 1), hoofd=wereld.zuid.code)
    [boek] = lees_grootboeken([wereld.zuid], date(2025, 4, 1))
    assert boek.van(ronde).halfjaar.taakstelling == 12


def test_een_naam_of_code_van_vroeger_leidt_naar_wie_er_nu_is(wereld):
    cdk = fabriek.gebruiker(Rolsoort.PRT_SECRETARIS, wereld.zuid.provincie)
    wie = wereld.splits(nieuw=[nieuw(wereld)], hoofd="GM9990", locaties={wereld.hotel.pk: wereld.oost.code})
    gids = Gemeentegids(Gemeente.objects.in_gebied(wereld.oost.provincie))
    with pytest.raises(Afgekeurd, match=r"Zuid is op 1 januari 2025 opgegaan in Nieuw en Oost\. Vul in welke het is"):
        gids.zoek("Zuid")
    deel = Locatie.objects.get(pk=wereld.hotel.pk).gemeente
    assert (deel.soort, deel.naam, deel.nu) == (Gebiedsoort.GEMEENTEDEEL, "Zuid", wereld.oost)
    assert vind(cdk, Gemeente, wereld.zuid.code) == wie["GM9990"]
    assert vind(cdk, Gemeente, deel.code) == wereld.oost
    wijzigingen = {wijziging.tekst for wijziging in kaartwijzigingen(wereld.oost.provincie)}
    regio = f"Nieuw hoort bij {wereld.elders}"
    assert wijzigingen == {"Zuid gaat op in Nieuw", "een deel van Zuid gaat naar Oost", regio}


def test_wie_voor_haar_werkte_werkt_voor_het_hoofd_en_ziet_wat_elders_ging_niet_meer(wereld):
    medewerker = fabriek.gebruiker(Rolsoort.MEDEWERKER_GEMEENTE, wereld.zuid)
    wie = wereld.splits(nieuw=[nieuw(wereld)], hoofd="GM9990", locaties={wereld.hotel.pk: wereld.oost.code})
    medewerker = Gebruiker.objects.get(pk=medewerker.pk)
    assert mag(medewerker, Recht.LOCATIES_WIJZIGEN, wie["GM9990"])
    assert not mag(medewerker, Recht.LOCATIES_WIJZIGEN, wereld.oost)
    te_wijzigen = {
        locatie.naam for locatie in Locatie.objects.all() if mag(medewerker, Recht.LOCATIES_WIJZIGEN, locatie.gemeente)
    }
    assert te_wijzigen == {"Azc"}


@pytest.mark.parametrize(
    ("wat", "melding"),
    [
        ({"over": []}, "minstens twee"),
        ({"over": "zuid"}, "kies andere gemeenten"),
        ({"over": "buiten"}, "ligt niet in"),
        ({"vanaf": date(1999, 1, 1), "hoofd": "GM9990", "nieuw": "begint"}, "bestaat pas vanaf"),
        ({"nieuw": "bezet"}, "is al van West"),
        ({"nieuw": "oost"}, "er al een gemeente Oost"),
        ({"opgaven": {"oost": 101}}, "meer verdeeld dan er is"),
        ({"opgaven": {"oost": 30}, "heeft_al": True}, "voor het geheel"),
    ],
)
def test_wat_niet_kan_zegt_waarom_en_schrijft_niets(wereld, wat, melding):
    vast = {
        "zuid": [wereld.zuid],
        "buiten": [fabriek.gemeente()],
        "bezet": [nieuw(wereld, code=wereld.west.code)],
        "oost": [nieuw(wereld, naam="Oost")],
        "begint": [nieuw(wereld)],
    }
    velden = {"hoofd": wereld.zuid.code} | {naam: vast.get(str(waarde), waarde) for naam, waarde in wat.items()}
    if velden.get("vanaf"):
        Gebied.objects.filter(pk=wereld.zuid.pk).update(van=date(2000, 1, 1))
    if velden.pop("heeft_al", False):
        fabriek.opgave(wereld.oost, 70, ronde=wereld.ronde, geldig_vanaf=DAG)
    if opgaven := velden.get("opgaven"):
        velden["opgaven"] = {(wereld.ronde.pk, DAG): {wereld.oost.code: Opgavedeel(opgaven["oost"])}}
    voor = (Gebied.objects.count(), Handeling.objects.count(), Locatie.objects.filter(gemeente=wereld.zuid).count())
    with pytest.raises(KanNiet, match=melding):
        wereld.splits(**velden)
    na = (Gebied.objects.count(), Handeling.objects.count(), Locatie.objects.filter(gemeente=wereld.zuid).count())
    assert na == voor and not kaart().land.delen


def test_het_hele_spoor_van_een_splitsing_is_een_handeling(wereld):
    wereld.splits(hoofd=wereld.zuid.code, locaties={wereld.hotel.pk: wereld.oost.code})
    laatste = Handeling.objects.latest("pk")
    assert str(laatste) == "Gewijzigd: Zuid is op 1 januari 2025 gesplitst: een deel naar Oost"
    assert {gemeente.naam for gemeente in laatste.gemeenten.all()} == {"Zuid", "Oost"}
    assert wereld.hotel.history.latest().handeling == laatste


def test_wie_bevestigde_voor_de_splitsing_bevestigde_ook_voor_het_deel(wereld):
    voorstel = fabriek.uitruil(ronde=wereld.ronde, bevestigd_op=None)
    lijn = fabriek.overdracht(wereld.zuid, wereld.west, 4, uitruil=voorstel)
    fabriek.bevestiging(uitruil=voorstel, gemeente=wereld.zuid, datum=ERVOOR)
    wereld.splits(hoofd=wereld.zuid.code, kanten={(lijn.pk, "gever"): wereld.oost.code})
    lijnen = lijnen_van(voorstel)
    assert partijen(lijnen) == [wereld.oost, wereld.west]
    assert {pk: str(b.gemeente) for pk, b in bevestigd_door(voorstel, lijnen).items()} == {wereld.oost.pk: "Zuid"}
    versie = versie_van_uitruil(voorstel)
    assert bevestig(voorstel, wereld.west, door=OPDRACHTREGEL, versie=versie, document="Brief")


def test_van_twee_die_samengingen_is_een_bevestiging_genoeg(wereld):
    voorstel = fabriek.uitruil(ronde=wereld.ronde, bevestigd_op=None)
    for gever in (wereld.zuid, wereld.oost):
        fabriek.overdracht(gever, wereld.west, 4, uitruil=voorstel)
        fabriek.bevestiging(uitruil=voorstel, gemeente=gever, datum=ERVOOR)
    velden = {"code": wereld.zuid.code, "naam": "Zuid", "regio": wereld.zuid.regio, "vanaf": DAG}
    voeg_samen([wereld.zuid, wereld.oost], **velden, reden="Besluit", door=OPDRACHTREGEL)
    versie = versie_van_uitruil(voorstel)
    assert bevestig(voorstel, wereld.west, door=OPDRACHTREGEL, versie=versie, document="Brief")
