"""Which files the newsroom takes: pictures of known kinds, of a size that hurts nobody."""

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from nightdesk.media.errors import PictureRefused
from nightdesk.media.unfolding import apart
from nightdesk.media.unfolding.looking import Accepted

LARGEST_FILE = 25 * 1024 * 1024


def accept(data: bytes) -> Accepted:
    """Look a file over before anything is stored, or raise `PictureRefused` with the reason.

    It is unfolded once, in a process apart: whatever is in it, nothing else suffers.
    """
    if len(data) > LARGEST_FILE:
        raise PictureRefused(_("This file is larger than %s.") % filesizeformat(LARGEST_FILE))
    return apart.look(data)
