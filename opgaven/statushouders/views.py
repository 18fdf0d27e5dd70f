"""The taakstelling statushouders: the overview, the page of a gemeente, and entering on its ledger."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views import View

from opgaven.gebieden.indeling import gekozen_indeling, groepkolom
from opgaven.gebieden.keuzes import Lidsoort
from opgaven.gebieden.models import Gemeente
from opgaven.gebieden.werkgebied import gevraagde_provincie
from opgaven.gebieden.zoeken import vind
from opgaven.rondes.models import Ronde
from opgaven.statushouders import acties, forms
from opgaven.statushouders.keuzes import Postsoort
from opgaven.statushouders.lezen import (
    code_van,
    controleer,
    controleer_totalen,
    halfjaar_op,
    lees_grootboeken,
    maanden_van,
    saldo_tekst,
)
from opgaven.statushouders.lijst import StatushoudersTabel, niveau_merk
from opgaven.statushouders.models import Taakstellingpost, Toezichtstap
from opgaven.statushouders.overzicht import gekozen, rijen, som, sommen, tempografiek
from prt.pagina.formulierpagina import Formulierpagina
from prt.pagina.lijsten import Rekenlijst
from prt.toegang.rollen.rechten import ERGENS, Recht, eis, mag


class Statushouders(Rekenlijst):
    table_class = StatushoudersTabel
    template_name = "opgaven/statushouders/statushouders.html"
    titel = "Statushouders"
    inleiding = (
        "De taakstelling per gemeente in personen. Een achterstand staat boven nul, een voorsprong onder nul. Opgave "
        "is de taakstelling met het saldo van het vorige halfjaar. Tempo is wat er meer of minder is gehuisvest dan "
        "een zesde van de opgave per getelde maand. Stand is wat nog te doen is, prognose hoe het halfjaar zo eindigt. "
        "Uitruil is wat een gemeente voor een andere huisvest; onder nul doet een andere dat voor haar."
    )

    @cached_property
    def provincie(self):
        return gevraagde_provincie(self.request)

    @cached_property
    def houdt_toezicht(self) -> bool:
        return mag(self.request.user, Recht.TOEZICHT_HOUDEN, self.provincie)

    @cached_property
    def formulier(self):
        ziet = mag(self.request.user, Recht.TOEZICHT_ZIEN, self.gemeenten)
        data = self.request.GET.copy()
        if self.standaard:
            data.setdefault("halfjaar", self.standaard.code)
        formulier = forms.Overzichtkeuze(data, provincie=self.provincie, met_niveau=ziet)
        formulier.is_valid()
        return formulier

    @cached_property
    def gemeenten(self):
        return list(Gemeente.objects.in_gebied(self.provincie))

    @cached_property
    def standaard(self) -> Ronde | None:
        return halfjaar_op(timezone.localdate())

    @cached_property
    def ronde(self) -> Ronde:
        ronde = self.formulier.cleaned_data.get("halfjaar") or self.standaard
        if ronde is None:
            raise Http404("Er is nog geen halfjaar met een taakstelling.")
        return ronde

    @cached_property
    def grootboeken(self):
        regio = self.formulier.cleaned_data.get("regio")
        binnen = [gemeente for gemeente in self.gemeenten if not regio or gemeente.pk in regio.omvat]
        return lees_grootboeken(binnen, max(timezone.localdate(), self.ronde.cyclus.begin))

    @cached_property
    def gevonden(self):
        zichtbaar = [g.pk for g in self.gemeenten if mag(self.request.user, Recht.TOEZICHT_ZIEN, g)]
        keuze = {veld: self.formulier.cleaned_data.get(veld) or "" for veld in ("niveau", "toon")}
        return gekozen(rijen(self.grootboeken, self.ronde, zichtbaar=zichtbaar, indeling=self.indeling), **keuze)

    @cached_property
    def indeling(self):
        return gekozen_indeling(self.formulier.cleaned_data)

    @cached_property
    def sommen(self):
        return sommen(self.gevonden)

    def totalen(self):
        return som(self.gevonden) if self.gevonden else {}

    def get_table_kwargs(self):
        verborgen = [] if "niveau" in self.formulier.fields else ["niveau", "volgende"]
        if not any(rij.boeking.ruilposten for rij in self.gevonden):
            verborgen.append("uitruil")
        anders = {
            "subtotalen": {deel.naam: deel.som for deel in self.sommen},
            "extra_columns": [("regio", groepkolom(self.indeling))],
        }
        return super().get_table_kwargs() | {"exclude": verborgen} | ({} if self.indeling == Lidsoort.REGIO else anders)

    def acties(self):
        return [("Tellingen importeren", reverse("statushouders-importeren"), True)] if self.houdt_toezicht else []

    def get_context_data(self, **kwargs):
        problemen = controleer(self.grootboeken, self.ronde)
        if not self.formulier.cleaned_data.get("regio"):
            problemen += controleer_totalen(self.grootboeken, self.ronde, timezone.localdate())
        return super().get_context_data(problemen=problemen, indeling=self.indeling, sommen=self.sommen, **kwargs)


def _gemeente(request, code: str) -> Gemeente:
    """A gemeente that takes part, for who has any role in its provincie."""
    eis(request.user, Recht.LEZEN, ERGENS)
    return vind(request.user, Gemeente, code)


def _pad(gemeente: Gemeente, ronde: Ronde) -> str:
    return f"{reverse('statushouders-gemeente', args=[gemeente.code])}?halfjaar={ronde.code}"


class StatushoudersGemeente(View):
    """The ledger of one gemeente, the months of one half-year, and the supervision for who may see it."""

    def get(self, request, code):
        gemeente = _gemeente(request, code)
        rondes = Ronde.objects.halfjaren()
        ronde = rondes.filter(code=request.GET.get("halfjaar", "")).first() or halfjaar_op(timezone.localdate())
        if ronde is None:
            raise Http404("Er is nog geen halfjaar met een taakstelling.")
        boek = lees_grootboeken([gemeente], max(timezone.localdate(), ronde.cyclus.begin))[0]
        boeking = boek.van(ronde)
        ziet = mag(request.user, Recht.TOEZICHT_ZIEN, gemeente)
        stappen = gemeente.toezichtstappen.select_related("ronde").reverse() if ziet else ()
        context = {
            "gemeente": gemeente,
            "boekingen": [_regel(b) for b in reversed(boek.boekingen) if not b.is_leeg],
            "boeking": boeking,
            "halfjaar": code_van(ronde),
            "maanden": boeking.maanden,
            "problemen": controleer([boek], ronde),
            "grafiek": tempografiek(boeking),
            "prognose": saldo_tekst(boeking.halfjaar.prognose),
            "ziet_toezicht": ziet,
            "stappen": [(stap, niveau_merk(stap), code_van(stap.ronde)) for stap in stappen],
            "houdt_toezicht": mag(request.user, Recht.TOEZICHT_HOUDEN, gemeente),
            "vrije_beginstand": boek.opent(ronde),
        }
        return render(request, "opgaven/statushouders/gemeente.html", context)


def _regel(boeking) -> dict[str, object]:
    """One half-year of the ledger, as text where a figure may be known only in part."""
    halfjaar = boeking.halfjaar
    return {
        "ronde": boeking.ronde,
        "naam": code_van(boeking.ronde),
        "beginstand": saldo_tekst(halfjaar.beginstand),
        "taakstelling": halfjaar.taakstelling,
        "inclusief": saldo_tekst(halfjaar.inclusief),
        "correctie": halfjaar.correctie,
        "uitruil": halfjaar.uitruil,
        "gerealiseerd": halfjaar.gerealiseerd,
        "amv": halfjaar.amv,
        "stand": saldo_tekst(halfjaar.stand),
        "compleet": halfjaar.compleet,
    }


class Boeken(Formulierpagina):
    """Entering one thing on the ledger of a gemeente in a half-year; subclasses say what."""

    sjabloon = "opgaven/statushouders/boeken.html"
    recht = Recht.TOEZICHT_HOUDEN
    titel = uitleg = ""
    ronde: Ronde

    def zoek(self, code, halfjaar):
        self.gemeente = _gemeente(self.request, code)
        self.ronde = get_object_or_404(Ronde.objects.halfjaren(), code=halfjaar)

    def bij(self):
        return self.gemeente

    def melding(self, uitkomst):
        return f"{self.titel} van {self.gemeente} is opgeslagen."

    def naar(self, uitkomst):
        return _pad(self.gemeente, self.ronde)

    def erbij(self, formulier):
        over = {"gemeente": self.gemeente, "ronde": self.ronde, "titel": self.titel, "uitleg": self.uitleg}
        return over | {"onder": code_van(self.ronde)}


class HuisvestingTellen(Boeken):
    titel = "Telling"
    uitleg = "Hoeveel personen de gemeente in een maand heeft gehuisvest. Hiermee wijzigt u ook een eerdere telling."

    def versie(self):
        return acties.versie_van_tellingen([self.gemeente], [self.ronde])

    def formulier(self, gegevens=None, *, rij=None):
        """What was counted for the month that the address, or the form, names."""
        maand = (gegevens or self.request.POST or self.request.GET).get("maand")
        stand = acties.tellingen_van(self.gemeente, self.ronde, maand)
        begin = {"maand": maand, "gehuisvest": stand.get(Postsoort.REALISATIE), "amv": stand.get(Postsoort.AMV)}
        return forms.TellingFormulier(gegevens, ronde=self.ronde, initial=begin)

    def bewaar(self, formulier, versie):
        maand = maanden_van(self.ronde)[list(formulier.maanden).index(formulier.cleaned_data["maand"])]
        tellingen = [
            acties.Telling(self.gemeente, self.ronde, soort, maand, aantal)
            for soort, aantal in formulier.tellingen().items()
        ]
        reden = formulier.cleaned_data["reden"]
        acties.leg_tellingen_vast(tellingen, door=self.request.user, reden=reden, versie=versie)


class Corrigeren(Boeken):
    titel, eenmalig = "Correctie", True
    uitleg = "Een correctie is een eigen post met datum en reden. De tellingen zelf blijven staan."

    def formulier(self, gegevens=None, *, rij=None):
        post = Taakstellingpost(gebied=self.gemeente, ronde=self.ronde)
        return forms.Correctie(gegevens, instance=post, initial={"datum": timezone.localdate()})

    def bewaar(self, formulier, versie):
        acties.leg_correctie_vast(formulier.save(commit=False), door=self.request.user)


class BeginstandVastleggen(Boeken):
    titel = "Beginstand"
    uitleg = (
        "Alleen voor het eerste halfjaar van deze gemeente in de regietafel. Daarna is de beginstand de eindstand van "
        "het halfjaar ervoor."
    )

    def rij(self):
        return acties.beginstand_van(self.gemeente, self.ronde)

    def formulier(self, gegevens=None, *, rij=None):
        rij = rij or self.rij()
        boek = lees_grootboeken([self.gemeente], timezone.localdate())[0]
        stand = {"aantal": rij.aantal, "reden": rij.reden} if rij.pk or rij.aantal is not None else {}
        return forms.BeginstandFormulier(gegevens, vrij=boek.opent(self.ronde), initial=stand)

    def bewaar(self, formulier, versie):
        velden = formulier.cleaned_data
        acties.leg_beginstand_vast(self.gemeente, self.ronde, door=self.request.user, versie=versie, **velden)


class ToezichtstapInvoeren(Formulierpagina):
    """A new step of the supervision, or one that was entered before."""

    sjabloon = "opgaven/statushouders/boeken.html"
    recht = Recht.TOEZICHT_HOUDEN

    def zoek(self, code, pk=None):
        self.gemeente, self.pk = _gemeente(self.request, code), pk
        self.eenmalig = pk is None
        self.rij()  # 404 for a step of another gemeente

    def bij(self):
        return self.gemeente

    def rij(self):
        if not self.pk:
            return Toezichtstap(gemeente=self.gemeente, datum=timezone.localdate())
        return get_object_or_404(self.gemeente.toezichtstappen, pk=self.pk)

    def formulier(self, gegevens=None, *, rij=None):
        rij = rij or self.rij()
        standaard = None if rij.pk else halfjaar_op(timezone.localdate())
        return forms.ToezichtstapFormulier(gegevens, instance=rij, initial={"ronde": standaard} if standaard else None)

    def bewaar(self, formulier, versie):
        if formulier.has_changed():
            acties.leg_stap_vast(formulier.save(commit=False), versie=versie, door=self.request.user)
        return formulier.instance

    def melding(self, stap):
        return f"De stap in het toezicht op {self.gemeente} is opgeslagen."

    def naar(self, stap):
        return _pad(self.gemeente, stap.ronde)

    def erbij(self, formulier):
        return {"gemeente": self.gemeente, "titel": "Stap in het toezicht", "onder": "Toezicht"}
