"""The editor: what begins filled in, what is checked, what a button does, and what a stale page may not."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from nightdesk.editions.models import Edition, Section
from nightdesk.people.models import Person
from nightdesk.stories.models import Author, Story
from nightdesk.stories.state import State
from tests.cast import NewStory
from tests.desk.conftest import SitDown
from tests.desk.editor_page import typed

ADD = "/desk/stories/add/"


def edit(story: Story) -> str:
    return f"/desk/stories/edit/{story.pk}/"


def said(response: Any) -> list[str]:
    return [str(message).strip() for message in response.context["messages"]]


def test_a_new_story_begins_at_the_writers_desk_under_their_name(
    rosa: Person, author: Author, harbour: Section, sport: Section, sit_down: SitDown
) -> None:
    form = sit_down(rosa).get(ADD).context["form"]

    story = form.instance
    assert (story.edition, story.section, story.desk) == (author.edition, harbour, harbour.desk)
    assert [line.instance.author for line in form.formsets["bylines"].forms] == [author]


def test_a_person_without_a_profile_begins_without_a_byline(
    clara: Person, sport: Section, harbour: Section, sit_down: SitDown
) -> None:
    form = sit_down(clara).get(ADD).context["form"]

    assert (form.instance.section, len(form.formsets["bylines"].forms)) == (harbour, 0)


def test_where_there_is_no_section_a_story_begins_nowhere(ada: Person, sit_down: SitDown) -> None:
    Edition.objects.create(code="en", name="The Gazette", language="en")

    assert sit_down(ada).get(ADD).context["form"].instance.section_id is None


def test_slug_and_desk_are_filled_in(rosa: Person, draft: Story, sit_down: SitDown) -> None:
    story = typed(draft, headline="Fähre fällt aus", slug="", desk="")

    sit_down(rosa).post(ADD, story)

    made = Story.objects.latest("pk")
    assert (made.slug, made.desk, made.state) == ("fähre-fällt-aus", draft.desk, State.DRAFT)


def test_a_slug_that_is_taken_gets_a_number(rosa: Person, draft: Story, sit_down: SitDown) -> None:
    client = sit_down(rosa)
    for _time in range(2):
        client.post(ADD, typed(draft, headline="Ferry draft", slug=""))

    slugs = list(Story.objects.order_by("pk").values_list("slug", flat=True))
    assert slugs == ["ferry-draft", "ferry-draft-2", "ferry-draft-3"]


def test_a_section_belongs_to_its_edition(
    clara: Person, french: Edition, draft: Story, sit_down: SitDown
) -> None:
    response = sit_down(clara).post(edit(draft), typed(draft, edition=french.pk))

    assert response.context["form"].errors["section"] == [
        "Harbour is not a section of La Gazette du Port."
    ]


def test_a_reporter_writes_for_their_own_desks_only(
    rosa: Person, sport: Section, draft: Story, sit_down: SitDown
) -> None:
    client = sit_down(rosa)

    elsewhere = client.post(edit(draft), typed(draft, desk=sport.desk_id))
    by_section = client.post(edit(draft), typed(draft, section=sport.pk, desk=""))

    assert "desk" in elsewhere.context["form"].errors
    assert "it is not your desk" in str(by_section.context["form"].errors["section"])


def test_a_headline_of_signs_alone_still_gives_an_address(
    rosa: Person, draft: Story, sit_down: SitDown
) -> None:
    sit_down(rosa).post(ADD, typed(draft, headline="?!", slug=""))

    assert Story.objects.latest("pk").slug == "story"


def test_the_button_publishes_once(ida: Person, draft: Story, sit_down: SitDown) -> None:
    sit_down(ida).post(edit(draft), typed(draft, headline="Out", **{"action-publish": "1"}))

    draft.refresh_from_db()
    assert (draft.state, draft.headline) == (State.PUBLISHED, "Out")
    assert draft.events.kinds() == ["story.published"]


def test_the_button_updates_what_readers_have(
    ida: Person, harbour_fire: Story, sit_down: SitDown
) -> None:
    changed = typed(harbour_fire, headline="Fire is out", **{"action-publish": "1"})

    sit_down(ida).post(edit(harbour_fire), changed)

    harbour_fire.refresh_from_db()
    assert harbour_fire.headline == "Fire is out"
    assert harbour_fire.events.kinds() == ["story.published", "story.updated"]


def test_an_hour_to_come_schedules(ida: Person, draft: Story, sit_down: SitDown) -> None:
    hour = (timezone.now() + timedelta(days=1)).replace(second=0, microsecond=0)
    story = typed(draft, go_live_at=f"{hour:%Y-%m-%d %H:%M}", **{"action-publish": "1"})

    sit_down(ida).post(edit(draft), story)

    draft.refresh_from_db()
    assert (draft.state, draft.release_at) == (State.SCHEDULED, hour)
    assert draft.events.kinds() == ["story.scheduled"]


def test_saving_a_published_story_shows_readers_nothing(
    ida: Person, harbour_fire: Story, sit_down: SitDown
) -> None:
    sit_down(ida).post(edit(harbour_fire), typed(harbour_fire, headline="Not yet"))

    harbour_fire.refresh_from_db()
    assert harbour_fire.headline == "Fire on the north quay"
    assert harbour_fire.get_latest_revision_as_object().headline == "Not yet"


@pytest.mark.parametrize(
    ("button", "state"),
    [("submit", State.SUBMITTED), ("approve", State.APPROVED)],
)
def test_other_buttons_act_too(
    button: str, state: State, ida: Person, draft: Story, sit_down: SitDown
) -> None:
    sit_down(ida).post(edit(draft), typed(draft, **{f"action-{button}": "1"}))

    draft.refresh_from_db()
    assert draft.state == state


def test_what_is_refused_is_saved_and_told(ida: Person, draft: Story, sit_down: SitDown) -> None:
    sponsored = typed(draft, genre="sponsored", headline="Paid", **{"action-publish": "1"})

    response = sit_down(ida).post(edit(draft), sponsored, follow=True)

    draft.refresh_from_db()
    assert said(response) == ["Saved. Sponsored copy names its sponsor."]
    assert (draft.state, draft.headline) == (State.DRAFT, "Paid")


def test_a_reporters_page_has_no_button_to_publish(
    rosa: Person, draft: Story, sit_down: SitDown
) -> None:
    client = sit_down(rosa)

    page = client.get(edit(draft)).content.decode()
    client.post(edit(draft), typed(draft, **{"action-publish": "1"}))

    draft.refresh_from_db()
    assert ("action-publish" in page, "action-submit" in page) == (False, True)
    assert draft.state == State.DRAFT


def test_what_readers_have_is_updated_corrected_retracted_or_killed(
    ida: Person, harbour_fire: Story, sit_down: SitDown
) -> None:
    page = sit_down(ida).get(edit(harbour_fire)).content.decode()

    pages = [f"/{name}/" in page for name in ("correction", "retraction", "withdrawal")]
    assert ("Publish the update" in page, "action-submit" in page, pages) == (
        True,
        False,
        [True, True, True],
    )


def test_what_waits_for_its_hour_is_locked_until_that_is_given_up(
    ida: Person, draft: Story, sit_down: SitDown
) -> None:
    draft.schedule(timezone.now() + timedelta(days=1), by=ida)
    client = sit_down(ida)

    page = client.get(edit(draft)).content.decode()
    client.post(edit(draft), typed(draft, headline="Too late"))

    draft.refresh_from_db()
    assert ("release-given-up" in page, "action-publish" in page) == (True, False)
    assert draft.headline == "A draft of the ferry story"


def test_a_reporter_submits_what_they_begin(
    rosa: Person, draft: Story, sit_down: SitDown, queue: None
) -> None:
    sit_down(rosa).post(ADD, typed(draft, slug="", **{"action-submit": "1"}))

    made = Story.objects.latest("pk")
    assert (made.state, made.workflow_in_progress) == (State.SUBMITTED, True)


def test_a_stale_page_publishes_nothing_and_keeps_its_text(
    ida: Person, tomas: Person, draft: Story, sit_down: SitDown
) -> None:
    page = typed(draft, headline="Mine", **{"action-publish": "1"})
    Story.objects.get(pk=draft.pk).hold("Wait", by=tomas)

    response = sit_down(ida).post(edit(draft), page)

    draft.refresh_from_db()
    assert (response.status_code, draft.state) == (422, State.HELD)
    assert "Tomas was faster" in said(response)[0]
    assert response.context["form"]["headline"].value() == "Mine"
    assert response.context["form"]["seen_version"].value() == str(draft.version)


def test_a_stale_save_takes_no_act_back(
    ida: Person, tomas: Person, draft: Story, sit_down: SitDown
) -> None:
    page = typed(draft, headline="Mine")
    Story.objects.get(pk=draft.pk).publish(by=tomas)

    sit_down(ida).post(edit(draft), page)

    draft.refresh_from_db()
    assert (draft.state, draft.headline) == (State.PUBLISHED, "A draft of the ferry story")


def test_nobody_deletes_or_unpublishes(ada: Person, harbour_fire: Story, sit_down: SitDown) -> None:
    client = sit_down(ada)

    answers = {
        client.post(f"/desk/stories/{act}/{harbour_fire.pk}/").status_code
        for act in ("delete", "unpublish", "copy")
    }

    assert answers == {404}


def test_a_killed_story_is_read_only(
    ida: Person, harbour_fire: Story, write: NewStory, sit_down: SitDown
) -> None:
    harbour_fire.kill("A court said so.", by=ida)
    client = sit_down(ida)

    assert client.get(edit(harbour_fire))["Location"] == "/desk/"
    assert client.get(f"/desk/stories/inspect/{harbour_fire.pk}/").status_code == 200


def test_what_another_desk_published_is_read_where_readers_read_it(
    sami: Person, harbour_fire: Story, sit_down: SitDown
) -> None:
    client = sit_down(sami)

    answers = {
        client.get(f"/desk/stories/{page}/{harbour_fire.pk}/")["Location"]
        for page in ("edit", "inspect", "history")
    }

    assert answers == {"/desk/"}
