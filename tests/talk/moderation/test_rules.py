"""Rules: versions that stay, tried on last month's comments before one of them counts."""

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from nightdesk.editions.models import Edition
from nightdesk.events.models import Event
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from nightdesk.talk.errors import NotNow, NotTheirs
from nightdesk.talk.models import Comment, Discussion, Rules, Trial
from nightdesk.talk.moderation import trying
from nightdesk.talk.moderation.rulebook import LIMITS, Rulebook, Words, as_founded
from nightdesk.talk.state import State

SHIP = Rulebook(words={"en": Words(("ship",), ("boat",))}, approved_first=0)


def tried(rules: Rules, by: Person) -> Rules:
    trial = trying.begin(rules, by=by)
    trying.go_on(trial, by=by)
    assert trial.is_done
    return rules


@pytest.fixture
def wrote(harbour_fire: Story, lena: Person) -> object:
    """Lena wrote this so many days ago, and this became of it."""
    discussion = Discussion.objects.of(harbour_fire)

    def written(text: str, state: State, days: int = 1, by: Person = lena) -> Comment:
        at = timezone.now() - timedelta(days=days)
        return Comment.objects.create(
            discussion=discussion,
            author=by,
            text=text,
            html="",
            language="en",
            posted_at=at,
            state=state,
        )

    return written


def test_a_rulebook_is_kept_as_it_was_and_forgets_what_it_does_not_know() -> None:
    rulebook = Rulebook(words={"": Words(("a",), ("b",))}, forbidden_hosts=("spam.example",))

    assert Rulebook.read(rulebook.kept()) == rulebook
    assert Rulebook.read({"of old": 1, "limits": {"place": [1, 2, 3, 4]}}).limits == {
        **LIMITS,
        "place": (1, 2, 3, 4),
    }


def test_without_rules_of_its_own_an_edition_goes_by_the_houses(english: Edition) -> None:
    assert Rules.objects.rulebook_of(english) == as_founded() == Rulebook()


def test_a_change_counts_when_it_was_tried_and_somebody_says_so(
    english: Edition, french: Edition, ada: Person, max_moderator: Person
) -> None:
    rules = Rules.objects.change(english, SHIP, by=max_moderator, note="Ships.")
    assert (rules.number, rules.is_counted, str(rules)) == (1, False, f"{english} 1")
    with pytest.raises(NotNow):
        rules.let_count(by=ada)

    tried(rules, max_moderator).let_count(by=ada)

    assert Rules.objects.rulebook_of(english) == SHIP
    assert Rules.objects.rulebook_of(french) == Rulebook()
    event = Event.objects.on("moderation:en").get()
    assert (event.kind, event.actor, event.particulars) == ("rules.counted", ada, {"number": 1})


def test_who_changed_what_stays(english: Edition, ada: Person, clara: Person) -> None:
    first = Rules.objects.change(english, SHIP, by=clara)
    tried(first, ada).let_count(by=ada)
    second = Rules.objects.change(english, Rulebook(most_links=1), by=ada)

    assert [one.number for one in Rules.objects.of(english)] == [2, 1]
    assert second.changes() == {
        "words": ({"en": {"muted": ("ship",), "suspect": ("boat",)}}, {}),
        "approved_first": (0, 1),
        "most_links": (3, 1),
    }


def test_rules_that_follow_others_than_those_that_count_are_refused(
    english: Edition, ada: Person
) -> None:
    one, other = (Rules.objects.change(english, SHIP, by=ada) for _time in range(2))
    tried(one, ada).let_count(by=ada)

    with pytest.raises(NotNow):
        tried(other, ada).let_count(by=ada)
    with pytest.raises(NotNow):
        one.let_count(by=ada)


@pytest.mark.parametrize("role", ["lena", "rosa", "ida", "pia"])
def test_others_change_no_rules(
    role: str, english: Edition, ada: Person, request: pytest.FixtureRequest
) -> None:
    stranger = request.getfixturevalue(role)
    rules = Rules.objects.change(english, SHIP, by=ada)
    trial = trying.begin(rules, by=ada)

    for act in (
        lambda: Rules.objects.change(english, SHIP, by=stranger),
        lambda: trying.begin(rules, by=stranger),
        lambda: trying.go_on(trial, by=stranger),
        lambda: rules.let_count(by=stranger),
    ):
        with pytest.raises(NotTheirs):
            act()


