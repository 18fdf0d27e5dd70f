"""A full report for the measurements: the real figures, style sheets and charts, and texts of a realistic length.

``bron`` is the one place where the parts come from.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import cycle, islice

from django.template import Context, Template
from opstelling import met_overijssel  # sets Django up, so it comes before the models

from opgaven.models import Provincie, Ronde
from prt.pdf import Blad, Deel, Overzicht
from verslag.cijfers import GemeenteCijfers
from verslag.document import Verslag
from verslag.grafieken import staven_gemeente, trap
from verslag.samenstellen import stel_samen

PEILDATUM = date(2024, 10, 31)
ZINNEN = (
    "De gemeente heeft in het najaar met de inwoners gesproken over de plannen voor de komende twee jaar.",
    "De raad heeft ingestemd met een locatie voor kleinschalige opvang aan de rand van de kern.",
    "Over de verlenging van de bestaande overeenkomst met het COA loopt het overleg nog; het besluit volgt in maart.",
    "Voor alleenstaande minderjarige vreemdelingen wordt samengewerkt met de buurgemeenten in de regio.",
    "De taakstelling voor statushouders is over het eerste halfjaar gehaald, de achterstand van vorig jaar nog niet.",
    "Voor ontheemden uit Oekraïne blijven de gemeentelijke plekken tot en met 4 maart 2027 beschikbaar.",
    "De provincie en de regio ondersteunen het onderzoek naar een duurzame locatie op grond van het Rijk.",
    "Door de doorlooptijd van de vergunning is ingebruikname niet eerder te verwachten dan in het vierde kwartaal.",
)
KOP = """<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>{{ verslag.titel }}</title>
<link rel="stylesheet" href="papier.css"><link rel="stylesheet" href="grafiek.css">
<link rel="stylesheet" href="verslag.css"></head><body class="verslag verslag-papier">"""
OMSLAG = Template(
    KOP
    + """<header class="verslag-omslag"><h1>{{ verslag.titel }}</h1>
<p class="verslag-ondertitel">Ambtsbericht van de commissaris van de Koning aan de minister van Asiel en Migratie</p>
<p>{{ totaal }} bladzijden</p></header></body></html>"""
)
INHOUD = Template(
    KOP
    + """<section class="verslag-inhoud"><h2>Inhoud</h2><ol>{% for kop in koppen %}
<li><a href="#{{ kop.adres }}" data-blad="{{ kop.blad }}">{{ kop.tekst }}</a></li>
{% endfor %}</ol></section></body></html>"""
)
HOOFDSTUK = Template(
    KOP
    + """<section class="verslag-hoofdstuk verslag-{{ hoofdstuk.anker }}">
<h2 id="{{ voor }}{{ hoofdstuk.anker }}">{{ hoofdstuk.titel }}</h2>
{% include hoofdstuk.sjabloon %}</section></body></html>"""
)
GEMEENTE = Template(
    KOP
    + """{% load weergave %}<section class="verslag-hoofdstuk">
<h2 id="{{ voor }}{{ g.gemeente.cbs_code }}">{{ g.naam }}</h2>
<p>{{ tekst.0 }} Zie ook <a href="#{{ voor }}garanties">het overzicht</a>.</p>
<h3>Opgave en realisatie</h3>{% include "grafiek/staven.html" with grafiek=staven %}
<table class="verslag-tabel verslag-standtabel"><caption>Opgave, realisatie en plannen van {{ g.naam }}</caption>
<thead><tr><th scope="col">Doelgroep</th><th scope="col" class="regietafel-getal">Opgave</th>
<th scope="col" class="regietafel-getal">Gegarandeerd</th><th scope="col" class="regietafel-getal">Verschil</th>
<th scope="col">Toelichting</th></tr></thead><tbody>
{% for naam in rijen %}<tr><th scope="row">{{ naam }}</th>
<td class="regietafel-getal">{{ g.aantal_opgave|getal:"onbekend" }}</td>
<td class="regietafel-getal">{{ g.gegarandeerd|getal:"geen" }}</td>
<td class="regietafel-getal">{{ g.verschil|getal:"onbekend" }}</td>
<td>{% cycle "" "loopt af in 2027" "in onderzoek" %}</td></tr>
{% endfor %}</tbody></table>
<h3>Capaciteit in de tijd</h3>{% include "grafiek/trap.html" with grafiek=trap %}
<h3>Duiding</h3>{% for alinea in tekst %}<p>{{ alinea }}</p>{% endfor %}
<p>De gemeente werkt samen in de regio.
<span class="verslag-voetnoot">Regionaal plan, vastgesteld in september.</span></p>
<ul>{% for zin in punten %}<li>{{ zin }}</li>{% endfor %}</ul></section></body></html>"""
)
KANTLIJN = Template(
    KOP
    + """{% for blad in bladen %}
