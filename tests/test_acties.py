"""Whoever writes asks the right itself, whatever page or command called it: read from the sources, and tried."""

import ast
import traceback
from datetime import date
from itertools import product

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from meten.bronnen import lees_modules
from meten.schrijvers import SCHRIJFT, UITGEZONDERD, Aanroepen, meet_schrijvers, reden_voor, schrijvers
from uitvoer import WORTEL

from opgaven.cyclus.acties import start_cyclus
from opgaven.gebieden.models import Gemeente
from opgaven.herindelen.acties import splits, splits_af, verplaats, voeg_samen
from opgaven.installatie.acties import zet_deelname
from opgaven.naslag.acties import voeg_bron_toe, voeg_ronde_toe
from opgaven.opgaven.acties import leg_opgave_vast
from opgaven.overleg.acties import bewaar as bewaar_overleg
from opgaven.overleg.models import Overleg
from opgaven.planning.acties import bewaar_mijlpaal, maak_planning, rond_af, voeg_toe_aan_planning
from opgaven.planning.models import Mijlpaal
from opgaven.rondes.models import Ronde
from opgaven.statushouders.acties import (
    Telling,
    leg_beginstand_vast,
    leg_correctie_vast,
    leg_stap_vast,
    leg_tellingen_vast,
)
from opgaven.statushouders.models import Taakstellingpost, Toezichtstap
from opgaven.verdelen.acties import bewaar_verdeling
from prt.toegang.collegas.acties import beeindig_rol, nodig_uit
from prt.toegang.rollen.keuzes import GEBIED_PER_ROL
from prt.toegang.rollen.models import Gebruiker, Rol
from prt.toegang.rollen.rechten import OPDRACHTREGEL, Recht, bereik, mag
from prt.toegang.spoor.models import Handeling
from realisatie.afspraken import acties as afspraken
from realisatie.besluitvorming.acties import bewaar as bewaar_stappen
from realisatie.besluitvorming.models import Besluitstap
from realisatie.bezetting.acties import tel
from realisatie.bezetting.models import Bezetting
from realisatie.herinneringen.acties import schrijf_mailtekst
from realisatie.herinneringen.keuzes import Mailsoort
from realisatie.importeren.acties import neem_over
from realisatie.importeren.plannen import Plan
from realisatie.knelpunten.acties import plaats as plaats_knelpunt
from realisatie.knelpunten.acties import wijzig as wijzig_knelpunt
from realisatie.knelpunten.models import Knelpunt
from realisatie.locaties.acties import beeindig, bewaar, trek_in
from realisatie.locaties.models import Beschikbaarheid, Locatie
from realisatie.maand.acties import zet_stap
from realisatie.maand.rekenen import Stap
from realisatie.opmerkingen.acties import plaats, sluit_af
from realisatie.opmerkingen.models import Opmerking
from realisatie.splitsen.acties import Boedeldeling, Splitsing, splits_gemeente
from tests import fabriek
from verslag.agenda.acties import vernieuw_sleutel
from verslag.rapport.onderdelen import ONDERDELEN
from verslag.scenario.acties import bewaar_scenario, neem_over_als_opgave
from verslag.teksten.acties import schrijf_tekst, zet_inleverdata
from verslag.uitvoer.taken import start_document
from verslag.vaststellen.acties import Vaststelopdracht, bied_aan, stel_vast, voeg_toe
from verslag.vaststellen.taken import start_vaststellen

GEEN_ACTIE = {"forms": "its action asks", "views": "it writes through an action: a rule of its own"}
"""Kinds of module whose writers are not tried here."""


@pytest.fixture(scope="module")
def modules():
    return lees_modules(WORTEL)


@pytest.fixture(scope="module")
def gemeten(modules):
    return meet_schrijvers(modules)


@pytest.fixture(scope="module")
def acties(modules) -> set[tuple[str, str]]:
    """Every public function that writes: of a class only the views and forms, and those of a library, have methods."""
    schrijven = {schrijver for schrijver in schrijvers(Aanroepen(modules)) if reden_voor(schrijver) is None}
    return {(module, naam) for module, naam in schrijven if "." not in naam and module.split(".")[-1] not in GEEN_ACTIE}


def test_wie_schrijft_vraagt_het_recht(acties, gemeten):
    assert len(acties) > 30
    assert gemeten["welke"] == []


