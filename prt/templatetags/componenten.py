"""What pages and documents are put together from; built in, so no template needs to load it.

Every component has a template of its own in templates/componenten. What it is given is escaped there, unless it is
marked safe. A name of several parts is written as ``"Opgaven van " gebied``: a text in a tag cannot hold a variable.
"""

from functools import wraps

from django import template
from django.forms.utils import flatatt
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import localize
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

register = template.Library()


def blok(functie):
    """A component that holds content, until ``{% eind… %}``. The function says what its template needs beside that."""
    sjabloon = f"componenten/{functie.__name__}.html"

    @wraps(functie)
    def teken(content, *args, **kwargs):
        return render_to_string(sjabloon, functie(content, *args, **kwargs) | {"inhoud": content})

    teken.sjabloon = sjabloon  # type: ignore[attr-defined]  # for who asks what a template draws with
    return register.simple_block_tag(teken, end_name=f"eind{functie.__name__}")


def element(functie):
    """A component that holds nothing but what it is given."""
    return register.inclusion_tag(f"componenten/{functie.__name__}.html")(functie)


def samen(delen):
    """The parts as ``{{ }}`` would write them, one after the other."""
    return mark_safe("".join(conditional_escape(localize(deel)) for deel in delen))  # noqa: S308 – escaped part by part


def adres(naar, args, vraag):
    """The address of a name in the URLconf, with a query; a path is what it is."""
    return naar if naar.startswith(("/", "?")) else reverse(naar, args=args, query=vraag or None)


def _klassen(*namen):
    return " ".join(filter(None, namen))


@blok
def tabel(content, *naam, klasse="", papier=False):
    """``papier``: a table of a document, which has no screen around it that says so."""
    return {"naam": samen(naam), "klasse": _klassen("verslag-tabel" if papier else "", klasse), "papier": papier}


@element
def bijschrift(*tekst, verborgen=False, kaal=False, anker=""):
    """What stands above a table; ``verborgen`` where a heading already says it, ``kaal`` as a document has it."""
    klasse = "regietafel-verborgen" if verborgen else "" if kaal else "utrecht-table__caption"
    return {"tekst": samen(tekst), "klasse": klasse, "anker": anker}


@blok
def kolommen(content):
    return {}


@element
def kolom(*tekst, getal=False, klasse=""):
    return {"tekst": samen(tekst), "klasse": _klassen("regietafel-getal" if getal else "", klasse)}


@blok
def kruimels(content):
    """The way here; the page itself is the last, without a link."""
    return {}


@element
def kruimel(tekst, naar, *args, **vraag):
    return {"tekst": tekst, "pad": adres(naar, args, vraag)}


@blok
def gegevens(content, kaal=False):
    return {"kaal": kaal}


@blok
def gegeven(content, *naam, regels=False, kaal=False):
    """``regels``: a text of several lines."""
    return {"naam": samen(naam), "regels": regels, "kaal": kaal}


@blok
def melding(content, soort, rol="", anker="", focus=False, in_lijst=False):
    """``soort`` is info, ok, warning or error; ``focus`` for what somebody must have seen before going on."""
    return {"soort": soort, "rol": rol, "anker": anker, "focus": focus, "element": "li" if in_lijst else "div"}


@blok
def knoppen(content, klasse="", navigatie=""):
    """``navigatie``: what buttons that lead to the same page of something else are for."""
    return {"klasse": klasse, "navigatie": navigatie}


@element
def knop(tekst, soort="primary", negatief=False, type="submit", **attributen):
    """Other attributes by their names, with a line for a dash: ``data_periode_weg=True``."""
    rest = flatatt({naam.replace("_", "-"): waarde for naam, waarde in attributen.items()})
    return {"tekst": tekst, "soort": soort, "negatief": negatief, "type": type, "rest": rest}


@element
def knoplink(tekst, naar, *args, soort="secondary", download=False, **vraag):
    return {"tekst": tekst, "pad": adres(naar, args, vraag), "soort": soort, "download": download}


@element
def annuleren(naar, *args, **vraag):
    return {"pad": adres(naar, args, vraag)}


@blok
def veld(content, label, voor):
    """Around an input that is not of a Django form; those have formulier/veld.html."""
    return {"label": label, "voor": voor}
