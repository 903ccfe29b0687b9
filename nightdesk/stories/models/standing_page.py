"""The standing page: what a paper says of itself, such as who makes it and how it corrects."""

from typing import Any

from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import DraftStateMixin, RevisionMixin

from nightdesk.bakery.staleness import bump
from nightdesk.editions import generations
from nightdesk.editions.models import Edition
from nightdesk.stories.body import Body
from nightdesk.stories.models.previewed import Previewed
from nightdesk.stories.models.typeset import Typeset


class StandingPageQuerySet(models.QuerySet["StandingPage"]):
    def shown(self) -> "StandingPageQuerySet":
        """What readers may open."""
        return self.filter(live=True)

    def in_order(self) -> "StandingPageQuerySet":
        return self.order_by("position", "title")


class StandingPage(Typeset, Previewed, DraftStateMixin, RevisionMixin, models.Model):
    set_lines = ("title",)

    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, related_name="standing_pages", verbose_name=_("edition")
    )
    title = models.CharField(_("title"), max_length=250)
    slug = models.SlugField(_("slug"), max_length=200, allow_unicode=True)
    body = StreamField(Body(required=False), blank=True, verbose_name=_("text"))
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    uri = models.CharField(
        max_length=250, blank=True, editable=False, help_text="Where it was taken from."
    )
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)
    live = models.BooleanField(default=False, editable=False)

    objects = StandingPageQuerySet.as_manager()

    class Meta:
        ordering = ("position", "title")
        verbose_name = _("standing page")
        verbose_name_plural = _("standing pages")
        constraints = (
            models.UniqueConstraint(fields=("edition", "slug"), name="one_page_slug_per_edition"),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("standing-page", args=[self.edition, self.slug])

    @transaction.atomic
    def publish(self, *args: Any, **kwargs: Any) -> None:
        """Wagtail's way of putting a revision in front of readers; it may have moved to another edition."""
        before = type(self)._base_manager.get(pk=self.pk).edition_id
        super().publish(*args, **kwargs)
        after = type(self)._base_manager.get(pk=self.pk).edition_id
        bump(generations.pages(before), generations.pages(after))

    @transaction.atomic
    def unpublish(self, *args: Any, **kwargs: Any) -> None:
        super().unpublish(*args, **kwargs)
        bump(generations.pages(self.edition_id), hides=True)

    def get_preview_template(self, request: object, mode_name: str) -> str:
        return "about/show.html"

    def get_preview_context(self, request: object, mode_name: str) -> dict[str, object]:
        return {"page": self, "edition": self.edition, "request": request, "is_preview": True}
