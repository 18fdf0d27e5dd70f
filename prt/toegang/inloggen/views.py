"""What allauth leaves to the site."""

from allauth.socialaccount.providers.openid_connect import views as oidc
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
        return render(request, "toegang/inloggen/organisatie_mislukt.html", status=502)
