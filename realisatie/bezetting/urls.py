from django.urls import path

from realisatie.bezetting import views

urlpatterns = [
    path("locaties/<int:pk>/bezetting/", views.BezettingTellen.as_view(), name="bezetting"),
]
