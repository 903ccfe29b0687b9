"""Leaving: at once, by one click or by itself, and what waits to be sent is not."""

from django.db import transaction

from nightdesk.newsletters.models import Reader
from nightdesk.notices.post.models import Dispatch, Why

COUNTED = {Why.BOUNCED: "bounced", Why.COMPLAINED: "complained"}


@transaction.atomic
def leave(reader: Reader, why: str = "left") -> None:
    """No more of this newsletter; nothing of the reader is kept. `why` is what is counted."""
    Dispatch.objects.to(reader.address).filter(whom=reader.pk).drop()
    if reader.newsletter.readers.filter(pk=reader.pk).delete()[0]:
        reader.newsletter.count(why)


@transaction.atomic
def leave_all(address: str, why: str = "left") -> int:
    """Every newsletter of every edition; how many there were."""
    theirs = list(Reader.objects.at(address).select_related("newsletter"))
    for reader in theirs:
        leave(reader, why)
    return len(theirs)


def because_mail_came_back(address: str, why: Why) -> None:
    """The post tells of it: nothing arrives there, or its owner complained."""
    leave_all(address, COUNTED[why])
