"""What django-allauth is told of our people: whom it may sign in, where they go, and how mail reaches them."""

from email.utils import formataddr
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.core.internal import ratelimit
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from nightdesk.accounts.post import send
from nightdesk.accounts.which_edition import edition_for
from nightdesk.lib.origin import origin
from nightdesk.lib.whence import address_of
from nightdesk.people.loopback import is_from_here
from nightdesk.people.models import Person

NOWHERE = "0.0.0.0"  # noqa: S104  # whom no server told the address of; nothing is bound to it

ANOTHER_WAY = {
    "reauthenticate": _("Use your password"),
    "mfa_reauthenticate": _("Use a code"),
    "mfa_reauthenticate:webauthn": _("Use a passkey"),
}


class Adapter(DefaultAccountAdapter):
    """The hooks of allauth that we answer; all others are as it has them."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed."),
        "email_password_mismatch": _("The address and the password do not belong together."),
        "enter_current_password": _("This is not your password."),
        "incorrect_code": _("This is not the code."),
        "incorrect_password": _("This is not your password."),
        "rate_limited": _("That was too often. Wait a few minutes and try again."),
        "same_as_current": _("This is your address already."),
        "too_many_login_attempts": _("That was too often. Wait a few minutes and try again."),
    }

    def save_user(self, request: HttpRequest, user: Any, form: Any, commit: bool = True) -> Any:  # noqa: FBT001, FBT002  # as allauth calls it
        user.name = form.cleaned_data["name"]
        return super().save_user(request, user, form, commit)

    def get_client_ip(self, request: HttpRequest) -> str:
        return str(address_of(request) or NOWHERE)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Each try is counted for this address with this name, and for the name wherever it is tried from.

        The second limit is wide: who tries from many places cannot easily shut the person out, who may still
        ask for a code by mail or use a passkey.
        """
        super().pre_authenticate(request, **credentials)
        key = str(credentials.get("email", "")).lower()
        usage = ratelimit.consume(
            request, app="allauth.account", action="login_of_one", key=key, limit_get=True
        )
        if not usage:
            raise self.validation_error("too_many_login_attempts")

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        name = super()._get_login_attempts_cache_key(request, **credentials)
        return f"{ratelimit.get_ip(request)}:{name}"

    def pre_login(self, request: HttpRequest, user: Any, **of_login: Any) -> HttpResponse | None:
        """The demo's cast signs in from this machine only; whom the desk gave an account need not prove it."""
        if user.is_demo and not is_from_here(request):
            return self.respond_user_inactive(request, user)
        vouch_for(user)
        return super().pre_login(request, user, **of_login)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        known = super().get_reauthentication_methods(user)
        return [method | {"description": ANOTHER_WAY[method["id"]]} for method in known]

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return self._front(request)

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        return self._front(request)

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        return self._front(request)

    def get_email_verification_redirect_url(self, email_address: EmailAddress) -> str:
        return self._front(self.request)

    def _front(self, request: HttpRequest) -> str:
        edition = edition_for(request)
        return edition.get_absolute_url() if edition else "/"

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """In the edition's name, from an address of our own; answers go to the edition's people."""
        edition = edition_for(self.request)
        told = {"edition": edition, "email": email, "origin": origin(self.request), **context}
        headers = {"Auto-Submitted": "auto-generated"}
        if edition and edition.contact_email:
            headers["Reply-To"] = edition.contact_email
        send(self.render_mail(template_prefix, email, told, headers))

    def get_from_email(self) -> str:
        edition = edition_for(self.request)
        return formataddr((edition.name if edition else "", settings.DEFAULT_FROM_EMAIL))


def vouch_for(person: Person) -> None:
    """An account that nobody signed up for was made at the desk, which knows the address."""
    if not EmailAddress.objects.filter(user=person).exists():
        EmailAddress.objects.get_or_create(
            user=person, email=person.email, defaults={"primary": True, "verified": True}
        )
