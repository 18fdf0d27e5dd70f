"""What takes seconds and so happens in the background: drawing the verslag, and adopting it."""

import hashlib
from datetime import date
from typing import Protocol

from django.db.models import Count, Max
from django.utils import timezone

from opgaven.bronnen.models import Bron
from opgaven.gebieden.models import Gemeente, Provincie, Regio
from opgaven.rondes.models import Ronde
from prt.pdf.gereedschap import PdfNietBeschikbaar
from prt.taken.acties import start
from prt.taken.models import Taak
from prt.taken.soorten import Resultaat, TaakMislukt, Voortgang, taaksoort
from prt.toegang.rollen.models import Gebruiker
from prt.toegang.spoor.lezen import gevolgde_modellen
from prt.weergave import datum
from verslag.formaten import FORMATEN
from verslag.gebieden import zoek_gebied
from verslag.models import Vaststelling
from verslag.opstellen import stel_op
from verslag.papier import als_pdf
from verslag.rapporten import RAPPORTEN, Rapport
from verslag.teksten import Gebied, code_van, provincie_bij
from verslag.vaststellen import KanNietVaststellen, Opdracht, stel_vast, volgend_nummer

DOCUMENT = "verslag-document"
VASTSTELLEN = "verslag-vaststellen"
ZONDER_GESCHIEDENIS = (Provincie, Regio, Gemeente, Bron)


class Vraag(Protocol):
    """Which report, about what and when."""

    rapport: Rapport
    ronde: Ronde
    gebied: Gebied
    dagen: tuple[date, date | None]


def _titel(*, formaat: str, rapport: str, gebied: str, ronde: str, peildatum: str, bekend_op: str | None, voor: int):
    soort = RAPPORTEN[rapport]
    bekend = f", bekend op {datum(date.fromisoformat(bekend_op))}" if bekend_op else ""
    naam, cyclus = zoek_gebied(soort.soort, gebied), Ronde.objects.get(code=ronde).naam
    moment = f"stand op {datum(date.fromisoformat(peildatum))}{bekend}"
    return f"{soort.naam} {naam}, {cyclus}, {moment} ({FORMATEN[formaat].naam})"


@taaksoort(DOCUMENT, titel=_titel)
def maak_document(
    voortgang: Voortgang,
    *,
    formaat: str,
    rapport: str,
    gebied: str,
    ronde: str,
    peildatum: str,
    bekend_op: str | None,
    voor: int,
) -> Resultaat:
    """The figures as they can be published, whoever asks; of the texts what the account ``voor`` may read."""
    voortgang(0, 2, "Cijfers samenstellen")
    soort = RAPPORTEN[rapport]
    verslag = stel_op(
        Ronde.objects.cycli().get(code=ronde),
        zoek_gebied(soort.soort, gebied),
        date.fromisoformat(peildatum),
        date.fromisoformat(bekend_op) if bekend_op else None,
        rapport=soort,
        gebruiker=Gebruiker.objects.get(pk=voor),
    )
    voortgang(1, 2, "Bladzijden opmaken")
    try:
        inhoud = als_pdf(verslag, voortgang=voortgang) if formaat == "pdf" else FORMATEN[formaat].maak(verslag)
    except PdfNietBeschikbaar as fout:
        raise TaakMislukt(str(fout)) from fout
    return Resultaat(verslag.bestandsnaam(formaat), FORMATEN[formaat].mediatype, inhoud)


def start_document(formaat: str, vraag: Vraag, *, door) -> Taak:
    peildatum, bekend_op = vraag.dagen
    parameters = {
        "formaat": formaat,
        "rapport": vraag.rapport.sleutel,
        "gebied": code_van(vraag.gebied),
        "ronde": vraag.ronde.code,
        "peildatum": peildatum.isoformat(),
        "bekend_op": bekend_op.isoformat() if bekend_op else None,
        "voor": door.pk,
    }
    provincie = provincie_bij(vraag.gebied)
    return start(DOCUMENT, parameters, door=door, versie=versie_van_de_gegevens(), provincie=provincie)


@taaksoort(VASTSTELLEN, titel="Het verslag vaststellen")
def maak_vaststelling(
    voortgang: Voortgang, *, ronde: str, provincie: str, nummer: int, reden: str, redenen: dict, voor: int
) -> Resultaat:
    """Adopt as number ``nummer``; the file is the one that was frozen. Started twice, it adopts once."""
    voortgang(0, 2, "Nagaan of alles klaar is")
    cyclus = Ronde.objects.cycli().get(code=ronde)
    gebied = Provincie.objects.get(cbs_code=provincie)
    opdracht = Opdracht(cyclus, gebied, cyclus.peildatum_op(timezone.localdate()), reden, redenen)
    eerder = Vaststelling.objects.filter(ronde=cyclus, provincie=gebied, nummer=nummer, handeling__wie=voor).first()
    try:
        vastgesteld = eerder or stel_vast(opdracht, door=Gebruiker.objects.get(pk=voor), voortgang=voortgang)
    except (KanNietVaststellen, PdfNietBeschikbaar) as fout:
        raise TaakMislukt(str(fout)) from fout
    return Resultaat(vastgesteld.bestandsnaam, FORMATEN["pdf"].mediatype, bytes(vastgesteld.pdf))


def start_vaststellen(ronde: Ronde, provincie: Provincie, reden: str, redenen: dict[str, str], *, door) -> Taak:
    parameters = {
        "ronde": ronde.code,
        "provincie": provincie.cbs_code,
        "nummer": volgend_nummer(ronde, provincie),
        "reden": reden,
        "redenen": redenen,
        "voor": door.pk,
    }
    return start(VASTSTELLEN, parameters, door=door, versie=versie_van_de_gegevens(), provincie=provincie)


def versie_van_de_gegevens() -> str:
    """Changes with everything that a verslag is made of. One query per model, whatever the number of records.

    A record with a history cannot change without a new row in it: not by a form, an import or a command, nor in bulk
    (``leg_vast``). Of each history the last row and the number of rows are taken: of two actions at once the one
    that took its number first may become visible last. The last Handeling will not do: downloading the file is one,
    so that no second click would ever find the first. The few records without a history are read whole. The date is
    in it because what is late or over depends on the day.
    """
    historie = [
        sorted(model.history.aggregate(laatste=Max("history_id"), aantal=Count("history_id")).items())
        for model in sorted(gevolgde_modellen(), key=lambda model: model._meta.label)
    ]
    gebieden = [list(model.objects.order_by("pk").values_list()) for model in ZONDER_GESCHIEDENIS]
    return hashlib.sha256(repr([timezone.localdate(), historie, gebieden]).encode()).hexdigest()
