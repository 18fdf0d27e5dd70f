"""Who does nothing for a while is signed out; what was typed in a form is kept until the same person signs in again."""

import time
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django_htmx.http import HttpResponseClientRedirect

LAATST = "laatst_actief"

GEPARKEERD = "geparkeerd"

NAUWKEURIG = 60
"""Seconds: the session is not written on every request."""

VANZELF = "vanzelf"
"""A page that refreshes itself says so in its address: that is nobody at work."""


class Inactiviteit:
    """Placed between the CSRF check, so that nobody else's form is kept, and the one that asks for a log-in."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not request.user.is_authenticated:
            return None
        nu = int(time.time())
        stil = nu - request.session.setdefault(LAATST, nu)
        if stil > settings.INACTIEF_MINUTEN * 60:
            return _log_uit(request)
        if stil > NAUWKEURIG and VANZELF not in request.GET:
            request.session[LAATST] = nu
        return None


def _log_uit(request):
    eigenaar, pagina, velden = request.user.pk, _pagina(request), _velden(request)
    logout(request)
    if velden:
        request.session[GEPARKEERD] = {"eigenaar": eigenaar, "pagina": pagina, "velden": velden}
    ook = " Wat u had ingevuld, staat daarna weer in het formulier." if velden else ""
    messages.info(request, f"U bent uitgelogd omdat u een tijd niets deed. Log opnieuw in.{ook}")
    naar_inloggen = redirect_to_login(pagina)
    return HttpResponseClientRedirect(naar_inloggen.url) if request.htmx else naar_inloggen


def _pagina(request) -> str:
    """The page on which somebody was at work: also for a request of htmx, or a form that posts to elsewhere."""
    if request.htmx:
        return request.htmx.current_url_abs_path or "/"
    if request.method == "GET":
        return request.get_full_path()
    vandaan = urlsplit(request.headers.get("Referer", ""))
    if vandaan.netloc != request.get_host():
        return request.path
    return f"{vandaan.path}?{vandaan.query}" if vandaan.query else vandaan.path


def _velden(request) -> list[list]:
    """Name and value of every field; nothing of a form with a password in it."""
    if any("password" in naam for naam in request.POST):
        return []
    return [
        [naam, waarde] for naam, waarden in request.POST.lists() if naam != "csrfmiddlewaretoken" for waarde in waarden
    ]


def hersteld(request) -> dict:
    """Template context: what was typed before, once, on the page where it was typed and for who typed it."""
    # A request that was refused early, for its address, has no user yet.
    if not hasattr(request, "user") or not request.user.is_authenticated or GEPARKEERD not in request.session:
        return {}
    geparkeerd = request.session[GEPARKEERD]
    if geparkeerd["eigenaar"] != request.user.pk:
        del request.session[GEPARKEERD]
        return {}
    if request.method != "GET" or geparkeerd["pagina"] != request.get_full_path():
        return {}
    return {"hersteld": request.session.pop(GEPARKEERD)["velden"]}
