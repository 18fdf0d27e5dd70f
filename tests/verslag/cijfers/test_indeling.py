"""Tables in other groups than regio's: regrouped against brute force, one total, and nothing to take off each other."""

import json
import random
from collections import defaultdict
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from opgaven.gebieden.indeling import groepen_in, indelingen_van
from opgaven.gebieden.keuzes import Gebiedsoort, Lidsoort
from opgaven.gebieden.models import Gemeente, Lidmaatschap, Provincie, Regio
from opgaven.herindelen.acties import verplaats, voeg_samen
from opgaven.opgaven.models import Opgave
from opgaven.rondes.models import Ronde
from prt.rekenen.getallen import Som
from prt.toegang.rollen.rechten import OPDRACHTREGEL
from realisatie.cno.lezen import lees_cno
from realisatie.locaties.models import Regiototaal
from realisatie.oekraine.lezen import lees_oekraine, opgeteld
from realisatie.stand.rekenen.onherleidbaar import Verborgen, geplaatst
from tests import fabriek
from verslag.cijfers.samenstellen import stel_samen

pytestmark = pytest.mark.django_db

PEILDATUM = date(2024, 10, 31)
VEILIGHEIDSREGIO, GROEPERING = Lidsoort.VEILIGHEIDSREGIO, Lidsoort.GROEPERING
ZONDER = "zonder veiligheidsregio"


def in_(*namen: str) -> list[Gemeente]:
    return [Gemeente.objects.get(naam=naam) for naam in namen]


def bereken(dag=PEILDATUM, indeling=VEILIGHEIDSREGIO, **opties):
    provincie = Provincie.objects.get(naam="Overijssel")
    return stel_samen(Ronde.objects.get(nummer=1), provincie, dag, indeling=indeling, **opties)


@pytest.fixture
def dwars(overijssel):
    """Zwolle and Enschede in one, Almelo in another, and all others in none."""
    fabriek.groep(Gebiedsoort.VEILIGHEIDSREGIO, *in_("Zwolle", "Enschede"), naam="Steden")
    fabriek.groep(Gebiedsoort.VEILIGHEIDSREGIO, *in_("Almelo"), naam="Almelo")


def test_wie_in_geen_groep_is_staat_apart_en_telt_mee(dwars):
    """By hand from the published opgaven: Zwolle 700, Enschede 864, Almelo 395."""
    voor, na = bereken(indeling=Lidsoort.REGIO), bereken()
    assert [(groep.naam, len(groep.gemeenten)) for groep in na.groepen] == [
        ("Veiligheidsregio Almelo", 1),
        ("Veiligheidsregio Steden", 2),
        (ZONDER, 22),
    ]
    per_naam = {gemeente.naam: gemeente.aantal_opgave for gemeente in voor.gemeenten}
    opgaven = [per_naam["Almelo"], per_naam["Zwolle"] + per_naam["Enschede"]]
    assert [groep.asiel.opgave for groep in na.groepen] == [*opgaven, 6325 - sum(opgaven)]
    assert (na.asiel, na.amv) == (voor.asiel, voor.amv)
    assert {gemeente.naam for gemeente in na.gemeenten} == per_naam.keys()
    assert na.regios == voor.regios  # these keep what was published for them
    assert na.bij_de_groepen and not voor.bij_de_groepen


