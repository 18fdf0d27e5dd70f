"""The reminders: who gets one and when, one a day at most, in texts that the CdK's staff writes."""

import io
from datetime import date

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.urls import reverse

from opgaven.gebieden.models import Gemeente, Provincie, Regio
from prt.toegang.rollen.keuzes import Rolsoort
from realisatie.herinneringen.keuzes import Mailsoort
from realisatie.herinneringen.mailteksten import PLAATSHOUDERS, STANDAARD, plaatshouders_bestaan, vul_in
from realisatie.herinneringen.models import Herinnering, Mailtekst
from realisatie.herinneringen.versturen import berichten
from realisatie.maand.acties import zet_stap
from realisatie.maand.lezen import maandregel
from realisatie.maand.rekenen import Stap
from tests import fabriek
from tests.formulierhulp import verborgen

pytestmark = pytest.mark.django_db

IEDEREEN = ["enschede", "ijsselland", "twente", "zwolle"]


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel("2026-11-08 10:00+01:00", tick=False):
        yield


def herinner(*opties) -> str:
    uit = io.StringIO()
    call_command("herinner", *opties, stdout=uit)
    return uit.getvalue()


def ontvangers(mailoutbox) -> list[str]:
    return [adres.removesuffix("@demo.example") for mail in mailoutbox for adres in mail.to]


@pytest.mark.parametrize(
    ("datum", "soorten"),
    [
        ("2026-11-07", set()),
        ("2026-11-08", {"medewerker_vooraf", "regio_vooraf"}),
        ("2026-11-15", {"medewerker_vooraf", "regio_vooraf"}),
        ("2026-11-16", {"medewerker_te_laat", "regio_te_laat"}),
        ("2026-11-30", {"medewerker_te_laat", "regio_te_laat"}),
        ("2026-12-01", set()),
    ],
)
def test_wanneer_welke_mail(demo, datum, soorten):
    assert {bericht.soort.value for bericht in berichten(date.fromisoformat(datum))} == soorten


def test_een_week_vooraf_een_keer(demo, mailoutbox):
    assert "4 mails verstuurd." in herinner()
    assert ontvangers(mailoutbox) == IEDEREEN
    for dag in range(8, 16):
        herinner("--datum", f"2026-11-{dag:02}")
    assert len(mailoutbox) == 4


def test_te_laat_elke_week_en_nooit_twee_op_een_dag(demo, mailoutbox):
    gestuurd = []
    for dag in range(8, 31):
        for _ in range(2):
            herinner("--datum", f"2026-11-{dag:02}")
        gestuurd.append(len(mailoutbox))
    assert [dag for dag, (nu, eerder) in enumerate(zip(gestuurd, [0, *gestuurd], strict=False), 8) if nu > eerder] == [
        8,
        16,
        23,
        30,
    ]
    assert Herinnering.objects.count() == 16


def bevestig(naam):
    gemeente = Gemeente.objects.get(naam=naam)
    cdk = get_user_model().objects.get(email="cdk@demo.example")
    zet_stap(gemeente, date(2026, 11, 1), Stap.INDIENEN, door=cdk, versie=maandregel(gemeente).versie)
    return gemeente


def test_wie_bevestigd_heeft_krijgt_geen_mail(demo, mailoutbox):
    bevestig("Zwolle")
    herinner()
    assert ontvangers(mailoutbox) == ["enschede", "ijsselland", "twente"]
    ijsselland, twente = (mail.body for mail in mailoutbox[1:])
    assert "Zwolle" not in ijsselland and ijsselland.count("- ") == 10
    assert "- Enschede (open)" in twente and twente.count("- ") == 14


def test_wie_heropend_is_krijgt_weer_een_mail(demo, mailoutbox):
    fabriek.periode(bevestig("Zwolle"), 10)
    herinner()
    zwolle = next(mail for mail in mailoutbox if mail.to == ["zwolle@demo.example"])
    assert "- Zwolle (heropend)" in zwolle.body


def test_een_persoon_met_meer_rollen_krijgt_een_mail(demo, mailoutbox):
    wie = get_user_model().objects.get(email="zwolle@demo.example")
    fabriek.rol(wie, Rolsoort.MEDEWERKER_GEMEENTE, Gemeente.objects.get(naam="Almelo"))
    fabriek.rol(wie, Rolsoort.REGIOSECRETARIS, Regio.objects.get(code="ijsselland"))
    herinner()
    mijn = [mail for mail in mailoutbox if mail.to == ["zwolle@demo.example"]]
    assert len(mijn) == 1
    assert "- Almelo" in mijn[0].body and "- Kampen" in mijn[0].body and mijn[0].body.count("- Zwolle") == 1


def test_wie_weg_is_krijgt_geen_mail(demo, mailoutbox):
    Gebruiker = get_user_model()
    Gebruiker.objects.filter(email="zwolle@demo.example").update(is_active=False)
    Gebruiker.objects.get(email="enschede@demo.example").rollen.update(tot=date(2026, 11, 8))
    herinner()
    assert ontvangers(mailoutbox) == ["ijsselland", "twente"]


def test_proef_verstuurt_niets(demo, mailoutbox):
    tekst = herinner("--proef", "--datum", "2026-11-16")
    assert "Aan: zwolle@demo.example" in tekst and "Proef: 4 mails, niets verstuurd." in tekst
    assert not mailoutbox and not Herinnering.objects.exists()


