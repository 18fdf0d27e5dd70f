"""The words of the domain that the arithmetic turns on (DOMEIN §2)."""

from enum import StrEnum


class Hardheid(StrEnum):
    """How certain a beschikbaarheid is."""

    GEREALISEERD = "gerealiseerd"
    VASTGESTELD = "vastgesteld"
    VOORNEMEN = "voornemen"
    VERKENNING = "verkenning"
    VERVALLEN = "vervallen"

    @property
    def hard(self) -> bool:
        """Open, or decided: the two that count as guaranteed."""
        return self in HARD


HARD = frozenset({Hardheid.GEREALISEERD, Hardheid.VASTGESTELD})


class Kolom(StrEnum):
    """The three columns of the stand van zaken (R5); values as published."""

    GARANDEERT = "garandeert"
    PROCES = "proces loopt"
    NIET = "niet of aan het begin"
