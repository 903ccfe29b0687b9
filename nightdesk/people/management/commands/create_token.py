"""create_token EMAIL: print a new bearer token of a person, and nothing else."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from nightdesk.people.models import Person, Token


class Command(BaseCommand):
    help = (
        "Print a new API token that acts as this person. It is told once: only its digest is kept."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="the person's e-mail address")

    def handle(self, *args: Any, **options: Any) -> None:
        email = options["email"].strip().lower()
        person = Person.objects.filter(email=email, is_active=True).first()
        if person is None:
            sentence = f"Nobody signs in as {email}."
            raise CommandError(sentence)
        self.stdout.write(Token.objects.issue(person))
