"""One uitruil: what was agreed, what it does to every party, and the steps from proposal to its end."""

from django.contrib import messages
from django.db import IntegrityError
from django.forms import Form
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views import View

from opgaven.gebieden.werkgebied import vertrouwde_gemeenten
from prt.pagina.botsing import zoals_in
from prt.pagina.formulierpagina import Formulierpagina
from prt.problemen import KanNiet
from prt.toegang.rollen.rechten import ERGENS, Recht, eis, mag
from prt.weergave import datum, getal
from realisatie.afspraken import acties
from realisatie.afspraken.forms import (
    Beoordelen,
    BevestigFormulier,
    Ontbinden,
    UitruilInvoer,
    Verlengen,
    VoorstelIntrekFormulier,
)
from realisatie.afspraken.lezen import (
    bevestigd_door,
    geschiedenis_van_uitruil,
    geschiedenissen_van,
    grootboek,
    lijnen_van,
    partijen,
    saldi,
    tekorten,
)
from realisatie.afspraken.rechten import mag_namens_bevestigen
from realisatie.locaties.keuzes import Doelgroep
from realisatie.locaties.models import Locatie
from realisatie.uitruil.keuzes import Uitruilstand, Voorwaarde
from realisatie.uitruil.models import Overdracht, Uitruil
from realisatie.uitruil.ruilposten import ruilregels

BEZET = "Er is al een uitruil met deze naam. Kies een andere naam."


class MetUitruil:
    """One uitruil that this person may see: a proposal only within the circle of its gemeenten."""

    request: HttpRequest

    def zoek(self, pk):
        eis(self.request.user, Recht.LEZEN, ERGENS)
        zichtbaar = Overdracht.objects.zichtbaar_voor(self.request.user).values("uitruil")
        uitruilen = Uitruil.objects.filter(pk__in=zichtbaar).select_related("ronde", "bron")
        self.uitruil = get_object_or_404(uitruilen, pk=pk)
        self.lijnen = lijnen_van(self.uitruil)
        self.partijen = partijen(self.lijnen)

    def bij(self):
        return self.partijen

    def geschiedenissen(self):
        return geschiedenissen_van(self.uitruil)

    def stand_van_nu(self) -> dict:
        """What every page of this uitruil shows of it."""
        zichtbaar = Locatie.objects.zichtbaar_voor(self.request.user)
        return {
            "uitruil": self.uitruil,
            "lijnen": self.lijnen,
            "locaties": set(zichtbaar.filter(overdrachten__uitruil=self.uitruil).values_list("pk", flat=True)),
        }


class UitruilDetail(MetUitruil, View):
    def dispatch(self, request, **adres):
        self.zoek(**adres)
        return super().dispatch(request)

    def get(self, request):
        namen = {gemeente.pk: gemeente for gemeente in self.partijen}
        vertrouwd = vertrouwde_gemeenten(request.user)
        oordeelt = mag(request.user, Recht.UITRUIL_BEOORDELEN, self.partijen)
        voorstel = self.uitruil.stand == Uitruilstand.VOORSTEL
        meedoen = voorstel and mag(request.user, Recht.UITRUIL_VOORSTELLEN, self.partijen)
        op_taakstelling = ruilregels(self.lijnen)
        context = self.stand_van_nu() | {
            "gevolg": self.uitruil.gevolg(met_statushouders=bool(op_taakstelling)),
            "bevestigingen": self._bevestigingen(voorstel),
            "saldi": saldi(self.uitruil, self.lijnen, vertrouwd=vertrouwd, vandaag=timezone.localdate()),
            "dagstanden": [
                (
                    stand,
                    Doelgroep(stand.doelgroep).label,
                    [(namen[sleutel], aantal) for sleutel, aantal in stand.per_gemeente.items()],
                )
                for stand in grootboek(self.lijnen)
            ],
            "ruilregels": op_taakstelling,
            "tekorten": tekorten(self.lijnen, vertrouwd=vertrouwd) if meedoen else (),
            "geschiedenis": geschiedenis_van_uitruil(self.uitruil, gebruiker=request.user),
            "mag": {
                "wijzigen": meedoen,
                "oordelen": oordeelt and self.uitruil.bevestigd_op and self.uitruil.voorwaarde,
                "ontbinden": oordeelt and self.uitruil.stand == Uitruilstand.GELDT,
                "verlengen": oordeelt and self.uitruil.stand == Uitruilstand.GELDT and self.uitruil.verlengbaar,
            },
        }
        return render(request, "realisatie/afspraken/uitruil.html", context)

    def _bevestigingen(self, voorstel: bool):
        """Every party with its confirmation, and whether this person can give it."""
        gegeven = bevestigd_door(self.uitruil, self.lijnen)
        for gemeente in self.partijen:
            kan = mag(self.request.user, Recht.UITRUIL_BEVESTIGEN, gemeente)
            kan = kan or mag_namens_bevestigen(self.request.user, gemeente, self.partijen)
            yield gemeente, gegeven.get(gemeente.pk), voorstel and kan and gemeente.pk not in gegeven


