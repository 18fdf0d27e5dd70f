"""Crisisnoodopvang: places on any day, the table per first of the month, names kept, and what counts where."""

import io
import json
from datetime import date

import pytest
from django.core.management import call_command
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from opgaven.bronnen.models import Bron
from opgaven.gebieden.indeling import groepen_in
from opgaven.gebieden.keuzes import Lidsoort
from opgaven.gebieden.models import Gemeente, Provincie, Regio
from opgaven.rondes.models import Ronde
from opgaven.rondes.rekenen import TELT_CNO, Telregel
from prt.rekenen.perioden import Periode
from prt.rekenen.trap import Trap
from realisatie.cno.lezen import Cnolocatie, eersten, lees_cno, per_groep, totaal_op
from realisatie.locaties.models import Beschikbaarheid, Locatie
from realisatie.locaties.versies import versie_van
from realisatie.maand.lezen import cijfers_nu
from realisatie.stand.effect import effect
from realisatie.stand.rekenen.oordeel import Meetelling
from tests import fabriek
from verslag.cijfers.samenstellen import stel_samen

pytestmark = pytest.mark.django_db

DAGEN = [date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1)]

GEHEIM = "kwikstaart"


@pytest.fixture
def provincie(overijssel):
    return Provincie.objects.get(naam="Overijssel")


def cno(gemeente, plekken, van, tot=None, naam="", **velden):
    van_locatie = {"soort": velden.pop("soort", "cno"), "vertrouwelijk": velden.pop("geheim", False)}
    van_locatie |= {"cno_duur": velden.pop("duur", "")} | ({"naam": naam} if naam else {})
    locatie = fabriek.locatie(Gemeente.objects.get(naam=gemeente), **van_locatie)
    return fabriek.periode(locatie, plekken, van=van, tot=tot, **velden)


@pytest.fixture
def drie(provincie):
    """By hand: in November 100, in December 100 + 60, in January 60 + 7 that stay unnamed."""
    cno("Zwolle", 100, date(2026, 10, 1), date(2027, 1, 1), naam="Sporthal", duur="72_uur")
    cno("Enschede", 60, date(2026, 12, 1), date(2027, 3, 1), naam="Boot", duur="langer")
    cno("Zwolle", 7, date(2027, 1, 1), geheim=True, naam=GEHEIM)
    cno("Zwolle", 50, date(2026, 10, 1), soort="azc")
    cno("Zwolle", 40, date(2026, 10, 1), hardheid="voornemen")
    cno("Zwolle", 30, date(2026, 10, 1), doelgroep="oekraine")
    return provincie


def test_plekken_per_dag_en_de_som(drie):
    rijen = lees_cno(drie)
    assert [(rij.naam, rij.gemeente, rij.duur, rij.op(DAGEN)) for rij in rijen] == [
        ("Sporthal", "Zwolle", "72_uur", [100, 100, 0]),
        ("Vertrouwelijk, IJsselland", "", "", [0, 0, 7]),
        ("Boot", "Enschede", "langer", [0, 60, 60]),
    ]
    assert totaal_op(rijen, DAGEN) == [100, 160, 67]
    assert (rijen[0].van, rijen[0].tot) == (date(2026, 10, 1), date(2027, 1, 1))
    assert rijen[1].tot is None


def test_wie_het_mag_zien_ziet_de_naam(drie):
    rijen = lees_cno(drie, bij_naam=[Gemeente.objects.get(naam="Zwolle").pk])
    assert [rij.naam for rij in rijen] == ["Sporthal", GEHEIM, "Boot"]
    assert totaal_op(rijen, DAGEN) == [100, 160, 67]


