"""What allauth asks this project: who may have an account, and how its messages read."""

import base64
import hashlib
import secrets
import time
import unicodedata
from http import HTTPStatus

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.shortcuts import render

from prt.toegang.inloggen.tweede_factor import is_verplicht_voor

TE_VAAK = "Er is te vaak geprobeerd om in te loggen. Probeer het over 15 minuten opnieuw, of kies een nieuw wachtwoord."

NET_INGELOGD = 300
"""Seconds."""

TOESTEL, TOESTEL_BEKEND = "regietafel_toestel", 180 * 24 * 3600
"""The cookie of a device on which somebody signed in, and for how many seconds after that it is known."""


class Accounts(DefaultAccountAdapter):
    """Accounts are made by a colleague, never by their owner; no message tells whether one exists."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "Dit e-mailadres en wachtwoord horen niet bij elkaar. Controleer ze en probeer het "
        "opnieuw.",
        "too_many_login_attempts": TE_VAAK,
        "rate_limited": TE_VAAK,
        "enter_current_password": "Dit is niet uw huidige wachtwoord.",
        "incorrect_password": "Dit is niet uw wachtwoord.",
        "incorrect_code": "Deze code klopt niet. Wacht op een nieuwe code en probeer het opnieuw.",
    }

    def is_open_for_signup(self, request):
        return False

    def is_reauthentication_required(self, *, app, **kwargs):
        """Only when the last log-in is some minutes ago, not to who just came in to set up a second factor."""
        manieren = get_authentication_records(context.request, context.request.user)
        return not any(time.time() - manier["at"] < NET_INGELOGD for manier in manieren)

    def _get_login_attempts_cache_key(self, request, **credentials):
        """Per account, and apart for a device on which it signed in before: a stranger does not lock that out.

        The library adds the host, and the port in that is for the visitor to choose.
        """
        adres = _als_sleutel(credentials.get("email", ""))
        toestel = request.get_signed_cookie(TOESTEL, default="", salt=adres, max_age=TOESTEL_BEKEND)
        return f"{adres} {toestel}".strip()

    def post_login(self, request, user, **velden):
        """The device is known from now on, for this account."""
        antwoord = super().post_login(request, user, **velden)
        antwoord.set_signed_cookie(
            TOESTEL,
            secrets.token_urlsafe(12),
            salt=_als_sleutel(user.email),
            max_age=TOESTEL_BEKEND,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
        return antwoord

    def respond_user_inactive(self, request, user):
        return render(request, "toegang/inloggen/niet_actief.html", status=HTTPStatus.FORBIDDEN)


def _als_sleutel(adres: str) -> str:
    """One address, however it is spelled."""
    return unicodedata.normalize("NFKC", adres).casefold().strip()


class TweedeStap(DefaultMFAAdapter):
    """The second factor: its secrets are not readable in the database, and who must have one cannot drop the last."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": Accounts.error_messages["incorrect_code"],
        "cannot_delete_authenticator": "Voor uw rol is inloggen in twee stappen verplicht. Stel eerst een andere in.",
    }

    def encrypt(self, text):
        return _sleutels().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        return _sleutels().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator):
        stappen = Authenticator.objects.filter(user=authenticator.user).exclude(pk=authenticator.pk)
        andere = stappen.exclude(type=Authenticator.Type.RECOVERY_CODES)
        return andere.exists() or not is_verplicht_voor(authenticator.user)


def _sleutels() -> MultiFernet:
    """From SECRET_KEY; after replacing it, SECRET_KEY_FALLBACKS still reads what was stored before."""
    geheimen = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet(
        [Fernet(base64.urlsafe_b64encode(hashlib.sha256(geheim.encode()).digest())) for geheim in geheimen]
    )
