"""Nothing of a hidden story is anywhere that readers, or another desk, can look."""

import re
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from PIL import Image

from nightdesk.bakery.parts import Parts
from nightdesk.editions.models import Edition, Section
from nightdesk.live.models import LiveBlog, Post
from nightdesk.media.models import Picture
from nightdesk.people.models import Person, Token
from nightdesk.stories.models import Author, Byline, OldAddress, RelatedStory, StandingPage, Story
from nightdesk.stories.state import State
from nightdesk.talk.models import Room
from nightdesk.topics.models import Topic
from tests.addresses import fill, patterns

HIDDEN = ("draft", "submitted", "approved", "held", "scheduled", "embargoed", "spiked", "killed")
LIVE = ("draft", "embargoed", "killed")  # these are live blogs
LINK = re.compile(rb"""(?:href|src|action)=["']?(/[^"'\s>#]*)""")
MOST_PAGES = 400


def canary(state: str) -> str:
    """A word that nobody writes, and that survives in slugs, file names and upper case."""
    return f"kanari{state}vogel"


def picture_of(word: str, ida: Person) -> Picture:
    out = BytesIO()
    Image.new("RGB", (60, 40), "teal").save(out, "JPEG")
    words = ("title", "caption", "alternative_text", "creator", "credit_line", "copyright_notice")
    return Picture.take_in(out.getvalue(), f"{word}.jpg", by=ida, **dict.fromkeys(words, word))


def body_of(word: str, picture: Picture, other: Story) -> list[dict[str, Any]]:
    """Every kind of block, with the word in each of its fields."""
    return [
        {"type": "paragraph", "value": f"<p>{word}</p>"},
        {"type": "heading", "value": {"text": word, "level": "2"}},
        {"type": "list", "value": f"<ul><li>{word}</li></ul>"},
        {"type": "quote", "value": {"text": word, "speaker": word, "role": word, "said_where": word}},
        {"type": "picture", "value": {"picture": picture.pk, "caption": word}},
        {"type": "gallery", "value": {"title": word, "pictures": [{"picture": picture.pk}]}},
        {"type": "related", "value": {"story": other.pk}},
        {"type": "fact_box", "value": {"title": word, "text": word}},
        {"type": "embed", "value": {"url": f"https://video.example/{word}", "title": word}},
        {"type": "preformatted", "value": {"text": word}},
    ]  # fmt: skip


def hidden_story(state: str, harbour: Section, ida: Person, known: Story) -> Story:
    word = canary(state)
    picture = picture_of(word, ida)
    names = {"edition": harbour.edition, "name": word, "slug": word}
    fields = dict.fromkeys(
        ("slugline", "kicker", "headline", "standfirst", "slug", "dateline", "sponsor", "sign_off"), word
    )  # fmt: skip
    notes = dict.fromkeys(
        ("lead_caption", "editors_note", "edit_note", "info_source", "usage_terms"), word
    )
    story = Story(
        edition=harbour.edition,
        section=harbour,
        desk=harbour.desk,
        matter=known.matter,
        lead_picture=picture,
        body=body_of(word, picture, known),
        is_live_blog=state in LIVE,
        **fields,
        **notes,
    )
    story.bylines = [
        Byline(author=Author.objects.create(portrait=picture, **names), printed_as=word)
    ]
    story.topics = [Topic.objects.create(description=word, **names)]
    story.related_stories = [RelatedStory(related=known)]
    story.save()
    OldAddress.objects.lead(f"/{word}-was-here/", story)
    hide(story, state, ida)
    return story


