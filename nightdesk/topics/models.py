"""The topic: a subject, place, person or organisation that an edition follows."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nightdesk.editions.models import Edition
from nightdesk.lib.loading import Loaded


class Topic(Loaded):
    class Kind(models.TextChoices):
        SUBJECT = "subject", _("subject")
        PLACE = "place", _("place")
        PERSON = "person", _("person")
        ORGANISATION = "organisation", _("organisation")

    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, related_name="topics", verbose_name=_("edition")
    )
    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("slug"), max_length=80, allow_unicode=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.SUBJECT)
    description = models.CharField(_("description"), max_length=280, blank=True)

    class Meta:
        ordering = ("name",)
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        constraints = (
            models.UniqueConstraint(fields=("edition", "slug"), name="one_topic_slug_per_edition"),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.edition.code})"

    def get_absolute_url(self) -> str:
        return reverse("topic", args=[self.edition, self.slug])
