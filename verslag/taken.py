"""The kinds of task of this app, where ``prt.taken`` looks for them."""

from verslag.uitvoer import taken as uitvoer
from verslag.vaststellen import taken as vaststellen

__all__ = ["uitvoer", "vaststellen"]
