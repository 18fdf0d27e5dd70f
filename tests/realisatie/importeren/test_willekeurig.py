"""Whatever is in the cells: never an exception, and never anything written while there is a problem."""

from datetime import date, datetime, time
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from openpyxl import Workbook

from prt.toegang.rollen.rechten import OPDRACHTREGEL
from prt.werkboek.problemen import Onleesbaar
from realisatie.importeren.acties import importeer
from realisatie.importeren.lezen import lees
from realisatie.locaties.models import MEESTE_PLEKKEN, Beschikbaarheid, Locatie
from tests import fabriek
from tests.realisatie.importeren.hulp import GOED, KOPPEN, bestand, rij, stroom
from tests.voorbeelden import voorbeelden

pytestmark = [pytest.mark.django_db(transaction=False), pytest.mark.traag]

ERNSTIG = voorbeelden(150, suppress_health_check=[HealthCheck.function_scoped_fixture])

xml_tekst = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"))

celinhoud = st.one_of(
    st.none(),
    xml_tekst,
    st.sampled_from(
        ["=1+1", "#N/A", "#REF!", "1.250", "12,5", "onbepaald", "2035", "1-13-2025", "_x0000_", "ja", "x" * 9999]
    ),
    st.integers(-(10**20), 10**20),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.datetimes(datetime(1900, 1, 1), datetime(9999, 12, 31)),
    st.times(),
    st.builds(time),
)

goed = st.fixed_dictionaries(
    {"Plekken": st.integers(1, MEESTE_PLEKKEN), "Van": st.dates(date(1990, 1, 1), date(2029, 1, 1))}
)

anders = st.dictionaries(st.sampled_from(KOPPEN), celinhoud, max_size=3)

rijen = st.lists(st.builds(lambda basis, fout: rij(**basis | fout), goed, anders), min_size=1, max_size=4)


@pytest.fixture
def zwolle(db):
    provincie = fabriek.provincie(code="PV23", naam="Overijssel")
    return fabriek.gemeente("Zwolle", code="GM0193", provincie=provincie)


def aantallen():
    return Locatie.objects.count(), Beschikbaarheid.objects.count()


def keur_af_of_neem_over(invoer):
    voor = aantallen()
    try:
        uitslag = importeer(lees(invoer, grootste=10**7), door=OPDRACHTREGEL)
    except Onleesbaar as fout:
        assert str(fout.probleem).endswith(".")
        assert aantallen() == voor
        return
    if uitslag.uitkomst is None:
        assert uitslag.problemen and all(str(probleem).endswith((".", "?")) for probleem in uitslag.problemen)
        assert aantallen() == voor
    else:
        telling = uitslag.uitkomst
        assert aantallen() == (voor[0] + telling.locaties.nieuw, voor[1] + telling.periodes.nieuw)
        for periode in Beschikbaarheid.objects.all():
            periode.full_clean()


@ERNSTIG
@given(rijen=rijen)
def test_willekeurige_cellen(zwolle, rijen):
    keur_af_of_neem_over(bestand(*rijen))


@ERNSTIG
@given(koppen=st.lists(st.one_of(st.sampled_from(KOPPEN), celinhoud), max_size=14))
def test_willekeurige_koppen(zwolle, koppen):
    boek = Workbook()
    boek.active.title = "Beschikbaarheid"
    boek.active.append(koppen)
    boek.active.append(list(GOED.values()))
    keur_af_of_neem_over(stroom(boek))


@ERNSTIG
@given(inhoud=st.binary(max_size=500), plaats=st.floats(0, 1))
def test_een_willekeurig_beschadigd_bestand(zwolle, inhoud, plaats):
    heel = bytearray(bestand(rij()).getvalue())
    begin = int(plaats * len(heel))
    heel[begin : begin + len(inhoud)] = inhoud
    keur_af_of_neem_over(BytesIO(heel))
