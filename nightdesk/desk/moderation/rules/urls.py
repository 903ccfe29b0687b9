"""Where the rules hang at the desk, and their entry in the side bar."""

from typing import Any

from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from nightdesk.desk.moderation.rules import views
from nightdesk.talk.permissions import may_rule

ADDRESSES = [
    path("", views.index, name="index"),
    path("freezing/", views.freezing, name="freezing"),
    path("learning/", views.learning, name="learning"),
    path("<str:code>/", views.edit, name="edit"),
    path("<str:code>/<int:number>/", views.trial, name="trial"),
    path("<str:code>/<int:number>/counting/", views.counting, name="counting"),
]


class RulesItem(MenuItem):
    def is_shown(self, request: Any) -> bool:
        return may_rule(request.user)


def urls() -> list[Any]:
    return [path("moderation-rules/", include((ADDRESSES, "moderation_rules")))]


def menu_item() -> MenuItem:
    address = reverse_lazy("moderation_rules:index")
    name = "rules"  # not beginning as another entry does: both would be marked
    return RulesItem(_("Rules of moderation"), address, name=name, icon_name="cogs", order=510)
