"""What the version before the gebieden kept: every row comes along, and every figure and document is what it was.

``gegevens/vorige_versie.zip`` is a copy that that version wrote, of its practice data with one of everything; the
figures below are what it printed from them itself.
"""

import hashlib
import json
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db.migrations.recorder import MigrationRecorder

from opgaven.gebieden.models import Gebied, Gemeente, Lidmaatschap, Provincie
from opgaven.opgaven.models import Opgave
from opgaven.rondes.models import Ronde
from prt.reservekopie.maken import INHOUD
from prt.toegang.rollen.models import Gebruiker, Rol
from prt.toegang.spoor.models import Handeling
from verslag.cijfers.samenstellen import stel_samen
from verslag.vaststellen.models import Vaststelling

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.traag]

BESTAND = Path(__file__).parents[2] / "gegevens" / "vorige_versie.zip"

VOOR_DE_WIJZIGING = datetime.fromisoformat("2026-11-28T05:55:35.703013+00:00")

CIJFERS = {
    # gemeente: guaranteed asiel, voornemens, opgave
    "Almelo": (398, 0, 323),
    "Borne": (None, 0, 148),
    "Dinkelland": (None, 0, 172),
    "Enschede": (555, 0, 638),
    "Haaksbergen": (None, 1, 143),
    "Hellendoorn": (None, 1, 215),
    "Hengelo": (425, 0, 415),
    "Hof van Twente": (None, 1, 209),
    "Losser": (None, 1, 130),
    "Oldenzaal": (None, 0, 175),
    "Rijssen-Holten": (250, 0, 230),
    "Tubbergen": (150, 0, 137),
    "Twenterand": (None, 0, 183),
    "Wierden": (37, 0, 157),
    "Dalfsen": (None, 1, 188),
    "Deventer": (550, 0, 529),
    "Hardenberg": (700, 0, 355),
    "Kampen": (248, 0, 308),
    "Olst-Wijhe": (None, 1, 112),
    "Ommen": (None, 0, 112),
    "Raalte": (None, 1, 233),
    "Staphorst": (None, 1, 112),
    "Steenwijkerland": (80, 0, 245),
    "Zwartewaterland": (None, 0, 139),
    "Zwolle": (423, 1, 727),
}

ZWOLLE_VOOR_DE_WIJZIGING = (423, 1, 717)

SHA256 = ["86edbaa24831badfa0a8b04bb410141e2ee4182b6d0014493fe262a7a331c20b"]


@pytest.fixture
def overgebracht(db):
    call_command("overbrengen", BESTAND, verbosity=0)


def cijfers(bekend_op=None):
    ronde, provincie = Ronde.objects.get(nummer=1), Provincie.objects.get(naam="Overijssel")
    gemeenten = stel_samen(ronde, provincie, date(2024, 10, 31), bekend_op).gemeenten
    return {g.naam: (g.asiel and g.asiel.plekken, g.voornemens.aantal, g.aantal_opgave) for g in gemeenten}


def test_de_cijfers_zijn_dezelfde_ook_die_van_toen(overgebracht):
    assert cijfers() == CIJFERS
    assert cijfers(VOOR_DE_WIJZIGING) == CIJFERS | {"Zwolle": ZWOLLE_VOOR_DE_WIJZIGING}


def test_wat_is_vastgesteld_is_byte_voor_byte_hetzelfde(overgebracht):
    stukken = list(Vaststelling.objects.order_by("pk"))
    bytes_ = [hashlib.sha256(bytes(stuk.pdf)).hexdigest() for stuk in stukken]
    assert bytes_ == [stuk.sha256 for stuk in stukken] == SHA256


def oude_rijen(tabel):
    with zipfile.ZipFile(BESTAND) as kopie:
        namen = json.loads(kopie.read(INHOUD))["tabellen"][tabel]["velden"]
        regels = kopie.read(f"tabellen/{tabel}.jsonl").splitlines()
    return [dict(zip(namen, json.loads(regel), strict=True)) for regel in regels]


