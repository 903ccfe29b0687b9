"""Passwords must be long, and whoever chose a short one is told so in a language of the house."""

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.utils.translation import gettext as _


class LongEnough(MinimumLengthValidator):
    """Django's, in our own words: not every catalogue of Django's has its sentence."""

    def get_error_message(self) -> str:
        return _("This password is too short: it needs at least %(least)d characters.") % {
            "least": self.min_length
        }
