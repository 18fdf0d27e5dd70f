"""What a hostile or enormous file costs in memory: a bounded amount, whatever it unpacks to."""

import tracemalloc
import zipfile
from io import BytesIO

import pytest

from prt.werkboek.lezen import open_blad
from prt.werkboek.problemen import Onleesbaar
from tests.prt.werkboek.test_lezen import BLAD, blad_xml, gewoon, met_deel

MB = 1024 * 1024

GROOTSTE = 10 * MB

pytestmark = pytest.mark.traag


class Groot(BytesIO):
    """A hundred megabytes that are made while they are read."""

    over = 100 * MB

    def read(self, aantal=-1):
        aantal = self.over if aantal < 0 else min(aantal, self.over)
        self.over -= aantal
        return bytes(aantal)


def bom() -> BytesIO:
    """A quarter of a gigabyte in a quarter of a megabyte: five times what may be unpacked."""
    uit = BytesIO(gewoon())
    with zipfile.ZipFile(uit, "a", zipfile.ZIP_DEFLATED) as doel, doel.open("xl/worksheets/sheet2.xml", "w") as deel:
        for _ in range(250):
            deel.write(bytes(MB))
    uit.seek(0)
    return uit


def miljoen_lege_rijen() -> BytesIO:
    rijen = "".join(f'<row r="{nummer}" s="1" customFormat="1"/>' for nummer in range(2, 1_000_001))
    return BytesIO(met_deel(BLAD, blad_xml(rijen)))


def miljoen_cellen_op_een_rij() -> BytesIO:
    cellen = "".join(f'<c s="{nummer % 10_000}"/>' for nummer in range(1_000_000))
    return BytesIO(met_deel(BLAD, blad_xml(f"<row>{cellen}</row>")))


def miljard_keer_lachen() -> BytesIO:
    namen = "abcdefghij"
    soorten = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip(namen, namen[1:], strict=False))
    voor = f'<!DOCTYPE x [<!ENTITY a "ha">{soorten}]>'
    return BytesIO(met_deel(BLAD, blad_xml('<row r="1"><c r="A1" t="str"><v>&j;</v></c></row>', voor=voor)))


@pytest.mark.parametrize("maak", [Groot, bom, miljoen_lege_rijen, miljoen_cellen_op_een_rij, miljard_keer_lachen])
def test_het_geheugen_blijft_binnen_de_perken(maak):
    """At most the file itself, of ten megabytes, and some working space."""
    bestand = maak()
    tracemalloc.start()
    try:
        with pytest.raises(Onleesbaar):
            list(open_blad(bestand, "Blad", grootste=GROOTSTE).rijen())
        _, hoogste = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert hoogste < 3 * GROOTSTE
