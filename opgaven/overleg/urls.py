from django.urls import path

from opgaven.overleg import views

urlpatterns = [
    path("overleggen/", views.Overleggen.as_view(), name="overleggen"),
    path("overleggen/nieuw/", views.OverlegNieuw.as_view(), name="overleg-nieuw"),
    path("overleggen/<int:pk>/", views.OverlegBekijken.as_view(), name="overleg"),
    path("overleggen/<int:pk>/wijzigen/", views.OverlegWijzigen.as_view(), name="overleg-wijzigen"),
    path("overleggen/<int:pk>/besluit/", views.BesluitBewerken.as_view(), name="besluit-nieuw"),
    path("overleggen/<int:pk>/besluit/<int:regel>/", views.BesluitBewerken.as_view(), name="besluit-wijzigen"),
    path("overleggen/<int:pk>/actie/", views.ActieBewerken.as_view(), name="actie-nieuw"),
    path("overleggen/<int:pk>/actie/<int:regel>/", views.ActieBewerken.as_view(), name="actie-wijzigen"),
]
