"""The rules of moderation of an edition: each change is a version that stays, and one of them counts."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nightdesk.editions.models import Edition
from nightdesk.events.models import Act, append
from nightdesk.people.models import Person
from nightdesk.talk.errors import NotNow
from nightdesk.talk.moderation.rulebook import Rulebook, as_founded
from nightdesk.talk.permissions import refuse_unless_ruling

if TYPE_CHECKING:
    from nightdesk.talk.models.trial import Trial


class RulesQuerySet(models.QuerySet["Rules"]):
    def of(self, edition: Edition) -> "RulesQuerySet":
        """All versions, the newest first."""
        return self.filter(edition=edition).order_by("-number")

    def counting(self, edition: Edition) -> "Rules | None":
        """The version that counts now."""
        counted = self.filter(edition=edition).exclude(counts_from=None)
        return counted.order_by("-counts_from", "-number").first()

    def rulebook_of(self, edition: Edition) -> Rulebook:
        """What the phases go by. One query."""
        counting = self.counting(edition)
        return counting.rulebook if counting else as_founded()

    @transaction.atomic
    def change(
        self, edition: Edition, rulebook: Rulebook, *, by: Person, note: str = ""
    ) -> "Rules":
        """A new version, which counts for nobody until it was tried and `let_count`."""
        refuse_unless_ruling(by)
        Edition.objects.select_for_update().get(pk=edition.pk)  # two at once get two numbers
        newest = self.of(edition).first()
        return self.create(
            edition=edition,
            number=newest.number + 1 if newest else 1,
            instead_of=self.counting(edition),
            values=rulebook.kept(),
            note=note,
            made_by=by,
            made_at=timezone.now(),
        )


class Rules(models.Model):
    """`values` are those of `moderation/rulebook.py`; `instead_of` is what counted when they were written."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="rules")
    number = models.PositiveIntegerField()
    instead_of = models.ForeignKey(
        "self", null=True, on_delete=models.SET_NULL, related_name="drafts"
    )
    values = models.JSONField()
    note = models.CharField(max_length=300, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()
    counts_from = models.DateTimeField(null=True)
    counted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = RulesQuerySet.as_manager()

    if TYPE_CHECKING:
        trial: Trial

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("edition", "number"), name="rules_are_numbered"),
        )

    def __str__(self) -> str:
        return f"{self.edition} {self.number}"

    @property
    def rulebook(self) -> Rulebook:
        return Rulebook.read(self.values)

    @property
    def rulebook_before(self) -> Rulebook:
        """What counted when these were written."""
        return self.instead_of.rulebook if self.instead_of else as_founded()

    @property
    def is_counted(self) -> bool:
        """Whether it counts, or did once."""
        return self.counts_from is not None

    @property
    def is_tried(self) -> bool:
        return hasattr(self, "trial") and self.trial.is_done

    def changes(self) -> dict[str, tuple[Any, Any]]:
        """What is otherwise than in the version it was written to follow: name, before, after."""
        old, new = self.rulebook_before.kept(), self.rulebook.kept()
        return {name: (old[name], new[name]) for name in new if old[name] != new[name]}

    @transaction.atomic
    def let_count(self, *, by: Person, now: datetime | None = None) -> None:
        """From now on the phases go by it. Refuses what was not tried, and what follows rules that no longer count."""
        refuse_unless_ruling(by)
        Edition.objects.select_for_update().get(pk=self.edition_id)
        if not self.is_tried:
            raise NotNow(_("Try these rules on last month’s comments first."))
        counting = Rules.objects.counting(self.edition)
        if counting != self.instead_of or self.is_counted:
            raise NotNow(_("Other rules count since these were written. Look at those first."))
        self.counts_from, self.counted_by = now or timezone.now(), by
        self.save(update_fields=["counts_from", "counted_by"])
        act = Act("rules.counted", self, by, self.counts_from, {"number": self.number})
        append(f"moderation:{self.edition.code}", act)
