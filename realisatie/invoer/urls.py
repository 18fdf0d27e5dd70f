from django.urls import path

from realisatie.invoer import views

urlpatterns = [
    path("locaties/nieuw/", views.LocatieBewerken.as_view(), name="locatie-nieuw"),
    path("locaties/nieuw/effect/", views.EffectVooraf.as_view(), name="locatie-nieuw-effect"),
    path("locaties/<int:pk>/", views.LocatieDetail.as_view(), name="locatie"),
    path("locaties/<int:pk>/wijzigen/", views.LocatieBewerken.as_view(), name="locatie-wijzigen"),
    path("locaties/<int:pk>/effect/", views.EffectVooraf.as_view(), name="locatie-effect"),
    path("periodes/<int:pk>/beeindigen/", views.PeriodeBeeindigen.as_view(), name="periode-beeindigen"),
    path("periodes/<int:pk>/intrekken/", views.PeriodeIntrekken.as_view(), name="periode-intrekken"),
]
