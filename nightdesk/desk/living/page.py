"""What the living page shows: one of each component, in each state that readers can meet."""

from copy import copy
from types import SimpleNamespace
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from nightdesk.desk.living.records import AT, All, InventedItem, InventedPicture, InventedStory
from nightdesk.desk.living.words import IN, Words
from nightdesk.editions.models import Edition, Section
from nightdesk.stories.models import Correction
from nightdesk.stories.models.story import Genre

BLOCKS = "stories/blocks/_{}.html"


def shown(edition: Edition, direction: str) -> dict[str, Any]:
    """Everything the templates ask for, with the brand of this edition, in one direction."""
    words = IN[direction]
    clothed = dressed(edition, direction, words)
    stories = invented(clothed, words)
    return {
        "edition": clothed,
        "section": clothed.shown_sections[0],
        "words": words,
        "stories": stories,
        "story": stories["whole"],
        "page": SimpleNamespace(
            story=stories["whole"],
            changed_at=AT,
            siblings=[stories["plain"]],
            related=[stories["pictured"]],
            next_stories=[stories["plain"], stories["opinion"], stories["long"]],
        ),
        "items": list(items(stories, words)),
        "correction": correction("correction", words),
        "clarification": correction("clarification", words),
        "retraction": SimpleNamespace(reason=words.correction, made_at=AT),
        "blocks": list(blocks(stories, words)),
        "leaf": SimpleNamespace(is_first=False, has_older=True, newer=1, older=3, number=2),
    }


def dressed(edition: Edition, direction: str, words: Words) -> Edition:
    """The edition's brand on a paper of the other direction too; never saved."""
    clothed = copy(edition)
    clothed.language, clothed.direction = words.language, direction
    clothed.shown_sections = [
        Section(pk=number, name=name, slug=f"section-{number}")
        for number, name in enumerate(words.sections, 1)
    ]
    return clothed


def invented(edition: Edition, words: Words) -> dict[str, InventedStory]:
    picture = InventedPicture(words.caption, words.credit, words.language)
    section = edition.shown_sections[0]
    authors = [SimpleNamespace(slug=f"author-{n}", portrait=picture) for n in range(2)]
    bylines = All(
        [SimpleNamespace(name=n, author=a) for n, a in zip(words.names, authors, strict=True)]
    )
    topics = All([SimpleNamespace(name=name, slug="topic") for name in words.sections])
    common: dict[str, Any] = {
        "edition": edition, "section": section, "bylines": bylines, "kicker": words.kicker,
        "standfirst": words.standfirst,
    }  # fmt: skip
    short, long, said = words.headlines
    return {
        "whole": InventedStory(headline=long, lead_picture=picture, topics=topics, **common),
        "pictured": InventedStory(headline=short, lead_picture=picture, **common),
        "plain": InventedStory(headline=short, **common),
        "long": InventedStory(headline=f"{long} {words.endless}", genre=Genre.ANALYSIS, **common),
        "opinion": InventedStory(headline=said, genre=Genre.OPINION, **common),
        "sponsored": InventedStory(
            headline=short,
            genre=Genre.SPONSORED,
            sponsor=words.names[0],
            lead_picture=picture,
            **common,
        ),
        "retracted": InventedStory(headline=long, state="retracted", **common),
    }


def items(stories: dict[str, InventedStory], words: Words) -> list[InventedItem]:
    short, long, said = words.headlines
    story = stories["plain"]
    return [
        InventedItem(1, long, is_flash=True),
        InventedItem(2, short, story, words.standfirst, _("Updated"), is_urgent=True),
        InventedItem(3, said, story, mark=_("Corrected")),
        InventedItem(4, long, story, mark=_("Retracted")),
        InventedItem(5, f"{short} {words.endless}", story, words.standfirst),
    ]


def correction(kind: str, words: Words) -> SimpleNamespace:
    label = Correction(kind=kind).get_kind_display()
    return SimpleNamespace(pk=kind, get_kind_display=label, made_at=AT, text=words.correction)


def blocks(stories: dict[str, InventedStory], words: Words) -> list[SimpleNamespace]:
    picture = stories["whole"].lead_picture
    captioned = {"picture": picture, "caption": words.caption}
    table = {
        "caption": words.caption,
        "columns": [{"heading": name} for name in words.sections],
        "rows": [[{"value": number * 1111} for number in range(1, 6)]] * 2,
    }
    quote = {
        "text": html(f"<p>{words.quote}</p>"), "speaker": words.names[0], "role": words.role,
        "said_where": words.place, "said_when": words.moment, "source_url": "https://www.harbour.example/",
        "language": "",
    }  # fmt: skip
    listed = "".join(f"<li>{name}</li>" for name in words.sections[:3])
    values: list[tuple[str, Any]] = [
        ("paragraph", html(f"<p>{words.paragraph}</p>")),
        *(("heading", {"text": words.headlines[0], "level": level}) for level in "234"),
        ("list", html(f"<ul>{listed}<li>{words.kicker}<ol>{listed}</ol></li></ul>")),
        ("quote", quote),
        ("picture", captioned),
        ("related", {"story": stories["pictured"]}),
        ("fact_box", {"title": words.headlines[2], "text": html(f"<p>{words.paragraph}</p>")}),
        ("table", table),
        ("gallery", {"title": words.headlines[0], "pictures": [captioned] * 3}),
        ("embed", {"url": "https://video.harbour.example/7", "title": words.headlines[0]}),
        ("preformatted", {"text": f"{words.endless} {words.endless} {words.endless}"}),
    ]
    return [SimpleNamespace(template=BLOCKS.format(kind), value=value) for kind, value in values]


def html(text: str) -> SafeString:
    return mark_safe(text)  # noqa: S308 - our own words
