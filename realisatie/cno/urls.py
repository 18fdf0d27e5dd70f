from django.urls import path

from realisatie.cno import views

urlpatterns = [
    path("cno/", views.Cno.as_view(), name="cno"),
    path("cno/cno.xlsx", views.CnoBestand.as_view(), name="cno-bestand"),
]
