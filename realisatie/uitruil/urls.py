from django.urls import path

from realisatie.uitruil import views

urlpatterns = [
    path("uitruil/", views.Overdrachten.as_view(), name="uitruil"),
]
