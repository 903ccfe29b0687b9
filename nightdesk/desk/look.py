"""Where the living page hangs at the desk."""

from typing import Any

from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from nightdesk.desk.views import living

ADDRESSES = [
    path("", living.index, name="index"),
    path("<str:code>/ltr/", living.frame, {"direction": "ltr"}, name="ltr"),
    path("<str:code>/rtl/", living.frame, {"direction": "rtl"}, name="rtl"),
]


def urls() -> list[Any]:
    return [path("look/", include((ADDRESSES, "look")))]


class LookItem(MenuItem):
    def is_shown(self, request: Any) -> bool:
        shown: bool = request.user.has_perm(living.RIGHT)
        return shown


def menu_item() -> MenuItem:
    return LookItem(_("Look"), reverse_lazy("look:index"), name="look", icon_name="view", order=800)
