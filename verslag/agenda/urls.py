from django.urls import path

from verslag.agenda import views

urlpatterns = [
    path("agenda/", views.Agenda.as_view(), name="agenda"),
    path("agenda/<slug:sleutel>.ics", views.agenda_bestand, name="agenda-bestand"),
]