def test_een_uitzondering_is_nodig(gemeten):
    namen = tuple(gemeten["uitgezonderd"])
    assert not [begin for begin in UITGEZONDERD if not any(naam.startswith(begin) for naam in namen)]


def test_een_view_schrijft_alleen_door_een_actie(modules):
    """To log that a file was taken is the one thing that is of the page itself."""
    fout = []
    for module in modules:
        if module.naam.split(".")[-1] == "views":
            aanroepen = [knoop.func for knoop in module.alle(ast.Call)]
            namen = {wat.attr for wat in aanroepen if isinstance(wat, ast.Attribute)}
            kaal = {wat.id for wat in aanroepen if isinstance(wat, ast.Name)}
            zonder_formulier = namen & (SCHRIJFT - {"save"})  # ``formulier.save(commit=False)`` writes nothing
            fout += [(module.naam, naam) for naam in zonder_formulier | (kaal & {"handeling", "leg_vast"})]
    assert not fout


ROLLEN = (
    *("zwolle", "beheer-zwolle", "ijsselland", "cdk", "toezicht", "coa", "lezer", "beheer"),
    *("beheer-installatie", "niemand"),
)
PLAATSEN = ("Zwolle", "Enschede")
DAG = date(2026, 12, 1)


ANDER = {"Zwolle": "Dalfsen", "Enschede": "Hengelo"}


def _uitruil(naam: str, ronde: Ronde, bevestigd=None):
    gever, ontvanger = (Gemeente.objects.get(naam=wie) for wie in (naam, ANDER[naam]))
    afspraak = fabriek.uitruil(ronde=ronde, bevestigd_op=bevestigd)
    fabriek.overdracht(gever, ontvanger, uitruil=afspraak)
    return afspraak


class Wereld:
    """What the actions below are done to, in one gemeente."""

    def __init__(self, naam: str):
        self.gemeente = Gemeente.objects.get(naam=naam)
        self.provincie, self.regio = self.gemeente.provincie, self.gemeente.regio
        self.ronde = Ronde.objects.get(nummer=1)
        self.halfjaar = Ronde.objects.halfjaren().first()
        self.locatie = fabriek.locatie(self.gemeente, naam=f"Van {naam}")
        self.periode = fabriek.periode(self.locatie, 10, van="2025-01-01")

    @property
    def andere_regio(self):
        return self.provincie.regios.exclude(pk=self.regio.pk).get()

    @property
    def overleg(self):
        return Overleg(gebied=self.regio, datum=DAG)

    def uitruil(self, bevestigd):
        return _uitruil(self.gemeente.naam, self.ronde, bevestigd)

    def vaststelling(self):
        return fabriek.vaststelling(self.ronde, self.provincie)


