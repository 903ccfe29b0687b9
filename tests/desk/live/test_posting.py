"""The page of a live blog at the desk: posts are written, sent, marked, pinned and killed from there."""

from uuid import uuid4

import pytest
from bs4 import BeautifulSoup

from nightdesk.desk.live.acts import put_down
from nightdesk.editions.models import Section
from nightdesk.live.models import LiveBlog, Post
from nightdesk.live.words import paragraphs
from nightdesk.people.models import Person
from nightdesk.stories.models import Author, Story
from tests.desk.conftest import SitDown
from tests.desk.live.live_desk import here, on_blog, press, quick, waiting, words


def test_an_editor_posts_in_their_own_name(
    regatta: LiveBlog, ida: Person, sit_down: SitDown
) -> None:
    profile = Author.objects.create(edition=regatta.edition, name="Ida K.", slug="ida", person=ida)
    client = sit_down(ida)
    form = client.get(here(regatta)).context["form"]
    assert form["author"].initial == profile

    answer = quick(client, regatta, headline="A gust", author=profile.pk, is_key="on")

    post = Post.objects.get()
    assert answer.headers["Location"] == here(regatta)
    assert (post.headline, post.author, post.is_key, post.is_shown) == (
        "A gust",
        profile,
        True,
        True,
    )


def test_a_form_that_is_sent_twice_makes_one_post(
    regatta: LiveBlog, ida: Person, sit_down: SitDown
) -> None:
    client, uri = sit_down(ida), str(uuid4())
    for _ in range(2):
        assert quick(client, regatta, uri=uri).status_code == 302

    assert Post.objects.count() == 1


def test_a_post_that_comes_in_twice_at_the_same_moment_is_one(
    regatta: LiveBlog, ida: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = (Post(blog=regatta, body=paragraphs("A gust."), uri="urn:1") for _ in range(2))
    put_down(first, "send", ida)
    answers = iter([False, True])
    monkeypatch.setattr("django.db.models.QuerySet.exists", lambda _self: next(answers))

    assert put_down(second, "send", ida) == "This post was taken in already."


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"text": " ", "headline": ""}, "A post says something"),
        ({"headline": "Gust " * 60}, "at most 250 characters"),
        ({"uri": "none"}, "valid UUID"),
    ],
)
def test_what_cannot_be_posted_stays_in_the_form(
    said: dict[str, str], told: str, regatta: LiveBlog, ida: Person, sit_down: SitDown
) -> None:
    answer = quick(sit_down(ida), regatta, **{"text": "Typed in a hurry."} | said)

    assert (answer.status_code, Post.objects.exists()) == (422, False)
    page = answer.content.decode()
    assert said.get("text", "Typed in a hurry.") in page
    assert told in page or "uri" in said


def test_after_the_end_nothing_is_posted_and_nothing_typed_is_lost(
    regatta: LiveBlog, ida: Person, sit_down: SitDown
) -> None:
    client = sit_down(ida)
    assert on_blog(client, regatta, "end").story.ended_at is not None
    answer = quick(client, regatta, text="Too late.")
    assert (answer.status_code, answer.context["form"]["text"].value()) == (422, "Too late.")
    assert on_blog(client, regatta, "reopen").story.is_running


def test_a_reporter_hands_in_and_an_editor_sends(
    regatta: LiveBlog, rosa: Person, ida: Person, sit_down: SitDown
) -> None:
    reporter, editor = sit_down(rosa), sit_down(ida)
    assert 'value="send"' not in reporter.get(here(regatta)).content.decode()
    refused = quick(reporter, regatta, "send", text="At once!")
    assert (refused.status_code, refused.context["form"]["text"].value()) == (422, "At once!")
    quick(reporter, regatta, "hand_in", text="Seen from the quay.")
    post = Post.objects.waiting().get()
    assert "Seen from the quay." in words(editor.get(here(regatta)))

    press(reporter, post, "send")
    assert not post.is_shown
    press(editor, post, "send")
    assert post.is_shown


def test_words_that_changed_meanwhile_are_not_sent_unseen(
    regatta: LiveBlog, rosa: Person, ida: Person, sit_down: SitDown
) -> None:
    post = waiting(regatta, rosa)
    for version in (post.version - 1, "no number"):
        press(sit_down(ida), post, "send", version=version)

    assert not post.is_shown


