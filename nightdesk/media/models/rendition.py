"""The rendition: one size of a picture, with its words inside and an address of its own."""

from functools import lru_cache
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractRendition

from nightdesk.lib.loading import Loaded
from nightdesk.media.models.picture import Picture
from nightdesk.media.names import random_key, stored_name


class RenditionQuerySet(models.QuerySet["Rendition"]):
    """Ways to find renditions."""

    def at(self, key: str, extension: str) -> "Rendition | None":
        """Find what an address names; its ending must be the true one."""
        found = self.select_related("image").filter(key=key).first()
        return found if found and found.extension == extension else None


class Rendition(Loaded, AbstractRendition):
    """A key belongs to these bytes for ever: other words or other pixels are another rendition."""

    image = models.ForeignKey(Picture, related_name="renditions", on_delete=models.CASCADE)
    key = models.CharField(max_length=32, unique=True, default=random_key, editable=False)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = RenditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("rendition")
        verbose_name_plural = _("renditions")
        constraints = (
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"),
                name="one_rendition_of_a_kind_per_picture",
            ),
        )

    def __str__(self) -> str:
        return f"{self.filter_spec} of {self.image}"

    @property
    def extension(self) -> str:
        return str(self.file.name).rpartition(".")[2]

    @property
    def url(self) -> str:
        """Its only public address. The file's own place in storage has none."""
        return _url(self.key, self.extension)

    def get_upload_to(self, filename: str) -> Any:
        return stored_name("renditions", self.key, filename)


@lru_cache(8192)
def _url(key: str, extension: str) -> str:
    """A page names each of its renditions several times."""
    return reverse("rendition", args=[key, extension])
