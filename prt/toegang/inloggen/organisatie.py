"""Signing in at one's own organisation: who is let in by its identity provider, and as whom."""

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.shortcuts import render

from prt.toegang.inloggen.claims import rollen_uit_claims, stel_rollen_in
from prt.toegang.rollen.models import Gebruiker


class Organisaties(DefaultSocialAccountAdapter):
    """A provider speaks for its own domains only, and for nobody else."""

    def pre_social_login(self, request, sociallogin):
        claims = sociallogin.account.extra_data.get("userinfo") or sociallogin.account.extra_data.get("id_token") or {}
        aanbieder = sociallogin.provider.app
        email = str(claims.get("email") or "").strip().lower()
        if email.rpartition("@")[2] not in aanbieder.settings.get("domeinen", []):
            _weiger(request)
        if sociallogin.state.get("process", "login") != "login":  # allauth can also link to who is signed in
            _weiger(request)
        rollen = rollen_uit_claims(claims, aanbieder.settings.get("rollen", []))
        if sociallogin.is_existing:
            gebruiker = sociallogin.user
        else:
            gebruiker = Gebruiker.objects.filter(email=email).first()
            if gebruiker is None and rollen:
                gebruiker = Gebruiker.objects.create_user(email, naam=str(claims.get("name") or email)[:120])
            if gebruiker is None:
                _weiger(request)
            sociallogin.connect(request, gebruiker)
        stel_rollen_in(gebruiker, aanbieder.provider_id, rollen)

    def is_open_for_signup(self, request, sociallogin):
        return False

    def on_authentication_error(self, request, provider, error=None, exception=None, extra_context=None):
        raise ImmediateHttpResponse(render(request, "toegang/inloggen/organisatie_mislukt.html", status=502))


def _weiger(request):
    raise ImmediateHttpResponse(render(request, "toegang/inloggen/geen_account.html", status=403))
