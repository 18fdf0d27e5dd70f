"""Signing in and passwords: the forms of allauth with the labels of this site."""

from allauth.account import forms as allauth_forms
from allauth.mfa.base import forms as mfa_forms
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm


class _Opschriften:
    """Labels instead of placeholders: a placeholder is gone as soon as somebody types."""

    fields: dict  # of whichever kind each is
    opschriften: dict[str, str] = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for naam, opschrift in self.opschriften.items():
            self.fields[naam].label = opschrift
            self.fields[naam].widget.attrs.pop("placeholder", None)
            if "wachtwoord" in opschrift.lower() and naam != "password1":
                self.fields[naam].help_text = ""


class Inloggen(_Opschriften, allauth_forms.LoginForm):
    opschriften = {"login": "E-mailadres", "password": "Wachtwoord"}


class WachtwoordVergeten(_Opschriften, allauth_forms.ResetPasswordForm):
    opschriften = {"email": "E-mailadres"}


class WachtwoordInstellen(_Opschriften, allauth_forms.ResetPasswordKeyForm):
    opschriften = {"password1": "Nieuw wachtwoord", "password2": "Nieuw wachtwoord, nog een keer"}


class WachtwoordWijzigen(_Opschriften, allauth_forms.ChangePasswordForm):
    opschriften = {"oldpassword": "Huidig wachtwoord"} | WachtwoordInstellen.opschriften


class OpnieuwInloggen(_Opschriften, allauth_forms.ReauthenticateForm):
    opschriften = {"password": "Wachtwoord"}


class Code(_Opschriften, mfa_forms.AuthenticateForm):
    opschriften = {"code": "Code"}


class CodeOpnieuw(_Opschriften, mfa_forms.ReauthenticateForm):
    opschriften = {"code": "Code"}


class AppInstellen(_Opschriften, ActivateTOTPForm):
    opschriften = {"code": "Code uit de app"}


class PasskeyToevoegen(_Opschriften, AddWebAuthnForm):
    opschriften = {"name": "Naam van deze passkey"}
