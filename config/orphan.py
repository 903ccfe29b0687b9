"""A worker whose supervisor was killed ends itself, so that its port is free for the next start."""

import logging
import os

from nightdesk.lib.ticking import Ticking

logger = logging.getLogger(__name__)


class Orphan(Ticking):
    """Looks twice a second who the parent is. What was acknowledged is on disk, so nothing is put in order."""

    pause = 0.5

    def __init__(self) -> None:
        super().__init__()
        self.parent = os.getppid()

    def tick(self) -> float:
        if os.getppid() != self.parent:
            logger.critical("The supervisor is gone, and this worker with it.")
            os._exit(1)
        return self.pause
