"""Signing in and passwords: the forms of allauth with the labels of this site."""

from allauth.account import forms as allauth_forms


class _Opschriften:
    """Labels instead of placeholders: a placeholder is gone as soon as somebody types."""

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


class Bevestigen(_Opschriften, allauth_forms.ReauthenticateForm):
    opschriften = {"password": "Wachtwoord"}
