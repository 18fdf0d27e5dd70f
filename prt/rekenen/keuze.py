"""What can be chosen from: the word that is stored, and the one that is read."""

from enum import StrEnum


class Keuze(StrEnum):
    """Shared by the arithmetic, which knows no Django, and by the field of a model: ``choices=Hardheid.keuzes()``."""

    label: str

    def __new__(cls, waarde: str, label: str):
        lid = str.__new__(cls, waarde)
        lid._value_, lid.label = waarde, label
        return lid

    @classmethod
    def keuzes(cls) -> list[tuple[str, str]]:
        return [(lid.value, lid.label) for lid in cls]
