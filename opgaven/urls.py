from django.urls import path

from opgaven import views

urlpatterns = [
    path("opgaven/", views.Opgaven.as_view(), name="opgaven"),
    path("planning/", views.Planning.as_view(), name="planning"),
]
