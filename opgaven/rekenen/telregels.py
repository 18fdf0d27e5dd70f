"""What each telregel counts (R10): properties of the rule, by the code that a cyclus names it with.

A new rule is a new entry; a property that only a later rule needs gets a default that leaves the others as they are.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Telregel:
    """``telt_cno``: whether crisisnoodopvang counts for the asiel-opgave. It has an opgave of its own."""

    telt_cno: bool = False


TELREGELS = {"alle_harde": Telregel()}
