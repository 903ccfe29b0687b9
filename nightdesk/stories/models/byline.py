"""The byline: who wrote it, as printed, in order."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from nightdesk.lib.loading import Loaded
from nightdesk.stories.models.author import Author


class Byline(Loaded, Orderable):
    story = ParentalKey("stories.Story", on_delete=models.CASCADE, related_name="bylines")
    author = models.ForeignKey(
        Author,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="bylines",
        verbose_name=_("author"),
    )
    printed_as = models.CharField(
        _("printed as"),
        max_length=120,
        blank=True,
        help_text=_("An agency or a guest without a profile; empty: the author's name."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.printed_as or (self.author.name if self.author else "")


class RelatedStory(Loaded, Orderable):
    story = ParentalKey("stories.Story", on_delete=models.CASCADE, related_name="related_stories")
    related = models.ForeignKey(
        "stories.Story",
        on_delete=models.CASCADE,
        related_name="related_from",
        verbose_name=_("related story"),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("related story")
        verbose_name_plural = _("related stories")

    def __str__(self) -> str:
        return f"{self.story_id} → {self.related_id}"
