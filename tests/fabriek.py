"""Makers of records, each valid and as plain as possible on its own, and a fixed cast of people."""

import hashlib
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from opgaven.bronnen.models import Bron
from opgaven.gebieden.keuzes import Gebiedsoort, Lidsoort
from opgaven.gebieden.models import Gebied, Gemeente, Inwonertal, Lidmaatschap, Provincie, Regio
from opgaven.opgaven.keuzes import Grondslag
from opgaven.opgaven.models import Opgave
from opgaven.overleg.models import Actie, Besluit, Overleg
from opgaven.planning.models import Mijlpaal
from opgaven.rondes.keuzes import Stroom
from opgaven.rondes.models import Ronde
from opgaven.rondes.rekenen import Telregel
from opgaven.statushouders.keuzes import Niveau, Postsoort, Trede
from opgaven.statushouders.models import Taakstellingpost, Toezichtstap
from opgaven.verdelen.keuzes import Verdeelniveau, Verdeelsleutel
from opgaven.verdelen.models import Verdeelregel, Verdeling
from prt.taken.models import Taak, Verwerker
from prt.toegang.rollen.keuzes import Rolsoort
from prt.toegang.rollen.models import Gebruiker, Rol
from prt.toegang.rollen.rechten import OPDRACHTREGEL
from prt.toegang.spoor.handelingen import log
from prt.toegang.spoor.keuzes import Handelingsoort
from prt.toegang.spoor.models import Handeling
from realisatie.besluitvorming.models import Besluitstap
from realisatie.bezetting.keuzes import Teller
from realisatie.bezetting.models import Bezetting
from realisatie.herinneringen.keuzes import Mailsoort
from realisatie.herinneringen.models import Mailtekst
from realisatie.knelpunten.models import Knelpunt
from realisatie.locaties.keuzes import Doelgroep
from realisatie.locaties.models import Beschikbaarheid, Locatie, Regiototaal
from realisatie.locaties.rekenen import Hardheid
from realisatie.uitruil.models import Bevestiging, Overdracht, Uitruil
from verslag.scenario.models import Scenario, Scenarioregel
from verslag.teksten.models import Tekst
from verslag.vaststellen.models import Aanbieding, Vaststelling

CYCLUS_VAN, CYCLUS_TOT = date(2024, 2, 1), date(2026, 2, 1)
VENSTER_VAN, VENSTER_TOT = date(2025, 7, 1), date(2026, 2, 1)


def _volgnummer(model) -> int:
    """Counted from the database and not from this process, so that a test gets the same names every time."""
    return model.objects.count() + 1


def land() -> Gebied:
    return Gebied.objects.get_or_create(soort=Gebiedsoort.LAND, defaults={"code": "NL", "naam": "Nederland"})[0]


def lid(gebied: Gebied, soort: Lidsoort, groep: Gebied | None, **velden) -> Lidmaatschap:
    return Lidmaatschap.objects.create(gebied=gebied, soort=soort, groep=groep, **velden)


def verhuis(gebied: Gebied, groep: Gebied) -> None:
    """As if it had always been in this regio or provincie."""
    gebied.lidmaatschappen.filter(soort=groep.soort).update(groep=groep)


def provincie(**velden) -> Provincie:
    nummer = _volgnummer(Provincie)
    return Provincie.objects.create(**{"code": f"PV{nummer:02}", "naam": f"Provincie {nummer}"} | velden)


def regio(**velden) -> Regio:
    """In a provincie that takes part: of its own, unless one is given."""
    nummer = _volgnummer(Regio)
    waar = velden.pop("provincie", None) or provincie()
    regio = Regio.objects.create(**{"naam": f"Regio {nummer}", "code": f"regio-{nummer}", "volgorde": nummer} | velden)
    lid(regio, Lidsoort.PROVINCIE, waar)
    if not waar.doet_mee:
        lid(waar, Lidsoort.DEELNAME, land())
    return regio


