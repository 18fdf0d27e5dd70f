"""What a report is drawn with beside its figures and texts: found from the report, so that nothing is forgotten."""

import hashlib
from collections.abc import Iterator
from functools import cache

from django.template.base import Node
from django.template.library import InclusionNode, SimpleBlockNode
from django.template.loader import get_template
from django.template.loader_tags import ExtendsNode, IncludeNode

from prt.pdf import motor
from prt.pdf.opmaak import stijl_van
from verslag.rapport.rapporten import Rapport

DOCUMENT = "verslag/uitvoer/papier/document.html"
ALTIJD = (
    DOCUMENT,
    "verslag/uitvoer/papier/_omslag.html",
    "verslag/uitvoer/papier/_inhoud.html",
    "verslag/uitvoer/papier/_kantlijn.html",
    "verslag/uitvoer/_stuk.html",
)
"""What every report is drawn with; its parts name the rest."""


def sjablonen_van(rapport: Rapport) -> dict[str, str]:
    """The source of every template that drawing the report can ask for, by name: also those that others include."""
    gevonden: dict[str, str] = {}
    te_lezen = [*ALTIJD, *(naam for onderdeel in rapport.onderdelen for naam in onderdeel.sjablonen)]
    while te_lezen:
        naam = te_lezen.pop()
        if naam not in gevonden:
            sjabloon = get_template(naam).template  # type: ignore[attr-defined]  # of the one engine that there is
            gevonden[naam] = sjabloon.source
            te_lezen += _genoemd(sjabloon)
    return gevonden


def _genoemd(sjabloon) -> list[str]:
    """The templates that a template names itself. One that it has from its context is named by a part."""
    knopen = list(_knopen(sjabloon.nodelist))
    componenten = [knoop.filename for knoop in knopen if isinstance(knoop, InclusionNode)]
    blokken = [knoop.func.sjabloon for knoop in knopen if isinstance(knoop, SimpleBlockNode)]  # type: ignore[attr-defined]  # componenten.py
    insluitingen: list = [knoop.template for knoop in knopen if isinstance(knoop, IncludeNode)]
    grondslagen = [knoop.parent_name for knoop in knopen if isinstance(knoop, ExtendsNode)]
    vast = [str(naam.var) for naam in (*insluitingen, *grondslagen) if isinstance(naam.var, str)]
    return [*componenten, *blokken, *vast]


def _knopen(lijst) -> Iterator[Node]:
    """Every node, also those in a component: Django does not look into what its block tags hold."""
    for knoop in lijst.get_nodes_by_type(Node):
        yield knoop
        if isinstance(knoop, SimpleBlockNode):
            yield from _knopen(knoop.nodelist)


@cache
def sjabloonversie(rapport: Rapport) -> str:
    """A hash of everything that the report is drawn with: the engine, the templates and the styles."""
    sjablonen = sjablonen_van(rapport)
    merk = hashlib.sha256(motor.versie().encode())
    for naam in sorted(sjablonen):
        merk.update(f"{naam}\0{sjablonen[naam]}\0".encode())
    merk.update(stijl_van(sjablonen[DOCUMENT]))
    return merk.hexdigest()
