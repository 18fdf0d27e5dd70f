"""A page that takes in a file: choose it, see what it would change, take it over."""

from http import HTTPStatus

from django.conf import settings

from prt.pagina.formulierpagina import Formulierpagina
from prt.problemen import KanNiet, Probleem
from prt.werkboek.problemen import Onleesbaar
from prt.werkboek.uitslag import Uitslag

INTUSSEN = (
    "Iemand anders heeft intussen iets gewijzigd waar dit bestand over gaat. Hieronder staat wat er nu verandert. Kijk "
    "het na en kies dan opnieuw “Importeren”."
)


class Importpagina(Formulierpagina):
    """A file that was just chosen is only looked at; the version that goes with it is of what it would change."""

    formulier_class: type
    eenmalig = True
    uitslag: Uitslag | None = None
    problemen: tuple[Probleem, ...] = ()

    @property
    def grootste(self) -> int:
        return settings.UPLOAD_GROOTSTE

    def importeer(self, bestand, *, proef: bool, versie: int | None = None, **velden) -> Uitslag:
        """Take it over, or with ``proef`` only say what would happen. May raise Onleesbaar and Achterhaald."""
        raise NotImplementedError

    def formulier(self, gegevens=None, *, rij=None):
        return self.formulier_class(gegevens, self.request.FILES or None)

    def proef(self, formulier):
        return self._bekijk(formulier) if "bestand" in self.request.FILES else None

    def bewaar(self, formulier, versie):
        return self._importeer(formulier, proef=False, versie=versie).uitkomst

    def _bekijk(self, formulier) -> dict:
        self.uitslag = self._importeer(formulier, proef=True)
        formulier.onthoud()
        return {}

    def _importeer(self, formulier, **hoe) -> Uitslag:
        formulier.cleaned_data["bestand"].seek(0)
        try:
            uitslag = self.importeer(**formulier.cleaned_data, **hoe)
        except Onleesbaar as fout:
            uitslag = Uitslag(problemen=(fout.probleem,))
        if uitslag.problemen:
            self.problemen = uitslag.problemen
            raise KanNiet(uitslag.wat_te_doen, "bestand")
        return uitslag

    def toon_botsing(self, mijn):
        try:
            self._bekijk(mijn)
        except KanNiet as reden:
            mijn.add_error(reden.veld, str(reden))
            return self.toon(mijn, HTTPStatus.UNPROCESSABLE_ENTITY)
        mijn.add_error(None, INTUSSEN)
        return self.toon(mijn, HTTPStatus.CONFLICT)

    def versie(self):
        return self.uitslag.versie if self.uitslag else 0

    def _te_tonen_versie(self, status):
        return self.versie()

    def erbij(self, formulier):
        return {"uitslag": self.uitslag, "problemen": self.problemen}
