from django.urls import path

from realisatie.knelpunten import views

urlpatterns = [
    path("knelpunten/", views.Knelpunten.as_view(), name="knelpunten"),
    path("knelpunten/nieuw/", views.KnelpuntNieuw.as_view(), name="knelpunt-nieuw"),
    path("knelpunten/<int:pk>/", views.KnelpuntBekijken.as_view(), name="knelpunt"),
]
