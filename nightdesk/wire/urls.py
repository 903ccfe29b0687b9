"""Addresses of the wire."""

from django.urls import path

from nightdesk.bakery.kinds import baked, personal
from nightdesk.wire.views import items, seen, wire

urlpatterns = [
    baked(path("wire/", wire.show, name="wire")),
    personal(path("wire/seen/", seen.update, name="wire-seen")),
    baked(path("wire/<int:seq>/", items.show, name="wire-item")),
]
