"""A report as one HTML document: what its parts say together, for tests that look for words and for a browser."""

from prt.pdf.delen import Kop
from verslag.document.document import Verslag
from verslag.uitvoer import papier


def als_html(verslag: Verslag) -> str:
    koppen = [Kop(stuk.titel, stuk.niveau - 1, 0, "", stuk.anker) for stuk in verslag.inhoudsopgave]
    omslag = papier._render("verslag/uitvoer/papier/_omslag.html", verslag)
    inhoud = papier._render("verslag/uitvoer/papier/_inhoud.html", verslag, koppen=koppen)
    stukken = (verslag.teken(stuk, papier=True) for stuk in verslag.stukken)
    return papier._deel(verslag, omslag, "" if verslag.rapport.kort else inhoud, *stukken)
