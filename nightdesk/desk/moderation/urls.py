"""Where the moderators' desk hangs, and its entry in the side bar."""

from typing import Any

from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from nightdesk.desk.moderation import (
    acting,
    appeals,
    log,
    notices,
    people,
    queue_pages,
    story_terms,
    terms,
)
from nightdesk.talk.permissions import may_moderate

ADDRESSES = [
    path("", queue_pages.index, name="index"),
    path("news.json", queue_pages.news, name="news"),
    path("rows/", queue_pages.rows, name="rows"),
    path("acts/", acting.act, name="act"),
    path("claims/", acting.claim, name="claim"),
    path("items/<slug:key>/", queue_pages.item, name="item"),
    path("people/<int:pk>/", people.show, name="person"),
    path("sanctions/<int:pk>/lift/", people.lifting, name="lift"),
    path("notices/", notices.index, name="notices"),
    path("notices/<slug:key>/", notices.show, name="notice"),
    path("appeals/", appeals.index, name="appeals"),
    path("appeals/<int:pk>/", appeals.show, name="appeal"),
    path("terms/", terms.index, name="terms"),
    path("terms/<int:pk>/back/", terms.taking_back, name="terms-back"),
    path("stories/<int:pk>/", story_terms.show, name="story"),
    path("log/", log.show, name="log"),
]


class ModerationItem(MenuItem):
    def is_shown(self, request: Any) -> bool:
        return may_moderate(request.user)


def urls() -> list[Any]:
    return [path("moderation/", include((ADDRESSES, "moderation")))]


def menu_item() -> MenuItem:
    address = reverse_lazy("moderation:index")
    return ModerationItem(
        _("Moderation"), address, name="moderation", icon_name="comment", order=500
    )
