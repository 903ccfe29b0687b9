"""Acts on copy that readers have not seen: submission, approval, return, hold, spike, revival."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nightdesk.desk.acts.form import ActForm, hour, words
from nightdesk.people.models import Person
from nightdesk.stories.models import Story


class Submission(ActForm):
    verb = "submit"
    address = "submission"
    label = _("Submit to the desk")
    explanation = _("The editors of its desk are asked to approve it.")
    icon = "resubmit"


class Approval(ActForm):
    verb = "approve"
    address = "approval"
    label = _("Approve")
    explanation = _("It may be published. Under an embargo it then releases itself at the hour.")
    icon = "success"


class Return(ActForm):
    verb = "send_back"
    address = "return"
    label = _("Send back")
    explanation = _("It becomes a draft again, and its reporter is told why.")
    icon = "undo"

    why = words(_("Why"))


class Hold(ActForm):
    verb = "hold"
    address = "hold"
    label = _("Hold")
    explanation = _("Ready, but it waits: nothing releases it until an editor says so.")
    icon = "lock"

    why = words(_("Why"))


class Spike(ActForm):
    verb = "spike"
    address = "spike"
    label = _("Spike")
    explanation = _("Nobody will run it. It is put away, and can be revived.")
    icon = "bin"
    is_grave = True

    why = words(_("Why"), required=False)


class Revival(ActForm):
    verb = "revive"
    address = "revival"
    label = _("Revive")
    explanation = _("It becomes a draft again.")
    icon = "rotate"


class Embargo(ActForm):
    verb = "embargo"
    address = "embargo"
    label = _("Embargo")
    explanation = _(
        "Nobody outside the newsroom sees it before the hour. Approved copy then releases itself."
    )
    icon = "time"

    until = hour(_("Until"))
    source = forms.CharField(label=_("Whose embargo"), max_length=140, required=False)


class EmbargoLifting(ActForm):
    verb = "lift_embargo"
    address = "embargo-lifting"
    label = _("Lift the embargo")
    explanation = _("Whoever asked for it has called it off.")
    icon = "lock-open"

    why = words(_("Why"))

    @classmethod
    def is_open_to(cls, person: Person, story: Story) -> bool:
        return story.embargoed_until is not None and super().is_open_to(person, story)


class Release(ActForm):
    verb = "schedule"
    address = "release"
    label = _("Schedule")
    explanation = _("Exactly this copy is put in front of readers at the hour you choose.")
    icon = "calendar-alt"

    at = hour(_("When"))

    def carry_out(self, story: Story, by: Person, **answers: Any) -> None:
        copy = story.get_latest_revision_as_object()
        copy.schedule(**answers, by=by, revision=copy.latest_revision)


class ReleaseGivenUp(ActForm):
    verb = "unschedule"
    address = "release-given-up"
    label = _("Give up the hour")
    explanation = _(
        "It is not released by itself; an editor publishes it, or chooses another hour."
    )
    icon = "calendar-alt"

    @classmethod
    def is_open_to(cls, person: Person, story: Story) -> bool:
        return story.release_at is not None and super().is_open_to(person, story)
