"""No word on any page, in any feed, of any edition is foreign: it is its catalogue's or an editor's.

The crawl begins on the front, in each of the five languages, and follows every address of the edition. Texts
that the catalogue has words for are marked; content is Greek. A word that is neither was forgotten, even one
that is spelt alike.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from defusedxml.ElementTree import fromstring
from django.http import HttpResponse
from django.test import Client, RequestFactory
from pytest_django.fixtures import Settings

from nightdesk.editions.models import Edition
from nightdesk.media.models import Picture
from nightdesk.people.models import Person
from nightdesk.site.views import errors
from nightdesk.stories.models import Author, StandingPage, Story
from nightdesk.wire.models import Flash
from tests.cast import NewStory, paragraph
from tests.media.pictures import drawn, file_of
from tests.site.marking import bare, heard, mark_every_text

LANGUAGES = ["ar", "en", "es", "fr", "ru"]
WORD, SENTENCE, HTML = "Λόγος", "Λόγος και πάλι λόγος.", "<p>Λόγος και <b>πάλι</b> λόγος.</p>"
NOON = datetime(2026, 6, 3, 12, 5, tzinfo=UTC)
# Of addresses that differ in numbers alone, so many are read.
MOST_ALIKE = 2
TOLD = {
    "title", "subtitle", "summary", "description", "content", "encoded",
    "ShortName", "LongName", "Description",
}  # fmt: skip


@pytest.fixture(params=LANGUAGES)
def edition(request: pytest.FixtureRequest, db: None) -> Edition:
    direction = "rtl" if request.param == "ar" else "ltr"
    made: Edition = Edition.objects.create(
        code="el", name=WORD, language=request.param, direction=direction, tagline=SENTENCE,
        publisher=WORD, contact_email="λ@gazette.example", time_zone="Europe/Athens",
    )  # fmt: skip
    Edition.objects.create(code="pl", name=WORD, language="pl", position=9)
    return made


Publish = Callable[..., Story]


@pytest.fixture
def publish(edition: Edition, write: NewStory, ida: Person) -> Publish:
    section = edition.sections.create(name=WORD, slug="port")

    def published(slug: str, hours: int = 0, **said: object) -> Story:
        words = {
            "standfirst": SENTENCE,
            "kicker": WORD,
            "dateline": WORD,
            "body": [paragraph(SENTENCE)],
        }
        story = write(WORD, slug=slug, section=section, **{**words, **said})
        story.publish(by=ida, at=NOON - timedelta(hours=hours))
        return story

    return published


@pytest.fixture
def paper(
    edition: Edition, publish: Publish, ida: Person, settings: Settings, tmp_path: Path
) -> Edition:
    """An edition with everything that its pages can say; its content is Greek."""
    settings.MEDIA_ROOT = tmp_path
    Edition.objects.exclude(pk=edition.pk).update(name=WORD)
    edition.sections.create(name=WORD, slug="empty", position=2)
    publish("sponsored", 1, genre="sponsored", sponsor=WORD, urgency=1)
    for at, genre in enumerate("analysis background interview opinion review obituary".split()):
        publish(genre, at * 40, genre=genre)
    for at in range(30):
        publish(f"brief-{at}", 50 + at * 9)
    full(edition, publish, ida)
    publish("retracted", 3).retract(SENTENCE, by=ida)
    publish("killed", 4).kill(SENTENCE, by=ida)
    shown, gone = (Flash(edition=edition, headline=WORD) for _ in range(2))
    shown.send(by=ida)
    gone.send(by=ida)
    gone.kill(SENTENCE, by=ida)
    StandingPage.objects.create(
        edition=edition, title=WORD, slug="house", body=[paragraph(SENTENCE)], live=True
    )
    return edition


def full(edition: Edition, publish: Publish, ida: Person) -> None:
    """A story with a picture, three authors, four topics, a note, every block and both kinds of correction."""
    picture = Picture.take_in(
        file_of(drawn()), "a.jpg", caption=SENTENCE, alternative_text=SENTENCE, credit_line=WORD,
        copyright_notice=WORD, usage_terms=WORD,
    )  # fmt: skip
    profile = {"name": WORD, "role_line": WORD, "biography": SENTENCE, "portrait": picture}
    authors = [Author.objects.create(edition=edition, slug=f"a-{at}", **profile) for at in range(3)]
    story = publish(
        "full", 2, authors=authors, editors_note=SENTENCE, body=[*body(publish("plain", 30), picture)],
        lead_picture=picture, lead_caption=SENTENCE,
    )  # fmt: skip
    kinds = ["subject", "person", "place", "organisation"]
    story.topics.set([edition.topics.create(name=WORD, slug=kind, kind=kind) for kind in kinds])
    story.save()
    story.correct(SENTENCE, by=ida)
    story.correct(SENTENCE, kind="clarification", by=ida)


def body(other: Story, picture: Picture) -> Iterator[dict[str, object]]:
    shown = {"picture": picture.pk, "caption": SENTENCE}
    quote = {"text": HTML, "speaker": WORD, "role": WORD, "said_where": WORD, "said_when": WORD,
             "source_url": "https://9.example/", "language": "de"}  # fmt: skip
    table = {
        "columns": [{"type": "text", "heading": WORD}],
        "rows": [{"values": [HTML]}],
        "caption": WORD,
    }
    yield from [
        paragraph(SENTENCE),
        {"type": "heading", "value": {"text": WORD, "level": "2"}},
        {"type": "list", "value": f"<ul><li>{WORD}</li></ul>"},
        {"type": "quote", "value": quote},
        {"type": "picture", "value": shown},
        {"type": "gallery", "value": {"title": WORD, "pictures": [shown, shown]}},
        {"type": "related", "value": {"story": other.pk}},
        {"type": "fact_box", "value": {"title": WORD, "text": HTML}},
        {"type": "table", "value": table},
        {"type": "embed", "value": {"url": "https://7.example/7", "title": WORD}},
        {"type": "preformatted", "value": {"text": WORD}},
    ]


def crawled(edition: Edition) -> dict[str, HttpResponse]:
    """Every kind of address that a page of the edition leads to, and what no page leads to."""
    home = edition.get_absolute_url()
    waiting = [
        home, f"{home}none/", f"{home}port/killed/", f"{home}empty/", f"{home}port/retracted/",
        f"{home}search/", f"{home}search/?q=λόγος", f"{home}search/?q=ουδεν",
        *(f"{home}wire/{flash.pk}/" for flash in Flash.objects.all()),
    ]  # fmt: skip
    found: dict[str, HttpResponse] = {}
    alike: Counter[str] = Counter()
    while waiting:
        address = waiting.pop(0)
        alike[re.sub(r"\d+", "7", address)] += address not in found
        if address not in found and alike[re.sub(r"\d+", "7", address)] <= MOST_ALIKE:
            found[address] = Client().get(address)
            waiting += [each for each in links(found[address]) if each.startswith(home)]
    return found


def links(answer: HttpResponse) -> list[str]:
    if "html" not in answer.headers["Content-Type"]:
        return []
    soup = BeautifulSoup(answer.content, "html.parser")
    found = [str(tag["href"]) for tag in soup.select("a[href], link[href]")]
    return [re.sub(r"^https?://testserver|#.*", "", address) for address in found]


def said(answer: HttpResponse) -> str:
    """What an answer says, page or feed or manifest; nothing, of a picture."""
    kind = answer.headers.get("Content-Type", "")
    if "html" in kind:
        return heard(answer.content.decode())
    if "json" in kind:
        return "\n".join(told_in(json.loads(answer.content)))
    if "xml" in kind and "svg" not in kind:
        told = [
            each.text or ""
            for each in fromstring(answer.content).iter()
            if each.tag.rpartition("}")[2] in TOLD
        ]
        return "\n".join(heard(each) if "<" in each else each for each in told)
    return ""


def told_in(document: object) -> Iterator[str]:
    if isinstance(document, dict):
        for name, value in document.items():
            if isinstance(value, str) and name in {
                "title",
                "description",
                "name",
                "short_name",
                "summary",
            }:
                yield value
            elif name == "content_html":
                yield heard(str(value))
            else:
                yield from told_in(value)
    elif isinstance(document, list):
        for value in document:
            yield from told_in(value)


def test_no_word_is_foreign_anywhere(paper: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    mark_every_text(monkeypatch)
    answers = crawled(paper)
    wrong = {address: bare(said(answer), paper.language) for address, answer in answers.items()}

    assert {address: words for address, words in wrong.items() if words} == {}
    kinds = {answer.headers.get("Content-Type", "").split(";")[0] for answer in answers.values()}
    assert {"text/html", "application/atom+xml", "application/rss+xml"} <= kinds
    assert {answer.status_code for answer in answers.values()} == {200, 404, 410}


def test_a_broken_page_speaks_the_language_too(
    edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark_every_text(monkeypatch)
    answer = errors.broken(RequestFactory().get("/el/port/"))

    assert answer.status_code == 500
    assert bare(said(answer), edition.language) == []


def test_a_forgotten_word_is_found_wherever_it_hides(monkeypatch: pytest.MonkeyPatch) -> None:
    html = (
        '<html><head><title>⟦Fil⟧ · Λόγος</title><meta name="description" content="One"></head><body>'
        '<img alt="two"><input placeholder="three"><p aria-label="four">⟦cinq⟧ ⟦⟦six⟧ sept⟧ 8 Λόγος</p>'
        '<button title="five">Six</button><i data-told="seven eight"></i></body></html>'
    )
    assert sorted(bare(heard(html), "fr")) == sorted(
        ["One", "two", "three", "four", "five", "Six", "seven", "eight"]
    )
