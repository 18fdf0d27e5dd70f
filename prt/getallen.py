"""Reading a whole number as an official writes it."""

import re

GEEN_GETAL = "Schrijf een heel getal met alleen cijfers, zoals 950 of 1.250, en niets achter een komma."

_GEHEEL = re.compile(r"[+-]? ?([0-9]{1,18}|[1-9][0-9]{0,2}(\.[0-9]{3}){1,5}|[1-9][0-9]{0,2}( [0-9]{3}){1,5})")


def lees_getal(tekst: str) -> int:
    """ "1250", "1.250", "1 250" and "-3", with any kind of space. What may be a fraction is not guessed at.

    Raises:
        ValueError: with a Dutch message that says what to write instead.
    """
    schoon = " ".join(tekst.replace("\N{MINUS SIGN}", "-").split())
    if not _GEHEEL.fullmatch(schoon):
        raise ValueError(GEEN_GETAL)
    return int(schoon.replace(".", "").replace(" ", ""))
