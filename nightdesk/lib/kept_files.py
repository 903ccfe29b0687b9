"""Files that are on the disk, not merely on their way to it, when whoever wrote them is told that they are kept.

What is written is at first in memory alone. A power cut then leaves files that are there and empty, while the
database, which does wait for the disk, already speaks of them.
"""

import mmap
import os
from pathlib import Path
from typing import Any

from django.core.files.storage import FileSystemStorage


class KeptFiles(FileSystemStorage):
    """What is stored survives a power cut from then on: the file, and the folders that were made for it."""

    def _save(self, name: str, content: Any) -> str:
        made = [folder for folder in Path(self.path(name)).parents if not folder.exists()]
        stored: str = super()._save(name, content)  # type: ignore[misc] # the stubs leave it out
        file = Path(self.path(stored))
        for written in (file, file.parent, *(folder.parent for folder in made)):
            confirm(written)
        return stored


def confirm(path: Path) -> None:
    """Wait until the disk has this file, or the names in this folder. Raises OSError when it says that it has not."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def write_whole(path: Path, text: str) -> None:
    """Put this text in place of what is there, whenever the power goes: the old or the new, and nothing between."""
    draft = path.with_name(f"{path.name}.new")
    draft.write_text(text)
    confirm(draft)
    draft.replace(path)
    confirm(path.parent)


def forget(path: Path) -> bool:
    """Delete it, for good; whether it was there."""
    was_there = path.exists()
    path.unlink(missing_ok=True)
    confirm(path.parent)
    return was_there


def mapped(descriptor: int, size: int) -> mmap.mmap:
    """The first bytes of an open file, in memory that all who map it share. Raises OSError when the disk is full.

    They are written, not only promised: a page of a file that has no room on the disk ends the process at the
    first byte put into it.
    """
    there = os.fstat(descriptor).st_size
    if there < size:
        os.pwrite(descriptor, bytes(size - there), there)
    return mmap.mmap(descriptor, size)
