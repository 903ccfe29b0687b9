"""Everyone can take part: axe finds nothing on pages of discussions and rooms, either way, nor on a telephone."""

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from nightdesk.editions.models import Edition
from nightdesk.people.models import Person
from nightdesk.talk import posting
from nightdesk.talk.models import Comment, Room
from tests.cast import NewStory
from tests.system.test_everyone import faults

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def discussed(arabic: Edition, write: NewStory, ida: Person, clara: Person) -> Comment:
    section = arabic.sections.create(name="ميناء", slug="mina")
    story = write("عاصفة", slug="storm", section=section)
    story.publish(by=ida)
    draft = posting.Draft("كلّ شيء *بخير*.\n\n> نعم")
    root = posting.post(story, draft, by=ida)
    posting.post(story, posting.Draft("شكرا.", answers=root.key), by=clara)
    root.pick(by=clara)
    quay = Room.objects.create(edition=arabic, slug="quay", title="على الرصيف", about="Storm")
    said = posting.post(quay, draft, by=ida)
    posting.post(quay, posting.Draft("The *ferry* is back.", answers=said.key), by=clara)
    quay.settle()
    return root


def test_axe_finds_nothing_by_day_or_by_night_and_nothing_is_wider_than_a_telephone(
    discussed: Comment, live_server: LiveServer, browser: Browser
) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 700})
    address = discussed.get_absolute_url()
    talk = address.removesuffix(f"{discussed.key}/")
    found = []
    for path in (
        talk.removesuffix("discussion/"),
        talk,
        address,
        f"{talk}write/?to={discussed.key}",
        "/ar/chat/",
        "/ar/chat/quay/",
        Comment.objects.get(room__slug="quay", parent=None).get_absolute_url(),
    ):
        page.goto(live_server.url + path)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            found += [f"{path} by {scheme}: {fault}" for fault in faults(page)]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"{path} is too wide")
    page.close()
    assert found == []
