"""Comments of other systems come in once, under the stories they were written under."""

import gzip
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from nightdesk.events.models import Event
from nightdesk.people.models import Person
from nightdesk.stories.models import OldAddress, Story
from nightdesk.talk.models import Comment, Discussion
from nightdesk.talk.state import State
from tests.fixtures import fixture_path
from tests.intake.comments import exports
from tests.pages import Page


@pytest.fixture
def story(harbour_fire: Story) -> Story:
    OldAddress.objects.lead("/2014/05/harbour-fire/", harbour_fire)
    return harbour_fire


def take(path: Path, **options: object) -> str:
    out = StringIO()
    call_command("intake_comments", path, edition="en", stdout=out, verbosity=2, **options)
    return out.getvalue()


def shown() -> list[tuple[str, str]]:
    return list(Comment.objects.shown().order_by("shown_at").values_list("text", "printed_as"))


def test_wordpress_comments_keep_their_names_hours_and_threads(
    story: Story, tmp_path: Path
) -> None:
    comment = exports.wordpress_comment
    path = exports.wordpress(
        tmp_path / "export.xml",
        comment(2, "It answers.", parent="1"),
        comment(1, "<p>Look &amp; <a href='https://x.example/'>see</a>.</p><p>Twice.</p>"),
        comment(3, "Waits.", approved="0"),
        comment(4, "Buy.", approved="spam"),
        comment(5, "Gone.", approved="trash"),
        comment(6, "A link.", type="pingback"),
        comment(7, ""),
        comment(8, "When?", date_gmt="never"),
        comment(9, "x" * 20_001),
        comment(10, "Its question is gone.", parent="5", author="tom@old.example"),
        lost=comment(11, "Lost."),
    )
    told = take(path)
    first, second = Comment.objects.shown().order_by("shown_at")[:2]
    assert first.text == "Look & see (https://x.example/).\n\nTwice."
    assert (first.printed_as, first.signature) == ("Old Tom", "Old Tom")
    assert first.posted_at == datetime(2014, 5, 1, 10, 0, 1, tzinfo=UTC)
    assert (second.parent, second.root, second.depth) == (first, first, 1)
    discussion = Discussion.objects.get()
    assert (discussion.comments, discussion.threads) == (3, 2)
    assert Comment.objects.waiting().get().text == "Waits."
    for reason in (
        "it was spam there",
        "it was deleted there",
        "no comment",
        "nothing is in it",
        "nobody knows when it was written",
        "it is longer than any comment",
        "its page is no story of this edition",
        "what it answers was not taken",
    ):
        assert reason in told
    assert Event.objects.on("moderation:en").kinds() == ["discussion.taken_in"]
    assert Comment.objects.get(text="Its question is gone.").printed_as == ""


def test_a_second_run_adds_nothing(story: Story, tmp_path: Path) -> None:
    comment = exports.wordpress_comment
    path = exports.wordpress(tmp_path / "export.xml", comment(1, "Once."))
    assert "Nothing changed" not in take(path)
    assert "Nothing changed" in take(path)
    exports.wordpress(tmp_path / "export.xml", comment(1, "Once."), comment(2, "New.", parent="1"))
    take(path)
    assert [text for text, _name in shown()] == ["Once.", "New."]
    assert Discussion.objects.get().comments == 2
    assert Comment.objects.get(text="Once.").replies == 1


@pytest.mark.parametrize("system", ["disqus", "isso", "commento"])
def test_each_system_is_known_by_how_its_file_begins(
    system: str, story: Story, tmp_path: Path
) -> None:
    path = getattr(exports, system)(tmp_path / "export")
    told = take(path)
    names = {"commento": ["Ines", "Ines"]}.get(system, ["tom", "Ines"])
    assert sorted(text for text, _name in shown()) == ["A question?", "An answer."]
    assert sorted(name for _text, name in shown()) == sorted(names)
    answer = Comment.objects.get(text="An answer.")
    assert answer.parent is not None
    assert answer.parent.text == "A question?"
    assert Comment.objects.get(state=State.HELD).text == "Waits."
    assert "it was deleted there" in told
    assert "Nothing changed" in take(path)
    assert "old.example" not in "".join(
        f"{one.html}{one.printed_as}" for one in Comment.objects.all()
    )


def test_a_packed_export_and_a_rehearsal(story: Story, tmp_path: Path) -> None:
    plain = exports.commento(tmp_path / "plain.json")
    packed = tmp_path / "export.json.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    account = tmp_path / "account.csv"
    assert "A rehearsal" in take(packed, dry_run=True, account=account)
    assert not Comment.objects.exists()
    assert account.read_text().count("\n") == 6


def test_readers_see_the_name_a_guest_signed_with(story: Story, tmp_path: Path) -> None:
    take(exports.disqus(tmp_path / "export.xml"))
    page = Page(f"{story.get_absolute_url()}discussion/")
    assert "Ines" in page.soup.get_text()
    assert "@old.example" not in str(page.soup)
    assert not Person.objects.get(email="guests@nightdesk.invalid").is_active


BOMB = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaa">]><disqus>&a;</disqus>'
DEEP = "<disqus>" + "<a>" * 100 + "</a>" * 100 + "</disqus>"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hello",
        b"<html></html>",
        BOMB.encode(),
        DEEP.encode(),
        b"<disqus><post>",
        b"<?xml version='1.0' encoding='klingon'?><disqus/>",
        b"{",
        b"{}",
        b'{"comments": 7}',
        b"\x1f\x8bnot packed",
        b"[" * 100_000,
        b"{" + b'"a":[' * 100_000,
        b"SQLite format 3\x00" + b"\x00" * 5000,
    ],
)
def test_what_is_damaged_or_wicked_is_refused_whole(
    content: bytes, story: Story, tmp_path: Path
) -> None:
    path = tmp_path / "export"
    path.write_bytes(content)
    with pytest.raises(CommandError):
        take(path)
    assert not Comment.objects.exists()


def test_a_file_or_an_edition_that_is_not_there_is_said(story: Story, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be read"):
        take(tmp_path / "nothing.xml")
    with pytest.raises(CommandError, match="no edition"):
        call_command("intake_comments", tmp_path, edition="xx")


def test_a_circle_of_answers_is_taken_and_ends(story: Story, tmp_path: Path) -> None:
    comment = exports.wordpress_comment
    path = exports.wordpress(
        tmp_path / "x.xml", comment(1, "One.", parent="2"), comment(2, "Two.", parent="1")
    )
    take(path)
    assert len(shown()) == 2


def test_a_story_is_found_by_the_last_part_of_an_address(
    harbour_fire: Story, tmp_path: Path
) -> None:
    take(exports.disqus(tmp_path / "export.xml"))
    assert len(shown()) == 2


@pytest.mark.parametrize("name", ["disqus.xml", "wordpress.xml"])
def test_real_exports_are_accounted_for(name: str, story: Story) -> None:
    told = take(fixture_path(f"comments/{name}"))
    assert "its page is no story of this edition" in told
