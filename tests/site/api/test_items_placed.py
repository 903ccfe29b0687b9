"""Where an item goes: by order, else by its language and subjects."""

from collections.abc import Callable
from typing import Any

import pytest

from nightdesk.editions.models import Edition, Section
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from tests.site.api.conftest import URI, Script, faults, item

Scripts = Callable[[Person], Script]


def the_story() -> Story:
    return Story.objects.get(uri=URI)


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
