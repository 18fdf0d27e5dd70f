"""A list of 50 and of 200 periods, the whole response: our page beside a bare template with the same cells.

The bare page is drawn in the same frame by the same site for the same person. It asks for the same rows, their number
and their sum, and knows no columns, no sorting and no filter form.
"""

from functools import partial
from types import ModuleType

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db.models import Sum
from django.http import HttpResponse
from django.template import engines
from django.test import Client, override_settings
from django.urls import path
from opstelling import meet, met_overijssel  # sets Django up, so it comes first

from opgaven.gebieden.models import Gemeente
from prt import urls
from prt.toegang.spoor.handelingen import handeling
from realisatie.locaties.lijst import KLEUREN
from realisatie.locaties.models import Beschikbaarheid, Locatie
from realisatie.locaties.toen import periodes_nu

AANTALLEN = (50, 200)

KAAL = """{% extends "basis.html" %}
{% block inhoud %}
  <h1>Periodes</h1>
  <p>{{ aantal }} regels gevonden, samen {{ som|getal }} plekken</p>
  <table>
    {% for r in rijen %}
      <tr>
        <td>{{ r.gemeentenaam }}</td>
        <td><a class="nl-link" href="{% url 'locatie' r.locatie_id %}">{{ r.locatienaam }}{% if r.gesloten %}
          <span class="regietafel-slot">vertrouwelijk</span>{% endif %}</a></td>
        <td>{{ r.get_doelgroep_display }}</td>
        <td class="regietafel-getal">{{ r.plekken|getal:"onbekend" }}</td>
        <td class="regietafel-heel">{{ r.van|datum:r.van_precisie }}</td>
        <td class="regietafel-heel">{{ r.tot|datum:r.tot_precisie }}</td>
        <td class="regietafel-heel"><span class="utrecht-status-badge utrecht-status-badge--{{ r.kleur }}"
          >{{ r.get_hardheid_display }}</span></td>
      </tr>
    {% endfor %}
  </table>
{% endblock %}
"""
SJABLOON = engines["django"].from_string(KAAL)


def kaal(request):
    alle = periodes_nu(request.user)
    rijen = list(alle.order_by("gemeentenaam", "locatienaam")[: int(request.GET["aantal"])])
    for rij in rijen:
        rij.kleur = KLEUREN[rij.hardheid]
    som = alle.order_by().aggregate(som=Sum("plekken"))["som"]
    return HttpResponse(SJABLOON.render({"rijen": rijen, "aantal": alle.count(), "som": som}, request))


def vul() -> None:
    """Periods of every gemeente, in every colour, as the demo has them."""
    call_command("demo", verbosity=0)
    gemeenten = list(Gemeente.objects.filter(provincie__naam="Overijssel"))
    locaties = [Locatie(gemeente=gemeenten[n % len(gemeenten)], naam=f"Locatie {n}") for n in range(300)]
    with handeling("ingevoerd", "Meting", door=get_user_model().objects.get(email="cdk@demo.example")):
        Beschikbaarheid.objects.bulk_create(
            Beschikbaarheid(
                locatie=locatie,
                doelgroep="asiel",
                plekken=10 + nummer,
                van="2025-01-01",
                tot=None if nummer % 3 else "2030-01-01",
                hardheid=list(KLEUREN)[nummer % len(KLEUREN)],
            )
            for nummer, locatie in enumerate(Locatie.objects.bulk_create(locaties))
        )


def main() -> None:
    met_overijssel()
    vul()
    adressen = ModuleType("adressen")
    adressen.urlpatterns = [path("kaal/", kaal), *urls.urlpatterns]
    with override_settings(ROOT_URLCONF=adressen, ALLOWED_HOSTS=["testserver"]):
        client = Client()
        client.force_login(get_user_model().objects.get(email="cdk@demo.example"))
        for aantal in AANTALLEN:
            lijst, maat = f"/periodes/?aantal={aantal}", f"/kaal/?aantal={aantal}"
            print(f"{aantal} rijen van 7 kolommen, het hele antwoord")
            vragen = {"regietafel": partial(client.get, lijst), "kaal sjabloon": partial(client.get, maat)}
            for naam, vraag in vragen.items():
                antwoord = vraag().content.decode()
                if (rijen := antwoord.count("utrecht-status-badge--")) != aantal:
                    raise SystemExit(f"{naam} toont {rijen} rijen")
            meet(vragen, keer=15)


main()
