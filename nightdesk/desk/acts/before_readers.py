"""Acts that readers see: publication, update, correction, retraction, withdrawal."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nightdesk.desk.acts.form import ActForm, words
from nightdesk.people.models import Person
from nightdesk.stories.models import Correction as CorrectionRecord
from nightdesk.stories.models import Story


class Publication(ActForm):
    verb = "publish"
    address = "publication"
    label = _("Publish")
    explanation = _("Readers have it at once.")
    icon = "upload"

    def carry_out(self, story: Story, by: Person, **answers: Any) -> None:
        copy = story.get_latest_revision_as_object()
        copy.publish_now(by=by, revision=copy.latest_revision)


class Update(ActForm):
    verb = "update"
    address = "update"
    label = _("Publish the update")
    explanation = _("New facts: the changed copy takes the place of what readers have.")
    icon = "upload"

    @classmethod
    def is_open_to(cls, person: Person, story: Story) -> bool:
        return story.has_unpublished_changes and super().is_open_to(person, story)

    def carry_out(self, story: Story, by: Person, **answers: Any) -> None:
        copy = story.get_latest_revision_as_object()
        copy.update(by=by, revision=copy.latest_revision)


class Correction(ActForm):
    verb = "correct"
    address = "correction"
    label = _("Correct")
    explanation = _("Readers of the story will always see what was wrong and what is right.")
    icon = "edit"

    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=CorrectionRecord.Kind.choices,
        widget=forms.RadioSelect,
        initial=CorrectionRecord.Kind.CORRECTION,
        help_text=_("A correction: we were wrong. A clarification: we were right but unclear."),
    )
    text = words(_("What was wrong, and what is right"))
    with_changes = forms.BooleanField(
        label=_("Put out the pending changes with it"),
        required=False,
        initial=True,
        help_text=_("Otherwise readers keep the copy they have, with the correction."),
    )

    def carry_out(self, story: Story, by: Person, **answers: Any) -> None:
        with_changes = answers.pop("with_changes")
        copy = story.get_latest_revision_as_object() if with_changes else story
        revision = copy.latest_revision if with_changes else copy.live_revision
        copy.correct(**answers, by=by, revision=revision)


class Retraction(ActForm):
    verb = "retract"
    address = "retraction"
    label = _("Retract")
    explanation = _(
        "The story no longer stands. Its page remains, with this reason in place of the text."
    )
    icon = "warning"
    is_grave = True

    reason = words(_("The reason, for readers"))


class Withdrawal(ActForm):
    verb = "kill"
    address = "withdrawal"
    label = _("Kill")
    explanation = _(
        "For law or somebody's safety: it leaves every page, feed and list at once. "
        "Readers are told only that it is gone."
    )
    icon = "cross"
    is_grave = True

    reason = words(_("The reason, for the newsroom's record"))
