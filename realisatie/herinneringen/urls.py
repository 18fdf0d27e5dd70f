from django.urls import path

from realisatie.herinneringen import views

urlpatterns = [
    path("mailteksten/", views.Mailteksten.as_view(), name="mailteksten"),
    path("mailteksten/<slug:soort>/", views.MailtekstBewerken.as_view(), name="mailtekst"),
]
