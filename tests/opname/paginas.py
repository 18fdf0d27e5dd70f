"""Every address × every role: what a GET answers, an empty POST, and a form that is filled in and sent."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import time_machine
from django.contrib import admin
from django.urls import reverse

from prt.toegang.rollen.models import Agendasleutel
from tests.opname.bestanden import is_bestand
from tests.opname.formulieren import Formulier, formulieren_van, veldregels
from tests.opname.schrijver import Schrijver, bestandsnaam
from tests.opname.verzoek import als_regels, client_van, geschreven, mails, ongedaan, vervolg
from tests.opname.wereld import MET_AGENDA, MOMENT, OPPERBEHEER, TOEN, Wereld, adres_van
from tests.prt.taken.hulp import haal_op
from tests.test_geen_lek import ZAADJES, verder
from tests.test_rechtentabel import ALLE, OVER_JEZELF, TABEL, adres, over_jezelf

MET_VRAGEN = ("zwolle", "cdk", "lezer")
"""Who also searches, sorts, turns pages and downloads."""
VRAGEN_PER_PAD = 12
EXTRA = ("/bestaat-niet/", *(f"/{lijst}/?aantal=5&pagina=2" for lijst in ("locaties", "periodes", "opgaven", "spoor")))
"""An address that is none, and second pages: the lists of the world fit on one."""


def alle_adressen(wereld: Wereld) -> list[str]:
    """Of every name in the URLconf, for every place. A name that nobody wrote down is an error."""
    if vergeten := set(ALLE) - set(TABEL) - OVER_JEZELF:
        raise LookupError(f"Zonder opname: {', '.join(sorted(vergeten))}. Zet ze in TABEL van de rechtentabel.")
    van_iets = [adres(naam, locatie, plaats) for naam in TABEL for plaats, locatie in wereld.plaatsen.items()]
    return list(dict.fromkeys([*van_iets, *map(over_jezelf, sorted(OVER_JEZELF)), *EXTRA]))


def neem_rol(wereld: Wereld, wie: str, schrijver: Schrijver) -> set[str]:
    """Every address as this person. Returns the fields of the forms that it met."""
    velden, verstuurd, vragen = set(), set(), {}
    for pad in alle_adressen(wereld):
        antwoord = _haal(wie, pad, schrijver, "get")
        _verstuur_leeg(wie, pad, schrijver)
        for formulier in formulieren_van(antwoord, pad):
            velden |= veldregels(formulier)
            _verstuur_ingevuld(wie, formulier, verstuurd, schrijver)
        vragen |= dict.fromkeys(_vragen(antwoord, pad))
    if wie in MET_VRAGEN:
        for pad in _hoogstens([*ZAADJES, *vragen], set(alle_adressen(wereld))):
            velden |= {
                regel for f in formulieren_van(_haal(wie, pad, schrijver, "vraag"), pad) for regel in veldregels(f)
            }
    return velden


def neem_toen(wereld: Wereld, wie: str, schrijver: Schrijver) -> None:
    """Every address on a day of the first cyclus: then there are other figures, and a different thing to do."""
    with time_machine.travel(TOEN, tick=False):
        for pad in alle_adressen(wereld):
            _haal(wie, pad, schrijver, "toen")


def neem_agendas(schrijver: Schrijver) -> None:
    """The calendars, now and then, read by a program that has no account."""
    for wanneer, moment in {"nu": MOMENT, "toen": TOEN}.items():
        for wie in MET_AGENDA:
            sleutel = Agendasleutel.objects.get(gebruiker__email=adres_van(wie)).sleutel
            with time_machine.travel(moment, tick=False), ongedaan():
                antwoord = client_van("anoniem").get(reverse("agenda-bestand", args=[sleutel]))
                schrijver.schrijf(f"agenda/{wanneer}/{wie}", als_regels(antwoord), "agenda")


def neem_beheer(schrijver: Schrijver) -> set[str]:
    """Django's own pages for the beheerder: of every kind of record the list, an empty form and a first record."""
    paden, velden = [reverse("admin:index")], set()
    for model in sorted(admin.site._registry, key=lambda model: model._meta.label):
        naam = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        paden += [reverse(f"{naam}_changelist"), reverse(f"{naam}_add")]
        if eerste := model._default_manager.order_by("pk").first():
            paden += [reverse(f"{naam}_{soort}", args=[eerste.pk]) for soort in ("change", "history", "delete")]
    for pad in paden:
        antwoord = _haal(OPPERBEHEER, pad, schrijver, "get")
        velden |= {regel for formulier in formulieren_van(antwoord, pad) for regel in veldregels(formulier)}
    return velden


