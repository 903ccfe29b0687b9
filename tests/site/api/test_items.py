"""Items by machine: taken through the verbs, told of once, refused with the sentence an editor sees."""

import base64
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from nightdesk.editions.models import Edition, Section
from nightdesk.intake.models import Delivery
from nightdesk.media.models import Picture
from nightdesk.people.models import Person
from nightdesk.stories.models import Author, Story
from nightdesk.topics.models import Topic
from tests.cast import NewStory
from tests.media.pictures import drawn, file_of
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


def test_a_reporters_item_is_submitted(rosa_script: Script) -> None:
    response = rosa_script.post(item())

    assert (response.status_code, response.json()["state"]) == (201, "submitted")
    assert the_story().events.kinds() == ["story.submitted"]


def test_an_editor_publishes_what_a_reporter_brought(
    rosa_script: Script, ida_script: Script
) -> None:
    rosa_script.post(item())
    response = ida_script.post(item())

    assert (response.status_code, response.json()["state"]) == (200, "published")
    assert the_story().events.kinds() == ["story.submitted", "story.published"]
    assert rosa_script.put(item(urgency=1)).status_code == 403


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


def test_a_canceled_item_is_killed(ida_script: Script) -> None:
    ida_script.post(item())
    response = ida_script.post({"uri": URI, "pubStatus": "canceled", "edNote": "Wrong ship"})
    again = ida_script.post({"uri": URI, "pubStatus": "canceled"})

    assert (response.status_code, response.json()["state"]) == (200, "killed")
    assert again.json()["version"] == response.json()["version"]
    assert the_story().withdrawal.reason == "Wrong ship"
    assert the_story().events.kinds() == ["story.published", "story.killed"]
    assert ida_script.post(item()).status_code == 409


def test_a_canceled_item_that_nobody_published_is_put_away(
    rosa_script: Script, ida_script: Script, draft: Story
) -> None:
    rosa_script.post(item())
    assert rosa_script.post({"uri": URI, "pubStatus": "canceled"}).json()["state"] == "spiked"
    assert ida_script.put({"pubStatus": "canceled"}, uri=draft.uri).json()["state"] == "spiked"


def test_an_item_that_never_came_cannot_be_killed(ida_script: Script) -> None:
    assert ida_script.post({"uri": URI, "pubStatus": "canceled"}).status_code == 404


def test_a_withheld_item_waits_until_its_sender_says_go(ida_script: Script) -> None:
    held = ida_script.post(item(pubStatus="withheld"))
    still = ida_script.post(item(pubStatus="withheld", urgency=3))
    assert (held.json()["state"], still.json()["state"]) == ("held", "held")
    assert the_story().events.kinds() == ["story.held"]

    assert ida_script.post(item()).json()["state"] == "published"


def test_what_the_desk_holds_no_script_lets_go(ida_script: Script, tomas: Person) -> None:
    ida_script.post(item(pubStatus="withheld"))
    story = the_story()
    story.approve(by=tomas)
    story.hold("The lawyer reads it", by=tomas)

    response = ida_script.post(item(urgency=1))

    assert (response.json()["state"], the_story().urgency) == ("held", 1)
    assert response.json()["notes"] == ["The desk has put it aside; its state was left alone."]


@pytest.mark.parametrize("name", ["embargoed", "embargoedUntil"])
def test_an_embargo_is_kept_and_releases_itself(ida_script: Script, name: str) -> None:
    until = timezone.now() + timedelta(hours=2)
    response = ida_script.post(item(**{name: until.isoformat()}))

    assert response.json()["state"] == "embargoed"
    story = the_story()
    assert (story.embargoed_until, story.release_at) == (until, until)
    assert story.events.kinds() == ["story.embargoed", "story.approved"]
    assert story.release(until)


def test_an_embargo_of_a_reporters_item_is_kept_too(rosa_script: Script) -> None:
    until = timezone.now() + timedelta(hours=2)
    response = rosa_script.post(item(embargoedUntil=until.isoformat()))

    assert response.json()["state"] == "submitted"
    assert the_story().embargoed_until == until


def test_an_embargo_moves_with_its_sender_and_is_lifted_by_word_alone(ida_script: Script) -> None:
    hour = timezone.now() + timedelta(hours=1)
    for hours in (2, 3, 1):
        until = hour + timedelta(hours=hours)
        ida_script.post(item(embargoedUntil=until.isoformat()))
        assert (the_story().state, the_story().release_at) == ("embargoed", until)

    silent = ida_script.post(item(urgency=1))
    assert (silent.json()["state"], the_story().urgency) == ("embargoed", 1)
    lifted = ida_script.post(item() | {"embargoedUntil": None})
    assert lifted.json()["state"] == "published"


