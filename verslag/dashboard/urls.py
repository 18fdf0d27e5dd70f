from django.urls import path

from verslag.dashboard import views

urlpatterns = [
    path("", views.Start.as_view(), name="start"),
    path("provincie/<slug:code>/", views.ProvincieDashboard.as_view(), name="provincie"),
    path("regio/<slug:slug>/", views.RegioDashboard.as_view(), name="regio"),
    path("gemeente/<slug:code>/", views.GemeenteDashboard.as_view(), name="gemeente"),
    path("verslag/", views.LaatsteVerslag.as_view(), name="verslagen"),
]
