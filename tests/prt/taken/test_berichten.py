"""A mail to who did not stay to see it: one, with the way to the document."""

from datetime import timedelta

import pytest
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from prt.taken.berichten import verstuur
from tests import fabriek

pytestmark = pytest.mark.django_db

WEG = timezone.now() - timedelta(minutes=2)


def test_wie_weg_is_krijgt_een_mail_met_de_weg_naar_het_document(mailoutbox, settings):
    settings.SITE_ADRES = "https://regietafel.example"
    taak = fabriek.taak(status="klaar", bekeken_op=WEG, titel="Verslag\nBcc: ander@voorbeeld.nl")
    verstuur()
    verstuur()
    [mail] = mailoutbox
    assert mail.to == [taak.door.email]
    assert mail.subject == "Klaar: Verslag Bcc: ander@voorbeeld.nl"
    assert f"https://regietafel.example/taken/{taak.pk}/" in mail.body
    assert taak.door.naam in mail.body


def test_ook_als_het_niet_lukte(mailoutbox):
    fabriek.taak(status="mislukt", bekeken_op=WEG)
    verstuur()
    [mail] = mailoutbox
    assert mail.subject.startswith("Niet gelukt: ") and "kon niet worden gemaakt" in mail.body


@pytest.mark.parametrize(
    "velden",
    [
        {"status": "wacht", "bekeken_op": WEG},
        {"status": "bezig", "bekeken_op": WEG},
        {"status": "klaar"},  # looked a moment ago: the page is about to say it
        {"status": "klaar", "bekeken_op": WEG, "gezien_op": timezone.now()},
        {"status": "klaar", "bekeken_op": WEG, "gemeld_op": timezone.now()},
    ],
)
def test_geen_mail_aan_wie_wacht_of_het_al_weet(mailoutbox, velden):
    fabriek.taak(**velden)
    verstuur()
    assert not mailoutbox


def test_geen_mail_aan_een_account_dat_niet_meer_werkt(mailoutbox):
    fabriek.taak(fabriek.gebruiker(is_active=False), status="klaar", bekeken_op=WEG)
    verstuur()
    assert not mailoutbox


def test_een_mailserver_die_weigert_houdt_de_rest_niet_op(mailoutbox, monkeypatch, caplog):
    for _ in range(2):
        fabriek.taak(status="klaar", bekeken_op=WEG)
    gewoon, keren = EmailBackend.send_messages, []

    def een_keer_niet(backend, berichten):
        keren.append(1)
        if len(keren) == 1:
            raise OSError("geen verbinding")
        return gewoon(backend, berichten)

    monkeypatch.setattr(EmailBackend, "send_messages", een_keer_niet)
    verstuur()
    assert len(mailoutbox) == 1
    assert "is niet verstuurd" in caplog.text
