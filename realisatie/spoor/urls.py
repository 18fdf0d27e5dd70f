from django.urls import path

from realisatie.spoor import views

urlpatterns = [
    path("spoor/", views.Spoor.as_view(), name="spoor"),
]
