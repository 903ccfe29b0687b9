"""Where the old system showed an item: these addresses lead to us from now on."""

from urllib.parse import urlsplit

from nightdesk.intake.wxr import Item
from nightdesk.stories.models import OldAddress, StandingPage, Story
from nightdesk.stories.models.old_address import canonical


def lead_here(item: Item, place: Story | StandingPage) -> None:
    """Lead the permalink and the short address here; the first item of an address keeps it."""
    for path in old_paths(item):
        if OldAddress.objects.filter(path=canonical(path)).exists():
            continue
        if isinstance(place, Story):
            OldAddress.objects.lead(path, place)
        else:
            OldAddress.objects.lead_to_page(path, place)


def old_paths(item: Item) -> list[str]:
    """Answer the paths, with their queries, under which the old system showed an item."""
    short = "page_id" if item.kind == "page" else "p"
    paths = [f"/?{short}={item.number}"] if item.number else []
    for address in (item.link, item.guid):
        try:
            parts = urlsplit(address)
        except ValueError:
            continue
        path = parts.path or "/"
        if parts.scheme in {"http", "https"}:
            paths.append(f"{path}?{parts.query}" if parts.query else path)
    return [path for path in dict.fromkeys(paths) if path != "/"]
