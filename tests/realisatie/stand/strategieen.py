"""Random contributions of one gemeente for one doelgroep, and the same as plain pairs to count day by day."""

from hypothesis import strategies as st

from realisatie.stand.rekenen.garantie import Bijdrage
from tests.prt.rekenen.dag_voor_dag import perioden


@st.composite
def bijdragen(draw, minst: int = 1) -> list[Bijdrage]:
    """Each a record of its own (``regel``), of a few locaties. ``minst`` below zero: some places are given away."""
    rijen = draw(
        st.lists(
            st.tuples(st.sampled_from("ABC"), st.integers(minst, 8).filter(bool), perioden()), min_size=1, max_size=6
        )
    )
    return [Bijdrage(herkomst, plekken, periode, regel) for regel, (herkomst, plekken, periode) in enumerate(rijen)]


def als_delen(rijen):
    """What ``tests.prt.rekenen.dag_voor_dag`` counts."""
    return [(rij.periode, rij.plekken) for rij in rijen]
