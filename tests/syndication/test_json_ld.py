"""JSON-LD: what search engines are told of a story."""

import json
from datetime import UTC, datetime

import pytest
from django.template import Context, Template
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from nightdesk.editions.models import Edition
from nightdesk.media.models import Picture
from nightdesk.people.models import Person
from nightdesk.stories.models import Author, Byline, Story
from nightdesk.syndication.json_ld import Described, Thing
from nightdesk.topics.models import Topic
from tests.cast import NewStory, paragraph
from tests.syndication.conftest import ORIGIN

QUOTE = {
    "type": "quote",
    "value": {
        "text": "<p>We saw <b>smoke</b> &amp; ran.</p>",
        "speaker": "Maud Farrow",
        "role": "Harbour master",
        "said_where": "North quay",
        "said_when": "Monday",
        "source_url": "https://minutes.example/7",
        "language": "en",
    },
}


def article(story: Story) -> Thing:
    fresh = Story.objects.get(pk=story.pk)
    return Described(fresh, ORIGIN, timezone.now()).article


@pytest.fixture
def storm_story(
    write: NewStory, author: Author, english: Edition, ida: Person, storm: Picture
) -> Story:
    """A published story with a word in every field."""
    story = write(
        "Storm", slug="storm", standfirst="Boats stay in.", dateline="Kestrel Bay",
        authors=[author], lead_picture=storm, body=[paragraph("The ferry left at nine."), QUOTE],
        info_source="Kestrel", usage_terms="Not for resale",
    )  # fmt: skip
    story.topics.add(Topic.objects.create(edition=english, name="Ferries", slug="ferries"))
    story.bylines = [*story.bylines.all(), Byline(printed_as="Kestrel"), Byline(printed_as="Bo")]
    story.publish(by=ida, at=datetime(2026, 6, 1, 12, 0, tzinfo=UTC))
    return story


def test_a_story_is_described_whole(storm_story: Story) -> None:
    told = article(storm_story)
    for elsewhere in ("image", "hasPart", "author", "publisher"):
        del told[elsewhere]

    url = f"{ORIGIN}/en/harbour/storm/"
    assert told == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": url,
        "url": url,
        "mainEntityOfPage": url,
        "headline": "Storm",
        "description": "Boats stay in.",
        "inLanguage": "en",
        "isAccessibleForFree": True,
        "articleSection": "Harbour",
        "dateline": "Kestrel Bay",
        "datePublished": "2026-06-01T13:00:00+01:00",
        "dateModified": "2026-06-01T13:00:00+01:00",
        "wordCount": 17,
        "keywords": ["Ferries"],
        "sourceOrganization": {"@type": "Organization", "name": "Kestrel"},
        "usageInfo": "Not for resale",
    }


def test_the_writers_and_the_paper_are_named(storm_story: Story) -> None:
    told = article(storm_story)

    assert told["author"] == [
        {
            "@type": "Person",
            "name": "Rosa Marlow",
            "url": f"{ORIGIN}/en/authors/rosa-marlow/",
            "jobTitle": "Reporter",
        },
        {"@type": "Organization", "name": "Kestrel"},
        {"@type": "Person", "name": "Bo"},
    ]
    assert told["publisher"] == {
        "@type": "NewsMediaOrganization",
        "@id": f"{ORIGIN}/en/#publisher",
        "name": "The Harbour Gazette",
        "url": f"{ORIGIN}/en/",
        "correctionsPolicy": f"{ORIGIN}/en/corrections/",
    }


def test_a_picture_and_a_quote_say_whose_they_are(storm_story: Story) -> None:
    told = article(storm_story)
    [picture], [quote] = told["image"], told["hasPart"]

    assert picture.pop("url").startswith(f"{ORIGIN}/media/")
    assert picture == {
        "@type": "ImageObject",
        "width": 500,
        "height": 300,
        "caption": "Trawlers wait for the lock.",
        "creditText": "Kestrel / Okkerman",
        "copyrightNotice": "© 2026 Kestrel",
        "creator": {"@type": "Person", "name": "Ines Okkerman"},
    }
    master = {"@type": "Person", "name": "Maud Farrow", "jobTitle": "Harbour master"}
    assert quote == {
        "@type": "Quotation",
        "text": "We saw smoke & ran.",
        "spokenByCharacter": master,
        "inLanguage": "en",
        "citation": "https://minutes.example/7",
    }