def gemeente(naam: str = "", **velden) -> Gemeente:
    """In a regio of its own, unless one is given; with only a ``provincie`` it lies outside every regio (Dronten)."""
    nummer = _volgnummer(Gemeente)
    waar, in_regio = velden.pop("provincie", None), velden.pop("regio", None)
    if waar is None:
        in_regio = in_regio or regio()
        waar = in_regio.provincie
    hier = Gemeente.objects.create(naam=naam or f"Gemeente {nummer:03}", **{"code": f"GM{nummer:04}"} | velden)
    lid(hier, Lidsoort.PROVINCIE, waar)
    if in_regio:
        lid(hier, Lidsoort.REGIO, in_regio)
    return hier


def groep(soort: Gebiedsoort = Gebiedsoort.VEILIGHEIDSREGIO, *gemeenten: Gemeente, **velden) -> Gebied:
    """Another grouping of gemeenten than a regio: a veiligheidsregio, or one for the occasion."""
    nummer = Gebied.objects.filter(soort=soort).count() + 1
    code = f"VR{nummer:02}" if soort == Gebiedsoort.VEILIGHEIDSREGIO else f"groepering-{nummer}"
    hier = Gebied.objects.create(**{"soort": soort, "code": code, "naam": f"Groep {nummer}"} | velden)
    for gemeente in gemeenten:
        lid(gemeente, Lidsoort(soort), hier)
    return hier


def _van_het_land(velden: dict) -> dict:
    return {} if "gebied" in velden else {"gebied": land()}


def bron(**velden) -> Bron:
    code = f"bron-{_volgnummer(Bron)}"
    standaard = {"code": code, "titel": code, "opsteller": "Provincie"}
    return Bron.objects.create(**_van_het_land(velden) | standaard | velden)


def cyclus(**velden) -> Ronde:
    """A cyclus with the dates of the first one; other rondes by clearing what makes it a cyclus."""
    nummer = _volgnummer(Ronde)
    standaard = {
        "stroom": Stroom.ASIEL,
        "code": f"cyclus-{nummer}",
        "naam": f"Cyclus {nummer}",
        "nummer": nummer,
        "van": CYCLUS_VAN,
        "tot": CYCLUS_TOT,
        "venster_van": VENSTER_VAN,
        "venster_tot": VENSTER_TOT,
        "verslag_uiterlijk": date(2024, 11, 1),
        "telregel": Telregel.ALLE_HARDE,
    }
    return Ronde.objects.create(**_van_het_land(velden) | standaard | velden)


def _in_ronde(velden: dict) -> dict:
    velden["ronde"] = velden.get("ronde") or cyclus()
    return velden


def _met_gebied(gebied, velden: dict) -> dict:
    """``gebied`` is of any kind; None for the whole land."""
    return {"gebied": gebied or land()} | _in_ronde(velden)


def opgave(gebied=None, aantal: int = 100, **velden) -> Opgave:
    velden = {"grondslag": Grondslag.INDICATIEF} | _met_gebied(gebied, velden)
    return Opgave.objects.create(aantal=aantal, **velden)


def taakstellingpost(gebied=None, aantal: int = 10, **velden) -> Taakstellingpost:
    velden = {"soort": Postsoort.REALISATIE} | _met_gebied(gebied, velden)
    return Taakstellingpost.objects.create(aantal=aantal, **velden)


def halfjaar(jaar: int = 2024, deel: int = 1, **velden) -> Ronde:
    """A half-year of the taakstelling statushouders: the first (``deel`` 1) or the second of a year."""
    van, tot = (date(jaar, 1, 1), date(jaar, 7, 1)) if deel == 1 else (date(jaar, 7, 1), date(jaar + 1, 1, 1))
    naam = f"{jaar}-{'I' * deel}"
    standaard = {
        "stroom": Stroom.STATUSHOUDERS,
        "code": f"statushouders-{naam.lower()}",
        "naam": f"Taakstelling {naam}",
    }
    return Ronde.objects.create(**_van_het_land(velden) | standaard | {"van": van, "tot": tot} | velden)


