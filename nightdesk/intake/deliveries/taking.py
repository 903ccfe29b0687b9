"""Taking a delivery: once for each key, in one transaction, with an answer that can be given again."""

from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, OperationalError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from nightdesk.intake.deliveries.acts import Case
from nightdesk.intake.deliveries.copy import language_note, write
from nightdesk.intake.deliveries.errors import Conflict, KeyReused, NothingToKill
from nightdesk.intake.deliveries.library import take_picture
from nightdesk.intake.deliveries.order import Order
from nightdesk.intake.deliveries.placing import place_of, section_called
from nightdesk.intake.models import Delivery
from nightdesk.intake.ninjs import Item, PubStatus, read
from nightdesk.lib.storage import Trouble, trouble_of
from nightdesk.media.models import Picture
from nightdesk.stories.errors import NotNow, NotYours
from nightdesk.stories.models import Story
from nightdesk.stories.permissions import may
from nightdesk.stories.state import VERBS, State

CREATED, OK = 201, 200


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a delivery. Its answer has a `path`, where the asker's view wants an address."""

    status: int
    answer: dict[str, Any]


def take(order: Order) -> Taken:
    """Take one item, or raise why not: ItemRefused, a DeliveryRefused, or a verb's own Refused.

    Of two deliveries of one new item, or under one key, at the same instant, one acts. The other
    meets its traces here and is tried again: it finds what the first one did.
    """
    if not (order.by.may("write") or order.by.has_perm("media.add_picture")):
        raise NotYours(order.by, "write")
    try:
        return _once(order)
    except (IntegrityError, OperationalError) as error:
        if trouble_of(error) not in {None, Trouble.BUSY}:
            raise  # the disk, not the other delivery: the next word of it is not to be trusted
        return _once(order)


@transaction.atomic
def _once(order: Order) -> Taken:
    before = Delivery.objects.under(order.by, order.key)
    if before is not None:
        return _again(before, order)
    item = read(order.document, uri=order.uri)
    last = Delivery.objects.last_of(item.uri)
    delivery = Delivery.objects.create(
        person=order.by, key=order.key, request=order.request, content=order.content, uri=item.uri
    )
    if item.is_picture:
        return _in_the_library(take_picture(item, by=order.by), item, delivery)
    story = Story.objects.select_for_update().filter(uri=item.uri).first()
    case = _renewed(story, item, order, last=last) if story else _new(item, order)
    case.settle()
    return _answered(case, delivery, last=last, is_new=story is None)


def _again(before: Delivery, order: Order) -> Taken:
    if before.request != order.request:
        raise KeyReused(_("This Idempotency-Key was used for another request."))
    return Taken(before.status, before.answer)


def _new(item: Item, order: Order) -> Case:
    if item.status == PubStatus.CANCELED:
        raise NothingToKill(_("No item of this uri ever came, so there is nothing to kill."))
    if order.correction:
        raise NotNow(VERBS["correct"].otherwise % {"state": State.DRAFT.label})
    section = place_of(item, edition=order.edition, section=order.section)
    story = Story(edition=section.edition, section=section, desk=section.desk, uri=item.uri)
    _refuse_unless_writing(story, order)
    notes = [*item.notes, *language_note(story, item)]
    write(story, item, by=order.by, notes=notes)
    story.save()
    return Case(story, item, order, is_changed=False, is_untouched=True, notes=notes)


def _renewed(story: Story, item: Item, order: Order, *, last: Delivery | None) -> Case:
    _refuse_if_overtaken(story, item, last)
    notes = [*item.notes]
    is_same = last is not None and last.content == order.content
    is_changed = False
    if item.status != PubStatus.CANCELED:
        _refuse_unless_writing(story, order)
        is_changed = _moved(story, order)
        is_changed |= not is_same and write(story, item, by=order.by, notes=notes)
    if is_changed and story.live and story.has_unpublished_changes:
        notes.append(_("The desk's unpublished changes are kept as an earlier revision."))
    is_untouched = last is not None and last.answer.get("version") == story.version
    is_repeat = last is not None and _is_repeat(last, order)
    return Case(story, item, order, is_changed, is_untouched, is_repeat, notes)


def _is_repeat(last: Delivery, order: Order) -> bool:
    """The same request, or by another door the same item without a word to readers."""
    if last.person_id != order.by.pk:
        return False
    return last.request == order.request or (last.content == order.content and not order.correction)


def _refuse_unless_writing(story: Story, order: Order) -> None:
    verb = "update" if story.is_public else "write"
    if not may(order.by, verb, story):
        raise NotYours(order.by, verb)


def _refuse_if_overtaken(story: Story, item: Item, last: Delivery | None) -> None:
    # What we give out counts our own acts, so an item fetched here and put back says that number.
    if last is None or item.version == str(story.version):
        return
    if last.is_newer_than(item.version, item.created):
        sentence = _(
            "Version %(old)s came after version %(new)s, which is here. Nothing was changed."
        )
        raise Conflict(sentence % {"old": item.version or "?", "new": last.item_version or "?"})


def _moved(story: Story, order: Order) -> bool:
    """Another section, if one was asked for. A story stays in its edition for good."""
    if order.edition and order.edition != story.edition.code:
        sentence = _("This item is in the edition %s. A translation is an item of its own.")
        raise Conflict(sentence % story.edition.code)
    if not order.section or order.section == story.section.slug:
        return False
    story.section = section_called(order.section, story.edition)
    return True


def _answered(case: Case, delivery: Delivery, *, last: Delivery | None, is_new: bool) -> Taken:
    story, item = case.story, case.item
    delivery.story = story
    answer = {"uri": story.uri, "state": story.state, "version": story.version}
    known = last if last and last.is_newer_than(item.version, item.created) else None
    delivery.item_version = known.item_version if known else item.version
    delivery.item_created = known.item_created if known else item.created
    answer["path"] = story.get_absolute_url()
    notes = list(dict.fromkeys(case.notes))
    return _kept(delivery, CREATED if is_new else OK, answer | ({"notes": notes} if notes else {}))


def _in_the_library(picture: Picture, item: Item, delivery: Delivery) -> Taken:
    """A picture has no page of its own for readers: its address is the desk's."""
    path = reverse("wagtailimages:edit", args=[picture.pk])
    return _kept(
        delivery, OK, {"uri": item.uri, "state": "in the library", "version": 1, "path": path}
    )


def _kept(delivery: Delivery, status: int, answer: dict[str, Any]) -> Taken:
    delivery.status, delivery.answer = status, answer
    delivery.save()
    return Taken(status, answer)
