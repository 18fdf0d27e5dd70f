"""``manage.py importeer``: thousands of rows, ten faults at once, and files that are no workbook."""

import io
import re

import pytest
from django.core.management import CommandError, call_command

from realisatie.locaties.models import Beschikbaarheid, Locatie
from tests.realisatie.importeren.hulp import bestand, rij, stroom, werkmap

pytestmark = pytest.mark.django_db

GEMEENTEN = ["Zwolle", "Kampen", "Deventer", "Enschede", "Hengelo", "Almelo"]


def veel(aantal: int):
    """Correct rows: in every gemeente locaties with three periods each."""
    for nummer in range(aantal):
        gemeente = GEMEENTEN[nummer % len(GEMEENTEN)]
        locatie, periode = divmod(nummer // len(GEMEENTEN), 3)
        van, tot = f"1-1-{2025 + periode}", f"1-1-{2026 + periode}"
        yield rij(Gemeente=gemeente, Locatie=f"Opvang {locatie}", Plekken=10 + nummer % 90, Van=van, Tot=tot)


@pytest.fixture
def opdracht(overijssel, tmp_path):
    """Runs the command on a file with this content; returns what it prints."""

    def voer_uit(inhoud, *opties) -> str:
        pad = tmp_path / "aanlevering.xlsx"
        pad.write_bytes(inhoud if isinstance(inhoud, bytes) else inhoud.getvalue())
        uit = io.StringIO()
        call_command("importeer", pad, *opties, stdout=uit)
        return uit.getvalue()

    return voer_uit


def aantallen():
    return Locatie.objects.count(), Beschikbaarheid.objects.count()


@pytest.mark.traag
def test_drieduizend_rijen(opdracht):
    locaties, periodes = aantallen()
    boek = bestand(*veel(3_000))
    uit = opdracht(boek)
    assert aantallen() == (locaties + 1_002, periodes + 3_000)  # 500 rows per gemeente: 167 locaties
    assert "1.000 rijen gelezen …\n2.000 rijen gelezen …\n3.000 rijen gelezen …\n" in uit
    assert uit.endswith(
        "Locaties: 1.002 nieuw, 0 gewijzigd, 0 ongewijzigd. Periodes: 3.000 nieuw, 0 gewijzigd, 0 ongewijzigd.\n"
    )
    assert opdracht(boek).endswith(
        "Locaties: 0 nieuw, 0 gewijzigd, 1.002 ongewijzigd. Periodes: 0 nieuw, 0 gewijzigd, 3.000 ongewijzigd.\n"
    )
    assert aantallen() == (locaties + 1_002, periodes + 3_000)


@pytest.mark.traag
def test_drieduizend_wijzigingen(opdracht):
    rijen = list(veel(3_000))
    opdracht(bestand(*rijen))
    uit = opdracht(bestand(*[anders | {"Plekken": anders["Plekken"] + 1, "Adres": "Verhuisd 1"} for anders in rijen]))
    assert "Locaties: 0 nieuw, 1.002 gewijzigd, 0 ongewijzigd. Periodes: 0 nieuw, 3.000 gewijzigd" in uit
    assert Locatie.objects.filter(adres="Verhuisd 1").count() == 1_002


TIEN_FOUTEN = [
    ("A2", {"Gemeente": "Zwole"}, "“Zwole” is geen bekende gemeente. Bedoelt u “Zwolle”?"),
    ("B3", {"Locatie": "x" * 121}, "Kort hem in tot 120 tekens."),
    ("C4", {"Soort": "kasteel"}, "“kasteel” is geen bekende soort. Kies uit: Azc, Noodopvang"),
    ("F5", {"Doelgroep": None}, "Doelgroep is niet ingevuld."),
    ("G6", {"Plekken": -3}, "Vul minstens 1 plek in"),
    ("G7", {"Plekken": "1,5"}, "“1,5” is geen heel getal."),
    ("G8", {"Plekken": "=SUM(G2:G7)"}, "Hier staat een formule."),
    ("H9", {"Van": "31-2-2025"}, "“31-2-2025” bestaat niet."),
    ("I10", {"Tot": "1-1-2020"}, "De einddatum (1 januari 2020) ligt niet na de begindatum (1 juli 2025)."),
    ("J11", {"Hardheid": "zeker"}, "“zeker” is geen bekende hardheid."),
]


@pytest.mark.parametrize("opties", [(), ("--proef",)])
def test_tien_verschillende_fouten_tien_meldingen_en_niets_geschreven(opdracht, opties):
    voor = aantallen()
    fout = [rij(**{"Locatie": f"Locatie {nummer}"} | anders) for nummer, (_, anders, _) in enumerate(TIEN_FOUTEN)]
    with pytest.raises(CommandError) as mislukt:
        opdracht(bestand(*fout, rij(Locatie="Goed")), *opties)
    kop, *meldingen = str(mislukt.value).splitlines()
    assert kop == "Er is niets opgeslagen: 10 problemen."
    assert mislukt.value.returncode == 1
    assert len(meldingen) == 10
    for (cel, anders, zegt), melding in zip(TIEN_FOUTEN, meldingen, strict=True):
        nummer = re.search(r"\d+", cel)[0]
        assert melding.startswith(f"Beschikbaarheid!{cel} (rij {nummer}, kolom {next(iter(anders))}): ")
        assert zegt in melding
    assert aantallen() == voor


def test_een_proef_schrijft_niets(opdracht):
    voor = aantallen()
    assert opdracht(bestand(rij()), "--proef").startswith("Proef, er is niets opgeslagen. Locaties: 1 nieuw")
    assert aantallen() == voor


def test_een_enkel_probleem(opdracht):
    with pytest.raises(CommandError, match="^Er is niets opgeslagen: 1 probleem.\nBeschikbaarheid!G2 "):
        opdracht(bestand(rij(Plekken=0)))


def test_geen_werkmap(opdracht):
    with pytest.raises(CommandError, match="Er is niets opgeslagen.\nDit is geen Excel-werkmap"):
        opdracht(b"Gemeente;Locatie\nZwolle;Azc\n")


def test_een_bestand_dat_er_niet_is(tmp_path, db):
    with pytest.raises(CommandError, match="kan niet worden geopend"):
        call_command("importeer", tmp_path / "weg.xlsx")


def test_de_opdracht_houdt_de_grens_van_de_instellingen_aan(opdracht, settings):
    settings.UPLOAD_GROOTSTE = 1024 * 1024
    with pytest.raises(CommandError, match="Het bestand is groter dan 1 MB"):
        opdracht(stroom(werkmap(rij())).getvalue() + bytes(1024 * 1024))


def test_veel_problemen_worden_geteld(opdracht):
    with pytest.raises(CommandError) as mislukt:
        opdracht(bestand(*[rij(Plekken=0)] * 600))
    regels = str(mislukt.value).splitlines()
    assert len(regels) == 1 + 500 + 1
    assert (regels[0], regels[-1]) == (
        "Er is niets opgeslagen: 1.199 problemen.",  # 600 times no places, 599 times the same period again
        "… en nog 699 problemen die hier niet staan.",
    )