TABEL = {
    bewaar: (Recht.LOCATIES_WIJZIGEN, lambda w, door: bewaar(w.locatie, [], door=door)),
    beeindig: (Recht.LOCATIES_WIJZIGEN, lambda w, door: beeindig(w.periode, door=door)),
    trek_in: (Recht.LOCATIES_WIJZIGEN, lambda w, door: trek_in(w.periode, door=door)),
    bewaar_stappen: (
        Recht.LOCATIES_WIJZIGEN,
        lambda w, door: bewaar_stappen(
            w.locatie, [Besluitstap(locatie=w.locatie, soort="college", gepland=DAG)], [], versie=0, door=door
        ),
    ),
    tel: (
        Recht.TELLEN_ALS_GEMEENTE,
        lambda w, door: tel(
            Bezetting(locatie=w.locatie, doelgroep="asiel", datum=DAG, personen=5, teller="gemeente"),
            door=door,
            versie=0,
        ),
    ),
    neem_over: (Recht.LOCATIES_WIJZIGEN, lambda w, door: neem_over(plan(w), door=door)),
    plaats: (
        Recht.OPMERKEN,
        lambda w, door: plaats(door=door, bij=w.gemeente, locatie=w.locatie, tekst="Klopt dit?"),
    ),
    sluit_af: (
        Recht.OPMERKEN,
        lambda w, door: sluit_af(Opmerking.objects.create(locatie=w.locatie, tekst="?", opvolging=True), door=door),
    ),
    zet_stap: (
        Recht.MAANDSTAND_INDIENEN,
        lambda w, door: zet_stap(w.gemeente, timezone.localdate().replace(day=1), Stap.INDIENEN, door=door, versie=-1),
    ),
    plaats_knelpunt: (
        Recht.KNELPUNTEN_SCHRIJVEN,
        lambda w, door: plaats_knelpunt(Knelpunt(gebied=w.gemeente, tekst="x"), door=door),
    ),
    wijzig_knelpunt: (
        Recht.KNELPUNTEN_SCHRIJVEN,
        lambda w, door: wijzig_knelpunt(fabriek.knelpunt(w.gemeente), versie=-1, door=door),
    ),
    leg_tellingen_vast: (
        Recht.TOEZICHT_HOUDEN,
        lambda w, door: leg_tellingen_vast([Telling(w.gemeente, w.halfjaar, "realisatie", None, 3)], door=door),
    ),
    leg_correctie_vast: (
        Recht.TOEZICHT_HOUDEN,
        lambda w, door: leg_correctie_vast(
            Taakstellingpost(gebied=w.gemeente, ronde=w.halfjaar, aantal=3, datum=DAG, reden="x"), door=door
        ),
    ),
    leg_beginstand_vast: (
        Recht.TOEZICHT_HOUDEN,
        lambda w, door: leg_beginstand_vast(w.gemeente, w.halfjaar, 3, door=door, reden="x", versie=-1),
    ),
    leg_stap_vast: (
        Recht.TOEZICHT_HOUDEN,
        lambda w, door: leg_stap_vast(
            Toezichtstap(gemeente=w.gemeente, ronde=w.halfjaar, datum=DAG, trede="beoordeling", niveau="laag"),
            door=door,
        ),
    ),
    bewaar_overleg: (
        Recht.OVERLEGGEN_BIJHOUDEN,
        lambda w, door: bewaar_overleg(*[Overleg(gebied=w.regio, datum=DAG)] * 2, versie=0, door=door),
    ),
    bewaar_mijlpaal: (
        Recht.PLANNEN,
        lambda w, door: bewaar_mijlpaal(mijlpaal(w, datum=DAG, omschrijving="x"), versie=0, door=door),
    ),
    rond_af: (
        Recht.PLANNEN,
        lambda w, door: rond_af(fabriek.mijlpaal(ronde=w.ronde, gebied=w.provincie), door=door),
    ),
    maak_planning: (Recht.PLANNEN, lambda w, door: maak_planning(w.ronde, w.provincie, door=door)),
    voeg_toe_aan_planning: (Recht.PLANNEN, lambda w, door: voeg_toe_aan_planning(w.ronde, w.provincie, door=door)),
    verplaats: (
        Recht.HERINDELEN,
        lambda w, door: verplaats(w.gemeente, w.andere_regio, vanaf=DAG, reden="x", door=door),
    ),
    voeg_samen: (
        Recht.HERINDELEN,
        lambda w, door: voeg_samen(
            [w.gemeente], code="GM9999", naam="x", regio=w.regio, vanaf=DAG, reden="x", door=door
        ),
    ),
    splits: (
        Recht.HERINDELEN,
        lambda w, door: splits(w.gemeente, [], [], hoofd=w.gemeente.code, vanaf=DAG, door=door),
    ),
    splits_af: (Recht.HERINDELEN, lambda w, door: splits_af(w.gemeente, w.gemeente, vanaf=DAG, door=door)),
    splits_gemeente: (
        Recht.HERINDELEN,
        lambda w, door: splits_gemeente(
            Splitsing(w.gemeente, [], [], w.gemeente.code, DAG), Boedeldeling(), reden="x", door=door
        ),
    ),
    start_cyclus: (Recht.CYCLUS_STARTEN, lambda w, door: start_cyclus(**CYCLUS, door=door)),
    leg_opgave_vast: (Recht.OPGAVEN_VASTLEGGEN, lambda w, door: leg_opgave_vast(**opgave(w), door=door)),
    voeg_bron_toe: (
        Recht.OPGAVEN_VASTLEGGEN,
        lambda w, door: voeg_bron_toe(gebied=w.provincie, titel="x", opsteller="x", datum=None, door=door),
    ),
    voeg_ronde_toe: (
        Recht.OPGAVEN_VASTLEGGEN,
        lambda w, door: voeg_ronde_toe(gebied=w.provincie, stroom="cno", naam="x", uiterlijk=DAG, door=door),
    ),
    bewaar_verdeling: (Recht.VERDELEN, lambda w, door: bewaar_verdeling(**verdeling(w), door=door)),
    bewaar_scenario: (Recht.VERDELEN, lambda w, door: bewaar_scenario(van=scenario_van(w), door=door, **SCENARIO)),
    neem_over_als_opgave: (
        Recht.OPGAVEN_VASTLEGGEN,
        lambda w, door: neem_over_als_opgave(
            scenario=fabriek.scenario(provincie=w.provincie, ronde=w.ronde),
            door=door,
            **dict.fromkeys(("geldig_vanaf", "bron", "vindplaats", "reden"), None),
        ),
    ),
    schrijf_mailtekst: (
        Recht.MAILTEKSTEN_SCHRIJVEN,
        lambda w, door: schrijf_mailtekst(w.provincie, Mailsoort.REGIO_VOORAF, "a", "b", door=door, versie=-1),
    ),
    schrijf_tekst: (
        Recht.TEKST_GEMEENTE_SCHRIJVEN,
        lambda w, door: schrijf_tekst(
            w.ronde, ONDERDELEN["gemeente"], w.gemeente, inhoud="<p>x</p>", klaar=True, versie=0, door=door
        ),
    ),
    zet_inleverdata: (
        Recht.VASTSTELLEN,
        lambda w, door: zet_inleverdata(w.ronde, w.provincie, {}, door=door, versie=-1),
    ),
    stel_vast: (
        Recht.VASTSTELLEN,
        lambda w, door: stel_vast(Vaststelopdracht(w.ronde, w.provincie, 1, DAG, "", {}), door=door),
    ),
    voeg_toe: (Recht.VASTSTELLEN, lambda w, door: voeg_toe(w.vaststelling(), reden="x", tekst="<p>x</p>", door=door)),
    bied_aan: (
        Recht.VASTSTELLEN,
        lambda w, door: bied_aan(w.vaststelling(), aan="minister", datum=DAG, kenmerk="1", door=door),
    ),
    start_vaststellen: (Recht.VASTSTELLEN, lambda w, door: start_vaststellen(w.ronde, w.provincie, "", {}, door=door)),
    start_document: (Recht.LEZEN, lambda w, door: start_document("pdf", None, door=door)),
    vernieuw_sleutel: (Recht.LEZEN, lambda w, door: vernieuw_sleutel(door=door)),
    zet_deelname: (
        Recht.INSTALLATIE_BEHEREN,
        lambda w, door: zet_deelname(w.provincie, vanaf=DAG, reden="x", door=door, versie=-1),
    ),
    nodig_uit: (
        Recht.COLLEGAS_BEHEREN,
        lambda w, door: nodig_uit(
            None, naam="Nieuw", email="nieuw@x.example", soort="medewerker_gemeente", gebied=w.gemeente, door=door
        ),
    ),
    beeindig_rol: (
        Recht.COLLEGAS_BEHEREN,
        lambda w, door: beeindig_rol(rol_in(w), door=door, vandaag=DAG, reden="x"),
    ),
    afspraken.stel_voor: (Recht.UITRUIL_VOORSTELLEN, lambda w, door: stel_voor(w, door)),
    afspraken.wijzig: (Recht.UITRUIL_VOORSTELLEN, lambda w, door: aan_uitruil(afspraken.wijzig, w, door, lijnen=())),
    afspraken.ontbind: (
        Recht.UITRUIL_BEOORDELEN,
        lambda w, door: aan_uitruil(afspraken.ontbind, w, door, bevestigd=DAG, per=DAG, reden="x"),
    ),
    afspraken.verleng: (
        Recht.UITRUIL_BEOORDELEN,
        lambda w, door: aan_uitruil(afspraken.verleng, w, door, bevestigd=DAG, tot=date(2030, 1, 1), reden="x"),
    ),
    afspraken.beoordeel: (
        Recht.UITRUIL_BEOORDELEN,
        lambda w, door: aan_uitruil(afspraken.beoordeel, w, door, bevestigd=DAG, vervuld=True, op=DAG, bewijs="x"),
    ),
}
"""Per action the right that it must ask, and the action itself, done by somebody in one gemeente."""
OOK = {
    "een bron van het land": (
        voeg_bron_toe,
        Recht.LANDELIJK_VASTLEGGEN,
        lambda w, door: voeg_bron_toe(gebied=fabriek.land(), titel="x", opsteller="x", datum=None, door=door),
    ),
    "een landelijke opgave": (
        leg_opgave_vast,
        Recht.LANDELIJK_VASTLEGGEN,
        lambda w, door: leg_opgave_vast(**opgave(w) | {"gebied": fabriek.land()}, door=door),
    ),
    "een functioneel beheerder, vanuit het land": (
        nodig_uit,
        Recht.BEHEERDERS_BENOEMEN,
        lambda w, door: nodig_uit(
            None, naam="Nieuw", email="nieuw@x.example", soort="rijk", gebied=fabriek.land(), door=door
        ),
    ),
    "een nieuwe locatie": (
        bewaar,
        Recht.LOCATIES_WIJZIGEN,
        lambda w, door: bewaar(Locatie(gemeente=w.gemeente, naam="Nieuw"), [], door=door),
    ),
    "een locatie naar Zwolle verplaatsen": (
        bewaar,
        Recht.LOCATIES_WIJZIGEN,
        lambda w, door: bewaar(naar_zwolle(w.locatie), [], door=door),
    ),
    "een voorstel dat geldt voor anderen": (
        afspraken.wijzig,
        Recht.UITRUIL_VOORSTELLEN,
        lambda w, door: wijzig_lijnen(w.uitruil(None), _uitruil("Zwolle", w.ronde), door),
    ),
    "een voorstel dat gaat gelden voor anderen": (
        afspraken.wijzig,
        Recht.UITRUIL_VOORSTELLEN,
        lambda w, door: wijzig_lijnen(_uitruil("Zwolle", w.ronde), w.uitruil(None), door),
    ),
    "een voorstel intrekken": (
        afspraken.ontbind,
        Recht.UITRUIL_VOORSTELLEN,
        lambda w, door: aan_uitruil(afspraken.ontbind, w, door, per=DAG, reden="x"),
    ),
}
"""The same where an action asks more than one right, or another one than usual."""
GEVALLEN = {f"{actie.__module__}.{actie.__name__}": (actie, *rij) for actie, rij in TABEL.items()} | OOK
ANDERS = {
    ("realisatie.afspraken.acties", "bevestig"): "who agrees for whom has tests of its own, in afspraken",
    ("opgaven.statushouders.importeren.acties", "importeer"): "takes over through an action that asks",
    ("realisatie.importeren.acties", "importeer"): "plans only what somebody may enter for",
    ("verslag.vaststellen.taken", "maak_vaststelling"): "the task acts as who started it, through an action that asks",
}

