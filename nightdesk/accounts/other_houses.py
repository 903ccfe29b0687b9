"""Other houses that vouch for a reader: Google and its like, or a town's own OpenID Connect server."""

from typing import Any

from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class OtherHouses(DefaultSocialAccountAdapter):
    """They vouch for an address; what a reader is called here, the reader chooses here."""

    error_messages = DefaultSocialAccountAdapter.error_messages | {
        "connected_other": _("This belongs to another account here."),
        "disconnect_last": _("You would have no way left to sign in."),
    }

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: dict[str, Any]) -> Any:
        person = sociallogin.user
        person.email = (data.get("email") or "").lower()
        person.name = data.get("name") or ""
        return person

    def get_signup_form_initial_data(self, sociallogin: Any) -> dict[str, str]:
        return {"email": sociallogin.user.email, "name": sociallogin.user.name}


def shown() -> list[dict[str, str]]:
    """Those that are configured, as pages show them: name, and where the button leads."""
    return [
        {"name": house["name"], "address": _address(house)} for house in settings.OTHER_HOUSES.shown
    ]


def _address(house: dict[str, str]) -> str:
    if house["provider"] == "openid_connect":
        return reverse("openid_connect_login", args=[house["id"]])
    return reverse(f"{house['provider']}_login")
