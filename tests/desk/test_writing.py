"""What the editor keeps while one writes: every save, who else is there, how it will look."""

import pytest
from django.test import Client

from nightdesk.editions.models import Edition
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from tests.desk.conftest import SitDown
from tests.desk.editor_page import typed

JSON = {"Accept": "application/json"}


def edit(story: Story) -> str:
    return f"/desk/stories/edit/{story.pk}/"


def test_it_saves_itself_while_one_writes(rosa: Person, draft: Story, sit_down: SitDown) -> None:
    draft.save_revision(user=rosa)
    client = sit_down(rosa)
    client.get(edit(draft))

    first = client.post(edit(draft), typed(draft, headline="Half a"), headers=JSON)
    overwriting = typed(
        draft, headline="Half a sentence", overwrite_revision_id=first.json()["revision_id"]
    )
    client.post(edit(draft), overwriting, headers=JSON)

    draft.refresh_from_db()
    assert (draft.headline, draft.revisions.count()) == ("Half a sentence", 2)


def test_it_does_not_save_itself_over_a_colleague(
    rosa: Person, ida: Person, draft: Story, sit_down: SitDown
) -> None:
    seen = draft.save_revision(user=rosa)
    draft.save_revision(user=ida)

    answer = sit_down(rosa).post(
        edit(draft), typed(draft, loaded_revision_id=seen.pk), headers=JSON
    )

    assert (answer.status_code, answer.json()["error_code"]) == (400, "invalid_revision")


def test_colleagues_see_who_has_it_open(
    rosa: Person, ida: Person, draft: Story, sit_down: SitDown
) -> None:
    client = sit_down(rosa)
    client.post(ping(client, draft))

    others = sit_down(ida)
    answer = others.post(ping(others, draft)).json()

    assert [session["user"] for session in answer["other_sessions"]] == ["Rosa"]


def test_who_may_not_change_a_story_is_not_told_who_does(
    sami: Person, rosa: Person, draft: Story, sit_down: SitDown
) -> None:
    url = ping(sit_down(rosa), draft)

    assert sit_down(sami).post(url).status_code == 404


def ping(client: Client, story: Story) -> str:
    return str(client.get(edit(story)).context["editing_sessions"].ping_url)


def test_the_preview_is_the_real_page(ida: Person, draft: Story, sit_down: SitDown) -> None:
    client = sit_down(ida)
    url = f"/desk/stories/preview/{draft.pk}/"
    client.post(url, typed(draft, headline="As readers would see it"))

    page = client.get(url)

    assert page.templates[0].name == "stories/show.html"
    assert "As readers would see it" in page.content.decode()


def test_a_new_story_is_previewed_too(ida: Person, draft: Story, sit_down: SitDown) -> None:
    client = sit_down(ida)
    client.post("/desk/stories/preview/", typed(draft, headline="Brand new", slug=""))

    assert "Brand new" in client.get("/desk/stories/preview/").content.decode()


def test_a_preview_speaks_the_language_of_its_edition(
    clara: Person, french: Edition, draft: Story, sit_down: SitDown
) -> None:
    section = french.sections.create(name="Port", slug="port")
    client = sit_down(clara)
    url = f"/desk/stories/preview/{draft.pk}/"
    client.post(url, typed(draft, edition=french.pk, section=section.pk))

    assert '<html lang="fr"' in client.get(url).content.decode()


def test_revisions_are_compared(ida: Person, draft: Story, sit_down: SitDown) -> None:
    client = sit_down(ida)
    for headline in ("Before", "After"):
        client.post(edit(draft), typed(draft, headline=headline))

    first, last = draft.revisions.order_by("pk")
    url = f"/desk/stories/history/{draft.pk}/revisions/compare/{first.pk}...{last.pk}/"
    page = client.get(url).content.decode()

    assert ("Before" in page, "After" in page) == (True, True)


def test_a_revision_is_brought_back(ida: Person, draft: Story, sit_down: SitDown) -> None:
    client = sit_down(ida)
    for headline in ("Before", "After"):
        client.post(edit(draft), typed(draft, headline=headline))
    first = draft.revisions.order_by("pk")[0]

    url = f"/desk/stories/history/{draft.pk}/revisions/{first.pk}/revert/"
    client.post(url, typed(draft, headline="Before"))

    draft.refresh_from_db()
    assert draft.headline == "Before"


@pytest.mark.parametrize("key", ["nine", "999"])
def test_what_is_no_story_is_not_found(key: str, ida: Person, sit_down: SitDown) -> None:
    url = f"/desk/stories/history/{key}/revisions/compare/earliest...latest/"

    assert sit_down(ida).get(url).status_code == 404
