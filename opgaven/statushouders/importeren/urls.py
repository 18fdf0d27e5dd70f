from django.urls import path

from opgaven.statushouders.importeren import views

urlpatterns = [
    path("statushouders/importeren/", views.Importeren.as_view(), name="statushouders-importeren"),
    path("statushouders/importeren/sjabloon.xlsx", views.Sjabloon.as_view(), name="statushouders-sjabloon"),
]
