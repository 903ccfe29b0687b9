"""A page speaks its edition's language and no other: its words, its days, its months."""

import calendar
import re
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

import pytest
from bs4 import BeautifulSoup
from defusedxml.ElementTree import fromstring
from django.test import Client
from django.utils.translation import ngettext, override

from nightdesk.editions.models import Edition, Section
from nightdesk.people.models import Person
from nightdesk.site.extraction import catalogue_files, read_catalogue
from nightdesk.stories.models import Author, StandingPage, Story
from tests.cast import NewStory, paragraph
from tests.pages import Page

FILES = dict(catalogue_files())
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}")
SPOKEN = ("aria-label", "alt", "title", "placeholder")
COPY = {
    "fr": ("Le bac de neuf heures part à dix", "Rosa Le Goff", "Le quai est celui du nord."),
    "ar": ("عبّارة التاسعة تبحر في العاشرة", "روزا القاسمي", "الرصيف هو رصيف الشمال."),
}
PLACES = [
    "", "port/", "port/late/", "port/sponsored/", "port/wrong/", "wire/", "archive/", "archive/2026/06/03/",
    "corrections/", "about/", "about/house/", "topics/tides/", "authors/rosa/", "none/", "port/killed/",
]  # fmt: skip
FEEDS = ["feed.xml", "port/feed.xml", "port/rss.xml", "topics/tides/rss.xml"]
TOLD = {"title", "subtitle", "summary", "description", "content", "encoded"}
languages = pytest.mark.parametrize("paper", ["french", "arabic"], indirect=True)


class Paper(NamedTuple):
    edition: Edition
    section: Section
    write: NewStory
    editor: Person


@pytest.fixture
def paper(request: pytest.FixtureRequest, write: NewStory, ida: Person) -> Paper:
    """An edition with everything a page can say, its copy in its own language."""
    edition: Edition = request.getfixturevalue(request.param)
    words, name, sentence = COPY[edition.language]
    paper = Paper(edition, edition.sections.create(name=words, slug="port"), write, ida)
    StandingPage.objects.create(
        edition=edition, title=words, slug="house", body=[paragraph(sentence)], live=True
    )
    edition.publisher, edition.contact_email = name, ""
    edition.save()
    late(paper, name)
    publish(paper, "sponsored", genre="sponsored", sponsor=name, urgency=1)
    publish(paper, "analysis", genre="analysis", urgency=3)
    publish(paper, "wrong").retract(sentence, by=ida)
    publish(paper, "killed").kill("A court said so.", by=ida)
    return paper


def publish(paper: Paper, slug: str, **fields: object) -> Story:
    words, _, sentence = COPY[paper.edition.language]
    story = paper.write(
        words, slug=slug, section=paper.section, standfirst=sentence,
        **{"body": [paragraph(sentence)], **fields},
    )  # fmt: skip
    story.publish(by=paper.editor, at=datetime(2026, 6, 3, 15, 5, tzinfo=paper.edition.zone))
    return story


def late(paper: Paper, name: str) -> None:
    """A story with two names, a topic, a note, a quote in translation, a film, a correction and a clarification."""
    words, _, sentence = COPY[paper.edition.language]
    quote = {"text": f"<p>{sentence}</p>", "speaker": name, "language": "de"}
    film = {"url": "https://7.example/7", "title": words}
    authors = [
        Author.objects.create(edition=paper.edition, name=name, slug=slug)
        for slug in ("rosa", "sami", "nour")
    ]
    story = publish(
        paper, "late", authors=authors, editors_note=sentence,
        body=[{"type": "quote", "value": quote}, {"type": "embed", "value": film}],
    )  # fmt: skip
    story.topics.add(paper.edition.topics.create(name=words, slug="tides"))
    story.save()
    story.correct(sentence, by=paper.editor)
    story.correct(sentence, kind="clarification", by=paper.editor)


def said_on(page: Page, language: str) -> str:
    """What the page says in its own language, aloud too; hosts and what names another language left out."""
    soup = BeautifulSoup(page.response.content, "html.parser")
    for other in soup.select("script, style, [lang]"):
        if other.get("lang") != language:
            other.decompose()
    aloud = [str(found[name]) for name in SPOKEN for found in soup.select(f"[{name}]")]
    said = " ".join([soup.get_text(" "), *aloud])
    return re.sub(r"\S+\.example\S*|https?://\S+", "", said)


