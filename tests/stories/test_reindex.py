from io import StringIO

from django.core.management import call_command
from django.test import Client

from nightdesk.people.models import Person
from nightdesk.search.models import Words
from nightdesk.stories import indexing
from nightdesk.stories.management.commands import reindex
from nightdesk.stories.models import Story
from tests.cast import NewStory


def told(*arguments: str) -> list[str]:
    out = StringIO()
    call_command("reindex", *arguments, stdout=out)
    return out.getvalue().splitlines()


def test_a_deleted_index_is_written_again(harbour_fire: Story, draft: Story) -> None:
    before = list(Words.objects.values_list("place", flat=True))
    Words.objects.all().delete()
    assert told("--if-missing") == ["Stories that can be found: 1"]
    assert list(Words.objects.values_list("place", flat=True)) == before
    assert b"/harbour-fire/" in Client().get("/en/search/?q=quay").content


def test_an_index_that_is_there_is_left_alone(harbour_fire: Story) -> None:
    assert told("--if-missing") == []


def test_words_of_what_was_hidden_behind_its_back_are_dropped(
    harbour_fire: Story, write: NewStory, ida: Person
) -> None:
    write("Ferry late").publish(by=ida)
    Story.objects.filter(pk=harbour_fire.pk).update(state="killed")
    assert told() == ["Stories that can be found: 1"]
    assert Words.objects.count() == 1


def test_it_tells_how_far_it_has_come(write: NewStory, ida: Person, monkeypatch: object) -> None:
    monkeypatch.setattr(indexing, "AT_ONCE", 1)  # type: ignore[attr-defined]
    monkeypatch.setattr(reindex, "SECONDS_BETWEEN_WORDS", 0.0)  # type: ignore[attr-defined]
    for _ in range(2):
        write().publish(by=ida)
    assert told() == ["  1 of 2 stories", "  2 of 2 stories", "Stories that can be found: 2"]


def test_what_is_hidden_meanwhile_stays_hidden(harbour_fire: Story, ida: Person) -> None:
    harbour_fire.kill("Libel.", by=ida)
    assert indexing.write([harbour_fire.pk]) == 0
    assert not Words.objects.exists()
