"""Pictures by machine: into the library with their words, each once."""

import base64
from collections.abc import Callable

import pytest

from nightdesk.media.models import Picture
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from tests.media.pictures import drawn, file_of
from tests.site.api.conftest import URI, Script, faults, item

Scripts = Callable[[Person], Script]


def the_story() -> Story:
    return Story.objects.get(uri=URI)


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


def test_pictures_in_the_text_are_noted(ida_script: Script) -> None:
    body = '<p>a</p><img src="https://agency.example/1.jpg" alt="x">'
    response = ida_script.post(item(bodies=[{"value": body}]))

    assert response.json()["notes"][-1].startswith("1 picture in the text was not taken")
