from django.urls import path

from realisatie.splitsen import views

urlpatterns = [
    path("gebieden/splitsen/", views.GemeenteSplitsen.as_view(), name="gemeente-splitsen"),
    path("gebieden/splitsen/toewijzen/", views.GemeenteToewijzen.as_view(), name="gemeente-toewijzen"),
]
