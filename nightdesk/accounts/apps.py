"""Accounts: signing up, signing in, and what keeps both safe. django-allauth does it; here is what it is told."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "nightdesk.accounts"
    label = "accounts"

    def ready(self) -> None:
        from nightdesk.accounts.personal.account_record import KEEPER
        from nightdesk.people import personal

        personal.register(KEEPER)
