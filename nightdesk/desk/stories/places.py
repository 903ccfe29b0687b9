"""Where a person meets a story at the desk: the editor, a page to read it on, or where readers do."""

from typing import Any

from django.urls import reverse
from wagtail.permissions import policy_registry

from nightdesk.stories.models import Story
from nightdesk.stories.permissions import may


def may_change(story: Story, person: Any) -> bool:
    policy = policy_registry.get_by_type(Story)
    allowed: bool = policy.user_has_permission_for_instance(person, "change", story)
    return allowed


def place_of(story: Story, person: Any) -> str:
    """The editor for who may change it now, else what they may read."""
    if may_change(story, person):
        return reverse("stories:edit", args=[story.pk])
    if may(person, "read", story):
        return reverse("stories:inspect", args=[story.pk])
    return story.get_absolute_url()
