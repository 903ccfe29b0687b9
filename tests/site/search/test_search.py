from datetime import UTC, datetime
from urllib.parse import quote

import pytest

from nightdesk.editions.models import Edition, Section
from nightdesk.people.models import Person
from nightdesk.stories.models import Author, Story
from nightdesk.topics.models import Topic
from tests.cast import NewStory, paragraph
from tests.pages import Page
from tests.site.search.asking import headlines, search

NOON = datetime(2026, 6, 3, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "word",
    [
        "storms", "weather", "measuring", "quay", "lighthouses", "anchor", "rope", "unheard",
        "Brandt", "gale", "beaufort", "barometers", "drone", "height", "buoys", "Skagerrak", "dusk",
    ],
)  # fmt: skip
def test_a_story_is_found_by_all_that_readers_read(storm: Story, word: str) -> None:
    assert headlines(f"q={word}") == [storm.headline]


def test_a_story_is_found_by_its_byline_and_topics(
    write: NewStory, author: Author, english: Edition, ida: Person
) -> None:
    story = write("Ferry late", authors=[author])
    story.topics = [Topic.objects.create(edition=english, name="Timetables", slug="timetables")]
    story.publish(by=ida)
    assert headlines("q=marlow") == headlines("q=timetable") == ["Ferry late"]
    assert search("q=timetable").texts(".search__names mark") == ["Timetables"]


def test_each_edition_is_searched_in_its_own_language(
    write: NewStory, french: Edition, arabic: Edition, ida: Person
) -> None:
    port = french.sections.create(name="Port", slug="port")
    marina = arabic.sections.create(name="الميناء", slug="marina")
    write("Elections au port", section=port).publish(by=None)
    write("الإنتخابات في المدينة", section=marina).publish(by=None)
    assert headlines(f"q={quote('élection')}", "fr") == ["Elections au port"]
    assert headlines(f"q={quote('انتخابات')}", "ar") == ["الإنتخابات في المدينة"]
    assert headlines("q=elections", "en") == []


def test_what_was_found_is_marked_where_it_stands(storm: Story) -> None:
    page = search("q=lighthouses+storm")
    assert page.texts(".search__headline mark") == ["Storm"]
    assert page.text(".search__snippet") == "The lighthouse keeper saw it first."
    assert page.texts(".search__snippet mark") == ["lighthouse"]


def test_markup_in_a_story_or_a_question_stays_words(write: NewStory, ida: Person) -> None:
    write("A <script> & a ferry", body=[paragraph("1 &lt; 2 &lt;b&gt; ferry")]).publish(by=ida)
    page = search(f"q={quote('<script> ferry')}")
    assert page.text(".search__headline") == "A < script > & a ferry"
    assert page.soup.select("main script, main b") == []
    assert page.one("#search-q")["value"] == "<script> ferry"


def test_the_row_tells_kicker_and_day(storm: Story) -> None:
    page = search("q=storm")
    assert page.text(".search__row .kicker") == "Weather"
    assert page.one(".search__row time")["datetime"] == "2026-06-03T13:00:00+01:00"
    assert page.links(".search__row a") == [storm.get_absolute_url()]


def test_a_long_text_is_cut_around_the_words(write: NewStory, ida: Person) -> None:
    waffle = " ".join(f"word{number}" for number in range(200))
    write("Long", body=[paragraph(f"{waffle} the needle is here {waffle}")]).publish(by=ida)
    told = search("q=needle").text(".search__snippet")
    assert told.startswith("…word194 ")
    assert "needle is here" in told
    assert told.endswith("…")
    assert len(told) < 260


def test_the_best_comes_first_and_then_the_newest(write: NewStory, ida: Person) -> None:
    for day, headline, body in (
        (1, "Whale ashore", "It was large."),
        (2, "Ferry late", "A whale was in the way."),
        (3, "Ferry early", "No whale was seen."),
    ):
        story = write(headline, body=[paragraph(body)])
        story.publish(by=None, at=NOON.replace(day=day))
    assert headlines("q=whales") == ["Whale ashore", "Ferry early", "Ferry late"]
    assert headlines("q=whales&order=newest") == ["Ferry early", "Ferry late", "Whale ashore"]