def toezichtstap(waar: Gemeente | None = None, **velden) -> Toezichtstap:
    """A first look at a gemeente in the half-year 2024-I, without a verdict."""
    velden["ronde"] = velden.get("ronde") or Ronde.objects.halfjaren().first() or halfjaar()
    standaard = {"datum": date(2024, 7, 15), "trede": Trede.BEOORDELING, "niveau": Niveau.LAAG}
    return Toezichtstap.objects.create(gemeente=waar or gemeente(), **standaard | velden)


def mijlpaal(**velden) -> Mijlpaal:
    return Mijlpaal.objects.create(
        **{"datum": date(2024, 11, 1), "omschrijving": "Verslag CdK"} | _met_gebied(None, velden)
    )


def overleg(gebied=None, **velden) -> Overleg:
    """Of the RRT of a regio or of the PRT of a provincie."""
    return Overleg.objects.create(gebied=gebied or provincie(), **{"datum": date(2024, 11, 1)} | velden)


def overlegregels(van: Overleg | None = None) -> tuple[Besluit, Actie]:
    """A decision and an action of a meeting."""
    van = van or overleg()
    besluit = Besluit.objects.create(overleg=van, tekst="Het plan is vastgesteld")
    return besluit, Actie.objects.create(overleg=van, tekst="Het plan versturen", wie="Secretaris")


def inwonertal(waar: Gemeente | None = None, aantal: int = 1000, **velden) -> Inwonertal:
    return Inwonertal.objects.create(
        gemeente=waar or gemeente(), aantal=aantal, **{"peildatum": date(2024, 1, 1)} | velden
    )


def _handeling(onderwerp: str, waar: Provincie) -> Handeling:
    return log(Handelingsoort.INGEVOERD, onderwerp, door=OPDRACHTREGEL, gebied=waar)


def verdeling(**velden) -> Verdeling:
    """Of 10 over the gemeenten of a provincie, by weights of one's own; without rows until they are made."""
    standaard = {
        "naam": f"Verdeling {_volgnummer(Verdeling)}",
        "niveau": Verdeelniveau.GEMEENTE,
        "totaal": 10,
        "sleutel": Verdeelsleutel.EIGEN,
    }
    velden["gebied"] = velden.get("gebied") or provincie()
    velden["handeling"] = velden.get("handeling") or _handeling("Verdeling", velden["gebied"].provincie)
    return Verdeling.objects.create(**standaard | velden)


def verdeelregel(**velden) -> Verdeelregel:
    velden["verdeling"] = velden.get("verdeling") or verdeling()
    velden["gebied"] = velden.get("gebied") or gemeente()
    return Verdeelregel.objects.create(**{"gewicht": 1, "aantal": 10} | velden)


def locatie(waar: Gemeente | None = None, **velden) -> Locatie:
    """Public, so that a test says so when a locatie is confidential."""
    naam = f"Locatie {_volgnummer(Locatie)}"
    return Locatie.objects.create(gemeente=waar or gemeente(), **{"naam": naam, "vertrouwelijk": False} | velden)


def periode(waar: Locatie | Gemeente | None = None, plekken: int | None = 50, **velden) -> Beschikbaarheid:
    """Hard asiel places through the whole of the first cyclus; a gemeente as ``waar`` gets a locatie for it."""
    plaats = waar if isinstance(waar, Locatie) else locatie(waar)
    standaard = {"doelgroep": Doelgroep.ASIEL, "hardheid": Hardheid.VASTGESTELD, "van": date(2024, 1, 1)}
    return Beschikbaarheid.objects.create(locatie=plaats, plekken=plekken, **standaard | velden)


def voornemen(waar: Locatie | Gemeente | None = None, plekken: int | None = None, **velden) -> Beschikbaarheid:
    """A plan of which nothing but its doelgroep is known, unless said."""
    return periode(waar, plekken, **{"hardheid": Hardheid.VOORNEMEN, "van": None} | velden)


def bezetting(waar: Locatie | None = None, personen: int = 40, **velden) -> Bezetting:
    """Counted by the gemeente itself on the first of March 2024."""
    standaard = {"doelgroep": Doelgroep.OEKRAINE, "datum": date(2024, 3, 1), "teller": Teller.GEMEENTE}
    return Bezetting.objects.create(locatie=waar or locatie(), personen=personen, **standaard | velden)


