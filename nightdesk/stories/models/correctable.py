"""Correcting: a published story never changes its facts in silence."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nightdesk.lib.loading import Loaded
from nightdesk.people.models import Person
from nightdesk.stories.errors import Incomplete
from nightdesk.stories.models.acting import Turn
from nightdesk.stories.models.embargoable import Embargoable
from nightdesk.stories.passages import changed
from nightdesk.stories.typesetting import as_set

if TYPE_CHECKING:
    from wagtail.models import Revision


class CorrectionQuerySet(models.QuerySet["Correction"]):
    def newest_first(self) -> "CorrectionQuerySet":
        return self.order_by("-made_at", "-pk")

    def of(self, stories: "models.QuerySet[Any]") -> "CorrectionQuerySet":
        """Of these stories, each with its headline and address at hand."""
        mine = self.filter(story__in=stories)
        return mine.select_related("story__edition", "story__section").defer("story__body")


class Correction(Loaded):
    """What we got wrong (correction) or said unclearly (clarification), for good."""

    class Kind(models.TextChoices):
        CORRECTION = "correction", gettext_lazy("Correction")
        CLARIFICATION = "clarification", gettext_lazy("Clarification")

    story = models.ForeignKey("stories.Story", on_delete=models.PROTECT, related_name="corrections")
    kind = models.CharField(
        gettext_lazy("kind"), max_length=13, choices=Kind.choices, default=Kind.CORRECTION
    )
    text = models.TextField(gettext_lazy("text"), max_length=2000)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(gettext_lazy("made at"), db_index=True)
    passages = models.JSONField(default=list, editable=False)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering = ("-made_at", "-pk")
        verbose_name = gettext_lazy("correction")
        verbose_name_plural = gettext_lazy("corrections")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text[:60]}"


class Correctable(Embargoable):
    class Meta:
        abstract = True

    @transaction.atomic
    def correct(
        self,
        text: str,
        *,
        by: Person | None,
        kind: str = Correction.Kind.CORRECTION,
        at: datetime | None = None,
        revision: "Revision | None" = None,
    ) -> Correction:
        """Append a correction that readers of the story will always see, and put this copy out with it.

        Refused for a draft: a draft is edited, not corrected. Refused without a text. `revision` is
        where this copy is kept already, if it is; else it is kept as a new one.
        """
        self.refuse_unless_ready("correct", by)
        if not text.strip():
            raise Incomplete("text", _("Say what was wrong, and what is right."))
        self.refuse_unless_complete()
        at = at or timezone.now()
        before = type(self)._base_manager.get(pk=self.pk)
        correction = Correction.objects.create(
            story_id=self.pk,
            kind=Correction.Kind(kind),
            text=as_set(text.strip(), self.edition, as_typed=self.as_typed),
            made_by=by,
            made_at=at,
            passages=changed(before.body, self.body),
        )
        particulars = {"correction": correction.pk, "kind": correction.kind}
        turn = Turn("correct", by, at=at, columns={"updated_at": at}, particulars=particulars)
        self.put_out(turn, revision)
        return correction
