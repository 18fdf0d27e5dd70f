"""Of a confidential locatie others see at most a total from which it cannot be told (DOMEIN §6)."""

from datetime import date

import pytest
from django.utils import timezone

from opgaven.gebieden.models import Gemeente, Provincie, Regio
from opgaven.rondes.models import Ronde
from realisatie.locaties.models import Beschikbaarheid, Regiototaal
from realisatie.locaties.rekenen import Standkolom
from tests import fabriek
from verslag.cijfers.samenstellen import stel_samen
from verslag.cijfers.tabellen import garanties, per_gemeente, van_tot
from verslag.document.document import Verslag

pytestmark = pytest.mark.django_db

PEILDATUM = date(2024, 10, 31)


def in_(naam: str) -> Gemeente:
    return Gemeente.objects.get(naam=naam)


def bereken(bekend_op=None, **opties):
    provincie = Provincie.objects.get(naam="Overijssel")
    return stel_samen(Ronde.objects.get(nummer=1), provincie, PEILDATUM, bekend_op, **opties)


def deel_van(cijfers, naam):
    return next(deel for deel in (*cijfers.gemeenten, *cijfers.regios) if deel.naam == naam)


def geheim(naam: str, plekken: int | None, **velden) -> Beschikbaarheid:
    return fabriek.periode(fabriek.locatie(in_(naam), vertrouwelijk=True), plekken, **velden)


def plan(naam: str, plekken: int | None, **velden) -> Beschikbaarheid:
    return geheim(naam, plekken, hardheid="voornemen", van=None, **velden)


def almelo(*, vertrouwelijk: bool, van: date, **opties):
    """Almelo has 398 places for an indefinite time; 77 more come with a second locatie."""
    fabriek.periode(fabriek.locatie(in_("Almelo"), vertrouwelijk=vertrouwelijk), 77, van=van, tot=date(2030, 1, 1))
    return deel_van(bereken(**opties), "Almelo")


@pytest.mark.parametrize(
    ("vertrouwelijk", "kolom"),
    [(False, "398: 16/03/16 – onbepaald | 77: 01/01/25 – 01/01/30"), (True, "niet getoond")],
)
def test_het_aantal_wel_de_tijd_en_de_onderverdeling_niet(overijssel, vertrouwelijk, kolom):
    gemeente = almelo(vertrouwelijk=vertrouwelijk, van=date(2025, 1, 1))
    assert gemeente.gegarandeerd == 398 + 77
    assert van_tot(gemeente.asiel) == kolom


@pytest.mark.parametrize(("vertrouwelijk", "aantal"), [(False, 1), (True, 0)])
def test_plekken_die_te_laat_komen_laten_geen_spoor_na(overijssel, vertrouwelijk, aantal):
    voor = bereken()
    gemeente = almelo(vertrouwelijk=vertrouwelijk, van=date(2025, 8, 1))
    assert gemeente.gegarandeerd == 398
    assert len(gemeente.voetnoten) == aantal
    assert (bereken() == voor) == vertrouwelijk


def test_wie_de_locatie_mag_zien_krijgt_haar_wel_apart(overijssel):
    gemeente = almelo(vertrouwelijk=True, van=date(2025, 1, 1), vertrouwd={in_("Almelo").pk})
    assert van_tot(gemeente.asiel) == "398: 16/03/16 – onbepaald | 77: 01/01/25 – 01/01/30"
    assert [einde.plekken for einde in gemeente.uitloop] == [77]
    assert gemeente.capaciteit.op(date(2026, 1, 1)) == 398 + 77


def test_nergens_in_de_tijd(overijssel):
    voor = bereken()
    almelo(vertrouwelijk=True, van=date(2025, 1, 1))
    na = bereken()
    for oud, nieuw in zip((voor, *voor.regios, *voor.gemeenten), (na, *na.regios, *na.gemeenten), strict=True):
        assert (nieuw.capaciteit, nieuw.afloop) == (oud.capaciteit, oud.afloop)
    assert na.asiel.gegarandeerd == voor.asiel.gegarandeerd + 77


