"""A post of an old archive becomes a story: its copy, place, people, state and old address."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from nightdesk.editions.models import Edition
from nightdesk.events.models import Event
from nightdesk.people.models import Person
from nightdesk.stories.models import Author, Story
from nightdesk.topics.models import Topic
from tests.intake.conftest import TakeUp
from tests.intake.exports import export, item

CITY = '<category domain="category" nicename="city">City &amp;amp; Port</category>'
FIRE = '<category domain="post_tag" nicename="fire">Fire</category>'
ADA = (
    "<wp:author><wp:author_login>ada</wp:author_login><wp:author_email>ida@harbour.example</wp:author_email>"
    "<wp:author_display_name>Ada Quay</wp:author_display_name></wp:author>"
)


def test_a_post_comes_in_as_it_was(take_up: TakeUp, english: Edition, tmp_path: Path) -> None:
    path = export(
        tmp_path,
        item(7, title="Fire &amp; smoke", excerpt="Nobody was <b>hurt</b>.", extra=CITY + FIRE),
        head=ADA,
    )

    rows = take_up(path)

    story = Story.objects.get()
    assert rows["7"]["outcome"] == "taken"
    assert rows["7"]["address"] == "/en/city/story-7/"
    assert (story.headline, story.standfirst) == ("Fire & smoke", "Nobody was hurt.")
    assert (story.section.name, story.slug, story.edition) == ("City & Port", "story-7", english)
    assert [byline.name for byline in story.bylines.all()] == ["Ada Quay"]
    assert [topic.name for topic in story.topics.all()] == ["Fire"]
    assert (story.state, story.published_at) == (
        "published",
        datetime(2019, 5, 2, 8, 30, tzinfo=UTC),
    )
    assert story.body.get_prep_value()[0]["value"] == "<p>Copy of story 7.</p>"


@pytest.mark.parametrize(
    ("said", "state", "kinds"),
    [
        ({"status": "publish"}, "published", ["story.published"]),
        ({"status": "draft"}, "draft", []),
        ({"status": "pending"}, "submitted", ["story.submitted"]),
        ({"status": "private"}, "held", ["story.held"]),
        ({"password": "enter"}, "held", ["story.held"]),
        ({"status": "trash"}, "spiked", ["story.spiked"]),
        ({"status": "future"}, "held", ["story.held"]),
        ({"status": "future", "gmt": "2999-01-01 00:00:00"}, "scheduled", ["story.scheduled"]),
        ({"status": "publish", "gmt": "2999-01-01 00:00:00"}, "scheduled", ["story.scheduled"]),
        ({"status": "pitch"}, "held", ["story.held"]),
        ({"content": ""}, "draft", []),
    ],
)
def test_the_state_comes_over_with_one_event(
    take_up: TakeUp, tmp_path: Path, said: dict[str, str], state: str, kinds: list[str]
) -> None:
    take_up(export(tmp_path, item(7, **said)))

    assert Story.objects.get().state == state
    assert Event.objects.all().kinds() == kinds


def test_what_cannot_be_published_stays_a_draft_and_says_why(
    take_up: TakeUp, tmp_path: Path
) -> None:
    rows = take_up(export(tmp_path, item(7, content="<hr>")))

    assert rows["7"]["outcome"] == "changed"
    assert rows["7"]["notes"] == [
        "rules between paragraphs dropped: 1",
        "left as a draft: A story needs text.",
    ]


def test_the_act_is_of_whoever_ordered_it(take_up: TakeUp, tmp_path: Path, clara: Person) -> None:
    take_up(export(tmp_path, item(7)), by="Clara@harbour.example")

    event = Event.objects.get()
    assert (event.actor, event.at) == (clara, datetime(2019, 5, 2, 8, 30, tzinfo=UTC))


def test_a_post_without_a_date_is_published_now_and_says_so(
    take_up: TakeUp, tmp_path: Path
) -> None:
    zeros = "0000-00-00 00:00:00"

    rows = take_up(export(tmp_path, item(7, gmt=zeros, local=zeros, fed="")))

    assert rows["7"]["notes"] == ["no date: published as of now"]


def test_copy_without_a_title_is_headed_by_its_first_words(take_up: TakeUp, tmp_path: Path) -> None:
    words = "one two three four five six seven eight nine ten eleven"
    path = export(
        tmp_path,
        item(7, title="", content=f"<h2>{words}</h2>"),
        item(8, title=" ", content="", slug="low-tide"),
        item(9, title="", content="[gallery]", slug=""),
    )

    rows = take_up(path)

    assert [row["title"] for row in rows.values()] == [
        "one two three four five six seven eight nine ten",
        "low tide",
        "9",
    ]
    assert rows["7"]["notes"] == ["no title: the headline is the first words"]


def test_words_too_long_for_their_place_open_the_text(take_up: TakeUp, tmp_path: Path) -> None:
    title, excerpt = "tide " * 60, "quay " * 150
    rows = take_up(export(tmp_path, item(7, title=title, excerpt=excerpt, content="Copy.")))

    story = Story.objects.get()
    texts = [block["value"] for block in story.body.get_prep_value()]
    assert texts == [f"<p>{excerpt.strip()}</p>", f"<p>{title.strip()}</p>", "<p>Copy.</p>"]
    assert (len(story.headline), story.standfirst) == (250, "")
    assert len(rows["7"]["notes"]) == 2


def test_what_was_shown_only_there_is_noted(take_up: TakeUp, tmp_path: Path) -> None:
    extra = (
        '<category domain="post_format" nicename="post-format-aside">Aside</category>'
        "<wp:comment/><wp:comment/>"
    )

    rows = take_up(export(tmp_path, item(7, sticky="1", extra=extra)))

    assert rows["7"]["notes"] == [
        "2 comments not taken yet: comments come with discussions",
        "it stayed on top of the old site: place it on the front",
        "format not kept: Aside",
    ]
    assert Topic.objects.count() == 0


def test_a_second_run_changes_nothing(
    take_up: TakeUp, tmp_path: Path, clara: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    path = export(tmp_path, item(7, extra=CITY + FIRE), item(8, kind="page"), head=ADA)
    take_up(path)
    story = Story.objects.get()
    story.headline = "The desk knows better"
    story.update(by=clara)
    before = list(Event.objects.values_list("pk", flat=True))
    capsys.readouterr()

    rows = take_up(path)

    assert [row["outcome"] for row in rows.values()] == ["unchanged", "unchanged"]
    assert list(Event.objects.values_list("pk", flat=True)) == before
    assert Story.objects.get().headline == "The desk knows better"
    assert "Nothing changed: whatever can be taken was here already." in capsys.readouterr().out


def test_two_items_of_one_guid_are_two_stories(take_up: TakeUp, tmp_path: Path) -> None:
    guid = "https://old.example/?p=7"

    take_up(export(tmp_path, item(7, guid=guid), item(8, guid=guid)))

    assert Story.objects.count() == 2


def test_a_colleague_is_recognised_by_mail_and_the_mail_is_not_kept(
    take_up: TakeUp, tmp_path: Path, ida: Person, lena: Person
) -> None:
    lenas = ADA.replace("ada", "lena").replace("ida@", "lena@").replace("Ada Quay", "Lena Reader")
    path = export(
        tmp_path, item(7), item(8, creator="lena"), item(9, creator="nobody"), head=ADA + lenas
    )

    take_up(path)

    profiles = Author.objects.order_by("pk").values_list("slug", "name", "person")
    assert list(profiles) == [
        ("ada", "Ada Quay", ida.pk),
        ("lena", "Lena Reader", None),
        ("nobody", "nobody", None),
    ]


def test_co_authors_come_before_the_account(take_up: TakeUp, tmp_path: Path) -> None:
    together = (
        '<category domain="author" nicename="cap-bo">Bo Reef</category>'
        '<category domain="author" nicename="cap-ada">ada</category>'
        '<category domain="author" nicename="...">...</category>'
    )

    take_up(export(tmp_path, item(7, extra=together), item(8, creator=""), head=ADA))

    first, second = Story.objects.order_by("pk")
    assert [byline.name for byline in first.bylines.all()] == ["Bo Reef", "Ada Quay"]
    assert second.bylines.count() == 0


def block(number: int, content: str) -> str:
    return item(number, kind="wp_block", content=content)


def test_a_block_shared_by_many_stands_in_each(take_up: TakeUp, tmp_path: Path) -> None:
    path = export(
        tmp_path,
        item(7, content='<p>One.</p><!-- wp:block {"ref":50} /--><!-- wp:block {"ref":99} /-->'),
        block(50, '<p>Write to us.</p><!-- wp:block {"ref":51} /-->'),
        block(51, '<p>Or call.</p><!-- wp:block {"ref":51} /-->'),
    )

    rows = take_up(path)

    texts = [block["value"] for block in Story.objects.get().body.get_prep_value()]
    assert texts == ["<p>One.</p>", "<p>Write to us.</p>", "<p>Or call.</p>", "<p>Or call.</p>"]
    assert rows["7"]["notes"] == ["blocks without copy of their own left out: 2"]
    assert rows["50"]["reason"] == "Not taken by itself: it stands in the copy that uses it."


@pytest.mark.parametrize(
    ("stored", "texts"),
    [
        (
            '[{"id":"a","content":"Seen <em>there</em>."},{"id":"b"}]',
            ["<ol><li>Seen <em>there</em>.</li></ol>"],
        ),
        ("[", []),
        ('{"content":"x"}', []),
        ('["x"]', []),
    ],
)
def test_footnotes_kept_apart_from_the_text_close_it(
    take_up: TakeUp, tmp_path: Path, stored: str, texts: list[str]
) -> None:
    kept = f"<wp:meta_value><![CDATA[{stored}]]></wp:meta_value>"
    extra = f"<wp:postmeta><wp:meta_key>footnotes</wp:meta_key>{kept}</wp:postmeta>"

    take_up(export(tmp_path, item(7, content="One.", extra=extra)))

    assert [block["value"] for block in Story.objects.get().body.get_prep_value()] == [
        "<p>One.</p>",
        *texts,
    ]


def test_the_copy_is_set_and_what_was_typed_is_kept(
    take_up: TakeUp, english: Edition, tmp_path: Path
) -> None:
    take_up(
        export(tmp_path, item(7, title='It\'s "out"', content="<p>Don't -- <code>'x'</code></p>"))
    )

    story = Story.objects.get()
    assert story.headline == "It’s “out”"
    assert [block["value"] for block in story.body.get_prep_value()] == [
        "<p>Don’t – <code>'x'</code></p>"
    ]
    story.as_typed = True
    story.set_type()
    assert story.headline == 'It\'s "out"'
