"""Which hub our feeds name: our own, one outside, or none."""

from django.conf import settings
from django.urls import reverse

NONE = "none"


def hub_of(origin: str) -> str:
    """Its address; empty when feeds name none."""
    if settings.WEBSUB_HUB == NONE:
        return ""
    return settings.WEBSUB_HUB or f"{origin}{reverse('websub')}"


def is_ours() -> bool:
    return not settings.WEBSUB_HUB


def is_outside() -> bool:
    return settings.WEBSUB_HUB not in {"", NONE}


def link(hub: str, url: str) -> str:
    """The header that names both."""
    return f'<{hub}>; rel="hub", <{url}>; rel="self"'
