"""The address of the wire."""

from django.urls import path

from nightdesk.wire.views import wire

urlpatterns = [
    path("wire/", wire.show, name="wire"),
]
