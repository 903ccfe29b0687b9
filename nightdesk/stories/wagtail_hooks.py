"""What the desk's history says of each act."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

LABELS: dict[str, tuple[str | Promise, str | Promise]] = {
    "submit": (_("Submit"), _("Submitted to the editors")),
    "approve": (_("Approve"), _("Approved")),
    "send_back": (_("Send back"), _("Sent back to the reporter")),
    "schedule": (_("Schedule"), _("Given an hour for its release")),
    "unschedule": (_("Give up the hour"), _("Its hour was given up")),
    "publish": (_("Publish"), _("Published")),
    "update": (_("Update"), _("Updated")),
    "correct": (_("Correct"), _("Corrected")),
    "retract": (_("Retract"), _("Retracted")),
    "kill": (_("Kill"), _("Killed")),
    "hold": (_("Hold"), _("Held")),
    "embargo": (_("Embargo"), _("Put under embargo")),
    "lift_embargo": (_("Lift the embargo"), _("Embargo lifted")),
    "spike": (_("Spike"), _("Spiked")),
    "revive": (_("Revive"), _("Revived")),
    "hand_in": (_("Hand in"), _("Handed in")),
    "drop": (_("Drop"), _("Dropped")),
    "live_begun": (_("Make it a live blog"), _("Became a live blog")),
    "live_given_up": (_("Make it a plain story"), _("Became a plain story again")),
    "live_wire": (_("Choose the posts for the wire"), _("Other posts go on the wire")),
    "grow": (_("Make a story of it"), _("A story began with it")),
    "live_pinned": (_("Pin a post"), _("A post was pinned")),
    "live_unpinned": (_("Unpin"), _("Nothing is pinned any more")),
    "live_ended": (_("End the coverage"), _("The coverage ended")),
    "live_reopened": (_("Reopen the coverage"), _("The coverage was reopened")),
}


@hooks.register("register_log_actions")
def acts(actions: Any) -> None:
    for verb, (label, message) in LABELS.items():
        actions.register_action(f"nightdesk.{verb}", label, message)
