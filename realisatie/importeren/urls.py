from django.urls import path, re_path

from realisatie.importeren import views

urlpatterns = [
    re_path(r"^periodes/bestand\.(?P<soort>xlsx|ods|csv)$", views.Periodewerkboek.as_view(), name="periodes-bestand"),
    path("importeren/", views.PeriodesImporteren.as_view(), name="importeren"),
    path("importeren/sjabloon.xlsx", views.Periodesjabloon.as_view(), name="importeren-sjabloon"),
]
