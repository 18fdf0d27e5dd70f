"""The Dutch notation of ``prt.weergave`` in templates; built in, so no template needs to load it."""

from django import template

from prt import weergave

register = template.Library()

for functie in (
    weergave.getal,
    weergave.breuk,
    weergave.procent,
    weergave.datum,
    weergave.datum_kort,
    weergave.periode_kort,
    weergave.in_zin,
):
    register.filter(functie)
