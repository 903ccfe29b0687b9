"""Letters about what was done to an account, so that its owner learns of it if it was not they."""

from contextlib import suppress

from allauth.account.adapter import get_adapter
from allauth.core.exceptions import ImmediateHttpResponse

from nightdesk.people.models import Erasure, Person


def tell_of_erasure(person: Person, erasure: Erasure) -> None:
    """The wish is kept even when no mail leaves: the page said the same."""
    with suppress(ImmediateHttpResponse):
        get_adapter().send_mail("account/email/erasure", person.email, {"erasure": erasure})
