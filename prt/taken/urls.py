from django.urls import path

from prt.taken import views

urlpatterns = [
    path("taken/", views.Taken.as_view(), name="taken"),
    path("taken/<uuid:pk>/", views.taak, name="taak"),
    path("taken/<uuid:pk>/bestand/", views.bestand, name="taak-bestand"),
    path("taken/<uuid:pk>/opnieuw/", views.opnieuw, name="taak-opnieuw"),
]
