"""A second provincie in the same installation, with one of everything and a marked word in every text.

Kept apart from the first: whoever works there sees nothing of it, and the other way round.
"""

from datetime import date, timedelta

from django.utils import timezone

from opgaven.gebieden.models import Gemeente, Provincie, Regio
from opgaven.opgaven.keuzes import Grondslag
from opgaven.rondes.keuzes import Stroom
from opgaven.rondes.models import Ronde
from prt.toegang.rollen.keuzes import GEBIED_PER_ROL, ROLLEN_IN_PROVINCIE, Rolsoort
from prt.toegang.rollen.models import Gebruiker, Rol
from prt.toegang.rollen.rechten import OPDRACHTREGEL
from prt.toegang.spoor.handelingen import handeling, log
from prt.toegang.spoor.keuzes import Handelingsoort
from realisatie.bezetting.keuzes import Teller
from realisatie.locaties.models import Locatie
from realisatie.maand.models import Maandstand, Maandstap
from realisatie.maand.rekenen import Stap
from realisatie.opmerkingen.models import Opmerking
from tests import fabriek
from verslag.teksten.models import Inleverdatum

WOORD = "Kwartelkoning"
"""In every name, address and text of the second provincie, and nowhere else."""


def maak() -> Provincie:
    # A provincie is of the land: it is there in both worlds of who compares them, or leaves no trail, as here.
    [hier] = Provincie.objects.bulk_create([Provincie(code="PV77", naam=f"{WOORD}land")])
    with handeling(Handelingsoort.INGEVOERD, f"{WOORD} gebieden", door=OPDRACHTREGEL, gebied=hier):
        regio = fabriek.regio(provincie=hier, naam=f"{WOORD}regio", code="kwartelkoning", volgorde=7)
        gemeenten = [fabriek.gemeente(f"{WOORD}{n}", code=f"GM770{n}", regio=regio) for n in range(3)]
    for soort in ROLLEN_IN_PROVINCIE:
        waar = {"gemeente": gemeenten[0], "regio": regio, "provincie": hier}[GEBIED_PER_ROL[soort]]
        wie = Gebruiker.objects.create_user(f"{soort}@kwartelkoning.example", naam=f"{WOORD} {soort}")
        Rol.objects.create(gebruiker=wie, soort=soort, gebied=waar)
    with handeling(Handelingsoort.INGEVOERD, f"{WOORD} alles", door=OPDRACHTREGEL, gebied=hier):
        _eigen_rondes(hier)
        for gemeente in gemeenten:
            _gemeente(gemeente)
        _provincie(hier, regio, gemeenten)
    return hier


def _eigen_rondes(hier: Provincie) -> None:
    """Later than those of the land, so that whoever looks for the last one would find these."""
    for stroom in (Stroom.CNO, Stroom.OEKRAINE, Stroom.ASIEL):
        vast = {"stroom": stroom, "uiterlijk": date(2027, 1, 1), "code": f"kwartelkoning-{stroom}"}
        Ronde.objects.create(gebied=hier, naam=f"{WOORD} {stroom}", **vast)
    fabriek.bron(gebied=hier, titel=f"{WOORD} bron", opsteller=WOORD)


