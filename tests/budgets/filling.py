"""Fills a founded newsroom with an archive: `python -m tests.budgets.filling 100000`, with NIGHTDESK_DATA set.

Written with the newsroom's own records, but many at a time: stories with bylines, topics and text, each with
the event that published it, one an hour back from now. So an archive grows with years, not with busier days.
Revisions, which no page reads, are not made.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from tests.budgets.invented import GENRES, SECTIONS, Copy
from tests.budgets.table import progress

AUTHORS, TOPICS = 40, 60
AT_ONCE = 2_000
APART = timedelta(hours=1)


def main(arguments: list[str]) -> int:
    import django  # noqa: PLC0415 - the folder is named before settings are read

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    fill(int(arguments[0]))
    return 0


def fill(stories: int) -> None:
    from django.core.management import call_command  # noqa: PLC0415 - Django is set up by now
    from django.utils import timezone  # noqa: PLC0415

    paper = Paper.laid_out()
    now = timezone.now()
    for first in range(0, stories, AT_ONCE):
        numbers = range(first, min(first + AT_ONCE, stories))
        paper.print({number: now - APART * (stories - number) for number in numbers})
        progress(f"{numbers.stop:,} of {stories:,} stories written")
    progress("the index for search")
    call_command("reindex", stdout=sys.stderr)


@dataclass
class Paper:
    edition: Any
    sections: list[Any]
    topics: list[Any]
    authors: list[Any]

    @classmethod
    def laid_out(cls) -> "Paper":
        from nightdesk.editions.models import Edition, Section  # noqa: PLC0415
        from nightdesk.stories.models import Author  # noqa: PLC0415
        from nightdesk.topics.models import Topic  # noqa: PLC0415

        edition = Edition.objects.get()
        for position, name in enumerate(SECTIONS, start=1):
            Section.objects.get_or_create(
                edition=edition, slug=name.lower(), defaults={"name": name, "position": position}
            )
        topics = [
            Topic(edition=edition, name=f"Topic {n}", slug=f"topic-{n}") for n in range(TOPICS)
        ]
        authors = [
            Author(edition=edition, name=f"Writer {n}", slug=f"writer-{n}") for n in range(AUTHORS)
        ]
        Topic.objects.bulk_create(topics)
        Author.objects.bulk_create(authors)
        return cls(edition, list(edition.sections.order_by("position")), topics, authors)

    def print(self, hours: dict[int, datetime]) -> None:
        """Publish the stories with these numbers, each at its hour."""
        from django.db import transaction  # noqa: PLC0415

        from nightdesk.stories.models import Byline, Story  # noqa: PLC0415

        with transaction.atomic():
            stories = Story.objects.bulk_create(
                [self.story(number, at) for number, at in hours.items()]
            )
            numbered = dict(zip(hours, stories, strict=True))
            Byline.objects.bulk_create(self.bylines(numbered))
            Story.topics.through.objects.bulk_create(self.topics_of(numbered))
            self.tell(stories)

    def story(self, number: int, at: datetime) -> Any:
        from nightdesk.stories.models import Story  # noqa: PLC0415
        from nightdesk.stories.state import State  # noqa: PLC0415

        copy = Copy(number)
        section = self.sections[copy.chance.randrange(len(self.sections))]
        return Story(
            edition=self.edition,
            section=section,
            desk_id=section.desk_id,
            slugline=f"HARBOUR-{number}",
            slug=f"a-report-from-the-harbour-{number}",
            headline=copy.headline,
            standfirst=copy.paragraph()[:500],
            urgency=copy.chance.randint(3, 8),
            genre=copy.chance.choice(GENRES),
            body=copy.body(),
            state=State.PUBLISHED,
            live=True,
            version=2,
            published_at=at,
            first_published_at=at,
            last_published_at=at,
        )

    def bylines(self, stories: dict[int, Any]) -> Iterator[Any]:
        from nightdesk.stories.models import Byline  # noqa: PLC0415

        for number, story in stories.items():
            for place in range(1 + number % 2):
                author = self.authors[(number * 7 + place) % AUTHORS]
                yield Byline(story=story, author=author, sort_order=place)

    def topics_of(self, stories: dict[int, Any]) -> Iterator[Any]:
        from nightdesk.stories.models import Story  # noqa: PLC0415

        of_a_story = Story.topics.through
        for number, story in stories.items():
            for place in range(3):
                topic = self.topics[(number * 11 + place * 17) % TOPICS]
                yield of_a_story(story_id=story.pk, topic_id=topic.pk)

    def tell(self, stories: Iterable[Any]) -> None:
        """On the edition's wire, as publishing does."""
        from nightdesk.events.models import Event, Stream  # noqa: PLC0415

        stream, _is_new = Stream.objects.get_or_create(name=self.edition.wire_stream)
        events = [
            Event(
                stream=stream,
                seq=seq,
                kind="story.published",
                subject_type="stories.story",
                subject_id=story.pk,
                particulars={"version": story.version},
                at=story.published_at,
            )
            for seq, story in enumerate(stories, start=stream.head + 1)
        ]
        Event.objects.bulk_create(events)
        Stream.objects.filter(pk=stream.pk).update(head=events[-1].seq)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
