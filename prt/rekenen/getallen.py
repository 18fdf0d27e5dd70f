"""Whole numbers that may be unknown, and percentages of them."""

from collections.abc import Iterable
from dataclasses import dataclass


def percentage(deel: int | None, geheel: int | None) -> int | None:
    """``deel`` as a whole percentage of ``geheel``, half-up (R4: 3,864 of 6,325 is 61 %).

    Integer arithmetic, so that a half is a half. ``None`` when either is unknown or the whole is 0.
    """
    if deel is None or not geheel:
        return None
    return (200 * deel + geheel) // (2 * geheel)


def som_bekend(getallen: Iterable[int | None]) -> int | None:
    """The sum of what is known; ``None`` when nothing is. Onbekend is not 0."""
    bekend = [getal for getal in getallen if getal is not None]
    return sum(bekend) if bekend else None


@dataclass(frozen=True, slots=True)
class Som:
    """A total over parts of which some may be unknown, with its coverage (R14): 420, of which 1 of 25 are known.

    Args:
        aantal: the sum of what is known; ``None`` when nothing is.
        positief: no part can be below 0, so that an incomplete sum is a lower bound.
    """

    aantal: int | None
    bekend: int
    van: int
    positief: bool = True

    @property
    def heel(self) -> int | None:
        """The sum when all of it is known: what a percentage or a difference may be reckoned with."""
        return self.aantal if self.bekend == self.van else None


def som(getallen: Iterable[int | None], *, positief: bool = True) -> Som:
    """Of all of these, known or not."""
    alle = list(getallen)
    bekend = [getal for getal in alle if getal is not None]
    return Som(sum(bekend) if bekend else None, len(bekend), len(alle), positief)


def verschil(van: int | None, af: int | None) -> int | None:
    """What remains of the one after the other; ``None`` when either is unknown."""
    return None if van is None or af is None else van - af
