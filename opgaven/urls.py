from django.urls import path

from opgaven import views, views_planning

urlpatterns = [
    path("opgaven/", views.Opgaven.as_view(), name="opgaven"),
    path("planning/", views.Planning.as_view(), name="planning"),
    path("planning/nieuw/", views_planning.MijlpaalNieuw.as_view(), name="mijlpaal-nieuw"),
    path("planning/maken/<slug:ronde>/", views_planning.PlanningMaken.as_view(), name="planning-maken"),
    path("planning/<int:pk>/", views_planning.MijlpaalBekijken.as_view(), name="mijlpaal"),
    path("planning/<int:pk>/wijzigen/", views_planning.MijlpaalWijzigen.as_view(), name="mijlpaal-wijzigen"),
    path("planning/<int:pk>/afronden/", views_planning.MijlpaalAfronden.as_view(), name="mijlpaal-afronden"),
]
