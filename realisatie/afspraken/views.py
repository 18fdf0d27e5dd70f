"""One uitruil: what was agreed, what it does to every party, and the steps from proposal to its end."""

from http import HTTPStatus

from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views import View

from opgaven.gebieden.werkgebied import vertrouwde_gemeenten
from prt.pagina.botsing import Achterhaald
from prt.problemen import KanNiet
from prt.toegang.rollen.rechten import ERGENS, Recht, eis, mag
from prt.weergave import datum, getal
from realisatie.afspraken import acties
from realisatie.afspraken.forms import (
    MEESTE_REGELS,
    Beoordelen,
    BevestigFormulier,
    Ontbinden,
    UitruilInvoer,
    Verlengen,
    VoorstelIntrekFormulier,
)
from realisatie.afspraken.lezen import (
    geschiedenis_van_uitruil,
    grootboek,
    lijnen_van,
    partijen,
    saldi,
    tekorten,
    versie_van_uitruil,
)
from realisatie.afspraken.rechten import mag_namens_bevestigen
from realisatie.locaties.keuzes import Doelgroep
from realisatie.locaties.models import Locatie
from realisatie.uitruil.keuzes import Uitruilstand, Voorwaarde
from realisatie.uitruil.models import Uitruil
from realisatie.uitruil.ruilposten import ruilregels

BEZET = "Er is al een uitruil met deze naam. Kies een andere naam."


class MetUitruil(View):
    """One uitruil that this person may see: a proposal only within the circle of its gemeenten."""

    def dispatch(self, request, *args, pk, **kwargs):
        eis(request.user, Recht.LEZEN, ERGENS)
        self.uitruil = get_object_or_404(Uitruil.objects.select_related("ronde", "bron"), pk=pk)
        self.lijnen = lijnen_van(self.uitruil)
        self.partijen = partijen(self.lijnen)
        if not self.uitruil.bevestigd_op and not mag(request.user, Recht.UITRUIL_VOORSTELLEN, self.partijen):
            raise Http404("Dit voorstel is er niet, of niet voor u.")
        return super().dispatch(request, *args, **kwargs)

    def naar_de_uitruil(self):
        return redirect("uitruil-afspraak", pk=self.uitruil.pk)

    def stand_van_nu(self) -> dict:
        """What every page of this uitruil shows of it."""
        zichtbaar = Locatie.objects.zichtbaar_voor(self.request.user)
        return {
            "uitruil": self.uitruil,
            "lijnen": self.lijnen,
            "locaties": set(zichtbaar.filter(overdrachten__uitruil=self.uitruil).values_list("pk", flat=True)),
        }


class UitruilDetail(MetUitruil):
    def get(self, request, **kwargs):
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
        gegeven = {b.gemeente_id: b for b in self.uitruil.bevestigingen.select_related("bron")}
        for gemeente in self.partijen:
            kan = mag(self.request.user, Recht.UITRUIL_BEVESTIGEN, gemeente)
            kan = kan or mag_namens_bevestigen(self.request.user, gemeente, self.partijen)
            yield gemeente, gegeven.get(gemeente.pk), voorstel and kan and gemeente.pk not in gegeven


class UitruilBewerken(View):
    """A new proposal, or one that not everybody confirmed yet, with all its lines."""

    def get(self, request):
        eis(request.user, Recht.UITRUIL_VOORSTELLEN, ERGENS)
        return self._toon(self._invoer())

    def post(self, request):
        eis(request.user, Recht.UITRUIL_VOORSTELLEN, ERGENS)
        gegevens = request.POST.copy()
        if "regel_erbij" in gegevens:
            return self._regel_erbij(gegevens)
        invoer = self._invoer(gegevens)
        if not invoer.is_valid():
            return self._toon(invoer, status=422)
        try:
            uitruil = invoer.bewaar(door=request.user)
        except Achterhaald:
            return self._toon_nieuwer(gegevens)
        except KanNiet as reden:
            invoer.formulier.add_error(None, str(reden))
            return self._toon(invoer, status=422)
        except IntegrityError:  # somebody, or a second click, was first with this name
            invoer.formulier.add_error("naam", BEZET)
            return self._toon(invoer, status=422)
        tekst = f"Het voorstel {uitruil.naam} is opgeslagen. Het telt mee als alle gemeenten het hebben bevestigd."
        messages.success(request, tekst)
        return redirect("uitruil-afspraak", pk=uitruil.pk)

    def _uitruil(self) -> Uitruil:
        return Uitruil()

    def _invoer(self, gegevens=None) -> UitruilInvoer:
        return UitruilInvoer(gebruiker=self.request.user, uitruil=self._uitruil(), data=gegevens)

    def _regel_erbij(self, gegevens):
        aantal = gegevens.get("overdrachten-TOTAL_FORMS", "")
        aantal = int(aantal) if aantal.isdecimal() and len(aantal) < 4 else 0
        gegevens["overdrachten-TOTAL_FORMS"] = min(aantal + 1, MEESTE_REGELS)
        invoer = self._invoer(gegevens)
        for formulier in invoer.formulieren:
            formulier._errors = {}
        return self._toon(invoer)

    def _toon_nieuwer(self, gegevens):
        """Theirs beside mine: what was filled in stays, and is saved over the newer state only after a second look."""
        nu = Uitruil.objects.get(pk=self._uitruil().pk)
        gegevens["versie"] = versie_van_uitruil(nu)
        ander = {"uitruil": nu, "lijnen": lijnen_van(nu)}
        return self._toon(self._invoer(gegevens), status=HTTPStatus.CONFLICT, nieuwer=ander)

    def _toon(self, invoer, status=200, nieuwer=None):
        context = {"invoer": invoer, "uitruil": self._uitruil(), "fouten": status == 422, "nieuwer": nieuwer}
        return render(self.request, "realisatie/afspraken/bewerken.html", context, status=status)


