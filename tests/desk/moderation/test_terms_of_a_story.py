"""Where readers may discuss, said on the page of a story."""

from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from nightdesk.talk.models import Terms
from nightdesk.talk.opening import Reach, Word, say
from nightdesk.talk.state import Openness
from tests.desk.conftest import SitDown


def test_an_editor_reads_on_a_story_what_holds_and_says_otherwise(
    harbour_fire: Story, max_moderator: Person, tomas: Person, sit_down: SitDown
) -> None:
    client = sit_down(tomas)
    editor = f"/desk/stories/edit/{harbour_fire.pk}/"
    address = f"/desk/moderation/stories/{harbour_fire.pk}/"
    say(Reach(harbour_fire.edition, harbour_fire.section), Word(Openness.OPEN, "", 9), by=tomas)
    shown = client.get(editor).content.decode()
    assert "Said of its section:" in shown
    assert "It closes by itself:" in shown
    assert f'href="{address}"' in shown
    answer = client.post(address, {"openness": "closed", "why": "Enough."})
    assert (answer.status_code, answer.headers["location"]) == (302, editor)
    shown = client.get(editor).content.decode()
    assert "Said of this story:" in shown
    assert "Enough." in shown
    assert "Enough." in client.get(address).content.decode()
    assert client.post(address, {"openness": "ajar"}).status_code == 422
    client.post(address, {"openness": ""})
    client.post(address, {"openness": ""})
    assert [one.story for one in Terms.objects.all()] == [None]


def test_a_draft_of_no_words_yet_has_terms_too(
    draft: Story, tomas: Person, rosa: Person, sit_down: SitDown
) -> None:
    address = f"/desk/moderation/stories/{draft.pk}/"
    assert (
        f'href="{address}"'
        in sit_down(tomas).get(f"/desk/stories/edit/{draft.pk}/").content.decode()
    )
    assert (
        f'href="{address}"'
        not in sit_down(rosa).get(f"/desk/stories/edit/{draft.pk}/").content.decode()
    )
    assert sit_down(rosa).get(address).status_code == 302
