"""The first page of the desk and its menus: what a newsroom uses, in its own language, and nothing else."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.users.models import UserProfile

from nightdesk.desk.permissions import StoryPolicy
from nightdesk.editions.models import Section
from nightdesk.people.models import Person
from nightdesk.stories.models import Author, Story
from tests.cast import NewStory
from tests.desk.conftest import SitDown


def panels(page: str) -> dict[str, list[str]]:
    """The stories under each heading."""
    sections = re.findall(r'<h2 class="w-h3">(.*?)</h2>(.*?)</section>', page, re.DOTALL)
    return {heading: re.findall(r">([^<>]+)</a>", rest) for heading, rest in sections}


def menu(page: str) -> set[str]:
    """The names of the entries, from what the side bar is drawn from."""
    props = page.partition('id="wagtail-sidebar-props"')[2].partition("</script>")[0]
    names = "stories|images|paper|newsroom|look|explorer|documents|reports|settings|help"
    return set(re.findall(rf'"({names})"', props))


def test_it_shows_what_waits_for_whom(
    rosa: Person, ida: Person, author: Author, write: NewStory, sport: Section, sit_down: SitDown
) -> None:
    write("Mine by byline", authors=[author])
    write("Mine by hand").save_revision(user=rosa)
    write("Somebody's")
    write("Waits").submit(by=rosa)
    write("At six").schedule(timezone.now() + timedelta(hours=1), by=ida)
    write("Out").publish(by=ida)
    write("Out elsewhere", section=sport).publish(by=None)

    page = sit_down(rosa).get("/desk/").content.decode()

    assert panels(page) == {
        "My drafts": ["Mine by hand", "Mine by byline"],
        "Waiting for approval": ["Waits"],
        "Waiting for an hour": ["At six"],
        "Recently published": ["Out"],
    }


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("rosa", {"stories", "images"}),
        ("pia", {"stories", "images"}),
        ("ida", {"stories", "images"}),
        ("clara", {"stories", "images", "paper", "look"}),
        ("max_moderator", {"stories"}),
        ("ada", {"stories", "images", "paper", "newsroom", "look"}),
    ],
)
def test_the_menu_holds_what_the_role_uses(
    name: str, shown: set[str], request: pytest.FixtureRequest, draft: Story, sit_down: SitDown
) -> None:
    person: Person = request.getfixturevalue(name)

    page = sit_down(person).get("/desk/").content.decode()

    assert menu(page) == shown


@pytest.mark.parametrize(("language", "direction"), [("fr", "ltr"), ("en", "ltr"), ("ar", "rtl")])
def test_the_desk_speaks_the_persons_language(
    language: str, direction: str, rosa: Person, draft: Story, sit_down: SitDown
) -> None:
    UserProfile.objects.create(user=rosa, preferred_language=language)
    client = sit_down(rosa)

    for address in ("/desk/", "/desk/stories/", f"/desk/stories/edit/{draft.pk}/"):
        page = client.get(address).content.decode()
        assert f'<html lang="{language}" dir="{direction}"' in page


def test_the_search_of_the_side_bar_is_for_stories(
    ada: Person, draft: Story, sit_down: SitDown
) -> None:
    page = sit_down(ada).get("/desk/").content.decode()

    assert '"wagtail.sidebar.SearchModule"' in page
    assert '"/desk/stories/"' in page


def test_a_link_in_the_text_leads_to_an_address(ida: Person, sit_down: SitDown) -> None:
    chooser = sit_down(ida).get("/desk/choose-external-link/").content.decode()

    assert "Address on the web" in chooser
    assert "choose-page/" not in chooser.replace("choose-page/search", "")


def test_a_reader_has_no_desk(lena: Person, draft: Story, sit_down: SitDown) -> None:
    assert sit_down(lena).get("/desk/")["Location"].startswith("/desk/login/")


def test_the_rights_of_stories_name_the_people_who_have_them(
    rosa: Person, ida: Person, pia: Person, lena: Person, draft: Story
) -> None:
    policy = StoryPolicy(Story)

    assert set(policy.users_with_permission("publish")) == {ida}
    assert set(policy.users_with_permission("view")) == {rosa, ida, pia}
    assert list(policy.instances_user_has_permission_for(rosa, "change")) == [draft]
    assert list(policy.instances_user_has_permission_for(lena, "change")) == []
    assert policy.user_has_permission(rosa, "delete") is False
    assert policy.user_has_permission_for_instance(rosa, "view", draft) is True


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_the_sign_in_speaks_the_browsers_language(
    language: str, draft: Story, client: Client
) -> None:
    page = client.get("/desk/login/", headers={"Accept-Language": language}).content.decode()

    assert f'<html lang="{language}"' in page
