"""Fragments of a discussion: a comment as open pages get it, drawn by the template that drew the page."""

from collections.abc import Sequence

from django.template.loader import render_to_string
from django.utils import timezone, translation

from nightdesk.events.models import Event
from nightdesk.live.models import Post
from nightdesk.stories.models import Story
from nightdesk.stories.visibility import may_see
from nightdesk.stream.channels import Channel, Fragment, Line, Operation
from nightdesk.talk.cutting import CUT
from nightdesk.talk.models import Comment, Discussion, Terms

# After these a comment is there that was not: a page puts it where it belongs.
COMING = frozenset({"comment.posted", "comment.restored"})


def find(name: str) -> Line | None:
    """`discussion:` and the story's uri, where readers see the story and may have a discussion."""
    uri = name.partition(":")[2]
    story = Story.objects.visible_to(None, timezone.now()).filter(uri=uri).for_lines().first()
    if story is None or Terms.objects.standing_of(story).is_off:
        return None
    return Line(name, log=f"discussion:{story.uri}")


def paint(events: Sequence[Event]) -> list[Fragment]:
    """Each event as its comment is now: of what readers may no longer see the place is left, or nothing."""
    keys = {event.subject_id for event in events if event.kind != CUT}
    every = {one.pk: one for one in Comment.objects.filter(pk__in=keys).in_place()}
    listed = set(Comment.objects.filter(pk__in=keys).listed().values_list("pk", flat=True))
    discussion = _discussion_of(events[0], every)
    story, count, edition = discussion.story, discussion.comments, discussion.story.edition
    is_seen = may_see(None, story, timezone.now()) and not Terms.objects.standing_of(story).is_off
    with translation.override(edition.interface_language), timezone.override(edition.zone):
        return [
            _cut(event, count if is_seen else 0)
            if event.kind == CUT
            else _drawn(event, every[event.subject_id], count)
            if is_seen and event.subject_id in listed
            else _gone(every[event.subject_id], count if is_seen else 0)
            for event in events
        ]


def _discussion_of(event: Event, every: dict[int, Comment]) -> Discussion:
    """All events are of one; it is read after its comments, so that it counts them all."""
    key = event.subject_id if event.kind == CUT else every[event.subject_id].discussion_id
    return Discussion.objects.select_related("story__edition", "story__section").get(pk=key)


def _drawn(event: Event, comment: Comment, count: int) -> Fragment:
    """A comment that opens a thread comes first; an answer comes after the others of its thread."""
    operation: Operation = "replace"
    if event.kind in COMING and not comment.is_gone:
        operation = "append" if comment.root_id else "prepend"
    html = render_to_string("talk/_comment.html", {"comment": comment, "count": count})
    return Fragment(operation, comment.element_id, html)


def _gone(comment: Comment, count: int) -> Fragment:
    html = render_to_string("talk/_count.html", {"count": count, "about": comment.about})
    return Fragment("remove", comment.element_id, html)


def _cut(event: Event, count: int) -> Fragment:
    """All about a post that was killed."""
    html = render_to_string("talk/_count.html", {"count": count})
    return Fragment("remove", Post(number=event.particulars["post"]).element_id, html)


CHANNEL = Channel(find, paint)