class UitruilBewerken(Formulierpagina):
    """A new proposal, with all its lines."""

    sjabloon = "realisatie/afspraken/bewerken.html"
    recht, eenmalig = Recht.UITRUIL_VOORSTELLEN, True

    def rij(self):
        return Uitruil()

    def formulier(self, gegevens=None, *, rij=None, rijen=None):
        return UitruilInvoer(gegevens, gebruiker=self.request.user, uitruil=rij or self.rij(), rijen=rijen)

    def bewaar(self, formulier, versie):
        try:
            return formulier.bewaar(versie=versie, door=self.request.user)
        except IntegrityError as fout:  # somebody was first with this name
            raise KanNiet(BEZET, "naam") from fout

    def melding(self, uitruil):
        return f"Het voorstel {uitruil.naam} is opgeslagen. Het telt mee als alle gemeenten het hebben bevestigd."

    def naar(self, uitruil):
        return reverse("uitruil-afspraak", args=[uitruil.pk])

    def erbij(self, formulier):
        return {"uitruil": self.rij()}


class UitruilWijzigen(MetUitruil, UitruilBewerken):
    """A proposal that not everybody confirmed yet."""

    eenmalig = False

    def get(self, request):
        if self.uitruil.stand != Uitruilstand.VOORSTEL:
            messages.error(request, "Deze uitruil is geen voorstel meer en kan niet meer worden gewijzigd.")
            return redirect(self.naar(self.uitruil))
        return super().get(request)

    def rij(self):
        """Afresh: a form writes what was posted into the record that it is given."""
        return Uitruil.objects.get(pk=self.uitruil.pk)

    def toen(self, versie):
        eigen, lijnen, _ = (list(zoals_in(versie, van).values()) for van in self.geschiedenissen())
        return self.formulier(rij=eigen[0], rijen=lijnen) if eigen else None


class UitruilStap(MetUitruil, Formulierpagina):
    """A step with a form of its own. Subclasses say who may, what happens and what is told afterwards."""

    sjabloon = "realisatie/afspraken/stap.html"
    recht, naast_elkaar = Recht.UITRUIL_BEOORDELEN, False
    stapformulier: type[Form]
    titel = knop = uitleg = ""

    def formulier(self, gegevens=None, *, rij=None):
        return self.stapformulier(gegevens)

    def doe(self, versie: int, gegevens: dict) -> str:
        """Take the step, and what was done in words."""
        raise NotImplementedError

    def bewaar(self, formulier, versie):
        voor = self._garanties()
        gedaan = self.doe(versie, dict(formulier.cleaned_data))
        return " ".join([gedaan, *_gevolgen(voor, self._garanties())])

    def melding(self, gevolg):
        return gevolg

    def naar(self, gevolg):
        return reverse("uitruil-afspraak", args=[self.uitruil.pk])

    def erbij(self, formulier):
        return self.stand_van_nu() | {"titel": self.titel, "knop": self.knop, "uitleg": self.uitleg}

    def _garanties(self):
        """What the published figures say of every party; None where that is not known."""
        nu = Uitruil.objects.select_related("ronde").get(pk=self.uitruil.pk)
        lijnen = lijnen_van(nu)
        telt = any(lijn.geldt for lijn in lijnen)
        standen = saldi(nu, lijnen, vertrouwd=vertrouwde_gemeenten(self.request.user), vandaag=timezone.localdate())
        return {saldo.gemeente: saldo.met if telt else saldo.zonder for saldo in standen}


