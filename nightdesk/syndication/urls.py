"""Feeds and the sitemaps of one edition.

Feeds are named `feed`, `rss` and `json-feed`, with `section-`, `topic-` or `author-` before it; that of a live
blog's posts is `live-feed`.
"""

from collections.abc import Iterator

from django.urls import URLPattern, path

from nightdesk.bakery.kinds import baked, machine
from nightdesk.syndication import atom, json_feed, rss
from nightdesk.syndication.views import feeds, opml, replies, sitemaps, wire

FORMS = {"feed": atom.NAME, "rss": rss.NAME, "json-feed": json_feed.NAME}


def forms() -> Iterator[URLPattern]:
    """One address for each form of each kind of feed."""
    for name, file in FORMS.items():
        yield path(file, feeds.edition, {"form": file}, name=name)
        yield path(f"topics/<str:slug>/{file}", feeds.topic, {"form": file}, name=f"topic-{name}")
        yield path(
            f"authors/<str:slug>/{file}", feeds.author, {"form": file}, name=f"author-{name}"
        )
        yield path(f"<str:section>/{file}", feeds.section, {"form": file}, name=f"section-{name}")


_each = [
    path("feeds.opml", opml.show, name="opml"),
    path(f"<str:section>/<str:slug>/discussion/{atom.NAME}", replies.show, name="discussion-feed"),
    path(f"live/<str:slug>/{atom.NAME}", feeds.live_blog, {"form": atom.NAME}, name="live-feed"),
    path("news-sitemap.xml", sitemaps.news, name="news-sitemap"),
    path("sitemap/pages.xml", sitemaps.pages, name="sitemap-pages"),
    path("sitemap/<int:year>-<int:month>.xml", sitemaps.month, name="sitemap-month"),
    *forms(),
]
urlpatterns = [
    machine(path("wire.json", wire.show, name="wire-json")),
    *(baked(one) for one in _each),
]
