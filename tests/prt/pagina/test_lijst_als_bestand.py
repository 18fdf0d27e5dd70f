"""Every list as a file: in each format the same as on its page, with numbers and days as such and the unknown empty."""

import csv
import re
from datetime import date, datetime
from html import unescape
from io import BytesIO, StringIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from django.urls import get_resolver
from openpyxl import load_workbook

from prt.pagina.kolommen import Dag, Getal, Tijdstip
from prt.pagina.lijsten import Lijstpagina
from prt.weergave import LEEG, ONBEKEND, datum, getal
from prt.werkboek.lijstbestand import FORMATEN

pytestmark = pytest.mark.django_db


def alle_lijsten(patronen, voor=""):
    """The address and the class of every list of the site that has no key in its address."""
    for patroon in patronen:
        pad = voor + str(patroon.pattern)
        if hasattr(patroon, "url_patterns"):
            yield from alle_lijsten(patroon.url_patterns, pad)
        elif issubclass(getattr(patroon.callback, "view_class", object), Lijstpagina) and "<" not in pad:
            yield f"/{pad}", patroon.callback.view_class


LIJSTEN = dict(alle_lijsten(get_resolver().url_patterns))
OP_EEN_DAG = {f"{pad}?bekend_op=2099-01-01": lijst for pad, lijst in LIJSTEN.items() if hasattr(lijst, "lijst_toen")}


def test_alle_lijsten_doen_mee():
    assert len(LIJSTEN) >= 14
    assert len(OP_EEN_DAG) == 4


def gelezen(inhoud: bytes, soort: str) -> list[list]:
    return {"xlsx": uit_xlsx, "ods": uit_ods, "csv": uit_csv}[soort](inhoud)


def uit_xlsx(inhoud):
    vel = load_workbook(BytesIO(inhoud)).active
    for rij in vel.iter_rows():
        assert not [cel for cel in rij if cel.data_type == "f"]
    return [[cel.value for cel in rij] for rij in vel.iter_rows()]


def uit_csv(inhoud):
    return [[cel or None for cel in rij] for rij in csv.reader(StringIO(inhoud.decode("utf-8-sig")), delimiter=";")]


def uit_ods(inhoud):
    """Read from the XML, as a program does: the value by its type, or the text."""
    bestand = ZipFile(BytesIO(inhoud))
    assert bestand.infolist()[0].filename == "mimetype" and bestand.infolist()[0].compress_type == 0
    assert "formula" not in bestand.read("content.xml").decode()
    rijen = ElementTree.fromstring(bestand.read("content.xml")).iter(f"{{{TABEL}}}table-row")  # noqa: S314
    return [[_ods_cel(cel) for cel in rij] for rij in rijen]


TABEL = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"


def _ods_cel(cel):
    kenmerk = {naam.split("}")[1]: waarde for naam, waarde in cel.attrib.items()}
    match kenmerk.get("value-type"):
        case "float":
            return int(kenmerk["value"])
        case "date":
            return datetime.fromisoformat(kenmerk["date-value"])
        case "string":
            return kenmerk["string-value"]


def op_de_pagina(tabel):
    """The text of every cell of the page; what is nothing but a dash is nothing."""
    for rij in tabel.rows:
        cellen = [unescape(re.sub(r"<[^>]*>", "", str(rij.get_cell(kolom.name)))) for kolom in tabel.columns]
        yield [None if cel.strip() in ("", LEEG, ONBEKEND) else cel for cel in cellen]


def als_op_de_pagina(waarde, kolom, soort):
    """What the page shows of a value of a file."""
    if waarde is None:
        return None
    if soort == "csv":
        waarde = uit_tekst(waarde, kolom)
    if isinstance(waarde, datetime) and isinstance(kolom, Tijdstip):
        return f"{waarde:%d-%m-%Y %H:%M}"
    if isinstance(waarde, date):
        return datum(waarde)
    return getal(waarde) if isinstance(waarde, int) and isinstance(kolom, Getal) else str(waarde)


def uit_tekst(tekst, kolom):
    """In a CSV file everything is text: a number without dots, a day by its figures."""
    if isinstance(kolom, Getal) and re.fullmatch(r"-?\d+", tekst):
        return int(tekst)
    if isinstance(kolom, Dag) and re.fullmatch(r"\d\d-\d\d-\d{4}", tekst):
        return datetime.strptime(tekst, "%d-%m-%Y")
    return tekst.removeprefix("'") if tekst[1:2] in tuple("=+-@\t") else tekst


@pytest.mark.parametrize("soort", FORMATEN)
@pytest.mark.parametrize("pad", [*LIJSTEN, *OP_EEN_DAG])
def test_een_bestand_heeft_wat_de_pagina_heeft(als, vol, pad, soort):
    client = als("cdk")
    pagina = client.get(pad)
    assert pagina.status_code == 200
    tabel = pagina.context["table"]
    verwacht = list(op_de_pagina(tabel))
    antwoord = client.get(pad, pagina.wsgi_request.GET.dict() | {"bestand": soort})
    assert antwoord.headers["Content-Type"] == FORMATEN[soort].mediatype
    assert antwoord.headers["Content-Disposition"].endswith(f'.{soort}"')
    koppen, *rijen = gelezen(antwoord.content, soort)
    assert koppen == [kolom.header for kolom in tabel.columns]
    assert f"bestand={soort}" in pagina.content.decode()
    kolommen = [kolom.column for kolom in tabel.columns]
    zoveel = [[als_op_de_pagina(cel, kolom, soort) for cel, kolom in zip(rij, kolommen, strict=True)] for rij in rijen]
    assert len(zoveel) == len(verwacht) > 0
    for echt, hoort in zip(zoveel, verwacht, strict=True):
        for cel, op_pagina, kolom in zip(echt, hoort, kolommen, strict=True):
            assert gelijk(cel, op_pagina), (pad, type(kolom), cel, op_pagina)


def gelijk(cel, op_pagina) -> bool:
    if cel is None or op_pagina is None:
        return cel == op_pagina
    cel, (op_pagina, *meer) = " ".join(cel.split()), " ".join(op_pagina.split()).split(" En meer: ")
    return cel.startswith(op_pagina) if meer else cel == op_pagina
