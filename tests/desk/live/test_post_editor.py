"""The editor of a post: all that a story's text may hold, saved by the post's verbs, and of two the second told."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from wagtail.test.utils.form_data import nested_form_data, streamfield

from nightdesk.live.models import LiveBlog, Post
from nightdesk.live.public_uses import is_in_a_post
from nightdesk.live.words import lines
from nightdesk.media.models import Picture
from nightdesk.people.models import Person
from nightdesk.stories.models import Correction
from tests.desk.conftest import SitDown
from tests.desk.editor_page import body
from tests.desk.live.live_desk import here, press, waiting
from tests.media.pictures import drawn, file_of


def typed(text: str, post: Post | None = None, **said: Any) -> dict[str, Any]:
    """What the page posts, opened when the post was as it is."""
    seen = {"uri": post.uri if post else str(uuid4()), "seen_version": post.version if post else 1}
    return {"headline": "", "author": "", "correction-text": ""} | seen | body(text) | said


def new(client: Client, blog: LiveBlog, act: str, said: dict[str, Any]) -> Any:
    return client.post(here(blog, "posts/new/"), said | {"act": act})


def change(client: Client, post: Post, act: str, said: dict[str, Any]) -> Any:
    answer = client.post(here(post.blog, f"posts/{post.pk}/"), said | {"act": act})
    post.refresh_from_db()
    return answer


def text(post: Post) -> str:
    return " ".join(lines(post.body))


def test_the_quick_form_goes_on_in_the_editor(
    regatta: LiveBlog, rosa: Person, sit_down: SitDown
) -> None:
    said = {"act": "open", "uri": str(uuid4()), "text": "A gust.", "headline": "Wind"}
    answer = sit_down(rosa).post(here(regatta, "posts/new/"), said)

    form = answer.context["form"]
    assert (answer.status_code, form["headline"].value(), form.is_bound) == (200, "Wind", False)
    assert (form["uri"].value(), text(form.instance)) == (f"urn:uuid:{said['uri']}", "A gust.")
    assert not Post.objects.exists()


def test_a_post_with_a_picture_is_sent_and_its_picture_is_public(
    regatta: LiveBlog, ida: Person, sit_down: SitDown
) -> None:
    picture = Picture.take_in(file_of(drawn()), "quay.jpg", by=ida)
    blocks = streamfield([("picture", {"picture": str(picture.pk), "caption": "The quay"})])
    said = typed("", **nested_form_data({"body": blocks}), is_key="on")
    assert not is_in_a_post(picture)
    assert new(sit_down(ida), regatta, "send", said).status_code == 302

    post = Post.objects.get()
    assert (post.is_shown, post.is_key, post.body[0].value["picture"]) == (True, True, picture)
    assert is_in_a_post(picture)


def test_words_are_set_in_the_language_of_the_edition(
    regatta: LiveBlog, ida: Person, sit_down: SitDown
) -> None:
    client = sit_down(ida)
    new(client, regatta, "send", typed("She said 'no'."))
    post = Post.objects.get()
    assert text(post).count("’") == 1
    change(client, post, "rewrite", typed("Then she said 'no'.", post))
    assert (text(post).count("’"), "'" in text(post)) == (1, False)


def test_a_reporter_keeps_a_waiting_post(
    regatta: LiveBlog, rosa: Person, ida: Person, sit_down: SitDown
) -> None:
    client = sit_down(rosa)
    new(client, regatta, "hand_in", typed("Seen from the quay."))
    post = Post.objects.get()
    change(client, post, "hand_in", typed("Seen from the mole.", post, is_key="on"))
    assert (text(post), post.is_key, post.is_shown) == ("Seen from the mole.", True, False)

    change(sit_down(ida), post, "send", typed("Seen from the mole, at noon.", post))
    assert (post.is_shown, post.written_by, post.is_key) == (True, rosa, False)
    assert client.get(here(regatta, f"posts/{post.pk}/")).status_code == 302


def test_a_post_that_readers_have_gets_other_words(
    regatta: LiveBlog, ida: Person, sit_down: SitDown
) -> None:
    post = regatta.post("The boats are out.", by=ida, is_key=True)
    answer = change(sit_down(ida), post, "rewrite", typed("All but one.", post, headline="Out"))

    assert answer.headers["Location"] == here(regatta)
    assert (post.headline, text(post), post.is_key) == ("Out", "All but one.", True)
    assert post.changed_at is not None


def test_a_correction_changes_the_words_and_says_what_was_wrong(
    regatta: LiveBlog, ida: Person, sit_down: SitDown
) -> None:
    post, client = regatta.post("The ferry left at ten.", by=ida), sit_down(ida)
    why = {"correction-text": "It left at nine.", "correction-kind": "clarification"}
    forgotten = change(client, post, "rewrite", typed("The ferry left at nine.", post, **why))
    assert (forgotten.status_code, text(post)) == (422, "The ferry left at ten.")
    empty = change(client, post, "correct", typed("The ferry left at nine.", post))
    assert empty.status_code == 422

    change(client, post, "correct", typed("The ferry left at nine.", post, **why))

    made = Correction.objects.get()
    assert (made.text, made.kind, made.passages) == (
        "It left at nine.",
        "clarification",
        ["post-1"],
    )
    assert text(post) == "The ferry left at nine."


def test_of_two_who_change_a_post_the_second_is_told_and_keeps_the_words(
    regatta: LiveBlog, ida: Person, tomas: Person, sit_down: SitDown
) -> None:
    post = regatta.post("The boats are out.", by=ida)
    mine = typed("My words.", post)
    change(sit_down(tomas), post, "rewrite", typed("Somebody’s words.", post))

    client = sit_down(ida)
    told = change(client, post, "rewrite", mine)
    page = told.content.decode()
    assert (told.status_code, text(post)) == (422, "Somebody’s words.")
    assert ("My words." in page, told.context["overtaken"]) == (True, ["Somebody’s words."])

    again = mine | {"seen_version": told.context["form"].data["seen_version"]}
    assert change(client, post, "rewrite", again).status_code == 302
    assert text(post) == "My words."


@pytest.mark.parametrize("meanwhile", ["send", "drop"])
def test_a_reporter_keeps_what_was_typed_when_the_post_is_sent_or_dropped_meanwhile(
    meanwhile: str, regatta: LiveBlog, rosa: Person, ida: Person, sit_down: SitDown
) -> None:
    post = waiting(regatta, rosa)
    mine = typed("Seen from the mole.", post)
    press(sit_down(ida), post, meanwhile)
    told = change(sit_down(rosa), post, "hand_in", mine)

    assert (told.status_code, "Seen from the mole." in told.content.decode()) == (422, True)
    assert text(post) == "Seen from the quay."


def test_an_empty_post_is_refused_in_a_sentence(
    regatta: LiveBlog, ida: Person, sit_down: SitDown
) -> None:
    answer = new(sit_down(ida), regatta, "send", typed("") | {"body-count": "0"})

    assert (answer.status_code, Post.objects.exists()) == (422, False)
    assert "A post says something" in answer.content.decode()


def test_a_killed_post_is_not_opened(regatta: LiveBlog, ida: Person, sit_down: SitDown) -> None:
    post = regatta.post("A name nobody may say.", by=ida)
    post.kill("Privacy", by=ida)

    assert sit_down(ida).get(here(regatta, f"posts/{post.pk}/")).status_code == 302
