"""The words of the domain that the arithmetic turns on (DOMEIN §2)."""

from enum import StrEnum

from prt.rekenen.keuze import Keuze


class Hardheid(Keuze):
    """How certain a beschikbaarheid is."""

    GEREALISEERD = "gerealiseerd", "Gerealiseerd (open)"
    VASTGESTELD = "vastgesteld", "Vastgesteld (besluit genomen)"
    VOORNEMEN = "voornemen", "Bestuurlijk voornemen"
    VERKENNING = "verkenning", "Verkenning"
    VERVALLEN = "vervallen", "Vervallen"

    @property
    def hard(self) -> bool:
        """Open, or decided: the two that count as guaranteed."""
        return self in HARDE


HARDE = (Hardheid.GEREALISEERD, Hardheid.VASTGESTELD)


class Standkolom(StrEnum):
    """The three columns of the stand van zaken (R5); values as published."""

    GARANDEERT = "garandeert"
    PROCES = "proces loopt"
    NIET = "niet of aan het begin"
