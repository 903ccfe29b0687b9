"""Sitemaps (sitemaps.org 0.9): which pages there are, and when each last changed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from io import StringIO
from typing import Any

from django.db.models import BigAutoField, DateTimeField, Max, QuerySet
from django.urls import reverse
from django.utils.feedgenerator import rfc3339_date
from django.utils.xmlutils import SimplerXMLGenerator

from nightdesk.bakery.staleness import good_until, reading
from nightdesk.editions import generations
from nightdesk.editions.models import Edition
from nightdesk.lib.prepared import Place, Prepared
from nightdesk.lib.text import xml_safe
from nightdesk.stories.models import Story
from nightdesk.stories.visibility import authors_shown, topics_shown

CONTENT_TYPE = "application/xml; charset=utf-8"
MOST_PAGES = 50_000  # in one file, by the standard
MOST_NEWS = 1000
KEY, INSTANT = BigAutoField(), DateTimeField()
NEWS_LASTS = timedelta(hours=48)
SITEMAP = {"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"}
NEWS = SITEMAP | {"xmlns:news": "http://www.google.com/schemas/sitemap-news/0.9"}


@dataclass(frozen=True, slots=True)
class Page:
    """One address, without its origin; of a story also the headline and its first hour."""

    path: str
    changed_at: datetime | None = None
    title: str = ""
    published_at: datetime | None = None


def months(edition: Edition, now: datetime) -> list[Page]:
    """The sitemaps of an edition's stories, one for each month by the edition's clock, newest first.

    Each month is asked for as a stretch of an index: to sort a hundred thousand stories takes half a second.
    """
    reading(generations.lists(edition.pk), generations.shape(edition.pk))
    found, until = [], now
    while newest := _NEWEST.ask_values(edition=edition.pk, now=until):
        [(at,)] = newest
        first = _start(at, edition)
        # One bound each way: given two, SQLite reads on to the later one.
        [(changed,)] = _CHANGED.ask_values(edition=edition.pk, now=until, first=first)
        address = reverse("sitemap-month", args=[edition, first.year, first.month])
        found.append(Page(address, max(at, changed or at)))
        until = first - timedelta(microseconds=1)
    return found


def _start(instant: datetime, edition: Edition) -> datetime:
    """Of its month, by the edition's clock."""
    here = instant.astimezone(edition.zone)
    return datetime(here.year, here.month, 1, tzinfo=edition.zone)


def _following(first: datetime) -> datetime:
    return (first + timedelta(days=32)).replace(day=1)


def _newest() -> Any:
    """When the newest story until then was published; no row where there is none."""
    return _shown().order_by("-published_at").values_list("published_at")[:1]


def _changed() -> Any:
    """When the last story of a stretch was updated."""
    stretch = _shown().filter(published_at__gte=Place("first", INSTANT)).order_by()
    return stretch.values("edition").annotate(last=Max("updated_at")).values_list("last")


def _shown() -> Any:
    now: Any = Place("now", INSTANT)
    return Story.objects.visible_to(None, now).filter(edition=Place("edition", KEY))


_NEWEST: Prepared[Story] = Prepared(_newest)
_CHANGED: Prepared[Story] = Prepared(_changed)


def of_month(edition: Edition, first: date, now: datetime) -> list[Page]:
    """The stories that readers first had in that month."""
    reading(generations.lists(edition.pk))
    start = datetime(first.year, first.month, 1, tzinfo=edition.zone)
    shown = edition.stories.visible_to(None, now).since(start)
    shown = shown.filter(published_at__lt=_following(start))
    return _of(shown.newest_first()[:MOST_PAGES])


def fixed(edition: Edition, now: datetime) -> list[Page]:
    """Everything but the stories: the front, sections, topics, authors, standing pages."""
    reading(generations.pages(edition.pk), generations.ways(edition.pk))
    records = [
        edition,
        *_in(edition, edition.sections.all()),
        *_in(edition, topics_shown(edition, now)),
        *_in(edition, authors_shown(edition, now)),
        *_in(edition, edition.standing_pages.shown()),
    ]
    return [Page(record.get_absolute_url()) for record in records]


def of_news(edition: Edition, now: datetime) -> list[Page]:
    """What is younger than two days and still stands."""
    reading(generations.lists(edition.pk))
    shown = edition.stories.visible_to(None, now).published().since(now - NEWS_LASTS)
    pages = _of(shown.newest_first()[:MOST_NEWS])
    hours = [page.published_at + NEWS_LASTS for page in pages if page.published_at]
    good_until(min(hours, default=None))
    return pages


def write_index(pages: Iterable[Page], origin: str) -> str:
    return _write("sitemapindex", SITEMAP, (("sitemap", page, None) for page in pages), origin)


def write_pages(pages: Iterable[Page], origin: str) -> str:
    return _write("urlset", SITEMAP, (("url", page, None) for page in pages), origin)


def write_news(pages: Iterable[Page], edition: Edition, origin: str) -> str:
    """The edition's name must be the same here as at the search engine's publisher centre."""
    return _write("urlset", NEWS, (("url", page, edition) for page in pages), origin)


def _in(edition: Edition, records: "QuerySet[Any]") -> Iterator[Any]:
    """Records that know their edition without asking for it again."""
    for record in records:
        record.edition = edition
        yield record


def _of(stories: "QuerySet[Story]") -> list[Page]:
    chosen = stories.select_related("edition", "section").defer("body")
    return [
        Page(
            story.get_absolute_url(),
            max(story.updated_at or story.published_at, story.published_at),
            story.headline,
            story.published_at,
        )
        for story in chosen
        if story.published_at is not None
    ]


def _write(
    root: str,
    namespaces: dict[str, str],
    rows: Iterable[tuple[str, Page, Edition | None]],
    origin: str,
) -> str:
    out = StringIO()
    xml: Any = SimplerXMLGenerator(out, "utf-8", short_empty_elements=True)
    xml.startDocument()
    xml.startElement(root, namespaces)
    for name, page, news_of in rows:
        xml.startElement(name, {})
        xml.addQuickElement("loc", f"{origin}{page.path}")
        if news_of is not None:
            _news(xml, page, news_of)
        elif page.changed_at is not None:
            xml.addQuickElement("lastmod", rfc3339_date(page.changed_at))
        xml.endElement(name)
    xml.endElement(root)
    return out.getvalue()


def _news(xml: Any, page: Page, edition: Edition) -> None:
    xml.startElement("news:news", {})
    xml.startElement("news:publication", {})
    xml.addQuickElement("news:name", xml_safe(edition.name))
    xml.addQuickElement("news:language", _language(edition.language))
    xml.endElement("news:publication")
    if page.published_at is not None:
        xml.addQuickElement("news:publication_date", rfc3339_date(page.published_at))
    xml.addQuickElement("news:title", xml_safe(page.title))
    xml.endElement("news:news")


def _language(tag: str) -> str:
    """ISO 639, as Google asks; Chinese alone is told apart by its script."""
    small = tag.lower()
    if small.startswith("zh"):
        return "zh-tw" if {"tw", "hk", "hant"} & set(small.split("-")) else "zh-cn"
    return small.split("-")[0]
