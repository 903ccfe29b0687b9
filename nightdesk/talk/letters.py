"""Letters to readers: written in their language inside an act's transaction, sent after it by a thread of their own."""

from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone, translation

from nightdesk.editions.models import Edition
from nightdesk.lib.origin import origin
from nightdesk.lib.ticking import Ticking
from nightdesk.notices.post import letters
from nightdesk.people.models import Person
from nightdesk.talk.models import Letter


def tell(person: Person, kind: str, told: dict[str, Any], edition: Edition) -> None:
    """To a person with an account, unless it is closed.

    What is said in words is told as a function: it is called when the person's language is active.
    """
    if person.is_active and person.email:
        language = person.language or edition.interface_language
        post(person.email, kind, told | {"person": person, "edition": edition}, language)


def post(to: str, kind: str, told: dict[str, Any], language: str) -> None:
    """`talk/letters/{kind}.txt`, whose first line is the subject. What it calls `quiet` ends all like it.

    What it calls `about` are the records that whoever looks at it again asks for (`notices.post.letters`).
    """
    with translation.override(language):
        words = render_to_string(f"talk/letters/{kind}.txt", told | {"origin": origin()})
    subject, _, text = words.strip().partition("\n")
    Letter.objects.create(
        to=to,
        subject=subject.strip()[:200],
        text=text.strip() + "\n",
        leave=told.get("quiet", ""),
        kind=f"talk.{kind}",
        about=told.get("about", []),
        next_try_at=timezone.now(),
    )


def send_due() -> int:
    """Send what waits; answer how many left."""
    return letters.send_due(Letter)


class Postman(Ticking):
    """Sends letters while the house runs. Two of them send each letter once."""

    pause = 5.0

    def tick(self) -> float:
        return 0.1 if send_due() else self.pause
