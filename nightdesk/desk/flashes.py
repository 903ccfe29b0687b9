"""Where flashes hang at the desk: their addresses, and the entry of the side bar that a key opens."""

from typing import Any

from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from nightdesk.desk.views import flashes

# Alt and this key, or what the browser asks for beside it, opens the form from anywhere at the desk.
KEY = "f"
ADDRESSES = [
    path("", flashes.index, name="index"),
    path("withdrawal/", flashes.withdrawal, name="withdrawal"),
]


class FlashItem(MenuItem):
    def is_shown(self, request: Any) -> bool:
        shown: bool = request.user.may("publish")
        return shown


def urls() -> list[Any]:
    return [path("flash/", include((ADDRESSES, "flashes")))]


def menu_item() -> MenuItem:
    address = reverse_lazy("flashes:index")
    attrs = {"accessKey": KEY, "aria-keyshortcuts": f"Alt+{KEY.upper()}"}
    return FlashItem(_("Flash"), address, name="flash", icon_name="warning", attrs=attrs, order=1)
