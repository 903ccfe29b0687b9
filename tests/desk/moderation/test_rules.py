"""The rules of moderation at the desk: changed, tried on last month's comments, and let count."""

import logging
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from nightdesk.desk.moderation.rules.forms import RulesForm
from nightdesk.editions.models import Edition
from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from nightdesk.talk import freezing
from nightdesk.talk.models import Comment, Discussion, Learned, Rules
from nightdesk.talk.moderation import learning, trying
from nightdesk.talk.moderation.rulebook import LIMITS, Rulebook, Words, as_founded
from nightdesk.talk.state import State

PAGE = "/desk/moderation-rules/"


@pytest.fixture(autouse=True)
def thawed(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    with caplog.at_level(logging.CRITICAL):
        yield
        freezing.thaw()


@pytest.fixture
def desk(max_moderator: Person) -> Client:
    client = Client()
    client.force_login(max_moderator)
    return client


@pytest.fixture
def said(harbour_fire: Story, lena: Person) -> Comment:
    return Comment.objects.create(
        discussion=Discussion.objects.of(harbour_fire), author=lena, text="A <b>ship</b>!", html="",
        language="en", posted_at=timezone.now() - timedelta(days=1), state=State.SHOWN,
    )  # fmt: skip


def filled(edition: Edition, rulebook: Rulebook | None = None, **otherwise: Any) -> dict[str, Any]:
    """What a browser sends when only this was changed in the form."""
    form = RulesForm(edition=edition, rulebook=rulebook or Rulebook())
    sent = {name: form[name].value() for name in form.fields}
    sent = {name: field for name, field in sent.items() if field is not False and field is not None}
    sent |= {name: "\n".join(said) for name, said in sent.items() if isinstance(said, tuple | list)}
    return sent | otherwise


def text_of(response: Any) -> str:
    main = BeautifulSoup(response.content, "html.parser").select_one("main")
    assert main is not None
    return " ".join(main.get_text(" ").split())


def test_a_moderator_changes_the_rules_tries_them_and_lets_them_count(
    desk: Client, english: Edition, said: Comment, max_moderator: Person
) -> None:
    sent = filled(english, muted_0="ship\n\nship\nboat*", most_links="5", note="Ships.")
    kept = desk.post(f"{PAGE}en/", sent)
    rules = Rules.objects.get()
    assert (kept.status_code, kept["Location"]) == (302, f"{PAGE}en/1/")
    assert rules.rulebook.words == {"en": Words(("ship", "boat*"))}
    assert (rules.rulebook.most_links, rules.rulebook.limits) == (5, LIMITS)
    assert (rules.made_by, rules.note) == (max_moderator, "Ships.")
    early = desk.post(f"{PAGE}en/1/counting/", follow=True)
    assert "Try these rules on last month’s comments first." in text_of(early)

    before = text_of(desk.get(f"{PAGE}en/1/"))
    assert "Refused words · en ship, boat*" in before
    assert "Links that pass 3 5" in before
    after = text_of(desk.post(f"{PAGE}en/1/", follow=True))
    assert "1 of 1 comments" in after
    assert "refused 0 1" in after
    assert "Contains the muted word “ship”. 1" in after
    assert "A <b>ship</b>!" in after

    counts = desk.post(f"{PAGE}en/1/counting/", follow=True)
    assert "Version 1 counts from now on." in counts.content.decode()
    assert Rules.objects.rulebook_of(english).most_links == 5
    assert "They count since" in text_of(desk.get(f"{PAGE}en/1/"))
    assert "Ships." in text_of(desk.get(f"{PAGE}en/"))


def test_the_form_begins_with_what_counts_or_with_an_earlier_version(
    desk: Client, english: Edition, ada: Person
) -> None:
    for links in (1, 2):
        Rules.objects.change(english, Rulebook(most_links=links), by=ada)

    def links(query: str = "") -> str:
        page = BeautifulSoup(desk.get(f"{PAGE}en/{query}").content, "html.parser")
        [field] = page.select("[name=most_links]")
        return str(field["value"])

    assert [links(), links("?from=1"), links("?from=2"), links("?from=x")] == ["3", "1", "2", "3"]
    assert desk.get(f"{PAGE}en/?from=9").status_code == 404
    assert desk.get(f"{PAGE}xx/").status_code == 404
    assert desk.get(f"{PAGE}en/9/").status_code == 404


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("muted_0", "x" * 61, "is too long."),
        ("muted_0", "***", "“***” is no word."),
        ("muted_0", "\n".join(f"w{one}" for one in range(1001)), "More than a thousand words"),
        ("most_links", "-1", "greater than or equal to 0"),
        ("limit_place_0", "many", "Enter a whole number."),
        ("hook_address", "http://hook.example/", "It must begin with https://"),
        ("hook_address", "https://hook.example:22/", "It must begin with https://"),
    ],
)
def test_what_cannot_be_a_rule_is_sent_back(
    desk: Client, english: Edition, name: str, value: str, sentence: str
) -> None:
    response = desk.post(f"{PAGE}en/", filled(english, **{name: value}))

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not Rules.objects.exists()


