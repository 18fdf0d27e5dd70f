from django.urls import path

from opgaven.installatie import views

urlpatterns = [
    path("installatie/", views.Installatie.as_view(), name="installatie"),
    path("installatie/<slug:code>/deelname/", views.Deelname.as_view(), name="deelname"),
]