@pytest.mark.parametrize("zaad", range(6))
def test_elk_getal_van_een_groep_is_de_som_van_haar_gemeenten(overijssel, zaad):
    """Against brute force: gemeenten over three groups and none at random, and records beside what there is."""
    dobbel = random.Random(zaad)  # noqa: S311 – nothing secret about a test
    gemeenten = list(Gemeente.objects.deelnemend())
    groepen = [fabriek.groep(naam=f"Groep {letter}") for letter in "ABC"]
    verwacht = defaultdict(set)
    for gemeente in gemeenten:
        groep = dobbel.choice([*groepen, None])
        verwacht[f"Veiligheidsregio {groep}" if groep else ZONDER].add(gemeente.pk)
        if groep:
            fabriek.lid(gemeente, VEILIGHEIDSREGIO, groep)
    for gemeente in dobbel.sample(gemeenten, 6):
        fabriek.periode(gemeente, dobbel.randint(1, 90), doelgroep=dobbel.choice(["asiel", "amv"]))
        fabriek.voornemen(gemeente, dobbel.choice([None, 20, 35]), doelgroep=dobbel.choice(["asiel", "amv"]))
    Opgave.objects.filter(ronde__nummer=1, gebied__in=dobbel.sample(gemeenten, 3)).delete()
    per_gemeente = {deel.gemeente.pk: deel for deel in bereken(indeling=Lidsoort.REGIO).gemeenten}
    cijfers = bereken()
    assert {groep.naam for groep in cijfers.groepen} == verwacht.keys()
    for groep in cijfers.groepen:
        delen = [per_gemeente[pk] for pk in verwacht[groep.naam]]
        assert {deel.gemeente.pk for deel in groep.gemeenten} == verwacht[groep.naam]
        bekend = [deel.aantal_opgave for deel in delen if deel.aantal_opgave is not None]
        assert groep.asiel.opgave == (sum(bekend) if bekend else None)
        assert groep.opgaven_bekend == (len(bekend), len(delen))
        assert groep.asiel.gegarandeerd == sum(deel.gegarandeerd or 0 for deel in delen)
        assert groep.amv.gegarandeerd == sum(deel.gegarandeerd_amv or 0 for deel in delen)
        assert (groep.asiel.voornemens or 0) == sum(deel.voornemens.plekken or 0 for deel in delen)
        assert groep.asiel.voornemens_zonder_aantal == sum(deel.voornemens.zonder_aantal for deel in delen)
    assert sum(groep.asiel.gegarandeerd for groep in cijfers.groepen) == cijfers.asiel.gegarandeerd


def test_een_regiototaal_is_van_geen_andere_groep(overijssel):
    """Of IJsselland one number was published; of the very same gemeenten as another group nobody published any."""
    ijsselland = Regio.objects.get(naam="IJsselland")
    fabriek.groep(Gebiedsoort.VEILIGHEIDSREGIO, *ijsselland.gemeenten, naam="IJsselland")
    cijfers = bereken()
    regio = next(deel for deel in cijfers.regios if deel.naam == "IJsselland")
    groep = next(deel for deel in cijfers.groepen if deel.naam == "Veiligheidsregio IJsselland")
    assert regio.gemeenten == groep.gemeenten
    assert (groep.asiel.opgave, groep.asiel.gegarandeerd) == (regio.asiel.opgave, regio.asiel.gegarandeerd)
    assert {deel.voornemens.plekken for deel in groep.gemeenten if deel.voornemens.aantal} == {None}
    assert (groep.asiel.voornemens, groep.asiel.voornemens_zonder_aantal) == (None, 5)
    assert regio.asiel.voornemens == Regiototaal.objects.get(regio=ijsselland).aantal


def geheime_plannen(*waar):
    for nummer, gemeente in enumerate(in_(*waar)):
        plek = fabriek.locatie(gemeente, vertrouwelijk=True)
        fabriek.voornemen(plek, 10**nummer)


def erbij(voor, na):
    """What every total has more."""
    paren = zip((*voor.groepen, voor), (*na.groepen, na), strict=True)
    return {nu.naam: (nu.asiel.voornemens or 0) - (toen.asiel.voornemens or 0) for toen, nu in paren}


