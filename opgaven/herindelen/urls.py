from django.urls import path

from opgaven.herindelen import views

urlpatterns = [
    path("gebieden/", views.Gebieden.as_view(), name="gebieden"),
    path("gebieden/verplaatsen/", views.GemeenteVerplaatsen.as_view(), name="gemeente-verplaatsen"),
    path("gebieden/samenvoegen/", views.GemeentenSamenvoegen.as_view(), name="gemeenten-samenvoegen"),
]
