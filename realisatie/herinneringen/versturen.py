"""Reminders of the monthly report: who gets which today, and sending them, at most one per person and day."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Q
from django.urls import reverse

from opgaven.gebieden.models import Gemeente
from prt.toegang.rollen.keuzes import Rolsoort
from prt.toegang.rollen.models import Gebruiker, Rol
from prt.weergave import MAANDEN, datum
from realisatie.herinneringen.keuzes import Mailsoort
from realisatie.herinneringen.mailteksten import STANDAARD, vul_in
from realisatie.herinneringen.models import Herinnering, Mailtekst
from realisatie.maand.lezen import Maandregel, maandregels
from realisatie.maand.rekenen import DAGEN_VOORAF, eerste, uiterlijk

HERHAAL_NA = timedelta(days=7)
"""Who is late hears so every week, not every day."""

SOORTEN = {
    # (regiosecretaris, late)
    (False, False): Mailsoort.MEDEWERKER_VOORAF,
    (False, True): Mailsoort.MEDEWERKER_TE_LAAT,
    (True, False): Mailsoort.REGIO_VOORAF,
    (True, True): Mailsoort.REGIO_TE_LAAT,
}


@dataclass(frozen=True)
class Bericht:
    """One mail, not yet sent."""

    aan: Gebruiker
    soort: Mailsoort
    onderwerp: str
    tekst: str


def berichten(vandaag: date) -> list[Bericht]:
    """The mails of a day: none before the week that the last day closes, or when everybody has confirmed."""
    te_laat = vandaag > uiterlijk(eerste(vandaag))
    if vandaag < uiterlijk(eerste(vandaag)) - timedelta(days=DAGEN_VOORAF):
        return []
    gemeenten = Gemeente.objects.deelnemend().in_verslagvolgorde()
    achter = [regel for regel in maandregels(gemeenten, eerste(vandaag), vandaag) if regel.status.wacht_op_gemeente]
    eigen = {(m.provincie_id, Mailsoort(m.soort)): (m.onderwerp, m.tekst) for m in Mailtekst.objects.all()}
    gehad = _gehad(vandaag, te_laat)
    return [
        _bericht(wie, SOORTEN[is_regio, te_laat], regels, eigen, vandaag)
        for wie, is_regio, regels in _ontvangers(achter, vandaag)
        if wie.pk not in gehad
    ]


def _gehad(vandaag: date, te_laat: bool) -> set[int]:
    """Who need not hear it again: a first notice once a month, a late one every week, nobody twice a day."""
    vandaag_al = Q(datum=vandaag)
    soorten = [soort for (_, laat), soort in SOORTEN.items() if laat == te_laat]
    sinds = vandaag - HERHAAL_NA + timedelta(days=1) if te_laat else eerste(vandaag)
    onlangs = Q(soort__in=soorten, datum__gte=max(sinds, eerste(vandaag)), datum__lte=vandaag)
    return set(Herinnering.objects.filter(vandaag_al | onlangs).values_list("gebruiker_id", flat=True))


def _ontvangers(achter: Sequence[Maandregel], vandaag: date) -> Iterable[tuple[Gebruiker, bool, list[Maandregel]]]:
    """Each person once, with all gemeenten that he has to do with; as regiosecretaris when that is one of the roles."""
    rollen = Rol.objects.filter(
        Q(tot=None) | Q(tot__gt=vandaag),
        soort__in=(Rolsoort.MEDEWERKER_GEMEENTE, Rolsoort.REGIOSECRETARIS),
        gebruiker__is_active=True,
    ).select_related("gebruiker", "gebied")
    per_persoon: dict[Gebruiker, list[Rol]] = defaultdict(list)
    for rol in rollen.order_by("gebruiker__email", "pk"):
        per_persoon[rol.gebruiker].append(rol)
    for wie, eigen in per_persoon.items():
        hier = frozenset().union(*(rol.gebied.nu.omvat for rol in eigen))
        regels = [regel for regel in achter if regel.gemeente.pk in hier]
        if regels:
            yield wie, any(rol.soort == Rolsoort.REGIOSECRETARIS for rol in eigen), regels


def _bericht(wie, soort, regels, eigen, vandaag) -> Bericht:
    """In the words of the provincie of the first gemeente: nobody works in two."""
    waarden = {
        "naam": wie.naam,
        "maand": f"{MAANDEN[vandaag.month - 1]} {vandaag.year}",
        "uiterlijk": datum(uiterlijk(eerste(vandaag))),
        "gemeenten": "\n".join(f"- {regel.gemeente} ({regel.status})" for regel in regels),
        "aantal": str(len(regels)),
        "adres": settings.SITE_ADRES + reverse("maandstanden"),
    }
    onderwerp, tekst = eigen.get((regels[0].gemeente.provincie.pk, soort), STANDAARD[soort])
    # A subject is one line: a line break in it would be a way to add headers.
    return Bericht(wie, soort, " ".join(vul_in(onderwerp, waarden).split()), vul_in(tekst, waarden))


def verstuur(berichten: Sequence[Bericht], vandaag: date, *, bij_fout: Callable[[Bericht, Exception], None]) -> int:
    """Send; each is written down before it goes, so that two runs at once cannot both send it.

    A mail that the server refuses is taken off the record again and reported; the others still go. Returns how many
    were sent.
    """
    verstuurd = 0
    for bericht in berichten:
        herinnering, nieuw = Herinnering.objects.get_or_create(
            gebruiker=bericht.aan, datum=vandaag, defaults={"soort": bericht.soort}
        )
        if not nieuw:
            continue
        try:
            EmailMessage(bericht.onderwerp, bericht.tekst, to=[bericht.aan.email]).send()
        except (SMTPException, OSError) as fout:
            herinnering.delete()
            bij_fout(bericht, fout)
        else:
            verstuurd += 1
    return verstuurd
