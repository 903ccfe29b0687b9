"""Where a story stands in the copy flow, and from where each verb may lead on."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("submitted")
    APPROVED = "approved", _("approved")
    HELD = "held", _("held")
    SCHEDULED = "scheduled", _("scheduled")
    EMBARGOED = "embargoed", _("embargoed")
    PUBLISHED = "published", _("published")
    RETRACTED = "retracted", _("retracted")
    KILLED = "killed", _("killed")
    SPIKED = "spiked", _("spiked")


# What readers may open. A retracted story keeps its page, with the reason.
PUBLIC = frozenset({State.PUBLISHED, State.RETRACTED})
# Waiting for an hour, which the release clock watches.
WAITING = frozenset({State.SCHEDULED, State.EMBARGOED})
# Copy that can still become a published story.
UNPUBLISHED = frozenset({State.DRAFT, State.SUBMITTED, State.APPROVED, State.HELD}) | WAITING


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb's rules: where it may begin, what it is called in the log, what it says when it may not."""

    name: str
    kind: str
    begins: frozenset[State]
    otherwise: str | Promise

    @property
    def is_for_readers(self) -> bool:
        """Whether readers are told, once they may know of the story."""
        return self.name in FOR_READERS


FOR_READERS = frozenset({"publish", "update", "correct", "retract", "kill"})


def _verb(name: str, past: str, begins: frozenset[State], otherwise: str | Promise) -> Verb:
    return Verb(name, f"story.{past}", begins, otherwise)


VERBS: Mapping[str, Verb] = {
    verb.name: verb
    for verb in (
        _verb(
            "submit",
            "submitted",
            frozenset({State.DRAFT}),
            _("Only a draft is submitted; this story is %(state)s."),
        ),
        _verb(
            "approve",
            "approved",
            frozenset({State.DRAFT, State.SUBMITTED, State.HELD}),
            _("Only copy that waits is approved; this story is %(state)s."),
        ),
        _verb(
            "send_back",
            "sent_back",
            frozenset({State.SUBMITTED, State.APPROVED}),
            _("Only submitted copy is sent back; this story is %(state)s."),
        ),
        _verb(
            "schedule",
            "scheduled",
            UNPUBLISHED | {State.PUBLISHED},
            _("Only copy or an update is given an hour; this story is %(state)s."),
        ),
        _verb(
            "unschedule",
            "unscheduled",
            frozenset({State.SCHEDULED, State.PUBLISHED}),
            _("Only what waits for an hour of ours can give it up; this story is %(state)s."),
        ),
        _verb(
            "publish",
            "published",
            UNPUBLISHED,
            _("This story is %(state)s already. Nothing was published."),
        ),
        _verb(
            "update",
            "updated",
            frozenset({State.PUBLISHED}),
            _("Only a published story is updated; this story is %(state)s."),
        ),
        _verb(
            "correct",
            "corrected",
            frozenset({State.PUBLISHED}),
            _("Only a published story is corrected, and this story is %(state)s. Edit it instead."),
        ),
        _verb(
            "retract",
            "retracted",
            frozenset({State.PUBLISHED}),
            _("Only a published story is retracted; this story is %(state)s."),
        ),
        _verb(
            "kill",
            "killed",
            (UNPUBLISHED - {State.DRAFT}) | PUBLIC,
            _("This story is %(state)s: there is nothing to kill. A draft is spiked instead."),
        ),
        _verb(
            "hold",
            "held",
            UNPUBLISHED - {State.HELD},
            _("Only unpublished copy is held; this story is %(state)s."),
        ),
        _verb(
            "embargo",
            "embargoed",
            UNPUBLISHED,
            _("Readers have seen it, so no embargo can help: this story is %(state)s."),
        ),
        _verb(
            "lift_embargo",
            "embargo_lifted",
            UNPUBLISHED,
            _("There is no embargo to lift; this story is %(state)s."),
        ),
        _verb(
            "spike",
            "spiked",
            UNPUBLISHED,
            _("Only unpublished copy is spiked; this story is %(state)s."),
        ),
        _verb(
            "revive",
            "revived",
            frozenset({State.SPIKED}),
            _("Only a spiked story is revived; this story is %(state)s."),
        ),
    )
}
