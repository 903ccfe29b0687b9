"""export_room EDITION ROOM: what readers saw in a chat room, a line of JSON for each message."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from nightdesk.talk.models import Room
from nightdesk.talk.rooms.exporting import lines


class Command(BaseCommand):
    help = "Write what readers saw in a chat room, a line of JSON for each message."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("edition", help="its code, such as fr")
        parser.add_argument("room", help="the last word of its address")

    def handle(self, *args: Any, **options: Any) -> None:
        found = Room.objects.filter(edition__code=options["edition"], slug=options["room"])
        room = found.select_related("edition").first()
        if room is None:
            raise CommandError(f"There is no room {options['room']} in {options['edition']}.")
        for line in lines(room):
            self.stdout.write(line, ending="")