def test_een_gemeente_met_alleen_geheime_plekken_buiten_het_venster_staat_aan_het_begin(overijssel):
    geheim("Borne", 60, van=date(2026, 3, 1))
    borne = deel_van(bereken(), "Borne")
    assert (borne.kolommen, borne.gegarandeerd) == ((Standkolom.NIET,), None)
    assert deel_van(bereken(vertrouwd={borne.gemeente.pk}), "Borne").kolommen == (Standkolom.PROCES,)


def test_een_zin_over_meer_locaties_gaat_alleen_over_wat_open_is(overijssel):
    geheim("Almelo", 77)
    meer = "Meerdere locaties voor asielopvang."
    assert meer not in deel_van(bereken(), "Almelo").bijzonderheden
    assert meer in deel_van(bereken(vertrouwd={in_("Almelo").pk}), "Almelo").bijzonderheden


def test_een_voetnoot_zegt_niets_dat_niet_klopt(overijssel):
    """Public places in the second half of the window, confidential ones in the first: all of them count."""
    fabriek.periode(in_("Borne"), 60, van=date(2025, 10, 1))
    geheim("Borne", 60, tot=date(2025, 10, 1))
    borne = deel_van(bereken(), "Borne")
    assert (borne.gegarandeerd, van_tot(borne.asiel), borne.voetnoten) == (60, "niet getoond", ())


def test_het_document_zegt_niet_getoond(overijssel):
    almelo(vertrouwelijk=True, van=date(2025, 1, 1))
    (blok,) = [blok for blok in Verslag(bereken()).garanties if blok.gemeente.naam == "Almelo"]
    assert (blok.rij["asiel_van_tot"], blok.onderverdeling) == ("niet getoond", ())
    assert [rij for rij in garanties(bereken()) if rij["asiel_van_tot"] == "niet getoond"] == [blok.rij]


def voornemens(cijfers):
    """The numbers of the provincie and of both regio's, asiel and amv, with how many have none."""
    return [
        (tabel.voornemens, tabel.voornemens_zonder_aantal)
        for deel in (cijfers, *cijfers.regios)
        for tabel in (deel.asiel, deel.amv)
    ]


GEPUBLICEERD = [(1835, 0), (50, 0), (556, 0), (0, 0), (1279, 0), (50, 0)]


def test_een_of_twee_geheime_voornemens_laten_geen_spoor_na(overijssel):
    voor = bereken()
    plan("Almelo", 123)
    plan("Borne", 50, doelgroep="amv")
    plan("Zwolle", None)
    assert bereken() == voor
    assert deel_van(bereken(vertrouwd={in_("Almelo").pk}), "Almelo").voornemens.plekken == 123


def test_drie_uit_twee_gemeenten_tellen_in_de_regio_maar_niet_bij_de_gemeente(overijssel):
    voor = bereken()
    for naam, plekken in (("Almelo", 10), ("Almelo", 20), ("Borne", 40)):
        plan(naam, plekken)
    cijfers = bereken()
    assert voornemens(cijfers) == [(1835 + 70, 0), (50, 0), (556 + 70, 0), *GEPUBLICEERD[3:]]
    assert per_gemeente(cijfers.gemeenten) == per_gemeente(voor.gemeenten)


def test_wat_twee_regios_samen_halen_telt_in_de_provincie(overijssel):
    for naam in ("Almelo", "Borne", "Zwolle"):
        plan(naam, 10)
    assert voornemens(bereken()) == [(1835 + 30, 0), *GEPUBLICEERD[1:]]


def test_amv_telt_in_beide_tabellen_en_plannen_zonder_aantal_apart(overijssel):
    for naam in ("Almelo", "Borne", "Losser"):
        plan(naam, 10, doelgroep="amv")
        plan(naam, None)
    plan("Hengelo", 99)
    assert voornemens(bereken()) == [(1835 + 30, 3), (80, 0), (556 + 30, 3), (30, 0), *GEPUBLICEERD[4:]]


def test_met_de_eigen_voornemens_erbij_blijven_er_twee_verborgen(overijssel):
    """For whom one of the three is no secret, the other two are not enough."""
    for naam in ("Almelo", "Borne", "Losser"):
        plan(naam, 10)
    assert bereken(vertrouwd={in_("Almelo").pk}).regios[0].asiel.voornemens == 556 + 10


