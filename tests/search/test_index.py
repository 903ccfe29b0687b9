from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from nightdesk.search.models import Words
from nightdesk.search.question import Question, TooMuchError, Where
from nightdesk.search.sought import OfWeeks, Sought
from nightdesk.search.tokens import MOST_WORDS, Document, Tokens, place, week

NOON = datetime(2026, 6, 3, 12, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def document(number: int = 7, text: str = "", **others: object) -> Document:
    told = {"at": NOON, "language": "en", "headline": "", "top": [], "text": [text], **others}
    return Document(number=number, **told)  # type: ignore[arg-type]


def found(
    words: str, *marks: str, where: Where = Where.ANYWHERE, language: str = "en"
) -> list[int]:
    sought = Sought(Question.of(words, language), marks, where)
    return Words.objects.answering(sought).newest_numbers(10)


@pytest.mark.parametrize(
    "question",
    [
        "ferry", "ferries", "FERRY harbours", '"the ferry left"', "ferry -fire", "café", "cafe",
        '"at the café"', "12",
    ],
)  # fmt: skip
def test_a_document_is_found(question: str) -> None:
    Words.objects.put(document(text="At the café: the ferry left the harbour on the 12th, the 12."))
    assert found(question) == [7]


@pytest.mark.parametrize(
    "question", ["fire", '"ferry the left"', "ferry -harbour", '"left ferries"', "caf", '"left at"']
)
def test_what_it_does_not_say_does_not_find_it(question: str) -> None:
    Words.objects.put(document(text="The ferry left", headline="At the harbour café"))
    assert found(question) == []


def test_words_are_near_the_top_or_not() -> None:
    Words.objects.put(document(headline="Fire", top=["A harbour burns"], text="Smoke over boats"))
    assert found("fire", where=Where.HEADLINE) == found("burning", where=Where.TOP) == [7]
    assert found("burn", where=Where.HEADLINE) == found("smoke", where=Where.TOP) == []
    assert found("fire burning smoke") == [7]


def test_what_is_not_wanted_is_wanted_nowhere() -> None:
    Words.objects.put(document(headline="Fire", text="Smoke over boats"))
    assert found("fire -smoke", where=Where.HEADLINE) == found("fire -smoke") == []


def test_marks_narrow_and_cannot_be_typed() -> None:
    Words.objects.put(document(text="Ferry", marks=["e1", "s2"]))
    assert found("ferry", "e1", "s2") == [7]
    assert found("ferry", "e2") == found("me1") == []


def test_the_newest_come_first_whenever_they_were_put() -> None:
    for number, days in ((1, 2), (2, 0), (3, 1)):
        Words.objects.put(document(number, "Ferry", at=NOON - timedelta(days=days)))
    assert found("ferry") == [2, 3, 1]


@pytest.mark.parametrize("ages", [(0, 1, 2), (0, 100, 1_000), (1_000, 5_000, 30_000)])
def test_the_newest_are_found_however_long_ago_they_were(ages: tuple[int, ...]) -> None:
    """In days: in the weeks that are tried first, in those tried then, or long before."""
    for number, days in enumerate(ages):
        Words.objects.put(document(number, "Ferry", at=NOON - timedelta(days=days)))
    ferry = Words.objects.answering(Sought(Question.of("ferry", "en")))
    assert [ferry.newest_numbers(most, before=NOON) for most in (1, 2, 3, 9)] == [
        [0], [0, 1], [0, 1, 2], [0, 1, 2]
    ]  # fmt: skip


@pytest.mark.parametrize("years", [0, 100, 1_900])
def test_a_document_is_of_its_week_alone(years: int) -> None:
    at = NOON.replace(year=NOON.year - years)
    Words.objects.put(document(text="Ferry", at=at))
    of = Words.objects.all()
    found = [of.filter(tokens__matching=OfWeeks(range(one, one + 1))).count() for one in around(at)]
    assert found == [0, 1, 0]


def around(at: datetime) -> range:
    return range(week(at) - 1, week(at) + 2)


def test_documents_have_places_before_there_were_computers() -> None:
    long_ago = datetime(1850, 1, 1, tzinfo=UTC)
    Words.objects.put(document(7, "Ferry", at=long_ago), document(8, "Ferry"))
    assert found("ferry") == [8, 7]
    assert place(long_ago, 7) < 0


def test_only_a_time_is_looked_through() -> None:
    Words.objects.put(document(text="Ferry"))
    second = timedelta(seconds=1)
    ferry = Words.objects.answering(Sought(Question.of("ferry", "en")))
    assert ferry.between(NOON, NOON + second).newest_numbers(10) == [7]
    assert ferry.between(None, None).newest_numbers(10) == [7]
    assert ferry.between(NOON + second, None).newest_numbers(10) == []
    assert ferry.between(None, NOON).newest_numbers(10) == []


def test_put_again_it_says_only_the_new() -> None:
    Words.objects.put(document(text="Ferry"))
    Words.objects.put(document(text="Boat"))
    assert (found("ferry"), found("boat")) == ([], [7])


def test_what_is_dropped_is_found_no_more() -> None:
    Words.objects.put(document(text="Ferry"))
    Words.objects.drop([document().place])
    assert found("ferry") == []
    assert not Words.objects.exists()


def test_a_text_of_any_length_is_kept_up_to_a_measure() -> None:
    Words.objects.put(document(text=" ".join(["ferry"] * (MOST_WORDS * 2)) + " boat"))
    assert (found("ferry"), found("boat")) == ([7], [])


def test_a_text_of_the_longest_words_is_kept() -> None:
    words = " ".join(f"{'ש' * 70}{number}" for number in range(5_000))
    Words.objects.put(document(text=words, language="he"))
    assert Words.objects.count() == 1


def test_arabic_is_found_in_its_spellings() -> None:
    Words.objects.put(document(text="أُجريت الإنتخابات في لبنان ومصر", language="ar"))
    for question in ("انتخابات", "الانتخابات", "مصر", "لبنان", "والانتخابات"):
        assert found(question, language="ar") == [7], question


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.text(max_size=80)
    | st.text("\"'()*:^-+&|!<>\\{}ab ﷺ،", max_size=40)
    | st.sampled_from(
        ["NEAR(a b)", 'a" OR "b', "a:*", "rowid:1", "\\'; DROP TABLE x --", "a <-> b"]
    )
)
def test_whatever_is_asked_is_answered(text: str) -> None:
    try:
        question = Question.of(text, "fr")
    except TooMuchError:
        return
    if question:
        assert Words.objects.answering(Sought(question)).newest_numbers(10) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=120), st.sampled_from(["en", "ar", "ru", "zh"]))
@example("\u0e33 \u30ff \u0edc", "en")
def test_whatever_is_written_is_found_by_its_own_words(text: str, language: str) -> None:
    Words.objects.put(document(text=text, language=language))
    for word in Tokens(document(text=text, language=language)).in_order[:5]:
        if len(word) > 1:
            assert found(f'"{word[1:]}"', language=language) == [7]