def _gemeente(gemeente: Gemeente) -> None:
    cyclus, nu = Ronde.objects.get(nummer=1), date(2025, 1, 1)
    fabriek.opgave(gemeente, 77, ronde=cyclus)
    fabriek.opgave(gemeente, 55, ronde=Ronde.objects.filter(stroom="oekraine").first())
    fabriek.inwonertal(gemeente)
    for naam, vertrouwelijk in (("open", False), ("geheim", True)):
        locatie = fabriek.locatie(
            gemeente,
            naam=f"{WOORD} {naam}",
            adres=f"{WOORD}straat 1",
            bijzonderheden=f"{WOORD} bijzonder",
            vertrouwelijk=vertrouwelijk,
            soort="goo",
        )
        fabriek.periode(locatie, 33, van=nu, toelichting=f"{WOORD} toelichting")
        fabriek.periode(locatie, 22, doelgroep="oekraine", van=nu)
        fabriek.voornemen(locatie, 11, toelichting=f"{WOORD} plan")
        for teller, personen in ((Teller.GEMEENTE, 20), (Teller.COA, 9)):
            fabriek.bezetting(locatie, personen, teller=teller, datum=nu)
        Opmerking.objects.create(locatie=locatie, tekst=f"{WOORD} opmerking", naam=WOORD, opvolging=True)
        fabriek.besluitstap(locatie, document=f"{WOORD} besluit")
    noodhal = fabriek.locatie(gemeente, naam=f"{WOORD} noodhal", soort="cno")
    fabriek.periode(noodhal, 9, van=nu)
    fabriek.opgave(gemeente, 44, ronde=Ronde.objects.get(code="kwartelkoning-cno"), vindplaats=f"{WOORD} blz. 4")
    fabriek.knelpunt(gemeente, tekst=f"{WOORD} knelt", naam=WOORD)
    fabriek.toezichtstap(gemeente)
    fabriek.taakstellingpost(gemeente, ronde=Ronde.objects.halfjaren().first())
    fabriek.tekst(gebied=gemeente, ronde=cyclus, inhoud=f"<p>{WOORD} duiding</p>")
    Opmerking.objects.create(over=gemeente, cijfer=f"{WOORD} opgave", tekst=f"{WOORD} vraagt", naam=WOORD)
    maand = Maandstand.objects.create(gemeente=gemeente, maand=date(2026, 10, 1))
    stap = {"soort": Stap.INDIENEN, "capaciteit": 77, "periodes": 1, "afdruk": "7" * 64, "naam": f"{WOORD} medewerker"}
    Maandstap.objects.create(maandstand=maand, **stap)
    log(Handelingsoort.GEWIJZIGD, f"{WOORD} handeling", door=OPDRACHTREGEL, gemeenten=[gemeente])


def _provincie(hier: Provincie, regio: Regio, gemeenten: list[Gemeente]) -> None:
    cyclus, binnenkort = Ronde.objects.get(nummer=1), timezone.localdate() + timedelta(days=20)
    for gebied in (hier, regio):
        fabriek.opgave(gebied, 231, ronde=cyclus, grondslag=Grondslag.INDICATIEF)
        fabriek.knelpunt(gebied, tekst=f"{WOORD} knelt breed", naam=WOORD)
        overleg = fabriek.overleg(gebied, plaats=f"{WOORD}huis", agenda=f"{WOORD} agenda", datum=binnenkort)
        for regel in fabriek.overlegregels(overleg):
            regel.tekst = f"{WOORD} {regel.tekst}"
            regel.save()
    fabriek.regiototaal(regio, 40, ronde=cyclus)
    uitruil = fabriek.uitruil(naam=f"{WOORD}ruil", ronde=cyclus, afspraak=f"{WOORD} spreekt af")
    fabriek.overdracht(gemeenten[0], gemeenten[1], 5, uitruil=uitruil)
    voorstel = fabriek.uitruil(naam=f"{WOORD}voorstel", ronde=cyclus, bevestigd_op=None)
    fabriek.overdracht(gemeenten[1], gemeenten[2], 3, uitruil=voorstel)
    fabriek.bevestiging(uitruil=voorstel, gemeente=gemeenten[1], naam=f"{WOORD} bevestigt")
    for onderdeel, waar in (("duiding-cdk", hier), ("regionaal-plan", regio)):
        fabriek.tekst(ronde=cyclus, onderdeel=onderdeel, inhoud=f"<p>{WOORD} schrijft</p>", gebied=waar)
    Inleverdatum.objects.create(ronde=cyclus, provincie=hier, onderdeel="gemeente", datum=binnenkort)
    fabriek.mijlpaal(gebied=hier, ronde=cyclus, omschrijving=f"{WOORD} mijlpaal", datum=binnenkort)
    fabriek.mailtekst(provincie=hier, onderwerp=f"{WOORD} onderwerp", tekst=f"{WOORD} schrijft u")
    fabriek.vaststelling(cyclus, hier, titel=f"{WOORD} verslag")
    verdeling = fabriek.verdeling(gebied=hier, naam=f"{WOORD} verdeling")
    fabriek.verdeelregel(verdeling=verdeling, gebied=gemeenten[0])
    scenario = fabriek.scenario(provincie=hier, ronde=cyclus, naam=f"{WOORD} scenario")
    fabriek.scenarioregel(scenario=scenario, gemeente=gemeenten[0])
    staf = Gebruiker.objects.get(naam=f"{WOORD} {Rolsoort.PRT_SECRETARIS}")
    fabriek.taak(staf, provincie=hier, titel=f"{WOORD} document")
    log(Handelingsoort.GEEXPORTEERD, f"{WOORD} bestand", door=staf)


def locatie() -> Locatie:
    return Locatie.objects.get(naam=f"{WOORD} open", gemeente__code="GM7700")
