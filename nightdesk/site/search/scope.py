"""What is found, as a feed has it: the newest stories that answer a question."""

from dataclasses import dataclass, field
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from nightdesk.site.search.asked import NEWEST, Asked
from nightdesk.site.search.finding import Found
from nightdesk.stories.models.story import Story, StoryQuerySet
from nightdesk.syndication import feed
from nightdesk.syndication.feed import Scope


@dataclass(frozen=True)
class SearchScope(Scope):
    asked: Asked = field(kw_only=True)

    @property
    def title(self) -> str:
        names = {"edition": self.edition.name, "words": self.asked.words}
        return _("%(edition)s: search for %(words)s") % names

    @property
    def path(self) -> str:
        return reverse("search", args=[self.edition]) + self.asked.address(order=NEWEST)

    def path_of(self, name: str) -> str:
        return reverse("search", args=[self.edition]) + name + self.asked.address(order="")

    def shown(self, now: datetime) -> StoryQuerySet:
        found = Found.of(self.asked, now, order=NEWEST)
        visible = Story.objects.visible_to(None, now)
        return visible.numbered(found.numbers[: feed.NEWEST], self.edition)
