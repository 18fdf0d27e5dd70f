"""What goes with every request and answer."""

from http import HTTPStatus

from django.conf import settings
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_cache_control

from prt.geheugen import verzoek
from prt.toegang.spoor.handelingen import namens


def een_geheugen(get_response):
    """What the whole of a request needs is read once (see ``prt.geheugen``)."""

    def middleware(request):
        with verzoek():
            return get_response(request)

    return middleware


def nergens_bewaren(get_response):
    """Pages and files of somebody who is signed in stay out of every cache: they can hold confidential locaties."""

    def middleware(request):
        antwoord = get_response(request)
        if antwoord.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:  # without a database it is not known who asked
            return antwoord
        if request.user.is_authenticated and not antwoord.has_header("Cache-Control"):
            patch_cache_control(antwoord, private=True, no_store=True)
        return antwoord

    return middleware


def zonder_apparaten(get_response):
    """No page asks for a camera or a place, and so none that gets into one can (W3C Permissions Policy)."""

    def middleware(request):
        antwoord = get_response(request)
        antwoord.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        return antwoord

    return middleware


def op_naam(get_response):
    """Who saves something outside every action, as in the admin, stands in the trail with a name."""

    def middleware(request):
        with namens(request.user):
            return get_response(request)

    return middleware


class Ingepakt(GZipMiddleware):
    """Pages go compressed to who came here from this site or by an own address, as the browser says.

    The size of a compressed page tells what is in it twice (BREACH): a site that could make a browser ask for pages of
    its choosing, and see how large the answers are, could guess what only the reader may know. What another site made
    somebody ask is therefore not compressed. The token of a form is another one in every page, and the length varies.
    """

    def process_response(self, request, response):
        eigen = request.headers.get("Sec-Fetch-Site") in ("same-origin", "none")
        if eigen and response.headers.get("Content-Type", "").startswith(("text/", "application/json")):
            return super().process_response(request, response)
        return response
