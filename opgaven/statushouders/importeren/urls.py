from django.urls import path

from opgaven.statushouders.importeren import views

urlpatterns = [
    path("statushouders/importeren/", views.TellingenImporteren.as_view(), name="statushouders-importeren"),
    path("statushouders/importeren/sjabloon.xlsx", views.Tellingsjabloon.as_view(), name="statushouders-sjabloon"),
]
