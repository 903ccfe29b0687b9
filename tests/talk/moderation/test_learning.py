"""Learning from what moderators decided here, and saying how often it errs."""

import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nightdesk.people.models import Person
from nightdesk.stories.models import Story
from nightdesk.talk.models import Comment, Discussion, Learned, Ruling
from nightdesk.talk.models.ruling import Verdict
from nightdesk.talk.moderation import learning, like_rejected
from nightdesk.talk.moderation.learning import Example, bits_of, chosen, figures
from nightdesk.talk.state import State
from tests.talk.moderation.conftest import NOW, handed_in, told

GOOD = (
    "ferry tide harbour council school morning train letter neighbour market boat weather".split()
)
BAD = "casino bonus jackpot crypto earn sofa method profit click deposit winner spins".split()


def sentences(words: list[str], number: int, seed: int) -> list[str]:
    chance = random.Random(seed)
    return [
        " ".join(chance.choices([*words, "the", "and", "of", "was"], k=12)) for _ in range(number)
    ]


@pytest.fixture
def decide(harbour_fire: Story, lena: Person, ada: Person) -> object:
    """Moderators decided so about comments with these texts."""
    discussion = Discussion.objects.of(harbour_fire)

    def decided(texts: list[str], verdict: Verdict, language: str = "en") -> None:
        state = State.SHOWN if verdict == Verdict.SHOW else State.REJECTED
        made = Comment.objects.bulk_create(
            Comment(discussion=discussion, author=lena, text=text, html="", language=language,
                    posted_at=NOW, state=state)
            for text in texts
        )  # fmt: skip
        Ruling.objects.bulk_create(
            Ruling(comment=one, author=lena, verdict=verdict, by=ada, at=NOW) for one in made
        )

    return decided


def test_of_too_few_decisions_nothing_is_learned(decide: object) -> None:
    decide(sentences(GOOD, 180, 1), Verdict.SHOW)  # type: ignore[operator]
    decide(sentences(BAD, 39, 2), Verdict.REFUSE)  # type: ignore[operator]

    assert learning.learn("en") is None
    assert not Learned.objects.exists()


def test_what_resembles_the_rejected_waits_and_says_how_often_that_is_wrong(decide: object) -> None:
    decide(sentences(GOOD, 150, 1), Verdict.SHOW)  # type: ignore[operator]
    decide(sentences(BAD, 60, 2), Verdict.REFUSE)  # type: ignore[operator]
    decide(sentences(GOOD, 50, 3), Verdict.REFUSE, "fr")  # type: ignore[operator]
    learned = learning.learn("en")

    assert learned is not None
    assert (learned.shown, learned.rejected) == (150, 60)
    assert learned.precision >= 85
    assert learned.recall >= 80
    [bad], [good] = sentences(BAD, 1, 9), sentences(GOOD, 1, 9)
    held = like_rejected.judge(handed_in(bad, learned_precision=80))
    assert told(held) == ("hold", "like_rejected")
    assert held.particulars == {"precision": learned.precision, "recall": learned.recall}
    assert told(like_rejected.judge(handed_in(good, learned_precision=80))) == ("pass", "")
    assert told(like_rejected.judge(handed_in(bad))) == ("pass", "")
    assert told(like_rejected.judge(handed_in(bad, learned_precision=80, language="fr"))) == (
        "hold",
        "like_rejected",
    )


def test_one_who_cannot_tell_them_apart_says_so_and_is_not_asked(decide: object) -> None:
    decide(sentences(GOOD, 150, 1), Verdict.SHOW)  # type: ignore[operator]
    decide(sentences(GOOD, 100, 2), Verdict.REFUSE)  # type: ignore[operator]
    learned = learning.learn("en")

    assert learned is not None
    assert learned.precision < 80
    [text] = sentences(GOOD, 1, 9)
    assert told(like_rejected.judge(handed_in(text, learned_precision=80))) == ("pass", "")


@pytest.mark.django_db
def test_weights_are_read_once_and_again_when_they_are_new() -> None:
    columns = {"weights": {"casi": 9.0}, "prior": 0.0, "threshold": 1.0, "precision": 95,
               "recall": 50, "shown": 1, "rejected": 1}  # fmt: skip
    learned = Learned.objects.create(language="xx", at=NOW, **columns)
    with CaptureQueriesContext(connection) as asked:
        first = learning.of("xx")
        again = learning.of("xx")
    assert (first, again, len(asked)) == (learned, learned, 3)

    Learned.objects.update(at=NOW.replace(year=2027), threshold=2.0)
    new = learning.of("xx")
    assert new is not None
    assert new.threshold == 2.0


@pytest.mark.django_db
def test_where_nothing_was_learned_nothing_is_held() -> None:
    assert told(like_rejected.judge(handed_in(learned_precision=80))) == ("pass", "")


def test_only_the_last_decision_counts(decide: object, ada: Person, lena: Person) -> None:
    decide(["the tide", "the casino"], Verdict.REFUSE)  # type: ignore[operator]
    comment = Comment.objects.get(text="the tide")
    Ruling.objects.create(comment=comment, author=lena, verdict=Verdict.SHOW, by=ada, at=NOW)

    assert {one.is_rejected: one.bits for one in learning.decided("en")} == {
        False: bits_of("the tide"),
        True: bits_of("the casino"),
    }


def test_nothing_that_only_one_person_wrote_can_be_learned() -> None:
    examples = [
        Example(bits_of(text), at % 2 == 0) for at, text in enumerate(sentences(GOOD, 40, 1))
    ]
    rare = Example(bits_of("xylophonist quizzes"), is_rejected=True)

    assert (
        not rare.bits - bits_of(" ".join(GOOD)) & learning.trained([*examples, rare]).weights.keys()
    )


@pytest.mark.parametrize(
    ("judged", "threshold", "found"),
    [
        ([(3.0, True), (2.0, True), (1.0, False), (0.0, False)], 2.0, (100, 100)),
        ([(3.0, False), (2.0, True), (1.0, True)], 3.0, (0, 0)),
        ([(3.0, True), (2.0, False), (1.0, True)], 3.0, (100, 50)),
        ([(1.0, False)], 1.0, (0, 0)),
    ],
)
def test_the_threshold_is_where_nine_of_ten_are_rightly_held(
    judged: list[tuple[float, bool]], threshold: float, found: tuple[int, int]
) -> None:
    assert chosen(judged) == threshold
    assert figures(judged, threshold) == found


def test_nothing_held_is_nothing_found() -> None:
    assert figures([(1.0, True)], 2.0) == (0, 0)
