"""Who may open which address of the desk: the one table that the matrix test holds the resolver to.

A row is a name of an address, or a whole namespace, and its audience. An address without a row fails the test.
"""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from nightdesk.desk.urls import closed
from nightdesk.people.roles import Role

Audience = frozenset[str]
ANONYMOUS = ""
NEWSROOM: Audience = frozenset(set(Role) - {Role.READER})
EVERYONE: Audience = frozenset({*Role, ANONYMOUS})
WRITERS: Audience = frozenset({Role.REPORTER, Role.EDITOR, Role.CHIEF_EDITOR, Role.ADMINISTRATOR})
EDITORS: Audience = WRITERS - {Role.REPORTER}
CHIEFS: Audience = EDITORS - {Role.EDITOR}
RULERS: Audience = CHIEFS | {Role.MODERATOR}
ADMINISTRATORS: Audience = frozenset({Role.ADMINISTRATOR})
MODERATORS: Audience = EDITORS | {Role.MODERATOR}
PICTURE_DESKS: Audience = CHIEFS | {Role.PICTURE_DESK}
PICTURE_EDITORS: Audience = EDITORS | {Role.PICTURE_DESK}
PICTURE_USERS: Audience = WRITERS | {Role.PICTURE_DESK}
NOBODY: Audience = frozenset()
# The one address outside the desk that answers each person for themselves.
# What these tell depends on who asks, or on when: their own tests say what.
PERSONAL = {"me", "metrics", "follow-flashes"}

# About no story, or about all that the person may see.
AT_LARGE: dict[str, Audience] = {
    "wagtailadmin_home": NEWSROOM,
    "wagtailadmin_account": NEWSROOM,
    "wagtailadmin_block_preview": NOBODY,  # asks for a block by its id
    "wagtailadmin_choose_page_email_link": NEWSROOM,
    "wagtailadmin_choose_page_external_link": NEWSROOM,
    "wagtailadmin_dismissibles": NEWSROOM,
    "wagtailadmin_editing_sessions": NEWSROOM,  # by POST alone: see the editor's tests
    "wagtailadmin_javascript_catalog": EVERYONE,
    "wagtailadmin_login": EVERYONE,
    "wagtailadmin_logout": NEWSROOM,
    "wagtailadmin_password_reset": EVERYONE,
    "wagtailadmin_sprite": EVERYONE,
    "wagtailadmin_tag_autocomplete": NEWSROOM,
    "wagtailadmin_tag_model_autocomplete": NEWSROOM,
    "founding": NOBODY,  # the newsroom is founded
    "": NOBODY,  # what is no address
    "stories:list": NEWSROOM,
    "stories:list_results": NEWSROOM,
    "stories:add": WRITERS,
    "stories:preview_on_add": WRITERS,
    "wagtailsnippetchoosers_stories_author": NEWSROOM,
    "wagtailsnippetchoosers_stories_story:choose": NEWSROOM,
    "wagtailsnippetchoosers_stories_story:choose_results": NEWSROOM,
    "wagtailsnippetchoosers_stories_story:chosen_multiple": NEWSROOM,
    "wagtailsnippetchoosers_topics_topic": NEWSROOM,
    "live_blogs": WRITERS,
    "live_blogs:index": NEWSROOM,
    "live_blogs:show": NEWSROOM,
    "live_blogs:act": NEWSROOM,  # by POST: see tests/desk/live
    "live_blogs:post": NEWSROOM,  # by POST
    "live_blogs:kind": EDITORS,  # of one that readers have
    "live_blogs:edit": EDITORS,  # of a post that readers have
    "flashes:index": EDITORS,
    "look": CHIEFS,
    "flashes:withdrawal": NOBODY,  # asks for a flash by its id
    "moderation": MODERATORS,
    "moderation:item": NOBODY,  # asks for a comment by its key
    "moderation:notice": NOBODY,  # the same
    "moderation:appeal": NOBODY,  # the same
    "moderation_rules": RULERS,
    "moderation_rules:trial": NOBODY,  # asks for a version by its number
    "rooms": MODERATORS,
    "rooms:show": NOBODY,  # asks for a room by its id
    "rooms:update": NOBODY,  # the same
    "rooms:act": MODERATORS,  # by POST
    "rooms:message": MODERATORS,  # by POST
    "rooms:export": NOBODY,  # the same
    "newsletters": CHIEFS,
    "newsletters:show": NOBODY,  # asks for a newsletter by its id
    "newsletters:edit": NOBODY,  # the same
    "newsletters:number": NOBODY,  # asks for a number by its id
    "newsletters:mail": NOBODY,  # the same
    "newsletters:begin": CHIEFS,  # by POST
    "newsletters:off": CHIEFS,  # by POST
    "webhooks": ADMINISTRATORS,
    "webhooks:show": NOBODY,  # asks for a webhook by its id
    "fronts": EDITORS,
    "authors": CHIEFS,
    "topics": CHIEFS,
    "standing_pages": CHIEFS,
    "editions": ADMINISTRATORS,
    "sections": ADMINISTRATORS,
    "desks": ADMINISTRATORS,
    "people": ADMINISTRATORS,
    "wagtailimages:index": PICTURE_USERS,
    "wagtailimages:index_results": PICTURE_USERS,
    "wagtailimages:add": PICTURE_USERS,
    "wagtailimages:add_multiple": PICTURE_USERS,
    "wagtailimages:create_multiple_from_uploaded_image": NEWSROOM,  # by POST: see test_pictures
    "wagtailimages:delete_upload_multiple": NEWSROOM,  # by POST
    "wagtailimages:edit_multiple": NEWSROOM,  # by POST
    "wagtailimages:delete_multiple": NEWSROOM,  # by POST
    "wagtailimages:edit": PICTURE_EDITORS,
    "wagtailimages:image_usage": PICTURE_EDITORS,
    "wagtailimages:delete": PICTURE_DESKS,
    "wagtailimages_chooser:choose": NEWSROOM,  # who may not choose finds it empty
    "wagtailimages_chooser:choose_results": NEWSROOM,
    "wagtailimages_chooser:chosen": PICTURE_USERS,
    "wagtailimages_chooser:chosen_multiple": NEWSROOM,
    "wagtailimages_chooser:create": PICTURE_USERS,
    "wagtailimages_chooser:select_format": PICTURE_USERS,
}

