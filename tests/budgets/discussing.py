"""Two stories, with a discussion of 50 comments and of 10,000: `python -m tests.budgets.discussing`.

NIGHTDESK_DATA names a founded newsroom. Prints their addresses, and a session each of readers whom the house
knows: what they wrote stood for an hour. How often they may write is not limited; all other phases are asked.
"""

import json
import sys
from dataclasses import replace
from datetime import timedelta
from typing import Any

READERS, SPEAKERS = 200, 32
# Of each: threads of old, answers to the first of them, new threads with an answer each.
SIZES = {50: (28, 20, 1), 10_000: (7_998, 2_000, 1)}


def main() -> int:
    import django  # noqa: PLC0415 - the folder is named before settings are read

    django.setup()
    people = readers()
    without_limits()
    discussions = {str(size): discussion(size, people) for size in SIZES}
    told = {"discussions": discussions, "sessions": sessions(people[:SPEAKERS])}
    sys.stdout.write(json.dumps(told))
    return 0


def readers() -> list[Any]:
    from django.utils import timezone  # noqa: PLC0415 - Django is set up by now

    from nightdesk.people.models import Person  # noqa: PLC0415

    joined = timezone.now() - timedelta(days=60)
    made = [
        Person(email=f"reader{n}@harbour.example", name=f"Reader {n}", joined_at=joined)
        for n in range(READERS)
    ]
    for one in made:
        one.set_unusable_password()
        one.save()
    return made


def without_limits(**others: int) -> None:
    """Other rules than these may be set otherwise too."""
    from django.utils import timezone  # noqa: PLC0415

    from nightdesk.editions.models import Edition  # noqa: PLC0415
    from nightdesk.people.models import Person  # noqa: PLC0415
    from nightdesk.people.roles import Role  # noqa: PLC0415
    from nightdesk.talk.models import Rules  # noqa: PLC0415
    from nightdesk.talk.moderation.rulebook import LIMITS, as_founded  # noqa: PLC0415

    rules = replace(as_founded(), limits=dict.fromkeys(LIMITS, (0, 0, 0, 0)), **others)
    ida, now = Person.objects.get(role=Role.EDITOR), timezone.now()
    Rules.objects.create(
        edition=Edition.objects.get(),
        number=1,
        values=rules.kept(),
        made_by=ida,
        made_at=now,
        counts_from=now,
        counted_by=ida,
    )


def discussion(size: int, people: list[Any]) -> dict[str, str]:
    """The addresses of the story, of its discussion, and of the comment that most answer."""
    from django.utils import timezone  # noqa: PLC0415

    from tests.talk.filling import Filling  # noqa: PLC0415

    threads, answers, lately = SIZES[size]
    story, now = published(size), timezone.now()
    [first, *_others] = Filling(story, people, now - timedelta(hours=1)).fill(threads, [answers])
    Filling(story, people, now).fill(lately, [1] * lately)
    address = first.discussion.get_absolute_url()
    return {"story": story.get_absolute_url(), "all": address, "one": first.get_absolute_url()}


def published(size: int) -> Any:
    from nightdesk.editions.models import Section  # noqa: PLC0415
    from nightdesk.people.models import Person  # noqa: PLC0415
    from nightdesk.people.roles import Role  # noqa: PLC0415
    from nightdesk.stories.models import Story  # noqa: PLC0415
    from tests.budgets.invented import Copy  # noqa: PLC0415

    section, copy = Section.objects.select_related("edition", "desk").get(), Copy(7)
    story = Story(
        edition=section.edition,
        section=section,
        desk=section.desk,
        headline=copy.headline,
        slug=f"a-report-with-{size}-comments",
        body=copy.body(),
    )
    story.save()
    story.publish(by=Person.objects.get(role=Role.EDITOR))
    return story


def sessions(people: list[Any]) -> list[str]:
    from django.test import Client  # noqa: PLC0415

    clients = [Client() for _one in people]
    for client, person in zip(clients, people, strict=True):
        client.force_login(person)
    return [client.cookies["sessionid"].value for client in clients]


if __name__ == "__main__":
    sys.exit(main())