def test_vertrouwelijke_voornemens_tellen_alleen_in_een_groep_met_de_hele_regio(overijssel):
    """Three in Twente, of which the group holds two gemeenten: of those nothing may be told, also not by difference."""
    twente = Regio.objects.get(naam="Twente")
    fabriek.groep(Gebiedsoort.VEILIGHEIDSREGIO, *in_("Almelo", "Borne", "Zwolle"), naam="Deel")
    fabriek.groep(Gebiedsoort.GROEPERING, *twente.gemeenten, *in_("Zwolle"), naam="Heel")
    voor = {soort: bereken(indeling=soort) for soort in (Lidsoort.REGIO, VEILIGHEIDSREGIO, GROEPERING)}
    geheime_plannen("Almelo", "Almelo", "Borne")
    assert erbij(voor[Lidsoort.REGIO], bereken(indeling=Lidsoort.REGIO)) == {
        "Twente": 111,
        "IJsselland": 0,
        "Overijssel": 111,
    }
    assert erbij(voor[VEILIGHEIDSREGIO], bereken()) == {"Veiligheidsregio Deel": 0, ZONDER: 0, "Overijssel": 111}
    assert erbij(voor[GROEPERING], bereken(indeling=GROEPERING)) == {
        "Groepering Heel": 111,
        "zonder groepering": 0,
        "Overijssel": 111,
    }


def test_ook_de_regios_van_een_andere_dag_zijn_niet_van_die_van_vandaag_af_te_trekken(overijssel):
    """Borne goes over later: Twente without it would leave the one that is there."""
    later = date(2027, 1, 1)
    voor = [bereken(dag, Lidsoort.REGIO) for dag in (PEILDATUM, later)]
    geheime_plannen("Almelo", "Enschede", "Hengelo", "Borne")
    regio = Regio.objects.get(naam="IJsselland")
    verplaats(in_("Borne")[0], regio, vanaf=later, reden="Besluit", door=OPDRACHTREGEL)
    na = [bereken(dag, Lidsoort.REGIO) for dag in (PEILDATUM, later)]
    assert erbij(voor[0], na[0]) == {"Twente": 1111, "IJsselland": 0, "Overijssel": 1111}
    assert erbij(voor[1], na[1]) == {"Twente": 0, "IJsselland": 0, "Overijssel": 1111}


def test_een_groep_zegt_niets_dat_de_regios_niet_zeggen():
    """Whatever is in a group is all that counts in one or more regio's."""
    deel = {naam: Verborgen(naam[0], naam, naam, "asiel", 10) for naam in ("T1", "T2", "I1", "rest")}
    geteld = {"T": [deel["T1"], deel["T2"]], "I": [deel["I1"]], None: [deel["rest"]]}
    groepen = {"T": {"heel"}, "I": {"heel", "ander"}}
    assert geplaatst(geteld, groepen.__getitem__) == {"heel": geteld["T"], None: [deel["I1"], deel["rest"]]}


def test_cno_zonder_naam_telt_alleen_in_een_groep_met_de_hele_regio(dwars):
    """7 in Zwolle that stay unnamed: the group of Zwolle does not hold all of IJsselland."""
    plek = fabriek.locatie(in_("Zwolle")[0], soort="cno", vertrouwelijk=True)
    fabriek.periode(plek, 7)
    open_ = fabriek.locatie(in_("Enschede")[0], soort="cno", naam="Hal")
    fabriek.periode(open_, 20)
    provincie = plek.gemeente.provincie
    rijen = lees_cno(provincie, indeling=VEILIGHEIDSREGIO)
    assert [(rij.naam, rij.groep and rij.groep.naam) for rij in rijen] == [
        ("Hal", "Steden"),
        ("Vertrouwelijk, IJsselland", None),
    ]
    fabriek.groep(Gebiedsoort.GROEPERING, *Regio.objects.get(naam="IJsselland").gemeenten, naam="Alles")
    assert [str(rij.groep) for rij in lees_cno(provincie, indeling=GROEPERING)] == ["Alles", "zonder groepering"]
    wie = {plek.gemeente.pk}
    assert [str(rij.groep) for rij in lees_cno(provincie, bij_naam=wie, indeling=VEILIGHEIDSREGIO)] == ["Steden"] * 2


