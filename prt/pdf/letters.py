"""Fonts of a document in parts: each part says which letters it used, the whole embeds one font with them all."""

from collections.abc import Iterable
from typing import NamedTuple

from prt.pdf import motor

MEESTE_LETTERS = 2**16
_vormen: dict[int, object] = {}
"""WeasyPrint's fonts by its key, with the contents of their files: read once in a process."""


class _Ontbrekend(dict):
    """Numbers for letters that a font has not, so that they can still be copied as text.

    WeasyPrint counts them in order of appearance; then a number would mean another letter in another part.
    """

    def __init__(self, aantal: int):
        super().__init__()
        self.aantal = aantal

    def __contains__(self, codepunt) -> bool:
        self.setdefault(codepunt, self.aantal + codepunt % (MEESTE_LETTERS - self.aantal))
        return True


class Lettergebruik(NamedTuple):
    """What a part needs of a font: the glyphs that it drew, with their widths and texts."""

    hoogte: int
    diepte: int
    breedtes: dict[int, int]
    teksten: dict[int, str]
    ontbrekend: dict[int, int]


class Letters(dict):
    """The fonts of one part, by WeasyPrint's key, as WeasyPrint fills it while drawing."""

    def __setitem__(self, sleutel: int, letter) -> None:
        motor.nummer_ontbrekend(letter, _Ontbrekend)
        super().__setitem__(sleutel, letter)

    def values(self):
        """For WeasyPrint, when it puts the fonts in a file: none, for the whole has them."""
        return ()

    def gebruik(self) -> dict[int, Lettergebruik]:
        for sleutel, letter in self.items():
            _vormen.setdefault(sleutel, letter)
        return {sleutel: Lettergebruik(*motor.gebruik_van(letter)) for sleutel, letter in self.items()}


def zijn_bekend(gebruik: dict[int, Lettergebruik]) -> bool:
    """Whether this process can embed these fonts: not one that only another process has drawn with so far."""
    return gebruik.keys() <= _vormen.keys()


def samen(gebruiken: Iterable[dict[int, Lettergebruik]]) -> dict[int, object]:
    """The fonts of the whole. Where parts differ in a rounding the first one counts, so the order decides, not when."""
    totaal: dict[int, Lettergebruik] = {}
    for gebruik in gebruiken:
        for sleutel, deel in gebruik.items():
            eerder = totaal.get(sleutel, deel)
            totaal[sleutel] = Lettergebruik(
                eerder.hoogte,
                eerder.diepte,
                deel.breedtes | eerder.breedtes,
                deel.teksten | eerder.teksten,
                deel.ontbrekend | eerder.ontbrekend,
            )
    return {sleutel: motor.met_gebruik(_vormen[sleutel], gebruik) for sleutel, gebruik in totaal.items()}
