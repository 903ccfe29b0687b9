"""The section: a part of the paper that readers can open."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from nightdesk.editions import generations
from nightdesk.editions.models.desk import Desk
from nightdesk.editions.models.edition import Edition
from nightdesk.editions.names import free_slug
from nightdesk.lib.address import address
from nightdesk.lib.loading import Loaded


class SectionQuerySet(models.QuerySet["Section"]):
    def in_order(self) -> Self:
        return self.order_by("position", "name")


class Section(Loaded):
    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, related_name="sections", verbose_name=_("edition")
    )
    name = models.CharField(_("name"), max_length=60)
    slug = models.SlugField(_("slug"), max_length=60, allow_unicode=True, validators=[free_slug])
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    desk = models.ForeignKey(
        Desk,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="sections",
        verbose_name=_("desk"),
        help_text=_("Answers for a story in this section when none is named."),
    )

    objects = SectionQuerySet.as_manager()

    class Meta:
        ordering = ("edition", "position", "name")
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        constraints = (
            models.UniqueConstraint(
                fields=("edition", "slug"), name="one_section_slug_per_edition"
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.edition.code})"

    def get_absolute_url(self) -> str:
        return address("section", self.edition.code, self.slug)

    @property
    def read_as(self) -> tuple[str, ...]:
        """The names under which baked pages read what it is called; not its stories."""
        return (generations.shape(self.edition_id),)