<div style="break-before: {% if forloop.first %}auto{% else %}page{% endif %}; page: {{ blad.soort }}">
{% if forloop.first %}<h1>{{ verslag.titel }}</h1><strong class="verslag-status">{{ verslag.status }}</strong>
<span class="verslag-peildatum">31 oktober 2024</span>{% endif %}</div>{% endfor %}</body></html>"""
)
RIJEN = (
    "Asiel",
    "Waarvan amv",
    "Ontheemden uit Oekraïne",
    "Statushouders, eerste helft",
    "Statushouders, tweede helft",
)


def alineas(begin: int, aantal: int, zinnen: int) -> list[str]:
    """Paragraphs that differ from gemeente to gemeente."""
    bron = islice(cycle(ZINNEN), begin % len(ZINNEN), None)
    return [" ".join(islice(bron, zinnen)) for _ in range(aantal)]


class Langverslag:
    """The report of Overijssel, with a part per gemeente; ``keer`` of them make a report of several provincies."""

    def __init__(self, keer: int = 1):
        met_overijssel()
        cijfers = stel_samen(Ronde.objects.get(nummer=1), Provincie.objects.get(naam="Overijssel"), PEILDATUM)
        self.verslag = Verslag(cijfers)
        self.keer = keer

    def bron(self, gewijzigd: str = "") -> list[Deel]:
        """All parts in order; with ``gewijzigd`` the text of one gemeente begins with it."""
        return [
            Deel("omslag", lambda overzicht: self._maak(OMSLAG, totaal=overzicht.aantal)),
            Deel("inhoud", lambda overzicht: self._maak(INHOUD, koppen=self._koppen(overzicht))),
            *(deel for nummer in range(self.keer) for deel in self._provincie(nummer, gewijzigd)),
        ]

    def _provincie(self, nummer: int, gewijzigd: str) -> Iterable[Deel]:
        voor = f"p{nummer}-"
        for hoofdstuk in self.verslag.hoofdstukken:
            html = self._maak(HOOFDSTUK, hoofdstuk=hoofdstuk, voor=voor, papier=True)
            yield Deel(f"{voor}{hoofdstuk.anker}", html)
        for plek, gemeente in enumerate(self.verslag.cijfers.gemeenten):
            extra = gewijzigd if (nummer, plek) == (0, 12) else ""
            yield Deel(f"{voor}{gemeente.gemeente.cbs_code}", self._gemeente(voor, plek + 31 * nummer, gemeente, extra))

    def _gemeente(self, voor: str, nummer: int, gemeente: GemeenteCijfers, extra: str) -> str:
        tekst = alineas(nummer, 3 + nummer % 2, 4)
        return self._maak(
            GEMEENTE,
            voor=voor,
            g=gemeente,
            staven=staven_gemeente(gemeente),
            trap=trap(gemeente, self.verslag.ronde, PEILDATUM),
            rijen=RIJEN,
            tekst=[f"{extra} {tekst[0]}", *tekst[1:]],
            punten=ZINNEN[: 3 + nummer % 5],
        )

    def kantlijn(self, bladen: Sequence[Blad]) -> str:
        return self._maak(KANTLIJN, bladen=bladen)

    def _koppen(self, overzicht: Overzicht):
        return [kop for kop in overzicht.koppen if kop.niveau == 1]

    def _maak(self, sjabloon: Template, **waarden) -> str:
        return sjabloon.render(Context({"verslag": self.verslag, "cijfers": self.verslag.cijfers, **waarden}))


def als_een_document(delen: Sequence[str]) -> str:
    """The same parts as one document, for a browser; each begins a page here too."""
    romp = [html.split('verslag-papier">', 1)[1].removesuffix("</body></html>") for html in delen]
    kop = delen[0].split('verslag-papier">', 1)[0] + 'verslag-papier">'
    paginas = '</div><div style="break-before: page">'.join(romp)
    return f"{kop}<div>{paginas}</div></body></html>"
