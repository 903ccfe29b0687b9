"""Items by machine: taken through the verbs, told of once, refused with the sentence an editor sees."""

from collections.abc import Callable

import pytest

from nightdesk.editions.models import Edition
from nightdesk.people.models import Person
from nightdesk.stories.models import Author, Story
from nightdesk.topics.models import Topic
from tests.site.api.conftest import URI, Script, faults, item

Scripts = Callable[[Person], Script]


def the_story() -> Story:
    return Story.objects.get(uri=URI)


def test_an_item_is_published_with_one_event(ida_script: Script, ida: Person) -> None:
    response = ida_script.post(item())

    assert response.status_code == 201
    assert response.json() == {
        "uri": URI,
        "url": "https://testserver/en/harbour/ferry-runs-aground/",
        "state": "published",
        "version": 2,
    }
    story = the_story()
    assert story.events.kinds() == ["story.published"]
    assert story.last_event().actor == ida
    assert (story.headline, story.desk) == ("Ferry runs aground", story.section.desk)


def test_everything_an_item_says_is_kept(
    ida_script: Script, english: Edition, author: Author
) -> None:
    sent = item(
        headlines=[
            {"role": "main", "value": "Ferry  runs aground"},
            {"role": "kicker", "value": "Shipping"},
        ],
        descriptions=[{"role": "summary", "value": "Nobody was hurt."}],
        by="Rosa Marlow", urgency=2, slugline="FERRY", located="Kestrel Bay",
        edNote="Check the name", usageTerms="Not for resale", copyrightNotice="© Kestrel",
        infoSources=[{"name": "Kestrel"}], genres=[{"name": "Analysis"}],
        subjects=[{"name": "Ferries"}], places=[{"name": "Kestrel Bay"}],
    )  # fmt: skip
    assert ida_script.post(sent).status_code == 201

    story = the_story()
    assert (story.headline, story.kicker, story.standfirst) == (
        "Ferry runs aground",
        "Shipping",
        "Nobody was hurt.",
    )
    assert (story.urgency, story.slugline, story.dateline) == (2, "FERRY", "Kestrel Bay")
    assert (story.edit_note, story.usage_terms) == ("Check the name", "© Kestrel · Not for resale")
    assert (story.info_source, story.genre) == ("Kestrel", "analysis")
    assert [byline.author for byline in story.bylines.all()] == [author]
    assert set(english.topics.values_list("name", "kind")) == {
        ("Ferries", "subject"),
        ("Kestrel Bay", "place"),
    }
    assert {topic.name for topic in story.topics.all()} == {"Ferries", "Kestrel Bay"}


def test_the_same_item_twice_changes_nothing(ida_script: Script) -> None:
    first = ida_script.post(item(by="Kestrel"))
    spelled_otherwise = dict(reversed(item(by="Kestrel").items()))
    again = [ida_script.post(item(by="Kestrel")), ida_script.put(spelled_otherwise)]

    assert [response.status_code for response in again] == [200, 200]
    assert {response.json()["version"] for response in again} == {first.json()["version"]}
    assert the_story().events.kinds() == ["story.published"]


def test_what_the_newsroom_made_of_an_item_stands_when_it_comes_again(
    rosa_script: Script, ida_script: Script, ida: Person
) -> None:
    rosa_script.post(item())
    the_story().send_back("Who says so?", by=ida)
    assert rosa_script.post(item()).json()["state"] == "draft"

    ida_script.post(item())
    the_story().kill("The court", by=ida)
    assert ida_script.put(item()).json()["state"] == "killed"


def test_a_correction_that_is_sent_again_is_told_once(ida_script: Script) -> None:
    ida_script.post(item())
    for _ in range(2):
        assert ida_script.put(item(), correction="Nine, not ten.").status_code == 200

    assert the_story().events.kinds() == ["story.published", "story.corrected"]
    assert ida_script.put(item(), correction="And on Monday.").status_code == 200
    assert the_story().corrections.count() == 2


def test_new_copy_is_an_update(ida_script: Script) -> None:
    ida_script.post(item())
    body = [{"contentType": "text/html", "value": "<p>Two people were hurt.</p>"}]
    response = ida_script.put(item(bodies=body, by="Kestrel"))

    assert (response.status_code, response.json()["version"]) == (200, 3)
    story = the_story()
    assert story.events.kinds() == ["story.published", "story.updated"]
    assert [block["value"] for block in story.body.raw_data] == ["<p>Two people were hurt.</p>"]
    assert [byline.printed_as for byline in story.bylines.all()] == ["Kestrel"]


