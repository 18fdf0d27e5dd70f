"""The table of rights: as docs/rollen.md has it, asked about one gebied and as a filter."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from opgaven.gebieden.models import Gemeente
from prt.toegang.rollen.keuzes import GEBIED_PER_ROL, ROLLEN_IN_PROVINCIE, Rolsoort
from prt.toegang.rollen.rechten import ERGENS, OPDRACHTREGEL, Recht, bereik, mag, waar
from realisatie.locaties.models import Locatie
from tests import fabriek

ROLLEN_MD = Path(__file__).parents[4] / "docs" / "rollen.md"

AFKORTINGEN = {
    "medewerker": Rolsoort.MEDEWERKER_GEMEENTE,
    "beheerder gemeente": Rolsoort.BEHEERDER_GEMEENTE,
    "regio": Rolsoort.REGIOSECRETARIS,
    "CdK-staf": Rolsoort.PRT_SECRETARIS,
    "toezicht": Rolsoort.TOEZICHTHOUDER,
    "COA": Rolsoort.COA,
    "lezer": Rolsoort.LEZER,
    "functioneel beheerder": Rolsoort.FUNCTIONEEL_BEHEERDER,
    "Rijk": Rolsoort.RIJK,
    "installatie": Rolsoort.BEHEERDER_INSTALLATIE,
}


def tabel_in_de_uitleg() -> Iterator[tuple[str, set[Rolsoort]]]:
    """The rows of the table with a tick per role."""
    kop = []
    for regel in ROLLEN_MD.read_text().splitlines():
        cellen = [cel.strip() for cel in regel.strip("|").split("|")]
        if cellen[0] == "recht":
            kop = [AFKORTINGEN[cel] for cel in cellen[1:]]
        elif kop and re.fullmatch(r"[a-zA-Z ’]+", cellen[0]) and len(cellen) == len(kop) + 1:
            yield cellen[0], {rol for rol, cel in zip(kop, cellen[1:], strict=True) if cel == "x"}


def test_de_uitleg_geeft_dezelfde_tabel():
    uitleg = dict(tabel_in_de_uitleg())
    assert uitleg == {recht.name.lower().replace("_", " "): set(recht.rollen) for recht in Recht}


LEZEND = {Recht.LEZEN, Recht.LOCATIES_ZIEN}


@pytest.fixture
def gebieden(db):
    """Two provincies with two regio's of two gemeenten each, and a gemeente outside every regio."""
    regios = [
        fabriek.regio(provincie=provincie) for provincie in (fabriek.provincie(), fabriek.provincie()) for _ in "12"
    ]
    gemeenten = [fabriek.gemeente(regio=regio) for regio in regios for _ in "12"]
    return [*gemeenten, fabriek.gemeente(regio=None, provincie=regios[0].provincie)]


@pytest.mark.parametrize("soort", ROLLEN_IN_PROVINCIE)
def test_een_rol_geeft_haar_rechten_alleen_in_het_eigen_gebied(gebieden, soort):
    """Counted from the rule: a role for a gebied holds in every gemeente that is, or is in, that gebied.

    What a role reads, it reads in the whole of that provincie.
    """
    eigen = {"gemeente": gebieden[0], "regio": gebieden[0].regio, "provincie": gebieden[0].provincie}
    binnen = {
        "gemeente": {gebieden[0]},
        "regio": {g for g in gebieden if g.regio == gebieden[0].regio},
        "provincie": {g for g in gebieden if g.provincie == gebieden[0].provincie},
    }[GEBIED_PER_ROL[soort]]
    wie = fabriek.gebruiker(soort, eigen[GEBIED_PER_ROL[soort]])
    for recht in Recht:
        hier = {g for g in gebieden if g.provincie == gebieden[0].provincie} if recht in LEZEND else binnen
        verwacht = hier if soort in recht.rollen else set()
        assert {g for g in gebieden if mag(wie, recht, g)} == verwacht, recht
        assert set(Gemeente.objects.filter(waar(wie, recht))) == verwacht, recht
        assert mag(wie, recht, ERGENS) is bool(verwacht)
        assert mag(wie, recht, gebieden) is bool(verwacht)
        assert not mag(wie, recht, [])


def test_een_rol_voor_een_gemeente_is_er_geen_voor_haar_regio_of_provincie(gebieden):
    wie = fabriek.gebruiker(Rolsoort.MEDEWERKER_GEMEENTE, gebieden[0])
    for breder in (gebieden[0].regio, gebieden[0].provincie):
        assert {recht for recht in Recht if mag(wie, recht, breder)} == LEZEND


def test_wie_geen_rol_heeft_mag_niets(gebieden):
    wie = fabriek.gebruiker()
    for recht in Recht:
        assert not mag(wie, recht, ERGENS)
        assert not mag(wie, recht, gebieden)
        assert not Gemeente.objects.filter(waar(wie, recht)).exists()


def test_een_gemeente_zonder_regio_is_niet_van_wie_er_een_heeft(gebieden):
    """No regio is not one that somebody could have."""
    wie = fabriek.gebruiker(Rolsoort.REGIOSECRETARIS, gebieden[0].regio)
    assert gebieden[-1].regio is None
    assert not mag(wie, Recht.OPMERKEN, gebieden[-1])
    assert bereik(wie).regios == {gebieden[0].regio.pk}


def test_het_systeem_ziet_alles(gebieden):
    """Also where its filter is one of several ways to see a row."""
    eigen = {fabriek.locatie(gebieden[0]), fabriek.locatie(gebieden[0], vertrouwelijk=True)}
    assert set(Locatie.objects.zichtbaar_voor(OPDRACHTREGEL)) == eigen
    assert set(Gemeente.objects.leesbaar_voor(OPDRACHTREGEL)) == set(gebieden)
    assert mag(OPDRACHTREGEL, Recht.LEZEN, gebieden[0])
