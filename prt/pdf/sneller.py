"""Three places where WeasyPrint does far more work than the pages need. What is drawn stays the same."""

import copy
import importlib
import re

KIJK_VOORUIT = 64
"""Letters: more than any that is written as a heap of marks."""


def maak_sneller() -> None:
    importlib.import_module("tinyhtml5.inputstream").characters_until_regex = _Reeksen()
    meten = importlib.import_module("weasyprint.layout.preferred")
    meten.split_first_line = _niet_verder_dan_nodig(meten.split_first_line)
    regels = importlib.import_module("weasyprint.layout.inline")
    regels.handle_leader = _in_een_rij(regels.handle_leader, importlib.import_module("weasyprint.layout.leader"))


class _Reeksen(dict):
    """The patterns that tinyhtml5 reads with. Its own table never finds anything: it stores them under themselves."""

    def __missing__(self, vraag):
        tekens, alleen = vraag
        klasse = "".join(f"\\x{ord(teken):02x}" for teken in tekens)
        self[vraag] = patroon = re.compile(f"[{'' if alleen else '^'}{klasse}]+")
        return patroon


def _niet_verder_dan_nodig(splits):
    """How WeasyPrint finds the narrowest width of a text that may break anywhere, without all that follows.

    It takes the letters off one by one and has Pango break the whole rest each time: for the seven thousand letters
    that somebody pasted into one cell of a table that takes minutes. The first few tell the same.
    """

    def splits_kort(tekst, stijl, context, breedte, *rest, minimum=False, **opties):
        if minimum and breedte == 0 and len(tekst) > KIJK_VOORUIT and stijl["overflow_wrap"] == "anywhere":
            regel = splits(tekst[:KIJK_VOORUIT], stijl, context, breedte, *rest, minimum=minimum, **opties)
            if regel[2] is not None:  # where the next line begins
                return regel
        return splits(tekst, stijl, context, breedte, *rest, minimum=minimum, **opties)

    return splits_kort


def _in_een_rij(vul_regel, leiders):
    """The dots of a ``leader()`` as one text: WeasyPrint draws each by itself, and a contents page has thousands."""

    def vul_regel_met_een_rij(context, regel, blok):
        vul_regel(context, regel, blok)
        _, leider = leiders.leader_index(regel)
        if leider is None or not leider.children:
            return
        rij = leider.children[-1].copy()  # the one on the left: they were placed from the right
        rij.text *= len(leider.children)
        rij.width *= len(leider.children)
        rij.pango_layout = copy.copy(rij.pango_layout)
        rij.pango_layout.text = rij.text
        leider.children = (rij,)

    return vul_regel_met_een_rij