def test_elke_rij_is_mee_met_haar_microseconden(overgebracht):
    """Of the trail, which has a time in every row, and one more action: that of bringing it over."""
    oud = oude_rijen("toegang_handeling")
    nieuw = list(Handeling.objects.order_by("pk"))
    codes = {rij["id"]: rij["cbs_code"] for rij in oude_rijen("opgaven_provincie")}
    assert len(nieuw) == len(oud) + 1
    for was, is_ in zip(oud, nieuw, strict=False):
        assert (was["id"], was["onderwerp"]) == (is_.pk, is_.onderwerp)
        assert datetime.fromisoformat(was["wanneer"]) == is_.wanneer
        if was["provincie_id"]:
            assert is_.gebied.code == codes[was["provincie_id"]]


def test_van_het_land_is_wat_iets_wijzigde_en_geen_gebied_noemde(overgebracht):
    """What was only looked at or taken, or was about an account, is nobody's."""
    met_gemeenten = {rij["handeling_id"] for rij in oude_rijen("toegang_handeling_gemeenten")}
    zonder = [r for r in oude_rijen("toegang_handeling") if not r["provincie_id"] and r["id"] not in met_gemeenten]
    nieuw = Handeling.objects.in_bulk([rij["id"] for rij in zonder])
    waar = {rij["onderwerp"]: nieuw[rij["id"]].gebied and nieuw[rij["id"]].gebied.soort for rij in zonder}
    assert (waar["Ronde"], waar["Gegevens geladen: tweede_provincie"]) == ("land", "land")
    assert waar["Gegevens geladen: overijssel"] is None  # the second time, when it was all there


def test_elk_gebied_en_elke_sleutel_wijst_naar_wat_het_was(overgebracht):
    namen = {
        soort: {rij["id"]: rij["naam"] for rij in oude_rijen(f"opgaven_{soort}")}
        for soort in ("provincie", "regio", "gemeente")
    }
    for oud in oude_rijen("opgaven_gemeente"):
        gemeente = Gemeente.objects.get(code=oud["cbs_code"])
        assert (gemeente.naam, gemeente.provincie.naam) == (oud["naam"], namen["provincie"][oud["provincie_id"]])
        assert (gemeente.regio and gemeente.regio.naam) == namen["regio"].get(oud["regio_id"])
    assert Gebied.history.count() == Gebied.objects.count() == 1 + sum(map(len, namen.values()))
    assert Lidmaatschap.history.count() == Lidmaatschap.objects.count()
    for model, tabel in ((Opgave, "opgaven_opgave"), (Rol, "toegang_rol")):
        for oud in oude_rijen(tabel):
            gevuld = [(soort, oud[f"{soort}_id"]) for soort in namen if oud[f"{soort}_id"]]
            soort, naam = (gevuld[0][0], namen[gevuld[0][0]][gevuld[0][1]]) if gevuld else ("land", "Nederland")
            rij = model.objects.get(pk=oud["id"])
            assert (rij.gebied.soort, rij.gebied.naam) == (soort, naam)


def test_alleen_in_een_lege_database(overgebracht):
    voor = Gebruiker.objects.count()
    with pytest.raises(CommandError, match="al accounts"):
        call_command("overbrengen", BESTAND, verbosity=0)
    assert Gebruiker.objects.count() == voor


@pytest.mark.parametrize("inhoud", [b"geen zip", None])
def test_een_ander_bestand_zegt_wat_te_doen(db, tmp_path, inhoud):
    bestand = tmp_path / "ander.zip"
    if inhoud is None:
        call_command("reservekopie", uit=bestand, verbosity=0)
    else:
        bestand.write_bytes(inhoud)
    with pytest.raises(CommandError, match="geen reservekopie|manage.py herstel"):
        call_command("overbrengen", bestand, verbosity=0)


def test_migrate_laat_de_oude_database_zoals_zij_is(db):
    MigrationRecorder.Migration.objects.create(app="opgaven", name="0002_spoor")
    try:
        with pytest.raises(CommandError, match="manage.py overbrengen"):
            call_command("migrate", verbosity=0)
    finally:
        MigrationRecorder.Migration.objects.filter(name="0002_spoor").delete()
