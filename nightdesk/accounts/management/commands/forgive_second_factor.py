"""forgive_second_factor EMAIL: for whoever lost their app, their keys and their recovery codes."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from nightdesk.people.models import Person


class Command(BaseCommand):
    help = (
        "Take the second factor off an account and sign it out everywhere; another is set up next."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="the person's e-mail address")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        email = options["email"].strip().lower()
        person = Person.objects.filter(email=email).first()
        if person is None:
            sentence = f"Nobody signs in as {email}."
            raise CommandError(sentence)
        Authenticator.objects.filter(user=person).delete()
        person.end_sessions()
        self.stdout.write(
            f"{email} signs in with the password alone, once, and is led to set up another second factor."
        )
