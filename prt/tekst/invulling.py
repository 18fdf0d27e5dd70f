"""Figures in running text: ``{{ garantie.totaal }}`` is replaced by its value, and stays right when records change.

Names are looked up in a mapping and nothing is evaluated. Only text is filled in, never a tag or an address.
Works on texts as ``schoon`` writes them: there every ``<`` and ``>`` belongs to a tag.
"""

import difflib
import re
from collections.abc import Collection, Iterator, Mapping
from html import escape, unescape
from typing import NamedTuple

from prt.tekst.boom import VORM, TekstFout

TAG = re.compile(r"(<[^>]*>)")
NAAM = VORM["naam"]
INVULLING = re.compile(r"\{\{[ \xa0]*(" + NAAM + r")[ \xa0]*\}\}", re.ASCII)
GEBROKEN = re.compile(r"\{\{(?:(?!\}\}).){0,40}(?:\}\})?|.{0,40}\}\}", re.DOTALL)
GENOEMD, GEMELD = 40, 5
"""How many known names a message lists (the editor shows them all), and how many mistakes of one kind are reported."""


class Invulling(NamedTuple):
    """What a name stands for now, and what it means to who chooses it."""

    tekst: str
    uitleg: str = ""


def namen(html: str) -> list[str]:
    """The names in the text, each once, in order of appearance."""
    return list(dict.fromkeys(naam for deel in _teksten(html) for naam in INVULLING.findall(deel)))


def onbekende(html: str, bekende: Collection[str]) -> list[str]:
    return [naam for naam in namen(html) if naam not in bekende]


def gebroken(html: str) -> list[str]:
    """Double braces that are no placeholder: half of one, or one with something else than a name in it."""
    zonder_goede = (INVULLING.sub("\N{BULLET}", deel) for deel in _teksten(html))
    return list(dict.fromkeys(unescape(fout).strip() for deel in zonder_goede for fout in GEBROKEN.findall(deel)))


def problemen(html: str, bekende: Collection[str]) -> list[str]:
    """What the author has to change before every placeholder can be filled in, in Dutch."""
    uit = [
        f"“{fout}” is geen cijfer dat kan worden ingevuld. Schrijf twee accolades, de naam en weer twee accolades, "
        "zonder opmaak daartussen; of kies het met “Cijfer invoegen”."
        for fout in gebroken(html)[:GEMELD]
    ]
    onbekend = onbekende(html, bekende)
    uit += [f"“{{{{ {naam} }}}}” is niet bekend.{_bedoelt_u(naam, bekende)}" for naam in onbekend[:GEMELD]]
    return [*uit, _bekend_zijn(bekende)] if onbekend else uit


def vul_in(html: str, waarden: Mapping[str, str]) -> str:
    """The text with the values in it, escaped; what a value says is not filled in again.

    Raises:
        TekstFout: when a name is unknown or a placeholder is broken.
    """
    if fouten := problemen(html, waarden):
        raise TekstFout(*fouten)
    return "".join(
        deel if deel.startswith("<") else INVULLING.sub(lambda gevonden: escape(waarden[gevonden[1]]), deel)
        for deel in TAG.split(html)
    )


def _teksten(html: str) -> Iterator[str]:
    return (deel for deel in TAG.split(html) if not deel.startswith("<"))


def _bedoelt_u(naam: str, bekende: Collection[str]) -> str:
    lijkt = difflib.get_close_matches(naam, bekende, n=1)
    return f" Bedoelt u “{{{{ {lijkt[0]} }}}}”?" if lijkt else ""


def _bekend_zijn(bekende: Collection[str]) -> str:
    if not bekende:
        return "In deze tekst kunnen geen cijfers worden ingevuld."
    genoemd = ", ".join(sorted(bekende)[:GENOEMD])
    meer = f" en {len(bekende) - GENOEMD} andere; “Cijfer invoegen” toont ze alle" if len(bekende) > GENOEMD else ""
    return f"Bekend zijn: {genoemd}{meer}."
