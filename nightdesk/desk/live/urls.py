"""Where the screens of live blogs hang, and their entry in the side bar."""

from typing import Any

from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from nightdesk.desk.live import acts, editor, kind, pages

ADDRESSES = [
    path("", pages.index, name="index"),
    path("<int:pk>/", pages.show, name="show"),
    path("<int:pk>/kind/", kind.kind, name="kind"),
    path("<int:pk>/acts/", acts.on_blog, name="act"),
    path("<int:pk>/posts/", acts.write, name="write"),
    path("<int:pk>/posts/new/", editor.create, name="create"),
    path("<int:pk>/posts/<int:key>/", editor.edit, name="edit"),
    path("<int:pk>/posts/<int:key>/acts/", acts.on_post, name="post"),
]


class LiveBlogsItem(MenuItem):
    def is_shown(self, request: Any) -> bool:
        shown: bool = request.user.may("read")
        return shown


def urls() -> list[Any]:
    return [path("live/", include((ADDRESSES, "live_blogs")))]


def menu_item() -> MenuItem:
    address = reverse_lazy("live_blogs:index")
    return LiveBlogsItem(
        _("Live blogs"), address, name="live-blogs", icon_name="radio-full", order=110
    )
