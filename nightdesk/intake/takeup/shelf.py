"""The shelf of old uploads: finds a picture's file in a folder at hand, never on the network."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from nightdesk.intake.takeup.order import Order
from nightdesk.media.acceptance import LARGEST_FILE, accept
from nightdesk.media.errors import PictureRefused
from nightdesk.media.models import Picture

_RESIZED = re.compile(r"(?:-\d{1,5}x\d{1,5}|-scaled|-rotated)(?=\.\w+$)")
_FOLDERS = 3  # year, month, file: how WordPress sorts its uploads


class Shelf:
    """Finds files under the order's media folder and takes them into the picture library once."""

    def __init__(self, order: Order) -> None:
        self.order = order
        self.root = order.media.resolve() if order.media else None
        self._hosts = {_host(address) for address in order.found.attachments.values()}
        self._hosts.add(_host(order.found.base_url))
        self._digests: dict[Path, str] = {}

    def find(self, address: str) -> Path | None:
        """Answer the file of this address, the original rather than a smaller size of it."""
        if self.root is None or _host(address) not in self._hosts:
            return None
        for place in _places(address):
            path = self.root / place
            try:
                inside = path.resolve().is_relative_to(self.root)
                if inside and path.is_file():
                    return path
            except (OSError, ValueError):
                continue
        return None

    def picture(self, address: str, words: dict[str, object]) -> Picture | None:
        """Answer the library's picture for this address, taken in if it is new; None: not at hand.

        Raises `PictureRefused` when the file is there but is no picture we take.
        """
        path = self.find(address)
        if path is None:
            return None
        if path.stat().st_size > LARGEST_FILE:
            raise PictureRefused(_("This file is larger than %s.") % filesizeformat(LARGEST_FILE))
        return self.known(path) or self._take(path, words)

    def known(self, path: Path) -> Picture | None:
        """Answer the picture that this very file became, if the library has it."""
        if path not in self._digests:
            # Not for safety: Wagtail marks the library's files with it.
            self._digests[path] = hashlib.sha1(path.read_bytes(), usedforsecurity=False).hexdigest()
        return Picture.objects.filter(file_hash=self._digests[path]).order_by("pk").first()

    def _take(self, path: Path, words: dict[str, object]) -> Picture:
        data = path.read_bytes()
        if self.order.is_rehearsal:
            return self._rehearse(path, data)
        picture: Picture = Picture.take_in(data, path.name, by=self.order.by, **words)
        return picture

    def _rehearse(self, path: Path, data: bytes) -> Picture:
        """Refuse what would be refused; else stand a row in for the picture and write no file."""
        accept(data)
        stand_in = Picture(file="rehearsal", width=1, height=1, file_hash=self._digests[path])
        Picture.objects.bulk_create([stand_in])
        return stand_in


def refusal(error: PictureRefused, address: str) -> str:
    """Say which file was refused, and why."""
    return f"{PurePosixPath(urlsplit(address).path).name}: {error}"


def _places(address: str) -> Iterator[str]:
    """Go through where the file may lie, the likeliest first."""
    path = unquote(urlsplit(address).path)
    parts = [part for part in path.split("/") if part not in {"", ".", ".."}]
    if "uploads" in parts:
        parts = parts[len(parts) - parts[::-1].index("uploads") :]
    for place in dict.fromkeys(["/".join(parts), "/".join(parts[-_FOLDERS:])]):
        if place:
            yield _RESIZED.sub("", place)
            yield place


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
