"""WordPress exports made up for tests: the paper of a small port, as its old system wrote it."""

from html import escape
from pathlib import Path

HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0"
  xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>The Old Quay</title><link>https://old.example</link><description>News of the port</description>
<language>en</language><wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>https://old.example</wp:base_site_url>
<wp:base_blog_url>https://old.example</wp:base_blog_url>
"""
FOOT = "</channel></rss>"


def export(folder: Path, *items: str, head: str = "", name: str = "old.xml") -> Path:
    """Write an export of these items and answer where it is."""
    path = folder / name
    path.write_text(f"{HEAD}{head}{''.join(items)}{FOOT}", "utf-8")
    return path


def item(number: int, **said: str) -> str:
    """Answer one entry; what is not said is an ordinary published post of 2 May 2019."""
    told = {
        "title": f"Story {number}",
        "link": f"https://old.example/2019/05/story-{number}/",
        "guid": f"https://old.example/?p={number}",
        "content": f"Copy of story {number}.",
        "excerpt": "",
        "slug": f"story-{number}",
        "kind": "post",
        "status": "publish",
        "gmt": "2019-05-02 08:30:00",
        "local": "2019-05-02 10:30:00",
        "fed": "Thu, 02 May 2019 08:30:00 +0000",
        "creator": "ada",
        "parent": "0",
        "password": "",
        "sticky": "0",
        "extra": "",
    } | said
    extra = told.pop("extra")
    told = {name: escape(value) for name, value in told.items()}
    return (
        f"<item><title>{told['title']}</title><link>{told['link']}</link>"
        f"<pubDate>{told['fed']}</pubDate><dc:creator>{told['creator']}</dc:creator>"
        f'<guid isPermaLink="false">{told["guid"]}</guid><description></description>'
        f"<content:encoded>{told['content']}</content:encoded>"
        f"<excerpt:encoded>{told['excerpt']}</excerpt:encoded>"
        f"<wp:post_id>{number}</wp:post_id><wp:post_date>{told['local']}</wp:post_date>"
        f"<wp:post_date_gmt>{told['gmt']}</wp:post_date_gmt><wp:post_name>{told['slug']}</wp:post_name>"
        f"<wp:status>{told['status']}</wp:status><wp:post_parent>{told['parent']}</wp:post_parent>"
        f"<wp:menu_order>0</wp:menu_order><wp:post_type>{told['kind']}</wp:post_type>"
        f"<wp:post_password>{told['password']}</wp:post_password>"
        f"<wp:is_sticky>{told['sticky']}</wp:is_sticky>{extra}</item>\n"
    )
