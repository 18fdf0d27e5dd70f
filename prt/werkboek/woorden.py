"""Recognising a word that an official wrote: capitals, accents and spaces do not matter."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

LANGST_GETOOND = 60


class Afgekeurd(ValueError):
    """A value that cannot be accepted; its text says in Dutch what to do."""


class Onbekend(Afgekeurd):
    """A word that is not one of those allowed.

    The nearest is looked up only when the text is asked for: that is slow, and of thousands of problems
    not all are shown.
    """

    def __init__(self, gegeven: str, wat: str, keuzes: Iterable[str], *, som_op: bool) -> None:
        super().__init__(gegeven)
        self.gegeven, self.wat, self.keuzes, self.som_op = gegeven, wat, tuple(keuzes), som_op

    def __str__(self) -> str:
        lijkt = dichtstbij(self.gegeven, self.keuzes)
        zinnen = [f"“{kort(self.gegeven)}” is geen bekende {self.wat}."]
        if lijkt:
            zinnen.append(f"Bedoelt u “{lijkt}”?")
        if self.som_op:
            zinnen.append(f"Kies uit: {', '.join(self.keuzes)}.")
        elif not lijkt:
            zinnen.append("Vul de officiële naam of de CBS-code in.")
        return " ".join(zinnen)


def sleutel(tekst: str) -> str:
    """The form in which two spellings of one word are equal: "Oekraïne " and "OEKRAINE"."""
    ontleed = unicodedata.normalize("NFKD", tekst)
    zonder_accenten = "".join(teken for teken in ontleed if not unicodedata.combining(teken))
    return re.sub(r"\s+", " ", zonder_accenten).strip().casefold().replace("’", "'")


def dichtstbij(gegeven: str, keuzes: Iterable[str]) -> str:
    """The most similar of the choices, or an empty text when none is."""
    per_sleutel = {sleutel(keuze): keuze for keuze in keuzes}
    gevonden = get_close_matches(sleutel(kort(gegeven)), per_sleutel, n=1, cutoff=0.6)
    return per_sleutel[gevonden[0]] if gevonden else ""


def kort(tekst: str) -> str:
    """What somebody filled in, short enough to repeat in a message and on one line."""
    regel = " ".join("".join(teken if teken.isprintable() else " " for teken in tekst[:500]).split())
    return regel if len(regel) <= LANGST_GETOOND else f"{regel[: LANGST_GETOOND - 1]}…"
