"""What allauth asks this project: who may have an account, and how its messages read."""

from allauth.account.adapter import DefaultAccountAdapter
from django.shortcuts import render

TE_VAAK = "Er is te vaak geprobeerd om in te loggen. Probeer het over 15 minuten opnieuw, of kies een nieuw wachtwoord."


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

    def respond_user_inactive(self, request, user):
        return render(request, "toegang/niet_actief.html", status=403)
