"""The side bar holds the same entries in every language."""

import re

import pytest
from wagtail.admin.menu import admin_menu
from wagtail.users.models import UserProfile

from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from tests.desk.conftest import SitDown


@pytest.mark.parametrize(
    ("language", "labels"),
    [
        ("fr", ["Articles", "Photos", "Journal", "Rédaction"]),
        ("ar", ["المواد", "الصور", "الصحيفة", "غرفة التحرير"]),
    ],
)
def test_whoever_comes_first_after_a_restart_everyone_has_the_whole_menu(
    language: str, labels: list[str], ada: Person, draft: Story, sit_down: SitDown
) -> None:
    """The side bar was put together in the first person's language, and lost what it knew by English names."""
    admin_menu.__dict__.pop("registered_menu_items", None)
    UserProfile.objects.create(user=ada, preferred_language=language)

    page = sit_down(ada).get("/desk/").content.decode()

    sidebar = page.partition('id="wagtail-sidebar-props"')[2].partition("</script>")[0]
    shown = [
        bytes(found, "ascii").decode("unicode_escape") for found in re.findall(r'"(.*?)"', sidebar)
    ]
    assert [label for label in shown if label in labels] == labels