def neem_koppen(schrijver: Schrijver) -> None:
    """All headers and cookies, once: they come from the settings and not from a view."""
    for naam, pad in {"pagina": "/opgaven/", "inloggen": "/inloggen/"}.items():
        with ongedaan():
            antwoord = client_van("anoniem" if naam == "inloggen" else "cdk").get(pad)
            regels = [f"{kop}: {waarde}" for kop, waarde in sorted(antwoord.headers.items()) if kop != "Content-Length"]
            for koek in sorted(antwoord.cookies.values(), key=lambda koek: koek.key):
                koek.set(koek.key, "<wisselt>", "<wisselt>")
                regels.append(koek.output())
            schrijver.schrijf(f"koppen/{naam}", "\n".join(regels), "antwoord")


def _haal(wie: str, pad: str, schrijver: Schrijver, groep: str):
    """``groep`` ``vraag``: of a document that is made in the background, the file."""
    with ongedaan():
        client = client_van(wie)
        antwoord = haal_op(client, pad) if groep == "vraag" else client.get(pad)
        soort = "bestand" if is_bestand(antwoord.headers.get("Content-Type", "html")) else "antwoord"
        schrijver.schrijf(f"pagina/{wie}/{groep}/{bestandsnaam(pad)}", f"GET {pad}\n{als_regels(antwoord)}", soort)
        if antwoord.status_code >= 500:
            schrijver.tel("storing")
        return antwoord


def _verstuur_leeg(wie: str, pad: str, schrijver: Schrijver) -> None:
    with ongedaan():
        antwoord = client_van(wie).post(pad)
        schrijver.schrijf(f"pagina/{wie}/post/{bestandsnaam(pad)}", f"POST {pad}\n{als_regels(antwoord)}", "antwoord")
        if antwoord.status_code >= 500:
            schrijver.tel("storing")


def _verstuur_ingevuld(wie: str, formulier: Formulier, al: set, schrijver: Schrijver) -> None:
    """As it stands there and with every field filled in, with each of its buttons, and what that writes."""
    if formulier.methode != "POST":
        return
    for vol in (False, True):
        for naam, waarde in formulier.knoppen or [("", "")]:
            met_knop = formulier.gegevens(vol) | ({naam: [waarde]} if naam else {})
            _verstuur(wie, formulier.actie, met_knop, al, schrijver)
        if formulier.htmx:
            _verstuur(wie, formulier.htmx, formulier.gegevens(vol), al, schrijver, HTTP_HX_REQUEST="true")


def _verstuur(wie: str, actie: str, gegevens: dict[str, list], al: set, schrijver: Schrijver, **koppen) -> None:
    """Once, however many pages have the same form."""
    wat = (actie, repr(sorted(gegevens.items())))
    if wat in al:
        return
    al.add(wat)
    nummer = sum(ander == actie for ander, _ in al)
    regels: list[str] = []
    with ongedaan():
        client = client_van(wie)
        with geschreven(regels):
            antwoord = client.post(actie, gegevens, **koppen)
        daarna = vervolg(client, antwoord)
        velden = "".join(f"{naam} = {waarden}\n" for naam, waarden in sorted(gegevens.items()))
        rijen = "".join(f"{regel}\n" for regel in regels)
        tekst = f"POST {actie}\n{velden}\n{als_regels(antwoord)}\n{rijen}{mails()}{daarna}"
    schrijver.schrijf(f"verstuurd/{wie}/{bestandsnaam(actie.split('#')[0])}~{nummer}", tekst, "antwoord")


def _vragen(antwoord, pad: str) -> Iterator[str]:
    """Other views of the same list: its links and filters that search, sort or turn a page, and its files."""
    van_post = {
        naam for formulier in formulieren_van(antwoord, pad) if formulier.methode == "POST" for naam in formulier.velden
    }
    for doel in verder(antwoord, pad):
        if urlsplit(doel).query.partition("=")[0] in van_post:
            continue
        if (
            urlsplit(doel).path == urlsplit(pad).path
            and urlsplit(doel).query
            or doel.split("?")[0].endswith((".csv", ".xlsx"))
        ):
            yield doel.split("#")[0]


def _hoogstens(paden: list[str], al: set[str]) -> Iterator[str]:
    """A few per path, and none twice."""
    per_pad: dict[str, int] = {}
    for pad in dict.fromkeys(paden):
        kaal = urlsplit(pad).path
        per_pad[kaal] = per_pad.get(kaal, 0) + 1
        if per_pad[kaal] <= VRAGEN_PER_PAD and pad not in al and kaal.startswith("/") and not kaal.endswith(".pdf"):
            yield pad