def test_a_search_is_narrowed_by_section_topic_author_and_time(
    write: NewStory, sport: Section, author: Author, english: Edition
) -> None:
    regatta = Topic.objects.create(edition=english, name="Regatta", slug="regatta")
    race = write("Ferry race", section=sport, authors=[author])
    race.topics = [regatta]
    race.publish(by=None, at=NOON)
    write("Ferry late").publish(by=None, at=NOON.replace(month=5))
    assert headlines("q=ferry") == ["Ferry race", "Ferry late"]
    for narrowing in (
        "section=sport",
        "topic=regatta",
        "author=rosa-marlow",
        "from=2026-06-03",
        "from=2026-06-03&to=2026-06-03",
    ):
        assert headlines(f"q=ferry&{narrowing}") == ["Ferry race"], narrowing
    assert headlines("q=ferry&to=2026-06-02") == ["Ferry late"]
    for nowhere in ("section=none", "topic=none", "author=none", "section=sport&to=2026-06-02"):
        assert headlines(f"q=ferry&{nowhere}") == [], nowhere


def test_topics_and_authors_of_what_was_found_are_offered(
    write: NewStory, author: Author, english: Edition
) -> None:
    Topic.objects.create(edition=english, name="Unheard of", slug="unheard-of")
    story = write("Ferry race", authors=[author])
    story.topics = [Topic.objects.create(edition=english, name="Regatta", slug="regatta")]
    story.publish(by=None)
    page = search("q=ferry&topic=regatta")
    assert page.texts("#search-topic option") == ["All topics", "Regatta"]
    assert page.text("#search-topic option[selected]") == "Regatta"
    assert page.texts("#search-author option") == ["All authors", "Rosa Marlow"]


def test_spans_of_time_are_links(storm: Story) -> None:
    page = search("q=storm&from=2026-06-01")
    assert page.texts(".search__choices [aria-current]") == ["Best match"]
    spans = dict(
        zip(page.texts(".search__choices a"), page.links(".search__choices a"), strict=True)
    )
    assert spans["Any time"] == "?q=storm"
    assert spans["Newest"] == "?q=storm&from=2026-06-01&order=newest"
    assert spans["Past day"].startswith("?q=storm&from=20")


def test_what_was_found_is_counted_and_leafed_through(write: NewStory) -> None:
    for number in range(22):
        write(f"Regatta {number}").publish(by=None, at=NOON.replace(minute=number))
    first = search("q=regatta")
    assert first.text(".search__count") == "22 stories"
    assert first.texts(".search__headline")[0] == "Regatta 21"
    assert first.links(".leafing a") == ["?q=regatta&page=2"]
    second = search("q=regatta&page=2")
    assert second.texts(".search__headline") == ["Regatta 1", "Regatta 0"]
    assert second.links(".leafing a") == ["?q=regatta"]
    assert Page("/en/search/?q=regatta&page=3").status == 404


def test_more_than_can_be_leafed_through_is_said(
    write: NewStory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nightdesk.site.search.finding.MOST", 2)
    for _ in range(3):
        write("Regatta").publish(by=None)
    page = search("q=regatta")
    assert page.text(".search__count").startswith("More than")
    assert len(page.texts(".search__headline")) == 2


def test_an_empty_search_explains_itself(english: Edition) -> None:
    page = search("")
    assert "A minus sign before a word" in page.text(".search__help")
    assert page.soup.select(".search__count") == []
    assert search("q=-fire").text(".search__help") == page.text(".search__help")


def test_nothing_found_shows_a_way_on(storm: Story) -> None:
    page = search("q=unicorn&section=harbour")
    assert "No story was found for unicorn ." in page.text(".search__help")
    assert page.links(".search__help a") == ["?q=unicorn", "/en/archive/"]


@pytest.mark.parametrize(
    "query",
    [
        "q=" + "x" * 201,
        "q=" + "a+" * 17,
        "q=fire&from=yesterday",
        "q=fire&from=0001-01-01",
        "q=fire&from=2026-06-03&to=2026-06-02",
        "q=fire&order=random",
        "q=fire&section=" + "x" * 300,
    ],
)
def test_what_cannot_be_looked_for_is_said(english: Edition, query: str) -> None:
    page = Page(f"/en/search/?{query}")
    assert page.status == 422
    assert len(page.texts(".search__wrong li")) == 1
