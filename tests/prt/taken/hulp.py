"""Carry out what is in the queue, here and now instead of in a process of its own."""

from prt.taken import wachtrij
from prt.taken.uitvoeren import Meter, voer_uit


class MeteenMeter(Meter):
    """Writes every report at once: there is no heart beside it to do so."""

    def __call__(self, gedaan, totaal, tekst):
        super().__call__(gedaan, totaal, tekst)
        self.schrijf()


def voer_taken_uit() -> int:
    """How many there were."""
    verwerker, aantal = wachtrij.meld_aan(), 0
    while taak := wachtrij.neem(verwerker):
        voer_uit(taak, MeteenMeter(taak))
        aantal += 1
    return aantal


def haal_op(client, pad):
    """What somebody gets in the end: of a document that is made in the background, the file."""
    antwoord = client.get(pad)
    if antwoord.status_code != 302 or not antwoord.url.startswith("/taken/"):
        return antwoord
    voer_taken_uit()
    return client.get(f"{antwoord.url}bestand/")
