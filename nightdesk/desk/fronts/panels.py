"""The panels of a front: what is on the page now, then slot by slot what an editor wants there."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList, Panel

from nightdesk.desk.fronts.form import FrontForm
from nightdesk.fronts.arrangement import Arrangement
from nightdesk.fronts.front_page import FrontPage
from nightdesk.fronts.models import Front


class OnThePageNow(Panel):
    """What readers have before their eyes, and which of it fills itself."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "desk/fronts/_now.html"
        instance: Front

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            page = FrontPage.of(Front.objects.get(pk=self.instance.pk), timezone.now())
            by_hand = {placement.story for placement in Arrangement.of(page.front).placements}
            slots = page.slots
            places = (
                (_("Live strip"), slots.live),
                (_("Lead"), slots.lead),
                (_("Seconds"), slots.seconds),
                (_("Row"), slots.row),
                *((rail.title, rail.stories) for rail in slots.rails),
            )
            shown = [(name, stories) for name, stories in places if stories]
            context = {"places": shown, "by_hand": by_hand, "front": page.front}
            return super().get_context_data(parent_context) | context


EDITOR = ObjectList(
    [
        FieldPanel("lead", icon="pick"),
        FieldPanel("seconds", icon="list-ul"),
        FieldPanel("row", icon="table"),
        FieldPanel("live_strip", icon="warning"),
        FieldPanel("rails", icon="list-ol"),
        OnThePageNow(heading=_("On the page now"), icon="view"),
    ],
    base_form_class=FrontForm,
)
