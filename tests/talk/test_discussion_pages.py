"""The pages of a discussion, as everyone reads them."""

import re
from typing import Any

import pytest
from django.test import Client

from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from nightdesk.talk.models import Terms
from nightdesk.talk.models.reaction import Kind
from nightdesk.talk.state import Openness
from tests.talk.conftest import Say
from tests.talk.pages import ADDRESS, text_of

NAMES = re.compile(r'id="comment-([a-z2-9]{12})"')


def keys(address: str = ADDRESS) -> list[str]:
    return NAMES.findall(text_of(Client().get(address)))


def test_the_newest_thread_comes_first_with_its_first_answers_below(say: Say) -> None:
    first, second = say("First."), say("Second.")
    answers = [say(f"Answer {n}.", answers=first.key) for n in range(5)]
    assert keys() == [second.key, first.key, *(one.key for one in answers[:3])]
    page = text_of(Client().get(ADDRESS))
    assert "2 more answers" in page
    assert "data-count>7</span>" in page


def test_threads_are_read_in_any_order(say: Say, ben: Person, max_moderator: Person) -> None:
    first, second, third = say("1"), say("2"), say("3")
    second.react(Kind.LIKE, by=ben)
    third.pick(by=max_moderator)
    assert keys() == [third.key, second.key, first.key]
    assert keys(f"{ADDRESS}oldest/") == [first.key, second.key, third.key]
    assert keys(f"{ADDRESS}liked/") == [second.key, third.key, first.key]
    assert keys(f"{ADDRESS}picks/") == [third.key]


def test_long_discussions_come_in_pages(say: Say) -> None:
    every = [say(f"Number {n}.").key for n in range(23)][::-1]
    assert keys() == every[:20]
    assert keys(f"{ADDRESS}?page=2") == every[20:]
    assert Client().get(f"{ADDRESS}?page=3").status_code == 404


def test_a_comment_has_an_address_with_all_its_answers(say: Say) -> None:
    root = say("Root.")
    answer = say("Answer.", answers=root.key)
    deeper = say("Deeper.", answers=answer.key)
    assert keys(root.get_absolute_url()) == [root.key, answer.key, deeper.key]
    assert keys(answer.get_absolute_url()) == [root.key, answer.key, deeper.key]
    assert "to A reader" in text_of(Client().get(root.get_absolute_url()))


@pytest.mark.parametrize("many", [1, 3, 50])
def test_a_page_costs_the_same_however_many_comments_there_are(
    say: Say, django_assert_num_queries: Any, many: int
) -> None:
    for number in range(many):
        root = say(f"Thread {number}.")
        for _ in range(1 if many < 50 else 4):
            say("Answer.", answers=root.key)
    with django_assert_num_queries(10):
        Client().get(ADDRESS)


def test_what_is_gone_keeps_a_place_where_it_was_answered(
    say: Say, lena: Person, max_moderator: Person
) -> None:
    deleted, rejected, alone = say("Secret 1"), say("Secret 2"), say("Secret 3")
    for one in (deleted, rejected):
        say("Answer.", answers=one.key)
        one.refresh_from_db()
    deleted.withdraw(by=lena)
    rejected.reject("abuse", by=max_moderator)
    alone.withdraw(by=lena)
    page = text_of(Client().get(ADDRESS))
    assert "Secret" not in page
    assert "Deleted by its author." in page
    assert "Removed by the moderators." in page
    assert len(keys()) == 4
    assert Client().get(alone.get_absolute_url()).status_code == 404
    assert "Secret" not in text_of(Client().get(deleted.get_absolute_url()))


def test_where_it_is_off_there_is_no_discussion(harbour_fire: Story, say: Say) -> None:
    say()
    Terms(edition=harbour_fire.edition, openness=Openness.OFF).say()
    assert Client().get(ADDRESS).status_code == 404
    assert "Discussion" not in text_of(Client().get(harbour_fire.get_absolute_url()))


def test_a_closed_discussion_says_why(harbour_fire: Story, say: Say) -> None:
    say()
    terms = Terms(edition=harbour_fire.edition, openness=Openness.CLOSED, why="Court is sitting.")
    terms.say()
    for address in (ADDRESS, harbour_fire.get_absolute_url()):
        page = text_of(Client().get(address))
        assert "Court is sitting." in page
        assert "<textarea" not in page


def test_under_a_retracted_story_nobody_writes_any_more(
    harbour_fire: Story, say: Say, ida: Person
) -> None:
    say("Before.")
    harbour_fire.retract("It was untrue.", by=ida)
    page = text_of(Client().get(ADDRESS))
    assert "Before." in page
    assert "This story was retracted." in page


def test_a_killed_story_takes_its_discussion_along(
    harbour_fire: Story, say: Say, ida: Person
) -> None:
    comment = say()
    harbour_fire.kill("A court said so.", by=ida)
    assert Client().get(ADDRESS).status_code == 410
    assert Client().get(comment.get_absolute_url()).status_code == 410


def test_an_address_in_another_section_leads_on(harbour_fire: Story, say: Say) -> None:
    comment = say()
    for address in (ADDRESS, comment.get_absolute_url()):
        elsewhere = Client().get(address.replace("/harbour/", "/sport/", 1))
        assert (elsewhere.status_code, elsewhere["Location"]) == (301, address)


def test_the_story_shows_its_newest_threads(harbour_fire: Story, say: Say) -> None:
    page = text_of(Client().get(harbour_fire.get_absolute_url()))
    assert ADDRESS in page
    every = [say(f"Number {n}.").key for n in range(9)][::-1]
    assert keys(harbour_fire.get_absolute_url()) == every[:8]


def test_people_of_the_newsroom_and_picks_are_marked(
    say: Say, ida: Person, max_moderator: Person
) -> None:
    say("From the desk.", by=ida).pick(by=max_moderator)
    page = text_of(Client().get(ADDRESS))
    assert 'comment__badge">Editor<' in page
    assert "Picked by the newsroom" in page
    assert ">Ida</bdi>" in page


def test_what_a_reader_says_of_themselves_stands_behind_more(say: Say, lena: Person) -> None:
    lena.about = "Likes <b>boats</b>."
    lena.save()
    say()
    assert '<p dir="auto">Likes &lt;b&gt;boats&lt;/b&gt;.</p>' in text_of(Client().get(ADDRESS))


def test_a_comment_in_another_language_says_so(say: Say) -> None:
    say("Très bien.", language="fr")
    assert 'class="comment__text" lang="fr" dir="auto"' in text_of(Client().get(ADDRESS))
