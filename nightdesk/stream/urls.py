"""The stream's address."""

from django.urls import path

from nightdesk.stream import views

urlpatterns = [
    path("stream/", views.show, name="stream"),
]
