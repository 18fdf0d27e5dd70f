"""3,000 new periods from a workbook: our import beside a plain django-import-export resource on the same file."""

from io import BytesIO

from django.db import transaction
from import_export import fields, resources, widgets
from opstelling import meet, met_overijssel  # sets Django up, so it comes first
from tablib import Dataset

from opgaven.gebieden.models import Gemeente
from prt.toegang.rollen.rechten import OPDRACHTREGEL
from prt.werkboek.schrijven import Blad, als_xlsx
from realisatie.importeren.acties import importeer
from realisatie.importeren.kolommen import BLAD, KOPPEN
from realisatie.importeren.lezen import lees
from realisatie.locaties.models import Beschikbaarheid, Locatie

RIJEN = 3000
RUIM = 50 * 1024 * 1024


class Kaal(resources.ModelResource):
    """What one writes first: a foreign key looked up and a save per row, and no checks of our own."""

    locatie = fields.Field(column_name="Locatie", attribute="locatie", widget=widgets.ForeignKeyWidget(Locatie, "naam"))
    doelgroep = fields.Field(column_name="Doelgroep", attribute="doelgroep")
    plekken = fields.Field(column_name="Plekken", attribute="plekken", widget=widgets.IntegerWidget())
    van = fields.Field(column_name="Van", attribute="van", widget=widgets.DateWidget("%Y-%m-%d"))
    hardheid = fields.Field(column_name="Hardheid", attribute="hardheid")

    class Meta:
        model = Beschikbaarheid
        import_id_fields = ("locatie", "doelgroep", "van")
        fields = ("locatie", "doelgroep", "plekken", "van", "hardheid")


def rij(nummer: int) -> tuple:
    naam = f"Locatie {nummer // 4}"
    van = f"20{20 + nummer % 4}-01-01"
    return ("Zwolle", naam, "azc", "COA", "", "asiel", 10 + nummer % 90, van, "onbepaald", "vastgesteld", "nee", "")


def teruggedraaid(werk):
    """So that every round meets the same database."""

    def doe():
        with transaction.atomic():
            werk()
            transaction.set_rollback(True)

    return doe


def main() -> None:
    met_overijssel()
    bestand = als_xlsx(Blad(BLAD, KOPPEN, [rij(nummer) for nummer in range(RIJEN)]))
    kop = ["Locatie", "Doelgroep", "Plekken", "Van", "Hardheid"]

    def eigen():
        uitslag = importeer(lees(BytesIO(bestand), grootste=RUIM), door=OPDRACHTREGEL)
        if uitslag.problemen or uitslag.uitkomst.periodes.nieuw != RIJEN:
            raise SystemExit(f"dit hoort te lukken: {uitslag}")

    def kaal():
        zwolle = Gemeente.objects.get(naam="Zwolle")
        Locatie.objects.bulk_create(Locatie(gemeente=zwolle, naam=f"Locatie {n}") for n in range(RIJEN // 4 + 1))
        gelezen = Dataset().load(bestand, format="xlsx")
        waarden = [[str(regel[k]) if k == "Van" else regel[k] for k in kop] for regel in gelezen.dict]
        Kaal().import_data(Dataset(*waarden, headers=kop), raise_errors=True)

    print(f"{RIJEN} nieuwe periodes uit een werkboek")
    meet(
        {"regietafel, met alle controles": teruggedraaid(eigen), "django-import-export, kaal": teruggedraaid(kaal)},
        keer=3,
    )


main()