def regiototaal(waar: Regio | None = None, aantal: int = 100, **velden) -> Regiototaal:
    return Regiototaal.objects.create(regio=waar or regio(), aantal=aantal, **_in_ronde(velden))


def uitruil(**velden) -> Uitruil:
    """Confirmed by every party, unless said: it counts."""
    standaard = {"naam": f"Uitruil {_volgnummer(Uitruil)}", "bevestigd_op": CYCLUS_VAN}
    return Uitruil.objects.create(**standaard | _in_ronde(velden))


def bevestiging(**velden) -> Bevestiging:
    """By hand, of an uitruil that was not confirmed yet."""
    velden["uitruil"] = velden.get("uitruil") or uitruil(bevestigd_op=None)
    velden["gemeente"] = velden.get("gemeente") or gemeente()
    return Bevestiging.objects.create(**{"datum": CYCLUS_VAN, "naam": "Medewerker"} | velden)


def overdracht(
    gever: Gemeente | None = None, ontvanger: Gemeente | None = None, plekken: int = 50, **velden
) -> Overdracht:
    """Places of the giver that count for the receiver, through the whole of the first cyclus."""
    standaard = {"doelgroep": Doelgroep.ASIEL, "van": CYCLUS_VAN, "tot": CYCLUS_TOT}
    velden["uitruil"] = velden.get("uitruil") or uitruil()
    return Overdracht.objects.create(
        gever=gever or gemeente(), ontvanger=ontvanger or gemeente(), plekken=plekken, **standaard | velden
    )


def scenario(**velden) -> Scenario:
    """Of an opgave of 100; without rows until they are made."""
    standaard = {"naam": f"Scenario {_volgnummer(Scenario)}", "peildatum": date(2024, 10, 31), "opgave": 100}
    for naam, maak in (("ronde", cyclus), ("provincie", provincie)):
        velden[naam] = velden.get(naam) or maak()
    velden["handeling"] = velden.get("handeling") or _handeling("Scenario", velden["provincie"])
    return Scenario.objects.create(**standaard | {"opgave_amv": 0} | velden)


def scenarioregel(**velden) -> Scenarioregel:
    for naam, maak in (("scenario", scenario), ("gemeente", gemeente)):
        velden[naam] = velden.get(naam) or maak()
    nul = dict.fromkeys(("gegarandeerd", "gegarandeerd_amv", "toegewezen", "toegewezen_amv"), 0)
    return Scenarioregel.objects.create(**nul | velden)


def besluitstap(waar: Locatie | Beschikbaarheid | None = None, soort: str = "college", **velden) -> Besluitstap:
    """Planned for a day in the first cyclus, unless another date is given."""
    if isinstance(waar, Beschikbaarheid):
        velden |= {"periode": waar, "locatie": waar.locatie}
    else:
        velden["locatie"] = waar or locatie()
    datum = {} if velden.keys() & {"gepland", "werkelijk", "niet_nodig"} else {"gepland": date(2025, 3, 1)}
    return Besluitstap.objects.create(soort=soort, **datum | velden)


def knelpunt(gebied=None, **velden) -> Knelpunt:
    """Open, for the LRT; about a gemeente unless said."""
    standaard = {"thema": "zorg", "geadresseerde": "lrt", "tekst": "Te weinig huisartsen", "naam": "N", "rol": "R"}
    return Knelpunt.objects.create(gebied=gebied or gemeente(), **standaard | velden)


def rol(wie: Gebruiker, soort: str, gebied, **velden) -> Rol:
    return Rol.objects.create(gebruiker=wie, soort=soort, gebied=gebied, **velden)


def gebruiker(soort: str | None = None, gebied=None, **velden) -> Gebruiker:
    """An account, with one role when a kind is given. No password: hashing one costs more than the test."""
    nummer = _volgnummer(Gebruiker)
    velden = {"email": f"gebruiker{nummer}@voorbeeld.nl", "naam": f"Gebruiker {nummer}"} | velden
    wie = Gebruiker.objects.create_user(**velden)
    if soort:
        rol(wie, soort, gebied)
    return wie


