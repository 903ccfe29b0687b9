"""The list of stories: what each person may see, newest change first, with what may be done to each."""

from typing import Any

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn, Column, UpdatedAtColumn
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import IndexView

from nightdesk.desk.acts.all import ACTS
from nightdesk.desk.stories.places import may_change, place_of
from nightdesk.editions.models import Edition
from nightdesk.lib.typography import set_text
from nightdesk.stories.models import Story


def byline(story: Story) -> str:
    return pgettext("between names of a byline", ", ").join(
        line.name for line in story.bylines.all()
    )


def title(story: Story) -> str:
    """The headline as last saved, and the working name."""
    latest = story.latest_revision.object_str if story.latest_revision else str(story)
    headline = latest or _("Untitled")
    named = f"{headline} · {story.slugline}" if story.slugline else latest
    kind = _("Live blog")
    return f"{kind} · {named}" if story.is_live_blog else named


def spellings(words: str) -> list[str]:
    """What is looked for as it was typed, and as each language would have set it."""
    languages = Edition.objects.values_list("language", flat=True).distinct()
    return sorted({words, *(set_text(words, language).text for language in languages)})


class StoryIndexView(IndexView):
    def search_queryset(self, queryset: models.QuerySet[Story]) -> models.QuerySet[Story]:
        if not self.search_query:
            return queryset
        found = models.Q()
        for words in spellings(self.search_query):
            for name in self.search_fields:
                found |= models.Q(**{f"{name}__icontains": words})
        return queryset.filter(found)

    def get_base_queryset(self) -> models.QuerySet[Story]:
        return (
            Story.objects.visible_to(self.request.user, timezone.now())
            .select_related("edition", "section", "desk", "latest_revision")
            .prefetch_related("bylines__author")
            .defer("body", "latest_revision__content")
        )

    @cached_property
    def columns(self) -> list[Any]:
        return [
            BulkActionsCheckboxColumn("bulk_actions", obj_type="snippet"),
            self._get_title_column("headline", accessor=title),
            Column("state", label=_("State"), accessor="get_state_display", sort_key="state"),
            Column("section", label=_("Section"), accessor="section.name", sort_key="section"),
            Column("desk", label=_("Desk"), accessor="desk.name", sort_key="desk"),
            Column("edition", label=_("Edition"), accessor="edition.code", sort_key="edition"),
            Column("urgency", label=_("Urgency"), sort_key="urgency"),
            Column("byline", label=_("Byline"), accessor=byline),
            UpdatedAtColumn(label=_("Changed")),
        ]

    def _get_custom_column(self, field_name: str, column_class: Any = Column, **kwargs: Any) -> Any:
        """The headline is shown as last saved, and sorted as readers have it."""
        return column_class(field_name, label=_("Headline"), sort_key=field_name, **kwargs)

    def get_edit_url(self, instance: Story) -> str:
        return place_of(instance, self.request.user)

    def get_list_more_buttons(self, instance: Story) -> list[Button]:
        person = self.request.user
        first = _("Edit") if may_change(instance, person) else _("Read")
        buttons = [Button(first, url=place_of(instance, person), icon_name="edit", priority=1)]
        if instance.is_live_blog:
            posts = reverse("live_blogs:show", args=[instance.pk])
            buttons.append(Button(_("Posts"), url=posts, icon_name="list-ul", priority=1))
        if instance.is_public:
            address = instance.get_absolute_url()
            buttons.append(Button(_("See the page"), url=address, icon_name="view", priority=2))
        return buttons + [
            Button(
                act.label,
                url=reverse(f"story_acts:{act.address}", args=[instance.pk]),
                icon_name=act.icon,
                priority=10 + place,
            )
            for place, act in enumerate(ACTS)
            if act.is_open_to(person, instance)
        ]