# About one story, while an editor's approval is waited for. At another desk, only those whom no desk binds.
OF_A_STORY: dict[str, Audience] = {
    "stories:inspect": NEWSROOM,
    "stories:history": NEWSROOM,
    "stories:history_results": NEWSROOM,
    "stories:revisions_view": NEWSROOM,
    "stories:revisions_compare": NEWSROOM,
    "stories:edit": WRITERS,
    "stories:usage": WRITERS,
    "stories:preview_on_edit": WRITERS,
    "stories:revisions_revert": WRITERS,
    "stories:confirm_workflow_cancellation": WRITERS,
    "stories:workflow_history": WRITERS,
    "stories:workflow_history_detail": WRITERS,
    "stories:lock": EDITORS,
    "stories:unlock": EDITORS,
    "stories:revisions_unschedule": EDITORS,
    "stories:workflow_action": EDITORS,
    "stories:collect_workflow_action_data": EDITORS,
    "stories:workflow_preview": EDITORS,
    "story_acts:submission": WRITERS,
    "story_acts:spike": WRITERS,
    "story_acts": EDITORS,
    "moderation:story": MODERATORS,
    "wagtailsnippetchoosers_stories_story:chosen": NEWSROOM,
    "wagtail_bulk_action": EDITORS,
}
# What stays open to a reporter once copy is approved: reading it, and asking for what is then refused.
REPORTERS_AFTER_APPROVAL = frozenset(
    {
        "stories:inspect",
        "stories:history",
        "stories:history_results",
        "stories:revisions_view",
        "stories:revisions_compare",
        "story_acts:submission",
        "wagtailsnippetchoosers_stories_story:chosen",
    }
)
# Leads away once nobody's approval is waited for.
WHILE_IT_WAITS = frozenset({"stories:workflow_preview"})


def patterns(
    within: list[Any] | None = None, route: str = "", namespace: str = ""
) -> Iterator[tuple[str, str, Any]]:
    """Every address of the house: its full name, its route, its view."""
    for pattern in get_resolver().url_patterns if within is None else within:
        if isinstance(pattern, URLResolver):
            inner = pattern.namespace or namespace
            yield from patterns(pattern.url_patterns, route + str(pattern.pattern), inner)
        elif isinstance(pattern, URLPattern):
            name = f"{namespace}:{pattern.name}" if namespace else pattern.name or ""
            yield name, route + str(pattern.pattern), pattern.callback


def desk_patterns() -> list[tuple[str, str]]:
    """Those of the desk that are not closed."""
    return [
        (name, route)
        for name, route, view in patterns()
        if route.startswith("desk/") and view is not closed
    ]


def row(table: dict[str, Audience], name: str) -> Audience | None:
    """The audience in a table: of the name itself, else of its namespace."""
    return table.get(name, table.get(name.partition(":")[0]) if ":" in name else None)


def is_of_a_story(name: str) -> bool:
    return name not in AT_LARGE and row(OF_A_STORY, name) is not None