def test_geen_naam_van_een_locatie_in_een_mail(demo, mailoutbox):
    fabriek.periode(
        fabriek.locatie(Gemeente.objects.get(naam="Zwolle"), naam="Geheimzin", adres="Geheimzin", vertrouwelijk=True),
        toelichting="Geheimzin",
    )
    velden = " ".join(f"{{{naam}}}" for naam in PLAATSHOUDERS)
    for soort in Mailsoort:
        Mailtekst.objects.create(
            provincie=Provincie.objects.get(naam="Overijssel"), soort=soort, onderwerp=velden, tekst=velden
        )
    herinner()
    assert len(mailoutbox) == 4
    assert not [mail for mail in mailoutbox if "geheimzin" in (mail.subject + mail.body).lower()]


class Weigerachtig(EmailBackend):
    """A mail server that does not know Enschede."""

    def send_messages(self, mails):
        if "enschede@demo.example" in mails[0].to:
            raise ConnectionRefusedError("onbekend")
        return super().send_messages(mails)


def test_een_mail_die_niet_weg_kan_houdt_de_rest_niet_op(demo, mailoutbox, settings):
    settings.EMAIL_BACKEND = f"{__name__}.Weigerachtig"
    with pytest.raises(CommandError, match="enschede@demo.example: onbekend"):
        herinner()
    assert ontvangers(mailoutbox) == ["ijsselland", "twente", "zwolle"]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    herinner()
    assert ontvangers(mailoutbox)[3:] == ["enschede"]


def test_een_datum_die_niet_bestaat(demo):
    with pytest.raises(CommandError, match="“morgen” is geen datum"):
        call_command("herinner", "--datum", "morgen")


@pytest.mark.parametrize("soort", Mailsoort)
def test_de_standaardteksten_kunnen_ingevuld(soort):
    for tekst in STANDAARD[soort]:
        plaatshouders_bestaan(tekst)
        assert "{" not in vul_in(tekst, dict.fromkeys(PLAATSHOUDERS, "x"))


@pytest.mark.parametrize("plek", ["{locatie}", "{naam.__class__}", "{}", "{ naam }", "{naam!r}", "{0}"])
def test_een_onbekende_plaatshouder_wordt_geweigerd(plek):
    with pytest.raises(ValidationError) as fout:
        plaatshouders_bestaan(f"Beste {plek}, {{maand}}")
    assert plek in fout.value.message and "{gemeenten}" in fout.value.message


def test_invullen_gebeurt_een_keer():
    assert vul_in("{naam} {maand}", {"naam": "{maand}", "maand": "mei"}) == "{maand} mei"


def test_een_naam_kan_geen_kop_aan_de_mail_toevoegen(demo, mailoutbox):
    get_user_model().objects.filter(email="zwolle@demo.example").update(naam="Jan\nBcc: x@demo.example")
    Mailtekst.objects.create(
        provincie=Provincie.objects.get(naam="Overijssel"),
        soort=Mailsoort.MEDEWERKER_VOORAF,
        onderwerp="Dag {naam}",
        tekst="t",
    )
    herinner()
    zwolle = next(mail for mail in mailoutbox if mail.to == ["zwolle@demo.example"])
    assert zwolle.subject == "Dag Jan Bcc: x@demo.example" and not zwolle.bcc


PAD = "/mailteksten/medewerker_vooraf/"


def test_een_tekst_wijzigen_en_terug(als, mailoutbox):
    cdk = als("cdk")
    assert "standaardtekst" in cdk.get("/mailteksten/").content.decode()
    cdk.post(PAD, {"onderwerp": "Nu {maand}", "tekst": "Dag <b>{naam}</b>"} | verborgen(cdk, PAD))
    assert "Nu {maand}" in cdk.get("/mailteksten/").content.decode()
    herinner()
    mail = next(mail for mail in mailoutbox if mail.to == ["zwolle@demo.example"])
    assert (mail.subject, mail.body) == ("Nu november 2026", "Dag <b>Demo medewerker Zwolle</b>")
    cdk.post(PAD, {"standaard": "1"} | verborgen(cdk, PAD))
    assert not Mailtekst.objects.exists()


def test_een_foute_tekst_wordt_niet_bewaard_en_gaat_niet_verloren(als):
    antwoord = als("cdk").post(PAD, {"onderwerp": "Nu {maand}", "tekst": "Over {locatie} <script>"})
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 422 and "{locatie} bestaat niet. U kunt gebruiken: {naam}" in tekst
    assert "Over {locatie} &lt;script&gt;" in tekst
    assert not Mailtekst.objects.exists()


@pytest.mark.parametrize("wie", ["zwolle", "ijsselland", "lezer", "niemand"])
def test_alleen_de_staf_schrijft_de_teksten(als, wie):
    for pad in (reverse("mailteksten"), PAD):
        assert als(wie).get(pad).status_code == 403
    assert als(wie).post(PAD, {"onderwerp": "o", "tekst": "t"}).status_code == 403
    assert not Mailtekst.objects.exists()


def test_een_mail_die_niet_bestaat(als):
    assert als("cdk").get("/mailteksten/bestaatniet/").status_code == 404