CYCLUS = {
    "nummer": 9,
    "naam": "Cyclus 9",
    "van": date(2040, 1, 1),
    "tot": date(2042, 1, 1),
    "venster_van": date(2040, 7, 1),
    "venster_tot": date(2041, 2, 1),
    "verslag_uiterlijk": date(2039, 11, 1),
    "telregel": "alle_harde",
    "telregel_in_woorden": "",
}
SCENARIO = {"naam": "x", "toelichting": "", "gekozen": (), "afwijkingen": {}} | dict.fromkeys(
    ("opgave", "opgave_amv", "minimum", "minimum_amv"), 0
)


def plan(w: Wereld) -> Plan:
    gewijzigd = Locatie.objects.select_related("gemeente").get(pk=w.locatie.pk)
    velden = {veld: [] for veld in Plan.__dataclass_fields__ if veld.endswith(("locaties", "periodes"))}
    velden |= {veld: 0 for veld in velden if veld.startswith("ongewijzigd")}
    return Plan(**velden | {"gewijzigde_locaties": [gewijzigd]})


def opgave(w: Wereld) -> dict:
    leeg = {"waarvan_amv": None, "bron": None, "vindplaats": "", "reden": ""}
    return {"ronde": w.ronde, "gebied": w.gemeente, "grondslag": "indicatief", "geldig_vanaf": DAG, "aantal": 5} | leeg


