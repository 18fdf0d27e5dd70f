"""The mails that are sent when somebody does something, and what takes more than one step."""

import re
from collections.abc import Callable
from datetime import timedelta

from django.core import mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from opgaven.management.commands.demo import WACHTWOORD
from prt.taken.berichten import verstuur
from prt.taken.models import Taak
from prt.toegang.rollen.models import Gebruiker
from tests import fabriek
from tests.opname.formulieren import formulieren_van, veldregels
from tests.opname.normaal import pagina
from tests.opname.schrijver import Schrijver
from tests.opname.verzoek import Bezoeker, als_regels, client_van, mailtekst, ongedaan
from tests.opname.wereld import adres_van
from tests.prt.taken.hulp import voer_taken_uit
from tests.prt.toegang.collegas.test_collegas import uitnodiging
from tests.prt.toegang.inloggen.test_tweede_factor import code_van
from tests.test_rechtentabel import OVER_JEZELF, over_jezelf
from verslag.vaststellen.models import Vaststelling

FOUTPAGINAS = ("400.html", "403.html", "403_csrf.html", "404.html", "429.html", "500.html", "503.html")
NIEUW = "nog een lang wachtwoord"


def neem_mails(schrijver: Schrijver) -> None:
    """What each of these sends."""
    for naam, doe in MAILS.items():
        with ongedaan():
            doe()
            for nummer, bericht in enumerate(mail.outbox, 1):
                schrijver.schrijf(f"mail/{naam}-{nummer}", mailtekst(bericht), "mail")
            if not mail.outbox:
                schrijver.schrijf(f"mail/{naam}-geen", "geen mail", "mail")


def _uitgenodigd() -> None:
    client_van("beheer-zwolle").post("/collegas/", uitnodiging())


def _vergeten(email: str) -> Callable[[], None]:
    return lambda: Bezoeker().post("/wachtwoord/vergeten/", {"email": email})


def _wachtwoord_gekozen() -> None:
    _vergeten(adres_van("zwolle"))()
    client = Bezoeker()
    weg = re.search(r"http://testserver(/\S+)", mail.outbox[0].body)[1]
    formulier = client.get(weg, follow=True).redirect_chain[-1][0]
    client.post(formulier, {"password1": NIEUW, "password2": NIEUW})


def _wachtwoord_gewijzigd() -> None:
    velden = {"oldpassword": WACHTWOORD, "password1": NIEUW, "password2": NIEUW}
    aangemeld("zwolle").post("/account/wachtwoord/", velden)


def _app_ingesteld() -> None:
    met_app("cdk")


def _app_verwijderd() -> None:
    met_app("cdk").post("/account/app/verwijderen/")


def _taak(status: str) -> Callable[[], None]:
    def doe() -> None:
        Taak.objects.all().delete()
        door = Gebruiker.objects.get(email=adres_van("cdk"))
        fabriek.taak(door, status=status, bekeken_op=timezone.now() - timedelta(minutes=2), titel="Opname")
        verstuur()

    return doe


MAILS: dict[str, Callable[[], None]] = {
    "app-ingesteld": _app_ingesteld,
    "app-verwijderd": _app_verwijderd,
    "taak-klaar": _taak("klaar"),
    "taak-mislukt": _taak("mislukt"),
    "uitgenodigd": _uitgenodigd,
    "wachtwoord-gekozen": _wachtwoord_gekozen,
    "wachtwoord-gewijzigd": _wachtwoord_gewijzigd,
    "wachtwoord-vergeten": _vergeten(adres_van("zwolle")),
    "wachtwoord-vergeten-onbekend": _vergeten("niemand@voorbeeld.nl"),
}
"""By what somebody did. The reminders are with the command that sends them."""


def aangemeld(wie: str) -> Bezoeker:
    """Signed in with a password just now: only then somebody may change how he signs in."""
    client = Bezoeker(raise_request_exception=False)
    client.post("/inloggen/", {"login": adres_van(wie), "password": WACHTWOORD})
    return client


def met_app(wie: str) -> Bezoeker:
    client = aangemeld(wie)
    sleutel = client.get("/account/app/").context["form"].secret
    client.post("/account/app/", {"code": code_van(sleutel)})
    return client


def neem_account(schrijver: Schrijver) -> set[str]:
    """The pages about one's own account for who just signed in, without and with a second step."""
    velden = set()
    for wijze, log_in in {"wachtwoord": aangemeld, "app": met_app}.items():
        for naam in sorted(OVER_JEZELF):
            pad = over_jezelf(naam)
            for methode in ("get", "post"):
                with ongedaan():
                    antwoord = getattr(log_in("cdk"), methode)(pad)
                    tekst = _zonder_geheim(f"{methode.upper()} {pad}\n{als_regels(antwoord)}")
                    schrijver.schrijf(f"account/{wijze}/{methode}/{naam}", tekst, "antwoord")
                    velden |= {regel for f in formulieren_van(antwoord, pad) for regel in veldregels(f)}
    return velden


def _zonder_geheim(tekst: str) -> str:
    """The key of an app, as text and as a picture; recovery codes; what a passkey has to sign."""
    tekst = re.sub(r"\b[A-Z2-7]{32}\b", "<appsleutel>", tekst)
    tekst = re.sub(r'src="data:image/svg[^"]*"', 'src="<qr>"', tekst)
    tekst = re.sub(r"\b[0-9a-f]{8}\b(?=</|\n|$)", "<herstelcode>", tekst)
    return re.sub(r'("challenge"\s*:\s*")[^"]+|(&quot;challenge&quot;: &quot;)[^&]+', "<uitdaging>", tekst)


def neem_foutpaginas(schrijver: Schrijver) -> None:
    """By the names that Django and allauth look for."""
    for naam in FOUTPAGINAS:
        schrijver.schrijf(
            f"fout/{naam.removesuffix('.html')}", pagina(render_to_string(naam, {"nummer": "nummer"})), "antwoord"
        )
    vreemd = Bezoeker(enforce_csrf_checks=True, raise_request_exception=False)
    with ongedaan():
        schrijver.schrijf("fout/zonder-csrf", als_regels(vreemd.post("/inloggen/", {})), "antwoord")
    with ongedaan():
        schrijver.schrijf("fout/andere-host", als_regels(Bezoeker(HTTP_HOST="elders").get("/")), "antwoord")


def neem_vaststelling(schrijver: Schrijver) -> None:
    """From the question to adopt to the file: what the background makes of it."""
    client, pad = client_van("cdk"), reverse("gereedheid", args=["asiel-1"])
    with ongedaan():
        [formulier] = formulieren_van(client.get(pad), pad)
        antwoord = client.post(pad, formulier.gegevens(vol=True))
        schrijver.schrijf("vaststelling/gevraagd", als_regels(antwoord), "antwoord")
        voer_taken_uit()
        for naam, weg in {"taak": antwoord.url, "versies": "/verslag/asiel-1/versies/", "daarna": pad}.items():
            schrijver.schrijf(f"vaststelling/{naam}", als_regels(client.get(weg)), "antwoord")
        for versie in Vaststelling.objects.order_by("nummer"):
            weg = reverse("vaststelling", args=["asiel-1", versie.nummer])
            schrijver.schrijf(f"vaststelling/versie-{versie.nummer}", als_regels(client.get(weg)), "antwoord")
            bestand = als_regels(client.get(f"{weg}verslag.pdf"))
            schrijver.schrijf(f"vaststelling/bestand-{versie.nummer}", bestand, "bestand")
