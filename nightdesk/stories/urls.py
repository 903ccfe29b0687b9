"""The address of a story, under its edition and section."""

from django.urls import path

from nightdesk.stories.views import stories

urlpatterns = [
    path("<str:section>/<str:slug>/", stories.show, name="story"),
]
