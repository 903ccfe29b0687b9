"""The filters of the list of stories."""

from typing import Any

import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from nightdesk.editions.models import Section
from nightdesk.stories.models import Author, Story


def sections(_request: Any) -> Any:
    return Section.objects.select_related("edition")


def authors(_request: Any) -> Any:
    return Author.objects.select_related("edition").order_by("edition", "name")


class StoryFilterSet(WagtailFilterSet):
    section = django_filters.ModelChoiceFilter(queryset=sections, label=_("Section"))
    author = django_filters.ModelChoiceFilter(
        field_name="bylines__author", queryset=authors, label=_("Author"), distinct=True
    )

    class Meta:
        model = Story
        fields = ("state", "desk", "section", "edition", "author")
