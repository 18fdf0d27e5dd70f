"""The steps of an uitruil (R6): what counts when, who may, and that nothing is given away twice."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from prt.pagina.botsing import Achterhaald
from prt.problemen import KanNiet
from prt.toegang.spoor.models import Handeling
from realisatie.afspraken import acties
from realisatie.afspraken.lezen import versie_van_uitruil
from realisatie.stand.lezen import lees_records, lees_stand
from realisatie.uitruil.models import Bevestiging, Overdracht, Uitruil
from tests import fabriek
from tests.realisatie.afspraken.hulp import TOT, VAN, lijn, medewerker, spel, stap, voorstel

pytestmark = pytest.mark.django_db

VOORWAARDE = {"voorwaarde": "Anders niet.", "voorwaarde_stand": "open"}

OORDEEL = {"op": date(2025, 10, 1), "bewijs": "Brief van 1 oktober 2025"}


@pytest.fixture
def wij(db):
    return spel()


def maak(wij, plekken=60, **velden) -> Uitruil:
    return voorstel(lijn(wij.gever, wij.ontvanger, plekken), door=wij.van_ontvanger, **velden)


def afgesproken(wij, plekken=60, **velden) -> Uitruil:
    uitruil = maak(wij, plekken, **velden)
    stap(acties.bevestig, uitruil, wij.ontvanger, door=wij.van_ontvanger)
    stap(acties.bevestig, uitruil, wij.gever, door=wij.van_gever)
    uitruil.refresh_from_db()
    return uitruil


def geldt(uitruil) -> bool:
    return Overdracht.objects.geldend().filter(uitruil=uitruil).exists()


def test_een_voorstel_telt_pas_als_alle_gemeenten_bevestigen(wij):
    uitruil = maak(wij)
    assert not geldt(uitruil)
    assert lees_records([wij.gever], ronde=uitruil.ronde).uitruilen == []
    assert stap(acties.bevestig, uitruil, wij.ontvanger, door=wij.van_ontvanger) is False
    assert not geldt(uitruil)
    assert stap(acties.bevestig, uitruil, wij.gever, door=wij.van_gever) is True
    assert geldt(uitruil)
    stand = lees_stand(uitruil.ronde, [wij.gever, wij.ontvanger])
    assert [b.plekken for b in stand.vak(wij.ontvanger.pk, "asiel").hard] == [60]
    assert sum(b.plekken for b in stand.vak(wij.gever.pk, "asiel").hard) == 100 - 60


def test_met_drie_gemeenten_bevestigen_er_drie(wij):
    derde = fabriek.gemeente(regio=wij.gever.regio)
    lijnen = [lijn(wij.gever, wij.ontvanger, 10), lijn(wij.gever, derde, 10)]
    uitruil = voorstel(*lijnen, door=wij.van_gever, soort="samenvoegen")
    for gemeente, wie in ((wij.gever, wij.van_gever), (wij.ontvanger, wij.van_ontvanger)):
        assert stap(acties.bevestig, uitruil, gemeente, door=wie) is False
    assert stap(acties.bevestig, uitruil, derde, door=medewerker(derde)) is True


def test_wie_wijzigt_vraagt_opnieuw_om_bevestiging(wij):
    uitruil = maak(wij)
    stap(acties.bevestig, uitruil, wij.gever, door=wij.van_gever)
    regel = uitruil.overdrachten.get()
    regel.plekken = 80
    stap(lambda u, **velden: acties.wijzig(u, [regel], **velden), uitruil, door=wij.van_ontvanger)
    assert not Bevestiging.objects.exists()
    assert uitruil.overdrachten.get().plekken == 80


def test_wat_bevestigd_is_wijzigt_niet_meer(wij):
    uitruil = afgesproken(wij)
    with pytest.raises(KanNiet, match="alleen een voorstel"):
        stap(lambda u, **velden: acties.wijzig(u, [], **velden), uitruil, door=wij.van_gever)


@pytest.mark.parametrize(("over", "past"), [(40, True), (41, False)])
def test_wat_is_weggegeven_kan_niet_nog_eens(wij, over, past):
    """100 hard places, 60 given away: 40 are left."""
    afgesproken(wij, 60)
    uitruil = maak(wij, over, ronde=Uitruil.objects.get().ronde)
    if past:
        stap(acties.bevestig, uitruil, wij.gever, door=wij.van_gever)
    else:
        with pytest.raises(KanNiet, match="Geverstad komt op 1 januari 2025 1 harde plekken voor asiel tekort"):
            stap(acties.bevestig, uitruil, wij.gever, door=wij.van_gever)


def test_de_eerste_dag_die_tekortkomt_wordt_genoemd(wij):
    """From 10 May on there are 30 places fewer: 70 of which 75 would be given away."""
    mei = date(2025, 5, 10)
    fabriek.periode(wij.gever, 25, van=VAN, tot=mei)
    wij.gever.locaties.first().beschikbaarheden.update(plekken=70)
    uitruil = maak(wij, 75)
    with pytest.raises(KanNiet, match="op 10 mei 2025 5 harde plekken"):
        stap(acties.bevestig, uitruil, wij.gever, door=wij.van_gever)


def test_wat_je_krijgt_mag_je_doorgeven(wij):
    afgesproken(wij, 60)
    derde = fabriek.gemeente(regio=wij.gever.regio)
    door = voorstel(lijn(wij.ontvanger, derde, 60), door=wij.van_ontvanger, ronde=Uitruil.objects.get().ronde)
    stap(acties.bevestig, door, wij.ontvanger, door=wij.van_ontvanger)
    te_veel = voorstel(lijn(wij.ontvanger, derde, 61), door=wij.van_ontvanger, ronde=door.ronde)
    with pytest.raises(KanNiet, match="Ontvangerdam"):
        stap(acties.bevestig, te_veel, wij.ontvanger, door=wij.van_ontvanger)


def test_een_gesloten_locatie_verraadt_zich_niet_in_het_tekort(wij):
    """The receiver may know that there is too little, not when the confidential places of the giver are there."""
    wij.gever.locaties.update(vertrouwelijk=True)
    uitruil = maak(wij, 101)
    with pytest.raises(KanNiet) as buiten:
        stap(acties.bevestig, uitruil, wij.ontvanger, door=wij.van_ontvanger)
    assert "niet op elke dag genoeg" in str(buiten.value) and "2025" not in str(buiten.value)
    with pytest.raises(KanNiet, match="1 januari 2025 1 harde"):
        stap(acties.bevestig, uitruil, wij.gever, door=wij.van_gever)


def test_statushouders_zijn_geen_plekken(wij):
    """The receiver of the places houses statushouders for the giver: two places against one person."""
    lijnen = [lijn(wij.gever, wij.ontvanger, 60), lijn(wij.ontvanger, wij.gever, 30, doelgroep="statushouders")]
    velden = {"soort": "statushouders", "verhouding_plekken": 2, "verhouding_personen": 1}
    uitruil = voorstel(*lijnen, door=wij.van_ontvanger, **velden)
    stap(acties.bevestig, uitruil, wij.gever, door=wij.van_gever)
    assert stap(acties.bevestig, uitruil, wij.ontvanger, door=wij.van_ontvanger) is True
    rijen = lees_stand(uitruil.ronde, [wij.gever, wij.ontvanger]).rijen
    assert {rij.doelgroep for rij in (*rijen.plekken, *rijen.lijnen)} == {"asiel"}


def test_een_gemeente_van_buiten_bevestigt_via_de_cdk_staf(wij):
    dronten = fabriek.gemeente("Buitenveen", provincie=fabriek.provincie())
    uitruil = voorstel(lijn(dronten, wij.ontvanger, 500), door=wij.van_ontvanger, soort="interprovinciaal")
    with pytest.raises(PermissionDenied):
        stap(acties.bevestig, uitruil, dronten, door=wij.van_ontvanger, document="Brief")
    with pytest.raises(KanNiet, match="noem het document"):
        stap(acties.bevestig, uitruil, dronten, door=wij.staf)
    stap(acties.bevestig, uitruil, dronten, door=wij.staf, document="Brief van Buitenveen")
    assert Bevestiging.objects.get().document == "Brief van Buitenveen"


def test_wat_van_een_gemeente_van_buiten_is_ingevoerd_begrenst_haar(wij):
    dronten = fabriek.gemeente("Buitenveen", provincie=fabriek.provincie())
    fabriek.periode(dronten, 200, van=VAN, tot=TOT)
    uitruil = voorstel(lijn(dronten, wij.ontvanger, 201), door=wij.van_ontvanger, soort="interprovinciaal")
    with pytest.raises(KanNiet, match="Buitenveen"):
        stap(acties.bevestig, uitruil, wij.ontvanger, door=wij.van_ontvanger)


def test_wie_wat_mag(wij):
    buur = medewerker(fabriek.gemeente(regio=wij.gever.regio))
    with pytest.raises(PermissionDenied):
        voorstel(lijn(wij.gever, wij.ontvanger), door=buur)
    uitruil = maak(wij, **VOORWAARDE)
    for wie in (buur, wij.van_gever):
        with pytest.raises(PermissionDenied):
            stap(acties.bevestig, uitruil, wij.ontvanger, door=wie)
    elders = fabriek.gemeente(regio=wij.gever.regio)
    with pytest.raises(PermissionDenied, match="doet niet mee"):
        stap(acties.bevestig, uitruil, elders, door=medewerker(elders))
    for gemeente, wie in ((wij.gever, wij.van_gever), (wij.ontvanger, wij.van_ontvanger)):
        stap(acties.bevestig, uitruil, gemeente, door=wie)
    with pytest.raises(PermissionDenied):
        stap(acties.beoordeel, uitruil, vervuld=True, door=wij.van_gever, **OORDEEL)
    with pytest.raises(PermissionDenied):
        stap(acties.ontbind, uitruil, per=VAN, door=wij.van_gever, reden="Toch niet.")


def test_een_niet_vervulde_voorwaarde_geeft_de_plekken_terug(wij):
    uitruil = afgesproken(wij, **VOORWAARDE)
    stap(acties.beoordeel, uitruil, vervuld=False, door=wij.staf, reden="Geen 108 plekken.", **OORDEEL)
    assert not geldt(uitruil)
    uitruil.refresh_from_db()
    assert (uitruil.voorwaarde_beoordeeld_op, uitruil.voorwaarde_bewijs) == (OORDEEL["op"], OORDEEL["bewijs"])
    assert Handeling.objects.first().reden == "Geen 108 plekken."
    ander = maak(wij, 100, ronde=uitruil.ronde)
    stap(acties.bevestig, ander, wij.gever, door=wij.van_gever)


def test_een_oordeel_herstellen_kan_als_de_plekken_er_nog_zijn(wij):
    uitruil = afgesproken(wij, **VOORWAARDE)
    stap(acties.beoordeel, uitruil, vervuld=False, door=wij.staf, **OORDEEL)
    ander = maak(wij, 50, ronde=uitruil.ronde)
    for gemeente, wie in ((wij.gever, wij.van_gever), (wij.ontvanger, wij.van_ontvanger)):
        stap(acties.bevestig, ander, gemeente, door=wie)
    with pytest.raises(KanNiet, match="10 harde plekken"):
        stap(acties.beoordeel, uitruil, vervuld=True, door=wij.staf, **OORDEEL)
    stap(acties.ontbind, ander, per=VAN, door=wij.staf, reden="Ruimte maken.")
    stap(acties.beoordeel, uitruil, vervuld=True, door=wij.staf, **OORDEEL)
    assert geldt(uitruil)


def test_ontbinden_geldt_vanaf_de_dag(wij):
    uitruil = afgesproken(wij)
    dag = date(2025, 6, 1)
    stap(acties.ontbind, uitruil, per=dag, door=wij.staf, reden="In overleg.")
    gever = lees_stand(uitruil.ronde, [wij.gever]).vak(wij.gever.pk, "asiel").hard
    per_dag = {d: sum(b.plekken for b in gever if b.periode.bevat(d)) for d in (dag - timedelta(1), dag)}
    assert per_dag == {dag - timedelta(1): 40, dag: 100}
    with pytest.raises(KanNiet, match="al ontbonden"):
        stap(acties.ontbind, uitruil, per=TOT, door=wij.staf, reden="Nog eens.")


def test_ontbinden_voor_het_begin_is_nooit_gegolden(wij):
    uitruil = afgesproken(wij)
    stap(acties.ontbind, uitruil, per=VAN, door=wij.staf, reden="In overleg.")
    assert not geldt(uitruil)


def test_wat_af_is_kan_niet_worden_ontbonden(wij):
    uitruil = afgesproken(wij)
    with pytest.raises(KanNiet, match="al afgelopen"):
        stap(acties.ontbind, uitruil, per=TOT, door=wij.staf, reden="Te laat.")


def test_een_voorstel_intrekken_mag_de_gemeente_zelf(wij):
    uitruil = maak(wij)
    stap(acties.ontbind, uitruil, per=VAN, door=wij.van_gever, reden="Toch niet.")
    uitruil.refresh_from_db()
    assert uitruil.stand == "ingetrokken"
    with pytest.raises(KanNiet, match="alleen een voorstel"):
        stap(acties.bevestig, uitruil, wij.gever, door=wij.van_gever)


@pytest.mark.parametrize("verlengbaar", [True, False])
def test_verlengen_alleen_als_dat_is_afgesproken(wij, verlengbaar):
    uitruil = afgesproken(wij, verlengbaar=verlengbaar)
    later = TOT + timedelta(30)
    velden = {"tot": later, "door": wij.staf, "reden": "Besluit van 1 januari."}
    if not verlengbaar:
        with pytest.raises(KanNiet, match="niet kan worden verlengd"):
            stap(acties.verleng, uitruil, **velden)
        return
    with pytest.raises(KanNiet, match="op 1 februari 2026 60 harde"):
        stap(acties.verleng, uitruil, **velden)
    wij.gever.locaties.first().beschikbaarheden.update(tot=later)
    stap(acties.verleng, uitruil, **velden)
    assert uitruil.overdrachten.get().tot == later


def test_wie_achterloopt_verandert_niets(wij):
    uitruil = maak(wij)
    gezien = versie_van_uitruil(uitruil)
    stap(acties.bevestig, uitruil, wij.gever, door=wij.van_gever)
    for doe in (
        lambda: acties.bevestig(uitruil, wij.ontvanger, door=wij.van_ontvanger, versie=gezien),
        lambda: acties.wijzig(uitruil, [], door=wij.van_ontvanger, versie=gezien),
        lambda: acties.ontbind(uitruil, per=VAN, door=wij.staf, versie=gezien, reden="Weg."),
    ):
        with pytest.raises(Achterhaald):
            doe()
    assert Bevestiging.objects.count() == 1


def test_een_tweede_bevestiging_van_dezelfde_gemeente(wij):
    uitruil = maak(wij)
    stap(acties.bevestig, uitruil, wij.gever, door=wij.van_gever)
    with pytest.raises(KanNiet, match="al bevestigd"):
        stap(acties.bevestig, uitruil, wij.gever, door=wij.van_gever)
