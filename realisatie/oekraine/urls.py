from django.urls import path

from realisatie.oekraine import views

urlpatterns = [
    path("oekraine/", views.Oekraine.as_view(), name="oekraine"),
]