def hide(story: Story, state: str, ida: Person) -> None:
    word, tomorrow = story.headline, timezone.now() + timedelta(days=1)
    acts = {
        "draft": lambda: story.save_revision(user=ida),
        "submitted": lambda: story.submit(by=ida),
        "approved": lambda: story.approve(by=ida),
        "held": lambda: story.hold(word, by=ida),
        "scheduled": lambda: story.schedule(tomorrow, by=ida),
        "embargoed": lambda: (story.embargo(tomorrow, by=ida, source=word), story.approve(by=ida)),
        "spiked": lambda: story.spike(word, by=ida),
        "killed": lambda: (
            story.publish(by=ida), story.correct(word, by=ida), post_in(story, word, ida), story.kill(word, by=ida),
        ),
    }  # fmt: skip
    acts[state]()
    assert story.state == state


def post_in(story: Story, word: str, ida: Person) -> Post:
    """A post of every block, on the wire, pinned."""
    blog = LiveBlog.objects.of(Story.objects.get(pk=story.pk))
    body = body_of(word, Picture.objects.get(title=word), story)
    post = Post(blog=blog, headline=word, body=body, is_key=True)
    post.send(by=ida)
    blog.pin(post, by=ida)
    return post


def hide_posts(harbour: Section, ida: Person) -> None:
    """In a live blog that readers have, one that was killed, and one that nobody has sent yet."""
    story = Story(
        edition=harbour.edition,
        section=harbour,
        headline="Race day",
        slug="race-day",
        is_live_blog=True,
    )
    story.save()
    story.publish(by=ida)
    word = canary("post")
    picture_of(word, ida)
    post_in(story, word, ida).kill(word, by=ida)
    Post.objects.create(
        blog=story.live_blog, headline=word, body=[{"type": "paragraph", "value": word}]
    )


@pytest.fixture
def hidden(
    harbour: Section, harbour_fire: Story, ida: Person, english: Edition, french: Edition
) -> list[Story]:
    """One in each hidden state, and a published story with a revision and a page not out yet."""
    assert set(HIDDEN) == set(State.values) - {"published", "retracted"}
    stories = [hidden_story(state, harbour, ida, harbour_fire) for state in HIDDEN]
    for story in stories:
        words = {"slug": story.slug, "title": story.slug, "about": story.slug}
        Room.objects.create(edition=english, story=story, **words)
    hide_posts(harbour, ida)
    harbour_fire.related_stories = [RelatedStory(related=story) for story in stories]
    harbour_fire.update(by=ida)
    pending = Story.objects.get(pk=harbour_fire.pk)
    pending.headline = pending.standfirst = canary("revision")
    pending.save_revision(user=ida)
    word = canary("page")
    StandingPage.objects.create(
        edition=english, title=word, slug=word, body=[{"type": "paragraph", "value": word}]
    )
    return stories


def values_for(hidden: list[Story]) -> dict[str, list[str]]:
    """What to put into the parameters of public addresses: what is known, and what is hidden."""
    slugs = [story.slug for story in hidden] + [canary("page"), "harbour-fire", "race-day"]
    now = timezone.now()
    renditions = [
        rendition for story in hidden for rendition in story.lead_picture.renditions.all()
    ]
    assert renditions
    return {
        "edition": ["en", "fr"],
        "section": ["harbour", *slugs[:2]],
        "section_slug": ["harbour"],
        "slug": slugs,
        "name": ["mark.svg"],
        "side": ["192"],
        "year": [f"{now:%Y}"],
        "month": [f"{now:%m}", str(now.month)],
        "day": [f"{now:%d}"],
        "key": [rendition.key for rendition in renditions],
        "extension": ["jpg", "webp"],
        "uri": [story.uri for story in hidden],
        "seq": [str(seq) for seq in range(1, 8)],
        "pk": ["1"],
        "number": ["1"],
        "kind": ["comments", "sanctions"],
        "token": ["x"],
        "room": slugs,
        "line": ["2"],
    }