@pytest.mark.parametrize(
    "embargo",
    ["Friday, ten o'clock", "2030-01-01T10:00:00", "2030-01-01", "", 7, True, ["x"],
     "0001-01-01T00:00:00+14:00"],
)  # fmt: skip
@pytest.mark.parametrize("who", ["ida", "rosa"])
def test_an_embargo_that_cannot_be_read_holds_the_item(
    ida_script: Script, rosa_script: Script, who: str, embargo: Any
) -> None:
    response = (ida_script if who == "ida" else rosa_script).post(item(embargoed=embargo))

    assert (response.status_code, response.json()["state"]) == (201, "held")
    assert "Its embargo cannot be read" in response.json()["notes"][0]
    assert the_story().events.kinds() == ["story.held"]


def test_an_embargo_that_has_passed_keeps_nobody(ida_script: Script) -> None:
    passed = timezone.now() - timedelta(hours=1)

    assert ida_script.post(item(embargoed=passed.isoformat())).json()["state"] == "published"


def test_readers_cannot_unsee(ida_script: Script) -> None:
    ida_script.post(item())
    until = timezone.now() + timedelta(hours=1)

    for sent in (
        item(embargoed=until.isoformat()),
        item(embargoed="?"),
        item(pubStatus="withheld"),
    ):
        assert ida_script.post(sent | {"urgency": 1}).status_code == 409
    assert (the_story().urgency, the_story().state) == (5, "published")


def test_an_embargo_on_what_the_desk_holds_does_not_let_it_go(
    ida_script: Script, tomas: Person
) -> None:
    ida_script.post(item(pubStatus="withheld"))
    story = the_story()
    story.approve(by=tomas)
    story.hold("The lawyer reads it", by=tomas)
    until = timezone.now() + timedelta(hours=1)

    response = ida_script.post(item(embargoedUntil=until.isoformat()))

    assert (response.json()["state"], the_story().embargoed_until) == ("held", until)


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


def test_edition_and_section_are_chosen_by_order_or_by_the_item(
    script: Scripts, clara: Person, harbour: Section, sport: Section, french: Edition
) -> None:
    port = french.sections.create(name="Le port", slug="port")
    chief = script(clara)

    def section_of(number: int, document: dict[str, Any], **wishes: str) -> Section:
        response = chief.post(document | {"uri": f"urn:a:{number}"}, **wishes)
        assert response.status_code == 201, response.content
        return Story.objects.get(uri=f"urn:a:{number}").section

    assert section_of(1, item(language="fr-CA")) == port
    assert section_of(2, item(subjects=[{"name": "Sport"}])) == sport
    assert section_of(3, item(), edition="fr") == port
    assert section_of(4, item(), section="sport") == sport
    assert section_of(5, item(language=None, subjects=[{"name": "LE PORT"}])) == port


@pytest.mark.parametrize(
    ("fields", "wishes", "field"),
    [
        ({"language": "de"}, {}, "language"),
        ({"language": None}, {}, "edition"),
        ({}, {"edition": "xx"}, "edition"),
        ({}, {"section": "opera"}, "section"),
        ({"language": "fr"}, {}, "edition"),
    ],
)
def test_an_item_that_belongs_nowhere_is_refused(
    ida_script: Script, french: Edition, fields: Any, wishes: dict[str, str], field: str
) -> None:
    response = ida_script.post(item(**fields), **wishes)

    assert (response.status_code, faults(response)) == (422, [field])


def test_copy_in_another_language_than_the_edition_is_noted(ida_script: Script) -> None:
    response = ida_script.post(item(language="fr"), edition="en")

    assert response.json()["notes"] == ["The item says fr; the edition en is written in en."]


def test_a_story_moves_to_another_section_but_never_to_another_edition(
    script: Scripts, clara: Person, harbour: Section, sport: Section, french: Edition
) -> None:
    chief = script(clara)
    chief.post(item())

    assert chief.put(item(), section="sport").status_code == 200
    assert the_story().section == sport
    assert chief.put(item(), edition="fr").status_code == 409
    assert faults(chief.put(item(), section="opera")) == ["section"]


def test_pictures_that_were_sent_along_go_into_the_library_once(ida_script: Script) -> None:
    data = base64.b64encode(file_of(drawn())).decode()
    other = base64.b64encode(file_of(drawn((300, 200)))).decode()
    pictures = [
        {"name": "second", "uri": "urn:p:2", "type": "picture",
         "renditions": [{"name": "main", "href": f"data:image/jpeg;base64,{other}"}]},
        {"name": "main", "uri": "urn:p:1", "type": "picture", "by": "Ines Okkerman",
         "descriptions": [{"role": "caption", "value": "Aground"}, {"role": "alt", "value": "A hull"}],
         "infoSources": [{"name": "Kestrel"}], "copyrightNotice": "© Kestrel",
         "renditions": [{"name": "main", "href": f"data:image/jpeg;base64,{data}"}]},
        {"name": "third", "uri": "urn:p:3", "type": "picture",
         "renditions": [{"name": "main", "href": "https://agency.example/3.jpg"}]},
        {"name": "fourth", "uri": "urn:p:4", "type": "picture",
         "renditions": [{"name": "main", "href": "data:image/jpeg;base64,bm90aGluZw=="}]},
        {"name": "film", "uri": "urn:p:5", "type": "video"},
    ]  # fmt: skip
    response = ida_script.post(item(associations=pictures))
    ida_script.post(item(associations=pictures, urgency=1))

    story = the_story()
    lead = story.lead_picture
    assert (lead.caption, lead.alternative_text, lead.creator) == (
        "Aground",
        "A hull",
        "Ines Okkerman",
    )
    assert (lead.credit_line, lead.copyright_notice) == ("Kestrel", "© Kestrel")
    assert [block["type"] for block in story.body.raw_data] == ["paragraph", "picture"]
    assert Picture.objects.count() == 2
    assert response.json()["notes"] == [
        "The picture urn:p:3 was not taken: its file was not sent along.",
        "urn:p:4: This is not a picture we take: send JPEG, PNG, GIF, WebP, AVIF or HEIC.",
    ]


