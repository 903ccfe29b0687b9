"""Notes on boards: streams that know as little of journalism as the mechanism under test."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from nightdesk.events.models import Act, Event, Stream, append
from nightdesk.stream.channels import Fragment, Line


class Notes:
    """Notes are pinned on boards; a note is a row, whatever row, and some are hidden."""

    def __init__(self) -> None:
        self.hidden: set[int] = set()
        self.drawn: list[int] = []
        self.asks = 0

    def note(self, text: str) -> Stream:
        return Stream.objects.create(name=f"note {text}")

    def pin(self, text: str | Stream, board: str = "notes:a") -> Event:
        note = self.note(text) if isinstance(text, str) else text
        with transaction.atomic():
            return append(board, Act("note.pinned", note, None, timezone.now(), {}))

    def pin_together(self, *texts: str) -> None:
        """Of one commit."""
        with transaction.atomic():
            for text in texts:
                self.pin(text)

    def find(self, name: str) -> Line | None:
        if name in {"notes:a", "notes:b"}:
            return Line(name, log=name)
        return None

    def find_crowd(self, name: str) -> Line | None:
        return Line(name, log="notes:c")

    def find_one(self, name: str) -> Line | None:
        note = Stream.objects.filter(name=f"note {name.partition(':')[2]}").first()
        return note and Line(name, log="notes:a", subject=("events.stream", note.pk))

    def paint(self, events: Sequence[Event]) -> list[Fragment]:
        self.asks += 1
        self.drawn += [event.seq for event in events]
        return [self.painted(event) for event in events]

    def painted(self, event: Event) -> Fragment:
        target = f"note-{event.subject_id}"
        if event.subject_id in self.hidden:
            return Fragment("remove", target)
        return Fragment("prepend", target, f"<p>{Stream.objects.get(pk=event.subject_id).name}</p>")
