"""The sender: hands over what mailings owe, each mail once, as fast as the operator allows."""

import logging
import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from nightdesk.events import pulse
from nightdesk.lib.ticking import Ticking
from nightdesk.notices.post import bounced, filling
from nightdesk.notices.post.carriers import Answer, Carrier, ServerAway
from nightdesk.notices.post.composing import Draw, composer_of
from nightdesk.notices.post.journal import SLOTS, Held, Journal, Mark
from nightdesk.notices.post.models import Dispatch, Mailing, Stage, Step

logger = logging.getLogger(__name__)

MOST_TRIES = 8
FRESH = 1.0
STEPS = {
    Mark.ACCEPTED: Step.SENT,
    Mark.UNSURE: Step.UNSURE,
    Mark.REFUSED: Step.FAILED,
    Mark.DROPPED: Step.DROPPED,
}


@dataclass
class Drawings:
    """What each mailing says, drawn anew when anything was committed since; of other machines no pulse tells."""

    drawn: dict[int, Draw | None] = field(default_factory=dict)
    as_of: int = -1
    since: float = 0.0

    def of(self, mailing: Mailing) -> Draw | None:
        beat, now = pulse.count(), time.monotonic()
        if beat != self.as_of or now > self.since + FRESH:
            self.drawn.clear()
            self.as_of, self.since = beat, now
        if mailing.pk not in self.drawn:
            self.drawn[mailing.pk] = composer_of(mailing).drawn(mailing)
        return self.drawn[mailing.pk]


class Sender:
    """One at a time on a machine: whoever holds the journal."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self.carrier = Carrier()
        self.drawings = Drawings()

    def settle(self, now: datetime) -> None:
        """Write down how far the last holder came, who may have died over it."""
        left = self.journal.read()
        claimed = Dispatch.objects.claimed(self.journal.name)
        answers = {one.pk: Answer(left.get(one.pk, Mark.NOTHING)) for one in claimed}
        record(answers, now)
        Dispatch.objects.forgotten(now).update(step=Step.UNSURE)

    def send_some(self, most: int) -> int:
        """Of what is due now; how many were taken in hand."""
        now = timezone.now()
        claimed = Dispatch.objects.claim(self.journal.name, most, now)
        if not claimed:
            end_those_that_are_done(now)
            return 0
        self.journal.lay_out([one.pk for one in claimed])
        answers: dict[int, Answer] = {}
        try:
            for one in claimed:
                answers[one.pk] = self._send(one)
                self.journal.mark(one.pk, answers[one.pk].mark)
        finally:
            record({one.pk: Answer(Mark.NOTHING) for one in claimed} | answers, timezone.now())
            self.journal.lay_out(())
            bounced.heed({one.address: answers[one.pk] for one in claimed if one.pk in answers})
        return len(claimed)

    def _send(self, dispatch: Dispatch) -> Answer:
        draw = self.drawings.of(dispatch.mailing)
        mail = draw(dispatch) if draw else None
        if mail is None:
            return Answer(Mark.DROPPED)
        try:
            return self.carrier.hand_over(mail, self.journal.place(dispatch.pk))
        except ValueError as reason:  # no mail can be made of it: another try would end the same
            return Answer(Mark.REFUSED, str(reason)[:200])


@transaction.atomic
def record(answers: dict[int, Answer], now: datetime) -> None:
    """Into the ledger. What was not begun, and what a server put off, waits again."""
    for mark, step in STEPS.items():
        told = {} if step in {Step.SENT, Step.UNSURE} else {"sent_at": None}
        Dispatch.objects.turn(_with(answers, mark), step, **told)
    not_tried = {"next_try_at": now, "attempts": F("attempts") - 1, "sent_at": None}
    Dispatch.objects.turn(_with(answers, Mark.NOTHING), Step.WAITING, **not_tried)
    for one in Dispatch.objects.filter(pk__in=_with(answers, Mark.PUT_OFF)):
        if one.attempts >= MOST_TRIES:
            Dispatch.objects.turn([one.pk], Step.FAILED, sent_at=None)
        else:
            later = now + timedelta(minutes=2**one.attempts)
            Dispatch.objects.turn([one.pk], Step.WAITING, next_try_at=later, sent_at=None)
    for mark in (Mark.REFUSED, Mark.PUT_OFF, Mark.UNSURE):
        for pk in _with(answers, mark):
            Dispatch.objects.filter(pk=pk).update(said=answers[pk].said)


def _with(answers: dict[int, Answer], mark: Mark) -> list[int]:
    return [pk for pk, answer in answers.items() if answer.mark == mark]


def end_those_that_are_done(now: datetime) -> None:
    for mailing in Mailing.objects.being(Stage.SENDING):
        left = mailing.dispatches.filter(step__in=(Step.WAITING, Step.CLAIMED))
        if not left.exists():
            _end(mailing, now)


@transaction.atomic
def _end(mailing: Mailing, now: datetime) -> None:
    if mailing.turn(Stage.SENDING, Stage.SENT, ended_at=now):
        composer_of(mailing).ended(mailing)


class MailingClock(Ticking):
    """Runs in every process that serves; one of them has the journal, and sends."""

    pause = 2.0
    when_away = 30.0

    def __init__(self) -> None:
        super().__init__()
        self._held: Held | None = None
        self._sender: Sender | None = None

    def tick(self) -> float:
        sender = self._sender or self._take_over()
        if sender is None:
            return self.pause
        begun, now = time.monotonic(), timezone.now()
        filling.begin_due(now)
        filling.fill(now)
        at_once, seconds = pace(settings.MAIL_PER_SECOND)
        try:
            sent = sender.send_some(at_once)
        except ServerAway as away:
            logger.warning("No mail server takes mail: %s", away)
            return self.when_away
        if sent < at_once:
            sender.carrier.close()
            for mailing in Mailing.objects.to_be_forgotten(now)[:1]:
                mailing.forget()
            return self.pause
        return max(0.0, seconds - (time.monotonic() - begun))

    def _take_over(self) -> Sender | None:
        self._held = Held.take(Path(settings.DATA))
        if self._held is None:
            return None
        sender = Sender(self._held.journal)
        sender.settle(timezone.now())
        self._sender = sender
        return sender

    def run(self) -> None:
        super().run()
        if self._held:
            self._held.close()


def pace(per_second: float) -> tuple[int, float]:
    """How many at once, and how many seconds they may take at least. Nought: as fast as the server takes them."""
    if per_second <= 0:
        return SLOTS, 0.0
    at_once = max(1, min(SLOTS, round(per_second)))
    return at_once, at_once / per_second
