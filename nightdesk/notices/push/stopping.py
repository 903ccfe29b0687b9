"""The switch that stops all pushes at once. It is a file in the data folder, so it works when the database does not."""

import logging
from pathlib import Path

from django.conf import settings

from nightdesk.lib.kept_files import forget, write_whole

logger = logging.getLogger(__name__)


def switch() -> Path:
    return Path(settings.DATA) / "push-is-stopped"


def is_stopped() -> bool:
    return switch().exists()


def stop(why: str = "") -> None:
    """Send nothing, from any process of the machine. What waits goes on waiting, until it is too late for it."""
    write_whole(switch(), why)
    logger.warning("Nothing is pushed.")


def go_on() -> bool:
    """Send again; whether it was stopped."""
    return forget(switch())