def test_een_groep_met_alleen_een_samengevoegde_gemeente_is_te_kiezen():
    regio = fabriek.regio()
    een, twee = fabriek.gemeente(regio=regio), fabriek.gemeente(regio=regio)
    assert indelingen_van(regio.provincie) == [Lidsoort.REGIO]
    for gemeente in (een, twee):
        fabriek.lid(gemeente, VEILIGHEIDSREGIO, fabriek.groep(naam=gemeente.naam))
    velden = {"code": een.code, "naam": een.naam, "regio": regio, "vanaf": date(2025, 1, 1)}
    voeg_samen([een, twee], **velden, reden="Besluit", door=OPDRACHTREGEL)
    assert indelingen_van(regio.provincie) == [Lidsoort.REGIO, VEILIGHEIDSREGIO]


def test_oekraine_per_groep(dwars):
    """Zwolle 607 and Enschede; one of the two has places that somebody entered."""
    ronde = Ronde.objects.get(code="oekraine-2024")
    zwolle, enschede = in_("Zwolle", "Enschede")
    fabriek.periode(fabriek.locatie(zwolle, soort="goo"), 400, doelgroep="oekraine")
    rijen = lees_oekraine(ronde, zwolle.provincie, None, date(2024, 3, 1), VEILIGHEIDSREGIO)
    per_groep = {groep.naam: deel for groep, deel in opgeteld(rijen).items()}
    steden = per_groep["Steden"]
    opgave = Opgave.objects.get(ronde=ronde, gebied=enschede).aantal
    assert (steden.opgave.heel, steden.plekken, steden.verschil) == (607 + opgave, Som(400, 1, 2), None)
    assert sum(deel.opgave.heel for deel in per_groep.values()) == 7882


def test_de_groepen_zijn_die_van_de_dag(dwars):
    [zwolle] = in_("Zwolle")
    later = date(2027, 1, 1)
    Lidmaatschap.objects.create(gebied=zwolle, soort=VEILIGHEIDSREGIO, groep=None, vanaf=later)
    provincie = zwolle.provincie
    for dag, zonder in ((date(2026, 12, 31), 22), (later, 23)):
        groepen = {groep.naam: len(leden) for groep, leden in groepen_in(provincie, VEILIGHEIDSREGIO, dag).items()}
        assert groepen == {"Almelo": 1, "Steden": 24 - zonder, ZONDER: zonder}


def test_er_is_alleen_te_kiezen_wat_er_is(overijssel):
    provincie = Provincie.objects.get(naam="Overijssel")
    assert indelingen_van(provincie) == [Lidsoort.REGIO]
    buiten = fabriek.gemeente("Ver weg")
    fabriek.groep(Gebiedsoort.VEILIGHEIDSREGIO, buiten)
    assert indelingen_van(provincie) == [Lidsoort.REGIO]
    fabriek.groep(Gebiedsoort.GROEPERING, *in_("Zwolle"))
    assert indelingen_van(provincie) == [Lidsoort.REGIO, GROEPERING]


PAGINAS = (
    "/provincie/PV23/",
    "/oekraine/",
    "/statushouders/",
    "/cno/",
    "/opgaven/capaciteitsbesluiten/",
    "/maandstanden/",
)


@pytest.mark.parametrize("pad", PAGINAS)
def test_elke_pagina_per_groep_met_de_keuze_in_zicht(als, dwars, pad):
    wie = als("cdk")
    gewoon, anders = (wie.get(f"{pad}{vraag}").content.decode() for vraag in ("", "?indeling=veiligheidsregio"))
    assert "Steden" not in gewoon and 'name="indeling"' in gewoon
    assert "Steden" in anders and ZONDER in anders
    assert '<option value="veiligheidsregio" selected>' in anders


@pytest.mark.parametrize("pad", PAGINAS)
@pytest.mark.parametrize("vraag", ["waterschap", "groepering"])
def test_een_indeling_die_er_niet_is(als, dwars, pad, vraag):
    antwoord = als("cdk").get(f"{pad}?indeling={vraag}")
    assert antwoord.status_code == 200
    assert "Deze indeling is er niet. Kies regio of veiligheidsregio." in antwoord.content.decode()
    assert "Steden" not in antwoord.content.decode()


