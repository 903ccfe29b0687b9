"""Where the rooms' screens hang, and their entry in the side bar."""

from typing import Any

from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from nightdesk.desk.rooms import acts, pages
from nightdesk.desk.rooms.doors import keeps_any

ADDRESSES = [
    path("", pages.index, name="index"),
    path("new/", pages.create, name="create"),
    path("<int:pk>/", pages.show, name="show"),
    path("<int:pk>/settings/", pages.update, name="update"),
    path("<int:pk>/acts/", acts.on_room, name="act"),
    path("<int:pk>/messages/<slug:key>/", acts.on_message, name="message"),
    path("<int:pk>/export/", pages.export, name="export"),
]


class RoomsItem(MenuItem):
    def is_shown(self, request: Any) -> bool:
        return keeps_any(request.user)


def urls() -> list[Any]:
    return [path("rooms/", include((ADDRESSES, "rooms")))]


def menu_item() -> MenuItem:
    address = reverse_lazy("rooms:index")
    return RoomsItem(_("Chat rooms"), address, name="rooms", icon_name="group", order=510)
