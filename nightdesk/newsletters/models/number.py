"""The number: one newsletter as it was sent, or will be, with the stories that were chosen for it."""

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from nightdesk.lib.address import address
from nightdesk.newsletters.models.newsletter import Newsletter
from nightdesk.notices.post.models import Mailing, Stage
from nightdesk.stories.models import Story

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager


class NumberQuerySet(models.QuerySet["Number"]):
    def of(self, newsletter: Newsletter) -> Self:
        return self.filter(newsletter=newsletter)

    def sent(self) -> Self:
        """What readers may know of: its mailing has begun."""
        gone = (Stage.FILLING, Stage.SENDING, Stage.SENT)
        return self.filter(mailing__stage__in=gone).order_by("-number")

    def open(self) -> Self:
        """Drafts, and what waits for its hour."""
        waits = models.Q(mailing=None) | models.Q(mailing__stage=Stage.WAITING)
        return self.filter(waits).order_by("number")


class Number(models.Model):
    """It has no mailing as long as it is a draft. `until` is what the next one goes on from."""

    newsletter = models.ForeignKey(Newsletter, on_delete=models.PROTECT, related_name="numbers")
    number = models.PositiveIntegerField()
    subject = models.CharField(
        _("subject"),
        max_length=150,
        blank=True,
        help_text=_("Empty: the headline of the first story."),
    )
    introduction = models.TextField(
        _("introduction"),
        max_length=4000,
        blank=True,
        help_text=_("In your own words, above the stories. An empty line begins a paragraph."),
    )
    until = models.DateTimeField()
    planned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    mailing = models.OneToOneField(
        Mailing, null=True, on_delete=models.PROTECT, related_name="newsletter_number"
    )

    chosen: "RelatedManager[Chosen]"
    objects = NumberQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("newsletter", "number"), name="one_number_in_its_place"
            ),
        )

    def __str__(self) -> str:
        return f"{self.newsletter} {self.number}"

    def get_absolute_url(self) -> str:
        newsletter = self.newsletter
        return address(
            "newsletter-number", newsletter.edition.code, newsletter.slug, str(self.number)
        )

    @property
    def cause(self) -> str:
        """What its mailing is about."""
        return f"number:{self.pk}"

    @property
    def may_be_changed(self) -> bool:
        return self.mailing is None or self.mailing.stage == Stage.WAITING

    def stories(self, now: datetime) -> list[Story]:
        """In their order, those that still stand and are for all to read. Two queries."""
        standing = Story.objects.visible_to(None, now).published()
        return list(
            standing.filter(chosen_for__number=self).order_by("chosen_for__position").for_cards()
        )

    def choose(self, stories: list[Story]) -> None:
        """These, in this order, and no others."""
        self.chosen.all().delete()
        rows = [Chosen(number=self, story=one, position=place) for place, one in enumerate(stories)]
        Chosen.objects.bulk_create(rows)


class Chosen(models.Model):
    number = models.ForeignKey(Number, on_delete=models.CASCADE, related_name="chosen")
    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="chosen_for")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(fields=("number", "story"), name="a_story_once_in_a_number"),
        )

    def __str__(self) -> str:
        return f"{self.number_id}: {self.story_id}"
