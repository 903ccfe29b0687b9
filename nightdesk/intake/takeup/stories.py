"""A post becomes a story: copy, place, people, pictures, state, and where it used to be found."""

from django.db import transaction
from django.utils.translation import gettext as _

from nightdesk.intake.account import Outcome, Row
from nightdesk.intake.takeup.addresses import lead_here
from nightdesk.intake.takeup.bylines import bylines_of
from nightdesk.intake.takeup.copy import Copy, copy_of, lead_picture_of
from nightdesk.intake.takeup.order import Order
from nightdesk.intake.takeup.sections import Shelves
from nightdesk.intake.takeup.shelf import Shelf
from nightdesk.intake.takeup.slugs import free_slug, slug_of
from nightdesk.intake.takeup.standing import bring_to_state
from nightdesk.intake.wxr import Item
from nightdesk.stories.models import Story


def take_story(item: Item, order: Order, shelves: Shelves, shelf: Shelf) -> Row:
    """Take one post up. One that is here already stays as it is, whatever the desk did to it.

    Its pictures go into the library first, outside of the story's transaction: they take long.
    """
    here = Story.objects.filter(uri=order.uri_of(item)).first()
    if here is not None:
        return _row(
            item, here, Outcome.UNCHANGED, reason=_("Here already; the desk's copy stands.")
        )
    copy = copy_of(item, order, shelf)
    lead = lead_picture_of(item, order, shelf, notes=copy.notes)
    with transaction.atomic():
        story = _write(item, order, shelves, copy=copy, lead=lead)
        notes = [*copy.notes, *_placing(item, story), *bring_to_state(story, item, order)]
        lead_here(item, story)
        return _row(item, story, Outcome.CHANGED if notes else Outcome.TAKEN, notes=notes)


def _write(item: Item, order: Order, shelves: Shelves, *, copy: Copy, lead: int | None) -> Story:
    """Write the story down as a draft, with everybody and everything that belongs to it."""
    section = shelves.section_of(item)
    story = Story(
        edition=order.edition,
        section=section,
        desk=section.desk,
        uri=order.uri_of(item),
        headline=copy.headline,
        standfirst=copy.standfirst,
        slug=_slug(item, copy.headline, order),
        lead_picture_id=lead,
        body=copy.body,
    )
    story.set_type()
    story.bylines.add(*bylines_of(item, order))
    story.topics.set(shelves.topics_of(item, section))
    story.save()
    return story


def _slug(item: Item, headline: str, order: Order) -> str:
    wanted = slug_of(item.slug, headline, f"story-{item.number}")
    return free_slug(wanted, lambda slug: order.edition.stories.named(slug).exists())


def _placing(item: Item, story: Story) -> list[str]:
    notes = []
    if item.is_sticky:
        notes.append(_("it stayed on top of the old site: place it on the front"))
    if item.slug and story.slug != slug_of(item.slug):
        notes.append(_("its slug was taken: now %s") % story.slug)
    shown_as = [worn.name for worn in item.categories if worn.domain == "post_format"]
    if shown_as:
        notes.append(_("format not kept: %s") % ", ".join(shown_as))
    return notes


def _row(
    item: Item, story: Story, outcome: Outcome, *, reason: str = "", notes: list[str] | None = None
) -> Row:
    return Row(
        source=str(item.number),
        kind=item.kind,
        title=story.headline,
        outcome=outcome,
        reason=reason,
        notes=tuple(notes or ()),
        address=story.get_absolute_url(),
    )
