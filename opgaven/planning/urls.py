from django.urls import path

from opgaven.planning import views

urlpatterns = [
    path("planning/", views.Planning.as_view(), name="planning"),
    path("planning/nieuw/", views.MijlpaalNieuw.as_view(), name="mijlpaal-nieuw"),
    path("planning/maken/<slug:ronde>/", views.PlanningMaken.as_view(), name="planning-maken"),
    path("planning/<int:pk>/", views.MijlpaalBekijken.as_view(), name="mijlpaal"),
    path("planning/<int:pk>/wijzigen/", views.MijlpaalWijzigen.as_view(), name="mijlpaal-wijzigen"),
    path("planning/<int:pk>/afronden/", views.MijlpaalAfronden.as_view(), name="mijlpaal-afronden"),
]
