"""The copy of the demo newsroom is whole, refers only to what exists, and is set as each language asks."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from nightdesk.demo import copy
from nightdesk.demo.copy import EDITIONS, Matter, StoryCopy
from nightdesk.demo.drawings import SCENES

NEWSROOM = copy.newsroom()
PICTURES = copy.pictures()
MATTERS = copy.matters()
LIVE_ITEMS = copy.live_items()

SECTIONS = {section.key for section in NEWSROOM.sections}
PICTURE_KEYS = {picture.key for picture in PICTURES}
SLUGLINES = {matter.slugline for matter in MATTERS}
HIDDEN = {"draft", "submitted", "approved", "held", "embargoed", "killed", "spiked"}
BLOCKS = {
    "paragraph", "heading", "list", "quote", "picture", "gallery", "related", "fact_box",
    "table", "embed", "preformatted",
}  # fmt: skip


def told(edition: str) -> list[tuple[Matter, StoryCopy]]:
    return [(matter, matter.stories[edition]) for matter in MATTERS if edition in matter.stories]


def stories() -> list[tuple[Matter, StoryCopy]]:
    return [pair for edition in EDITIONS for pair in told(edition)]


def strings(value: Any) -> Iterator[str]:
    """Every string inside, with its tags taken out; names of types, slugs and addresses left."""
    if isinstance(value, str):
        yield re.sub(r"<[^>]*>", "", value)
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in {"type", "level", "language", "url", "source_url", "pictures", "story"}:
                yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def words_of_body(story: StoryCopy) -> list[str]:
    blocks = [block for block in story.body if block["type"] not in {"picture", "related"}]
    captions = [b["value"]["caption"] for b in story.body if b["type"] == "picture"]
    return [*strings([block["value"] for block in blocks]), *captions]


def written(edition: str) -> list[str]:
    """Everything that a reader of the edition may read."""
    found = [picture.words[edition].caption for picture in PICTURES]
    found += [picture.words[edition].alternative_text for picture in PICTURES]
    for _, story in told(edition):
        found += [story.kicker, story.headline, story.standfirst, story.dateline]
        found += [story.editors_note, story.reason, story.sponsor, *words_of_body(story)]
        found += [correction.text for correction in story.corrections]
        found += [
            words for post in (*story.posts, *story.to_come) for words in (post.headline, post.text)
        ]
        found += [words for post in story.posts if post.quote for words in post.quote.values()]
    for item in (item for item in LIVE_ITEMS if item.edition == edition):
        found += [item.kicker, item.headline, item.standfirst, *item.paragraphs]
        found += [step.text for step in item.then]
    for author in NEWSROOM.authors:
        profile = author.profiles[edition]
        found += [profile.name, profile.role_line, profile.biography]
    for page in NEWSROOM.standing_pages:
        found += [page.pages[edition].title, *page.pages[edition].paragraphs]
    found += [row.names[edition].name for row in (*NEWSROOM.sections, *NEWSROOM.topics)]
    return list(strings(found))


def test_the_paper_has_three_editions_and_five_sections_each_with_a_desk() -> None:
    assert [edition.code for edition in NEWSROOM.editions] == ["en", "fr", "ar"]
    assert [edition.is_default for edition in NEWSROOM.editions] == [True, False, False]
    assert [section.desk for section in NEWSROOM.sections] == list(NEWSROOM.desks)
    assert {section.names["ar"].slug for section in NEWSROOM.sections} == {
        "mina", "alam", "iqtisad", "thaqafa", "riyada",
    }  # fmt: skip


def test_everything_standing_is_said_in_every_edition() -> None:
    everyone = set(EDITIONS)

    assert all(set(section.names) == everyone for section in NEWSROOM.sections)
    assert all(set(topic.names) == everyone for topic in NEWSROOM.topics)
    assert all(set(author.profiles) == everyone for author in NEWSROOM.authors)
    assert all(set(page.pages) == everyone for page in NEWSROOM.standing_pages)


def test_every_picture_has_words_in_every_edition_and_a_credit() -> None:
    assert len(PICTURES) >= 22
    for picture in PICTURES:
        assert set(picture.words) == set(EDITIONS)
        assert all(words.caption and words.alternative_text for words in picture.words.values())
        assert picture.credit_line
        assert picture.copyright_notice
        assert picture.usage_terms


def test_every_picture_and_portrait_has_its_drawing() -> None:
    wanted = [picture.scene for picture in PICTURES] + [a.portrait for a in NEWSROOM.authors]

    assert [scene for scene in wanted if scene not in SCENES] == []


def test_keys_are_given_once() -> None:
    for keys in (
        [picture.key for picture in PICTURES],
        [matter.slugline for matter in MATTERS],
        [author.key for author in NEWSROOM.authors],
        [topic.key for topic in NEWSROOM.topics],
    ):
        assert [key for key, times in Counter(keys).items() if times > 1] == []


@pytest.mark.parametrize("matter", MATTERS, ids=lambda matter: matter.slugline)
def test_a_matter_refers_only_to_what_exists(matter: Matter) -> None:
    assert matter.section in SECTIONS
    assert matter.authors
    assert set(matter.authors) <= {author.key for author in NEWSROOM.authors}
    assert set(matter.topics) <= {topic.key for topic in NEWSROOM.topics}
    assert set(matter.related) <= SLUGLINES - {matter.slugline}
    assert matter.lead_picture in PICTURE_KEYS | {""}
    for story in matter.stories.values():
        for block in story.body:
            value = block["value"]
            if block["type"] == "picture":
                assert value["picture"] in PICTURE_KEYS
            if block["type"] == "gallery":
                assert set(value["pictures"]) <= PICTURE_KEYS
            if block["type"] == "related":
                assert value["story"] in SLUGLINES


def test_a_story_card_leads_to_a_story_of_the_same_edition() -> None:
    for edition in EDITIONS:
        here = {matter.slugline for matter, _ in told(edition)}
        for _, story in told(edition):
            cards = [b["value"]["story"] for b in story.body if b["type"] == "related"]
            assert set(cards) <= here


def test_a_visible_story_never_points_at_a_hidden_one() -> None:
    hidden = {matter.slugline for matter in MATTERS if matter.state in HIDDEN}

    assert all(not hidden & set(matter.related) for matter in MATTERS)


def test_live_items_refer_only_to_what_exists() -> None:
    assert all(item.section in SECTIONS for item in LIVE_ITEMS)
    assert all(item.picture in PICTURE_KEYS | {""} for item in LIVE_ITEMS)
    assert {step.kind for item in LIVE_ITEMS for step in item.then} == {"update", "correct"}
    assert min(Counter(item.edition for item in LIVE_ITEMS).values()) >= 14
    assert all(2 <= len(item.paragraphs) <= 3 for item in LIVE_ITEMS)


def test_there_is_enough_to_read_in_every_edition_and_section() -> None:
    read = {
        edition: [
            matter for matter, _ in told(edition) if matter.state in {"published", "retracted"}
        ]
        for edition in EDITIONS
    }

    assert len(stories()) >= 46
    assert min(len(matters) for matters in read.values()) >= 14
    assert all({matter.section for matter in matters} == SECTIONS for matters in read.values())


def test_every_state_of_a_story_is_shown() -> None:
    states = Counter(matter.state for matter in MATTERS)

    assert states.pop("published") >= 18
    assert states == {
        "draft": 2, "submitted": 1, "approved": 1, "held": 1, "embargoed": 1,
        "retracted": 1, "killed": 1, "spiked": 1,
    }  # fmt: skip


def test_what_was_taken_back_says_why_and_what_waits_says_until_when() -> None:
    for matter, story in stories():
        assert bool(story.reason) == (matter.state in {"retracted", "killed"})
        assert bool(matter.embargo_hours_ahead) == (matter.state == "embargoed")
        assert bool(matter.embargo_source) == (matter.state == "embargoed")


def test_every_kind_of_block_is_used() -> None:
    used = Counter(block["type"] for _, story in stories() for block in story.body)

    assert set(used) == BLOCKS
    assert used["quote"] >= 15
    assert used["gallery"] >= 2


def test_every_quote_has_a_name_a_role_and_a_language() -> None:
    quotes = [b["value"] for _, story in stories() for b in story.body if b["type"] == "quote"]

    assert all(quote["speaker"] and quote["role"] for quote in quotes)
    assert all(quote["said_where"] and quote["said_when"] for quote in quotes)
    assert all(quote["language"] in EDITIONS for quote in quotes)


def test_every_table_has_as_many_values_as_columns() -> None:
    tables = [b["value"] for _, story in stories() for b in story.body if b["type"] == "table"]

    for table in tables:
        widths = {len(row["values"]) for row in table["rows"]}
        assert widths == {len(table["columns"])}


def test_corrections_and_updates_come_after_the_story() -> None:
    kinds = Counter(c.kind for _, story in stories() for c in story.corrections)

    assert set(kinds) == {"correction", "clarification"}
    assert kinds["correction"] >= 4
    for matter, story in stories():
        assert all(correction.hours_ago < matter.hours_ago for correction in story.corrections)
        assert (story.updated_hours_ago or 0) < matter.hours_ago


def test_a_story_is_neither_a_line_nor_an_essay() -> None:
    for _, story in stories():
        if story.posts:  # it is told post by post
            continue
        assert 4 <= len(story.body) <= 9
        assert 110 <= len(" ".join(words_of_body(story)).split()) <= 350
        assert len(story.headline) <= 110


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_headline_and_no_slug_is_used_twice_in_an_edition(edition: str) -> None:
    live = [item for item in LIVE_ITEMS if item.edition == edition]
    headlines = [story.headline for _, story in told(edition)] + [i.headline for i in live]
    slugs = [story.slug for _, story in told(edition)] + [i.slug for i in live]

    assert [headline for headline, times in Counter(headlines).items() if times > 1] == []
    assert [slug for slug, times in Counter(slugs).items() if times > 1] == []
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) for slug in slugs)


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_typewriter_quotation_marks_are_printed(edition: str) -> None:
    assert [text for text in written(edition) if '"' in text or "'" in text] == []


def test_french_spaces_do_not_break() -> None:
    loose = re.compile(r"« | »| [;:!?%€]|«[^\u00a0\u202f]|[^\u00a0\u202f]»")

    assert [text for text in written("fr") if loose.search(text)] == []


def test_arabic_is_written_in_arabic_letters() -> None:
    for text in filter(None, written("ar")):
        letters = [letter for letter in text if letter.isalpha()]
        arabic = [letter for letter in letters if "\u0600" <= letter <= "\u06ff"]
        assert len(arabic) >= 0.8 * len(letters), text
