"""What `manage.py check` (and so `migrate`) says about the settings of signing in."""

from django.conf import settings
from django.core.checks import Error

from prt.toegang.rollen.keuzes import Rolsoort


def rollen_van_aanbieders(app_configs, **kwargs) -> list[Error]:
    """A role that does not exist would be an error page for who signs in, and only then."""
    apps = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    genoemd = {regel["rol"] for app in apps for regel in app["settings"]["rollen"]}
    return [
        Error(f"OIDC_AANBIEDERS noemt de rol {rol}, maar die bestaat niet.", id="toegang.E001")
        for rol in sorted(genoemd - set(Rolsoort.values))
    ]