def test_sites_are_kept_as_hosts_and_the_hook_has_its_secret(
    desk: Client, english: Edition
) -> None:
    hosts = "https://Spam.Example/now\nspam.example\nmünchen.example"
    sent = filled(english, forbidden_hosts=hosts, hook_address="https://hook.example/m")
    desk.post(f"{PAGE}en/", sent)

    rulebook = Rules.objects.get().rulebook
    assert rulebook.forbidden_hosts == ("spam.example", "xn--mnchen-3ya.example")
    page = desk.get(f"{PAGE}en/?from=1").content.decode()
    assert "Keep it to yourselves" in page


def test_every_change_is_told_in_the_forms_own_words(
    desk: Client, english: Edition, ada: Person
) -> None:
    rulebook = Rulebook(
        words={"": Words((), ("boat",))},
        holds_first_links=False,
        limits={**LIMITS, "place": (1, 2, 3, 4)},
    )
    Rules.objects.change(english, rulebook, by=ada)
    page = text_of(desk.get(f"{PAGE}en/1/"))

    assert "Held words · * boat" in page
    assert "new yes no" in page
    assert "Under one story, newcomers, an hour 0 4" in page
    Rules.objects.change(english, as_founded(), by=ada)
    same = text_of(desk.get(f"{PAGE}en/2/"))
    assert "Nothing is otherwise than in the rules before." in same


def test_a_long_trial_goes_on_with_another_press(
    desk: Client, english: Edition, ada: Person, said: Comment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trying, "BATCH", 1)
    Rules.objects.change(english, Rulebook(approved_first=0), by=ada)
    monkeypatch.setattr(trying.go_on, "__kwdefaults__", {"seconds": 0})

    first = desk.post(f"{PAGE}en/1/", follow=True)
    assert "Go on" in text_of(first)
    assert "rules-trial.js" in first.content.decode()
    second = desk.post(f"{PAGE}en/1/", follow=True)
    assert "Let them count" in text_of(second)


def test_missed_ones_are_shown(desk: Client, english: Edition, ada: Person, said: Comment) -> None:
    Comment.objects.update(state=State.REJECTED)
    Rules.objects.change(english, Rulebook(approved_first=0), by=ada)
    page = text_of(desk.post(f"{PAGE}en/1/", follow=True))

    assert "Passed, though moderators rejected them A <b>ship</b>!" in page


def test_the_list_tells_what_counts_and_what_does_not_yet(
    desk: Client, english: Edition, french: Edition, ada: Person
) -> None:
    rules = Rules.objects.change(english, Rulebook(), by=ada)
    page = text_of(desk.get(PAGE))
    assert page.count("The rules that the house comes with") == 2
    assert "Version 1 Change" in page

    trying.go_on(trying.begin(rules, by=ada), by=ada)
    rules.let_count(by=ada)
    page = text_of(desk.get(PAGE))
    assert page.count("The rules that the house comes with") == 1
    assert "by Ada" in page


def test_one_button_freezes_all_discussions_and_ends_it(desk: Client, english: Edition) -> None:
    frozen = desk.post(f"{PAGE}freezing/", {"press": "freeze", "why": "A flood."}, follow=True)
    assert freezing.is_frozen()
    assert "Reason: A flood." in text_of(frozen)

    thawed = desk.post(f"{PAGE}freezing/", {"press": "thaw"}, follow=True)
    assert not freezing.is_frozen()
    assert "Readers may write again." in thawed.content.decode()


def test_learning_says_what_it_found_or_that_it_is_too_early(
    desk: Client, english: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    early = desk.post(f"{PAGE}learning/", {"language": "en"}, follow=True)
    assert "Too little was decided in this language yet." in early.content.decode()

    Learned.objects.create(
        language="en", weights={}, prior=0, threshold=0, precision=91, recall=42, shown=300,
        rejected=100, at=timezone.now(),
    )  # fmt: skip
    assert "300 approved and 100 rejected" in text_of(desk.get(PAGE))
    assert learning.of("en") is not None


@pytest.mark.parametrize("name", ["lena", "rosa", "ida", "pia"])
def test_others_open_none_of_it(
    name: str, english: Edition, request: pytest.FixtureRequest
) -> None:
    client = Client()
    client.force_login(request.getfixturevalue(name))

    for address in (PAGE, f"{PAGE}en/", f"{PAGE}en/1/"):
        assert client.get(address).status_code in {302, 403}
    client.post(f"{PAGE}freezing/", {"press": "freeze"})
    assert not freezing.is_frozen()
    assert "Rules of moderation" not in client.get("/desk/").content.decode()
