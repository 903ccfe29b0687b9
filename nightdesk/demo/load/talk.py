"""What the demo's readers say, said by the verbs of talk: what the phases hold, the moderator approves."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from django.utils import timezone

from nightdesk.demo import copy
from nightdesk.demo.copy.talk import DiscussionCopy, Remark
from nightdesk.demo.load.cast import HOST
from nightdesk.demo.load.paper import Newsroom
from nightdesk.people import display_names
from nightdesk.people.models import Person
from nightdesk.people.roles import Role
from nightdesk.stories.models import Story
from nightdesk.talk import posting
from nightdesk.talk.models import Comment, Discussion, Told
from nightdesk.talk.models.reaction import Kind


class Said(NamedTuple):
    """One remark where it belongs, and when it was made."""

    at: datetime
    story: Story
    place: int
    remark: Remark


class Readers:
    """The readers of the demo, by display name: made when they first speak. Nobody signs in as one of them."""

    def __init__(self) -> None:
        self._known: dict[str, Person] = {}

    def called(self, name: str) -> Person:
        if name not in self._known:
            number = len(self._known) + 1
            person = Person.objects.create_user(f"reader{number}@{HOST}", name=name, is_demo=True)
            display_names.take(person, name)
            self._known[name] = person
        return self._known[name]

    def others(self, than: Person, most: int) -> list[Person]:
        return [one for one in self._known.values() if one != than][:most]


def say_all(newsroom: Newsroom) -> Readers:
    """In the order in which it was said, whatever it is about; and who said it."""
    readers = Readers()
    said: dict[tuple[int, int], Comment] = {}
    every = sorted(one for matter in copy.discussions() for one in _of(matter))
    for remark in (one.remark for one in every):
        if remark.by:
            readers.called(remark.by)
    for one in every:
        by = readers.called(one.remark.by) if one.remark.by else newsroom.people[one.remark.role]
        answered = said.get((one.story.pk, one.remark.to))
        said[one.story.pk, one.place] = _say(one, by, answered, newsroom)
        for reader in readers.others(by, one.remark.nods):
            said[one.story.pk, one.place].react(Kind.LIKE, by=reader)
    # They have no mailbox: what was answered in the past needs no letter today.
    Told.objects.filter(mailed_at=None).update(mailed_at=timezone.now())
    return readers


def _of(matter: DiscussionCopy) -> Iterator[Said]:
    stories = Story.objects.filter(slugline=matter.slugline).select_related("edition", "section")
    for story in stories:
        remarks = matter.remarks.get(story.edition.code, ())
        for place, remark in enumerate(remarks, start=1):
            assert story.published_at is not None  # noqa: S101 - only published ones are discussed
            at = story.published_at + timedelta(minutes=remark.at)
            yield Said(at, story, place, remark)


def _say(one: Said, by: Person, answered: Comment | None, newsroom: Newsroom) -> Comment:
    draft = posting.Draft(one.remark.text, answers=answered.key if answered else "")
    comment = posting.post(one.story, draft, by=by, now=one.at)
    moderator = newsroom.people[Role.MODERATOR]
    if not comment.is_shown:
        comment.approve(by=moderator)
        Comment.objects.filter(pk=comment.pk).update(shown_at=one.at)
        Discussion.objects.filter(pk=comment.discussion_id).update(last_at=one.at)
    if one.remark.pick:
        comment.pick(by=moderator)
    return comment
