"""The main menu, for every page of somebody who is signed in: points in groups, each for who has any use of it."""

from collections.abc import Iterable, Mapping

from django.urls import reverse

from prt.toegang.rollen.rechten import ERGENS, Recht, bereik, eerste, mag

EERST = {"start": "Overzicht", "land": "Alle provincies", "installatie": "Installatie"}
"""What stands before the groups, by itself."""

GROEPEN = {
    "Stand": {
        "locaties": "Locaties",
        "periodes": "Periodes",
        "oekraine": "Oekraïne",
        "cno": "CNO",
        "besluitvorming": "Besluitvorming",
        "knelpunten": "Knelpunten",
    },
    "Opgaven": {
        "opgaven": "Opgaven",
        "statushouders": "Statushouders",
        "uitruil": "Uitruil",
        "verdelingen": "Verdelen",
    },
    "Verslag": {
        "maandstanden": "Maandstanden",
        "opmerkingen": "Opmerkingen",
        "verslagen": "Verslag",
        "rapporten": "Rapporten",
    },
    "Jaar": {
        "planning": "Planning",
        "overleggen": "Overleggen",
    },
    "Beheer": {
        "gebieden": "Gebieden",
        "importeren": "Importeren",
        "spoor": "Spoor",
        "collegas": "Collega’s",
    },
}
"""The points by the name of their address, in the groups in which they are shown."""

RECHTEN: dict[str, tuple[Recht, ...]] = {
    "land": (Recht.LAND_LEZEN,),
    "installatie": (Recht.INSTALLATIE_BEHEREN,),
    "besluitvorming": (Recht.BESLUITVORMING_VOLGEN,),
    "verdelingen": (Recht.VERDELEN,),
    "maandstanden": (Recht.VERTROUWELIJKE_LOCATIES_ZIEN,),
    "importeren": (Recht.LOCATIES_WIJZIGEN,),
    "spoor": (Recht.SPOOR_VAN_HET_LAND_LEZEN, Recht.SPOOR_LEZEN),
    "collegas": (Recht.BEHEERDERS_BENOEMEN, Recht.COLLEGAS_BEHEREN),
}
"""What somebody needs for a point, one of these; for the others any role in a provincie will do."""


def menu(request):
    """Template context: the points and groups of the menu, the current one marked."""
    if not hasattr(request, "user") or not bereik(request.user):
        return {}  # a refused address never got as far as a user
    alle = [*EERST, *(url for groep in GROEPEN.values() for url in groep)]
    nodig = {url: eerste(request.user, *RECHTEN.get(url, (Recht.LEZEN,))) for url in alle}
    verborgen = {url for url, recht in nodig.items() if not mag(request.user, recht, ERGENS)}
    delen = _punten(EERST, verborgen, request.path)
    for naam, eigen in GROEPEN.items():
        punten = _punten(eigen, verborgen, request.path)
        if len(punten) > 1:
            delen.append({"naam": naam, "punten": punten, "hier": any(punt["hier"] for punt in punten)})
        else:
            delen += punten  # a group of one would only cost a click
    return {"menu": delen}


def _punten(alle: Mapping[str, str], verborgen: Iterable[str], pad: str) -> list[dict]:
    paden = {url: reverse(url) for url in alle if url not in verborgen}
    return [
        {
            "naam": alle[url],
            "pad": eigen,
            "url": url,
            "hier": pad.startswith(eigen) if url != "start" else _is_overzicht(pad),
        }
        for url, eigen in paden.items()
    ]


def _is_overzicht(pad: str) -> bool:
    return pad == "/" or pad.startswith(("/provincie/", "/regio/", "/gemeente/"))
