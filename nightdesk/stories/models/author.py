"""The author: a profile that readers can open, in one edition."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nightdesk.editions.models import Edition
from nightdesk.lib.loading import Loaded
from nightdesk.media.models import Picture


class Author(Loaded):
    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, related_name="authors", verbose_name=_("edition")
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="profiles",
        verbose_name=_("account"),
    )
    name = models.CharField(_("name"), max_length=120, help_text=_("As printed."))
    slug = models.SlugField(_("slug"), max_length=120, allow_unicode=True)
    role_line = models.CharField(_("role"), max_length=140, blank=True)
    biography = models.TextField(_("biography"), max_length=2000, blank=True)
    portrait = models.ForeignKey(
        Picture,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("portrait"),
    )

    class Meta:
        ordering = ("name",)
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        constraints = (
            models.UniqueConstraint(fields=("edition", "slug"), name="one_author_slug_per_edition"),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.edition.code})"

    def get_absolute_url(self) -> str:
        return reverse("author", args=[self.edition, self.slug])
