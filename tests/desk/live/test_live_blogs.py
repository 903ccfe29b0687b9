"""Live blogs at the desk: the list of them, how one begins, and what their pages cost."""

from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nightdesk.editions.models import Section
from nightdesk.live.models import LiveBlog
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from tests.cast import NewStory
from tests.desk.conftest import SitDown
from tests.desk.editor_page import typed
from tests.desk.live.live_desk import LIVE, here, waiting, words


def test_a_draft_of_another_desk_is_not_there(
    write: NewStory, sport: Section, ida: Person, sit_down: SitDown
) -> None:
    story = write(section=sport, is_live_blog=True)
    client = sit_down(ida)

    assert client.get(f"{LIVE}{story.pk}/").status_code == 404
    assert story.headline not in words(client.get(LIVE))


def test_a_story_that_is_no_live_blog_has_no_page_of_posts(
    harbour_fire: Story, ida: Person, sit_down: SitDown
) -> None:
    assert sit_down(ida).get(f"{LIVE}{harbour_fire.pk}/").status_code == 404


def test_the_list_has_those_that_run_first(
    regatta: LiveBlog, write: NewStory, ida: Person, rosa: Person, sit_down: SitDown
) -> None:
    ended = write("Ended", is_live_blog=True)
    ended.publish(by=ida)
    LiveBlog.objects.of(ended).end(by=ida)
    write("Not yet", is_live_blog=True)
    regatta.post("The boats are out.", by=ida)
    regatta.post("Wrong.", by=ida).kill("Wrong", by=ida)
    waiting(regatta, rosa)

    soup = BeautifulSoup(sit_down(rosa).get(LIVE).content, "html.parser")
    rows = [
        [cell.get_text(" ", strip=True) for cell in row("td")] for row in soup.select("tbody tr")
    ]
    assert [row[0] for row in rows] == ["Regatta day", "Not yet", "Ended"]
    assert [row[3] for row in rows] == ["1 · 1 waits", "0", "0"]


def test_lists_cost_the_same_for_one_and_three(
    regatta: LiveBlog, write: NewStory, ida: Person, rosa: Person, sit_down: SitDown
) -> None:
    client, costs = sit_down(ida), []
    for times in (1, 2):
        for _ in range(times):
            regatta.post("The boats are out.", by=ida)
            waiting(regatta, rosa)
            write(is_live_blog=True)
        client.get(LIVE)
        with CaptureQueriesContext(connection) as asked:
            client.get(LIVE)
            client.get(here(regatta))
            client.get(here(regatta, "?rows"))
        costs.append(len(asked))

    assert costs[0] == costs[1]


def test_the_lists_alone_are_given_to_an_open_page(
    regatta: LiveBlog, ida: Person, sit_down: SitDown
) -> None:
    for number in range(21):
        regatta.post(f"Gust {number}.", by=ida)
    client = sit_down(ida)
    rows = client.get(here(regatta, "?rows")).content.decode()

    assert ("Gust 20." in rows, "Gust 0." in rows, "<html" in rows) == (True, False, False)
    older = client.get(here(regatta, "?page=2")).content.decode()
    assert ("Gust 0." in older, "data-rows" in older) == (True, False)


def test_a_live_blog_begins_in_the_editor_of_stories(
    ida: Person, draft: Story, sit_down: SitDown
) -> None:
    client = sit_down(ida)
    address = client.get("/desk/stories/add/?live=1").context["action_url"]
    client.post(address, typed(draft, headline="Storm night", slug=""))
    story = Story.objects.latest("pk")
    assert (story.headline, story.is_live_blog) == ("Storm night", True)

    client.post(f"/desk/stories/edit/{story.pk}/", typed(story, **{"action-publish": "1"}))
    story.refresh_from_db()
    assert story.is_running
    assert f"{LIVE}{story.pk}/" in client.get(f"/desk/stories/edit/{story.pk}/").content.decode()
    listed = client.get("/desk/stories/").content.decode()
    assert ("Live blog · Storm night" in listed, f"{LIVE}{story.pk}/" in listed) == (True, True)


def test_the_page_leads_to_the_room_of_its_readers(
    regatta: LiveBlog, clara: Person, sit_down: SitDown
) -> None:
    client = sit_down(clara)
    page = BeautifulSoup(client.get(here(regatta)).content, "html.parser")
    [to_open] = [str(a["href"]) for a in page.select(".live-desk__ways a") if "rooms" in str(a)]
    form = client.get(to_open).context["form"]
    assert form.initial["edition"] == regatta.story.edition_id

    room = regatta.story.rooms.create(edition=regatta.edition, slug="quay", title="On the quay")
    assert f'"/desk/rooms/{room.pk}/"' in client.get(here(regatta)).content.decode()


def test_a_draft_becomes_a_live_blog_at_the_desk(
    draft: Story, rosa: Person, sami: Person, sit_down: SitDown
) -> None:
    client, address = sit_down(rosa), f"{LIVE}{draft.pk}/kind/"
    assert address in client.get(f"/desk/stories/edit/{draft.pk}/").content.decode()
    assert "Make it a live blog" in words(client.get(address))
    stale = client.post(address, {"version": draft.version + 1})
    assert stale.status_code == 422
    assert client.post(address, {"version": draft.version}).status_code == 302
    draft.refresh_from_db()
    assert draft.is_live_blog
    assert "Make it a plain story" in words(client.get(address))
    assert sit_down(sami).get(address).status_code == 404


def test_a_killed_live_blog_has_no_form(regatta: LiveBlog, ida: Person, sit_down: SitDown) -> None:
    regatta.story.kill("Privacy", by=ida)

    assert "quick-post" not in sit_down(ida).get(here(regatta)).content.decode()
