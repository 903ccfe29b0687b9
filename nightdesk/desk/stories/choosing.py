"""Choosing a story, for a related one, a card in the text or a slot: from what the person may see."""

from typing import Any

from django import forms
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetChosenMultipleView,
    SnippetChosenView,
)

from nightdesk.stories.models import Story
from nightdesk.stories.state import State

# Copy in these states is put into no slot.
GONE = (State.RETRACTED, State.KILLED, State.SPIKED)


def visible(view: Any) -> models.QuerySet[Story]:
    return Story.objects.visible_to(view.request.user, timezone.now())


class StorySearchForm(BaseFilterForm):
    """By the words of the headline, or by the working name."""

    q = forms.CharField(
        label=_("Search term"),
        widget=forms.TextInput(attrs={"placeholder": _("Headline or slugline")}),
        required=False,
    )

    def filter(self, objects: models.QuerySet[Story]) -> models.QuerySet[Story]:
        self.search_query = self.cleaned_data["q"]
        self.is_searching = bool(self.search_query)
        for word in self.search_query.split():
            objects = objects.filter(Q(headline__icontains=word) | Q(slugline__icontains=word))
        return objects


class Choosing:
    """Whoever asks on behalf of an edition (`?edition=3`) is offered its own: the newest published first."""

    filter_form_class = StorySearchForm

    def get_object_list(self: Any) -> models.QuerySet[Story]:
        stories = visible(self).select_related("latest_revision", "edition", "section")
        edition = self.request.GET.get("edition", "")
        if not edition.isdecimal():
            return stories.order_by("-pk")
        own = stories.filter(edition=edition).exclude(state__in=GONE)
        return own.order_by(F("published_at").desc(nulls_last=True), "-pk")

    @property
    def columns(self: Any) -> list[Column]:
        return [
            self.title_column,
            Column("edition", label=_("Edition"), accessor="edition.code"),
            Column("section", label=_("Section"), accessor="section.name"),
            Column("state", label=_("State"), accessor="get_state_display"),
            DateColumn("published_at", label=_("Published")),
        ]


class StoryChooseView(Choosing, ChooseView):
    pass


class StoryChooseResultsView(Choosing, ChooseResultsView):
    pass


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
    # The search and its further pages ask on behalf of the same edition.
    preserve_url_parameters = ("multiple", "edition")
