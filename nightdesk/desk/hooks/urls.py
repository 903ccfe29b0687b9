"""Where webhooks hang at the desk, and their entry in the side bar."""

from typing import Any

from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from nightdesk.desk.hooks import acts, views

ADDRESSES = [
    path("", views.index, name="index"),
    path("<int:pk>/", views.show, name="show"),
    path("<int:pk>/secret/", acts.rotate, name="rotate"),
    path("<int:pk>/trial/", acts.try_out, name="trial"),
    path("<int:pk>/switch/", acts.switch, name="switch"),
    path("<int:pk>/removal/", acts.remove, name="remove"),
    path("<int:pk>/replay/", acts.replay, name="replay"),
]


class HooksItem(MenuItem):
    def is_shown(self, request: Any) -> bool:
        return views.may_hook(request.user)


def urls() -> list[Any]:
    return [path("webhooks/", include((ADDRESSES, "webhooks")))]


def menu_item() -> MenuItem:
    address = reverse_lazy("webhooks:index")
    return HooksItem(_("Webhooks"), address, name="webhooks", icon_name="link", order=910)
