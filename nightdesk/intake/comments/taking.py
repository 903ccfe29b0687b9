"""Taking comments in: a thread at a time, each comment accounted for, nothing twice."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Count, Max, Q
from django.utils.translation import gettext as _

from nightdesk.bakery.staleness import bump
from nightdesk.editions.models import Edition
from nightdesk.events.models import Act, append
from nightdesk.intake.account import Outcome, Row
from nightdesk.intake.comments.finding import story_at
from nightdesk.intake.comments.guests import guest
from nightdesk.intake.comments.incoming import Incoming, Standing, Thread
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from nightdesk.talk import generations
from nightdesk.talk.models import Comment, Discussion
from nightdesk.talk.models.comment import DEEPEST
from nightdesk.talk.state import State
from nightdesk.talk.text import as_html, typed

LONGEST = 20_000
LONGEST_NAME = 60
LONGEST_TITLE = 60
STATES = {Standing.SHOWN: State.SHOWN, Standing.HELD: State.HELD}


@dataclass
class Taking:
    """One run: into which edition, from which system, and when."""

    edition: Edition
    system: str
    now: datetime
    by: Person = field(default_factory=guest)

    def rows(self, threads: Iterator[Thread]) -> Iterator[Row]:
        """The account, a row for each comment of the file."""
        for thread in threads:
            story = story_at(thread.addresses, self.edition)
            if story is None:
                why = _("its page is no story of this edition")
                yield from (_row(one, thread, Outcome.SKIPPED, why) for one in thread.comments)
            else:
                yield from self._take(thread, story)

    @transaction.atomic
    def _take(self, thread: Thread, story: Story) -> list[Row]:
        names = {one.number: self._name(thread, one.number) for one in thread.comments}
        known = Comment.objects.filter(author=self.by, once__in=names.values())
        found = {one.once: one for one in known}
        before = len(found)
        told = [self._one(one, thread, (story, names, found)) for one in _in_order(thread.comments)]
        if len(found) > before:
            self._count(story, len(found) - before)
        return told

    def _one(
        self,
        one: Incoming,
        thread: Thread,
        at_hand: tuple[Story, dict[str, str], dict[str | None, Comment]],
    ) -> Row:
        story, names, found = at_hand
        once = names[one.number]
        text = typed(one.text)
        if once in found:
            return _row(one, thread, Outcome.UNCHANGED)
        if why := _why_not(one, text):
            return _row(one, thread, Outcome.SKIPPED, why)
        parent = found.get(names.get(one.parent, ""))
        notes = [_("held for a moderator")] if one.standing == Standing.HELD else []
        if one.parent and parent is None:
            notes.append(_("what it answers was not taken"))
        found[once] = self._made(one, text, (story, once, parent))
        address = story.get_absolute_url()
        return _row(one, thread, Outcome.TAKEN, notes=(*notes,), address=address)

    def _made(self, one: Incoming, text: str, place: tuple[Story, str, Comment | None]) -> Comment:
        story, once, parent = place
        assert one.at is not None  # noqa: S101  # else it was skipped
        state = STATES[one.standing]
        return Comment.objects.create(
            discussion=Discussion.objects.of(story),
            author=self.by,
            printed_as=_name_of(one),
            text=text,
            html=as_html(text),
            language=story.edition.language,
            posted_at=one.at,
            shown_at=one.at if state == State.SHOWN else None,
            state=state,
            once=once,
            parent=parent,
            root_id=(parent.root_id or parent.pk) if parent else None,
            depth=min(parent.depth + 1, DEEPEST) if parent else 0,
        )

    def _name(self, thread: Thread, number: str) -> str:
        """By what it is recognised in a second run."""
        said = f"{self.system}\n{thread.site}\n{self.edition.code}\n{number}"
        return hashlib.sha256(said.encode(errors="replace")).hexdigest()

    def _count(self, story: Story, many: int) -> None:
        """Counted anew, once for all that came."""
        here = Comment.objects.filter(discussion=story.pk)
        shown = here.filter(state=State.SHOWN)
        sums = shown.aggregate(
            comments=Count("pk"), threads=Count("pk", filter=Q(parent=None)), last=Max("shown_at")
        )
        discussion = Discussion.objects.of(story)
        Discussion.objects.filter(pk=story.pk).update(
            comments=sums["comments"], threads=sums["threads"], last_at=sums["last"]
        )
        below = shown.exclude(root=None).values_list("root").annotate(n=Count("pk")).order_by()
        for root, replies in below:
            here.filter(pk=root).exclude(replies=replies).update(replies=replies)
        bump(generations.discussion(story.pk), generations.discussed(story.pk))
        act = Act("discussion.taken_in", discussion, None, self.now, {"comments": many})
        append(f"moderation:{self.edition.code}", act)


def _in_order(comments: list[Incoming]) -> list[Incoming]:
    """What is answered before its answers, else as they were written. What answers in a circle comes last."""
    waiting = {one.number: one for one in comments}
    below: dict[str, list[Incoming]] = {}
    for one in comments:
        below.setdefault(one.parent if one.parent in waiting else "", []).append(one)
    ready, said, seen = list(reversed(below.get("", []))), [], set()
    while ready:
        one = ready.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        said.append(one)
        ready.extend(reversed(below.get(one.number, [])))
    return said + [one for one in comments if id(one) not in seen]


def _why_not(one: Incoming, text: str) -> str:
    """Why it is not taken, or nothing."""
    reasons = (
        (bool(one.why_not), one.why_not),
        (one.standing == Standing.SPAM, _("it was spam there")),
        (one.standing == Standing.DELETED, _("it was deleted there")),
        (not one.number, _("it has no number, so a second run could not recognise it")),
        (not text, _("nothing is in it")),
        (len(text) > LONGEST, _("it is longer than any comment")),
        (one.at is None, _("nobody knows when it was written")),
    )
    return next((why for is_so, why in reasons if is_so), "")


def _name_of(one: Incoming) -> str:
    """As it was signed; an e-mail address is nobody's name."""
    name = " ".join(typed(one.author).split())
    return "" if "@" in name else name[:LONGEST_NAME].strip()


def _row(one: Incoming, thread: Thread, outcome: Outcome, reason: str = "", **more: Any) -> Row:
    title = " ".join(one.text.split())[:LONGEST_TITLE]
    place = thread.title or (thread.addresses[0] if thread.addresses else "")
    source = f"{one.number} ({place})" if place else one.number
    return Row(source, "comment", title, outcome, reason, **more)