def addresses(hidden: list[Story]) -> list[str]:
    """Every public address the resolver knows, and where hidden stories once were or may be guessed."""
    public = [route for route, _, _ in patterns() if not route.startswith("desk/")]
    values = values_for(hidden)
    guesses = [f"/{canary(state)}-was-here/" for state in HIDDEN]
    guesses += [f"/en/harbour/{canary(state)}" for state in HIDDEN]
    guesses += ["/en/?page=2", "/en/wire/?page=2", "/en/harbour/?page=2"]
    guesses += [f"/en/search/{form}?q=fire" for form in ("", "feed.xml", "feed.json")]
    of_comments = values | {"key": ["abcdefghijkm"]}
    return guesses + [
        address
        for route in public
        for address in fill(route, of_comments if "<comment:" in route else values)
    ]


def crawl(client: Client, start: list[str], headers: dict[str, str]) -> Iterator[tuple[str, bytes]]:
    """Everything that is answered, headers too, following links as far as they lead; from kept parts, as baked."""
    waiting, seen = list(dict.fromkeys(start)), set(start)
    pages, parts = 0, Parts()
    while waiting and pages < len(start) + MOST_PAGES:
        address = waiting.pop(0)
        with parts.in_use("testserver"):
            response = client.get(address, headers=headers)
            content = response.getvalue()
        pages += 1
        told = content + repr(sorted(response.headers.items())).encode()
        # «Put a slash behind it» repeats what was asked, whether it exists or not.
        yield address, told.replace(address.encode(), b"")
        for link in LINK.findall(content):
            found = link.decode().replace("&amp;", "&")
            if found not in seen and not found.startswith(("/desk/", "/static/")):
                seen.add(found)
                waiting.append(found)


def in_the_library(address: str, name: str) -> bool:
    """The picture library, captions and all, belongs to the whole newsroom; its keys are guessed by nobody."""
    return name == "sami" and address.startswith("/media/")


@pytest.mark.parametrize("name", ["", "lena", "sami"])
def test_nothing_of_a_hidden_story_is_anywhere(
    hidden: list[Story], sport: Section, name: str, request: pytest.FixtureRequest
) -> None:
    client, headers = Client(), {}
    if name:
        person = request.getfixturevalue(name)
        client.force_login(person)
        headers = {"authorization": f"Bearer {Token.objects.issue(person)}"}
    secrets = [canary(state) for state in (*HIDDEN, "revision", "page", "post")]
    # A feed takes back by name what it once carried: a killed story's URI is known.
    secrets += [story.uri.removeprefix("urn:uuid:") for story in hidden if story.state != "killed"]
    told = re.compile("|".join(map(re.escape, secrets)).encode(), re.IGNORECASE)

    found = {
        address: match.group()
        for address, answer in crawl(client, addresses(hidden), headers)
        if (match := told.search(answer)) and not in_the_library(address, name)
    }
    assert found == {}


@pytest.mark.parametrize("form", ["", "feed.xml", "feed.json"])
def test_searching_for_what_is_hidden_is_like_searching_for_what_never_was(
    hidden: list[Story], form: str
) -> None:
    def answer(word: str) -> bytes:
        found = Client().get(f"/en/search/{form}", {"q": word, "topic": word, "author": word})
        return found.content.replace(word.encode(), b"")

    nothing = answer("kanarienirgendsvogel")
    assert [story.state for story in hidden if answer(canary(story.state)) != nothing] == []


def test_a_hidden_story_is_answered_like_one_that_never_was(hidden: list[Story]) -> None:
    client = Client()
    never = client.get("/en/harbour/nothing-of-the-kind/")
    assert never.status_code == 404
    for story in hidden:
        answer = client.get(f"/en/harbour/{story.slug}/")
        if story.state == "killed":
            assert answer.status_code == 410
        else:
            assert (answer.status_code, answer.content) == (404, never.content)
            assert answer.headers == never.headers


def test_the_crawl_would_find_a_story_that_is_not_hidden(harbour_fire: Story) -> None:
    answers = dict(crawl(Client(), ["/en/"], {}))

    assert [address for address, answer in answers.items() if b"Fire on the north quay" in answer]
    assert "/en/harbour/harbour-fire/" in answers
