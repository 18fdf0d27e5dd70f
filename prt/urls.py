"""All addresses of the site; a composition root that nobody imports."""

from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView, LogoutView
from django.urls import include, path

from prt.toegang.forms import Inloggen
from prt.views import gezondheid

urlpatterns = [
    path(
        "inloggen/",
        LoginView.as_view(template_name="toegang/inloggen.html", authentication_form=Inloggen),
        name="inloggen",
    ),
    path("uitloggen/", login_not_required(LogoutView.as_view()), name="uitloggen"),
    path("gezondheid/", gezondheid, name="gezondheid"),
    path("beheer/", admin.site.urls),
    path("", include("opgaven.urls")),
    path("", include("realisatie.urls")),
    path("", include("verslag.urls")),
]
