"""What the tests of uitruil share: two gemeenten with their people, and taking a step as on the newest version."""

from dataclasses import dataclass
from datetime import date

from opgaven.gebieden.models import Gemeente
from prt.toegang.rollen.keuzes import Rolsoort
from prt.toegang.rollen.models import Gebruiker
from realisatie.afspraken import acties
from realisatie.afspraken.lezen import versie_van_uitruil
from realisatie.uitruil.models import Overdracht, Uitruil
from tests import fabriek

VAN, TOT = date(2025, 1, 1), date(2026, 2, 1)


@dataclass(frozen=True)
class Spel:
    """A giver with hard places, a receiver, and who acts for them."""

    gever: Gemeente
    ontvanger: Gemeente
    van_gever: Gebruiker
    van_ontvanger: Gebruiker
    staf: Gebruiker


def spel(plekken: int = 100) -> Spel:
    gever = fabriek.gemeente("Geverstad")
    ontvanger = fabriek.gemeente("Ontvangerdam", regio=gever.regio)
    if plekken:
        fabriek.periode(gever, plekken, van=VAN, tot=TOT)
    return Spel(
        gever,
        ontvanger,
        medewerker(gever),
        medewerker(ontvanger),
        fabriek.gebruiker(Rolsoort.PRT_SECRETARIS, gever.provincie),
    )


def medewerker(gemeente: Gemeente) -> Gebruiker:
    return fabriek.gebruiker(Rolsoort.MEDEWERKER_GEMEENTE, gemeente)


def lijn(gever: Gemeente, ontvanger: Gemeente, plekken: int = 60, **velden) -> Overdracht:
    """Not saved: a line to propose."""
    standaard = {"doelgroep": "asiel", "van": VAN, "tot": TOT}
    return Overdracht(gever=gever, ontvanger=ontvanger, plekken=plekken, **standaard | velden)


def voorstel(*lijnen: Overdracht, door: Gebruiker, **velden) -> Uitruil:
    nummer = Uitruil.objects.count() + 1
    ronde = velden.pop("ronde", None) or fabriek.cyclus()
    return acties.stel_voor(Uitruil(ronde=ronde, naam=f"Afspraak {nummer}", **velden), lijnen, door=door)


def stap(wat, uitruil: Uitruil, *wie, **velden):
    """On what stands there now."""
    return wat(uitruil, *wie, versie=versie_van_uitruil(uitruil), **velden)
