"""Fills a discussion quickly: many comments at a time, with all the records that posting them one by one leaves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nightdesk.events.models import Event, Stream
    from nightdesk.people.models import Person
    from nightdesk.stories.models import Story
    from nightdesk.talk.models import Comment, Discussion

APART = timedelta(seconds=1)
# One less than that nod to a comment at most.
NODS = 4
AT_ONCE = 500


@dataclass
class Filling:
    """Under a published story, by these people in turn; the newest comment was posted an hour before `now`."""

    story: "Story"
    people: "Sequence[Person]"
    now: datetime

    def fill(self, threads: int, answers: Sequence[int] = ()) -> "list[Comment]":
        """So many threads, the first of them with so many answers each; what opens them, the oldest first."""
        from django.db import transaction  # noqa: PLC0415 - the bench names a data folder before

        from nightdesk.talk.models import Discussion  # noqa: PLC0415

        with transaction.atomic():
            discussion = Discussion.objects.of(self.story)
            self.begin = self.now - timedelta(hours=1) - APART * (threads + sum(answers))
            roots = self.said(discussion, [None] * threads)
            below = [root for root, many in zip(roots, answers, strict=False) for _ in range(many)]
            every = [*roots, *self.said(discussion, below)]
            self.count(roots, answers)
            self.nod(every)
            self.tell(discussion, every)
        return roots

    def said(
        self, discussion: "Discussion", answering: "Sequence[Comment | None]"
    ) -> "list[Comment]":
        from nightdesk.talk.models import Comment  # noqa: PLC0415
        from nightdesk.talk.state import State  # noqa: PLC0415

        made = []
        for number, root in enumerate(answering):
            self.begin += APART
            text = f"Number {number} of what people say about the harbour at that hour."
            author = self.people[number % len(self.people)]
            comment = Comment(
                discussion=discussion,
                author=author,
                text=text,
                html=f"<p>{text}</p>",
                language="en",
                posted_at=self.begin,
                shown_at=self.begin,
                state=State.SHOWN,
                parent=root,
                root=root,
                depth=int(root is not None),
            )
            made.append(comment)
        return Comment.objects.bulk_create(made, batch_size=AT_ONCE)

    def count(self, roots: "Sequence[Comment]", answers: Sequence[int]) -> None:
        by_many: dict[int, list[int]] = {}
        for root, many in zip(roots, answers, strict=False):
            root.replies = many
            by_many.setdefault(many, []).append(root.pk)
        for many, keys in by_many.items():
            for some in batched(keys):
                type(roots[0]).objects.filter(pk__in=some).update(replies=many)

    def nod(self, every: "Sequence[Comment]") -> None:
        """From nobody to three people, none of whom wrote it."""
        from nightdesk.talk.models import Reaction  # noqa: PLC0415
        from nightdesk.talk.models.reaction import Kind  # noqa: PLC0415

        made = []
        for number, comment in enumerate(every):
            others = [one for one in self.people if one.pk != comment.author_id]
            nodding = others[: number % NODS]
            made += [Reaction(comment=comment, person=one, kind=Kind.LIKE) for one in nodding]
            comment.likes = len(nodding)
            comment.reactions = {Kind.LIKE: len(nodding)} if nodding else {}
        Reaction.objects.bulk_create(made, batch_size=AT_ONCE)
        for likes in range(1, NODS):
            liked = [one.pk for one in every if one.likes == likes]
            for some in batched(liked):
                here = type(every[0]).objects.filter(pk__in=some)
                here.update(likes=likes, reactions={Kind.LIKE: likes})

    def tell(self, discussion: "Discussion", every: "Sequence[Comment]") -> None:
        """On the discussion's stream; and the discussion is as of the last of it."""
        from nightdesk.events.models import Event, Stream  # noqa: PLC0415
        from nightdesk.talk.models.venue import noted  # noqa: PLC0415

        stream, _is_new = Stream.objects.get_or_create(name=discussion.stream)
        events = [
            self.event(stream, seq, comment)
            for seq, comment in enumerate(every, start=stream.head + 1)
        ]
        stored = Event.objects.bulk_create(events, batch_size=AT_ONCE)
        Stream.objects.filter(pk=stream.pk).update(head=stored[-1].seq)
        discussion.comments += len(every)
        discussion.threads += sum(one.parent_id is None for one in every)
        discussion.last_at = every[-1].shown_at
        discussion.heard = noted(stored[-1])
        discussion.save()

    def event(self, stream: "Stream", seq: int, comment: "Comment") -> "Event":
        from nightdesk.events.models import Event  # noqa: PLC0415

        return Event(
            stream=stream,
            seq=seq,
            kind="comment.posted",
            subject_type=comment._meta.label_lower,
            subject_id=comment.pk,
            actor=comment.author,
            at=comment.posted_at,
        )


def batched(keys: list[int]) -> Iterator[list[int]]:
    return (keys[start : start + AT_ONCE] for start in range(0, len(keys), AT_ONCE))
