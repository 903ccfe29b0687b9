"""The pages of acts: each asks, does it once, and says clearly when it will not."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from nightdesk.desk.acts.all import ACTS
from nightdesk.editions.models import Edition
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from nightdesk.stories.state import VERBS, State
from tests.cast import NewStory
from tests.desk.conftest import SitDown

HOUR = f"{timezone.now() + timedelta(days=1):%Y-%m-%d %H:%M}"


def act(story: Story, address: str) -> str:
    return f"/desk/stories/{story.pk}/{address}/"


def fresh(story: Story) -> Story:
    return Story.objects.get(pk=story.pk)


def test_every_verb_has_its_page() -> None:
    assert {form.verb for form in ACTS} == set(VERBS)


@pytest.mark.parametrize(
    ("address", "answers", "state", "kind"),
    [
        ("submission", {}, State.SUBMITTED, "story.submitted"),
        ("approval", {}, State.APPROVED, "story.approved"),
        ("publication", {}, State.PUBLISHED, "story.published"),
        ("hold", {"why": "Wait for the pilot"}, State.HELD, "story.held"),
        ("spike", {}, State.SPIKED, "story.spiked"),
        ("release", {"at": HOUR}, State.SCHEDULED, "story.scheduled"),
        ("embargo", {"until": HOUR, "source": "The port"}, State.DRAFT, "story.embargoed"),
    ],
)
def test_a_draft_goes_on(
    address: str,
    answers: dict[str, str],
    state: State,
    kind: str,
    ida: Person,
    draft: Story,
    sit_down: SitDown,
) -> None:
    client = sit_down(ida)

    page = client.get(act(draft, address))
    client.post(
        act(draft, address), {"version": page.context["form"]["version"].value(), **answers}
    )

    assert (page.status_code, fresh(draft).state) == (200, state)
    assert draft.events.kinds() == [kind]


@pytest.mark.parametrize(
    ("address", "answers", "state"),
    [
        ("correction", {"kind": "clarification", "text": "It was nine."}, State.PUBLISHED),
        ("retraction", {"reason": "It never burned."}, State.RETRACTED),
        ("withdrawal", {"reason": "A court said so."}, State.KILLED),
    ],
)
def test_readers_see_what_becomes_of_a_story(
    address: str,
    answers: dict[str, str],
    state: State,
    ida: Person,
    harbour_fire: Story,
    sit_down: SitDown,
) -> None:
    answers |= {"version": str(harbour_fire.version)}

    sit_down(ida).post(act(harbour_fire, address), answers)

    assert fresh(harbour_fire).state == state
    assert harbour_fire.events.count() == 2


def test_a_hold_ends_and_a_spike_is_revived(ida: Person, draft: Story, sit_down: SitDown) -> None:
    client = sit_down(ida)
    for address in ("embargo", "spike", "revival", "embargo-lifting"):
        answers = {"version": fresh(draft).version, "until": HOUR, "why": "Called off"}
        client.post(act(draft, address), answers)

    assert (fresh(draft).state, fresh(draft).embargoed_until) == (State.DRAFT, None)
    assert draft.events.count() == 4


def test_an_hour_is_given_up_by_our_page_and_by_wagtails(
    ida: Person, draft: Story, sit_down: SitDown
) -> None:
    client = sit_down(ida)
    hour = timezone.now() + timedelta(days=1)
    draft.schedule(hour, by=ida)
    client.post(act(draft, "release-given-up"), {"version": fresh(draft).version})
    assert fresh(draft).state == State.APPROVED

    fresh(draft).schedule(hour, by=ida)
    revision = fresh(draft).scheduled_revision
    url = f"/desk/stories/history/{draft.pk}/revisions/{revision.pk}/unschedule/"
    for _time in range(2):
        client.post(url)

    assert (fresh(draft).state, fresh(draft).release_at) == (State.APPROVED, None)
    assert draft.events.kinds()[1::2] == ["story.unscheduled", "story.unscheduled"]


def test_hours_are_the_editions_own(
    clara: Person, write: NewStory, arabic: Edition, sit_down: SitDown
) -> None:
    section = arabic.sections.create(name="الميناء", slug="port")
    story = write(section=section)
    year = timezone.now().year + 1

    form = {"version": story.version, "until": f"{year}-01-10 09:00"}
    sit_down(clara).post(act(story, "embargo"), form)

    assert fresh(story).embargoed_until == datetime(year, 1, 10, 8, tzinfo=UTC)


def test_a_correction_goes_out_with_the_pending_changes(
    ida: Person, harbour_fire: Story, sit_down: SitDown
) -> None:
    change(harbour_fire, "It was smoke", ida)

    correct(sit_down(ida), harbour_fire, with_changes="on")

    story = fresh(harbour_fire)
    assert (story.headline, story.has_unpublished_changes) == ("It was smoke", False)


def test_a_correction_without_them_leaves_them_pending(
    ida: Person, harbour_fire: Story, sit_down: SitDown
) -> None:
    change(harbour_fire, "It was smoke", ida)

    correct(sit_down(ida), harbour_fire)

    story = fresh(harbour_fire)
    assert (story.headline, story.has_unpublished_changes) == ("Fire on the north quay", True)
    assert story.get_latest_revision_as_object().headline == "It was smoke"


def test_an_update_puts_out_what_was_saved(
    ida: Person, harbour_fire: Story, sit_down: SitDown
) -> None:
    change(harbour_fire, "It was smoke", ida)

    sit_down(ida).post(act(harbour_fire, "update"), {"version": harbour_fire.version})

    assert fresh(harbour_fire).headline == "It was smoke"
    assert harbour_fire.events.kinds() == ["story.published", "story.updated"]


def test_a_reason_is_asked_for(ida: Person, harbour_fire: Story, sit_down: SitDown) -> None:
    response = sit_down(ida).post(
        act(harbour_fire, "retraction"), {"version": harbour_fire.version, "reason": " "}
    )

    assert (response.status_code, fresh(harbour_fire).state) == (422, State.PUBLISHED)


def test_what_is_missing_is_told_above_the_form(
    ida: Person, draft: Story, sit_down: SitDown
) -> None:
    Story.objects.update(headline="")

    response = sit_down(ida).post(act(draft, "publication"), {"version": draft.version})

    assert response.status_code == 422
    assert response.context["form"].non_field_errors() == ["A story needs a headline."]


def test_who_was_slower_is_told_and_keeps_every_word(
    ida: Person, tomas: Person, harbour_fire: Story, sit_down: SitDown
) -> None:
    seen = harbour_fire.version
    fresh(harbour_fire).correct("The quay was the south one.", by=tomas)
    mine = {"version": seen, "kind": "correction", "text": "It was the south quay."}

    response = sit_down(ida).post(act(harbour_fire, "correction"), mine)

    form = response.context["form"]
    assert response.status_code == 422
    assert "Tomas was faster" in form.non_field_errors()[0]
    assert form["text"].value() == "It was the south quay."
    assert form["version"].value() == str(fresh(harbour_fire).version)
    assert harbour_fire.corrections.count() == 1


def test_an_act_that_cannot_begin_leads_back_with_the_reason(
    ida: Person, draft: Story, sit_down: SitDown
) -> None:
    response = sit_down(ida).get(act(draft, "correction"), follow=True)

    assert response.redirect_chain == [(f"/desk/stories/edit/{draft.pk}/", 302)]
    assert "Only a published story is corrected" in response.content.decode()


def test_another_desks_copy_is_not_found(sami: Person, draft: Story, sit_down: SitDown) -> None:
    assert sit_down(sami).get(act(draft, "submission")).status_code == 404


def test_after_an_act_one_is_led_to_what_one_may_see(
    ida: Person, draft: Story, sit_down: SitDown
) -> None:
    response = sit_down(ida).post(act(draft, "spike"), {"version": draft.version})

    assert response["Location"] == f"/desk/stories/inspect/{draft.pk}/"


def change(story: Story, headline: str, by: Person) -> None:
    copy = fresh(story)
    copy.headline = headline
    copy.save_revision(user=by)


def correct(client: Any, story: Story, **more: str) -> None:
    form = {"version": story.version, "kind": "correction", "text": "It was only smoke.", **more}
    client.post(act(story, "correction"), form)
