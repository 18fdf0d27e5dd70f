"""Adding a bron and a ronde: of the land by its beheerder, of a provincie by its CdK's staff."""

from django.urls import reverse

from opgaven.naslag.acties import voeg_bron_toe, voeg_ronde_toe
from opgaven.naslag.forms import Bronformulier, Rondeformulier
from prt.pagina.formulierpagina import Formulierpagina
from prt.toegang.rollen.rechten import ERGENS, Recht, bereik, eerste, mag


class Toevoegen(Formulierpagina):
    """Subclasses say what."""

    sjabloon = "opgaven/naslag/toevoegen.html"
    eenmalig = True
    titel = ""
    klasse: type[Bronformulier] | type[Rondeformulier]

    def zoek(self):
        self.recht = eerste(self.request.user, Recht.LANDELIJK_VASTLEGGEN, Recht.OPGAVEN_VASTLEGGEN)

    def formulier(self, gegevens=None, *, rij=None):
        mijn = bereik(self.request.user)
        eigenaren = mijn.provincies_als_secretaris | mijn.omvat(Recht.LANDELIJK_VASTLEGGEN)
        return self.klasse(gegevens, eigenaren=eigenaren)

    def melding(self, rij):
        return f"Toegevoegd: {rij}."

    def naar(self, rij):
        """Where the next opgave is written down, with this to choose."""
        return reverse("opgave-nieuw")

    def erbij(self, formulier):
        return {"titel": self.titel, "landelijk": mag(self.request.user, Recht.LANDELIJK_VASTLEGGEN, ERGENS)}


class BronToevoegen(Toevoegen):
    titel, klasse = "Bron toevoegen", Bronformulier

    def bewaar(self, formulier, versie):
        return voeg_bron_toe(**formulier.cleaned_data, door=self.request.user)


class RondeToevoegen(Toevoegen):
    titel, klasse = "Ronde toevoegen", Rondeformulier

    def bewaar(self, formulier, versie):
        return voeg_ronde_toe(**formulier.cleaned_data, door=self.request.user)
