import json

from django.test import Client

from nightdesk.editions.models import Edition
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from nightdesk.wire.models import Flash
from tests.pages import Page


def test_an_item_has_an_address_and_leads_to_its_story(harbour_fire: Story) -> None:
    page = Page("/en/wire/1/")
    assert page.text("main h1") == "Fire on the north quay"
    assert page.links("main .pill--ink") == ["/en/harbour/harbour-fire/"]
    assert page.one("link[rel=canonical]")["href"].endswith("/en/harbour/harbour-fire/")
    described = json.loads(page.one("script[type='application/ld+json']").string or "")
    assert (described["@type"], described["headline"]) == ("NewsArticle", "Fire on the north quay")


def test_a_flash_is_an_article_of_its_own(english: Edition, ida: Person) -> None:
    Flash(edition=english, headline="Ferry </script> aground").send(by=ida)
    page = Page("/en/wire/1/")
    assert page.text("main h1") == "Ferry </script> aground"
    assert page.texts("main .kicker__word") == ["Flash"]
    assert page.links("main .pill--ink") == []
    described = json.loads(page.one("script[type='application/ld+json']").string or "")
    assert described["headline"] == "Ferry </script> aground"
    assert described["url"].endswith("/en/wire/1/")


def test_an_item_that_was_overtaken_leads_to_the_last_one(harbour_fire: Story, ida: Person) -> None:
    harbour_fire.update(by=ida)
    response = Client().get("/en/wire/1/")
    assert (response.status_code, response["Location"]) == (302, "/en/wire/2/")


def test_an_item_that_was_killed_is_gone_without_a_word_of_it(
    harbour_fire: Story, ida: Person
) -> None:
    harbour_fire.kill("Law.", by=ida)
    for seq in (1, 2):
        page = Page(f"/en/wire/{seq}/")
        assert page.status == 410
        assert "quay" not in page.soup.get_text()


def test_what_never_was_on_the_wire_is_not_found(harbour_fire: Story, draft: Story) -> None:
    assert [Page(f"/en/wire/{seq}/").status for seq in (0, 2, 10**30)] == [404, 404, 404]
