from django.urls import path

from opgaven.opgaven import views

urlpatterns = [
    path("opgaven/", views.Opgaven.as_view(), name="opgaven"),
    path("opgaven/nieuw/", views.OpgaveToevoegen.as_view(), name="opgave-nieuw"),
    path("opgaven/capaciteitsbesluiten/", views.Capaciteitsbesluiten.as_view(), name="capaciteitsbesluiten"),
    path("opgaven/<slug:soort>/<slug:code>/", views.OpgavenVan.as_view(), name="opgaven-van"),
]
