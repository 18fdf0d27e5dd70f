"""What goes with every request and answer."""

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
        if request.user.is_authenticated and not antwoord.has_header("Cache-Control"):
            patch_cache_control(antwoord, private=True, no_store=True)
        return antwoord

    return middleware


def op_naam(get_response):
    """Who saves something outside every action, as in the admin, stands in the trail with a name."""

    def middleware(request):
        with namens(request.user):
            return get_response(request)

    return middleware
