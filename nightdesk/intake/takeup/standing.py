"""The state an item stood in, brought about by the story's own verbs: one act, one event."""

from datetime import datetime

from django.utils.translation import gettext as _

from nightdesk.intake.takeup.order import Order
from nightdesk.intake.wxr import Item
from nightdesk.stories.errors import Refused
from nightdesk.stories.models import Story


def bring_to_state(story: Story, item: Item, order: Order) -> list[str]:
    """Publish, submit, schedule, hold or spike the story as the item stood; answer what to note.

    What the newsroom's rules refuse stays a draft, with the refusal as the note.
    """
    try:
        return _act(story, item, order)
    except Refused as error:
        return [_("left as a draft: %s") % error]


def _act(story: Story, item: Item, order: Order) -> list[str]:
    at = item.published_at(order.edition.zone)
    if item.password and item.status in {"publish", "future"}:
        return _hold(story, _("It was protected by a password."), order)
    match item.status:
        case "publish":
            return _publish(story, at, order)
        case "future":
            return _schedule(story, at, order)
        case "private":
            return _hold(story, _("It was private."), order)
        case "draft" | "pending" | "trash":
            _put_aside(story, item, order)
            return []
    return _hold(story, _("It stood in a state of its own: %s.") % item.status[:60], order)


def _put_aside(story: Story, item: Item, order: Order) -> None:
    if item.status == "pending":
        story.submit(by=order.by)
    elif item.status == "trash":
        story.spike(_("In the old system's bin."), by=order.by)


def _publish(story: Story, at: datetime | None, order: Order) -> list[str]:
    if at is not None and at > order.now:
        return _schedule(story, at, order)
    story.publish(by=order.by, at=at)
    return [] if at else [_("no date: published as of now")]


def _schedule(story: Story, at: datetime | None, order: Order) -> list[str]:
    if at is None or at <= order.now:
        return _hold(story, _("Its hour had passed without it coming out."), order)
    story.schedule(at, by=order.by)
    return []


def _hold(story: Story, why: str, order: Order) -> list[str]:
    story.hold(why, by=order.by)
    return [_("held: %s") % why]
