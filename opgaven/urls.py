from django.urls import path

from opgaven import views, views_importeren, views_statushouders

urlpatterns = [
    path("opgaven/", views.Opgaven.as_view(), name="opgaven"),
    path("planning/", views.Planning.as_view(), name="planning"),
    path("statushouders/", views_statushouders.Statushouders.as_view(), name="statushouders"),
    path("statushouders/importeren/", views_importeren.Importeren.as_view(), name="statushouders-importeren"),
    path("statushouders/importeren/sjabloon.xlsx", views_importeren.Sjabloon.as_view(), name="statushouders-sjabloon"),
    path(
        "statushouders/<slug:code>/",
        views_statushouders.StatushoudersGemeente.as_view(),
        name="statushouders-gemeente",
    ),
    path("statushouders/<slug:code>/stap/", views_statushouders.Stap.as_view(), name="statushouders-stap"),
    path(
        "statushouders/<slug:code>/stap/<int:pk>/",
        views_statushouders.Stap.as_view(),
        name="statushouders-stap-wijzigen",
    ),
    path(
        "statushouders/<slug:code>/<slug:halfjaar>/telling/",
        views_statushouders.Tellen.as_view(),
        name="statushouders-telling",
    ),
    path(
        "statushouders/<slug:code>/<slug:halfjaar>/correctie/",
        views_statushouders.Corrigeren.as_view(),
        name="statushouders-correctie",
    ),
    path(
        "statushouders/<slug:code>/<slug:halfjaar>/beginstand/",
        views_statushouders.Beginstand.as_view(),
        name="statushouders-beginstand",
    ),
]
