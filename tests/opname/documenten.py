"""Every report as somebody downloads it. A PDF is drawn for who may read drafts of texts and for who may not."""

from django.urls import reverse

from opgaven.gebieden.keuzes import Gebiedsoort
from tests.opname.schrijver import Schrijver, bestandsnaam
from tests.opname.verzoek import als_regels, client_van, ongedaan
from tests.prt.taken.hulp import haal_op
from verslag.rapport.rapporten import RAPPORTEN, VERSLAG
from verslag.uitvoer.formaten import FORMATEN

LEZERS = ("cdk", "lezer")
GEBIED = {Gebiedsoort.PROVINCIE: "PV23", Gebiedsoort.REGIO: "ijsselland", Gebiedsoort.GEMEENTE: "GM0193"}


def documenten() -> list[tuple[str, str, str]]:
    """Who, kind of report and format, the slowest first."""
    alle = [(wie, soort, formaat) for formaat in FORMATEN for soort in RAPPORTEN for wie in LEZERS]
    return sorted(alle, key=lambda document: document[2] != "pdf")


def neem_documenten(schrijver: Schrijver, formaat: str, wie: str) -> None:
    for soort, rapport in RAPPORTEN.items():
        pad = reverse("rapport-bestand", args=[soort, GEBIED[rapport.soort], formaat])
        if rapport is VERSLAG:
            pad = reverse("verslag-bestand", args=["asiel-1", formaat])
        with ongedaan():
            antwoord = haal_op(client_van(wie), pad)
            schrijver.schrijf(f"document/{wie}/{bestandsnaam(pad)}", f"GET {pad}\n{als_regels(antwoord)}", "bestand")
