"""Dividing a whole number in proportion to weights, in whole numbers, by largest remainder (R8)."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Aandeel:
    """What one receiver gets. ``rest``: the fraction of its quota; ``extra``: it got one more for that."""

    sleutel: str
    gewicht: int
    quotum: Fraction
    aantal: int

    @property
    def rest(self) -> Fraction:
        return self.quotum - self.quotum.__floor__()

    @property
    def extra(self) -> bool:
        return self.aantal > self.quotum

    @property
    def afronding(self) -> str:
        if self.extra:
            return "naar boven"
        return "naar beneden" if self.rest else "precies"


def verdeel(totaal: int, gewichten: Mapping[str, int]) -> dict[str, Aandeel]:
    """Everybody the whole part of its quota; what is left over one each, to the largest remainders.

    Adds up exactly, everybody within one of its quota, and independent of the order of ``gewichten``. A tie goes to
    the larger weight, then to the lower key (CBS-code). Not monotone: one place more in total can take one from a
    receiver.

    Raises:
        ValueError: a number is negative, or there is something to divide and nobody has a weight.
    """
    if totaal < 0 or any(gewicht < 0 for gewicht in gewichten.values()):
        raise ValueError("een totaal of een gewicht kan niet negatief zijn")
    som = sum(gewichten.values())
    if not som:
        if totaal:
            raise ValueError("niemand heeft een gewicht")
        return {sleutel: Aandeel(sleutel, 0, Fraction(0), 0) for sleutel in gewichten}
    delen = {sleutel: divmod(totaal * gewicht, som) for sleutel, gewicht in gewichten.items()}
    over = totaal - sum(heel for heel, _ in delen.values())
    volgorde = sorted(gewichten, key=lambda sleutel: (-delen[sleutel][1], -gewichten[sleutel], sleutel))
    extra = set(volgorde[:over])
    return {
        sleutel: Aandeel(sleutel, gewicht, Fraction(totaal * gewicht, som), delen[sleutel][0] + (sleutel in extra))
        for sleutel, gewicht in gewichten.items()
    }
