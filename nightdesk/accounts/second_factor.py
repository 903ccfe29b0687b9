"""Second factors, as django-allauth keeps them for us: what is secret of them is kept encrypted."""

import base64
import hashlib
from typing import Any

from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nightdesk.accounts.which_edition import edition_for


class SecondFactor(DefaultMFAAdapter):
    """Whoever steals the database alone cannot make anybody's codes: the key lies in the data folder."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This is not the code."),
        "unverified_email": _("Confirm your e-mail address first."),
    }

    def encrypt(self, text: str) -> str:
        return lock().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return lock().decrypt(encrypted_text.encode()).decode()

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002  # as allauth calls it
        known = Authenticator.objects.filter(user=user, type=type).count()
        return gettext("Passkey %(number)d") % {"number": known + 1}

    def build_totp_svg(self, url: str) -> str:
        """Drawn into the page, which loads no picture from an address that it holds itself."""
        return str(super().build_totp_svg(url)).partition("?>")[2].strip()

    def _get_site_name(self) -> str:
        edition = edition_for(context.request)
        return edition.name if edition else str(super()._get_site_name())


def lock() -> Fernet:
    digest = hashlib.sha256(b"second factors:" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))
