"""All of the land from a file: provincies, veiligheidsregio's and gemeenten by CBS-code, and who came after whom.

Columns as in ``fixtures/gemeenten_nederland_2025.csv`` (CBS, Gemeentelijke indeling). Read again it renames what was
renamed and adds what is new; what it no longer names is told, not ended: that is a herindeling, with a day.
"""

import csv
import re
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

from django.db import transaction

from opgaven.gebieden.keuzes import Gebiedsoort, Lidsoort
from opgaven.gebieden.models import CODE_PER_SOORT, Gebied, Lidmaatschap
from prt.problemen import KanNiet
from prt.toegang.rollen.rechten import OPDRACHTREGEL
from prt.toegang.spoor.handelingen import handeling
from prt.toegang.spoor.keuzes import Handelingsoort, Herkomst

KOLOMMEN = ("cbs_code", "naam", "provincie_code", "provincie", "veiligheidsregio_code")


@dataclass
class Landuitkomst:
    """What a file changed, by name."""

    nieuw: list[str] = field(default_factory=list)
    hernoemd: list[str] = field(default_factory=list)
    verdwenen: list[str] = field(default_factory=list)


def lees_land(bestand: Path) -> list[dict[str, str]]:
    """Raises KanNiet: for what is no such file, with the row that is wrong."""
    try:
        tekst = bestand.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as fout:
        raise KanNiet(f"{bestand} is niet te lezen als tekst ({fout}).") from fout
    lezer = csv.DictReader(StringIO(tekst))
    if missend := [kolom for kolom in KOLOMMEN if kolom not in (lezer.fieldnames or ())]:
        raise KanNiet(f"{bestand.name}: de kolom {missend[0]} ontbreekt. Nodig zijn: {', '.join(KOLOMMEN)}.")
    rijen = list(lezer)
    gezien: dict[str, int] = {}
    for nummer, rij in enumerate(rijen, 2):
        for kolom, soort in (("cbs_code", Gebiedsoort.GEMEENTE), ("provincie_code", Gebiedsoort.PROVINCIE)):
            if not re.fullmatch(CODE_PER_SOORT[soort], rij[kolom] or ""):
                raise KanNiet(f"Rij {nummer}: “{rij[kolom]}” is geen CBS-code van een {soort}.")
        if not rij["naam"]:
            raise KanNiet(f"Rij {nummer}: {rij['cbs_code']} heeft geen naam.")
        if eerder := gezien.get(rij["cbs_code"]):
            raise KanNiet(f"Rij {nummer}: {rij['cbs_code']} staat ook op rij {eerder}. Verwijder er een.")
        gezien[rij["cbs_code"]] = nummer
    return rijen


@transaction.atomic
def zet_land(rijen: list[dict[str, str]], *, bron: str, door=OPDRACHTREGEL) -> Landuitkomst:
    """All or nothing. Who works here, and in which regio, does not change. ``bron``: for the trail."""
    uitkomst = Landuitkomst()
    onderwerp = f"Gebieden van Nederland uit {bron}"
    land, nieuw = Gebied.objects.get_or_create(soort=Gebiedsoort.LAND, defaults={"code": "NL", "naam": "Nederland"})
    if nieuw:
        uitkomst.nieuw.append(land.naam)
    with handeling(Handelingsoort.GEIMPORTEERD, onderwerp, door=door, herkomst=Herkomst.OPDRACHT, gebied=land):
        bekend = {gebied.code: gebied for gebied in Gebied.objects.all()}
        leden = {(lid.gebied_id, lid.soort): lid for lid in Lidmaatschap.objects.order_by("vanaf")}

        def zet(soort: str, code: str, naam: str, ook: str = "") -> Gebied:
            gebied = bekend.get(code)
            if gebied is None:
                uitkomst.nieuw.append(naam)
                gebied = bekend[code] = Gebied.objects.create(soort=soort, code=code, naam=naam)
            elif gebied.naam not in (naam, *ook.split("|")):  # Hengelo, that the CBS calls Hengelo (O.)
                uitkomst.hernoemd.append(f"{gebied.naam} heet nu {naam}")
                gebied.naam = naam
                gebied.save()
            return gebied

        def hoort_bij(gebied: Gebied, soort: str, groep: Gebied) -> None:
            if (gebied.pk, soort) not in leden:
                leden[gebied.pk, soort] = Lidmaatschap.objects.create(gebied=gebied, soort=soort, groep=groep)

        for rij in rijen:
            provincie = zet(Gebiedsoort.PROVINCIE, rij["provincie_code"], rij["provincie"])
            gemeente = zet(Gebiedsoort.GEMEENTE, rij["cbs_code"], rij["naam"], rij.get("ook_bekend_als") or "")
            hoort_bij(gemeente, Lidsoort.PROVINCIE, provincie)
            if code := rij["veiligheidsregio_code"]:
                naam = rij.get("veiligheidsregio") or code
                veiligheidsregio = bekend.get(code) or zet(Gebiedsoort.VEILIGHEIDSREGIO, code, naam)
                hoort_bij(gemeente, Lidsoort.VEILIGHEIDSREGIO, veiligheidsregio)
        codes = {rij["cbs_code"] for rij in rijen}
        uitkomst.verdwenen = sorted(
            gebied.naam
            for gebied in bekend.values()
            if gebied.soort == Gebiedsoort.GEMEENTE and gebied.code not in codes and not gebied.tot
        )
    return uitkomst
