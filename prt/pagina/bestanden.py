"""What is made here as a file to download."""

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header

from prt.werkboek.lijstbestand import FORMATEN
from prt.werkboek.schrijven import Blad


def als_download(inhoud: bytes, naam: str, mediatype: str) -> HttpResponse:
    kop = {"Content-Disposition": content_disposition_header(True, naam)}
    return HttpResponse(inhoud, content_type=mediatype, headers=kop)


def blad_als_download(blad: Blad, naam: str, soort: str) -> HttpResponse:
    """A sheet in one of FORMATEN; 404 for any other."""
    if soort not in FORMATEN:
        raise Http404("Dit formaat bestaat niet.")
    _, mediatype, maak = FORMATEN[soort]
    return als_download(maak(blad), f"{naam}.{soort}", mediatype)
