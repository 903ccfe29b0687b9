"""Addresses of stories, as they are pasted into forms of the desk."""

from nightdesk.stories.models import Story


def story_named_by(address: str) -> Story | None:
    """Whatever its state, with its edition and section. The host of the address is not looked at."""
    parts = address.strip().split("?")[0].split("#")[0].rstrip("/").split("/")
    code, slug = (parts[-3], parts[-1]) if len(parts) >= 3 else ("", "")  # noqa: PLR2004 - edition, section, slug
    found = Story.objects.filter(edition__code=code, slug=slug)
    return found.select_related("edition", "section").first()