@pytest.mark.parametrize("pad", ["/oekraine/", "/statushouders/"])
def test_een_bestand_per_groep_met_subtotalen(als, dwars, pad):
    wie = als("lezer")
    regels = wie.get(f"{pad}?indeling=veiligheidsregio&bestand=csv").content.decode("utf-8-sig").splitlines()
    assert "Veiligheidsregio" in regels[0] and "Regio;" not in regels[0]
    assert len(regels) == 1 + 25 + 3
    assert [regel.split(";")[0].split(" (")[0] for regel in regels[-3:]] == [
        "Totaal Almelo",
        "Totaal Steden",
        f"Totaal {ZONDER}",
    ]
    gewoon = wie.get(f"{pad}?bestand=csv").content.decode("utf-8-sig").splitlines()
    assert len(gewoon) == 1 + 25 and ";Regio;" in gewoon[0]
    fout = wie.get(f"{pad}?indeling=waterschap&bestand=csv")
    assert fout.status_code == 302 and fout["Location"] == f"{pad}?indeling=waterschap"


def tabel(naam, *opties, uit):
    call_command("tabel", naam, *opties, "--formaat", "json", "--uit", str(uit))
    return json.loads(uit.read_text())


def test_de_opdracht_per_veiligheidsregio(dwars, tmp_path, capsys):
    opgaven = {rij.gebied.naam: rij.aantal for rij in Opgave.objects.filter(ronde__nummer=1).select_related("gebied")}
    rijen = tabel("opgaven", "--ronde", "asiel-1", "--indeling", "Veiligheidsregio", uit=tmp_path / "t.json")
    assert [rij["gemeente"] for rij in rijen[:5]] == ["Almelo", "Totaal Almelo", "Enschede", "Zwolle", "Totaal Steden"]
    assert rijen[4]["veiligheidsregio"] == "Steden"
    assert rijen[4]["opgave"] == opgaven["Enschede"] + opgaven["Zwolle"]
    assert sum(rij["opgave"] for rij in rijen if rij["gemeente"].startswith("Totaal")) == 6325
    assert rijen[-1]["veiligheidsregio"] == ZONDER


@pytest.mark.parametrize("naam", ["capaciteitsbesluiten", "cno", "gemeenten", "oekraine", "opgaven", "statushouders"])
def test_elke_tabel_per_regio_ook_per_veiligheidsregio(dwars, tmp_path, naam):
    fabriek.periode(fabriek.locatie(in_("Zwolle")[0], soort="cno"), 7)
    rijen = tabel(naam, "--indeling", "veiligheidsregio", uit=tmp_path / "t.json")
    assert "regio" not in rijen[0]
    assert "Steden" in json.dumps(rijen)


def test_een_besluit_vraagt_een_groep_wat_het_haar_gemeenten_vraagt(dwars, tmp_path):
    """Only in cyclus 1 was every gemeente asked; what was asked of a regio before that, was asked of no group."""
    rijen = tabel("capaciteitsbesluiten", "--indeling", "veiligheidsregio", uit=tmp_path / "t.json")
    opgaven = {rij.gebied.naam: rij.aantal for rij in Opgave.objects.filter(ronde__nummer=1).select_related("gebied")}
    cyclus = [rij for rij in rijen if "cyclus 1" in rij["capaciteitsbesluit"]]
    assert cyclus[0]["Veiligheidsregio Steden"] == opgaven["Enschede"] + opgaven["Zwolle"]
    assert {rij["Veiligheidsregio Steden"] for rij in rijen if rij not in cyclus} == {None}


@pytest.mark.parametrize(
    ("opties", "melding"),
    [
        (
            ("opgaven", "--indeling", "waterschap"),
            "“waterschap” bestaat niet als --indeling. Kies uit: regio, veiligheids",
        ),
        (("opgaven", "--indeling", "provincie"), "Kies uit: regio, veiligheidsregio."),
        (("planning", "--indeling", "regio"), "--indeling hoort niet bij de tabel planning"),
    ],
)
def test_een_fout_zegt_wat_te_doen(dwars, opties, melding):
    with pytest.raises(CommandError) as fout:
        call_command("tabel", *opties, "--formaat", "csv")
    assert melding in str(fout.value)
