"""What the database refuses about accounts and roles, and how far a role reaches."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from prt.toegang.rollen.keuzes import Rolsoort
from prt.toegang.rollen.models import Gebruiker
from prt.toegang.rollen.rechten import bereik
from tests import fabriek
from tests.databaseregels import regels_van, weigert

pytestmark = pytest.mark.django_db


def test_een_rol_van_een_onbekende_soort_bestaat_niet():
    gemeente = fabriek.gemeente()
    rol = fabriek.rol(fabriek.gebruiker(), Rolsoort.MEDEWERKER_GEMEENTE, gemeente)
    weigert(rol, "rol_bestaande_soort", soort="burgemeester")


@pytest.mark.parametrize("ander", ["jan@zwolle.nl", "Jan@Zwolle.NL"])
def test_een_mailadres_is_van_een_persoon(ander):
    fabriek.gebruiker(email="jan@zwolle.nl")
    with pytest.raises(IntegrityError, match="(?i)unique"), transaction.atomic():
        Gebruiker.objects.bulk_create([Gebruiker(email=ander, naam="Jan")])


def test_elke_regel_van_de_database_staat_hierboven():
    assert regels_van("toegang") == {"rol_bestaande_soort", "gebruiker_email_uniek"}


def test_een_account_is_met_hoofdletters_te_vinden():
    jan = fabriek.gebruiker(email="  Jan@Zwolle.NL ")
    assert jan.email == "jan@zwolle.nl"
    assert Gebruiker.objects.get_by_natural_key(" JAN@zwolle.nl") == jan


@pytest.mark.parametrize(("dagen", "telt"), [(None, True), (1, True), (0, False), (-1, False)])
def test_op_de_dag_dat_een_rol_eindigt_is_zij_er_niet_meer(dagen, telt):
    gemeente, wie = fabriek.gemeente(), fabriek.gebruiker()
    tot = None if dagen is None else timezone.localdate() + timedelta(days=dagen)
    fabriek.rol(wie, Rolsoort.MEDEWERKER_GEMEENTE, gemeente, tot=tot)
    assert bool(bereik(wie)) is telt
    assert bereik(wie).gemeenten == ({gemeente.pk} if telt else set())


def test_elke_rol_reikt_tot_haar_eigen_gebied():
    gemeente = fabriek.gemeente()
    spelers = fabriek.spelers(gemeente)
    assert bereik(spelers.medewerker).gemeenten == {gemeente.pk}
    assert bereik(spelers.buurgemeente).gemeenten.isdisjoint({gemeente.pk})
    assert bereik(spelers.regiosecretaris).regios == {gemeente.regio.pk}
    assert bereik(spelers.cdk_staf).provincies_als_secretaris == {gemeente.provincie.pk}
    assert bereik(spelers.lezer).van(Rolsoort.LEZER) == {gemeente.provincie.pk}
    assert not bereik(spelers.lezer).provincies_als_secretaris
    assert not bereik(spelers.vreemde)
