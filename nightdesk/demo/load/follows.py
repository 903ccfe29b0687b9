"""What the demo's reader follows: every flash of the leading edition, a section, and what its newest story is about."""

from nightdesk.editions.models import Edition
from nightdesk.follows.models import Follow, Kind
from nightdesk.follows.models.follow import Of
from nightdesk.people.models import Person


def begin(reader: Person) -> None:
    edition = Edition.objects.leading()
    assert edition is not None  # noqa: S101 - for the types: it was founded a moment ago
    Follow.objects.begin(reader, Of(edition, Kind.FLASHES))
    newest = edition.stories.published().newest_first().first()
    if newest is not None:
        Follow.objects.begin(reader, Of(edition, Kind.SECTION, newest.section_id))
        for topic in newest.topics.all():
            Follow.objects.begin(reader, Of(edition, Kind.TOPIC, topic.pk))
