"""Rows as a file: one resource of django-import-export for every list, and the formats that an office reads."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from import_export.fields import Field
from import_export.resources import Resource

from prt.werkboek import csvbestand, odsschrijven, schrijven
from prt.werkboek.schrijven import Blad


class Bestandssoort(NamedTuple):
    naam: str
    mediatype: str
    maak: Callable[[Blad], bytes]


FORMATEN = {
    "xlsx": Bestandssoort("Excel", schrijven.MEDIATYPE, schrijven.als_xlsx),
    "ods": Bestandssoort("OpenDocument", odsschrijven.MEDIATYPE, odsschrijven.als_ods),
    "csv": Bestandssoort("CSV", csvbestand.MEDIATYPE, csvbestand.als_csv),
}


class Lijstbron(Resource):
    """Columns by their header, each read from a row by a function."""

    def __init__(self, kolommen: Mapping[str, Callable[[object], object]]):
        super().__init__()
        self.fields = {kop: Field(column_name=kop, dehydrate_method=lees) for kop, lees in kolommen.items()}

    def blad(self, naam: str, rijen: Iterable) -> Blad:
        gegevens = self.export(rijen)
        return Blad(naam, gegevens.headers, list(gegevens))
