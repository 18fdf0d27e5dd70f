"""A page with the editor on it, for the tests alone: its address is added to those of the site."""

from django import forms
from django.http import HttpResponse
from django.template import engines
from django.urls import include, path

from prt.tekst.invulling import Invulling
from prt.tekst.velden import Tekstveld

BEKENDE = {
    "garantie.totaal": Invulling("3.864", "gegarandeerde plekken in de provincie"),
    "garantie.percentage": Invulling("61", "gegarandeerde plekken als percentage van de opgave"),
    "voornemens.totaal": Invulling("1.835", "plekken in voornemens"),
}
SJABLOON = """{% extends "basis.html" %}
{% block titel %}Proef{% endblock %}
{% block inhoud %}
<h1 class="nl-heading nl-heading--level-1">Inleiding schrijven</h1>
{% if formulier.errors %}{% include "formulier/fouten.html" with formulieren=formulieren %}{% endif %}
<h2 class="nl-heading nl-heading--level-2">Inleiding</h2>
<form method="post" novalidate data-bewaak>
  {% csrf_token %}
  {{ formulier }}
  <button class="nl-button nl-button--primary" type="submit">Opslaan</button>
</form>
{% if bewaard %}<pre id="bewaard">{{ bewaard }}</pre>{% endif %}
{% endblock %}"""


class Proef(forms.Form):
    onderwerp = forms.CharField(label="Onderwerp")
    tekst = Tekstveld(label="Tekst", help_text="Wat moet de minister weten?", bekende=BEKENDE)


def proef(request):
    begin = {"onderwerp": "Inleiding", "tekst": request.GET.get("tekst", "")}
    formulier = Proef(request.POST) if request.method == "POST" else Proef(initial=begin)
    bewaard = formulier.cleaned_data["tekst"] if formulier.is_bound and formulier.is_valid() else ""
    context = {"formulier": formulier, "formulieren": [formulier], "bewaard": bewaard}
    pagina = engines["django"].from_string(SJABLOON).render(context, request)
    return HttpResponse(pagina, status=422 if formulier.errors else 200)


urlpatterns = [path("proef/", proef), path("", include("prt.urls"))]
