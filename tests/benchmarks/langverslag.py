"""The full report for the measurements: the real one, with a duiding of every regio and every gemeente."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from itertools import cycle, islice

from opstelling import met_overijssel  # sets Django up, so it comes before the models

from opgaven.gebieden.models import Provincie
from opgaven.rondes.models import Ronde
from prt.pdf.delen import Pdfdeel, pdf_uit_delen
from tests.verslag.heel import als_html
from verslag.document.document import Verslag
from verslag.document.opstellen import stel_op
from verslag.uitvoer.papier import _kantlijn, delen

PEILDATUM = date(2024, 10, 31)
WOORDEN, PER_ALINEA = 250, 63
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


def duiding(begin: int) -> str:
    """Paragraphs that differ from gemeente to gemeente."""
    zinnen = islice(cycle(ZINNEN), begin % len(ZINNEN), begin % len(ZINNEN) + 40)
    woorden = " ".join(zinnen).split()[:WOORDEN]
    alineas = (woorden[plek : plek + PER_ALINEA] for plek in range(0, WOORDEN, PER_ALINEA))
    return "".join(f"<p>{' '.join(alinea)}</p>" for alinea in alineas)


class Langverslag:
    """The report of Overijssel; ``keer`` of them, each drawn by itself, are as long as those of several provincies."""

    def __init__(self, keer: int = 1):
        met_overijssel()
        provincie = Provincie.objects.get(naam="Overijssel")
        self.keer = keer
        self.gelezen = stel_op(Ronde.objects.get(nummer=1), provincie, PEILDATUM)
        regios = [("duiding-regio", regio.regio) for regio in self.gelezen.cijfers.regios]
        gemeenten = [("gemeente", gemeente.gemeente) for gemeente in self.gelezen.gemeenten]
        self.teksten = {(deel, gebied.code): duiding(n) for n, (deel, gebied) in enumerate(regios + gemeenten)}

    def verslag(self, gewijzigd: str = "") -> Verslag:
        """With ``gewijzigd`` the text of one gemeente ends with it."""
        zwolle = ("gemeente", "GM0193")
        teksten = self.teksten | {zwolle: f"{self.teksten[zwolle]}<p>{gewijzigd}</p>"} if gewijzigd else self.teksten
        gelezen = self.gelezen
        return Verslag(gelezen.cijfers, teksten=gelezen.teksten | teksten, aanvullingen=gelezen.aanvullingen)

    def pdf(self, gewijzigd: str = "") -> bytes:
        """What ``als_pdf`` does, without the two files inside: Chromium attaches none either."""
        verslag = self.verslag(gewijzigd)
        bron = [*delen(verslag), *(deel for nummer in range(1, self.keer) for deel in self._nog_eens(nummer))]
        kantlijn = partial(_kantlijn, verslag)
        return pdf_uit_delen(bron, titel=verslag.titel, gemaakt_op=PEILDATUM, kantlijn=kantlijn)

    def _nog_eens(self, nummer: int) -> Sequence[Pdfdeel]:
        """Under names of their own, so that nothing drawn before fits."""
        return [
            Pdfdeel(f"p{nummer}-{deel.sleutel}", deel.html)
            for deel in delen(self.verslag())
            if isinstance(deel.html, str)
        ]

    def html(self) -> str:
        """The same as one document, for a browser; each report begins a page."""
        html = als_html(self.verslag())
        begin, einde = html.index(">", html.index("<body")) + 1, html.index("</body>")
        romp = f'<div style="break-before: page">{html[begin:einde]}</div>' * self.keer
        return html[:begin] + romp + html[einde:]
