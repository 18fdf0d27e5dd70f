"""All addresses of the site; a composition root that nobody imports."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

from prt.pagina.views import security_txt

# The log-in page of the admin itself knows no lock-out and no second factor.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]  # as allauth has it done

urlpatterns = [
    path("", include("prt.toegang.urls")),
    path(".well-known/security.txt", security_txt, name="security-txt"),
    path("beheer/", admin.site.urls),
    path("", include("prt.taken.urls")),
    path("", include("opgaven.urls")),
    path("", include("realisatie.urls")),
    path("", include("verslag.urls")),
]

handler400 = "prt.bewaking.storing.bij_een_vraag_die_niet_klopt"
handler500 = "prt.bewaking.storing.bij_een_fout"
