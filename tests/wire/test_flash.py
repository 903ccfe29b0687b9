import pytest

from nightdesk.editions.models import Edition
from nightdesk.events.models import Event
from nightdesk.people.models import Person
from nightdesk.stories.errors import Refused
from nightdesk.wire.models import Flash
from tests.pages import Page


@pytest.fixture
def aground(english: Edition, ida: Person) -> Flash:
    flash = Flash(edition=english, headline=" Ferry \n aground ")
    flash.send(by=ida)
    return flash


def test_a_flash_is_on_the_wire_at_once(aground: Flash, ida: Person) -> None:
    (event,) = Event.objects.about(aground)
    assert (event.kind, event.stream.name, event.actor) == ("flash.sent", "wire:en", ida)
    page = Page("/en/wire/")
    assert page.texts(".wire__headline") == ["Ferry aground"]
    assert page.texts(".wire__urgency") == ["Flash"]
    assert page.links(".wire__headline") == ["/en/wire/1/"]


def test_a_flash_that_was_killed_is_nowhere(aground: Flash, ida: Person) -> None:
    aground.kill("It floats.", by=ida)
    assert Event.objects.about(aground).kinds() == ["flash.sent", "flash.killed"]
    assert aground.kill_reason == "It floats."
    assert Page("/en/wire/").texts(".wire__headline") == []
    assert Page("/en/wire/1/").status == 410


def test_a_flash_is_killed_once(aground: Flash, ida: Person) -> None:
    same_in_another_tab = Flash.objects.get()
    aground.kill("It floats.", by=ida)
    with pytest.raises(Refused, match="killed already"):
        same_in_another_tab.kill("It floats!", by=ida)


def test_a_flash_is_sent_once_and_has_a_headline(
    aground: Flash, english: Edition, ida: Person
) -> None:
    with pytest.raises(Refused, match="sent already"):
        aground.send(by=ida)
    with pytest.raises(Refused, match="write one"):
        Flash(edition=english, headline=" \n ").send(by=ida)
    with pytest.raises(Refused, match="reason"):
        aground.kill(" ", by=ida)


def test_only_who_may_publish_sends_and_kills(
    aground: Flash, english: Edition, rosa: Person
) -> None:
    with pytest.raises(Refused, match="may not"):
        Flash(edition=english, headline="Fire").send(by=rosa)
    with pytest.raises(Refused, match="may not"):
        aground.kill("Because.", by=rosa)
    assert Page("/en/wire/").texts(".wire__headline") == ["Ferry aground"]


def test_a_flash_goes_to_its_edition_alone(aground: Flash, french: Edition) -> None:
    assert Page("/fr/wire/").texts(".wire__headline") == []
    assert str(aground) == "Ferry aground"
