"""A page becomes a standing page of the edition."""

from html import escape

from django.db import transaction
from django.utils.translation import gettext as _

from nightdesk.bakery.staleness import bump
from nightdesk.editions import generations
from nightdesk.intake.account import Outcome, Row
from nightdesk.intake.takeup.addresses import lead_here
from nightdesk.intake.takeup.copy import Copy, copy_of
from nightdesk.intake.takeup.order import Order
from nightdesk.intake.takeup.shelf import Shelf
from nightdesk.intake.takeup.slugs import free_slug, slug_of
from nightdesk.intake.wxr import Item
from nightdesk.stories.models import StandingPage

_LAST_PLACE = 32_767


def take_page(item: Item, order: Order, shelf: Shelf) -> Row:
    """Take one page up; only one that everybody could read is shown."""
    here = order.edition.standing_pages.filter(uri=order.uri_of(item)).first()
    if here is not None:
        return _row(
            item, here, Outcome.UNCHANGED, reason=_("Here already; the desk's copy stands.")
        )
    if item.status == "trash":
        reason = _("Not taken: it lay in the old system's bin.")
        return Row(str(item.number), item.kind, item.title, Outcome.SKIPPED, reason)
    copy = copy_of(item, order, shelf)
    is_shown = item.status == "publish" and not item.password
    notes = copy.notes if is_shown else [*copy.notes, _("not shown: it was no public page")]
    if item.parent:
        notes = [*notes, _("it stood below another page: standing pages have no levels")]
    with transaction.atomic():
        page = _write(item, order, copy=copy, is_shown=is_shown)
        if is_shown:
            bump(generations.pages(order.edition.pk))
        lead_here(item, page)
        return _row(item, page, Outcome.CHANGED if notes else Outcome.TAKEN, notes=notes)


def _write(item: Item, order: Order, *, copy: Copy, is_shown: bool) -> StandingPage:
    body = copy.body
    if copy.standfirst:
        body = [{"type": "paragraph", "value": _emphasised(copy.standfirst)}, *body]
    page = StandingPage(
        edition=order.edition,
        uri=order.uri_of(item),
        title=copy.headline,
        slug=_slug(item, copy.headline, order),
        body=body,
        position=min(item.menu_order, _LAST_PLACE),
        live=is_shown,
    )
    page.set_type()
    page.save()
    return page


def _slug(item: Item, headline: str, order: Order) -> str:
    wanted = slug_of(item.slug, headline, f"page-{item.number}")
    return free_slug(wanted, lambda slug: order.edition.standing_pages.filter(slug=slug).exists())


def _emphasised(text: str) -> str:
    return f"<p><em>{escape(text, quote=False)}</em></p>"


def _row(
    item: Item,
    page: StandingPage,
    outcome: Outcome,
    *,
    reason: str = "",
    notes: list[str] | None = None,
) -> Row:
    return Row(
        source=str(item.number),
        kind=item.kind,
        title=page.title,
        outcome=outcome,
        reason=reason,
        notes=tuple(notes or ()),
        address=page.get_absolute_url(),
    )
