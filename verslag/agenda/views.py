"""One's own dates in one's own calendar program: the page with the private address, and what stands at that address."""

from datetime import UTC

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from prt.pagina.formulierpagina import Formulierpagina
from prt.toegang.rollen.models import Agendasleutel
from prt.toegang.rollen.rechten import bereik
from verslag.agenda.acties import vernieuw_sleutel
from verslag.agenda.bestand import als_agenda
from verslag.agenda.lezen import alle_data


class Agenda(Formulierpagina):
    """The address is made when somebody asks for it; asking again makes another and ends the first."""

    sjabloon, eenmalig = "verslag/agenda/agenda.html", True

    def bewaar(self, formulier, versie):
        return vernieuw_sleutel(door=self.request.user)

    def melding(self, is_eerste):
        oud = "" if is_eerste else " Het oude adres werkt niet meer: vervang het in uw agendaprogramma."
        return f"Uw adres is gemaakt.{oud}"

    def naar(self, is_eerste):
        return reverse("agenda")

    def erbij(self, formulier):
        rij = Agendasleutel.objects.filter(gebruiker=self.request.user.pk).first()
        pad = rij and reverse("agenda-bestand", args=[rij.sleutel])
        return {"adres": pad and self.request.build_absolute_uri(pad)}


@login_not_required
@require_safe
def agenda_bestand(request, sleutel):
    """For a calendar program, which cannot sign in: whoever knows the address reads it, while its owner has a role."""
    rij = Agendasleutel.objects.filter(sleutel=sleutel, gebruiker__is_active=True).select_related("gebruiker").first()
    if not rij or not bereik(rij.gebruiker):
        raise Http404
    inhoud = als_agenda(
        alle_data(rij.gebruiker, timezone.localdate()),
        plaats=request.get_host(),
        adres=request.build_absolute_uri,
        nu=timezone.now().astimezone(UTC),
    )
    koppen = {"Cache-Control": "private, no-store", "Content-Disposition": 'inline; filename="regietafel.ics"'}
    return HttpResponse(inhoud, content_type="text/calendar; charset=utf-8", headers=koppen)
