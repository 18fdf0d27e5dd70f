"""Adopting: freeze what the verslag says and the very bytes of its file. Afterwards only additions are possible."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from opgaven.gebieden.models import Gemeente, Provincie
from opgaven.rondes.models import Ronde
from prt.problemen import KanNiet
from prt.toegang.rollen.rechten import Recht, eis
from prt.toegang.spoor.handelingen import handeling
from prt.toegang.spoor.keuzes import Handelingsoort
from realisatie.besluitvorming.lezen import zonder_besluitdatum
from realisatie.maand.lezen import maandregels
from realisatie.maand.rekenen import eerste
from verslag.cijfers.samenstellen import stel_samen
from verslag.document.document import Verslag
from verslag.document.opstellen import stel_op
from verslag.document.versie import wijzigingen_in
from verslag.rapport.rapporten import ADDENDUM, VERSLAG
from verslag.teksten.tekstlijst import alle_regels
from verslag.uitvoer.papier import als_pdf
from verslag.uitvoer.sjablonen import sjabloonversie
from verslag.vaststellen.bevroren import bevries
from verslag.vaststellen.gereedheid import Grond, Punt, gereedheid
from verslag.vaststellen.keuzes import Documentsoort
from verslag.vaststellen.models import Aanbieding, Vaststelling

INTUSSEN = "Een collega heeft intussen een versie vastgesteld. Bekijk die eerst."


def grond_van(ronde: Ronde, provincie: Provincie, gebruiker) -> Grond:
    """What readiness is judged by, as far as somebody may see it."""
    vandaag = timezone.localdate()
    gemeenten = list(Gemeente.objects.in_gebied(provincie).vertrouwd_voor(gebruiker))
    peildatum = ronde.peildatum_op(vandaag)
    return Grond(
        cijfers=stel_samen(ronde, provincie, peildatum, vertrouwd={gemeente.pk for gemeente in gemeenten}),
        teksten=alle_regels(ronde, provincie, gebruiker),
        maanden=maandregels(gemeenten, eerste(vandaag), vandaag),
        besluitloos=zonder_besluitdatum(gebruiker, provincie.gemeenten.all()),
    )


@dataclass(frozen=True)
class Vaststelopdracht:
    """A request to adopt as this number.

    ``reden``: why there is a new version; ``redenen``: per kind of point why it may be.
    """

    ronde: Ronde
    provincie: Provincie
    nummer: int
    peildatum: date
    reden: str
    redenen: Mapping[str, str]


def stel_vast(opdracht: Vaststelopdracht, *, door, voortgang=None) -> Vaststelling:
    """Adopt the verslag as it is now.

    Raises:
        KanNiet: when something blocks, a reason is lacking, or a record changed meanwhile.
        PdfNietBeschikbaar: when it cannot be drawn on this machine.
    """
    ronde, provincie = opdracht.ronde, opdracht.provincie
    eis(door, Recht.VASTSTELLEN, provincie)
    eis_gereed(gereedheid(grond_van(ronde, provincie, door)), opdracht.redenen)
    begin, moment = wijzigingen_in(provincie), timezone.now()
    nummer = opdracht.nummer
    if nummer != volgend_nummer(ronde, provincie):
        raise KanNiet(INTUSSEN)
    if nummer > 1 and not opdracht.reden.strip():
        raise KanNiet("Er is al een versie vastgesteld. Zeg waarom er een nieuwe komt.")
    # Every role reads what is adopted, so only what its author released goes in.
    verslag = stel_op(ronde, provincie, opdracht.peildatum, rapport=VERSLAG, alleen_klaar=True)
    verslag.status = _status(Documentsoort.VERSIE, nummer, moment)
    vastgesteld = _bevries(verslag, opdracht.reden, moment, nummer)
    vastgesteld.redenen = dict(opdracht.redenen)
    vastgesteld.pdf = als_pdf(verslag, voortgang=voortgang)
    if wijzigingen_in(provincie) != begin:
        raise KanNiet("Tijdens het vaststellen is er iets gewijzigd. Kijk het verslag na en begin opnieuw.")
    return _bewaar(vastgesteld, door=door)


def voeg_toe(vorige: Vaststelling, *, reden: str, tekst: str, door) -> Vaststelling:
    """An addendum to an adopted document: a short text of its own; what was adopted stays as it is."""
    eis(door, Recht.VASTSTELLEN, vorige.provincie)
    ronde, provincie, moment = vorige.ronde, vorige.provincie, timezone.now()
    cijfers = stel_samen(ronde, provincie, vorige.peildatum)
    verslag = Verslag(cijfers, ADDENDUM, teksten={("addendum", provincie.code): tekst})
    nummer = volgend_nummer(ronde, provincie)
    verslag.status = f"{_status(Documentsoort.ADDENDUM, nummer, moment)}, bij {str(vorige).lower()}"
    nieuw = _bevries(verslag, reden, moment, nummer)
    nieuw.soort, nieuw.vorige, nieuw.pdf = Documentsoort.ADDENDUM, vorige, als_pdf(verslag)
    return _bewaar(nieuw, door=door)


@transaction.atomic
def bied_aan(vastgesteld: Vaststelling, *, aan: str, datum: date, kenmerk: str, door) -> Aanbieding:
    """Record that it was offered; once. Raises KanNiet: when somebody did so already."""
    eis(door, Recht.VASTSTELLEN, vastgesteld.provincie)
    Provincie.objects.select_for_update().get(pk=vastgesteld.provincie.pk)
    if Aanbieding.objects.filter(vaststelling=vastgesteld).exists():
        raise KanNiet("De aanbieding van dit document is al vastgelegd.")
    with handeling(
        Handelingsoort.AANGEBODEN, f"{vastgesteld.titel}, {vastgesteld}", **_door(vastgesteld, door)
    ) as deze:
        return Aanbieding.objects.create(
            vaststelling=vastgesteld, aan=aan, datum=datum, kenmerk=kenmerk, handeling=deze
        )


def eis_gereed(punten: tuple[Punt, ...], redenen: Mapping[str, str]) -> None:
    """Raises KanNiet: when something blocks or a reason is lacking."""
    if blokkades := [punt.titel for punt in punten if punt.blokkeert]:
        raise KanNiet(f"Dit moet eerst in orde zijn: {'; '.join(blokkades)}.")
    if zonder := [punt.titel for punt in punten if not redenen.get(punt.sleutel, "").strip()]:
        raise KanNiet(f"Geef een reden bij: {'; '.join(zonder)}.")


def _bevries(verslag: Verslag, reden: str, moment: datetime, nummer: int) -> Vaststelling:
    laatste = Vaststelling.objects.van(verslag.ronde, verslag.cijfers.provincie).first()
    return Vaststelling(
        ronde=verslag.ronde,
        provincie=verslag.cijfers.provincie,
        soort=Documentsoort.VERSIE,
        nummer=nummer,
        vorige=laatste,
        titel=verslag.titel,
        peildatum=verslag.cijfers.peildatum,
        moment=moment,
        reden=reden,
        cijfers=bevries(verslag),
        teksten={"/".join(sleutel): tekst for sleutel, tekst in verslag.teksten.items()},
        sjabloonversie=sjabloonversie(verslag.rapport),
    )


@transaction.atomic
def _bewaar(vastgesteld: Vaststelling, *, door) -> Vaststelling:
    """Under a lock on the provincie, so that two at once do not take one number."""
    Provincie.objects.select_for_update().get(pk=vastgesteld.provincie.pk)
    if volgend_nummer(vastgesteld.ronde, vastgesteld.provincie) != vastgesteld.nummer:
        raise KanNiet(INTUSSEN)
    vastgesteld.sha256 = hashlib.sha256(vastgesteld.pdf).hexdigest()
    onderwerp = f"{vastgesteld.titel}, {vastgesteld}"
    with handeling(Handelingsoort.VASTGESTELD, onderwerp, reden=vastgesteld.reden, **_door(vastgesteld, door)) as deze:
        vastgesteld.handeling = deze
        vastgesteld.save(force_insert=True)
    return vastgesteld


def _door(vastgesteld: Vaststelling, door) -> dict:
    return {"door": door, "gebied": vastgesteld.provincie}


def volgend_nummer(ronde: Ronde, provincie: Provincie) -> int:
    gevonden = Vaststelling.objects.filter(ronde=ronde, provincie=provincie)
    return (gevonden.aggregate(hoogste=Max("nummer"))["hoogste"] or 0) + 1


def _status(soort: Documentsoort, nummer: int, moment: datetime) -> str:
    return f"vastgesteld op {timezone.localtime(moment):%d-%m-%Y}, {soort.label.lower()} {nummer}"
