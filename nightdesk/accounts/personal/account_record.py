"""What accounts keep on a person beside the person: addresses, sessions, second factors, browsers, others' word."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session

from nightdesk.notices.push.models import Endpoint
from nightdesk.people.models import Person
from nightdesk.people.personal import Keeper


def export(person: Person) -> dict[str, Any]:
    """No secret: whoever reads the file must not be able to sign in with it."""
    return {
        "addresses": list(
            EmailAddress.objects.filter(user=person).values("email", "verified", "primary")
        ),
        "second_factors": list(
            Authenticator.objects.filter(user=person).values("type", "created_at", "last_used_at")
        ),
        "sessions": list(
            UserSession.objects.filter(user=person).values(
                "ip", "user_agent", "created_at", "last_seen_at"
            )
        ),
        "told_in_browsers": list(Endpoint.objects.of(person.pk).values("edition", "made_at")),
        "signs_in_with": list(
            SocialAccount.objects.filter(user=person).values(
                "provider", "uid", "extra_data", "date_joined", "last_login"
            )
        ),
    }


def erase(person: Person) -> None:
    sessions = UserSession.objects.filter(user=person)
    Session.objects.filter(pk__in=sessions.values("session_key")).delete()
    for kept in (sessions, EmailAddress.objects, Authenticator.objects, SocialAccount.objects):
        kept.filter(user=person).delete()
    Endpoint.objects.of(person.pk).delete()


KEEPER = Keeper("sign_in", export, erase)
