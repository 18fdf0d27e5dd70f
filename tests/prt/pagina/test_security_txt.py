"""Where to report a vulnerability, as RFC 9116 asks for it."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

PAD = "/.well-known/security.txt"


def velden(client) -> dict[str, str]:
    antwoord = client.get(PAD)
    assert antwoord.status_code == 200
    assert antwoord.headers["Content-Type"] == "text/plain; charset=utf-8"
    return dict(regel.split(": ", 1) for regel in antwoord.content.decode().splitlines())


@pytest.mark.django_db
def test_noemt_het_meldpunt_en_verloopt_binnen_een_jaar(client, settings):
    settings.VEILIGHEID_MELDEN = "mailto:security@provincie.example"
    settings.SITE_ADRES = "https://regietafel.provincie.example"
    gelezen = velden(client)
    assert gelezen["Contact"] == "mailto:security@provincie.example"
    assert gelezen["Canonical"] == "https://regietafel.provincie.example/.well-known/security.txt"
    over = datetime.fromisoformat(gelezen["Expires"]) - timezone.now()
    assert timedelta(days=30) < over < timedelta(days=365)


@pytest.mark.django_db
def test_zonder_meldpunt_is_er_niets(client):
    assert client.get(PAD).status_code == 404


def test_ook_voor_wie_nog_een_tweede_stap_moet_instellen(als, settings):
    settings.MFA_VERPLICHT, settings.VEILIGHEID_MELDEN = True, "https://provincie.example/melden"
    assert velden(als("cdk"))["Contact"] == "https://provincie.example/melden"
