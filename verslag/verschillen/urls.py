from django.urls import path

from verslag.verschillen import views

urlpatterns = [
    path("verschillen/", views.verschillen, name="verschillen"),
]
