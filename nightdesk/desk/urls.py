"""Every address of the desk: Wagtail's, less what a newsroom has no use for, and the founding page.

Wagtail's templates reverse each other's addresses, so none is taken away: those not named here answer 404
to everyone. An address that a new release of Wagtail brings along is closed until somebody opens it.
"""

from collections.abc import Callable, Iterable
from functools import update_wrapper
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import SimpleTemplateResponse
from django.urls import URLPattern, URLResolver, path
from django.utils import translation
from wagtail.admin import urls as wagtail

from nightdesk.desk.founding import founded_first
from nightdesk.desk.views import account, founding, sign_in

Answer = Callable[..., HttpResponse]

OPEN_NAMESPACES = frozenset(
    {
        "authors",
        "desks",
        "editions",
        "flashes",
        "fronts",
        "live_blogs",
        "look",
        "moderation",
        "moderation_rules",
        "newsletters",
        "people",
        "rooms",
        "sections",
        "standing_pages",
        "stories",
        "story_acts",
        "topics",
        "webhooks",
        "wagtailadmin_editing_sessions",
        "wagtailimages",
        "wagtailimages_chooser",
        "wagtailsnippetchoosers_stories_author",
        "wagtailsnippetchoosers_stories_story",
        "wagtailsnippetchoosers_topics_topic",
    }
)
OPEN_NAMES = frozenset(
    {
        "",  # the desk's own «not found», behind the sign-in
        "wagtail_bulk_action",
        "wagtailadmin_account",
        "wagtailadmin_block_preview",
        "wagtailadmin_choose_page_email_link",
        "wagtailadmin_choose_page_external_link",
        "wagtailadmin_dismissibles",
        "wagtailadmin_home",
        "wagtailadmin_javascript_catalog",
        "wagtailadmin_login",
        "wagtailadmin_logout",
        "wagtailadmin_password_reset",
        "wagtailadmin_sprite",
        "wagtailadmin_tag_autocomplete",
        "wagtailadmin_tag_model_autocomplete",
    }
)
# Of open namespaces. A rendition under Wagtail's own address would be shown to all, whatever shows the
# picture; and a chooser that also creates would go around the editor.
CLOSED_NAMES = frozenset(
    {
        "wagtailimages:preview",
        "wagtailimages:url_generator",
        "wagtailimages:url_generator_output",
        "wagtailsnippetchoosers_stories_author:create",
        "wagtailsnippetchoosers_stories_story:create",
        "wagtailsnippetchoosers_topics_topic:create",
    }
)
UNNAMED_IN_USE = frozenset({"^.*/$"})
# Acts on several at once: of which record, and which.
BULK = frozenset(
    {
        ("stories", "story", "publish"),
        ("stories", "story", "hold"),
        ("stories", "story", "spike"),
        ("media", "picture", "add_tags"),
        ("media", "picture", "delete"),
        ("topics", "topic", "delete"),
    }
)


def closed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    raise Http404


def only_ours(view: Answer) -> Answer:
    """Bulk acts are found by the names in their address: Wagtail's on pages and people are closed."""

    def bulk(request: HttpRequest, **names: str) -> HttpResponse:
        if tuple(names.values()) not in BULK:
            raise Http404
        return view(request, **names)

    return update_wrapper(bulk, view)


def is_open(namespace: str, name: str, route: str) -> bool:
    if namespace:
        return namespace in OPEN_NAMESPACES and f"{namespace}:{name}" not in CLOSED_NAMES
    return name in OPEN_NAMES if name else route in UNNAMED_IN_USE


def keep_what_is_used(patterns: Iterable[Any], namespace: str = "") -> None:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            keep_what_is_used(pattern.url_patterns, pattern.namespace or namespace)
        elif not is_open(namespace, pattern.name or "", str(pattern.pattern)):
            pattern.callback = closed


def in_the_visitors_language(view: Answer) -> Answer:
    """Who has not signed in yet has chosen no language: their browser says which."""

    def spoken(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with translation.override(translation.get_language_from_request(request)):
            response = view(request, *args, **kwargs)
            return response.render() if isinstance(response, SimpleTemplateResponse) else response

    return update_wrapper(spoken, view)


def lead(
    name: str, guard: Callable[[Answer], Answer], patterns: Iterable[Any] = wagtail.urlpatterns
) -> None:
    """Put a guard before one of Wagtail's own views."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver) and not pattern.namespace:
            lead(name, guard, pattern.url_patterns)
        elif isinstance(pattern, URLPattern) and pattern.name == name:
            pattern.callback = guard(pattern.callback)


keep_what_is_used(wagtail.urlpatterns)
lead("wagtail_bulk_action", only_ours)
lead("wagtailadmin_account", account.ours)
lead("wagtailadmin_home", founded_first)
lead("wagtailadmin_login", sign_in.ours)
lead("wagtailadmin_password_reset", sign_in.forgotten)
lead("wagtailadmin_login", in_the_visitors_language)
lead("wagtailadmin_login", founded_first)

urlpatterns = [path("founding/", founding.founding, name="founding"), *wagtail.urlpatterns]
