"""The switch that freezes all talk at once. It is a file in the data folder, so it works when the database does not."""

import logging
from pathlib import Path

from django.conf import settings

from nightdesk.lib.kept_files import forget, write_whole

logger = logging.getLogger(__name__)


def switch() -> Path:
    return Path(settings.DATA) / "talk-is-frozen"


def is_frozen() -> bool:
    """Whether nobody may write for now. Asked before anything else is."""
    return switch().exists()


def why_frozen() -> str:
    """What was said when it was frozen; empty when nothing was, or when it is not."""
    try:
        return switch().read_text()
    except FileNotFoundError:
        return ""


def freeze(why: str = "") -> None:
    """Stop all writing by readers, in every process of the machine. `why` is for the newsroom."""
    switch().parent.mkdir(parents=True, exist_ok=True)
    write_whole(switch(), why)
    logger.warning("All talk is frozen.")


def thaw() -> None:
    """Let readers write again. Nothing happens when they may."""
    if forget(switch()):
        logger.warning("Talk is no longer frozen.")
