"""Trying: rules that do not count yet are held against last month's comments, batch by batch.

What happened is known by now: what readers see, and what moderators rejected. Floods, repetitions and the
hook are no matter of a text alone and are left out; of a record of rejections the whole is taken, not the
last twenty.
"""

import time
from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Count, Min, QuerySet
from django.utils import timezone

from nightdesk.people.models import Person
from nightdesk.talk.models.comment import Comment
from nightdesk.talk.models.placed import placed
from nightdesk.talk.models.rules import Rules
from nightdesk.talk.models.terms import Standing
from nightdesk.talk.models.trial import Trial
from nightdesk.talk.moderation import (
    banned,
    closed,
    flood,
    frozen,
    hook,
    length,
    muted_words,
    phases,
    repetition,
)
from nightdesk.talk.moderation.history import History
from nightdesk.talk.moderation.submission import Decision, Submission
from nightdesk.talk.permissions import refuse_unless_ruling
from nightdesk.talk.scopes import of_edition
from nightdesk.talk.state import Openness, State

# What is no matter of the text and of who wrote it, or was asked when it was written.
LEFT_OUT = {frozen, flood, closed, banned, length, repetition, hook}
PHASES = tuple(phase for phase in phases.PHASES if phase not in LEFT_OUT)
BACK = timedelta(days=30)
MOST = 20_000
BATCH = 200
SECONDS = 2.0  # so long one press of a button may take
EXAMPLES = 20
LOOKED_AT = (State.SHOWN, State.HELD, State.REJECTED)
_OPEN = Standing(Openness.OPEN)
Tallies = dict[int, Counter[str]]


def begin(rules: Rules, *, by: Person, now: datetime | None = None) -> Trial:
    """The trial of these rules, begun if nobody has."""
    refuse_unless_ruling(by)
    until = now or timezone.now()
    since = until - BACK
    there = _comments(rules, since, until).order_by("-posted_at")
    if (beyond := there.values_list("posted_at", flat=True)[MOST : MOST + 1].first()) is not None:
        since = beyond
    first = _comments(rules, since, until).aggregate(first=Min("pk"))["first"] or 0
    trial, _made = Trial.objects.get_or_create(
        rules=rules,
        defaults={
            "since": since,
            "until": until,
            "reached": first - 1,
            "to_look_at": _comments(rules, since, until).count(),
        },
    )
    return trial


def go_on(trial: Trial, *, by: Person, seconds: float = SECONDS) -> None:
    """Look at further comments for so many seconds at most, one batch at least."""
    refuse_unless_ruling(by)
    end = time.monotonic() + seconds
    while not trial.is_done and _step(trial) and time.monotonic() < end:
        pass


def _comments(rules: Rules, since: datetime, until: datetime) -> QuerySet[Comment]:
    there = Comment.objects.filter(state__in=LOOKED_AT, posted_at__gte=since, posted_at__lt=until)
    return there.filter(of_edition(rules.edition))


def _step(trial: Trial) -> bool:
    """One batch; False when somebody else looked at it meanwhile."""
    rules = trial.rules
    further = _comments(rules, trial.since, trial.until).filter(pk__gt=trial.reached)
    batch = list(further.select_related("author", *placed()).order_by("pk")[:BATCH])
    figures = _Figures(trial.figures)
    before = rules.rulebook_before
    tallies = _tallies(batch)
    for comment in batch:
        submission = _submission(comment, rules, tallies)
        other = replace(submission, tried=before)
        other.remembered.update(submission.remembered)
        decided = phases.judge(submission, PHASES)
        figures.add(comment, decided, phases.judge(other, PHASES).verdict)
        tallies[comment.author_id][comment.state] += 1
    columns = {
        "reached": batch[-1].pk if batch else trial.reached,
        "looked_at": trial.looked_at + len(batch),
        "figures": figures.kept,
        "is_done": len(batch) < BATCH,
    }
    with transaction.atomic():
        here = Trial.objects.filter(pk=trial.pk, reached=trial.reached, is_done=False)
        was_first = bool(here.update(**columns))
    trial.refresh_from_db()
    return was_first


def _submission(comment: Comment, rules: Rules, tallies: Tallies) -> Submission:
    submission = Submission(
        author=comment.author,
        text=comment.text,
        place=comment.venue.name,
        edition=rules.edition,
        section=None,
        standing=_OPEN,
        language=comment.language,
        now=comment.posted_at,
        tried=rules.rulebook,
    )
    so_far = tallies[comment.author_id]
    shown = so_far[State.SHOWN]
    history = History(shown, so_far[State.REJECTED], shown)
    submission.remembered.update(history=history, reading=muted_words.read(submission))
    return submission


def _tallies(batch: list[Comment]) -> Tallies:
    """What had become of each author's comments before the batch. One query."""
    tallies: Tallies = {comment.author_id: Counter() for comment in batch}
    if batch:
        before = Comment.objects.filter(author__in=tallies, posted_at__lt=batch[0].posted_at)
        counted = before.values_list("author", "state").annotate(Count("pk")).order_by()
        for author, state, number in counted:
            tallies[author][state] = number
    return tallies


class _Figures:
    """What was found so far, in numbers and lists only: it is kept between batches.

    `now` and `then` count verdicts of the rules that count and of those that are tried; `outcomes` what
    became of what the tried ones say; `reasons` why, with the word it was. `wrongly` would be stopped and
    readers see it, `missed` would pass and moderators rejected it; both are keys of comments.
    """

    def __init__(self, kept: dict[str, Any]) -> None:
        self.kept = {
            "now": {}, "then": {}, "outcomes": {}, "reasons": {},
            "wrongly": [], "missed": [], "otherwise": 0, **kept,
        }  # fmt: skip

    def add(self, comment: Comment, decided: Decision, now: str) -> None:
        self._count("now", now)
        self._count("then", decided.verdict)
        self._count("outcomes", f"{decided.verdict} {comment.state}")
        if decided.reason:
            word = (decided.particulars or {}).get("word", "")
            self._count("reasons", f"{decided.reason}:{word}")
        self.kept["otherwise"] += decided.verdict != now
        passes = decided.verdict == "pass"
        if passes and comment.state == State.REJECTED:
            self._example("missed", comment)
        elif not passes and comment.state == State.SHOWN and decided.verdict != now:
            self._example("wrongly", comment)

    def _count(self, what: str, name: str) -> None:
        self.kept[what][name] = self.kept[what].get(name, 0) + 1

    def _example(self, what: str, comment: Comment) -> None:
        if len(self.kept[what]) < EXAMPLES:
            self.kept[what].append(comment.key)
