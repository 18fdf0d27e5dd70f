"""Two people who take the same step at the same moment: one step is taken, the other hears why not."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from prt.problemen import KanNiet
from realisatie.herinneringen.keuzes import Mailsoort
from realisatie.herinneringen.models import Herinnering
from realisatie.herinneringen.versturen import Bericht, verstuur
from realisatie.maand.acties import zet_stap
from realisatie.maand.lezen import maandregel
from realisatie.maand.models import Maandstap
from realisatie.maand.rekenen import Stap, eerste
from tests import fabriek

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in at a time"),
    pytest.mark.django_db(transaction=True),
]


def tegelijk(doe):
    samen = Barrier(2)

    def een(_):
        samen.wait(timeout=20)
        try:
            return doe()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as draden:
        return list(draden.map(een, range(2)))


def test_twee_keer_tegelijk_bevestigen():
    gemeente = fabriek.gemeente()
    wie = fabriek.spelers(gemeente).medewerker
    versie = maandregel(gemeente).versie

    def bevestig():
        try:
            zet_stap(gemeente, eerste(timezone.localdate()), Stap.INDIENEN, door=wie, versie=versie)
        except KanNiet:
            return "te laat"
        return "gelukt"

    assert sorted(tegelijk(bevestig)) == ["gelukt", "te laat"]
    assert Maandstap.objects.count() == 1


def test_twee_keer_tegelijk_herinneren_is_een_mail(mailoutbox):
    bericht = Bericht(fabriek.gebruiker(), Mailsoort.MEDEWERKER_VOORAF, "Onderwerp", "Tekst")
    vandaag = date(2026, 11, 8)
    assert sorted(tegelijk(lambda: verstuur([bericht], vandaag, bij_fout=pytest.fail))) == [0, 1]
    assert len(mailoutbox) == 1 and Herinnering.objects.count() == 1
