"""The mail to who asked for a document and did not stay to see it finished."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import timezone

from prt.taken.keuzes import Taakstatus
from prt.taken.models import Taak
from prt.weergave import datum

logger = logging.getLogger(__name__)
KLAAR = """Beste {naam},

Het document “{titel}” is klaar. U kunt het tot {tot} downloaden:
{adres}
"""
MISLUKT = """Beste {naam},

Het document “{titel}” kon niet worden gemaakt. Waarom, en hoe u het opnieuw probeert, staat hier:
{adres}
"""


def verstuur() -> None:
    """Each is written down before it goes, so that it goes once; one that the mail server refuses is in the log."""
    for taak in Taak.objects.te_melden().select_related("door"):
        if Taak.objects.filter(pk=taak.pk, gemeld_op=None).update(gemeld_op=timezone.now()):
            try:
                bericht(taak).send()
            except (SMTPException, OSError):
                logger.exception("De mail over taak %s is niet verstuurd.", taak.pk)


def bericht(taak: Taak) -> EmailMessage:
    klaar = taak.status == Taakstatus.KLAAR
    tekst = (KLAAR if klaar else MISLUKT).format(
        naam=taak.door.naam,
        titel=taak.titel,
        tot=datum(timezone.localdate(taak.verloopt_op)),
        adres=settings.SITE_ADRES + reverse("taak", args=[taak.pk]),
    )
    onderwerp = f"{'Klaar' if klaar else 'Niet gelukt'}: {taak.titel}"
    # A subject is one line: a line break in it would be a way to add headers.
    return EmailMessage(" ".join(onderwerp.split()), tekst, to=[taak.door.email])
