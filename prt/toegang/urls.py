"""The pages of allauth that this site has, each with a template of the house; nothing else of it is reachable.

allauth finds its own pages by name, so those names stay; ``inloggen`` and ``uitloggen`` are what this project says.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as herstelcodes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkey
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as oidc
from django.urls import path, re_path, reverse_lazy
from django.views.decorators.http import require_POST

from prt.toegang.collegas.views import Collegas, RolBeeindigen
from prt.toegang.inloggen.views import Account, naar_organisatie, organisaties

inloggen = account.LoginView.as_view(
    template_name="toegang/inloggen/inloggen.html", extra_context={"organisaties": organisaties}
)
uitloggen = require_POST(account.LogoutView.as_view())

urlpatterns = [
    path("collegas/", Collegas.as_view(), name="collegas"),
    path("collegas/<int:pk>/beeindigen/", RolBeeindigen.as_view(), name="rol-beeindigen"),
    path("inloggen/", inloggen, name="inloggen"),
    path("inloggen/", inloggen, name="account_login"),
    path("uitloggen/", uitloggen, name="uitloggen"),
    path("uitloggen/", uitloggen, name="account_logout"),
    path(
        "wachtwoord/vergeten/",
        account.PasswordResetView.as_view(template_name="toegang/wachtwoord/vergeten.html"),
        name="account_reset_password",
    ),
    path(
        "wachtwoord/verstuurd/",
        account.PasswordResetDoneView.as_view(template_name="toegang/wachtwoord/verstuurd.html"),
        name="account_reset_password_done",
    ),
    re_path(
        r"^wachtwoord/kiezen/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.PasswordResetFromKeyView.as_view(template_name="toegang/wachtwoord/kiezen.html"),
        name="account_reset_password_from_key",
    ),
    path(
        "wachtwoord/gekozen/",
        account.PasswordResetFromKeyDoneView.as_view(template_name="toegang/wachtwoord/gekozen.html"),
        name="account_reset_password_from_key_done",
    ),
    path(
        "account/wachtwoord/",
        account.PasswordChangeView.as_view(template_name="toegang/wachtwoord/wijzigen.html"),
        name="account_change_password",
    ),
    path(
        "account/bevestigen/",
        account.ReauthenticateView.as_view(template_name="toegang/inloggen/bevestigen.html"),
        name="account_reauthenticate",
    ),
    path("account/", Account.as_view(), name="mfa_index"),
    path(
        "inloggen/code/",
        mfa.AuthenticateView.as_view(template_name="toegang/tweede_factor/code.html"),
        name="mfa_authenticate",
    ),
    path(
        "account/bevestigen/code/",
        mfa.ReauthenticateView.as_view(template_name="toegang/tweede_factor/bevestigen_code.html"),
        name="mfa_reauthenticate",
    ),
    path(
        "account/app/",
        app.ActivateTOTPView.as_view(template_name="toegang/tweede_factor/app_instellen.html"),
        name="mfa_activate_totp",
    ),
    path(
        "account/app/verwijderen/",
        app.DeactivateTOTPView.as_view(template_name="toegang/tweede_factor/app_verwijderen.html"),
        name="mfa_deactivate_totp",
    ),
    path(
        "account/herstelcodes/",
        herstelcodes.ViewRecoveryCodesView.as_view(template_name="toegang/tweede_factor/herstelcodes.html"),
        name="mfa_view_recovery_codes",
    ),
    path(
        "account/herstelcodes/nieuw/",
        herstelcodes.GenerateRecoveryCodesView.as_view(template_name="toegang/tweede_factor/herstelcodes_nieuw.html"),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "account/passkeys/toevoegen/",
        passkey.AddWebAuthnView.as_view(template_name="toegang/tweede_factor/passkey_toevoegen.html"),
        name="mfa_add_webauthn",
    ),
    path(
        "account/passkeys/<int:pk>/verwijderen/",
        passkey.RemoveWebAuthnView.as_view(
            template_name="toegang/tweede_factor/passkey_verwijderen.html", success_url=reverse_lazy("mfa_index")
        ),
        name="mfa_remove_webauthn",
    ),
    path(
        "account/bevestigen/passkey/",
        passkey.ReauthenticateWebAuthnView.as_view(template_name="toegang/tweede_factor/bevestigen_passkey.html"),
        name="mfa_reauthenticate_webauthn",
    ),
    path("inloggen/organisatie/<slug:provider_id>/", naar_organisatie, name="openid_connect_login"),
    path("inloggen/organisatie/<slug:provider_id>/terug/", oidc.callback, name="openid_connect_callback"),
    path(
        "inloggen/organisatie/",
        social.LoginCancelledView.as_view(template_name="toegang/inloggen/organisatie_mislukt.html"),
        name="socialaccount_login_cancelled",
    ),
]