def test_a_trial_tells_what_would_have_become_of_last_months_comments(
    english: Edition, ada: Person, ida: Person, wrote: object
) -> None:
    wrote("A ship, long ago.", State.SHOWN, 31)  # type: ignore[operator]
    wrote("A tide.", State.SHOWN)  # type: ignore[operator]
    seen = wrote("A ship.", State.SHOWN)  # type: ignore[operator]
    wrote("A boat.", State.HELD)  # type: ignore[operator]
    missed = wrote("A raft.", State.REJECTED)  # type: ignore[operator]
    wrote("A ship again.", State.REJECTED)  # type: ignore[operator]
    wrote("My own ship.", State.DELETED)  # type: ignore[operator]
    wrote("The newsroom's ship.", State.SHOWN, 1, ida)  # type: ignore[operator]
    rules = Rules.objects.change(english, SHIP, by=ada)

    tried(rules, ada)

    figures = rules.trial.figures
    assert (rules.trial.looked_at, rules.trial.to_look_at) == (6, 6)
    assert figures["then"] == {"pass": 3, "refuse": 2, "hold": 1}
    assert figures["reasons"] == {"muted_word:ship": 2, "suspect_word:boat": 1}
    assert figures["outcomes"] == {
        "pass shown": 2, "refuse shown": 1, "hold held": 1, "pass rejected": 1, "refuse rejected": 1,
    }  # fmt: skip
    assert (figures["missed"], figures["wrongly"]) == ([missed.key], [seen.key])
    assert str(rules.trial) == f"{rules.pk}: 6/6"


def test_first_timers_are_tried_as_they_were_then(
    english: Edition, ada: Person, ben: Person, wrote: object
) -> None:
    wrote("Long ago.", State.SHOWN, 40)  # type: ignore[operator]
    for number in range(3):
        wrote(f"Number {number}.", State.SHOWN, 9 - number)  # type: ignore[operator]
        wrote(f"Number {number}.", State.SHOWN, 9 - number, ben)  # type: ignore[operator]
    rules = tried(
        Rules.objects.change(english, Rulebook(approved_first=2, first_at_once=False), by=ada), ada
    )

    assert rules.trial.figures["reasons"] == {"first_timer:": 3}
    assert rules.trial.figures["now"] == {"pass": 6}


def test_a_trial_goes_on_batch_by_batch_and_only_once(
    english: Edition, ada: Person, wrote: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trying, "BATCH", 2)
    for number in range(5):
        wrote(f"Number {number}.", State.SHOWN)  # type: ignore[operator]
    rules = Rules.objects.change(english, SHIP, by=ada)
    trial = trying.begin(rules, by=ada)
    in_another_tab = Trial.objects.get(pk=trial.pk)

    trying.go_on(trial, by=ada, seconds=0)
    assert (trial.looked_at, trial.is_done) == (2, False)
    assert not Rules.objects.get(pk=rules.pk).is_tried
    trying.go_on(in_another_tab, by=ada, seconds=0)
    assert in_another_tab.looked_at == 2
    trying.go_on(trial, by=ada)

    assert (trial.looked_at, trial.is_done, trial.figures["then"]) == (5, True, {"pass": 5})
    assert trying.begin(rules, by=ada) == trial


def test_no_more_than_so_many_are_looked_at(
    english: Edition, ada: Person, wrote: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trying, "MOST", 3)
    for number in range(6):
        wrote(f"Number {number}.", State.SHOWN, 9 - number)  # type: ignore[operator]
    rules = tried(Rules.objects.change(english, SHIP, by=ada), ada)

    assert rules.trial.looked_at == 4  # that at the very hour with them


def test_a_batch_costs_the_same_whatever_is_in_it(
    english: Edition,
    ada: Person,
    ben: Person,
    wrote: object,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    wrote("A tide.", State.SHOWN)  # type: ignore[operator]
    one = trying.begin(Rules.objects.change(english, SHIP, by=ada), by=ada)
    for number in range(9):
        wrote(f"Number {number}.", State.SHOWN, 2, ben)  # type: ignore[operator]
    many = trying.begin(Rules.objects.change(english, SHIP, by=ada), by=ada)

    for trial in (one, many):
        with django_assert_num_queries(6):
            trying.go_on(trial, by=ada)
