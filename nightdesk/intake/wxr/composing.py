"""From the fields of one closed element to the record it stands for."""

from dataclasses import dataclass, field

from nightdesk.intake.wxr.dates import from_feed, from_gmt, wall_clock
from nightdesk.intake.wxr.records import Author, Category, Item, Record, Site, Term


@dataclass(slots=True)
class Frame:
    """One open element: its text so far and what its closed children said."""

    name: str
    attributes: dict[str, str]
    text: list[str] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)
    categories: list[Category] = field(default_factory=list)
    meta: list[tuple[str, str]] = field(default_factory=list)
    comments: int = 0

    def get(self, *names: str) -> str:
        """Answer the first of these children that says anything, without the space around it."""
        return next((said for name in names if (said := self.said.get(name, "").strip())), "")

    def number(self, name: str) -> int:
        digits = self.get(name)
        # At most 18 digits: what a database column can hold.
        return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 18 else 0  # noqa: PLR2004


def compose(frame: Frame) -> Record | None:
    """Answer the record that a closed element stands for; None for all other elements."""
    if frame.name in _TERMS:
        return _term(frame)
    if frame.name == "wp:author":
        return _author(frame)
    return _item(frame) if frame.name == "item" else None


def compose_site(channel: Frame) -> Site:
    """Answer what the head of the channel says about the old site."""
    return Site(
        title=channel.get("title"),
        link=channel.get("link"),
        description=channel.get("description"),
        language=channel.get("language"),
        version=channel.get("wp:wxr_version"),
        base_site_url=channel.get("wp:base_site_url"),
        base_blog_url=channel.get("wp:base_blog_url"),
    )


def compose_category(frame: Frame) -> Category | None:
    """Answer the term an item wears; None for WXR 1.0's twin rows that name no domain."""
    name = "".join(frame.text).strip()
    domain = frame.attributes.get("domain", "")
    slug = frame.attributes.get("nicename", "")
    if not domain or not (name or slug):
        return None
    return Category(domain="post_tag" if domain == "tag" else domain, slug=slug, name=name or slug)


_TERMS = {
    "wp:category": ("category", "wp:category_nicename", "wp:cat_name", "wp:category"),
    "wp:tag": ("post_tag", "wp:tag_slug", "wp:tag_name", "wp:tag"),
    "wp:term": ("", "wp:term_slug", "wp:term_name", "wp:term"),
}


def _term(frame: Frame) -> Term:
    domain, slug, name, prefix = _TERMS[frame.name]
    return Term(
        domain=domain or frame.get("wp:term_taxonomy"),
        slug=frame.get(slug),
        name=frame.get(name, slug),
        parent=frame.get(f"{prefix}_parent"),
        description=frame.get(f"{prefix}_description"),
    )


def _author(frame: Frame) -> Author:
    return Author(
        login=frame.get("wp:author_login"),
        email=frame.get("wp:author_email"),
        display_name=frame.get("wp:author_display_name"),
        first_name=frame.get("wp:author_first_name"),
        last_name=frame.get("wp:author_last_name"),
    )


def _item(frame: Frame) -> Item:
    return Item(
        number=frame.number("wp:post_id"),
        kind=frame.get("wp:post_type") or "post",
        status=frame.get("wp:status") or "publish",
        title=frame.get("title"),
        link=frame.get("link"),
        guid=frame.get("guid"),
        slug=frame.get("wp:post_name"),
        creator=frame.get("dc:creator"),
        content=frame.said.get("content:encoded", ""),
        excerpt=frame.said.get("excerpt:encoded", ""),
        published_gmt=from_gmt(frame.get("wp:post_date_gmt")),
        published_local=wall_clock(frame.get("wp:post_date")),
        modified_gmt=from_gmt(frame.get("wp:post_modified_gmt")),
        fed_at=from_feed(frame.get("pubDate")),
        password=frame.get("wp:post_password"),
        is_sticky=frame.get("wp:is_sticky") == "1",
        parent=frame.number("wp:post_parent"),
        menu_order=frame.number("wp:menu_order"),
        attachment_url=frame.get("wp:attachment_url"),
        categories=tuple(frame.categories),
        meta=tuple(frame.meta),
        comments=frame.comments,
    )
