"""Signing in at one's own organisation: who is let in by its identity provider, and as whom.

An account belongs to a subject of a provider (OpenID Connect Core 1.0, 5.7); an address can be written by anybody. An
address makes the link only the first time, when it is verified, and never to an account that can do a lot: its owner
signs in here and makes the link himself.
"""

from http import HTTPStatus

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib import messages
from django.shortcuts import redirect, render

from prt.toegang.inloggen.claims import rollen_uit_claims, stel_rollen_in
from prt.toegang.inloggen.tweede_factor import kan_veel
from prt.toegang.rollen.models import Gebruiker
from prt.toegang.spoor.handelingen import handeling
from prt.toegang.spoor.keuzes import Handelingsoort

GEEN_ROL = "Vraag uw beheerder om een rol."
NIET_GEVERIFIEERD = (
    "Uw organisatie zegt niet dat dit mailadres echt van u is. Log in met uw wachtwoord en koppel daarna uw account op "
    "de pagina Mijn account, of vraag uw beheerder om hulp."
)
EERST_KOPPELEN = (
    "Dit account kan veel, en daarom koppelt u het zelf: log in met uw wachtwoord en kies op de pagina Mijn account "
    "voor uw organisatie."
)
ANDER_ACCOUNT = "Bij uw organisatie bent u iemand anders dan hier, of u bent daar al aan een ander account gekoppeld."


class Organisaties(DefaultSocialAccountAdapter):
    """A provider speaks for its own domains only, and for nobody else."""

    def pre_social_login(self, request, sociallogin):
        claims = sociallogin.account.extra_data.get("userinfo") or sociallogin.account.extra_data.get("id_token") or {}
        aanbieder = sociallogin.provider.app
        email = str(claims.get("email") or "").strip().lower()
        if email.rpartition("@")[2] not in aanbieder.settings.get("domeinen", []):
            _weiger(request, GEEN_ROL)
        if sociallogin.state.get("process", "login") != "login":
            _koppel(request, sociallogin, email)
        rollen = rollen_uit_claims(claims, aanbieder.settings.get("rollen", []))
        if not sociallogin.is_existing:
            geverifieerd = claims.get("email_verified") is True or aanbieder.settings.get("adressen_geverifieerd")
            sociallogin.connect(request, _eerste_keer(request, email, claims, rollen, bool(geverifieerd)))
        stel_rollen_in(sociallogin.user, aanbieder.provider_id, rollen)

    def is_open_for_signup(self, request, sociallogin):
        return False

    def on_authentication_error(self, request, provider, error=None, exception=None, extra_context=None):
        raise ImmediateHttpResponse(
            render(request, "toegang/inloggen/organisatie_mislukt.html", status=HTTPStatus.BAD_GATEWAY)
        )


def _eerste_keer(request, email: str, claims: dict, rollen: list, geverifieerd: bool) -> Gebruiker:
    """The account that a subject gets which was never here before."""
    if not geverifieerd:
        _weiger(request, NIET_GEVERIFIEERD)
    gebruiker = Gebruiker.objects.filter(email=email).first()
    if gebruiker is None and not rollen:
        _weiger(request, GEEN_ROL)
    if gebruiker is not None and kan_veel(gebruiker):
        _weiger(request, EERST_KOPPELEN)
    return gebruiker or Gebruiker.objects.create_user(email, naam=str(claims.get("name") or email)[:120])


def _koppel(request, sociallogin, email: str) -> None:
    """To the account that is signed in, and only when it has the same address."""
    gebruiker = request.user
    van_een_ander = sociallogin.is_existing and sociallogin.user != gebruiker
    if not gebruiker.is_authenticated or gebruiker.email != email or van_een_ander:
        _weiger(request, ANDER_ACCOUNT)
    if not sociallogin.is_existing:
        with handeling(
            Handelingsoort.GEWIJZIGD, f"Account gekoppeld aan {sociallogin.provider.app.name}", door=gebruiker
        ):
            sociallogin.connect(request, gebruiker)
    messages.success(request, f"U kunt voortaan inloggen via {sociallogin.provider.app.name}.")
    raise ImmediateHttpResponse(redirect("mfa_index"))


def _weiger(request, uitleg: str):
    raise ImmediateHttpResponse(
        render(request, "toegang/inloggen/geen_account.html", {"uitleg": uitleg}, status=HTTPStatus.FORBIDDEN)
    )
