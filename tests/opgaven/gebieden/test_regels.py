"""What the database itself refuses about gebieden and about keys to them, on each of the two databases."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

from opgaven.gebieden.keuzes import Gebiedsoort, Lidsoort
from opgaven.gebieden.models import Gebied, Lidmaatschap, Opvolging
from opgaven.gebieden.regels import PROXIES, regels_van
from prt.toegang.management.commands.flush import beschermde_tabellen
from prt.toegang.rollen.keuzes import GEBIED_PER_ROL, Rolsoort
from realisatie.maand.models import Maandstand
from realisatie.opmerkingen.models import Opmerking
from tests import fabriek
from tests.databaseregels import weigert

pytestmark = pytest.mark.django_db

APPS = ("opgaven", "realisatie", "verslag", "toegang", "taken")
DAG = date(2027, 1, 1)

VAN_GEBIEDEN = {
    "gebied_code_hoort_bij_soort",
    "gebied_tot_na_van",
    "provincie_naam_uniek",
    "een_land",
    "lidmaatschap_een_per_dag",
    "lidmaatschap_van_een_ander",
    "opvolging_eenmaal",
    "opvolging_door_een",
    "opvolging_door_een_ander",
}


def _triggers() -> set[str]:
    vraag = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(vraag)
        return {naam for (naam,) in cursor.fetchall()}


def test_na_migrate_staat_elke_regel_in_de_database():
    """Counted from the models of now: a table that a later migration remakes may not lose what guards it."""
    regels = {regel.naam for regel in regels_van(apps, *APPS)}
    achter = {"sqlite": ("_insert", "_update"), "postgresql": ("",)}[connection.vendor]
    blijft = {f"{tabel}_blijft" for tabel in beschermde_tabellen()}
    assert {f"{naam}{eind}" for naam in regels for eind in achter} | blijft <= _triggers()


def test_elke_sleutel_naar_een_gebied_heeft_een_regel_over_de_soort():
    """Also a new one: of a plain key to a gebied somebody has to say which kinds belong there."""
    regels = {regel.naam for regel in regels_van(apps, *APPS)} | {"toegang_rol_gebied_id_soort"}  # by the kind of role
    zonder = {"opgaven_lidmaatschap", "opgaven_opvolging"}  # rules of their own, above
    for model in apps.get_models():
        if model._meta.proxy or model._meta.model_name.startswith("historical") or model._meta.db_table in zonder:
            continue
        for veld in model._meta.local_fields:
            if veld.is_relation and issubclass(veld.related_model, Gebied):
                assert f"{model._meta.db_table}_{veld.column}_soort" in regels, f"{model.__name__}.{veld.name}"


SLEUTELS = [
    (model, veld, PROXIES[veld.related_model._meta.label_lower])
    for model in apps.get_models()
    if not model._meta.proxy and not model._meta.model_name.startswith("historical")
    for veld in model._meta.local_fields
    if isinstance(veld, models.ForeignKey) and veld.related_model._meta.label_lower in PROXIES
]

MAKERS = {
    "Toezichtstap": fabriek.toezichtstap,
    "Inwonertal": fabriek.inwonertal,
    "Locatie": fabriek.locatie,
    "Regiototaal": fabriek.regiototaal,
    "Overdracht": lambda: fabriek.overdracht(fabriek.gemeente(), fabriek.gemeente(), 3),
    "Bevestiging": fabriek.bevestiging,
    "Mailtekst": fabriek.mailtekst,
    "Maandstand": lambda: Maandstand.objects.create(gemeente=fabriek.gemeente(), maand=date(2026, 1, 1)),
    "Taak": fabriek.taak,
}


@pytest.mark.parametrize(("model", "veld", "soort"), SLEUTELS, ids=lambda wat: getattr(wat, "__name__", str(wat)))
def test_een_sleutel_naar_een_andere_soort_wordt_geweigerd(model, veld, soort):
    if model.__name__ not in MAKERS:
        pytest.skip("wordt nooit gewijzigd, of is elders gemaakt")
    rij = MAKERS[model.__name__]()
    gemeente = fabriek.gemeente()
    anders = gemeente.regio if soort != Gebiedsoort.REGIO else gemeente
    weigert(rij, "soort|gebied", **{veld.attname: anders.pk})


def _lid(gebied, soort, groep, **velden):
    return Lidmaatschap(gebied=gebied, soort=soort, groep=groep, **velden)


def test_een_lidmaatschap_past_bij_de_soort():
    gemeente = fabriek.gemeente()
    regio, provincie, land = gemeente.regio, gemeente.provincie, fabriek.land()
    dag = {"vanaf": DAG}
    fout = [
        _lid(gemeente, Lidsoort.PROVINCIE, regio, **dag),
        _lid(gemeente, Lidsoort.REGIO, provincie, **dag),
        _lid(gemeente, Lidsoort.DEELNAME, land, **dag),
        _lid(provincie, Lidsoort.PROVINCIE, land, **dag),
        _lid(regio, Lidsoort.REGIO, fabriek.regio(), **dag),
        _lid(gemeente, Lidsoort.VEILIGHEIDSREGIO, regio, **dag),
        _lid(gemeente, Lidsoort.PROVINCIE, gemeente, **dag),
    ]
    for lid in fout:
        with pytest.raises(IntegrityError), transaction.atomic():
            lid.save()
    _lid(gemeente, Lidsoort.REGIO, fabriek.regio(), **dag).save()
    _lid(gemeente, Lidsoort.VEILIGHEIDSREGIO, None, **dag).save()


def test_op_een_dag_begint_een_lidmaatschap_van_elke_soort():
    gemeente = fabriek.gemeente()
    fabriek.lid(gemeente, Lidsoort.REGIO, fabriek.regio(), vanaf=DAG)
    with pytest.raises(IntegrityError), transaction.atomic():
        fabriek.lid(gemeente, Lidsoort.REGIO, None, vanaf=DAG)


@pytest.mark.parametrize("velden", [{"van": DAG + timedelta(days=1)}, {"tot": DAG}])
def test_een_lidmaatschap_begint_terwijl_het_gebied_bestaat(velden):
    gemeente = fabriek.gemeente()
    anders = Gebied.objects.create(soort="gemeente", code="GM9999", naam="Nieuwstad", **velden)
    with pytest.raises(IntegrityError), transaction.atomic():
        fabriek.lid(anders, Lidsoort.REGIO, gemeente.regio, vanaf=DAG)


@pytest.mark.parametrize("maak", [fabriek.gemeente, fabriek.regio])
def test_in_een_provincie_heten_er_geen_twee_hetzelfde(maak):
    hier = fabriek.regio().provincie
    een, ander = maak(provincie=hier), maak(provincie=hier)
    with pytest.raises(IntegrityError), transaction.atomic():
        Gebied.objects.filter(pk=ander.pk).update(naam=een.naam)
    met_die_naam = maak(naam=een.naam)
    with pytest.raises(IntegrityError), transaction.atomic():
        fabriek.lid(met_die_naam, Lidsoort.PROVINCIE, hier, vanaf=DAG)


def test_na_een_herindeling_is_een_naam_weer_vrij():
    hier = fabriek.regio().provincie
    fabriek.gemeente("Borne", provincie=hier, tot=DAG)
    nieuw = Gebied.objects.create(soort="gemeente", code="GM9999", naam="Borne", van=DAG)
    fabriek.lid(nieuw, Lidsoort.PROVINCIE, hier, vanaf=DAG)


def test_een_opvolger_bestaat_als_het_gebied_eindigt():
    oud, nieuw = fabriek.gemeente(tot=DAG), fabriek.gemeente()
    te_laat = Gebied.objects.create(soort="gemeente", code="GM9998", naam="Later", van=date(2028, 1, 1))
    fout = [
        Opvolging(gebied=nieuw, opvolger=oud),  # does not end
        Opvolging(gebied=oud, opvolger=oud),
        Opvolging(gebied=oud, opvolger=fabriek.regio()),
        Opvolging(gebied=oud, opvolger=fabriek.gemeente(tot=DAG)),
        Opvolging(gebied=oud, opvolger=te_laat),
    ]
    for opvolging in fout:
        with pytest.raises(IntegrityError), transaction.atomic():
            opvolging.save()
    Opvolging(gebied=oud, opvolger=nieuw).save()
    with pytest.raises(IntegrityError), transaction.atomic():
        Opvolging(gebied=oud, opvolger=fabriek.gemeente()).save()


def test_de_soort_van_een_gebied_blijft():
    weigert(fabriek.provincie(), "soort", soort="regio", code="x")


def test_er_is_een_land():
    fabriek.land()
    with pytest.raises(IntegrityError), transaction.atomic():
        Gebied.objects.create(soort="land", code="NL2", naam="Ander land")


@pytest.mark.parametrize("soort", Rolsoort)
def test_een_rol_hoort_bij_haar_eigen_soort_gebied(soort):
    gemeente = fabriek.gemeente()
    gebieden = {"gemeente": gemeente, "regio": gemeente.regio, "provincie": gemeente.provincie}
    gebieden["land"] = fabriek.land()
    wie = fabriek.gebruiker()
    for naam, gebied in gebieden.items():
        if naam == GEBIED_PER_ROL[soort]:
            fabriek.rol(wie, soort, gebied)
        else:
            with pytest.raises(IntegrityError), transaction.atomic():
                fabriek.rol(wie, soort, gebied)


def test_een_opmerking_over_een_regio_gaat_over_een_tekst():
    regio = fabriek.regio()
    with pytest.raises(IntegrityError), transaction.atomic():
        Opmerking.objects.create(over=regio, cijfer="Opgave", tekst="x", naam="N", rol="R")
    Opmerking.objects.create(over=regio, cijfer="Plan", onderdeel="regionaal-plan", tekst="x", naam="N", rol="R")


@pytest.mark.parametrize("soort", ["gemeente", "regio", "provincie"])
def test_een_gebied_laat_spoor_na_door_elke_klasse(soort):
    """The library looks at the class that is saved: of a proxy it would keep nothing."""
    gemeente = fabriek.gemeente()
    gebied = {"gemeente": gemeente, "regio": gemeente.regio, "provincie": gemeente.provincie}[soort]
    for klasse in (Gebied, type(gebied)):
        rij = klasse.objects.get(pk=gebied.pk)
        rij.naam = f"{rij.naam} anders"
        rij.save()
    assert type(gebied) is Gebied.PER_SOORT[soort]
    assert [rij.history_type for rij in Gebied.history.filter(id=gebied.pk)] == ["~", "~", "+"]


def test_een_lidmaatschap_laat_spoor_na():
    lid = fabriek.lid(fabriek.gemeente(), Lidsoort.REGIO, fabriek.regio(), vanaf=DAG)
    sleutel = lid.pk
    lid.delete()
    assert [rij.history_type for rij in Lidmaatschap.history.filter(id=sleutel)] == ["-", "+"]