def mijlpaal(w: Wereld, **velden) -> Mijlpaal:
    return Mijlpaal(ronde=w.ronde, gebied=w.provincie, **velden)


def verdeling(w: Wereld) -> dict:
    leeg = {"ronde": None, "toelichting": "", "gebieden": [], "gewichten": {}, "peildatum": DAG}
    return {"naam": "x", "gebied": w.provincie, "niveau": "gemeente", "totaal": 5, "sleutel": "eigen"} | leeg


def scenario_van(w: Wereld):
    class Van:
        provincie, ronde = w.provincie, w.ronde

    return Van()


def rol_in(w: Wereld) -> Rol:
    wie = Gebruiker.objects.create_user(f"tijdelijk-{w.gemeente.pk}@x.example", naam="Tijdelijk")
    return Rol.objects.create(gebruiker=wie, soort="medewerker_gemeente", gebied=w.gemeente)


def stel_voor(w: Wereld, door):
    uitruil = w.uitruil(None)
    return afspraken.stel_voor(uitruil, list(uitruil.overdrachten.select_related("gever", "ontvanger")), door=door)


def naar_zwolle(locatie: Locatie) -> Locatie:
    locatie.gemeente = Gemeente.objects.get(naam="Zwolle")
    return locatie


def wijzig_lijnen(uitruil, wordt, door):
    """The lines of another in the place of all that there are."""
    lijnen, weg = list(wordt.overdrachten.select_related("gever", "ontvanger")), list(uitruil.overdrachten.all())
    for lijn in lijnen:
        lijn.pk = None
    return afspraken.wijzig(uitruil, lijnen, weg, door=door, versie=afspraken.versie_van_uitruil(uitruil))