def test_per_regio_naast_de_gevraagde_450(drie):
    regios = groepen_in(drie, Lidsoort.REGIO)
    ronde = Ronde.objects.get(code="cno-2023")
    standen = per_groep(ronde, regios, lees_cno(drie), DAGEN[2])
    assert [(s.naam, s.opgave, s.plekken, s.verschil) for s in standen] == [
        ("Twente", 450, 60, -390),
        ("IJsselland", 450, 7, -443),
    ]
    Beschikbaarheid.objects.filter(locatie__gemeente__naam="Enschede").delete()
    assert per_groep(ronde, regios, lees_cno(drie), DAGEN[2])[0].plekken is None


def test_niets_ingevoerd_is_onbekend_en_niet_nul(provincie):
    assert totaal_op(lees_cno(provincie), DAGEN) == [None, None, None]


periodes = st.tuples(st.dates(date(2026, 1, 1), date(2027, 1, 1)), st.none() | st.integers(1, 300), st.integers(1, 500))


@given(
    st.lists(st.lists(periodes, min_size=1, max_size=3), min_size=1, max_size=4),
    st.dates(date(2026, 1, 1), date(2028, 1, 1)),
)
def test_de_som_per_dag_is_de_som_van_de_locaties(locaties, dag):
    """Day by day, written out: a period counts from its first day until the day that it ends."""
    rijen, verwacht = [], 0
    for delen in locaties:
        spannen = [
            (van, None if duur is None else date.fromordinal(van.toordinal() + duur), plekken)
            for van, duur, plekken in delen
        ]
        rijen.append(
            Cnolocatie(None, None, None, Trap.uit((Periode(van, tot), plekken) for van, tot, plekken in spannen))
        )
        verwacht += sum(plekken for van, tot, plekken in spannen if van <= dag and (tot is None or dag < tot))
    assert totaal_op(rijen, [dag]) == [verwacht]


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_de_eersten_van_de_maanden(van, tot):
    dagen = eersten(van, tot, hoogstens=500)
    assert dagen == [
        date.fromordinal(n)
        for n in range(van.replace(day=1).toordinal(), tot.toordinal() + 1)
        if date.fromordinal(n).day == 1
    ]


def tel_ook_cno(monkeypatch):
    monkeypatch.setitem(TELT_CNO, Telregel.ALLE_HARDE, True)


def gegarandeerd(provincie):
    return stel_samen(Ronde.objects.get(nummer=1), provincie, date(2024, 10, 31)).asiel.gegarandeerd


def test_de_gepubliceerde_som_blijft_gelijk_met_cno_erbij(provincie, monkeypatch):
    assert gegarandeerd(provincie) == 3864
    cno("Zwolle", 100, date(2024, 1, 1))
    voornemen = cno("Zwolle", 40, date(2025, 1, 1), hardheid="voornemen")
    cijfers = stel_samen(Ronde.objects.get(nummer=1), provincie, date(2024, 10, 31))
    assert (cijfers.asiel.gegarandeerd, cijfers.asiel.voornemens) == (3864, 1835)
    tel_ook_cno(monkeypatch)
    cijfers = stel_samen(Ronde.objects.get(nummer=1), provincie, date(2024, 10, 31))
    assert (cijfers.asiel.gegarandeerd, cijfers.asiel.voornemens) == (3964, 1835 + voornemen.plekken)


def test_ook_terugkijkend_en_bij_een_uitruil(provincie, monkeypatch):
    regel = cno("Zwolle", 100, date(2024, 1, 1))
    fabriek.overdracht(
        regel.locatie.gemeente,
        Gemeente.objects.get(naam="Dalfsen"),
        30,
        locatie=regel.locatie,
        uitruil=fabriek.uitruil(ronde=Ronde.objects.get(nummer=1)),
    )
    ronde, dag = Ronde.objects.get(nummer=1), date(2024, 10, 31)

    def per_gemeente(bekend_op):
        cijfers = stel_samen(ronde, provincie, dag, bekend_op)
        return {g.naam: g.gegarandeerd for g in cijfers.gemeenten if g.naam in ("Zwolle", "Dalfsen")}

    for bekend_op in (None, date(2099, 1, 1)):
        assert per_gemeente(bekend_op) == {"Zwolle": 394, "Dalfsen": None}
    tel_ook_cno(monkeypatch)
    for bekend_op in (None, date(2099, 1, 1)):
        assert per_gemeente(bekend_op) == {"Zwolle": 464, "Dalfsen": 30}


