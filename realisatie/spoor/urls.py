from django.urls import path

from realisatie.spoor import views

urlpatterns = [
    path("spoor/", views.Spoorlijst.as_view(), name="spoor"),
]
