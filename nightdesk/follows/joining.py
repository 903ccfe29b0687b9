"""Joining and leaving, by the browser itself: flashes without an account, and all else that its reader follows."""

from dataclasses import dataclass

from django.db import transaction

from nightdesk.editions.models import Edition
from nightdesk.follows.models import Follow, Kind
from nightdesk.follows.models.follow import Of
from nightdesk.notices.push.models import Endpoint
from nightdesk.notices.push.models.endpoint import digest_of
from nightdesk.notices.push.subscription import Subscription
from nightdesk.people.models import Person

# A reader has a telephone and a desk, and new ones every few years.
MOST = 20


@dataclass(frozen=True, slots=True)
class Joined:
    """How a browser stands: whether it is known, told what its reader follows, and of which editions' flashes."""

    known: bool
    mine: bool
    flashes: list[str]


def state(endpoint: Endpoint | None, person: Person | None) -> Joined:
    if endpoint is None:
        return Joined(known=False, mine=False, flashes=[])
    follows = Follow.objects.of(endpoint)
    mine = person is not None and endpoint.person_id == person.pk
    return Joined(known=True, mine=mine, flashes=[one.edition.code for one in follows])


@transaction.atomic
def join(endpoint: Endpoint, flashes_of: Edition | None) -> Joined:
    """Told what its person follows, if there is one; and the flashes of an edition, if it asks for them."""
    if flashes_of is not None:
        Follow.objects.begin(endpoint, Of(flashes_of, Kind.FLASHES))
    if endpoint.person_id:
        oldest = Endpoint.objects.of(endpoint.person_id).values_list("pk", flat=True)[MOST:]
        Endpoint.objects.filter(pk__in=list(oldest)).delete()
    return state(endpoint, endpoint.person)


@transaction.atomic
def leave(endpoint: Endpoint, flashes_of: Edition | None) -> Joined:
    """No more flashes of this edition; or nothing at all. Who is told nothing any more is forgotten."""
    if flashes_of is not None:
        Follow.objects.end(endpoint, Of(flashes_of, Kind.FLASHES))
    if flashes_of is None or not (endpoint.person_id or Follow.objects.of(endpoint).exists()):
        endpoint.delete()
        return state(None, None)
    return state(endpoint, endpoint.person)


@transaction.atomic
def move(endpoint: Endpoint, to: Subscription) -> Joined:
    """It goes on under its new address with all that it was told of."""
    Endpoint.objects.filter(digest=digest_of(to.address)).exclude(pk=endpoint.pk).delete()
    endpoint.address, endpoint.p256dh, endpoint.auth = to.address, to.p256dh, to.auth
    endpoint.digest, endpoint.failures = digest_of(to.address), 0
    endpoint.save()
    return state(endpoint, endpoint.person)