def test_het_effect_en_de_maandstand_zeggen_hetzelfde(provincie, monkeypatch):
    zwolle, ronde = Gemeente.objects.get(naam="Zwolle"), Ronde.objects.get(nummer=1)
    regel = cno("Zwolle", 100, date(2024, 1, 1))
    gevolg = effect(zwolle, ronde, [regel])
    ((_, oordeel),) = gevolg.oordelen
    assert (gevolg.asiel, oordeel.telling, oordeel.plekken) == (346, Meetelling.NIET, 0)
    assert "crisisnoodopvang telt in deze cyclus niet" in oordeel.reden
    assert cijfers_nu([zwolle], DAGEN[0])[zwolle.pk].asiel == 346
    tel_ook_cno(monkeypatch)
    gevolg = effect(zwolle, ronde, [regel])
    assert (gevolg.asiel, gevolg.oordelen[0][1].telling) == (446, Meetelling.GEGARANDEERD)
    assert cijfers_nu([zwolle], DAGEN[0])[zwolle.pk].asiel == 446


def tekst(als, pad, wie="lezer"):
    antwoord = als(wie).get(pad)
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def test_het_scherm_en_het_werkboek(als, drie):
    pagina = tekst(als, "/cno/?van=2026-11-01&tot=2027-01-31")
    for deel in ("1-11-2026", "1-12-2026", "1-1-2027", "Hoogstens 72 uur", "Langer dan 72 uur", "01/10/26 – 01/01/27"):
        assert deel in pagina
    assert "1-2-2027" not in pagina
    assert '<td class="regietafel-getal">160</td>' in pagina.split("<tfoot")[1]
    inhoud = als("lezer").get("/cno/cno.xlsx?van=2026-11-01&tot=2027-01-31").content
    rijen = list(load_workbook(io.BytesIO(inhoud)).worksheets[0].values)
    assert rijen[0] == ("locatie", "gemeente", "regio", "duur", "2026-11-01", "2026-12-01", "2027-01-01")
    assert rijen[-1] == ("Totaal", None, None, None, 100, 160, 67)
    assert len(rijen) == 5


def test_alleen_een_duur_of_een_regio(als, drie):
    bereik = "van=2026-11-01&tot=2027-01-31"
    pagina = tekst(als, f"/cno/?duur=72_uur&{bereik}")
    assert "Sporthal" in pagina and "Boot" not in pagina and "Vertrouwelijk, IJsselland" not in pagina
    pagina = tekst(als, f"/cno/?regio={Regio.objects.get(naam='Twente').pk}&{bereik}")
    assert "Boot" in pagina and "Sporthal" not in pagina


@pytest.mark.parametrize(
    "vraag", ["van=x", "tot=x", "van=2027-01-01&tot=2026-01-01", "regio=x", "duur=x", "tot=2099-01-01"]
)
def test_een_rare_vraag_geeft_geen_storing(als, drie, vraag):
    assert als("cdk").get(f"/cno/?{vraag}").status_code == 200
    assert als("cdk").get(f"/cno/cno.xlsx?{vraag}").status_code == 200


def test_op_schrikkeldag(als, drie):
    client = als("cdk")
    assert client.get("/cno/?van=2028-02-29").status_code == 200


def test_namen_van_vertrouwelijke_locaties(als, drie):
    bereik = "van=2026-11-01&tot=2027-01-31"
    for wie, ziet in (("zwolle", True), ("ijsselland", True), ("cdk", True), ("enschede", False), ("coa", False)):
        assert (GEHEIM in tekst(als, f"/cno/?{bereik}", wie)) == ziet, wie
        blad = load_workbook(io.BytesIO(als(wie).get(f"/cno/cno.xlsx?{bereik}").content)).worksheets[0]
        assert any(GEHEIM in str(rij[0]) for rij in blad.values) == ziet, wie


