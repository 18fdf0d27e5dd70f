"""A copy of a database from before there was one table of gebieden, written as a copy that this version takes back.

Row by row, as text: times keep their microseconds and documents their bytes, and it fits both databases.
"""

import json
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

from opgaven.gebieden.keuzes import Gebiedsoort, Lidsoort
from opgaven.gebieden.rekenen import VANOUDS
from prt.problemen import KanNiet
from prt.reservekopie.maken import INHOUD, schrijf_kopie
from prt.reservekopie.tabellen import modellen, velden

Rij = dict[str, object]

SOORTEN = (Gebiedsoort.PROVINCIE, Gebiedsoort.REGIO, Gebiedsoort.GEMEENTE)

SOORT_PER_KOLOM = {f"{soort}_id": soort for soort in SOORTEN} | dict.fromkeys(
    ("gever_id", "ontvanger_id"), Gebiedsoort.GEMEENTE
)

NAUWSTE_EERST = ("gemeente_id", "regio_id", "provincie_id")

VAN_HET_LAND = ("bron", "ronde", "opgave", "taakstellingpost", "mijlpaal")
"""What stood for the whole land when it named no gebied."""


class OudeKopie:
    """The rows of the old tables, and the keys that their gebieden get in the one table."""

    def __init__(self, kopie: zipfile.ZipFile) -> None:
        self._kopie = kopie
        self.inhoud = json.loads(kopie.read(INHOUD))
        self._nieuw: dict[tuple[str, object], int] = {
            (soort, rij["id"]): nummer
            for nummer, (soort, rij) in enumerate(
                ((soort, rij) for soort in SOORTEN for rij in self.rijen(f"opgaven_{soort}")), 2
            )
        }
        self.land = 1

    def rijen(self, tabel: str) -> Iterator[Rij]:
        namen = self.inhoud["tabellen"][tabel]["velden"] if tabel in self.inhoud["tabellen"] else ()
        if namen:
            with self._kopie.open(f"tabellen/{tabel}.jsonl") as stroom:
                yield from (dict(zip(namen, json.loads(regel), strict=True)) for regel in stroom)

    def gebied(self, soort: str, sleutel: object) -> int | None:
        return None if sleutel is None else self._nieuw[soort, sleutel]

    def gebieden(self) -> Iterable[Rij]:
        yield {"id": self.land, "soort": Gebiedsoort.LAND, "code": "NL", "naam": "Nederland"}
        for soort in SOORTEN:
            for rij in self.rijen(f"opgaven_{soort}"):
                code = rij.get("cbs_code") or rij["slug"]
                yield rij | {"id": self.gebied(soort, rij["id"]), "soort": soort, "code": code}

    def lidmaatschappen(self) -> Iterable[Rij]:
        """Of a gemeente its provincie and regio, of a regio its provincie; who has regio's, takes part."""
        for soort in (Gebiedsoort.REGIO, Gebiedsoort.GEMEENTE):
            for rij in self.rijen(f"opgaven_{soort}"):
                eigen = self.gebied(soort, rij["id"])
                yield {"gebied_id": eigen, "soort": Lidsoort.PROVINCIE, "groep_id": self._van(rij, "provincie_id")}
                if rij.get("regio_id"):
                    yield {"gebied_id": eigen, "soort": Lidsoort.REGIO, "groep_id": self._van(rij, "regio_id")}
        for sleutel in dict.fromkeys(rij["provincie_id"] for rij in self.rijen("opgaven_regio")):
            provincie = self.gebied(Gebiedsoort.PROVINCIE, sleutel)
            yield {"gebied_id": provincie, "soort": Lidsoort.DEELNAME, "groep_id": self.land}

    @cached_property
    def _met_gevolg(self) -> frozenset[object]:
        """The actions that changed a record: those that named no gebied were of the land, all others nobody's."""
        spoor = (tabel for tabel in self.inhoud["tabellen"] if "_historical" in tabel)
        return frozenset(rij["handeling_id"] for tabel in spoor for rij in self.rijen(tabel))

    @cached_property
    def _met_gemeenten(self) -> frozenset[object]:
        return frozenset(rij["handeling_id"] for rij in self.rijen("toegang_handeling_gemeenten"))

    def _is_van_het_land(self, tabel: str, rij: Rij) -> bool:
        """Of what names no gebied."""
        if tabel == "toegang_handeling":
            return rij["id"] in self._met_gevolg - self._met_gemeenten
        return tabel.removeprefix("opgaven_").removeprefix("historical") in VAN_HET_LAND

    def vertaald(self, tabel: str) -> Iterable[Rij]:
        """The rows of a table that was there before: one key where there were three, and each key as it is now."""
        for rij in self.rijen(tabel):
            nieuw = rij | {kolom: self._van(rij, kolom) for kolom in SOORT_PER_KOLOM if kolom in rij}
            eigen = next((nieuw[kolom] for kolom in NAUWSTE_EERST if nieuw.get(kolom) is not None), None)
            if eigen is None and self._is_van_het_land(tabel, rij):
                eigen = self.land
            yield nieuw | {"gebied_id": eigen, "over_id": eigen}

    def _van(self, rij: Mapping[str, object], kolom: str) -> int | None:
        return self.gebied(SOORT_PER_KOLOM[kolom], rij[kolom])


def breng_over(oud: Path, nieuw: Path) -> dict[str, tuple[int, int]]:
    """Per table how many rows there were and are. Raises KanNiet: when it is no copy of the version before."""
    try:
        with zipfile.ZipFile(oud) as kopie:
            bron = OudeKopie(kopie)
            if "opgaven_gemeente" not in bron.inhoud["tabellen"]:
                raise KanNiet("Deze reservekopie is niet van de vorige versie. Gebruik manage.py herstel.")
            vertaald: dict[str, Callable[[], Iterable[Rij]]] = {
                "opgaven_gebied": bron.gebieden,
                "opgaven_lidmaatschap": bron.lidmaatschappen,
            }
            aantallen = schrijf_kopie(
                nieuw,
                (
                    (model, _regels(model, vertaald.get(model._meta.db_table) or _van(bron, model)))
                    for model in modellen()
                ),
                sleutel=bron.inhoud["geheime_sleutel"],
            )
            waren = bron.inhoud["tabellen"]
            return {tabel: (waren[tabel]["rijen"], aantal) for tabel, aantal in aantallen.items() if tabel in waren}
    except (zipfile.BadZipFile, KeyError) as fout:
        raise KanNiet(f"Dit bestand is beschadigd of geen reservekopie ({fout}).") from fout


def _van(bron: OudeKopie, model) -> Callable[[], Iterable[Rij]]:
    return lambda: bron.vertaald(model._meta.db_table)


def _regels(model, rijen: Callable[[], Iterable[Rij]]) -> Iterator[bytes]:
    """In the order and with the columns of now; what is new in the table has what a new row would have."""
    eigen = velden(model)
    for nummer, rij in enumerate(rijen(), 1):
        vooraf = {"id": nummer, "vanaf": VANOUDS.isoformat()}
        waarden = [rij.get(veld.attname, vooraf.get(veld.attname, veld.get_default())) for veld in eigen]
        yield json.dumps(waarden, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
