"""Who must sign in with more than a password, and the middleware that sees to it."""

from allauth.account.authentication import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect

from prt.toegang.rollen.keuzes import ROLLEN_MET_TWEEDE_FACTOR

TOEGESTAAN = {
    "mfa_index",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "account_reauthenticate",
    "account_change_password",
    "account_logout",
    "uitloggen",
    "security-txt",
}
"""The way to a second factor, and the way out."""


def is_verplicht_voor(gebruiker) -> bool:
    """Unless the installation is for this machine only."""
    return settings.MFA_VERPLICHT and kan_veel(gebruiker)


def kan_veel(gebruiker) -> bool:
    """The CdK's staff, the toezichthouder, and who keeps accounts or the installatie."""
    return gebruiker.is_staff or gebruiker.rollen.geldend().filter(soort__in=ROLLEN_MET_TWEEDE_FACTOR).exists()


class TweedeFactorVerplicht:
    """Whoever must have a second factor and has none, comes no further than the page to set one up."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not request.user.is_authenticated or request.resolver_match.url_name in TOEGESTAAN:
            return None
        if not is_verplicht_voor(request.user):
            return None
        if is_mfa_enabled(request.user) or _bij_eigen_organisatie(request):
            return None
        messages.warning(request, "Voor uw rol is inloggen in twee stappen verplicht. Stel eerst een tweede stap in.")
        return redirect("mfa_index")


def _bij_eigen_organisatie(request) -> bool:
    """The identity provider of an organisation may see to the second factor itself; the settings say which does."""
    manieren = get_authentication_records(request, request.user)
    return any(manier.get("provider") in settings.OIDC_MET_TWEEDE_FACTOR for manier in manieren)
