"""Where a gemeente stands in the process (R5)."""

from realisatie.locaties.rekenen import Standkolom


def kolommen(*, gegarandeerd: int | None, hard_buiten_venster: bool, voornemen: bool) -> tuple[Standkolom, ...]:
    """The columns of the stand van zaken that a gemeente stands in; two for one that is in both (Zwolle).

    ``hard_buiten_venster``: hard places that do not last the whole window. A gemeente that guarantees
    nothing but has those is not at the beginning: it has a process and is too late for the window, which is
    how the verslag of 2024, chapter 5, heads the second column.
    """
    garandeert = (gegarandeerd or 0) > 0
    proces = voornemen or (hard_buiten_venster and not garandeert)
    gevuld = ([Standkolom.GARANDEERT] if garandeert else []) + ([Standkolom.PROCES] if proces else [])
    return tuple(gevuld or [Standkolom.NIET])
