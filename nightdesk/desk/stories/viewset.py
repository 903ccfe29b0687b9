"""Stories in Wagtail: which views, under which addresses, for whom."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from nightdesk.desk.stories import reading
from nightdesk.desk.stories.choosing import StoryChooserViewSet
from nightdesk.desk.stories.editing import StoryCreateView, StoryEditView
from nightdesk.desk.stories.filters import StoryFilterSet
from nightdesk.desk.stories.listing import StoryIndexView
from nightdesk.desk.stories.panels import EDITOR
from nightdesk.desk.stories.places import may_change
from nightdesk.stories.models import Story
from nightdesk.stories.permissions import may

Answer = Callable[..., HttpResponse]
# Copy is spiked, retracted or killed: never deleted, never just unpublished. Nor copied with its address.
CLOSED = frozenset({"delete", "unpublish", "copy"})
# What those may open who read copy at their desk, but do not change it.
FOR_READING = (
    reading.StoryInspectView,
    reading.StoryHistoryView,
    reading.StoryRevisionView,
    reading.StoryCompareView,
)
INSPECTED = (
    "headline", "state", "slugline", "kicker", "standfirst", "edition", "section", "desk", "genre",
    "urgency", "dateline", "published_at", "updated_at", "embargoed_until", "release_at", "body",
    "editors_note", "edit_note", "info_source", "usage_terms",
)  # fmt: skip


def at_their_desk(view: Answer, *, to_change: bool) -> Answer:
    """Guards every view of one story: what one may not see is not found, what one may not do is denied."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        person: Any = request.user
        if "pk" in kwargs:
            story = find(person, str(kwargs["pk"]))
            if not may(person, "read", story):
                raise PermissionDenied
            if to_change and not may_change(story, person):
                raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def find(person: Any, key: str) -> Story:
    """Among what the person may see. One address takes anything for a key."""
    if not key.isdecimal():
        raise Http404
    return get_object_or_404(Story.objects.visible_to(person, timezone.now()), pk=key)


class StoryViewSet(SnippetViewSet):
    model = Story
    icon = "doc-full"
    menu_label = _("Stories")
    menu_name = "stories"
    menu_order = 100
    add_to_admin_menu = True
    admin_url_namespace = "stories"
    base_url_path = "stories"
    list_per_page = 50
    ordering = "-_updated_at"
    search_fields = ("headline", "slugline", "kicker", "standfirst")
    search_backend_name = None
    filterset_class = StoryFilterSet
    edit_handler = EDITOR
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_fields = INSPECTED

    index_view_class = StoryIndexView
    add_view_class = StoryCreateView
    edit_view_class = StoryEditView
    inspect_view_class = reading.StoryInspectView
    history_view_class = reading.StoryHistoryView
    revisions_view_class = reading.StoryRevisionView
    revisions_compare_view_class = reading.StoryCompareView
    revisions_unschedule_view_class = reading.StoryUnscheduleView
    workflow_action_view_class = reading.StoryWorkflowActionView
    chooser_viewset_class = StoryChooserViewSet

    def construct_view(self, view_class: Any, **kwargs: Any) -> Answer:
        view = super().construct_view(view_class, **kwargs)
        return at_their_desk(view, to_change=not issubclass(view_class, FOR_READING))

    def get_urlpatterns(self) -> list[Any]:
        return [pattern for pattern in super().get_urlpatterns() if pattern.name not in CLOSED]
