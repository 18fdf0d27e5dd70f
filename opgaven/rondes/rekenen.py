"""Which rule says what counts in a cyclus (R10). The rules themselves are carried out on places, not here."""

from prt.rekenen.keuze import Keuze


class Telregel(Keuze):
    """Values as stored with a cyclus."""

    ALLE_HARDE = "alle_harde", "Alle harde plekken in het garantievenster"
    DUURZAAM = "duurzaam", "Alleen duurzame plekken (ten minste vijf jaar)"

    @property
    def jaren(self) -> int:
        """For how many years on end places must be there to count; 0: that does not matter."""
        return JAREN[self]

    @property
    def telt_cno(self) -> bool:
        """Whether places for crisisnoodopvang count for the asiel-opgave, besides for their own."""
        return TELT_CNO[self]


JAREN = {Telregel.ALLE_HARDE: 0, Telregel.DUURZAAM: 5}

TELT_CNO = {Telregel.ALLE_HARDE: False, Telregel.DUURZAAM: False}
"""docs/besluiten/2026-11-21-telregels.md says from which sources."""
