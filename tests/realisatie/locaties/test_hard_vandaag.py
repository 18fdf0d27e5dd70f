"""What the list of locaties says that is there today, is what the maker of a stand says of each of them."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
import time_machine
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from realisatie.locaties.keuzes import Doelgroep
from realisatie.locaties.rekenen import HARDE, Hardheid
from realisatie.locaties.toen import locaties_met_plekken
from realisatie.locaties.views import Locaties
from realisatie.stand.lezen import als_rijen, lees_periodes
from realisatie.stand.rekenen.stand import Maatstaf, Stand
from tests import fabriek
from tests.prt.rekenen.dag_voor_dag import DAGEN, perioden
from tests.voorbeelden import voorbeelden

pytestmark = [pytest.mark.django_db, pytest.mark.traag]

SOORT_EN_GEHEIM = [("azc", False), ("cno", False), ("noodopvang", True)]
PERIODE = st.tuples(
    st.sampled_from(Doelgroep.values), st.sampled_from([*HARDE, *Hardheid]), st.integers(1, 300), perioden()
)


@given(st.tuples(*[st.lists(PERIODE, max_size=4)] * len(SOORT_EN_GEHEIM)), st.sampled_from(DAGEN))
@voorbeelden(40, suppress_health_check=list(HealthCheck))
def test_hard_vandaag_is_wat_de_maker_zegt(per_locatie, dag):
    with fabriek.terug_naar_nu():
        gemeente = fabriek.gemeente()
        for (soort, geheim), rijen in zip(SOORT_EN_GEHEIM, per_locatie, strict=True):
            locatie = fabriek.locatie(gemeente, soort=soort, vertrouwelijk=geheim)
            for doelgroep, hardheid, plekken, periode in rijen:
                van = periode.van or DAGEN[0] - timedelta(days=1)  # hard places have a beginning
                fabriek.periode(locatie, plekken, doelgroep=doelgroep, hardheid=hardheid, van=van, tot=periode.tot)
        verwacht = volgens_de_maker(gemeente, dag)
        staf = fabriek.gebruiker("prt_secretaris", gemeente.provincie)
        toen = locaties_met_plekken(timezone.now(), staf, dag).values_list("id", "plekken_nu")
        lijst = Locaties()
        lijst.request = SimpleNamespace(user=staf)
        with time_machine.travel(dag, tick=False):
            nu = lijst.lijst_nu().values_list("pk", "plekken_nu")
        assert dict(nu) == dict(toen) == verwacht


def volgens_de_maker(gemeente, dag) -> dict[int, int | None]:
    """Of every doelgroep together, crisisnoodopvang too; a locatie without hard places on that day has none."""
    stand = Stand(als_rijen(lees_periodes(gemeente, doelgroepen=Doelgroep.values)), Maatstaf(cno=True))

    def op(locatie):
        delen = (stand.op_locatie(locatie, doelgroep).capaciteit.op(dag) for doelgroep in Doelgroep.values)
        return sum(delen) or None

    return {locatie: op(locatie) for locatie in gemeente.locaties.values_list("pk", flat=True)}
