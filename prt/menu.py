"""The main menu, for every page of somebody who is signed in."""

from django.urls import reverse

PUNTEN = {
    "start": "Overzicht",
    "locaties": "Locaties",
    "periodes": "Periodes",
    "opgaven": "Opgaven",
    "uitruil": "Uitruil",
    "planning": "Planning",
}


def menu(request):
    """Template context: the points of the menu, the current one marked."""
    if not request.user.is_authenticated:
        return {}
    punten = [{"naam": naam, "pad": reverse(url), "url": url} for url, naam in PUNTEN.items()]
    for punt in punten:
        punt["hier"] = request.path.startswith(punt["pad"]) if punt["url"] != "start" else _is_overzicht(request.path)
    return {"menu": punten}


def _is_overzicht(pad: str) -> bool:
    return pad == "/" or pad.startswith(("/provincie/", "/regio/", "/gemeente/"))
