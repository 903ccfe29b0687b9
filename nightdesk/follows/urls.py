"""Addresses of following, under an edition. They come before sections, of which none may be called so."""

from django.urls import path

from nightdesk.bakery.kinds import personal
from nightdesk.follows.models import Kind
from nightdesk.follows.views import follow

WITH_NAMES = (Kind.SECTION, Kind.TOPIC, Kind.AUTHOR, Kind.STORY)

urlpatterns = [
    personal(
        path("follow/flashes/", follow.show, {"kind": Kind.FLASHES.value}, name="follow-flashes")
    ),
    *(
        personal(
            path(
                f"follow/{kind.value}/<str:slug>/",
                follow.show,
                {"kind": kind.value},
                name=f"follow-{kind.value}",
            )
        )
        for kind in WITH_NAMES
    ),
]
