from django.urls import path

from opgaven.naslag import views

urlpatterns = [
    path("opgaven/bron/", views.BronToevoegen.as_view(), name="bron-nieuw"),
    path("opgaven/ronde/", views.RondeToevoegen.as_view(), name="ronde-nieuw"),
]
