"""Where the desk hangs itself into Wagtail."""

from typing import Any

from django.urls import include, path
from wagtail import hooks
from wagtail.images.views.bulk_actions import AddToCollectionBulkAction
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction
from wagtail.snippets.models import register_snippet

from nightdesk.desk import bulk, flashes, home, look, menus, telling
from nightdesk.desk.fronts.viewset import FrontViewSet
from nightdesk.desk.hooks import urls as webhooks
from nightdesk.desk.live import urls as live_blogs
from nightdesk.desk.moderation import urls as moderation
from nightdesk.desk.moderation.rules import urls as moderation_rules
from nightdesk.desk.newsletters import urls as newsletters
from nightdesk.desk.newsroom import Newsroom
from nightdesk.desk.paper import Paper
from nightdesk.desk.rooms import urls as rooms
from nightdesk.desk.stories import menu
from nightdesk.desk.stories.viewset import StoryViewSet
from nightdesk.topics.models import Topic

register_snippet(StoryViewSet)
register_snippet(FrontViewSet)
register_snippet(Paper)

hooks.register("register_admin_viewset", Newsroom)
hooks.register("construct_snippet_action_menu", menu.construct)
hooks.register("construct_homepage_panels", home.construct)
hooks.register("construct_main_menu", menus.main)
hooks.register("construct_search", menus.search_areas)
hooks.register("register_admin_search_area", menus.search_stories)
hooks.register("insert_global_admin_css", menus.style)
hooks.register("register_admin_urls", flashes.urls)
hooks.register("register_admin_menu_item", flashes.menu_item)
hooks.register("register_admin_urls", live_blogs.urls)
hooks.register("register_admin_menu_item", live_blogs.menu_item)
hooks.register("register_admin_urls", look.urls)
hooks.register("register_admin_menu_item", look.menu_item)
hooks.register("register_admin_urls", moderation.urls)
hooks.register("register_admin_menu_item", moderation.menu_item)
hooks.register("register_admin_urls", moderation_rules.urls)
hooks.register("register_admin_menu_item", moderation_rules.menu_item)
hooks.register("register_admin_urls", webhooks.urls)
hooks.register("register_admin_menu_item", webhooks.menu_item)
hooks.register("register_admin_urls", rooms.urls)
hooks.register("register_admin_menu_item", rooms.menu_item)
hooks.register("register_admin_urls", newsletters.urls)
hooks.register("register_admin_menu_item", newsletters.menu_item)
hooks.register("register_rich_text_features", menus.link_to_the_web, order=10)

hooks.register("before_bulk_action", telling.before_bulk)

for act in (bulk.BulkPublication, bulk.BulkHold, bulk.BulkSpike):
    hooks.register("register_bulk_action", act)

# Of what Wagtail lists as snippets, topics alone may be deleted many at once: stories are spiked.
# The library of pictures is one.
DeleteBulkAction.models = [Topic]
AddToCollectionBulkAction.models = []


@hooks.register("register_admin_urls")
def acts() -> list[Any]:
    return [path("stories/", include("nightdesk.desk.acts.urls"))]