def english(language: str) -> Iterator[str]:
    """Every piece of the source that reads otherwise in this language, and the names of days and months."""
    yield from [*calendar.month_name[1:], *calendar.day_name]
    for message in read_catalogue(language, FILES[language]):
        sources = [message.id] if isinstance(message.id, str) else [*message.id]
        words = message.string if isinstance(message.string, str) else " ".join(message.string)
        for source in sources:
            for piece in map(str.strip, PLACEHOLDER.split(source)):
                if (" " in piece or len(piece) > 6) and piece not in words:
                    yield piece


def foreign(said: str, language: str) -> list[str]:
    return [each for each in english(language) if re.search(rf"\b{re.escape(each)}\b", said)]


@languages
@pytest.mark.parametrize("place", PLACES)
def test_a_page_has_no_word_of_the_source_language(paper: Paper, place: str) -> None:
    page = Page(f"/{paper.edition.code}/{place}")
    assert page.status == {"none/": 404, "port/killed/": 410}.get(place, 200)
    assert foreign(said_on(page, paper.edition.language), paper.edition.language) == []


@languages
@pytest.mark.parametrize("place", FEEDS)
def test_a_feed_has_no_word_of_the_source_language(paper: Paper, place: str) -> None:
    feed = fromstring(Client().get(f"/{paper.edition.code}/{place}").content)
    told = [each.text or "" for each in feed.iter() if each.tag.rpartition("}")[2] in TOLD]
    said = BeautifulSoup(" ".join(told), "html.parser").get_text(" ")
    assert COPY[paper.edition.language][2] in said
    assert foreign(said, paper.edition.language) == []


@pytest.mark.parametrize("paper", ["arabic"], indirect=True)
@pytest.mark.parametrize("place", PLACES)
def test_an_arabic_page_has_no_latin_letter(paper: Paper, place: str) -> None:
    assert re.findall("[A-Za-z]+", said_on(Page(f"/ar/{place}"), "ar")) == []


@pytest.mark.parametrize(
    ("paper", "moment", "day", "month"),
    [
        ("french", "3 juin 2026, 15\u00a0h\u00a005", "mercredi 3", "juin 2026"),
        ("arabic", "3 يونيو 2026، 15:05", "الأربعاء 3", "يونيو 2026"),
    ],
    indirect=["paper"],
)
def test_days_and_months_are_those_of_the_language(
    paper: Paper, moment: str, day: str, month: str
) -> None:
    code = paper.edition.code
    story = BeautifulSoup(Page(f"/{code}/port/late/").response.content, "html.parser")
    assert story.select(".byline__moment time")[0].text == moment
    archive = Page(f"/{code}/archive/")
    assert (archive.text(".days__day"), archive.text(".days__month")) == (day, month)


@pytest.mark.parametrize("paper", ["french"], indirect=True)
def test_a_french_feed_keeps_a_space_before_its_colons(paper: Paper) -> None:
    feed = Client().get("/fr/port/feed.xml").content.decode()
    assert f"<title>La Gazette du Port\u00a0: {COPY['fr'][0]}</title>" in feed
    assert re.search(r"Rectificatif, \d+ \w+ \d{4}\u00a0:", feed)


@pytest.mark.parametrize(
    ("paper", "names"),
    [
        ("french", "Rosa Le Goff, Rosa Le Goff et Rosa Le Goff"),
        ("arabic", "روزا القاسمي، روزا القاسمي وروزا القاسمي"),
    ],
    indirect=["paper"],
)
def test_names_are_joined_as_the_language_joins_them(paper: Paper, names: str) -> None:
    assert names in Page(f"/{paper.edition.code}/").texts(".card__names")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "لا مواد"),
        (1, "مادة واحدة"),
        (2, "مادتان"),
        (3, "3 مواد"),
        (11, "11 مادة"),
        (100, "100 مادة"),
    ],
)
def test_arabic_counts_as_arabic_counts(number: int, words: str) -> None:
    with override("ar"):
        said = ngettext("%(stories)s story", "%(stories)s stories", number)
        assert said % {"stories": number} == words
