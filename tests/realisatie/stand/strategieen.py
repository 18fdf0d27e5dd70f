"""Random contributions of one gemeente for one doelgroep, whole worlds of rows, and plain pairs to count day by day."""

from hypothesis import strategies as st

from opgaven.rondes.rekenen import Telregel
from prt.rekenen.perioden import Periode
from realisatie.locaties.rekenen import HARDE, Hardheid
from realisatie.stand.rekenen.garantie import Bijdrage
from realisatie.stand.rekenen.rijen import Lijn, Plekrij, Rijen
from realisatie.stand.rekenen.stand import Maatstaf, Vakstand
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


def vak_van(rijen, venster: Periode, telregel: Telregel = Telregel.ALLE_HARDE) -> Vakstand:
    """A gemeente with these contributions and no others."""
    return Vakstand(tuple(rijen), (), Maatstaf(telregel, venster))


GEMEENTEN = "PQR"
LOCATIES = {"p1": "P", "p2": "P", "q1": "Q", "q2": "Q", "r1": "R"}
"""Every locatie with its gemeente."""


@st.composite
def werelden(draw) -> Rijen:
    """Rows of three gemeenten: of every hardheid, at open, confidential and CNO locaties, with lines between them."""
    cno = draw(st.sets(st.sampled_from(sorted(LOCATIES)), max_size=1))
    geheim = draw(st.sets(st.sampled_from(sorted(LOCATIES)), max_size=3))

    def plekrij(sleutel: int) -> Plekrij:
        locatie, hardheid = draw(st.sampled_from(sorted(LOCATIES))), draw(st.sampled_from([*HARDE, *Hardheid]))
        plekken = draw(st.integers(1, 8) if hardheid in HARDE else st.none() | st.integers(1, 8))
        waar = LOCATIES[locatie], locatie, draw(st.sampled_from(["asiel", "amv"]))
        vervangt = draw(st.none() | st.sampled_from(sorted(LOCATIES))) if hardheid not in HARDE else None
        soort = {"cno": locatie in cno, "vertrouwelijk": locatie in geheim}
        totaal = {"vervangt": vervangt, "in_totaal": hardheid not in HARDE and draw(st.booleans())}
        return Plekrij(sleutel, *waar, plekken, draw(perioden()), hardheid, **soort, **totaal)

    def lijn(sleutel: int) -> Lijn:
        gever, ontvanger = draw(st.permutations(GEMEENTEN))[:2]
        locatie = draw(st.none() | st.sampled_from([plek for plek, waar in LOCATIES.items() if waar == gever]))
        wat = draw(st.sampled_from(["asiel", "amv"])), draw(st.integers(1, 6)), draw(perioden())
        return Lijn(sleutel, gever, ontvanger, *wat, locatie, locatie in cno)

    aantal, lijnen = draw(st.integers(1, 8)), draw(st.integers(0, 4))
    return Rijen(tuple(map(plekrij, range(aantal))), tuple(map(lijn, range(lijnen))))
