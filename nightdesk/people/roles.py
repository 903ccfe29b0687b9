"""Roles of the newsroom, and what each may do. Roles are code, not rows: they change with a release."""

from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    READER = "reader", _("Reader")
    REPORTER = "reporter", _("Reporter")
    PICTURE_DESK = "picture_desk", _("Picture desk")
    EDITOR = "editor", _("Editor")
    CHIEF_EDITOR = "chief_editor", _("Chief editor")
    MODERATOR = "moderator", _("Moderator")
    ADMINISTRATOR = "administrator", _("Administrator")


# What may be done with a story. The names are the verbs' own; `write` is to begin one and change it.
WRITING = frozenset({"read", "write", "submit", "spike"})
EDITING = WRITING | {
    "approve",
    "send_back",
    "publish",
    "schedule",
    "unschedule",
    "update",
    "correct",
    "retract",
    "kill",
    "hold",
    "embargo",
    "lift_embargo",
    "revive",
    "arrange",  # fronts
}

STORY_RIGHTS: Mapping[str, frozenset[str]] = {
    Role.READER: frozenset(),
    Role.REPORTER: WRITING,
    Role.PICTURE_DESK: frozenset({"read"}),
    Role.EDITOR: EDITING,
    Role.CHIEF_EDITOR: EDITING,
    Role.MODERATOR: frozenset({"read"}),
    Role.ADMINISTRATOR: EDITING,
}

# Whose rights end at the desks they belong to.
BOUND_TO_DESKS = frozenset({Role.REPORTER, Role.PICTURE_DESK, Role.EDITOR, Role.MODERATOR})

_DESK = {"wagtailadmin.access_admin"}
_STORIES = {"stories.view_story", "stories.add_story", "stories.change_story"}
_PICTURES = {"media.add_picture", "media.change_picture", "media.choose_picture"}
_TOPICS = {f"topics.{what}_topic" for what in ("add", "change", "view", "delete")}
_PAPER = _TOPICS | {
    f"stories.{what}_{record}"
    for what in ("add", "change", "view", "delete", "publish")
    for record in ("author", "standingpage")
}

# What Django and Wagtail ask by name. An administrator is asked nothing.
PERMISSIONS: Mapping[str, frozenset[str]] = {
    Role.READER: frozenset(),
    Role.REPORTER: frozenset(_DESK | _STORIES | {"media.add_picture", "media.choose_picture"}),
    Role.PICTURE_DESK: frozenset(
        _DESK | _PICTURES | {"media.delete_picture", "stories.view_story"}
    ),
    Role.EDITOR: frozenset(_DESK | _STORIES | _PICTURES | {"stories.publish_story"}),
    Role.CHIEF_EDITOR: frozenset(
        _DESK | _STORIES | _PICTURES | _PAPER | {"stories.publish_story", "media.delete_picture"}
    ),
    Role.MODERATOR: frozenset(_DESK | {"stories.view_story"}),
    Role.ADMINISTRATOR: frozenset(),
}
