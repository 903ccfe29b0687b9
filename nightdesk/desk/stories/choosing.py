"""Choosing a story, for a related one or a card in the text: from what the person may see."""

from typing import Any

from django.db import models
from django.utils import timezone
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetChosenMultipleView,
    SnippetChosenView,
)

from nightdesk.stories.models import Story


def visible(view: Any) -> models.QuerySet[Story]:
    return Story.objects.visible_to(view.request.user, timezone.now())


class StoryChooseView(ChooseView):
    def get_object_list(self) -> models.QuerySet[Story]:
        return visible(self).select_related("latest_revision").order_by("-pk")


class StoryChooseResultsView(ChooseResultsView):
    def get_object_list(self) -> models.QuerySet[Story]:
        return visible(self).select_related("latest_revision").order_by("-pk")


class StoryChosenView(SnippetChosenView):
    def get_object(self, pk: str) -> Story:
        return visible(self).get(pk=pk if pk.isdecimal() else 0)


class StoryChosenMultipleView(SnippetChosenMultipleView):
    def get_objects(self, pks: list[str]) -> models.QuerySet[Story]:
        return visible(self).filter(pk__in=[pk for pk in pks if pk.isdecimal()])


class StoryChooserViewSet(SnippetChooserViewSet):
    choose_view_class = StoryChooseView
    choose_results_view_class = StoryChooseResultsView
    chosen_view_class = StoryChosenView
    chosen_multiple_view_class = StoryChosenMultipleView
