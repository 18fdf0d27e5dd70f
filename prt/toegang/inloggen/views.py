"""What allauth leaves to the site."""

from http import HTTPStatus

from allauth.mfa.base.views import IndexView
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.openid_connect import views as oidc
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.http import require_POST
from requests import RequestException


@login_not_required
@require_POST
def naar_organisatie(request, provider_id):
    """To the log-in page of somebody's own organisation; its being out of order is no error of this site."""
    try:
        return oidc.login(request, provider_id)
    except RequestException:
        return render(request, "toegang/inloggen/organisatie_mislukt.html", status=HTTPStatus.BAD_GATEWAY)


def organisaties() -> list[dict]:
    """Where people can sign in at their own organisation."""
    return settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]


class Account(IndexView):
    """One's own account, with the organisations that speak for its address: linked, or still to be linked."""

    template_name = "toegang/inloggen/account.html"

    def get_context_data(self, **kwargs):
        gebruiker = self.request.user
        gekoppeld = set(SocialAccount.objects.filter(user=gebruiker).values_list("provider", flat=True))
        domein = gebruiker.email.rpartition("@")[2]
        eigen = [app for app in organisaties() if domein in app["settings"]["domeinen"]]
        over = [(app, app["provider_id"] in gekoppeld) for app in eigen]
        return super().get_context_data(organisaties=over, **kwargs)
