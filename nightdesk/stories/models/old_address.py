"""Old addresses: where a story or standing page used to be, here or in the system it came from."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import unquote

from django.db import models

if TYPE_CHECKING:
    from nightdesk.stories.models.acting import Acting
    from nightdesk.stories.models.standing_page import StandingPage
    from nightdesk.stories.models.story import Story


class OldAddressQuerySet(models.QuerySet["OldAddress"]):
    def remember(self, before: "Acting", *, now_at: "Story") -> None:
        """Keep the address a story leaves; give up one that it takes back."""
        old, new = before.get_absolute_url(), now_at.get_absolute_url()
        self.filter(path=canonical(new)).delete()
        if old != new:
            self.lead(old, now_at)

    def lead(self, path: str, story: "Story") -> None:
        """From now on this path, with its query if any, leads to the story."""
        leads_to = {"story": story, "page": None}
        self.update_or_create(path=canonical(path), defaults=leads_to)

    def lead_to_page(self, path: str, page: "StandingPage") -> None:
        """From now on this path, with its query if any, leads to the standing page."""
        leads_to = {"story": None, "page": page}
        self.update_or_create(path=canonical(path), defaults=leads_to)

    def leading_from(self, spellings: Sequence[str]) -> "OldAddress | None":
        """The one kept under the first of these spellings that is known."""
        known = self.filter(path__in=[canonical(path) for path in spellings])
        places = ("story__edition", "story__section", "page__edition")
        found = {old.path: old for old in known.select_related(*places)}
        return next((found[path] for path in map(canonical, spellings) if path in found), None)


class OldAddress(models.Model):
    path = models.CharField(
        max_length=500,
        unique=True,
        help_text="Path, and query if any, decoded: /2019/05/fire/ or /?p=7",
    )
    story = models.ForeignKey(
        "stories.Story", null=True, on_delete=models.CASCADE, related_name="old_addresses"
    )
    page = models.ForeignKey(
        "stories.StandingPage", null=True, on_delete=models.CASCADE, related_name="old_addresses"
    )

    objects = OldAddressQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(story=None) ^ models.Q(page=None),
                name="an_old_address_leads_to_one_place",
            ),
        )

    def __str__(self) -> str:
        return self.path


def canonical(path: str) -> str:
    """One spelling for an address: decoded, without what no database keeps, at most 500 characters."""
    return unquote(path).replace("\x00", "")[:500]
