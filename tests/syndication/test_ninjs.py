"""ninjs out: what other newsrooms read, valid by the published schema."""

from datetime import timedelta

import pytest
from django.utils import timezone
from jsonschema import Draft202012Validator

from nightdesk.editions.models import Edition
from nightdesk.media.models import Picture
from nightdesk.people.models import Person
from nightdesk.stories.models import Author, Story
from nightdesk.syndication.ninjs import Outgoing, Thing, picture_uri
from nightdesk.topics.models import Topic
from tests.cast import NewStory, paragraph
from tests.syndication.conftest import ORIGIN


def item(story: Story, *, for_newsroom: bool = False) -> Thing:
    fresh = Story.objects.get(pk=story.pk)
    return Outgoing(fresh, ORIGIN, timezone.now(), for_newsroom=for_newsroom).item


@pytest.fixture
def rich(write: NewStory, author: Author, english: Edition, storm: Picture) -> Story:
    """A draft with a word in every field."""
    picture = {"type": "picture", "value": {"picture": storm.pk, "caption": "There"}}
    story = write(
        "Storm", kicker="Weather", standfirst="Boats stay in.", dateline="Kestrel Bay", urgency=2,
        genre="analysis", slugline="STORM", authors=[author], lead_picture=storm,
        lead_caption="Here", body=[paragraph("The ferry left at nine."), picture],
        editors_note="We were there.", edit_note="Ask the lawyer", info_source="Kestrel",
        usage_terms="Not for resale", uri="urn:kestrel:7",
    )  # fmt: skip
    for kind in Topic.Kind:
        name = str(kind.label)
        story.topics.add(Topic.objects.create(edition=english, name=name, slug=name, kind=kind))
    story.save()
    return story


def test_a_published_story_is_valid_ninjs(
    schema: Draft202012Validator, rich: Story, ida: Person, storm: Picture
) -> None:
    rich.publish(by=ida)
    rich.correct("Nine, not ten.", by=ida)

    told = item(rich)
    schema.validate(told)

    assert (told["uri"], told["pubStatus"], told["version"]) == ("urn:kestrel:7", "usable", "3")
    assert [one["value"] for one in told["headlines"]] == ["Storm", "Weather"]
    assert [(one["role"], one["value"]) for one in told["descriptions"]] == [
        ("summary", "Boats stay in."),
        ("editorsNote", "We were there."),
        ("correction", "Nine, not ten."),
    ]
    assert told["bodies"][0]["value"].startswith("<p>The ferry left at nine.</p>")
    assert told["bodies"][0]["contentType"] == "text/html"
    assert (told["by"], told["slugline"], told["located"]) == (
        "Rosa Marlow",
        "STORM",
        "Kestrel Bay",
    )
    assert told["subjects"] == [{"name": "Harbour", "rel": "section"}, {"name": "subject"}]
    assert (told["places"], told["people"], told["organisations"]) == (
        [{"name": "place"}],
        [{"name": "person"}],
        [{"name": "organisation"}],
    )
    assert told["infoSources"] == [{"name": "Kestrel"}]
    assert told["usageTerms"] == "Not for resale"
    [picture] = told["associations"]
    assert (picture["uri"], picture["by"]) == (picture_uri(storm), "Ines Okkerman")
    assert picture["infoSources"] == [{"name": "Kestrel / Okkerman", "role": "credit"}]
    assert picture["descriptions"][0]["value"] == "Here"


def test_the_ednote_is_for_newsrooms(rich: Story) -> None:
    assert "edNote" not in item(rich)
    assert item(rich, for_newsroom=True)["edNote"] == "Ask the lawyer"


def test_copy_that_waits_is_withheld(
    schema: Draft202012Validator, rich: Story, ida: Person
) -> None:
    told = item(rich)
    schema.validate(told)
    assert told["pubStatus"] == "withheld"

    until = timezone.now() + timedelta(hours=1)
    rich.embargo(until, by=ida)
    rich.approve(by=ida)
    told = item(rich)
    schema.validate(told)
    assert (told["pubStatus"], told["embargoedUntil"]) == ("usable", until.isoformat())


def test_what_was_taken_back_is_canceled_and_without_its_text(
    schema: Draft202012Validator, rich: Story, ida: Person
) -> None:
    rich.publish(by=ida)
    rich.retract("It did not stand.", by=ida)

    told = item(rich)
    schema.validate(told)
    assert told["pubStatus"] == "canceled"
    assert {"role": "retraction", "contentType": "text/plain", "value": "It did not stand."} in (
        told["descriptions"]
    )
    assert ("bodies" in told, "associations" in told) == (False, False)


def test_a_sibling_readers_may_see_is_associated(
    schema: Draft202012Validator, harbour_fire: Story, french: Edition, clara: Person
) -> None:
    section = french.sections.create(name="Port", slug="port")
    sibling = Story.objects.create(
        edition=french, section=section, headline="Feu", slug="feu", body=[paragraph("Oui.")],
        matter=harbour_fire.matter,
    )  # fmt: skip
    assert "associations" not in item(harbour_fire)

    sibling.publish(by=clara)
    told = item(harbour_fire)
    schema.validate(told)
    assert [(one["rel"], one["uri"]) for one in told["associations"]] == [
        ("translation", sibling.uri)
    ]


def test_a_story_without_pictures_costs_no_query_for_them(write: NewStory) -> None:
    """A bare draft: nothing but what was written is told."""
    told = item(write("Bare", body=[]))

    assert {"bodies", "associations", "firstCreated", "by"} & set(told) == set()
