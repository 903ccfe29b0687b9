"""The demo newsroom as it stands in the database, and the writer that keeps it writing."""

import io
import json
import random
import stat
from collections import Counter
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import Count
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker

from nightdesk.demo import load
from nightdesk.demo.load import cast
from nightdesk.demo.writer import SLUGLINE, Writer, follow_ups, post, posts_to_come
from nightdesk.editions.models import Edition
from nightdesk.events.models import Event, Stream
from nightdesk.live.models import Post
from nightdesk.media.models import Picture
from nightdesk.newsletters.models import Newsletter
from nightdesk.people.models import Person, Token
from nightdesk.people.roles import Role
from nightdesk.stories.models import Story
from nightdesk.stories.state import State
from nightdesk.talk.models import Comment, Discussion, Room, Told

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Loaded once for all of these tests, and taken back after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        load.load(timezone.now(), say=lambda sentence: None, size=(240, 150))
        yield
        transaction.set_rollback(True)
    cast.file().unlink(missing_ok=True)


@pytest.fixture(autouse=True)
def as_it_was(demo: None, db: None) -> Iterator[None]:
    """Each test leaves the newsroom as it found it, the printed sign-ins too."""
    kept = cast.file().read_text()
    yield
    cast.file().write_text(kept)


def test_a_newcomer_finds_three_editions_full_of_stories_in_every_state() -> None:
    counts = dict(Edition.objects.annotate(n=Count("stories")).values_list("code", "n"))

    assert list(Edition.objects.in_order().values_list("code", flat=True)) == ["en", "fr", "ar"]
    assert sum(counts.values()) >= 40
    assert set(Story.objects.values_list("state", flat=True)) == set(State.values) - {"scheduled"}
    assert Picture.objects.values("title").distinct().count() >= 20
    assert set(Edition.objects.annotate(n=Count("sections")).values_list("n", flat=True)) == {5}


def test_every_edition_offers_a_newsletter() -> None:
    offered = Newsletter.objects.open().values_list("edition__code", flat=True)
    assert Counter(offered) == {"en": 2, "fr": 1, "ar": 1}
    for newsletter in Newsletter.objects.all():
        newsletter.full_clean()


def test_every_picture_speaks_the_language_of_the_edition_that_shows_it() -> None:
    shown = Story.objects.exclude(lead_picture=None).select_related("lead_picture", "edition")

    assert {story.lead_picture.language == story.edition.language for story in shown} == {True}
    assert not Picture.objects.filter(alternative_text="").exists()


def test_every_act_is_on_a_stream_once_and_without_gaps() -> None:
    for stream in Stream.objects.all():
        seqs = list(stream.events.order_by("pk").values_list("seq", flat=True))
        assert seqs == list(range(1, stream.head + 1))
    published = Event.objects.filter(kind="story.published").values("subject_id")
    assert published.count() == published.distinct().count()
    assert published.count() == Story.objects.exclude(published_at=None).count()


def test_one_account_per_role_signs_in_with_what_was_printed() -> None:
    kept = json.loads(cast.file().read_text())

    assert [one["email"] for one in kept] == [
        f"{name}@harbour.example" for _, name, _, _ in cast.CAST
    ]
    assert {person.role for person in cast.cast()} == set(Role.values)
    for one in kept:
        assert Person.objects.get(email=one["email"]).check_password(one["password"])
    cast.new_sign_ins()
    assert stat.S_IMODE(cast.file().stat().st_mode) == 0o600


def test_the_demo_goes_into_an_empty_database_only() -> None:
    with pytest.raises(CommandError, match="a newsroom here already"):
        call_command("demo")


def test_new_passwords_replace_the_printed_ones() -> None:
    before = json.loads(cast.file().read_text())
    out = io.StringIO()
    call_command("demo", new_passwords=True, stdout=out)

    after = json.loads(cast.file().read_text())
    assert out.getvalue().startswith("7 new passwords")
    assert [one["email"] for one in after] == [one["email"] for one in before]
    assert not {one["password"] for one in after} & {one["password"] for one in before}


def test_a_password_of_ones_own_is_printed_no_more() -> None:
    editor = Person.objects.get(role=Role.EDITOR)
    editor.set_password("something of my own")
    editor.save()
    call_command("demo", tidy=True)

    kept = [one["email"] for one in json.loads(cast.file().read_text())]
    assert editor.email not in kept
    assert len(kept) == 6