def test_a_picture_that_comes_by_itself_goes_into_the_library(
    script: Scripts, pia: Person, lena: Person
) -> None:
    data = base64.b64encode(file_of(drawn())).decode()
    sent = {
        "uri": "urn:p:1", "type": "picture", "headlines": [{"value": "Aground"}],
        "descriptions": [{"role": "caption", "value": "The ferry on the sand."}],
        "renditions": [{"name": "main", "href": f"data:image/jpeg;base64,{data}"}],
    }  # fmt: skip
    response = script(pia).post(sent)

    picture = Picture.objects.get()
    assert response.status_code == 200
    assert response.json() == {
        "uri": "urn:p:1",
        "url": f"https://testserver/desk/images/{picture.pk}/",
        "state": "in the library",
        "version": 1,
    }
    assert (picture.title, picture.caption) == ("Aground", "The ferry on the sand.")
    assert (script(pia).post(sent).status_code, Picture.objects.count()) == (200, 1)
    assert script(lena).post(sent).status_code == 403


@pytest.mark.parametrize("href", ["https://a.example/1.jpg", "data:image/jpeg;base64,bm90aGluZw=="])
def test_a_picture_without_a_file_we_take_is_refused(ida_script: Script, href: str) -> None:
    response = ida_script.post(
        {"uri": "urn:p:1", "type": "picture", "renditions": [{"name": "main", "href": href}]}
    )

    assert (response.status_code, faults(response)) == (422, ["renditions"])


def test_a_moderator_brings_no_pictures(script: Scripts, max_moderator: Person) -> None:
    assert script(max_moderator).post({"uri": "urn:p:1", "type": "picture"}).status_code == 403


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


def test_pictures_in_the_text_are_noted(ida_script: Script) -> None:
    body = '<p>a</p><img src="https://agency.example/1.jpg" alt="x">'
    response = ida_script.post(item(bodies=[{"value": body}]))

    assert response.json()["notes"][-1].startswith("1 picture in the text was not taken")


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


@pytest.mark.parametrize("who", ["lena", "pia", "max_moderator", "sami"])
def test_who_may_not_write_at_this_desk_is_refused(
    script: Scripts, request: pytest.FixtureRequest, harbour: Section, who: str
) -> None:
    response = script(request.getfixturevalue(who)).post(item())

    assert response.status_code == 403
    assert "may not do this" in response.json()["detail"]
    assert not Story.objects.exists()


def test_who_may_not_write_here_changes_nothing_that_is_here(
    script: Scripts, rosa_script: Script, ida_script: Script, sami: Person
) -> None:
    rosa_script.post(item())

    assert script(sami).put(item(urgency=1)).status_code == 403
    ida_script.post(item())
    assert script(sami).put(item(urgency=1)).status_code == 403
    assert script(sami).put({"pubStatus": "canceled"}).status_code == 403
    assert the_story().urgency == 5


def test_an_item_is_given_as_ninjs_to_who_may_see_it(
    script: Scripts, ida_script: Script, draft: Story, lena: Person, sami: Person
) -> None:
    draft.edit_note = "Ask the lawyer"
    draft.save()
    mine = ida_script.get(draft.uri)
    hidden, nothing = script(lena).get(draft.uri), script(lena).get("urn:a:nothing")

    assert (mine.status_code, mine.json()["edNote"]) == (200, "Ask the lawyer")
    assert script(sami).get(draft.uri).status_code == 404
    assert (hidden.status_code, hidden.content) == (nothing.status_code, nothing.content)


def test_a_reader_may_fetch_what_readers_see(
    script: Scripts, write: NewStory, ida: Person, lena: Person
) -> None:
    story = write(edit_note="Ask the lawyer")
    story.publish(by=ida)

    told = script(lena).get(story.uri).json()
    assert (told["pubStatus"], "edNote" in told) == ("usable", False)


def test_the_story_is_tied_to_its_deliveries(ida_script: Script, ida: Person) -> None:
    ida_script.post(item(version="3"))

    [delivery] = Delivery.objects.all()
    assert str(delivery) == f"{URI} by Ida"
    assert (delivery.story, delivery.item_version, delivery.status) == (the_story(), "3", 201)
