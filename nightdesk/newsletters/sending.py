"""Sending a number: it is planned, addressed to who reads the newsletter then, and drawn when it leaves."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from nightdesk.bakery.staleness import bump
from nightdesk.lib.origin import origin
from nightdesk.newsletters import drawing, generations, telling
from nightdesk.newsletters.addressing import of_edition, way_out
from nightdesk.newsletters.models import Number, Reader
from nightdesk.notices.post.composing import Draw, Recipient
from nightdesk.notices.post.mail import Mail
from nightdesk.notices.post.models import Dispatch, Mailing, Stage
from nightdesk.people.models import Person

KIND = "newsletter"


@transaction.atomic
def plan(number: Number, due_at: datetime | None = None, *, by: Person | None = None) -> bool:
    """Let it go at that hour, or now. False where somebody did so already."""
    at = due_at or timezone.now()
    if not Mailing.objects.plan(KIND, number.cause, title=str(number), due_at=at):
        return False
    number.mailing = Mailing.objects.get(kind=KIND, about=number.cause)
    number.until = min(number.until, at) if due_at is None else number.until
    number.planned_by = by
    number.save(update_fields=["mailing", "planned_by", "until"])
    telling.of_number("number.planned", number, by, due_at=at.isoformat())
    return True


@transaction.atomic
def plan_again(number: Number, due_at: datetime | None, *, by: Person) -> None:
    """By the desk: for the first time, or at another hour as long as it waits."""
    if number.mailing is None:
        plan(number, due_at, by=by)
        return
    at = due_at or timezone.now()
    waiting = Mailing.objects.filter(pk=number.mailing.pk, stage=Stage.WAITING)
    if waiting.update(due_at=at):
        number.planned_by = by
        number.save(update_fields=["planned_by"])
        telling.of_number("number.planned", number, by, due_at=at.isoformat())


@transaction.atomic
def call_off(number: Number, now: datetime, *, by: Person | None = None) -> bool:
    """Before its hour it becomes a draft again; later nobody is written to any more, and its page is gone."""
    mailing = number.mailing
    if mailing is None:
        return False
    if mailing.stage == Stage.WAITING and mailing.turn(Stage.WAITING, Stage.CALLED_OFF):
        number.mailing = None
        number.save(update_fields=["mailing"])
        mailing.delete()
        telling.of_number("number.called_off", number, by)
        return True
    if not mailing.call_off(now):
        return False
    bump(generations.offer(number.newsletter.edition_id), hides=True)
    telling.of_number("number.stopped", number, by, **mailing.counts())
    return True


class NumberMail:
    """Who gets a number, and what it says to them."""

    def recipients(self, mailing: Mailing, after: int, most: int) -> Sequence[Recipient]:
        newsletter = number_of(mailing).newsletter
        if not after:
            _now_readers_may_find_it(newsletter.edition_id)
        language = newsletter.edition.language
        some = Reader.objects.of(newsletter).after(after)[:most]
        return [Recipient(key, to, language) for key, to in some.values_list("pk", "address")]

    def drawn(self, mailing: Mailing) -> Draw | None:
        number = number_of(mailing)
        said = drawing.draw(number, timezone.now())
        return addressed(number, said) if said else None

    def ended(self, mailing: Mailing) -> None:
        telling.of_number("number.sent", number_of(mailing), None, **mailing.counts())


def addressed(number: Number, said: "drawing.Said") -> Draw:
    """The number to each: all is the same but their own ways out."""
    newsletter = number.newsletter
    edition, list_id = newsletter.edition, newsletter.list_id
    archive = f"{origin()}{newsletter.get_absolute_url()}"

    def mail(dispatch: Dispatch) -> Mail:
        leave, own = way_out(edition, dispatch.whom)
        text, html = said.to(leave, own)
        return Mail(
            dispatch.address, said.subject, text, html,
            key=dispatch.key, leave=leave, list_id=list_id, archive=archive, **of_edition(edition),
        )  # fmt: skip

    return mail


def number_of(mailing: Mailing) -> Number:
    known = Number.objects.select_related("newsletter__edition")
    return known.get(pk=mailing.number)


@transaction.atomic
def _now_readers_may_find_it(edition_id: int) -> None:
    bump(generations.offer(edition_id))