def verwerker(**velden) -> Verwerker:
    """Alive, unless said otherwise."""
    return Verwerker.objects.create(**velden)


def mailtekst(**velden) -> Mailtekst:
    velden["provincie"] = velden.get("provincie") or provincie()
    return Mailtekst.objects.create(**{"soort": Mailsoort.REGIO_VOORAF, "onderwerp": "o", "tekst": "t"} | velden)


def taak(door: Gebruiker | None = None, **velden) -> Taak:
    """Waiting in the queue; in another state with what belongs to that state."""
    nu = timezone.now()
    af = {"afgerond_op": nu, "verloopt_op": nu + timedelta(days=7)}
    erbij = {
        "bezig": lambda: {"verwerker": velden.get("verwerker") or verwerker(), "stap": "Bezig"},
        "klaar": lambda: af | {"naam": "proef.txt", "mediatype": "text/plain", "inhoud": b"inhoud"},
        "mislukt": lambda: af | {"foutmelding": "Het lukte niet."},
    }.get(velden.get("status"), dict)()
    nummer = _volgnummer(Taak)
    standaard = {"soort": "proef", "titel": f"Document {nummer}", "sleutel": f"{nummer:064}"}
    return Taak.objects.create(door=door or gebruiker(), **standaard | erbij | velden)


@dataclass(frozen=True)
class Spelers:
    """One of everybody, seen from one gemeente."""

    medewerker: Gebruiker
    buurgemeente: Gebruiker
    regiosecretaris: Gebruiker
    cdk_staf: Gebruiker
    lezer: Gebruiker
    vreemde: Gebruiker
    """Has an account, but no role."""


def spelers(eigen: Gemeente) -> Spelers:
    buur = gemeente(regio=eigen.regio)
    return Spelers(
        medewerker=gebruiker(Rolsoort.MEDEWERKER_GEMEENTE, eigen),
        buurgemeente=gebruiker(Rolsoort.MEDEWERKER_GEMEENTE, buur),
        regiosecretaris=gebruiker(Rolsoort.REGIOSECRETARIS, eigen.regio),
        cdk_staf=gebruiker(Rolsoort.PRT_SECRETARIS, eigen.provincie),
        lezer=gebruiker(Rolsoort.LEZER, eigen.provincie),
        vreemde=gebruiker(),
    )


def tekst(**velden) -> Tekst:
    """The duiding of a gemeente, finished."""
    velden["gebied"] = velden.get("gebied") or gemeente()
    velden["ronde"] = velden.get("ronde") or cyclus()
    return Tekst.objects.create(**{"onderdeel": "gemeente", "inhoud": "<p>Een duiding.</p>", "klaar": True} | velden)


def vaststelling(ronde: Ronde, provincie: Provincie, **velden) -> Vaststelling:
    """The first adopted version, with a file that is none."""
    pdf = b"%PDF-1.7"
    standaard = {
        "soort": "versie",
        "nummer": 1,
        "titel": "Provinciaal verslag",
        "peildatum": date(2024, 10, 31),
        "moment": timezone.now(),
        "cijfers": {},
        "teksten": {},
        "sjabloonversie": "0" * 64,
        "pdf": pdf,
        "sha256": hashlib.sha256(pdf).hexdigest(),
        "handeling": log("vastgesteld", "Verslag", door=OPDRACHTREGEL, gebied=provincie),
    }
    return Vaststelling.objects.create(ronde=ronde, provincie=provincie, **standaard | velden)


def aanbieding(**velden) -> Aanbieding:
    """Of a first version of its own."""
    ronde, hier = cyclus(), provincie()
    velden["vaststelling"] = velden.get("vaststelling") or vaststelling(ronde, hier)
    handeling = log("aangeboden", "Verslag", door=OPDRACHTREGEL, gebied=velden["vaststelling"].provincie)
    standaard = {"datum": date(2024, 10, 31), "kenmerk": "2024/1", "handeling": handeling}
    return Aanbieding.objects.create(**standaard | velden)


@contextmanager
def terug_naar_nu():
    """What is written within is gone afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
