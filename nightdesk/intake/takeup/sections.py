"""Where items belong: the most used categories are sections, all other terms are topics."""

from collections import Counter
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from nightdesk.bakery.staleness import bump
from nightdesk.editions import generations
from nightdesk.editions.models import Edition, Section
from nightdesk.editions.names import free_slug
from nightdesk.intake.html import plain
from nightdesk.intake.takeup.slugs import slug_of
from nightdesk.intake.wxr import Category, Item, Survey
from nightdesk.topics.models import Topic

MOST_SECTIONS = 8
# How WordPress names the category of what has none, in the languages it is often set up in.
NO_CATEGORY = frozenset(
    {"uncategorized", "uncategorised", "non-classe", "non-classifiee", "allgemein", "sin-categoria",
     "senza-categoria", "sem-categoria", "geen-categorie", "غير-مصنف"}
)  # fmt: skip
# Terms that say how an item is shown, not what it is about.
NOT_ABOUT = frozenset(
    {"post_format", "nav_menu", "author", "language", "post_translations", "link_category",
     "wp_theme", "wp_template_part_area", "wp_pattern_category"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shelves:
    """The plan: which categories of the old site are sections here, the most used first."""

    edition: Edition
    found: Survey
    sections: tuple[str, ...]

    def section_of(self, item: Item) -> Section:
        """Answer the section an item belongs to; it is founded when it is not there yet."""
        worn = {self._top(category.slug): category for category in _categories(item)}
        for slug in self.sections:
            if slug in worn:
                return self._found_section(slug, worn[slug].name)
        with translation.override(self.edition.interface_language):
            return self._section("miscellany", _("Miscellany"))

    def topics_of(self, item: Item, section: Section) -> list[Topic]:
        """Answer the topics of an item: its tags, and the categories that are not its section."""
        topics: dict[int, Topic] = {}
        for worn in item.categories:
            slug = slug_of(worn.slug, worn.name, longest=80)
            if worn.domain in NOT_ABOUT or worn.slug in NO_CATEGORY or not slug:
                continue
            if worn.domain == "category" and slug == section.slug:
                continue
            topic = self._topic(slug, worn)
            topics[topic.pk] = topic
        return list(topics.values())

    def _top(self, slug: str) -> str:
        return top_of(slug, self.found)

    def _found_section(self, slug: str, name: str) -> Section:
        term = self.found.terms.get(("category", slug))
        return self._section(slug_of(slug, name, longest=60), term.name if term else name)

    def _section(self, slug: str, name: str) -> Section:
        try:
            free_slug(slug)
        except ValidationError:
            slug = f"{slug}-news"
        with transaction.atomic():
            section, is_new = self.edition.sections.get_or_create(
                slug=slug,
                defaults={
                    "name": plain(name)[:60] or slug,
                    "position": self.edition.sections.count() + 1,
                },
            )
            if is_new:
                bump(generations.shape(self.edition.pk))
        return section

    def _topic(self, slug: str, worn: Category) -> Topic:
        """Answer the topic of a term; a tag and a category of one name are one topic."""
        name = plain(worn.name)[:80] or slug
        namesake = Topic.objects.filter(edition=self.edition, name__iexact=name).first()
        if namesake is not None:
            return namesake
        term = self.found.terms.get((worn.domain, worn.slug))
        description = plain(term.description)[:280] if term else ""
        topic, _founded = Topic.objects.get_or_create(
            edition=self.edition,
            slug=slug,
            defaults={"name": name, "description": description},
        )
        return topic


def plan(edition: Edition, found: Survey) -> Shelves:
    """Choose the sections: top categories by how much stands in them and below them."""
    used: Counter[str] = Counter()
    for (domain, slug), times in found.used.items():
        if domain == "category" and slug not in NO_CATEGORY:
            used[top_of(slug, found)] += times
    ranked = sorted(used, key=lambda slug: (-used[slug], slug))
    ours = set(edition.sections.values_list("slug", flat=True))
    known = [slug for slug in ranked if slug_of(slug) in ours]
    others = [slug for slug in ranked if slug not in known][: max(0, MOST_SECTIONS - len(known))]
    return Shelves(edition, found, tuple(slug for slug in ranked if slug in {*known, *others}))


def top_of(slug: str, found: Survey) -> str:
    """Answer the category on top of this one; a circle of parents ends where it began."""
    seen = {slug}
    while (term := found.terms.get(("category", slug))) and term.parent and term.parent not in seen:
        slug = term.parent
        seen.add(slug)
    return slug


def _categories(item: Item) -> list[Category]:
    return [worn for worn in item.categories if worn.domain == "category"]
