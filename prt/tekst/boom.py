"""A text as a tree: what the subset can express and nothing more. Whatever has this shape, is safe to write out."""

import json
from dataclasses import dataclass
from pathlib import Path

VORM = json.loads((Path(__file__).parents[1] / "static" / "tekst" / "vorm.json").read_text(encoding="utf-8"))
"""What a text may hold, for the editor in the browser as well. ``bevat``: the kinds of blocks besides paragraphs."""
MERKEN: dict[str, dict[str, str]] = VORM["merken"]
"""Emphasis within a line, in the order in which it is written out: ``ook`` in HTML, and what Word calls it."""


@dataclass(frozen=True, slots=True)
class Tekststuk:
    """Part of a line with one look; ``adres`` makes it a link."""

    tekst: str
    merken: frozenset[str] = frozenset()
    adres: str = ""


@dataclass(frozen=True, slots=True)
class Regeleinde:
    pass


@dataclass(frozen=True, slots=True)
class Voetnoot:
    stukken: tuple[Tekststuk, ...]


Inhoud = Tekststuk | Regeleinde | Voetnoot


@dataclass(frozen=True, slots=True)
class Alinea:
    """A paragraph, or a heading when ``niveau`` is 1 or 2: levels below the title of the section."""

    inhoud: tuple[Inhoud, ...]
    niveau: int = 0


@dataclass(frozen=True, slots=True)
class Lijst:
    punten: tuple[tuple["Alinea | Lijst", ...], ...]
    genummerd: bool = False


@dataclass(frozen=True, slots=True)
class Citaat:
    blokken: tuple[Alinea | Lijst, ...]


@dataclass(frozen=True, slots=True)
class Tekstcel:
    blokken: tuple[Alinea | Lijst, ...] = ()
    kop: bool = False
    breedte: int = 1
    hoogte: int = 1


@dataclass(frozen=True, slots=True)
class Teksttabel:
    """Every row fills the same number of columns, cells that reach over several rows included."""

    kop: tuple[tuple[Tekstcel, ...], ...]
    romp: tuple[tuple[Tekstcel, ...], ...]
    bijschrift: str = ""


Blok = Alinea | Lijst | Citaat | Teksttabel


class TekstFout(ValueError):
    """The text cannot be kept as it is; ``fouten`` says in Dutch what the author can do about it."""

    def __init__(self, *fouten: str):
        super().__init__(" ".join(fouten))
        self.fouten = list(fouten)
