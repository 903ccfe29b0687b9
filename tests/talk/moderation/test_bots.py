"""Bots: many accounts that say the same, disguise it, spread over networks and press twice."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import count

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from nightdesk.editions.models import Edition
from nightdesk.people.models import Person
from nightdesk.people.roles import Role
from nightdesk.stories.models import Story
from nightdesk.talk import posting
from nightdesk.talk.errors import NotTaken
from nightdesk.talk.models import Comment, Room
from nightdesk.talk.moderation.flood import network
from nightdesk.talk.state import State
from tests.cast import NewStory
from tests.talk.moderation.conftest import NOW
from tests.talk.pages import ADDRESS, FROM_HERE, sent

Place = Story | Room
BOTS = 40
SPAM = "Friends, I earn five thousand a week from my sofa with the casino method, ask me how!"
HOMOGLYPHS = str.maketrans("aceopxi", "асеорхі")
SMALL_TALK = "b.u.y n-o-w, says the c a s i n o"
# What one bot tries, one after another: what it said, nearly that, disguised, with links, and elsewhere.
TRIES = (
    SPAM,
    SPAM,
    SPAM.upper(),
    SPAM.translate(HOMOGLYPHS),
    SPAM.replace(" ", "\u200b "),
    f"{SPAM} https://win.example/",
    "Quick cash for everyone at https://win.example/ and https://w1n.example/ now",
    SMALL_TALK,
)


def bots(number: int, joined_days_ago: int) -> list[Person]:
    joined = NOW - timedelta(days=joined_days_ago)
    people = [
        Person(
            email=f"bot{one}@spam.example", name=f"Bot {one}", role=Role.READER, joined_at=joined
        )
        for one in range(number)
    ]
    return Person.objects.bulk_create(people)


def attack(places: list[Place], people: list[Person], address: str = "") -> Counter[str]:
    """Every bot tries everything, turn by turn, a second apart; what became of it."""
    ended: Counter[str] = Counter()
    at = count()
    for text in TRIES:
        for bot in people:
            turn = next(at)
            draft = posting.Draft(text, address=address or f"198.51.{bot.pk % 200}.{turn % 200}")
            now = NOW + timedelta(seconds=turn / len(people))
            try:
                state = posting.post(places[turn % len(places)], draft, by=bot, now=now).state
            except NotTaken as refused:
                state = refused.reason
            ended[state] += 1
    return ended


def visible() -> Counter[int]:
    """How many readers see of each."""
    return Counter(Comment.objects.shown().values_list("author", flat=True))


@pytest.fixture
def stories(write: NewStory, ida: Person) -> list[Story]:
    made = [write() for _time in range(3)]
    for story in made:
        story.publish(by=ida)
    return made


@pytest.fixture
def places(request: pytest.FixtureRequest, english: Edition) -> list[Place]:
    """Three discussions, or three rooms as they are when nobody set anything."""
    if request.param == "discussions":
        return [*request.getfixturevalue("stories")]
    return [Room.objects.create(edition=english, slug=f"room-{one}", title="x") for one in "abc"]


@pytest.mark.parametrize(
    ("places", "at_once", "seen", "refused"),
    [
        ("discussions", True, 2, {"too_fast", "too_busy"}),
        ("discussions", False, 0, {"too_fast", "too_busy"}),
        ("rooms", True, 2, {"too_fast", "too_busy", "repeated", "held"}),
    ],
    indirect=["places"],
)
def test_readers_see_next_to_nothing_of_forty_bots_that_joined_today(
    places: list[Place], settings: Settings, at_once: bool, seen: int, refused: set[str]
) -> None:
    """From the third bot on it is what others said; where first words are held, readers see none."""
    settings.TALK_AS_FOUNDED = {"first_at_once": at_once}
    ended = attack(places, bots(BOTS, 0))

    assert sorted(visible().values()) == [1] * seen
    assert sum(ended[one] for one in refused) > BOTS * len(TRIES) / 2


@pytest.mark.parametrize(
    ("places", "each", "said"),
    [("discussions", 1, {SPAM}), ("rooms", 3, {SPAM, TRIES[6], SMALL_TALK})],
    indirect=["places"],
)
def test_of_twenty_that_waited_for_a_year_readers_see_next_to_nothing(
    places: list[Place], settings: Settings, each: int, said: set[str]
) -> None:
    """Even where nobody's first words are held. In rooms one may say more in a minute, and «Yes!» is everybody's."""
    settings.TALK_AS_FOUNDED = {"approved_first": 0}
    ended = attack(places, bots(BOTS // 2, 400))

    assert max(visible().values(), default=0) <= each
    seen = Counter(Comment.objects.shown().values_list("text", flat=True))
    assert set(seen) == said
    assert max(seen[text] for text in said - {SMALL_TALK}) <= 2  # then it is what others said
    assert ended["repeated"] + ended["repeated_by_others"] + ended[State.HELD] > BOTS // 2


@pytest.mark.parametrize(
    ("places", "tries"), [("discussions", 6), ("rooms", 7)], indirect=["places"]
)
def test_a_muted_word_is_refused_in_each_of_its_disguises(
    places: list[Place], settings: Settings, tries: int
) -> None:
    words = {"": {"muted": ["casino"], "suspect": []}}
    settings.TALK_AS_FOUNDED = {"words": words, "approved_first": 0, "limits": {"place": [0] * 4}}
    ended = attack(places, bots(4, 400))

    assert ended["muted_word"] == tries * 4
    assert not Comment.objects.exclude(text=TRIES[6]).exists()  # the one without the word


@pytest.mark.parametrize(
    ("places", "passed"), [("discussions", 6), ("rooms", 12)], indirect=["places"]
)
def test_a_network_of_ipv6_is_one_however_its_addresses_change(
    places: list[Place], passed: int
) -> None:
    addresses = [network(f"2001:db8:7:7::{one:x}") for one in range(BOTS)]
    assert len(set(addresses)) == 1

    ended = Counter(
        _tried(places[0], bot, posting.Draft(f"Something new, number {number}.", address=one))
        for number, (bot, one) in enumerate(zip(bots(BOTS, 0), addresses, strict=True))
    )
    assert ended == {"shown": passed, "too_fast": BOTS - passed}
    assert max(visible().values()) == 1


def _tried(place: Place, bot: Person, draft: posting.Draft) -> str:
    try:
        return str(posting.post(place, draft, by=bot, now=NOW).state)
    except NotTaken as refused:
        return refused.reason


def test_no_address_that_a_bot_claims_is_believed(harbour_fire: Story) -> None:
    """A proxy of ours puts the true one last; without a proxy nothing that is said counts."""
    for_proxy = [
        {"HTTP_X_FORWARDED_FOR": f"203.0.113.{one}, 198.51.100.7", "REMOTE_ADDR": "127.0.0.1"}
        for one in range(10)
    ]
    alone = [
        {"HTTP_X_FORWARDED_FOR": f"203.0.113.{one}", "REMOTE_ADDR": "198.51.100.8"}
        for one in range(10)
    ]
    for said in (for_proxy, alone):
        statuses = []
        for number, (bot, headers) in enumerate(zip(bots_of(said), said, strict=True)):
            client = Client(headers=FROM_HERE)
            client.force_login(bot)
            text = f"Something new, number {number} by {bot.pk}."
            statuses.append(client.post(ADDRESS, {"text": text}, **headers).status_code)  # type: ignore[arg-type]
        assert Counter(statuses) == {303: 6, 422: 4}


def bots_of(said: list[dict[str, str]]) -> list[Person]:
    """As many as there are claims, each joined just now."""
    made = [
        Person(email=f"{one['REMOTE_ADDR']}-{number}@spam.example", joined_at=timezone.now())
        for number, one in enumerate(said)
    ]
    return Person.objects.bulk_create(made)


def test_what_is_refused_is_shown_to_its_author_with_the_text(
    harbour_fire: Story, lena: Person, settings: Settings
) -> None:
    settings.TALK_AS_FOUNDED = {"words": {"": {"muted": ["casino"], "suspect": []}}}
    client = Client(headers=FROM_HERE)
    client.force_login(lena)
    page = sent(client, text="My c4sino.").content.decode()

    assert "There is a word in it that is not used here." in page
    assert "My c4sino." in page
    assert not Comment.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_many_presses_at_once_one_is_taken(stories: list[Story], settings: Settings) -> None:
    settings.TALK_AS_FOUNDED = {"approved_first": 0, "limits": {"account": [50, 0, 50, 0]}}
    [bot] = bots(1, 400)

    def press(_time: int) -> str:
        try:
            return _tried(stories[0], bot, posting.Draft(SPAM, address="198.51.100.7"))
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as at_once:
        ended = Counter(at_once.map(press, range(12)))

    assert ended == {"shown": 1, "repeated": 11}
    assert visible() == {bot.pk: 1}
