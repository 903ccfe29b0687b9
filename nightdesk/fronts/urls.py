"""The addresses of what opens an edition, a section, a topic or an author."""

from django.urls import path

from nightdesk.fronts.views import authors, fronts, sections, topics

urlpatterns = [
    path("", fronts.show, name="front"),
    path("topics/<str:slug>/", topics.show, name="topic"),
    path("authors/<str:slug>/", authors.show, name="author"),
    path("<str:section>/", sections.show, name="section"),
]
