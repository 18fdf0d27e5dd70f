"""The statushouders of an uitruil on the ledgers of the taakstelling, for as long as the agreement counts."""

from datetime import date

import pytest

from opgaven.gebieden.models import Gemeente, Provincie
from opgaven.opgaven.keuzes import Grondslag
from opgaven.rondes.models import Ronde
from opgaven.statushouders.blad import statushouders
from opgaven.statushouders.lezen import lees_grootboeken
from opgaven.statushouders.rekenen import Saldo, totaal
from realisatie.afspraken import acties
from realisatie.afspraken.lezen import lijnen_van
from realisatie.uitruil.models import Uitruil
from realisatie.uitruil.ruilposten import ruilregels
from tests import fabriek
from tests.realisatie.afspraken.hulp import lijn, spel, stap, voorstel

pytestmark = pytest.mark.django_db

DAG = date(2025, 3, 1)


@pytest.fixture
def wereld():
    """Two gemeenten with 60 to do in each of two half-years; 40 places against 20 statushouders in the first."""
    s = spel()
    rondes = [fabriek.halfjaar(2025, deel) for deel in (1, 2)]
    for gemeente in (s.gever, s.ontvanger):
        for ronde in rondes:
            velden = {"grondslag": Grondslag.TAAKSTELLING, "inclusief_saldo": 60}
            fabriek.opgave(gemeente, 60, ronde=ronde, **velden)
    personen = lijn(s.gever, s.ontvanger, 20, doelgroep="statushouders", van=date(2025, 1, 1), tot=date(2025, 7, 1))
    plekken = lijn(s.ontvanger, s.gever, 40, van=date(2025, 1, 1), tot=date(2026, 1, 1))
    fabriek.periode(s.ontvanger, 40, van=date(2025, 1, 1), tot=date(2026, 2, 1))
    uitruil = voorstel(
        personen,
        plekken,
        door=s.staf,
        soort="statushouders",
        verhouding_plekken=2,
        verhouding_personen=1,
        voorwaarde="De woningen zijn op tijd klaar.",
        voorwaarde_stand="open",
    )
    return s, rondes, uitruil


def bevestig(s, uitruil):
    for gemeente in (s.gever, s.ontvanger):
        stap(acties.bevestig, uitruil, gemeente, door=s.staf, document="Brief")


def uitruil_in(s, rondes) -> list[list[int]]:
    """Per gemeente what is on each of the half-years."""
    boeken = lees_grootboeken([s.gever, s.ontvanger], DAG)
    return [[boek.van(ronde).halfjaar.uitruil for ronde in rondes] for boek in boeken]


def test_een_voorstel_staat_niet_in_het_grootboek(wereld):
    s, rondes, uitruil = wereld
    assert uitruil_in(s, rondes) == [[0, 0], [0, 0]]
    assert [regel.geboekt for regel in ruilregels(lijnen_van(uitruil))] == [False]


def test_wie_huisvest_heeft_er_meer_te_doen_en_de_ander_minder(wereld):
    s, rondes, uitruil = wereld
    bevestig(s, uitruil)
    assert uitruil_in(s, rondes) == [[20, 0], [-20, 0]]
    gever, ontvanger = lees_grootboeken([s.gever, s.ontvanger], DAG)
    eerste = gever.van(rondes[0])
    assert (eerste.halfjaar.inclusief, eerste.halfjaar.opgave, eerste.halfjaar.stand) == (
        Saldo(60),
        Saldo(80),
        Saldo(80),
    )
    assert ontvanger.van(rondes[0]).halfjaar.opgave == Saldo(40)
    (post,) = eerste.ruilposten
    assert (post.personen, post.tegenpartij, post.afspraak) == (20, "Ontvangerdam", uitruil.naam)
    (regel,) = ruilregels(lijnen_van(Uitruil.objects.get()))
    assert (regel.halfjaar, regel.ronde, regel.geboekt) == ("2025-I", rondes[0], True)


def test_het_gaat_mee_naar_het_volgende_halfjaar(wereld):
    s, rondes, uitruil = wereld
    bevestig(s, uitruil)
    for gemeente, maandelijks in ((s.gever, 10), (s.ontvanger, 10)):
        for maand in range(1, 7):
            fabriek.taakstellingpost(gemeente, maandelijks, ronde=rondes[0], maand=date(2025, maand, 1))
    standen = [boek.van(rondes[1]).halfjaar.beginstand for boek in lees_grootboeken([s.gever, s.ontvanger], DAG)]
    assert standen == [Saldo(20), Saldo(-20)]


