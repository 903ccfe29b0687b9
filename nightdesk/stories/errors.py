"""Refusals: what a verb says when it must not act. Each is a sentence to show to the editor as it stands."""

from typing import TYPE_CHECKING

from django.utils import formats, timezone
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from nightdesk.people.models import Person
    from nightdesk.stories.models.acting import Acting


class Refused(Exception):  # noqa: N818 - the newsroom's word
    """Nothing was changed; `str()` says why."""


class NotNow(Refused):
    """The story is not where this verb may begin."""


class NotYours(Refused):
    """The person has not the right, or not at this desk."""

    def __init__(self, person: "Person", verb: str) -> None:
        super().__init__(
            _("%(name)s may not do this (%(verb)s) at this desk.") % {"name": person, "verb": verb}
        )


class Overtaken(Refused):
    """Someone else acted on the story since it was opened."""

    def __init__(self, story: "Acting") -> None:
        last = story.last_event()
        if last is None:
            sentence = _("Someone changed this story while you had it open. Look at it again.")
        else:
            hour = formats.time_format(timezone.localtime(last.at), "H:i")
            sentence = _(
                "%(name)s was faster: this story is %(state)s since %(hour)s. Look at it again."
            ) % {
                "name": last.actor or _("The newsroom's clock"),
                "state": story.get_state_display(),
                "hour": hour,
            }
        super().__init__(sentence)


class Incomplete(Refused):
    """Something readers need is missing. `field` names it."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


class UnderEmbargo(Refused):
    """Nobody may see it before the hour."""

    def __init__(self, story: "Acting") -> None:
        until = story.embargoed_until
        hour = until.astimezone(story.edition.zone).strftime("%Y-%m-%d %H:%M %Z") if until else ""
        super().__init__(
            _("Under embargo until %(hour)s. Approve it and it releases itself then.")
            % {"hour": hour}
        )
