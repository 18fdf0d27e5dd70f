"""What can be chosen from: the word that is stored, and the one that is read."""

from enum import StrEnum
from typing import Self


class Keuze(StrEnum):
    """Shared by the arithmetic, which knows no Django, and by the field of a model: ``choices=Hardheid.keuzes()``."""

    label: str

    def __new__(cls, *woorden: str) -> Self:
        lid = str.__new__(cls, woorden[0])
        lid._value_, lid.label = woorden
        return lid

    @classmethod
    def keuzes(cls) -> list[tuple[str, str]]:
        return [(lid.value, lid.label) for lid in cls]