def _gevolgen(voor: dict, na: dict):
    for gemeente, nieuw in na.items():
        if (nieuw or 0) != (voor[gemeente] or 0):  # no places, or a sum of places that comes to nothing
            oud, nu = getal(voor[gemeente], "geen"), getal(nieuw, "geen")
            yield f"{gemeente} garandeert nu {nu} plekken; dat waren er {oud}."


class UitruilBevestigen(UitruilStap):
    titel, knop = "Uitruil bevestigen", "Bevestigen"
    uitleg = "Met de laatste bevestiging telt de uitruil mee in de cijfers, als de plekken er zijn."

    recht = Recht.LEZEN  # whose word it may be, is asked below

    def zoek(self, pk, code=""):
        super().zoek(pk)
        gevonden = next((gemeente for gemeente in self.partijen if gemeente.code == code), None)
        if not gevonden:
            raise Http404("Deze gemeente doet niet mee aan deze uitruil.")
        self.gemeente = gevonden
        self.zelf = mag(self.request.user, Recht.UITRUIL_BEVESTIGEN, self.gemeente)
        self.titel = f"Bevestigen voor {self.gemeente}"
        if not self.zelf and not mag_namens_bevestigen(self.request.user, self.gemeente, self.partijen):
            eis(self.request.user, Recht.UITRUIL_NAMENS_BEVESTIGEN, self.gemeente)

    def formulier(self, gegevens=None, *, rij=None):
        return BevestigFormulier(gegevens, zelf=self.zelf)

    def doe(self, versie, gegevens):
        compleet = acties.bevestig(self.uitruil, self.gemeente, door=self.request.user, versie=versie, **gegevens)
        slot = "De uitruil telt nu mee." if compleet else "Nog niet alle gemeenten hebben bevestigd."
        return f"{self.gemeente} heeft bevestigd. {slot}"


class UitruilVoorwaarde(UitruilStap):
    stapformulier = Beoordelen
    titel, knop = "Ontbindende voorwaarde beoordelen", "Oordeel opslaan"

    def doe(self, versie, gegevens):
        vervuld = gegevens.pop("oordeel") == Voorwaarde.VERVULD
        acties.beoordeel(self.uitruil, vervuld=vervuld, door=self.request.user, versie=versie, **gegevens)
        if vervuld:
            return "De voorwaarde is vervuld. De uitruil blijft meetellen."
        terug = (
            f"{getal(lijn.plekken)} {lijn.eenheid} gaan van {lijn.ontvanger} terug naar {lijn.gever}."
            for lijn in self.lijnen
        )
        return " ".join(["De voorwaarde is niet vervuld: de uitruil is ontbonden.", *terug])


class UitruilOntbinden(UitruilStap):
    """An agreement is dissolved; a proposal is withdrawn."""

    def zoek(self, pk):
        super().zoek(pk)
        if self.uitruil.bevestigd_op:
            self.titel, self.knop, self.stapformulier = "Uitruil ontbinden", "Ontbinden", Ontbinden
        else:
            self.titel, self.knop, self.stapformulier = "Voorstel intrekken", "Intrekken", VoorstelIntrekFormulier
            self.recht = Recht.UITRUIL_VOORSTELLEN

    def doe(self, versie, gegevens):
        per = gegevens.pop("per", timezone.localdate())
        acties.ontbind(self.uitruil, per=per, door=self.request.user, versie=versie, **gegevens)
        if not self.uitruil.bevestigd_op:
            return "Het voorstel is ingetrokken."
        return f"De uitruil is ontbonden per {datum(per)}."


class UitruilVerlengen(UitruilStap):
    stapformulier = Verlengen
    titel, knop = "Uitruil verlengen", "Verlengen"

    def doe(self, versie, gegevens):
        acties.verleng(self.uitruil, door=self.request.user, versie=versie, **gegevens)
        return f"De uitruil is verlengd tot {datum(gegevens['tot'])}."
