"""The papers that others ask for: what can be compared with the source is."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

WORTEL = Path(__file__).parent.parent
PROJECT = tomllib.loads((WORTEL / "pyproject.toml").read_text())["project"]
BIO2 = (WORTEL / "docs" / "veiligheid" / "bio2.md").read_text()
RIJEN = [
    [cel.strip() for cel in regel.strip("|").split("|")] for regel in BIO2.splitlines() if re.match(r"\| \d", regel)
]


def test_de_lijst_van_pakketten_is_die_van_de_installatie(tmp_path):
    """By the same command as `make sbom`: no package more or less, each with its version and its hashes."""
    (opdracht,) = re.findall(r"\$\(PY\) (-W ignore -m cyclonedx_py .*?)\\\n\t\t(.*)", (WORTEL / "Makefile").read_text())
    delen = " ".join(opdracht).replace(".lokaal/sbom", str(tmp_path)).split()
    subprocess.run([sys.executable, *delen], cwd=WORTEL, check=True, capture_output=True)
    lijst = json.loads((tmp_path / "python.cdx.json").read_text())
    assert lijst["bomFormat"] == "CycloneDX"
    assert lijst["metadata"]["component"]["name"] == PROJECT["name"]
    genoemd = {f"{deel['name']}=={deel['version']}" for deel in lijst["components"]}
    vast = set(
        re.findall(r"^([\w.-]+(?:\[[\w,]+\])?==[^\s;\\]+)", (WORTEL / "requirements/base.txt").read_text(), re.M)
    )
    assert genoemd == {re.sub(r"\[.*?\]", "", naam) for naam in vast}
    assert all(bron["hashes"] for deel in lijst["components"] for bron in deel["externalReferences"])


def test_publiccode():
    """The keys that the standard requires (0.4), and what they share with the project."""
    gelezen = yaml.safe_load((WORTEL / "publiccode.yml").read_text())
    verplicht = {"publiccodeYmlVersion", "name", "url", "platforms", "categories", "developmentStatus", "softwareType"}
    assert gelezen.keys() >= verplicht | {"description", "legal", "maintenance", "localisation"}
    assert gelezen["legal"]["license"] == PROJECT["license"]
    assert gelezen["softwareVersion"] == PROJECT["version"]
    tekst = gelezen["description"]["nl"]
    assert len(tekst["shortDescription"]) <= 150 <= len(tekst["longDescription"]) and tekst["features"]
    assert gelezen["localisation"]["availableLanguages"] == ["nl"]


@pytest.mark.parametrize("rij", RIJEN, ids=lambda rij: rij[0])
def test_een_maatregel_zegt_of_zij_er_is_waaruit_dat_blijkt_en_van_wie_zij_is(rij):
    """What is met is shown by a test, or by a folder of the source."""
    _, _, voldaan, getoond, door = rij
    assert voldaan in ("ja", "deels", "nee")
    assert set(door.split(", ")) <= {"software", "provincie"}
    if voldaan == "ja":
        assert re.search(r"`(tests|fixtures)/|zie 8\.3", getoond)
    assert getoond


def test_de_tabel_heeft_rijen():
    assert len(RIJEN) > 30


def test_een_sjabloon_zegt_dat_het_er_een_is():
    for naam in ("dpia", "toegankelijkheidsverklaring"):
        tekst = (WORTEL / "docs" / "veiligheid" / f"{naam}.md").read_text()
        assert tekst.splitlines()[0].endswith(": sjabloon") and "[" in tekst
