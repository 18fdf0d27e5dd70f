"""Whole numbers that may be unknown, and percentages of them."""

from collections.abc import Iterable


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


def verschil(van: int | None, af: int | None) -> int | None:
    """What remains of the one after the other; ``None`` when either is unknown."""
    return None if van is None or af is None else van - af
