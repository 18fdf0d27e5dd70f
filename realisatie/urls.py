from django.urls import path, re_path

from realisatie import views, views_spoor
from realisatie.views_importeren import ImporterenView, SjabloonView

urlpatterns = [
    path("locaties/", views.Locaties.as_view(), name="locaties"),
    path("locaties/nieuw/", views.LocatieBewerken.as_view(), name="locatie-nieuw"),
    path("locaties/nieuw/effect/", views.EffectVooraf.as_view(), name="locatie-nieuw-effect"),
    path("locaties/<int:pk>/", views.LocatieDetail.as_view(), name="locatie"),
    path("locaties/<int:pk>/wijzigen/", views.LocatieBewerken.as_view(), name="locatie-wijzigen"),
    path("locaties/<int:pk>/effect/", views.EffectVooraf.as_view(), name="locatie-effect"),
    path("periodes/", views.Beschikbaarheden.as_view(), name="periodes"),
    re_path(
        r"^periodes/bestand\.(?P<soort>xlsx|csv)$", views.BeschikbaarhedenBestand.as_view(), name="periodes-bestand"
    ),
    path("periodes/<int:pk>/beeindigen/", views.PeriodeBeeindigen.as_view(), name="periode-beeindigen"),
    path("periodes/<int:pk>/intrekken/", views.PeriodeIntrekken.as_view(), name="periode-intrekken"),
    path("uitruil/", views.Overdrachten.as_view(), name="uitruil"),
    path("spoor/", views_spoor.Spoor.as_view(), name="spoor"),
    path("spoor/spoor.xlsx", views_spoor.SpoorBestand.as_view(), name="spoor-bestand"),
    path("importeren/", ImporterenView.as_view(), name="importeren"),
    path("importeren/sjabloon.xlsx", SjabloonView.as_view(), name="importeren-sjabloon"),
]
