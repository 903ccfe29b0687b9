"""Signing up with an address that has an account already looks, and takes, as signing up with a new one."""

from typing import Any

from allauth.account.forms import SignupForm
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.http import HttpRequest


class SignUp(SignupForm):
    account_already_exists: bool

    def try_save(self, request: HttpRequest) -> Any:
        """The password is worked on in any case: else who has an account could be told by the clock."""
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])
            return super().try_save(request)
        try:
            with transaction.atomic():
                return super().try_save(request)
        except (
            IntegrityError
        ):  # somebody signed up with this address while the password was worked on
            self.account_already_exists = True
            return super().try_save(request)
