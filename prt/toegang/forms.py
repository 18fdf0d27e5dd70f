"""Signing in."""

from django.contrib.auth.forms import AuthenticationForm


class Inloggen(AuthenticationForm):
    """E-mail address and password, with messages that say what to do."""

    error_messages = {
        "invalid_login": "Dit e-mailadres en wachtwoord horen niet bij elkaar. Controleer ze en probeer het opnieuw.",
        "inactive": "Dit account is niet meer actief. Neem contact op met de PRT-secretaris.",
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "E-mailadres"
        self.fields["username"].widget.input_type = "email"
        self.fields["password"].label = "Wachtwoord"

    def clean_username(self):
        return self.cleaned_data["username"].strip().lower()
