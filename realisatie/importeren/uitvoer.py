"""Export of periods in exactly the columns of the import: a file that can be changed and taken in again."""

from import_export.fields import Field
from import_export.resources import ModelResource

from prt.rekenen.perioden import Precisie
from prt.weergave import datum
from prt.werkboek.csvbestand import als_csv
from prt.werkboek.schrijven import Blad, als_xlsx
from realisatie.importeren.celwaarden import Datum, als_gemeld
from realisatie.importeren.kolommen import BLAD, KOPPEN, PER_VELD
from realisatie.locaties.models import Beschikbaarheid


def _van(rij: Beschikbaarheid):
    gemeld = als_gemeld(rij.van, rij.van_precisie, eind=False)
    return _invulling(gemeld) if gemeld.dag else None


def _tot(rij: Beschikbaarheid):
    return _invulling(als_gemeld(rij.tot, rij.tot_precisie, eind=True))


def _invulling(gemeld: Datum):
    """A real date when it is known to the day, otherwise the words for it: "maart 2026", "onbepaald"."""
    return gemeld.dag if gemeld.dag and gemeld.precisie == Precisie.DAG else datum(gemeld.dag, gemeld.precisie)


WAARDEN = {
    "gemeente": lambda rij: rij.locatie.gemeente.naam,
    "locatie": lambda rij: rij.locatie.naam,
    "soort": lambda rij: rij.locatie.get_soort_display(),
    "exploitant": lambda rij: rij.locatie.get_exploitant_display(),
    "adres": lambda rij: rij.locatie.adres,
    "doelgroep": Beschikbaarheid.get_doelgroep_display,
    "plekken": lambda rij: rij.plekken,
    "van": _van,
    "tot": _tot,
    "hardheid": Beschikbaarheid.get_hardheid_display,
    "vertrouwelijk": lambda rij: rij.locatie.vertrouwelijk,
    "bijzonderheden": lambda rij: rij.locatie.bijzonderheden,
}

GEMEENTE = "locatie__gemeente"


class Periodebron(ModelResource):
    """The columns of the import, filled from a period and its locatie."""

    class Meta:
        model = Beschikbaarheid
        fields = export_order = tuple(PER_VELD)

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.fields = {
            veld: Field(column_name=kolom.kop, dehydrate_method=WAARDEN[veld]) for veld, kolom in PER_VELD.items()
        }


def als_blad(periodes) -> Blad:
    """The sheet for periods that were limited to what their reader may see: a list, or a queryset in one query."""
    gegevens = Periodebron().export(periodes if isinstance(periodes, list) else periodes.select_related(GEMEENTE))
    return Blad(BLAD, KOPPEN, list(gegevens), keuzes={k.kop: k.lijst for k in PER_VELD.values() if k.lijst})


def xlsx_van(periodes) -> bytes:
    return als_xlsx(als_blad(periodes))


def csv_van(periodes) -> bytes:
    return als_csv(als_blad(periodes))
