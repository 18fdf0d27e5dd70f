"""Sending a form as a browser does: with the hidden fields that its page holds."""

import re
from html import unescape

from django.test import Client


def verborgen(client: Client, pad: str) -> dict[str, str]:
    """The version that the page was opened with, and the key of a form that makes something new."""
    return client.get(pad).context["formulieren"][0].bewaking


def als_verstuurd(antwoord) -> dict[str, str]:
    """Every input of a page that a browser would send as it is: hidden ones and the radio buttons that are on."""
    uit = {}
    for tag in re.findall(r"<input[^>]*>", antwoord.content.decode()):
        eigen = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        if eigen.get("type") == "hidden" or (eigen.get("type") == "radio" and " checked" in tag):
            uit[eigen["name"]] = unescape(eigen.get("value", ""))
    uit.pop("csrfmiddlewaretoken", None)
    return uit


def neem_over(client: Client, pad: str, bestand, reden: str = "", **opties):
    """The answer to a file: what it would change, taken over when there is nothing wrong with it."""
    waarom = {"reden": reden} if reden else {}
    voorbeeld = client.post(pad, {"bestand": bestand} | waarom)
    if voorbeeld.status_code != 200:
        return voorbeeld
    return client.post(pad, als_verstuurd(voorbeeld) | waarom, **opties)
