"""The demo's rooms: opened, talked in and closed by the verbs of talk."""

from datetime import datetime, timedelta

from nightdesk.demo import copy
from nightdesk.demo.copy.rooms import RoomCopy
from nightdesk.demo.load.paper import Newsroom
from nightdesk.demo.load.talk import Readers
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from nightdesk.talk import posting
from nightdesk.talk.models import Comment, Room, Told
from nightdesk.talk.models.reaction import Kind
from nightdesk.talk.rooms import opening

# After the last word of a room that is over.
UNTIL_CLOSED = timedelta(hours=1)


def open_all(newsroom: Newsroom, readers: Readers, now: datetime) -> None:
    for one in copy.rooms():
        begin = now - timedelta(hours=one.ago)
        host = newsroom.people[one.host]
        room = _opened(one, newsroom, host, begin)
        said = _say_all(room, one, newsroom, (readers, begin))
        if one.pinned:
            room.pin(said[one.pinned - 1], by=host)
        if one.over:
            ended = begin + timedelta(minutes=one.said[-1].at) + UNTIL_CLOSED
            room.close(by=newsroom.people["chief_editor"])
            room.change(by=newsroom.people["chief_editor"], closed_at=ended)
        room.settle()
    # They have no mailbox: what was answered in the past needs no letter today.
    Told.objects.filter(mailed_at=None).update(mailed_at=now)


def _opened(one: RoomCopy, newsroom: Newsroom, host: Person, begin: datetime) -> Room:
    edition = newsroom.editions[one.edition]
    story = Story.objects.filter(edition=edition, slugline=one.slugline).first()
    words = {"title": one.title, "slug": one.slug, "about": one.about, "story": story}
    manner = {"hosts": [host], "opens_at": begin, "trusts_newcomers": True}
    return opening.open_room(edition, by=newsroom.people["chief_editor"], **words, **manner)


def _say_all(
    room: Room, one: RoomCopy, newsroom: Newsroom, since: tuple[Readers, datetime]
) -> list[Comment]:
    readers, begin = since
    said: list[Comment] = []
    for remark in one.said:
        by = readers.called(remark.by) if remark.by else newsroom.people[remark.role]
        draft = posting.Draft(remark.text, answers=said[remark.to - 1].key if remark.to else "")
        message = posting.post(room, draft, by=by, now=begin + timedelta(minutes=remark.at))
        for reader in readers.others(by, remark.nods):
            message.react(Kind.LIKE, by=reader)
        said.append(message)
    return said
