"""The discussion in the editor: whether readers may discuss the story, who said so, and the way to say otherwise."""

from typing import Any

from wagtail.admin.panels import Panel

from nightdesk.talk.models import Terms
from nightdesk.talk.models.terms import standing_under
from nightdesk.talk.permissions import may_moderate
from nightdesk.talk.state import Openness


class DiscussionPanel(Panel):
    """What holds now. Its form is a page of its own: forms cannot stand within forms."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "desk/stories/_discussion.html"

        def is_shown(self) -> bool:
            return bool(self.instance.pk and self.instance.section_id) and bool(super().is_shown())

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            """One query."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            story = self.instance
            nearest = Terms.objects.reaching(story).first()
            standing = standing_under(nearest, story)
            return context | {
                "story": story,
                "standing": standing,
                "openness": Openness(standing.openness).label,
                "said_of": nearest.reach[0] if nearest else "",
                "may_say": may_moderate(self.request.user, story),
            }
