"""Before everything else: the number of a request, and the two addresses for monitors."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from prt.bewaking.gereed import onlangs
from prt.bewaking.storing import OPNIEUW
from prt.bewaking.verzoek import GEREED, GEZONDHEID, begin


def bewaking(get_response):
    """A monitor asks by any name of the host, by http and with whatever cookies: it passes by all the rest."""

    def middleware(request: HttpRequest):
        begin()
        beantwoord = ADRESSEN.get(request.path_info)
        return beantwoord(request) if beantwoord else get_response(request)

    return middleware


@require_safe
def gezondheid(request) -> HttpResponse:
    """200 as long as this process answers, whatever else is the matter: there is no sense in starting it again."""
    return _platte_tekst("in orde")


@require_safe
def gereed(request) -> HttpResponse:
    """200 when the site can do all of its work; otherwise 503, and which part cannot."""
    gevonden = onlangs()
    goed = all(onderdeel.goed for onderdeel in gevonden)
    regels = ["gereed" if goed else "even niet bereikbaar"]
    regels += [f"{'+' if deel.goed else '-'} {deel.naam}: {deel.tekst}" for deel in gevonden]
    antwoord = _platte_tekst("\n".join(regels))
    if not goed:
        antwoord.status_code = HTTPStatus.SERVICE_UNAVAILABLE
        antwoord["Retry-After"] = str(OPNIEUW)
    return antwoord


def _platte_tekst(tekst: str) -> HttpResponse:
    return HttpResponse(f"{tekst}\n", content_type="text/plain; charset=utf-8", headers={"Cache-Control": "no-store"})


ADRESSEN = {GEZONDHEID: gezondheid, GEREED: gereed}
