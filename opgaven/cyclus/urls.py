from django.urls import path

from opgaven.cyclus import views

urlpatterns = [
    path("installatie/volgende-cyclus/", views.CyclusStarten.as_view(), name="cyclus-starten"),
]
