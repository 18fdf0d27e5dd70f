"""Drawing a report, which takes seconds and so happens in the background."""

from datetime import date

from opgaven.gebieden.zoeken import vind_soort
from opgaven.rondes.models import Ronde
from prt.pdf.gereedschap import PdfNietBeschikbaar
from prt.taken.acties import start
from prt.taken.models import Taak
from prt.taken.soorten import Resultaat, TaakMislukt, Voortgang, taaksoort
from prt.toegang.rollen.models import Gebruiker
from prt.toegang.rollen.rechten import ERGENS, Recht, eis
from prt.weergave import datum
from verslag.document.opstellen import stel_op
from verslag.document.versie import versie_van_de_gegevens
from verslag.rapport.rapporten import RAPPORTEN
from verslag.uitvoer.formaten import FORMATEN
from verslag.uitvoer.papier import als_pdf

DOCUMENT = "verslag-document"


def _titel(*, formaat: str, rapport: str, gebied: str, ronde: str, peildatum: str, bekend_op: str | None, voor: int):
    soort = RAPPORTEN[rapport]
    bekend = f", bekend op {datum(date.fromisoformat(bekend_op))}" if bekend_op else ""
    voor_wie = Gebruiker.objects.get(pk=voor)
    naam, cyclus = vind_soort(voor_wie, soort.soort, gebied), Ronde.objects.cycli().get(code=ronde).naam
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
    soort, gebruiker = RAPPORTEN[rapport], Gebruiker.objects.get(pk=voor)
    verslag = stel_op(
        Ronde.objects.cycli().get(code=ronde),
        vind_soort(gebruiker, soort.soort, gebied),
        date.fromisoformat(peildatum),
        date.fromisoformat(bekend_op) if bekend_op else None,
        rapport=soort,
        gebruiker=gebruiker,
    )
    voortgang(1, 2, "Bladzijden opmaken")
    try:
        inhoud = als_pdf(verslag, voortgang=voortgang) if formaat == "pdf" else FORMATEN[formaat].maak(verslag)
    except PdfNietBeschikbaar as fout:
        raise TaakMislukt(str(fout)) from fout
    return Resultaat(verslag.bestandsnaam(formaat), FORMATEN[formaat].mediatype, inhoud)


def start_document(formaat: str, vraag, *, door) -> Taak:
    """``vraag``: which report, about what and when, with a ``rapport``, ``ronde``, ``gebied`` and ``dagen``."""
    eis(door, Recht.LEZEN, ERGENS)
    peildatum, bekend_op = vraag.dagen
    parameters = {
        "formaat": formaat,
        "rapport": vraag.rapport.sleutel,
        "gebied": vraag.gebied.code,
        "ronde": vraag.ronde.code,
        "peildatum": peildatum.isoformat(),
        "bekend_op": bekend_op.isoformat() if bekend_op else None,
        "voor": door.pk,
    }
    provincie = vraag.gebied.provincie
    return start(DOCUMENT, parameters, door=door, versie=versie_van_de_gegevens(provincie), provincie=provincie)
