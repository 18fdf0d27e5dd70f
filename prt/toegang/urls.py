"""The pages of allauth that this site has, each with a template of the house; nothing else of it is reachable.

allauth finds its own pages by name, so those names stay; ``inloggen`` and ``uitloggen`` are what this project says.
"""

from allauth.account import views as account
from django.urls import path, re_path
from django.views.decorators.http import require_POST

inloggen = account.LoginView.as_view(template_name="toegang/inloggen.html")
uitloggen = require_POST(account.LogoutView.as_view())

urlpatterns = [
    path("inloggen/", inloggen, name="inloggen"),
    path("inloggen/", inloggen, name="account_login"),
    path("uitloggen/", uitloggen, name="uitloggen"),
    path("uitloggen/", uitloggen, name="account_logout"),
    path(
        "wachtwoord/vergeten/",
        account.PasswordResetView.as_view(template_name="toegang/wachtwoord_vergeten.html"),
        name="account_reset_password",
    ),
    path(
        "wachtwoord/verstuurd/",
        account.PasswordResetDoneView.as_view(template_name="toegang/wachtwoord_verstuurd.html"),
        name="account_reset_password_done",
    ),
    re_path(
        r"^wachtwoord/kiezen/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.PasswordResetFromKeyView.as_view(template_name="toegang/wachtwoord_kiezen.html"),
        name="account_reset_password_from_key",
    ),
    path(
        "wachtwoord/gekozen/",
        account.PasswordResetFromKeyDoneView.as_view(template_name="toegang/wachtwoord_gekozen.html"),
        name="account_reset_password_from_key_done",
    ),
    path(
        "account/wachtwoord/",
        account.PasswordChangeView.as_view(template_name="toegang/wachtwoord_wijzigen.html"),
        name="account_change_password",
    ),
    path(
        "account/bevestigen/",
        account.ReauthenticateView.as_view(template_name="toegang/bevestigen.html"),
        name="account_reauthenticate",
    ),
]
