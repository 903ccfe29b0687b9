"""Terms: whether readers may discuss, said for an edition, a section or one story. The nearest counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self

from django.db import models, transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nightdesk.bakery.staleness import bump
from nightdesk.editions.models import Edition, Section
from nightdesk.stories.models import Story
from nightdesk.talk import generations
from nightdesk.talk.state import Openness


@dataclass(frozen=True, slots=True)
class Standing:
    """What holds for one venue: `opens_at` and `closes_at` come by themselves, `why` is a sentence for readers."""

    openness: str
    why: str = ""
    closes_at: datetime | None = None
    opens_at: datetime | None = None

    def is_open(self, now: datetime) -> bool:
        is_early = self.opens_at is not None and now < self.opens_at
        is_late = self.closes_at is not None and self.closes_at <= now
        return self.openness == Openness.OPEN and not is_early and not is_late

    @property
    def is_off(self) -> bool:
        return self.openness == Openness.OFF


_NEAREST_FIRST = (
    models.F("story").desc(nulls_last=True),
    models.F("section").desc(nulls_last=True),
)


class TermsQuerySet(models.QuerySet["Terms"]):
    def reaching(self, story: Story) -> Self:
        """Those of the story, of its section, of its edition: the nearest first."""
        return self.filter(
            models.Q(story=story)
            | models.Q(story=None, section=story.section_id)
            | models.Q(story=None, section=None, edition=story.edition_id)
        ).order_by(*_NEAREST_FIRST)

    def of_stories(self, story: str) -> models.Subquery:
        """For a question about many: how open the discussion of each is, `story` being where it leads to its story."""
        nearest = self.filter(
            models.Q(story=models.OuterRef(story))
            | models.Q(story=None, section=models.OuterRef(f"{story}__section"))
            | models.Q(story=None, section=None, edition=models.OuterRef(f"{story}__edition"))
        ).order_by(*_NEAREST_FIRST)
        return models.Subquery(nearest.values("openness")[:1])

    def standing_of(self, story: Story) -> Standing:
        """One query. Where nothing was said, readers may discuss."""
        return standing_under(self.reaching(story).first(), story)


class Terms(models.Model):
    edition = models.ForeignKey(
        Edition, on_delete=models.CASCADE, related_name="terms", verbose_name=_("edition")
    )
    section = models.ForeignKey(
        Section,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="terms",
        verbose_name=_("section"),
    )
    story = models.ForeignKey(
        Story,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="terms",
        verbose_name=_("story"),
    )
    openness = models.CharField(
        _("discussion"), max_length=6, choices=Openness.choices, default=Openness.OPEN
    )
    why = models.CharField(
        _("reason"),
        max_length=300,
        blank=True,
        help_text=_("Readers see it where they would have written."),
    )
    close_after_days = models.PositiveSmallIntegerField(
        _("closes after days"),
        null=True,
        blank=True,
        help_text=_("Counted from the hour a story was published. Empty: it stays open."),
    )

    objects = TermsQuerySet.as_manager()

    class Meta:
        verbose_name = _("terms of discussion")
        verbose_name_plural = _("terms of discussion")
        constraints = (
            models.UniqueConstraint(
                fields=("edition",),
                condition=models.Q(section=None, story=None),
                name="said_once_for_each_edition",
            ),
            models.UniqueConstraint(
                fields=("section",),
                condition=models.Q(story=None),
                name="said_once_for_each_section",
            ),
            models.UniqueConstraint(fields=("story",), name="said_once_for_each_story"),
        )

    def __str__(self) -> str:
        return f"{self.story or self.section or self.edition}: {self.openness}"

    @property
    def reach(self) -> tuple[str, int]:
        """What it is said of: a story, a section or the edition, and which."""
        if self.story_id is not None:
            return "story", self.story_id
        if self.section_id is not None:
            return "section", self.section_id
        return "edition", self.edition_id

    @staticmethod
    def nearest(said: "Mapping[tuple[str, int], Terms]", story: Story) -> Standing:
        """What holds for the story, of all that is said in its edition, by `reach`."""
        of_story = said.get(("story", story.pk)) or said.get(("section", story.section_id))
        return standing_under(of_story or said.get(("edition", story.edition_id)), story)

    def standing_of(self, story: Story) -> Standing:
        closes_at = None
        if self.close_after_days is not None and story.published_at is not None:
            closes_at = story.published_at + timedelta(days=self.close_after_days)
        return Standing(self.openness, self.why, closes_at)

    @transaction.atomic
    def say(self) -> None:
        """Keep these terms; every page they reach is drawn anew."""
        self.save()
        bump(generations.terms(self.edition_id))

    @transaction.atomic
    def take_back(self) -> None:
        """Terms from farther away count again."""
        self.delete()
        bump(generations.terms(self.edition_id))


def standing_under(nearest: Terms | None, story: Story) -> Standing:
    """Where nothing was said, readers may discuss; under a story that was retracted nobody does any more."""
    standing = nearest.standing_of(story) if nearest else Standing(Openness.OPEN)
    if story.is_retracted and not standing.is_off:
        return Standing(Openness.CLOSED, gettext("This story was retracted."))
    return standing