@pytest.mark.parametrize(
    ("genre", "kind"),
    [
        ("analysis", "AnalysisNewsArticle"),
        ("background", "BackgroundNewsArticle"),
        ("opinion", "OpinionNewsArticle"),
        ("review", "ReviewNewsArticle"),
        ("sponsored", "AdvertiserContentArticle"),
        ("obituary", "NewsArticle"),
    ],
)
def test_the_kind_of_article_says_what_it_is(write: NewStory, genre: str, kind: str) -> None:
    assert article(write(genre=genre, sponsor="The rope works"))["@type"] == kind


def test_who_paid_is_told(write: NewStory) -> None:
    told = article(write(genre="sponsored", sponsor="The rope works"))

    assert told["sponsor"] == {"@type": "Organization", "name": "The rope works"}


def test_a_correction_is_told_with_its_hour(harbour_fire: Story, ida: Person) -> None:
    note = harbour_fire.correct("South quay.", by=ida, at=datetime(2026, 12, 1, 12, 0, tzinfo=UTC))

    assert article(harbour_fire)["correction"] == [
        {
            "@type": "CorrectionComment",
            "text": note.text,
            "datePublished": "2026-12-01T12:00:00+00:00",
        }
    ]


def test_of_a_retracted_story_nothing_is_told_but_that(harbour_fire: Story, ida: Person) -> None:
    harbour_fire.retract("It did not stand.", by=ida)

    told = article(harbour_fire)
    assert told["creativeWorkStatus"] == "Retracted"
    assert {"wordCount", "image", "keywords"} & set(told) == set()


def test_only_translations_that_readers_may_see_are_told(
    harbour_fire: Story, french: Edition, arabic: Edition, clara: Person
) -> None:
    siblings = {}
    for edition in (french, arabic):
        section = edition.sections.create(name="Port", slug="port")
        siblings[edition.code] = Story.objects.create(
            edition=edition, section=section, headline="Feu", slug="feu",
            body=[paragraph("Oui.")], matter=harbour_fire.matter, translated_from=harbour_fire,
        )  # fmt: skip
    siblings["fr"].publish(by=clara)

    [into] = article(harbour_fire)["workTranslation"]
    assert (into["url"], into["inLanguage"]) == (f"{ORIGIN}/fr/port/feu/", "fr")
    source = article(siblings["fr"])["translationOfWork"]
    assert (source["url"], source["inLanguage"]) == (f"{ORIGIN}/en/harbour/harbour-fire/", "en")


def test_a_headline_cannot_end_the_script(write: NewStory, ida: Person) -> None:
    nasty = "</script><script>alert(1)</script> & <!-- \u2028"
    story = write(nasty)
    story.publish(by=ida)

    template = Template("{% load json_ld %}{% json_ld story %}")
    html = template.render(Context({"story": story}))

    inside = html.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set(inside) & set("<>&\u2028")
    assert json.loads(inside)["headline"] == nasty


def test_a_picture_whose_file_is_lost_is_left_out(write: NewStory, storm: Picture) -> None:
    story = write(lead_picture=storm)
    storm.file.storage.delete(storm.file.name)

    assert "image" not in article(story)


@pytest.mark.parametrize("things", [1, 3])
def test_a_description_costs_the_same_for_one_of_everything_and_for_three(
    write: NewStory, english: Edition, ida: Person, storm: Picture, things: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    authors = [
        Author.objects.create(edition=english, name=f"A{n}", slug=f"a{n}") for n in range(things)
    ]
    story = write(authors=authors, lead_picture=storm, body=[QUOTE] * things)
    story.publish(by=ida)
    for _ in range(things):
        story.correct("Nine.", by=ida)
    article(story)

    page = Story.objects.for_page().get(pk=story.pk)
    with django_assert_num_queries(1):
        assert Described(page, ORIGIN, timezone.now()).article["@type"] == "NewsArticle"
