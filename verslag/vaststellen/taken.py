"""Adopting the verslag, which draws it and so happens in the background."""

from django.utils import timezone

from opgaven.gebieden.models import Provincie
from opgaven.rondes.models import Ronde
from prt.pdf.gereedschap import PdfNietBeschikbaar
from prt.problemen import KanNiet
from prt.taken.acties import start
from prt.taken.models import Taak
from prt.taken.soorten import Resultaat, TaakMislukt, Voortgang, taaksoort
from prt.toegang.rollen.models import Gebruiker
from prt.toegang.rollen.rechten import Recht, eis
from verslag.document.versie import versie_van_de_gegevens
from verslag.uitvoer.formaten import FORMATEN
from verslag.vaststellen.acties import Vaststelopdracht, stel_vast, volgend_nummer
from verslag.vaststellen.models import Vaststelling

VASTSTELLEN = "verslag-vaststellen"


@taaksoort(VASTSTELLEN, titel="Het verslag vaststellen", voorrang=True)
def maak_vaststelling(
    voortgang: Voortgang, *, ronde: str, provincie: str, nummer: int, reden: str, redenen: dict, voor: int
) -> Resultaat:
    """Adopt as number ``nummer``; the file is the one that was frozen. Started twice, it adopts once."""
    voortgang(0, 2, "Nagaan of alles klaar is")
    cyclus = Ronde.objects.cycli().get(code=ronde)
    gebied = Provincie.objects.get_by_natural_key(provincie)
    opdracht = Vaststelopdracht(cyclus, gebied, nummer, cyclus.peildatum_op(timezone.localdate()), reden, redenen)
    eerder = Vaststelling.objects.filter(ronde=cyclus, provincie=gebied, nummer=nummer, handeling__wie=voor).first()
    try:
        vastgesteld = eerder or stel_vast(opdracht, door=Gebruiker.objects.get(pk=voor), voortgang=voortgang)
    except (KanNiet, PdfNietBeschikbaar) as fout:
        raise TaakMislukt(str(fout)) from fout
    return Resultaat(vastgesteld.bestandsnaam, FORMATEN["pdf"].mediatype, bytes(vastgesteld.pdf))


def start_vaststellen(ronde: Ronde, provincie: Provincie, reden: str, redenen: dict[str, str], *, door) -> Taak:
    eis(door, Recht.VASTSTELLEN, provincie)
    parameters = {
        "ronde": ronde.code,
        "provincie": provincie.code,
        "nummer": volgend_nummer(ronde, provincie),
        "reden": reden,
        "redenen": redenen,
        "voor": door.pk,
    }
    return start(VASTSTELLEN, parameters, door=door, versie=versie_van_de_gegevens(provincie), provincie=provincie)
