"""The media app: pictures, their renditions, their words and rights."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    """The picture library."""

    name = "nightdesk.media"
    label = "media"
    verbose_name = _("Pictures")
