"""A subscription as browsers write it: an address of their push service, and two keys. Nothing of it is believed."""

from dataclasses import dataclass
from typing import Any, Self

from nightdesk.lib.outbound import NotAsked
from nightdesk.notices.push import asking
from nightdesk.notices.push.encryption import Receiver

LONGEST_ADDRESS = 1500
LONGEST_KEY = 100
LONGEST_SECRET = 40


class Unusable(Exception):  # noqa: N818 - it is what it is, in the words of its sentence
    """It is no subscription, or not one of a push service on the public network."""


@dataclass(frozen=True, slots=True)
class Subscription:
    address: str
    p256dh: str
    auth: str

    @classmethod
    def read(cls, told: Any) -> Self:
        """`{"endpoint", "keys": {"p256dh", "auth"}}`. Raises Unusable.

        Its host is looked up now, and again at each sending.
        """
        try:
            read = cls(told["endpoint"], told["keys"]["p256dh"], told["keys"]["auth"])
        except (TypeError, KeyError) as error:
            raise Unusable("It is no subscription.") from error
        read.refuse_what_is_too_long()
        try:
            Receiver.read(read.p256dh, read.auth)
            asking.CLIENT.look_at(read.address, seconds=asking.SECONDS)
        except (ValueError, NotAsked) as error:
            raise Unusable(str(error)) from error
        return read

    def refuse_what_is_too_long(self) -> None:
        limits = (
            (self.address, LONGEST_ADDRESS),
            (self.p256dh, LONGEST_KEY),
            (self.auth, LONGEST_SECRET),
        )
        if not all(isinstance(one, str) and 0 < len(one) <= most for one, most in limits):
            raise Unusable("It is no subscription.")