def test_the_cast_can_be_locked_out() -> None:
    chief = Person.objects.get(role=Role.CHIEF_EDITOR)
    chief.set_password("something of my own")
    chief.save()
    Token.objects.issue(Person.objects.get(role=Role.EDITOR))
    call_command("demo", lock=True)

    able = [person for person in cast.cast() if person.has_usable_password()]
    assert able == [chief]
    assert not Token.objects.exists()
    assert not cast.file().exists()
    cast.tidy_sign_ins()
    assert not cast.file().exists()


def test_when_all_have_passwords_of_their_own_nothing_is_printed() -> None:
    cast.keep_sign_ins({person.role: person for person in cast.cast()})
    for person in cast.cast():
        person.set_password("something of my own")
        person.save()
    cast.tidy_sign_ins()

    assert not cast.file().exists()


def test_the_writer_publishes_and_follows_up() -> None:
    writer = Writer(random.Random(7))
    acts = [writer.write_something() for _ in range(30)]

    written = Story.objects.filter(slugline=SLUGLINE)
    kinds = {kind for story in written for kind in story.events.kinds()}
    assert kinds == {"story.published", "story.updated", "story.corrected"}
    assert all(story is not None and story.state == "published" for story in acts)
    assert len({story.headline for story in written}) == len(written) > 10
    assert set(written.values_list("edition__code", flat=True)) == {"en", "fr", "ar"}


def test_the_writer_posts_in_live_blogs_until_all_is_told() -> None:
    posted = Post.objects.count()
    while to_come := list(posts_to_come()):
        blog, words = to_come[0]
        post(blog, words, by=Person.objects.get(role=Role.EDITOR))

    assert Post.objects.shown().count() == posted + 3 * 4
    assert all(one.author for one in Post.objects.all())


def test_the_writer_begins_again_when_everything_was_told() -> None:
    writer = Writer(random.Random(1))
    editor = Person.objects.get(role=Role.EDITOR)
    for _ in range(43):
        writer.write_new(editor)

    slugs = Story.objects.filter(slugline=SLUGLINE).values_list("slug", flat=True)
    assert sum(slug.endswith("-2") for slug in slugs) == 1
    assert any(True for _ in follow_ups())


def test_one_process_of_the_machine_holds_the_pen() -> None:
    one, other = Writer(random.Random(1)), Writer(random.Random(1))

    assert 14 <= one.tick() <= 26
    assert other.tick() == 20
    assert (one.has_the_pen(), other.has_the_pen()) == (True, False)
    one.lock.close()
    assert other.has_the_pen()
    other.lock.close()


def test_the_writer_leaves_a_newsroom_of_ones_own_alone() -> None:
    Person.objects.update(is_demo=False)

    assert Writer(random.Random(1)).write_something() is None


def test_preparing_again_loads_nothing_twice() -> None:
    before = Story.objects.count()
    call_command("prepare", digest="abc", stdout=io.StringIO())

    assert Story.objects.count() == before
    ready = json.loads((settings.DATA / "ready.json").read_text())
    assert ready == {"digest": "abc", "founded": True}


def test_preparing_without_the_demo_locks_its_cast_out() -> None:
    call_command("prepare", no_demo=True, stdout=io.StringIO())

    assert not any(person.has_usable_password() for person in cast.cast())


def test_nobody_in_the_demo_is_mailed_about_answers_of_the_past() -> None:
    assert Told.objects.count() > 0
    assert Told.objects.filter(mailed_at=None).count() == 0


def test_readers_chat_in_rooms_one_of_which_is_over() -> None:
    rooms = Room.objects.order_by("pk")
    assert [(one.edition.code, one.messages, one.closed_at is None) for one in rooms] == [
        ("en", 12, True), ("en", 5, False), ("fr", 2, True), ("ar", 3, True),
    ]  # fmt: skip
    assert not rooms.filter(is_unsettled=True).exists()


def test_readers_talk_under_a_few_stories_of_each_edition() -> None:
    talked = Discussion.objects.filter(comments__gt=1).select_related("story__edition")
    codes = [one.story.edition.code for one in talked]

    assert {code: codes.count(code) for code in ("en", "fr", "ar")} == {"en": 2, "fr": 2, "ar": 2}
    assert {one.state for one in Comment.objects.all()} == {"shown"}
    assert Comment.objects.filter(is_pick=True).count() == 8
    assert Comment.objects.exclude(likes=0).exists()