def test_van_een_ander_moment_tellen_zij_nooit(overijssel):
    for naam in ("Almelo", "Borne", "Losser"):
        plan(naam, 10)
    assert voornemens(bereken(timezone.now())) == GEPUBLICEERD
    alle = set(Gemeente.objects.values_list("pk", flat=True))
    assert bereken(timezone.now(), vertrouwd=alle).asiel.voornemens == 1835 + 30


def test_van_een_eerdere_cyclus_tellen_zij_nooit(overijssel):
    for naam in ("Almelo", "Borne", "Losser"):
        plan(naam, 10)
    assert bereken().asiel.voornemens == 1835 + 30
    fabriek.cyclus(
        van=date(2026, 2, 1), tot=date(2028, 2, 1), venster_van=date(2027, 7, 1), venster_tot=date(2028, 2, 1)
    )
    assert voornemens(bereken()) == GEPUBLICEERD


def test_wat_in_het_gepubliceerde_totaal_zit_telt_niet_nog_eens_en_geeft_geen_melding(overijssel):
    totaal = Regiototaal.objects.get(regio__code="twente")
    for naam in ("Almelo", "Borne", "Losser"):
        plan(naam, 300, regiototaal=totaal)
    assert (voornemens(bereken()), bereken().problemen) == (GEPUBLICEERD, ())
    alle = set(Gemeente.objects.values_list("pk", flat=True))
    assert any("900" in probleem.tekst for probleem in bereken(vertrouwd=alle).problemen)


def test_wat_een_geheime_locatie_vervangt_telt_voor_een_ander_helemaal(overijssel):
    hard = geheim("Almelo", 77).locatie
    fabriek.voornemen(in_("Almelo"), 100, vervangt=hard)
    assert deel_van(bereken(), "Almelo").voornemens.plekken == 100
    assert deel_van(bereken(vertrouwd={in_("Almelo").pk}), "Almelo").voornemens.plekken == 100 - 77


def test_een_regio_met_alleen_verborgen_plannen_zonder_aantal_is_onbekend(overijssel):
    Regiototaal.objects.all().delete()
    Beschikbaarheid.objects.voornemens().delete()
    for naam in ("Almelo", "Borne", "Losser"):
        plan(naam, None)
    twente, ijsselland = (regio.asiel for regio in bereken().regios)
    assert (twente.voornemens, twente.voornemens_zonder_aantal, twente.met_voornemens) == (None, 3, None)
    assert (ijsselland.voornemens, ijsselland.voornemens_zonder_aantal) == (0, 0)


def meldingen(**opties):
    return [probleem.tekst for probleem in bereken(**opties).problemen if "vertrouwelijk" in probleem.tekst]


def test_de_cdk_staf_leest_wat_het_verslag_weglaat(overijssel):
    alle = set(Gemeente.objects.values_list("pk", flat=True))
    assert meldingen(vertrouwd=alle) == []
    plan("Almelo", 123)
    assert meldingen(vertrouwd=alle)[0].startswith("Het verslag laat 1 voornemen van vertrouwelijke locaties weg")
    twente = set(Regio.objects.get(code="twente").gemeenten.values_list("pk", flat=True))
    assert meldingen() == meldingen(vertrouwd=twente) == []
    plan("Borne", 50)
    plan("Losser", 50)
    assert meldingen(vertrouwd=alle) == []  # three count in the regio


@pytest.mark.parametrize("pad", ["/provincie/PV23/", "/regio/ijsselland/", "/gemeente/GM0193/"])
@pytest.mark.parametrize(("wie", "leest"), [("lezer", True), ("enschede", True), ("cdk", False)])
def test_dezelfde_zin_voor_wie_niet_alles_mag_zien(als, pad, wie, leest):
    zin = "Vertrouwelijke locaties tellen mee in de gegarandeerde aantallen"
    assert (zin in als(wie).get(pad).content.decode()) == leest
    assert zin in als(wie).get("/verslag/asiel-1/").content.decode()
