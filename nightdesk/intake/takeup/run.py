"""The run: every item of the export in turn, and none that costs another one its place."""

import logging
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from nightdesk.intake.account import Outcome, Row
from nightdesk.intake.html import plain
from nightdesk.intake.takeup.attachments import take_attachment
from nightdesk.intake.takeup.order import Order
from nightdesk.intake.takeup.pages import take_page
from nightdesk.intake.takeup.sections import plan
from nightdesk.intake.takeup.shelf import Shelf
from nightdesk.intake.takeup.stories import take_story
from nightdesk.intake.wxr import Item, items

logger = logging.getLogger(__name__)

_NO_COPY = frozenset({"auto-draft", "inherit"})


class TakeUp:
    """Takes an export up and answers one row for every item of it, pictures first."""

    def __init__(self, order: Order) -> None:
        self.order = order
        shelves, shelf = plan(order.edition, order.found), Shelf(order)
        self._takers: dict[str, Callable[[Item], Row]] = {
            "attachment": lambda item: take_attachment(item, shelf),
            "post": lambda item: take_story(item, order, shelves, shelf),
            "page": lambda item: take_page(item, order, shelf),
        }

    def rows(self, path: Path) -> Iterator[Row]:
        """Go through the export. A bad item is named in its row, and the run goes on."""
        for item in items(path):
            if item.kind == "attachment":
                yield self._take(item)
        for item in items(path):
            if item.kind != "attachment":
                yield self._take(item)

    def _take(self, item: Item) -> Row:
        taker = self._takers.get(item.kind)
        if taker is None:
            return _skipped(item, _why_not(item.kind))
        if item.status in _NO_COPY and item.kind != "attachment":
            return _skipped(
                item, _("Not taken: the old system's own scrap, never saved by anybody.")
            )
        try:
            # A rehearsal is one long transaction, and PostgreSQL goes on in one only from a savepoint.
            with transaction.atomic() if self.order.is_rehearsal else nullcontext():
                return taker(item)
        except Exception as error:
            logger.info("Item %d could not be taken", item.number, exc_info=True)
            return _skipped(
                item, _("Could not be taken: %s") % (str(error) or type(error).__name__)
            )


def _skipped(item: Item, reason: str) -> Row:
    notes = (_("%d comments not taken yet") % item.comments,) if item.comments else ()
    return Row(str(item.number), item.kind, plain(item.title), Outcome.SKIPPED, reason, notes)


def _why_not(kind: str) -> str:
    reasons = {
        "nav_menu_item": _("Not taken: menus are made here of sections and standing pages."),
        "revision": _("Not taken: an earlier version of something else."),
        "custom_css": _("Not taken: the look of the old site."),
        "customize_changeset": _("Not taken: the look of the old site."),
        "wp_global_styles": _("Not taken: the look of the old site."),
        "wp_template": _("Not taken: the look of the old site."),
        "wp_template_part": _("Not taken: the look of the old site."),
        "wp_navigation": _("Not taken: menus are made here of sections and standing pages."),
        "wp_block": _("Not taken by itself: it stands in the copy that uses it."),
    }
    return reasons.get(kind) or _("Not taken: nothing here is like it (%s).") % kind[:60]
