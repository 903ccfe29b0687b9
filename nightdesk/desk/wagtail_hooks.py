"""Where the desk hangs itself into Wagtail."""

from typing import Any

from django.urls import include, path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from nightdesk.desk.stories import menu
from nightdesk.desk.stories.viewset import StoryViewSet

register_snippet(StoryViewSet)
hooks.register("construct_snippet_action_menu", menu.construct)


@hooks.register("register_admin_urls")
def acts() -> list[Any]:
    return [path("stories/", include("nightdesk.desk.acts.urls"))]
