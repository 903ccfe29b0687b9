"""The form of a front: what may not stand on it is said before readers see it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from types import SimpleNamespace
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from nightdesk.fronts.arrangement import Arrangement
from nightdesk.fronts.filling import may_lead
from nightdesk.fronts.models.front import SLOTS
from nightdesk.stories.models import Story
from nightdesk.topics.models import Topic


class FrontForm(WagtailAdminModelForm):
    """`seen_version` is the arrangement the editor had before their eyes when they opened the front."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput)
    # For the choosers, which ask on behalf of this edition.
    of_edition = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen_version"] = self.instance.version
        self.initial["of_edition"] = self.instance.edition_id

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if all(name in cleaned for name in SLOTS):
            slots: Any = SimpleNamespace(**{name: cleaned[name] for name in SLOTS})
            for fault in self.faults(Arrangement.of(slots)):
                self.add_error(None, fault)
        return cleaned

    def faults(self, arrangement: Arrangement) -> Iterator[str]:
        """Each a sentence. Of a story that the person may not see, not even the headline is told."""
        chosen = Counter(placement.story for placement in arrangement.placements)
        stories = Story.objects.visible_to(self.for_user, timezone.now()).in_bulk(chosen)
        if len(stories) < len(chosen):
            yield _("One of these stories is not there, or not for you to see.")
        twice = [stories[key] for key, times in chosen.items() if times > 1 and key in stories]
        for story in twice:
            yield _("“%(story)s” stands here twice. Each story has one place.") % {"story": story}
        for story in stories.values():
            if story.edition_id != self.instance.edition_id:
                yield _("“%(story)s” is a story of another edition.") % {"story": story}
        yield from _paid_for_among_news(arrangement, stories)
        yield from self._rails_of_another_edition(arrangement)

    def _rails_of_another_edition(self, arrangement: Arrangement) -> Iterator[str]:
        edition = self.instance.edition
        sections = {section.pk for section in edition.shown_sections}
        topics = set(Topic.objects.filter(edition=edition).values_list("pk", flat=True))
        if arrangement.sections - sections or (arrangement.topics and arrangement.topics - topics):
            yield _("A rail is filled by a section or topic of another edition.")


def _paid_for_among_news(arrangement: Arrangement, stories: Mapping[int, Story]) -> Iterator[str]:
    for key in {placement.story for placement in arrangement.news}:
        story = stories.get(key)
        if story is not None and not may_lead(story):
            yield _("“%(story)s” was paid for: it may stand in a rail, not among the news.") % {
                "story": story
            }
