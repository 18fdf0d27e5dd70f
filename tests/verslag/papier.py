"""Looking at a PDF as a reader does: its words in order, its page drawn, what lies in the margins."""

import re

import pypdfium2

PUNTEN_PER_MM = 72 / 25.4


class Bladen:
    """The pages of a PDF as text and as picture."""

    def __init__(self, inhoud: bytes):
        self.document = pypdfium2.PdfDocument(inhoud)
        self.teksten = [re.sub(r"\s+", " ", blad.get_textpage().get_text_range()) for blad in self.document]

    @property
    def tekst(self) -> str:
        return " ".join(self.teksten)

    def regels(self, nummer: int) -> list[str]:
        """The lines of a page, top to bottom as written."""
        return self.document[nummer].get_textpage().get_text_range().splitlines()

    def tekens_buiten(self) -> list[tuple[int, str]]:
        """Letters that lie outside their page, with the number of that page."""
        buiten = []
        for nummer, blad in enumerate(self.document):
            breedte, hoogte = blad.get_size()
            tekst = blad.get_textpage()
            for plaats in range(tekst.count_chars()):
                links, onder, rechts, boven = tekst.get_charbox(plaats)
                if links < 0 or onder < 0 or rechts > breedte or boven > hoogte:
                    buiten.append((nummer, tekst.get_text_range(plaats, 1)))
        return buiten

    def randen_met_inkt(self, mm: int = 15) -> list[int]:
        """Pages on which anything is drawn nearer to the left or right edge than this."""
        vuil = []
        for nummer, blad in enumerate(self.document):
            plaat = blad.render(scale=2).to_pil().convert("L")
            rand = round(mm * PUNTEN_PER_MM * 2)
            links = plaat.crop((0, 0, rand, plaat.height))
            rechts = plaat.crop((plaat.width - rand, 0, plaat.width, plaat.height))
            if min(links.getextrema()[0], rechts.getextrema()[0]) < 255:
                vuil.append(nummer)
        return vuil

    def laatste_regel(self, nummer: int) -> str:
        """What the text of a page ends with, footnotes, header and page number left out."""
        blad = self.document[nummer]
        breedte, hoogte = blad.get_size()
        romp = {"bottom": 22 * PUNTEN_PER_MM, "top": hoogte - 30 * PUNTEN_PER_MM}
        tekst = blad.get_textpage().get_text_bounded(left=0, right=breedte, **romp)
        regels = [regel.strip() for regel in tekst.splitlines() if regel.strip()]
        noten = [plaats for plaats, regel in enumerate(regels) if regel.startswith("* ")]
        return regels[: noten[0] if noten else None][-1]
