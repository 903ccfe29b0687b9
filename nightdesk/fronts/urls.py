"""The addresses of what opens an edition, a section, a topic or an author."""

from django.urls import path

from nightdesk.bakery.kinds import baked
from nightdesk.fronts.views import authors, fronts, sections, topics

urlpatterns = [
    baked(path("", fronts.show, name="front")),
    baked(path("topics/<str:slug>/", topics.show, name="topic"), has_leaves=True),
    baked(path("authors/<str:slug>/", authors.show, name="author"), has_leaves=True),
    baked(path("<str:section>/", sections.show, name="section"), has_leaves=True),
]
