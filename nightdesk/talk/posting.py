"""Posting: from what a reader sends to a comment or a message, past the phases. The one door for both.

The phases are asked before the transaction begins: what they refuse costs no lock and no write but its ruling.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nightdesk.live.models import Post
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from nightdesk.talk.errors import NotNow, NotTaken
from nightdesk.talk.models import Comment, Discussion, Room, Ruling, Told, Venue
from nightdesk.talk.models.comment import DEEPEST
from nightdesk.talk.models.ruling import Verdict
from nightdesk.talk.models.turning import Turn
from nightdesk.talk.moderation import phases, repetition
from nightdesk.talk.moderation.reasons import sentence
from nightdesk.talk.moderation.submission import Decision, Submission
from nightdesk.talk.state import State
from nightdesk.talk.text import as_html, typed

LONGEST_NUMBER = 9


@dataclass(frozen=True, slots=True)
class Draft:
    """What a reader sends. `once` is the sender's word for this attempt: sent again, it is the same comment.

    `about` is the number of the live blog's post that it is about, if any; an answer is about what its
    thread is about.
    """

    text: str
    answers: str = ""
    about: str = ""
    language: str = ""
    once: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Below:
    """What it answers, and the post that the thread is about."""

    parent: Comment | None
    about_id: int | None


def post(at: Story | Room, draft: Draft, *, by: Person, now: datetime | None = None) -> Comment:
    """The new comment, shown or held. Raises NotTaken with the reason when it is refused.

    `at` must be a story or a room that readers see; `draft.answers` is the key of a comment that is shown
    there.
    """
    now = now or timezone.now()
    venue = at if isinstance(at, Room) else Discussion(story=at)
    if draft.once and (sent := Comment.objects.filter(author=by, once=draft.once).first()):
        return sent
    parent = _answered(venue, draft.answers)
    below = Below(parent, _about(venue, draft.about, parent))
    submission = submitted(venue, draft, by=by, now=now)
    decision = phases.judge(submission)
    if decision.verdict == "refuse":
        if draft.once and (sent := Comment.objects.filter(author=by, once=draft.once).first()):
            return sent  # by the same attempt, while this one was judged
        refuse(decision, submission)
    try:
        with transaction.atomic():
            return _take(venue, draft, submission, (decision, below))
    except IntegrityError:  # the same attempt, twice at once
        return Comment.objects.get(author=by, once=draft.once)


def edit(comment: Comment, text: str, *, by: Person, now: datetime | None = None) -> None:
    """Another text in place of a reader's own, past the same phases. `comment` knows its story."""
    now = now or timezone.now()
    draft = Draft(text, language=comment.language)
    submission = submitted(comment.venue, draft, by=by, now=now, is_edit=True)
    decision = phases.judge(submission)
    if decision.verdict == "refuse":
        refuse(decision, submission)
    with transaction.atomic():
        to = State.HELD if decision.verdict == "hold" else State.SHOWN
        comment.edit(submission.text, by=by, to=to, now=now)
        repetition.claim(submission)
        _rule(decision, submission, comment)


def submitted(
    venue: Venue, draft: Draft, *, by: Person, now: datetime, is_edit: bool = False
) -> Submission:
    return Submission(
        author=by,
        text=typed(draft.text),
        place=venue.name,
        edition=venue.edition,
        section=venue.section,
        standing=venue.standing(),
        manner=venue.manner,
        language=draft.language or venue.edition.language,
        now=now,
        address=draft.address,
        is_edit=is_edit,
    )


def refuse(decision: Decision, submission: Submission) -> None:
    """Keep that it was refused and why, and say so. What was written is not kept: it is the writer's."""
    if decision.is_kept:
        _rule(decision, submission, None)
    raise NotTaken(decision.reason, sentence(decision.reason, decision.particulars))


def _answered(venue: Venue, key: str) -> Comment | None:
    if not key:
        return None
    found = Comment.objects.shown().said_in(venue).filter(key=key).first()
    if found is None:
        raise NotNow(_("The comment that you answer is gone."))
    return found


def _about(venue: Venue, number: str, parent: Comment | None) -> int | None:
    if parent is not None:
        return parent.about_id
    if not number or isinstance(venue, Room):
        return None
    post = post_of(venue.pk, number)
    if post is None:
        raise NotNow(_("The post that this is about was taken back."))
    return post.pk


def post_of(story_id: int, number: str) -> Post | None:
    """The post of a live blog that readers see under this number."""
    if not number.isdecimal() or len(number) > LONGEST_NUMBER:
        return None
    return Post.objects.shown().filter(blog=story_id, number=int(number)).first()


def _take(
    venue: Venue, draft: Draft, submission: Submission, ruled: tuple[Decision, Below]
) -> Comment:
    decision, below = ruled
    is_held = decision.verdict == "hold"
    comment = Comment(
        **_place(venue, below),
        author=submission.author,
        text=submission.text,
        html=as_html(submission.text),
        language=submission.language,
        posted_at=submission.now,
        shown_at=None if is_held else submission.now,
        state=State.HELD if is_held else State.SHOWN,
        once=draft.once or None,
    )
    comment.save(force_insert=True)
    if not repetition.claim(submission):
        raise NotTaken("repeated", sentence("repeated"))
    if not is_held:
        comment.venue.count(comment, 1, submission.now)
        Told.objects.tell(comment, submission.now)
    _rule(decision, submission, comment)
    kind = "held" if is_held else "posted"
    turn = Turn(kind, submission.author, State(comment.state), at=submission.now)
    comment.tell(turn, is_public=not is_held)
    return comment


def _place(venue: Venue, below: Below) -> dict[str, Any]:
    """Where it stands: below what it answers; in a room, after all others."""
    here, parent = venue.begun(), below.parent
    if isinstance(here, Room):
        return {"room": here, "parent": parent}
    return {
        "discussion": here,
        "about_id": below.about_id,
        "parent": parent,
        "root_id": (parent.root_id or parent.pk) if parent else None,
        "depth": min(parent.depth + 1, DEEPEST) if parent else 0,
    }


def _rule(decision: Decision, submission: Submission, comment: Comment | None) -> None:
    if decision.verdict == "pass":
        return
    Ruling.objects.create(
        comment=comment,
        author=submission.author,
        verdict=Verdict.HOLD if decision.verdict == "hold" else Verdict.REFUSE,
        phase=decision.phase,
        reason=decision.reason,
        particulars=decision.particulars or {},
        at=submission.now,
    )
