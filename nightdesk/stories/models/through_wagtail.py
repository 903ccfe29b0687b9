"""Wagtail's ways of publishing, led through our verbs.

The editor's button, bulk publishing, workflow approval and `publish_scheduled` all end in
`publish(revision, user=…)`; unpublishing ends in `unpublish()`. These are the only two funnels.
"""

from typing import TYPE_CHECKING, Any, Self

from django.utils import timezone
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    WorkflowMixin,
)

from nightdesk.people.models import Person
from nightdesk.stories.errors import Refused
from nightdesk.stories.models.acting import ACT_COLUMNS
from nightdesk.stories.models.previewed import Previewed
from nightdesk.stories.models.retractable import Retractable
from nightdesk.stories.state import State

if TYPE_CHECKING:
    from datetime import datetime

    from wagtail.models import Revision


class ThroughWagtail(
    WorkflowMixin, Previewed, DraftStateMixin, LockableMixin, RevisionMixin, Retractable
):
    class Meta:
        abstract = True

    def publish(
        self,
        revision: "Revision | None" = None,
        user: Person | None = None,
        *,
        by: Person | None = None,
        at: "datetime | None" = None,
        **_wagtail: Any,
    ) -> None:
        """`publish(by=ida)` puts this copy in front of readers; `publish(revision, user=ida)` that one.

        A story that readers have already is updated. A revision with an hour to come is scheduled.
        """
        copy = revision.as_object() if revision is not None else self
        person = by or user
        if copy.go_live_at and copy.go_live_at > timezone.now() and revision is not None:
            copy.schedule(copy.go_live_at, by=person, revision=revision)
        elif copy.state == State.PUBLISHED and revision is not None:
            copy.update(by=person, revision=revision)
        else:
            copy.publish_now(by=person, at=at, revision=revision)
        if copy is not self:
            self.refresh_from_db()

    def unpublish(self, *args: Any, **kwargs: Any) -> None:
        """Refused: readers are owed a retraction or, for law and safety, a kill, each with its reason."""
        raise Refused(_("A published story is retracted or killed, never just unpublished."))

    def with_content_json(self, content: dict[str, Any]) -> Self:
        """A revision's copy in today's story: acts belong to the story, not to a revision."""
        copy: Self = super().with_content_json(content)
        for column in ACT_COLUMNS:
            setattr(copy, column, getattr(self, column))
        return copy

    def save(self, *args: Any, **kwargs: Any) -> None:
        """As ever, but a saved copy never takes an act back.

        An editor's page may have been opened before a colleague published or killed the story; its
        save carries the old state with it. So the columns of acts are written by verbs alone.
        """
        if self.pk is not None and kwargs.get("update_fields") is None:
            columns = {field.name for field in self._meta.concrete_fields if not field.primary_key}
            rows = {relation.get_accessor_name() for relation in get_all_child_relations(self)}
            links = {field.name for field in get_all_child_m2m_relations(self)}
            kwargs["update_fields"] = (columns - ACT_COLUMNS) | rows | links
        super().save(*args, **kwargs)
