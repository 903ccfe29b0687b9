"""The audience: who is told of an alert. Those who follow; of a correction also those who had been told before."""

from django.db.models import Q, QuerySet

from nightdesk.follows.models import Alert, Alerted, Follow, Kind
from nightdesk.follows.models.alert import KILLED
from nightdesk.follows.models.follow import FollowQuerySet, Of
from nightdesk.notices.push.models import Endpoint, PushDelivery
from nightdesk.people.models import Person
from nightdesk.stories.models import Story

# What they were told was wrong, or does not stand any more.
OWNED_UP_TO = frozenset({"story.corrected", "story.retracted", "post.corrected"})


def subjects(alert: Alert) -> list[Of]:
    """What somebody may follow to be told of this."""
    if alert.is_killed:
        return []
    if alert.story is None:
        return [Of(alert.edition, Kind.FLASHES)]
    if alert.kind != "story.published":
        return [Of(alert.edition, Kind.STORY, alert.story.pk)]
    return subjects_of(alert.story)


def subjects_of(story: Story) -> list[Of]:
    """Of a new story: its section, its topics, those who sign it."""
    topics = story.topics.values_list("pk", flat=True)
    authors = {line.author_id for line in story.bylines.all() if line.author_id}
    return [
        Of(story.edition, Kind.SECTION, story.section_id),
        *(Of(story.edition, Kind.TOPIC, key) for key in topics),
        *(Of(story.edition, Kind.AUTHOR, key) for key in sorted(authors)),
    ]


def follows(alert: Alert) -> FollowQuerySet:
    return Follow.objects.about_any(subjects(alert))


def people(alert: Alert) -> "QuerySet[Person]":
    """Who finds it on their page."""
    wanted = Q(pk__in=follows(alert).exclude(person=None).values("person"))
    if alert.kind in OWNED_UP_TO:
        told = Alerted.objects.filter(alert__in=Alert.objects.on_same(alert))
        wanted |= Q(pk__in=told.values("person"))
    return Person.objects.filter(wanted, is_active=True, leaves_at=None)


def endpoints(alert: Alert) -> "QuerySet[Endpoint]":
    """The browsers that show it: of people who follow, of nobody in particular, and those that showed it before."""
    mine = follows(alert).by_push()
    wanted = Q(person__in=mine.exclude(person=None).values("person"))
    wanted |= Q(pk__in=mine.exclude(endpoint=None).values("endpoint"))
    if alert.kind in OWNED_UP_TO | KILLED:
        wanted |= Q(pk__in=PushDelivery.objects.reached(alert.tag).values("pk"))
    return Endpoint.objects.filter(wanted).filter(that_may_be_told())


def that_may_be_told() -> Q:
    """Whose account is closed is told nothing any more."""
    return Q(person=None) | Q(person__is_active=True, person__leaves_at=None)
