"""The trail: what it keeps, that it stays as it was written, and that nothing escapes it."""

from datetime import date

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from opgaven.gebieden.models import Opvolging
from prt.toegang.management.commands.flush import beschermde_tabellen
from prt.toegang.rollen.keuzes import Rolsoort
from prt.toegang.rollen.rechten import OPDRACHTREGEL
from prt.toegang.spoor.handelingen import handeling, log
from prt.toegang.spoor.keuzes import Handelingsoort
from prt.toegang.spoor.lezen import bekend_op, gevolgde_modellen
from prt.toegang.spoor.models import Handeling
from realisatie.locaties.models import Beschikbaarheid, Locatie
from tests import fabriek

pytestmark = pytest.mark.django_db


def test_naam_en_rol_blijven_als_het_account_verdwijnt():
    gemeente = fabriek.gemeente("Zwolle")
    wie = fabriek.gebruiker(Rolsoort.MEDEWERKER_GEMEENTE, gemeente, naam="Anna de Vries")
    deze = log(Handelingsoort.GEWIJZIGD, "Azc", door=wie, gemeenten=[gemeente])
    wie.delete()
    deze.refresh_from_db()
    assert (deze.wie, deze.naam, deze.rol) == (None, "Anna de Vries", "Medewerker gemeente Zwolle")


def test_de_opdrachtregel_heeft_een_naam():
    deze = log(Handelingsoort.GEIMPORTEERD, "Werkboek", door=OPDRACHTREGEL)
    assert (deze.naam, deze.rol, deze.herkomst) == ("Opdrachtregel", "", "opdracht")


def test_alles_uit_een_handeling_heeft_een_moment():
    with handeling(Handelingsoort.INGEVOERD, "Samen", door=OPDRACHTREGEL) as deze:
        regel = fabriek.periode(plekken=1)
        regel.plekken = 2
        regel.save()
    historie = [*Beschikbaarheid.history.all(), *Locatie.history.all()]
    assert len(historie) == 3
    assert {(rij.handeling, rij.history_date) for rij in historie} == {(deze, deze.wanneer)}


def test_een_mislukte_handeling_laat_niets_na():
    with pytest.raises(ZeroDivisionError), handeling(Handelingsoort.INGEVOERD, "Mis", door=OPDRACHTREGEL):
        fabriek.locatie()
        raise ZeroDivisionError
    assert not Handeling.objects.filter(onderwerp="Mis").exists()
    assert not Locatie.history.exists()


def test_ook_wat_buiten_een_handeling_om_gaat_staat_erin():
    locatie = fabriek.locatie()
    locatie.delete()
    soorten = [rij.handeling.soort for rij in Locatie.history.order_by("history_id")]
    assert soorten == [Handelingsoort.INGEVOERD, Handelingsoort.VERWIJDERD]


def gevuld() -> None:
    """A row in each of the tables of the trail."""
    fabriek.opgave(fabriek.gemeente())
    fabriek.taakstellingpost(fabriek.gemeente())
    fabriek.toezichtstap()
    fabriek.bezetting()
    fabriek.regiototaal()
    fabriek.tekst()
    fabriek.overlegregels()
    fabriek.mijlpaal()
    Opvolging.objects.create(gebied=fabriek.gemeente(tot=date(2027, 1, 1)), opvolger=fabriek.gemeente())
    fabriek.besluitstap()
    fabriek.knelpunt()
    fabriek.overdracht(locatie=fabriek.periode().locatie)
    fabriek.verdeelregel()
    fabriek.scenarioregel()
    fabriek.bevestiging()
    fabriek.aanbieding()
    fabriek.besluitstap()
    fabriek.knelpunt()
    fabriek.mijlpaal()
    Opvolging.objects.create(gebied=fabriek.gemeente(tot=date(2027, 1, 1)), opvolger=fabriek.gemeente())
    log(Handelingsoort.INGEZIEN, "Iets", door=fabriek.gebruiker(), gemeenten=[fabriek.gemeente()])


@pytest.mark.parametrize("tabel", beschermde_tabellen())
def test_de_database_weigert_wijzigen_en_verwijderen(tabel):
    gevuld()
    kolommen = [kolom.name for kolom in connection.introspection.get_table_description(connection.cursor(), tabel)]
    vrij = {"wie_id"} if tabel == "toegang_handeling" else set()
    for opdracht in [f"UPDATE {tabel} SET {k} = {k}" for k in kolommen if k not in vrij] + [f"DELETE FROM {tabel}"]:
        if connection.vendor == "postgresql" and tabel == "toegang_handeling" and opdracht.startswith("UPDATE"):
            opdracht = f"UPDATE {tabel} SET onderwerp = onderwerp || 'x'"
        with pytest.raises(DatabaseError, match="Het spoor"), transaction.atomic():
            connection.cursor().execute(opdracht)


def test_een_account_losmaken_mag_maar_een_ander_account_niet():
    deze = log(Handelingsoort.INGEZIEN, "Iets", door=fabriek.gebruiker())
    ander = fabriek.gebruiker()
    with pytest.raises(DatabaseError, match="Het spoor"), transaction.atomic():
        Handeling.objects.filter(pk=deze.pk).update(wie=ander)
    assert Handeling.objects.filter(pk=deze.pk).update(wie=None) == 1


def test_laden_van_gegevens_geeft_elk_record_een_begin(overijssel):
    for model in gevolgde_modellen():
        assert {rij.id for rij in bekend_op(model, timezone.now())} == {rij.pk for rij in model.objects.all()}
    deze = Handeling.objects.get()
    assert (deze.onderwerp, deze.herkomst) == ("Gegevens geladen: overijssel", "opdracht")


@pytest.mark.django_db(transaction=True)
def test_de_eigenaar_kan_de_database_leegmaken_en_daarna_blijft_het_spoor_weer():
    gevuld()
    call_command("flush", interactive=False, verbosity=0)
    assert not Handeling.objects.exists()
    deze = log(Handelingsoort.INGEZIEN, "Iets", door=OPDRACHTREGEL)
    with pytest.raises(DatabaseError, match="Het spoor"), transaction.atomic():
        deze.delete()