class UitruilWijzigen(MetUitruil, UitruilBewerken):
    def get(self, request):
        eis(request.user, Recht.UITRUIL_VOORSTELLEN, self.partijen)
        if self.uitruil.stand != Uitruilstand.VOORSTEL:
            messages.error(request, "Deze uitruil is geen voorstel meer en kan niet meer worden gewijzigd.")
            return self.naar_de_uitruil()
        return super().get(request)

    def post(self, request):
        eis(request.user, Recht.UITRUIL_VOORSTELLEN, self.partijen)
        return super().post(request)

    def _uitruil(self) -> Uitruil:
        """Afresh: a form writes what was posted into the record that it is given."""
        return Uitruil.objects.get(pk=self.uitruil.pk)


class UitruilStap(MetUitruil):
    """A step with a form of its own. Subclasses say who may, what happens and what is told afterwards."""

    formulier = None
    titel = knop = uitleg = ""

    def get(self, request, **kwargs):
        self.eis_toegang(**kwargs)
        return self._toon(self._formulier(None, **kwargs))

    def post(self, request, **kwargs):
        self.eis_toegang(**kwargs)
        formulier = self._formulier(request.POST, **kwargs)
        if not formulier.is_valid():
            return self._toon(formulier, status=422)
        gegevens = dict(formulier.cleaned_data)
        voor = self._garanties()
        try:
            gedaan = self.doe(gegevens.pop("versie"), gegevens, **kwargs)
        except Achterhaald:
            return self._opnieuw(**kwargs)
        except KanNiet as reden:
            formulier.add_error(None, str(reden))
            return self._toon(formulier, status=422)
        messages.success(request, " ".join([gedaan, *_gevolgen(voor, self._garanties())]))
        return self.naar_de_uitruil()

    def eis_toegang(self, **kwargs) -> None:
        eis(self.request.user, Recht.UITRUIL_BEOORDELEN, self.partijen)

    def doe(self, versie: int, gegevens: dict, **kwargs) -> str:
        raise NotImplementedError

    def _formulier(self, gegevens, **kwargs):
        return self.formulier(gegevens, initial={"versie": versie_van_uitruil(self.uitruil)})

    def _opnieuw(self, **kwargs):
        """What was filled in stays; the page shows the uitruil as it is by now."""
        gegevens = self.request.POST.copy()
        self.uitruil = Uitruil.objects.select_related("ronde", "bron").get(pk=self.uitruil.pk)
        self.lijnen = lijnen_van(self.uitruil)
        gegevens["versie"] = versie_van_uitruil(self.uitruil)
        return self._toon(self._formulier(gegevens, **kwargs), status=HTTPStatus.CONFLICT)

    def _toon(self, formulier, status=200):
        context = self.stand_van_nu() | {
            "formulier": formulier,
            "formulieren": [formulier],
            "titel": self.titel,
            "knop": self.knop,
            "uitleg": self.uitleg,
            "fouten": status == 422,
            "intussen": status == HTTPStatus.CONFLICT,
        }
        return render(self.request, "realisatie/afspraken/stap.html", context, status=status)

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

    def eis_toegang(self, code):
        self.gemeente = next((gemeente for gemeente in self.partijen if gemeente.cbs_code == code), None)
        if not self.gemeente:
            raise Http404("Deze gemeente doet niet mee aan deze uitruil.")
        self.zelf = mag(self.request.user, Recht.UITRUIL_BEVESTIGEN, self.gemeente)
        self.titel = f"Bevestigen voor {self.gemeente}"
        if not self.zelf and not mag_namens_bevestigen(self.request.user, self.gemeente, self.partijen):
            eis(self.request.user, Recht.UITRUIL_NAMENS_BEVESTIGEN, self.gemeente)

    def _formulier(self, gegevens, code):
        return BevestigFormulier(gegevens, zelf=self.zelf, initial={"versie": versie_van_uitruil(self.uitruil)})

    def doe(self, versie, gegevens, code):
        compleet = acties.bevestig(self.uitruil, self.gemeente, door=self.request.user, versie=versie, **gegevens)
        slot = "De uitruil telt nu mee." if compleet else "Nog niet alle gemeenten hebben bevestigd."
        return f"{self.gemeente} heeft bevestigd. {slot}"


class UitruilVoorwaarde(UitruilStap):
    formulier = Beoordelen
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

    @property
    def titel(self):
        return "Uitruil ontbinden" if self.uitruil.bevestigd_op else "Voorstel intrekken"

    @property
    def knop(self):
        return "Ontbinden" if self.uitruil.bevestigd_op else "Intrekken"

    @property
    def formulier(self):
        return Ontbinden if self.uitruil.bevestigd_op else VoorstelIntrekFormulier

    def eis_toegang(self):
        bevestigd = self.uitruil.bevestigd_op
        recht = Recht.UITRUIL_BEOORDELEN if bevestigd else Recht.UITRUIL_VOORSTELLEN
        eis(self.request.user, recht, self.partijen)

    def doe(self, versie, gegevens):
        per = gegevens.pop("per", timezone.localdate())
        acties.ontbind(self.uitruil, per=per, door=self.request.user, versie=versie, **gegevens)
        if not self.uitruil.bevestigd_op:
            return "Het voorstel is ingetrokken."
        return f"De uitruil is ontbonden per {datum(per)}."


class UitruilVerlengen(UitruilStap):
    formulier = Verlengen
    titel, knop = "Uitruil verlengen", "Verlengen"

    def doe(self, versie, gegevens):
        acties.verleng(self.uitruil, door=self.request.user, versie=versie, **gegevens)
        return f"De uitruil is verlengd tot {datum(gegevens['tot'])}."
