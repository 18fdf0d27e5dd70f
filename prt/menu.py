"""The main menu, for every page of somebody who is signed in."""

from django.urls import reverse

from prt.toegang.rechten import bereik

PUNTEN = {
    "start": "Overzicht",
    "locaties": "Locaties",
    "periodes": "Periodes",
    "opgaven": "Opgaven",
    "uitruil": "Uitruil",
    "planning": "Planning",
    "verslagen": "Verslag",
    "importeren": "Importeren",
    "spoor": "Spoor",
}
INVOER = {"importeren"}
"""Only for who may enter locaties."""
VERTROUWD = {"spoor"}
"""For them, and for the regiosecretaris."""


def menu(request):
    """Template context: the points of the menu, the current one marked."""
    if not request.user.is_authenticated:
        return {}
    mijn = bereik(request.user)
    voert_in = mijn.gemeenten or mijn.provincies_als_secretaris
    niet = set() if voert_in else INVOER if mijn.regios else INVOER | VERTROUWD
    tonen = {url: naam for url, naam in PUNTEN.items() if url not in niet}
    punten = [{"naam": naam, "pad": reverse(url), "url": url} for url, naam in tonen.items()]
    for punt in punten:
        punt["hier"] = request.path.startswith(punt["pad"]) if punt["url"] != "start" else _is_overzicht(request.path)
    return {"menu": punten}


def _is_overzicht(pad: str) -> bool:
    return pad == "/" or pad.startswith(("/provincie/", "/regio/", "/gemeente/"))
