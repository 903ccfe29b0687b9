"""Which system wrote this file, by what it begins with."""

from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _

from nightdesk.intake.comments import commento, disqus, isso, wordpress
from nightdesk.intake.comments.incoming import Thread, UnreadableCommentsError

_HEAD = 4096


def threads_of(path: Path) -> tuple[str, Iterator[Thread]]:
    """The system's name and its threads. Raises `UnreadableCommentsError`, possibly while they are read."""
    try:
        with path.open("rb") as source:
            head = source.read(_HEAD)
    except OSError as error:
        raise UnreadableCommentsError(_("The file cannot be read.")) from error
    if head.startswith(b"SQLite format 3\x00"):
        return "isso", isso.threads(path)
    if head.startswith(b"\x1f\x8b") or head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{"):
        return "commento", commento.threads(path)
    if b"<disqus" in head:
        return "disqus", disqus.threads(path)
    if b"<rss" in head:
        return "wordpress", wordpress.threads(path)
    raise UnreadableCommentsError(_("No system that we know writes comments like this."))