def test_een_niet_vervulde_voorwaarde_haalt_het_weg(wereld):
    s, rondes, uitruil = wereld
    bevestig(s, uitruil)
    stap(acties.beoordeel, uitruil, vervuld=False, op=date(2025, 5, 1), bewijs="Brief", door=s.staf)
    assert uitruil_in(s, rondes) == [[0, 0], [0, 0]]


@pytest.mark.parametrize(
    ("per", "verwacht"), [(date(2025, 4, 1), [[0, 0], [0, 0]]), (date(2025, 9, 1), [[20, 0], [-20, 0]])]
)
def test_ontbinden_telt_alleen_terug_wat_nog_moest_gebeuren(wereld, per, verwacht):
    s, rondes, uitruil = wereld
    bevestig(s, uitruil)
    stap(acties.ontbind, uitruil, per=per, reden="Besluit", door=s.staf)
    assert uitruil_in(s, rondes) == verwacht


def test_zonder_halfjaar_in_de_regietafel_staat_het_nergens(wereld):
    s, rondes, uitruil = wereld
    bevestig(s, uitruil)
    Ronde.objects.filter(pk=rondes[0].pk).update(van=date(2024, 1, 1), tot=date(2024, 7, 1))
    assert uitruil_in(s, Ronde.objects.halfjaren()) == [[0, 0], [0, 0]]
    (regel,) = ruilregels(lijnen_van(Uitruil.objects.get()))
    assert (regel.halfjaar, regel.ronde, regel.geboekt) == ("2025-I", None, False)


def test_de_gepubliceerde_cijfers_blijven_met_een_uitruil_gelijk(overijssel):
    """2024-I is 1,249 and 1,693 as published; the exchange comes beside it and adds up to nothing."""
    provincie, ronde = Provincie.objects.get(naam="Overijssel"), Ronde.objects.get(code="statushouders-2024-i")
    zwolle, deventer = (Gemeente.objects.get(naam=naam) for naam in ("Zwolle", "Deventer"))
    uitruil = Uitruil.objects.create(ronde=Ronde.objects.get(nummer=1), naam="Zwolle–Deventer", bevestigd_op=DAG)
    regel = lijn(zwolle, deventer, 15, doelgroep="statushouders", van=date(2024, 2, 1), tot=date(2024, 7, 1))
    regel.uitruil = uitruil
    regel.save()
    boeken = lees_grootboeken(list(Gemeente.objects.in_gebied(provincie)), date(2024, 3, 1))
    regels = {boek.gemeente.naam: boek.van(ronde).halfjaar for boek in boeken}
    som = totaal(list(regels.values()))
    assert (som.taakstelling.heel, som.inclusief.heel, som.uitruil) == (1249, Saldo(1693), 0)
    assert (regels["Deventer"].inclusief, regels["Deventer"].opgave) == (Saldo(95), Saldo(80))
    assert regels["Zwolle"].uitruil == 15
    blad = statushouders(ronde, provincie, None, date(2024, 3, 1))
    kolom = blad.koppen.index("uitruil")
    assert {rij[0]: rij[kolom] for rij in blad.rijen if rij[kolom]} == {"Zwolle": 15, "Deventer": -15}


def test_de_schermen_zeggen_het(overijssel, als):
    zwolle, dronten = (Gemeente.objects.get(naam=naam) for naam in ("Zwolle", "Dronten"))
    uitruil = Uitruil.objects.create(
        ronde=Ronde.objects.get(nummer=1),
        naam="Zwolle huisvest",
        soort="statushouders",
        verhouding_plekken=1,
        verhouding_personen=1,
        bevestigd_op=DAG,
    )
    for nummer, van in enumerate((date(2024, 2, 1), date(2030, 1, 1))):
        regel = lijn(zwolle, dronten, 15 + nummer, doelgroep="statushouders", van=van, tot=None)
        regel.uitruil = uitruil
        regel.save()
    lezer = als("lezer")
    assert '=uitruil"' in lezer.get("/statushouders/?halfjaar=statushouders-2024-i").content.decode()
    assert '=uitruil"' not in lezer.get("/statushouders/?halfjaar=statushouders-2023-ii").content.decode()
    gemeente = lezer.get(f"/statushouders/{zwolle.code}/?halfjaar=statushouders-2024-i").content.decode()
    assert "Zwolle huisvest</a>: 15." in gemeente and "Zwolle huisvest hen voor Dronten." in gemeente
    afspraak = lezer.get(f"/uitruil/{uitruil.pk}/").content.decode()
    assert "Geboekt" in afspraak and "2030-I" in afspraak
    assert "van dit halfjaar is nog geen taakstelling vastgelegd" in afspraak
