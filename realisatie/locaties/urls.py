from django.urls import path

from realisatie.locaties import views

urlpatterns = [
    path("locaties/", views.Locaties.as_view(), name="locaties"),
    path("periodes/", views.Beschikbaarheden.as_view(), name="periodes"),
]