def test_what_waits_is_dropped(regatta: LiveBlog, rosa: Person, sit_down: SitDown) -> None:
    post = waiting(regatta, rosa)
    press(sit_down(rosa), post, "drop")

    assert (post.killed_at is not None, Post.objects.waiting().exists()) == (True, False)


def test_key_events_and_the_pin(regatta: LiveBlog, ida: Person, sit_down: SitDown) -> None:
    post, client = regatta.post("The Heron is out.", by=ida), sit_down(ida)
    press(client, post, "mark")
    assert post.is_key
    press(client, post, "unmark")
    assert not post.is_key
    press(client, post, "pin")
    assert "Unpin" in words(client.get(here(regatta)))
    assert on_blog(client, regatta, "unpin").pinned is None
    on_blog(client, regatta, "unpin")


def test_the_desk_chooses_what_goes_on_the_wire(
    regatta: LiveBlog, ida: Person, sit_down: SitDown
) -> None:
    client = sit_down(ida)
    assert on_blog(client, regatta, "wire", on_wire="every").on_wire == "every"
    assert on_blog(client, regatta, "wire", on_wire="some").on_wire == "every"


def test_a_kill_asks_for_its_reason_and_a_refused_one_keeps_it(
    regatta: LiveBlog, ida: Person, sit_down: SitDown
) -> None:
    post, client = regatta.post("A name nobody may say.", by=ida), sit_down(ida)
    assert press(client, post, "kill", reason=" ").status_code == 422
    assert press(client, post, "kill", reason="Privacy").status_code == 302
    assert post.kill_reason == "Privacy"
    late = press(client, post, "kill", reason="Once more")
    assert (late.status_code, late.context["refused"]["reason"]) == (422, "Once more")
    assert "Privacy" in words(late)


def test_the_list_says_who_did_what(
    regatta: LiveBlog, rosa: Person, ida: Person, tomas: Person, sit_down: SitDown
) -> None:
    post = waiting(regatta, rosa)
    post.send(by=ida)
    post.correct("It was not the quay.", by=tomas)
    row = BeautifulSoup(sit_down(rosa).get(here(regatta)).content, "html.parser").select_one(
        ".entry"
    )

    assert row is not None
    done = [line.get_text(" ", strip=True) for line in row.select(".entry__place span")]
    assert [(line.split()[0], line.split()[-1]) for line in done] == [
        ("Sent", "Ida"),
        ("Corrected", "Tomas"),
    ]
    assert [one.get_text() for one in row.select("button, a.button")] == ["Make a story of it"]


@pytest.mark.parametrize("act", ["explode", ""])
def test_what_is_no_act_is_not_found(
    act: str, regatta: LiveBlog, ida: Person, sit_down: SitDown
) -> None:
    post, client = regatta.post("The boats are out.", by=ida), sit_down(ida)

    assert [
        client.post(here(regatta, path), {"act": act, "uri": str(uuid4()), "text": "A"}).status_code
        for path in ("acts/", "posts/", f"posts/{post.pk}/acts/", "posts/999/acts/")
    ] == [404] * 4


def test_another_desks_editor_does_nothing_here(
    regatta: LiveBlog, ida: Person, sport: Section, sit_down: SitDown
) -> None:
    post = regatta.post("The boats are out.", by=ida)
    ida.desks.set([sport.desk])
    client = sit_down(ida)

    answers = [
        client.post(here(regatta, path), {"act": "kill", "reason": "None"}).status_code
        for path in (
            "",
            "acts/",
            "posts/",
            "posts/new/",
            f"posts/{post.pk}/",
            f"posts/{post.pk}/acts/",
        )
    ]
    assert set(answers) <= {302, 403}
    assert Post.objects.get().is_shown


def test_a_reporter_is_led_from_a_post_to_the_draft_of_its_story(
    sit_down: SitDown, regatta: LiveBlog, ida: Person, rosa: Person
) -> None:
    post = regatta.post("She hit a buoy.", headline="The Heron is out", by=ida)
    answer = press(sit_down(rosa), post, "grow")
    draft = Story.objects.get(headline="The Heron is out")

    assert answer["Location"] == f"/desk/stories/edit/{draft.pk}/"
    assert sit_down(rosa).get(answer["Location"]).status_code == 200
    assert post.grown_into == draft
