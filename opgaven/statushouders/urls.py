from django.urls import path

from opgaven.statushouders import views

urlpatterns = [
    path("statushouders/", views.Statushouders.as_view(), name="statushouders"),
    path(
        "statushouders/<slug:code>/",
        views.StatushoudersGemeente.as_view(),
        name="statushouders-gemeente",
    ),
    path("statushouders/<slug:code>/stap/", views.ToezichtstapInvoeren.as_view(), name="statushouders-stap"),
    path(
        "statushouders/<slug:code>/stap/<int:pk>/",
        views.ToezichtstapInvoeren.as_view(),
        name="statushouders-stap-wijzigen",
    ),
    path(
        "statushouders/<slug:code>/<slug:halfjaar>/telling/",
        views.HuisvestingTellen.as_view(),
        name="statushouders-telling",
    ),
    path(
        "statushouders/<slug:code>/<slug:halfjaar>/correctie/",
        views.Corrigeren.as_view(),
        name="statushouders-correctie",
    ),
    path(
        "statushouders/<slug:code>/<slug:halfjaar>/beginstand/",
        views.BeginstandVastleggen.as_view(),
        name="statushouders-beginstand",
    ),
]
