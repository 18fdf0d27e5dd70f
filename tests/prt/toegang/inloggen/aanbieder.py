"""A real OpenID Connect provider on this machine, for the tests of signing in at one's own organisation."""

from contextlib import contextmanager

from oidc_provider_mock import User, run_server_in_thread

from prt.toegang.inloggen import aanbieders

ECHT = {"email_verified": True}

MENSEN = {
    "jan": {"email": "jan@zwolle.nl", "name": "Jan de Vries", "groups": ["regietafel", "iedereen"]} | ECHT,
    "piet": {"email": "piet@zwolle.nl", "name": "Piet Bakker", "groups": ["iedereen"]} | ECHT,
    "indringer": {"email": "cdk@demo.example", "name": "Iemand anders", "groups": ["regietafel"]} | ECHT,
    "zonder-mail": {"name": "Zonder mail", "groups": ["regietafel"]} | ECHT,
    "staf": {"email": "staf@zwolle.nl", "name": "Staf", "groups": ["staf"]} | ECHT,
    "bewering": {"email": "jan@zwolle.nl", "name": "Zegt Jan te zijn", "groups": ["regietafel"]},
    "bijna": {"email": "jan@zwolle.nl", "name": "Ook", "groups": ["regietafel"], "email_verified": "false"},
}

ROLLEN = [
    {"claim": "groups", "waarde": "regietafel", "rol": "medewerker_gemeente", "gebied": "GM0193"},
    {"claim": "groups", "waarde": "staf", "rol": "prt_secretaris", "gebied": "PV23"},
]


@contextmanager
def draaiende_aanbieder(settings, monkeypatch, **velden):
    """A provider that knows ``MENSEN``, and settings that trust it for zwolle.nl; gives its address."""
    monkeypatch.setenv("NO_PROXY", "localhost")
    mensen = [User(sub=sub, claims=claims) for sub, claims in MENSEN.items()]
    with run_server_in_thread(user_claims=mensen) as server:
        adres = f"http://localhost:{server.server_port}"
        eigen = {"id": "zwolle", "naam": "Gemeente Zwolle", "server": adres, "client_id": "regietafel", "secret": "x"}
        lijst = [eigen | {"domeinen": ["zwolle.nl"], "rollen": ROLLEN} | velden]
        settings.SOCIALACCOUNT_PROVIDERS = aanbieders.voor_allauth(lijst)
        settings.OIDC_MET_TWEEDE_FACTOR = aanbieders.met_tweede_factor(lijst)
        beleid = settings.CONTENT_SECURITY_POLICY
        regels = beleid["DIRECTIVES"] | {"form-action": ["'self'", *aanbieders.adressen(lijst)]}
        settings.CONTENT_SECURITY_POLICY = beleid | {"DIRECTIVES": regels}
        yield adres
