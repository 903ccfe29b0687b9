"""The menus of the desk: what a newsroom uses, in its own words, and nothing else."""

from typing import Any

import wagtail.admin.rich_text.editors.draftail.features as draftail
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse, reverse_lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.search import SearchArea

# By the names Wagtail and we register them under.
MAIN = frozenset(
    {
        "flash",
        "stories",
        "live-blogs",
        "fronts",
        "images",
        "moderation",
        "newsletters",
        "rules",
        "paper",
        "newsroom",
        "rooms",
        "webhooks",
        "look",
    }
)


class Named:
    """A group of the menu whose name is the same in every language: Wagtail would make it of the label."""

    menu_name: str

    def get_menu_item(self, order: int | None = None) -> MenuItem:
        item = super().get_menu_item(order)  # type: ignore[misc]
        item.name = self.menu_name
        return item


def main(request: HttpRequest, items: list[MenuItem]) -> None:
    """No page tree, no documents, no reports, no settings of machinery that we do not use."""
    items[:] = [item for item in items if item.name in MAIN]
    for item in items:
        if item.name == "images":
            item.label = _("Pictures")


def search_areas(request: HttpRequest, areas: list[SearchArea]) -> None:
    areas[:] = [area for area in areas if area.name in MAIN]


def search_stories() -> SearchArea:
    """First of all areas, so the search of the side bar is for stories."""
    return SearchArea(
        _("Stories"), reverse("stories:list"), name="stories", icon_name="doc-full", order=-1
    )


def style() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("desk/brand.css"))


def link_to_the_web(features: Any) -> None:
    """A link in the text leads to an address; Wagtail's would open its page tree first."""
    external = reverse_lazy("wagtailadmin_choose_page_external_link")
    choosers = {
        "pageChooser": external,
        "externalLinkChooser": external,
        "emailLinkChooser": reverse_lazy("wagtailadmin_choose_page_email_link"),
        "phoneLinkChooser": external,
        "anchorLinkChooser": external,
    }
    link = {
        "type": "LINK",
        "icon": "link",
        "description": _("Link"),
        "attributes": ["url"],
        "allowlist": {"href": "^(http:|https:|mailto:|undefined$)"},
        "chooserUrls": choosers,
    }
    script = "wagtailadmin/js/page-chooser-modal.js"
    features.register_editor_plugin("draftail", "link", draftail.EntityFeature(link, js=[script]))
