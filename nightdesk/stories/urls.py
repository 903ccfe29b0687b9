"""The address of a story, under its edition and section."""

from django.urls import path

from nightdesk.bakery.kinds import baked
from nightdesk.stories.views import stories

urlpatterns = [
    baked(path("<str:section>/<str:slug>/", stories.show, name="story")),
]