def test_an_item_may_be_put_where_it_will_be(ida_script: Script) -> None:
    uri = "https://agency.example/items/7?edition=2#part"

    assert ida_script.put(item(uri=None), uri=uri).status_code == 201
    assert ida_script.get(uri).json()["uri"] == uri
    assert faults(ida_script.put(item(), uri=uri)) == ["uri"]


def test_a_correction_is_told_to_readers_with_the_new_copy(ida_script: Script) -> None:
    ida_script.post(item())
    response = ida_script.put(
        item(bodies=[{"value": "<p>It was nine.</p>"}]), correction="Nine, not ten."
    )
    unclear = ida_script.put(item(), correction="Clearer.", kind="clarification")

    assert (response.status_code, unclear.status_code) == (200, 200)
    story = the_story()
    assert story.events.kinds() == ["story.published", "story.corrected", "story.corrected"]
    assert [(note.kind, note.text) for note in story.corrections.all()] == [
        ("clarification", "Clearer."),
        ("correction", "Nine, not ten."),
    ]


@pytest.mark.parametrize(
    ("wishes", "status"),
    [
        ({"correction": " "}, 422),
        ({"correction": "x" * 2001}, 422),
        ({"correction": "x", "kind": "excuse"}, 422),
        ({"correction": "x"}, 409),
    ],
)
def test_a_correction_needs_words_and_something_to_correct(
    ida_script: Script, wishes: dict[str, str], status: int
) -> None:
    assert ida_script.post(item(), **wishes).status_code == status
    assert not Story.objects.exists()


def test_a_version_that_was_overtaken_is_refused(ida_script: Script) -> None:
    ida_script.post(item(version="10"))
    response = ida_script.post(item(version="9", urgency=1))

    assert response.status_code == 409
    assert response.headers["Content-Type"] == "application/problem+json"
    assert "Version 9 came after version 10" in response.json()["detail"]
    assert the_story().urgency == 5
    assert ida_script.post(item(version="11", urgency=1)).status_code == 200


def test_items_without_versions_are_told_apart_by_their_hour(ida_script: Script) -> None:
    ida_script.post(item(versionCreated="2026-03-01T10:00:00Z"))

    assert ida_script.post(item(versionCreated="2026-03-01T09:00:00Z")).status_code == 409
    assert ida_script.post(item(versionCreated="2026-03-01T11:00:00Z")).status_code == 200
    assert ida_script.post(item()).status_code == 200


def test_what_was_fetched_can_be_put_back(ida_script: Script) -> None:
    ida_script.post(item(version="10", versionCreated="2026-03-01T10:00:00Z"))
    fetched = ida_script.get().json()

    assert ida_script.put(fetched | {"urgency": 1}).status_code == 200
    assert (the_story().headline, the_story().urgency) == ("Ferry runs aground", 1)
    assert ida_script.post(item(version="9")).status_code == 409


def test_the_desks_unpublished_changes_are_not_lost_in_silence(
    ida_script: Script, ida: Person
) -> None:
    ida_script.post(item())
    story = the_story()
    story.headline = "Being written"
    story.save_revision(user=ida, clean=False)

    response = ida_script.post(item(urgency=1))

    assert response.json()["notes"] == [
        "The desk's unpublished changes are kept as an earlier revision."
    ]
    assert the_story().headline == "Ferry runs aground"


def test_at_most_eight_topics_come_from_an_item_and_the_desks_stay(
    ida_script: Script, english: Edition, ida: Person
) -> None:
    ida_script.post(item(subjects=[{"name": f"Ship {number}"} for number in range(12)]))
    story = the_story()
    assert story.topics.count() == Topic.objects.count() == 8

    story.topics.add(Topic.objects.create(edition=english, name="Desk's own", slug="own"))
    story.update(by=ida)
    ida_script.post(item(subjects=[{"name": "Ship 1"}], urgency=2))
    assert the_story().topics.count() == 9


def test_a_headline_that_comes_twice_gets_an_address_of_its_own(ida_script: Script) -> None:
    first = ida_script.post(item())
    second = ida_script.post(item(uri="urn:a:2"))
    nameless = ida_script.post(item(uri="urn:a:3", headlines=[{"value": "?!"}]))

    assert first.json()["url"].endswith("/ferry-runs-aground/")
    assert second.json()["url"].endswith("/ferry-runs-aground-2/")
    assert nameless.status_code == 201


def test_sponsored_copy_names_its_sponsor(ida_script: Script) -> None:
    advert = item(genres=[{"name": "Advertorial"}])

    response = ida_script.post(advert)
    assert (response.status_code, faults(response)) == (422, ["sponsor"])
    assert (
        ida_script.post(advert | {"infoSources": [{"name": "The rope works"}]}).status_code == 201
    )
    assert the_story().sponsor == "The rope works"