def aan_uitruil(actie, w: Wereld, door, *, bevestigd=None, **velden):
    uitruil = w.uitruil(bevestigd)
    return actie(uitruil, door=door, versie=afspraken.versie_van_uitruil(uitruil), **velden)


def test_elke_actie_staat_in_de_tabel(acties):
    hier = {(actie.__module__, actie.__name__) for actie in TABEL}
    assert acties == hier | ANDERS.keys()


NERGENS_ANDERS = {Recht.LEZEN}
"""Rights that are asked anywhere: a role in any gebied is enough."""


def mag_volgens_de_regel(gebruiker, recht: Recht, w: Wereld) -> bool:
    """A role has its rights in the gebied that it is for, and in what is in it."""
    eigen = {"gemeente": w.gemeente.pk, "regio": w.regio.pk, "provincie": w.provincie.pk, "land": fabriek.land().pk}
    for rol in gebruiker.rollen.all():
        hier = rol.gebied_id == eigen[GEBIED_PER_ROL[rol.soort]]
        if rol.soort in recht.rollen and (hier or recht in NERGENS_ANDERS):
            return True
    return False


@pytest.mark.django_db
@pytest.mark.traag
@pytest.mark.parametrize("geval", GEVALLEN)
def test_een_actie_weigert_wie_het_recht_niet_heeft(als, geval):
    """Called directly, as no page would: a refusal by the action itself, and nothing that was written."""
    als("niemand")
    actie, recht, doe = GEVALLEN[geval]
    geweigerd = 0
    for plek, wie in product(PLAATSEN, ROLLEN):
        gebruiker = Gebruiker.objects.get(email=f"{wie}@demo.example")
        with fabriek.terug_naar_nu():
            w = Wereld(plek)
            verwacht = mag_volgens_de_regel(gebruiker, recht, w)
            uitkomst = _uitkomst(doe, w, gebruiker)
            assert isinstance(uitkomst, PermissionDenied) is not verwacht, (wie, plek, uitkomst)
            if not verwacht:
                geweigerd += 1
                wie_vraagt = [plek.name for plek in traceback.extract_tb(uitkomst.__traceback__)][-2]
                assert wie_vraagt == actie.__name__
                assert not Handeling.objects.filter(wie=gebruiker).exists()
    assert geweigerd


def _uitkomst(doe, w: Wereld, gebruiker):
    """What came of it: a refusal, or anything else that may stand in the way once somebody may do it."""
    try:
        return doe(w, gebruiker)
    except Exception as fout:  # noqa: BLE001 - what else is wrong with these bare calls is not what this is about
        return fout


def test_het_systeem_heeft_een_naam_en_mag_alles():
    assert str(OPDRACHTREGEL.naam) == "Opdrachtregel"
    assert all(mag(OPDRACHTREGEL, recht, []) for recht in Recht)
    assert not bereik(OPDRACHTREGEL)


@pytest.mark.django_db
def test_de_periode_van_een_ander_is_niet_in_te_trekken(als):
    """The finding: ``trek_in(periode, door=lezer)`` withdrew."""
    als("niemand")
    lezer = Gebruiker.objects.get(email="lezer@demo.example")
    with pytest.raises(PermissionDenied):
        trek_in(Beschikbaarheid.objects.hard().first(), door=lezer)
