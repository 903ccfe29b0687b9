"""The address of the wire."""

from django.urls import path

from nightdesk.bakery.kinds import baked
from nightdesk.wire.views import wire

urlpatterns = [
    baked(path("wire/", wire.show, name="wire"), has_leaves=True),
]
