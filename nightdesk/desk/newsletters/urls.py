"""Where newsletters hang at the desk, and their entry in the side bar."""

from typing import Any

from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from nightdesk.desk.newsletters import numbers, views
from nightdesk.desk.newsletters.doors import may_send

ADDRESSES = [
    path("", views.index, name="index"),
    path("new/", views.create, name="create"),
    path("<int:pk>/", views.show, name="show"),
    path("<int:pk>/settings/", views.edit, name="edit"),
    path("<int:pk>/numbers/", numbers.begin, name="begin"),
    path("numbers/<int:pk>/", numbers.show, name="number"),
    path("numbers/<int:pk>/off/", numbers.calling_off, name="off"),
    path("numbers/<int:pk>/mail/", numbers.mail, name="mail"),
]


class NewslettersItem(MenuItem):
    def is_shown(self, request: Any) -> bool:
        return may_send(request.user)


def urls() -> list[Any]:
    return [path("newsletters/", include((ADDRESSES, "newsletters")))]


def menu_item() -> MenuItem:
    address = reverse_lazy("newsletters:index")
    return NewslettersItem(
        _("Newsletters"), address, name="newsletters", icon_name="mail", order=300
    )