def test_de_tabel_als_bestand(drie, tmp_path):
    doel = tmp_path / "cno.json"
    opties = ["--data", "2026-12-31,2027-01-01", "--formaat", "json", "--uit", str(doel)]
    call_command("tabel", "cno", *opties)
    rijen = json.loads(doel.read_text())
    assert [(rij["locatie"], rij["2026-12-31"], rij["2027-01-01"]) for rij in rijen] == [
        ("Sporthal", 100, 0),
        ("Vertrouwelijk, IJsselland", 0, 7),
        ("Boot", 60, 60),
        ("Totaal", 160, 67),
    ]
    assert GEHEIM not in doel.read_text()
    call_command("tabel", "cno", "--regio", "Twente", *opties)
    assert [rij["locatie"] for rij in json.loads(doel.read_text())] == ["Boot", "Totaal"]
    call_command("tabel", "cno", "--peildatum", "2026-11-21", "--formaat", "json", "--uit", str(doel))
    koppen = list(json.loads(doel.read_text())[0])
    assert koppen[4:] == [f"{2026 + n // 12}-{n % 12 + 1:02}-01" for n in range(10, 22)]


@pytest.mark.traag
@pytest.mark.parametrize("wie", ["zwolle", "cdk"])
def test_geen_vraag_aan_de_database_per_locatie(als, drie, wie, django_assert_max_num_queries):
    client = als(wie)
    for _ in range(2):
        with django_assert_max_num_queries(16):
            client.get("/cno/")
        for _ in range(15):
            cno("Zwolle", 5, date(2026, 10, 1))


def test_de_duur_invoeren_bij_een_locatie(als):
    locatie = fabriek.locatie(Gemeente.objects.get(naam="Zwolle"), soort="cno")
    client = als("zwolle")
    velden = {
        "naam": "Sporthal",
        "cno_duur": "72_uur",
        "beschikbaarheden-TOTAL_FORMS": "0",
        "beschikbaarheden-INITIAL_FORMS": "0",
        "versie": versie_van(locatie),
    }
    antwoord = client.post(f"/locaties/{locatie.pk}/wijzigen/", velden | {"soort": "azc"})
    assert antwoord.status_code == 422
    assert "Dit hoort alleen bij crisisnoodopvang" in antwoord.content.decode()
    assert client.post(f"/locaties/{locatie.pk}/wijzigen/", velden | {"soort": "cno"}).status_code == 302
    locatie.refresh_from_db()
    assert locatie.cno_duur == "72_uur"
    assert "hoogstens 72 uur" in tekst(als, f"/locaties/{locatie.pk}/")


def test_oefengegevens_alleen_als_iemand_erom_vraagt(overijssel):
    call_command("demo", stdout=io.StringIO())
    assert not Bron.objects.filter(code="oefening").exists()
    assert not lees_cno(Provincie.objects.get(naam="Overijssel"))
    for _ in range(2):
        call_command("demo", "--oefening", stdout=io.StringIO(), verbosity=0)
    erbij = Locatie.objects.filter(bron__code="oefening")
    assert erbij.count() == 7
    assert all(locatie.naam.startswith("Oefening") for locatie in erbij)
    assert all(locatie.history.count() == 1 for locatie in erbij)
    assert gegarandeerd(Provincie.objects.get(naam="Overijssel")) == 3864


def test_de_geschiedenis_van_locaties_is_nog_op_slot(db):
    """The migration that added the column made the table anew on SQLite."""
    locatie = fabriek.locatie(soort="cno", cno_duur="langer")
    with pytest.raises(Exception, match="Het spoor"), connection.cursor() as cursor:
        cursor.execute("UPDATE realisatie_historicallocatie SET cno_duur = '' WHERE id = %s", [locatie.pk])
