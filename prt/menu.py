"""The main menu, for every page of somebody who is signed in."""

from django.urls import reverse

from prt.toegang.rechten import bereik

PUNTEN = {
    "start": "Overzicht",
    "locaties": "Locaties",
    "periodes": "Periodes",
    "opgaven": "Opgaven",
    "statushouders": "Statushouders",
    "oekraine": "Oekraïne",
    "cno": "CNO",
    "verdelingen": "Verdelen",
    "uitruil": "Uitruil",
    "planning": "Planning",
    "overleggen": "Overleggen",
    "besluitvorming": "Besluitvorming",
    "knelpunten": "Knelpunten",
    "maandstanden": "Maandstanden",
    "opmerkingen": "Opmerkingen",
    "verslagen": "Verslag",
    "rapporten": "Rapporten",
    "importeren": "Importeren",
    "spoor": "Spoor",
    "collegas": "Collega’s",
}
INVOER = {"importeren"}
"""Only for who may enter locaties."""
STAF = {"verdelingen"}
"""Only for the CdK's staff."""
OVERZICHT = {"besluitvorming"}
"""Only for who looks over several gemeenten: the regiosecretaris and the CdK's staff."""
KRING = {"maandstanden", "spoor"}
"""Not for a lezer: these pages tell about confidential locaties as well."""


def menu(request):
    """Template context: the points of the menu, the current one marked."""
    mijn = bereik(request.user)
    if not mijn:
        return {}
    voert_in = mijn.gemeenten or mijn.provincies_als_secretaris
    verborgen = (set() if voert_in else INVOER) | (set() if voert_in or mijn.regios else KRING)
    verborgen |= set() if mijn.provincies_als_secretaris else STAF
    verborgen |= set() if mijn.regios or mijn.provincies_als_secretaris else OVERZICHT
    if not (mijn.beheerde_gemeenten or mijn.provincies_als_beheerder):
        verborgen |= {"collegas"}
    tonen = {url: naam for url, naam in PUNTEN.items() if url not in verborgen}
    punten = [{"naam": naam, "pad": reverse(url), "url": url} for url, naam in tonen.items()]
    for punt in punten:
        punt["hier"] = request.path.startswith(punt["pad"]) if punt["url"] != "start" else _is_overzicht(request.path)
    return {"menu": punten}


def _is_overzicht(pad: str) -> bool:
    return pad == "/" or pad.startswith(("/provincie/", "/regio/", "/gemeente/"))
