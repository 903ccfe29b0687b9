"""Signing up with an address that has an account already looks, and takes, as signing up with a new one."""

import secrets
from typing import Any

from allauth.account.forms import SignupForm
from django.db import IntegrityError, transaction
from django.http import HttpRequest


class SignUp(SignupForm):
    account_already_exists: bool

    def try_save(self, request: HttpRequest) -> Any:
        """Of two who sign up with one address at once, the slower is told by mail that there is an account."""
        if not self.account_already_exists:
            try:
                with transaction.atomic():
                    return super().try_save(request)
            except IntegrityError:
                self.account_already_exists = True
        else:
            self.take_as_long(request)
        return super().try_save(request)

    def take_as_long(self, request: HttpRequest) -> None:
        """Make an account that nobody keeps: else who has one could be told by the clock."""
        email = self.cleaned_data["email"]
        self.account_already_exists = False
        with transaction.atomic():
            self.cleaned_data["email"] = f"{secrets.token_hex(8)}@nobody.invalid"
            self.save(request)
            transaction.set_rollback(True)
        self.cleaned_data["email"], self.account_already_exists = email, True
