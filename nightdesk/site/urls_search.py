"""Addresses of searching an edition. They come before sections, of which none may be called so."""

from django.urls import path

from nightdesk.bakery.kinds import baked, machine
from nightdesk.site.views import opensearch, search, search_feeds

# A baked page has an address of ours; a search has whatever address a reader makes of it.
urlpatterns = [
    machine(path("search/", search.show, name="search")),
    baked(path("search/opensearch.xml", opensearch.show, name="opensearch")),
    *(
        machine(path(f"search/{form}", search_feeds.show, {"form": form}, name=f"search-{form}"))
        for form in search_feeds.FORMS
    ),
]
