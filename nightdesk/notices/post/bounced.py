"""What comes back: addresses that do not exist, and owners who complain, get nothing any more."""

from collections.abc import Callable, Mapping

from django.db import transaction
from django.utils import timezone

from nightdesk.notices.post.carriers import Answer
from nightdesk.notices.post.models import Dispatch, Step, Stopped, Why

# So many mails of two months, for whatever reason.
TOO_OFTEN = 3
# Called with an address and why nothing goes there any more, inside the transaction that stops it.
Told = Callable[[str, Why], None]
_told: list[Told] = []


def tell(told: Told) -> None:
    """Called from an app's `ready()`, by whoever keeps a list of readers."""
    if told not in _told:
        _told.append(told)


def heed(answers: Mapping[str, Answer]) -> None:
    """What a server said while mail was handed over."""
    for address, answer in answers.items():
        if answer.has_no_such_reader:
            stop(address, Why.BOUNCED, answer.said)


@transaction.atomic
def stop(address: str, why: Why, said: str = "", *, key: str = "") -> None:
    """Nothing is sent there from now on; what waits is dropped. `key` names the mail that came back."""
    address = address.lower()
    told = {"why": why, "said": said[:200], "at": timezone.now()}
    Stopped.objects.update_or_create(address=address, defaults=told)
    Dispatch.objects.to(address).drop()
    if key and why == Why.BOUNCED:
        Dispatch.objects.filter(key=key).have_it().update(step=Step.BOUNCED, said=said[:200])
    for one in _told:
        one(address, why)


@transaction.atomic
def came_back(dispatch: Dispatch, said: str) -> bool:
    """Once says little: a full mailbox, or we are on a list today. Whether it was once too often."""
    here = Dispatch.objects.filter(pk=dispatch.pk).have_it()
    here.update(step=Step.BOUNCED, said=said[:200])
    theirs = Dispatch.objects.to(dispatch.address)
    return theirs.filter(step=Step.BOUNCED).count() >= TOO_OFTEN


def start(address: str) -> None:
    """Its owner asked for mail and a mail reached them: what came back before does not count any more."""
    Dispatch.objects.to(address).filter(step=Step.BOUNCED).update(step=Step.FAILED)
    Stopped.objects.filter(address=address.lower()).delete()


def forget(address: str) -> None:
    """Erase who it was from the ledger; the counts stay. Nothing is sent there meanwhile."""
    address = address.lower()
    Dispatch.objects.to(address).drop()
    for one in Dispatch.objects.to(address):
        blank = {"address": f"{one.pk}@erased.invalid", "said": "", "whom": 0}
        Dispatch.objects.filter(pk=one.pk).update(**blank)
    Stopped.objects.filter(address=address).delete()
