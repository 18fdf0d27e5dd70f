"""The identity providers of organisations, from one JSON text in the environment. Knows no Django: the settings use it.

[{"id": "zwolle", "naam": "Gemeente Zwolle", "server": "https://inloggen.zwolle.nl", "client_id": "…", "secret": "…",
  "domeinen": ["zwolle.nl"], "adressen_geverifieerd": true, "tweede_factor": true,
  "rollen": [{"claim": "groups", "waarde": "regietafel", "rol": "medewerker_gemeente", "gebied": "GM0193"}]}]
"""

import json
from urllib.parse import urlsplit

VERPLICHT = {"id", "naam", "server", "client_id", "secret", "domeinen"}

BEKEND = VERPLICHT | {"adressen_geverifieerd", "tweede_factor", "rollen"}


def lees(tekst: str) -> list[dict]:
    """The providers; a mistake is an error at start-up and never a provider that lets in more than was meant."""
    aanbieders = json.loads(tekst or "[]")
    if not isinstance(aanbieders, list) or not all(isinstance(aanbieder, dict) for aanbieder in aanbieders):
        raise ValueError("Het moet een lijst van aanbieders zijn.")
    for aanbieder in aanbieders:
        if ontbreekt := VERPLICHT - aanbieder.keys():
            raise ValueError(f"Bij een OIDC-aanbieder ontbreekt: {', '.join(sorted(ontbreekt))}.")
        if vreemd := aanbieder.keys() - BEKEND:
            raise ValueError(f"Onbekend bij OIDC-aanbieder {aanbieder['id']}: {', '.join(sorted(vreemd))}.")
        for regel in aanbieder.get("rollen", []):
            if regel.keys() != {"claim", "waarde", "rol", "gebied"}:
                raise ValueError(f"Een rol bij {aanbieder['id']} heeft een claim, waarde, rol en gebied.")
    return aanbieders


def voor_allauth(aanbieders: list[dict]) -> dict:
    """The same, as allauth wants it."""
    apps = [
        {
            "provider_id": aanbieder["id"],
            "name": aanbieder["naam"],
            "client_id": aanbieder["client_id"],
            "secret": aanbieder["secret"],
            "settings": {
                "server_url": aanbieder["server"],
                "oauth_pkce_enabled": True,
                "domeinen": [domein.lower() for domein in aanbieder["domeinen"]],
                "rollen": aanbieder.get("rollen", []),
                "adressen_geverifieerd": aanbieder.get("adressen_geverifieerd") is True,
            },
        }
        for aanbieder in aanbieders
    ]
    return {"openid_connect": {"APPS": apps}}


def met_tweede_factor(aanbieders: list[dict]) -> set[str]:
    """Who sees to the second factor of its own people."""
    return {aanbieder["id"] for aanbieder in aanbieders if aanbieder.get("tweede_factor")}


def adressen(aanbieders: list[dict]) -> list[str]:
    """Where the log-in form may lead to: browsers check a redirect after a form against the CSP."""
    return ["{0.scheme}://{0.netloc}".format(urlsplit(aanbieder["server"])) for aanbieder in aanbieders]
